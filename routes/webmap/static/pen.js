/* How lines, points and areas are drawn. The map and the legend draw with the same strokes. */
(function (routes) {
  "use strict";

  const { colour } = routes.palette;
  const { along, lengthOf, longestRun, shifted, trimmed } = routes.shape;

  const HALO_ALPHA = 0.85;
  const UNSELECTED = 0.28;
  const CROSS_PX = 5;
  const ARROW_SHARE = 0.2;
  const BOTH_DASH = [6, 6];

  function halo() {
    return withAlpha(colour("paper"), HALO_ALPHA);
  }

  function trace(context, points) {
    context.beginPath();
    points.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
  }

  function strokeLine(context, points, { color, width, dash = [], offset = 0, cap = "" }) {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.lineJoin = "round";
    context.lineCap = cap || (dash.length && dash[0] >= 1 ? "butt" : "round");
    context.setLineDash(dash);
    context.lineDashOffset = offset;
    trace(context, points);
    context.stroke();
    context.setLineDash([]);
    context.lineDashOffset = 0;
  }

  /** How much of a line shows at each length along it: less and less towards a vague end. */
  function opacityAlong(total, fades, { px, share, least }) {
    const tail = Math.min(px, total * share) || 1;
    const [head, foot] = fades.map((isVague) => (isVague ? tail : 0));
    const rise = (at, length) => (length ? least + (1 - least) * Math.min(at / length, 1) : 1);
    return { bends: [head, total - foot], at: (at) => Math.min(rise(at, head), rise(total - at, foot)) };
  }

  /** The stretches of a line that are stroked alike, in order, each with what shows at its ends. */
  function stretches(points, { strokes, fades }, style) {
    const total = lengthOf(points);
    const opacity = opacityAlong(total, fades, style.fade);
    const found = [];
    let begin = 0;
    for (const { share, dash, thin } of strokes) {
      const end = begin + share * total;
      const bends = opacity.bends.filter((at) => at > begin && at < end).sort((a, b) => a - b);
      const cuts = [begin, ...bends, end];
      for (let i = 1; i < cuts.length; i += 1) {
        const shown = trimmed(points, cuts[i - 1], Math.max(total - cuts[i], 0));
        if (shown.length) {
          const alphas = [opacity.at(cuts[i - 1]), opacity.at(cuts[i])];
          found.push({ points: shown, dash, thin, alphas, offset: cuts[i - 1] - begin });
        }
      }
      begin = end;
    }
    return found;
  }

  /** A colour, or a gradient along a stretch that fades. */
  function inkOf(context, color, { points, alphas }) {
    if (alphas[0] === 1 && alphas[1] === 1) {
      return color;
    }
    const gradient = context.createLinearGradient(...points[0], ...points[points.length - 1]);
    alphas.forEach((alpha, i) => gradient.addColorStop(i, withAlpha(color, alpha)));
    return gradient;
  }

  function strokeStrand(context, points, { color, width, look, style }) {
    for (const stretch of stretches(points, look, style)) {
      const { dash, offset, thin } = stretch;
      const shownWidth = thin ? width * style.thin : width;
      // Round ends of a fading stretch would show twice where it meets the next.
      const cap = stretch.alphas[0] === stretch.alphas[1] || dash.length ? "" : "butt";
      const color_ = inkOf(context, color, stretch);
      strokeLine(context, stretch.points, { color: color_, width: shownWidth, dash, offset, cap });
    }
  }

  /** Draw a line: one strand for what is said or denied, two where it is both. */
  function drawLine(context, points, look, style) {
    const { colours, width } = look;
    // What is selected stands on the colour that marks the words for it.
    if (look.stands) {
      strokeLine(context, points, { color: colour("mark"), width: width + 11 });
    }
    const under = { strokes: [{ share: 1, dash: [] }], fades: look.fades };
    if (colours.length < 2) {
      strokeStrand(context, points, { color: halo(), width: width + 3, look: under, style });
      strokeStrand(context, points, { color: colour(colours[0]), width, look, style });
      return;
    }
    const strand = Math.max(width * 0.6, 1.8);
    const half = strand / 2 + 1.4;
    strokeStrand(context, points, { color: halo(), width: width + strand + 5, look: under, style });
    [half, -half].forEach((aside, i) => {
      const moved = shifted(points, aside);
      strokeStrand(context, moved, { color: colour(colours[i]), width: strand, look, style });
    });
  }

  function drawArrow(context, { point, angle }, { colours, width }, roomPx) {
    // On a short line it must not hide the line and its ends.
    const size = Math.min(5 + width * 1.3, roomPx * ARROW_SHARE);
    context.save();
    context.translate(...point);
    context.rotate(angle);
    trace(context, [
      [size, 0],
      [-size * 0.7, size * 0.72],
      [-size * 0.7, -size * 0.72],
    ]);
    context.closePath();
    context.lineJoin = "round";
    context.lineWidth = 3;
    context.strokeStyle = halo();
    context.stroke();
    context.fillStyle = colour(colours[0]);
    context.fill();
    context.restore();
  }

  function drawCross(context, [x, y], role) {
    const arms = [
      [-1, -1, 1, 1],
      [-1, 1, 1, -1],
    ];
    for (const stroke of [{ color: halo(), width: 6 }, { color: colour(role), width: 2.4 }]) {
      for (const [x1, y1, x2, y2] of arms) {
        const ends = [
          [x + x1 * CROSS_PX, y + y1 * CROSS_PX],
          [x + x2 * CROSS_PX, y + y2 * CROSS_PX],
        ];
        strokeLine(context, ends, stroke);
      }
    }
  }

  /** Draw a line with its arrow about the middle of what the box shows of it. */
  function drawHop(context, points, look, { box, arrowAt, style }) {
    if (points.length < 2) {
      return;
    }
    drawLine(context, points, look, style);
    const run = longestRun(points, box);
    if (!run) {
      return;
    }
    drawArrow(context, along(run, arrowAt), look, lengthOf(run));
    if (look.crossed) {
      drawCross(context, along(run, arrowAt - 0.2).point, look.colours[0]);
    }
  }

  /**
   * Draw a web of lines: thin, without halo and arrows. Lines of one pixel that are stroked one
   * by one cost a tenth of wider ones, or of all in one path.
   */
  function drawMany(context, lines, style, frame) {
    context.lineWidth = 1;
    const strokes = new Map();
    const strokesOf = (look) => {
      const { dash } = look.strokes.reduce((a, b) => (b.share > a.share ? b : a));
      return look.colours.map((role, i) => [withAlpha(colour(role), style.web), i ? BOTH_DASH : dash]);
    };
    for (const line of lines) {
      const { look } = line;
      if (!strokes.has(look)) {
        strokes.set(look, strokesOf(look));
      }
      // Where a line runs just as it lies in the plane, its pixels need not be kept.
      if (line.asidePx || line.from.area || line.to.area) {
        trace(context, line.screen);
      } else {
        tracePlane(context, line.plane, frame);
      }
      for (const [color, dash] of strokes.get(look)) {
        context.strokeStyle = color;
        context.setLineDash(dash);
        context.stroke();
      }
    }
    context.setLineDash([]);
  }

  /** Trace x and y in turn of the plane of zoom 0; what runs beyond the edge of the map is left out. */
  function tracePlane(context, points, { scale, origin, edges }) {
    context.beginPath();
    for (let i = 0; i < points.length; i += 2) {
      const y = points[i + 1];
      const isBeyond = y === points[i - 1] && edges.includes(y);
      context[isBeyond ? "moveTo" : "lineTo"](points[i] * scale - origin.x, y * scale - origin.y);
    }
  }

  /** Draw a place that is a point; a dashed ring tells that its reading is only probable. */
  function drawPoint(context, [x, y], ringPx, isSmall = false) {
    if (ringPx) {
      context.beginPath();
      context.arc(x, y, ringPx, 0, 2 * Math.PI);
      context.setLineDash([2.5, 2.5]);
      context.strokeStyle = colour("ink");
      context.lineWidth = 1;
      context.stroke();
      context.setLineDash([]);
    }
    context.beginPath();
    context.arc(x, y, isSmall ? 2 : 4.2, 0, 2 * Math.PI);
    context.fillStyle = colour("paper");
    context.fill();
    context.strokeStyle = colour("ink");
    context.lineWidth = isSmall ? 1 : 1.8;
    context.stroke();
  }

  /** A colour as #rrggbb or #rrggbbaa with so much of it showing. */
  function withAlpha(color, alpha) {
    const whole = color.length > 7 ? Number.parseInt(color.slice(7), 16) : 255;
    return `${color.slice(0, 7)}${Math.round(alpha * whole).toString(16).padStart(2, "0")}`;
  }

  /** Draw a country or region that is an end of a hop: an area without a middle. */
  function drawArea(context, [x, y], { radiusPx, stops, color }) {
    const glow = context.createRadialGradient(x, y, 0, x, y, radiusPx);
    stops.forEach(([share, alpha]) => glow.addColorStop(share, withAlpha(color, alpha)));
    context.fillStyle = glow;
    context.beginPath();
    context.arc(x, y, radiusPx, 0, 2 * Math.PI);
    context.fill();
  }

  routes.pen = { UNSELECTED, drawArea, drawCross, drawHop, drawLine, drawMany, drawPoint };
})(globalThis.RouteMap);
