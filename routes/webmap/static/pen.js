/* How lines, points and areas are drawn. The map and the legend draw with the same strokes. */
(function (routes) {
  "use strict";

  const { along, longestRun, shifted } = routes.shape;

  const HALO = "rgba(255, 255, 255, 0.85)";
  const PAPER = "#ffffff";
  const FADED = 0.22;
  const CROSS_PX = 5;

  function trace(context, points) {
    context.beginPath();
    points.forEach((point, i) => (i ? context.lineTo(...point) : context.moveTo(...point)));
  }

  function strokeLine(context, points, { color, width, dash = [] }) {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.lineJoin = "round";
    context.lineCap = dash.length && dash[0] >= 1 ? "butt" : "round";
    context.setLineDash(dash);
    trace(context, points);
    context.stroke();
    context.setLineDash([]);
  }

  /** Draw a line: one strand for what is said or denied, two where it is both. */
  function drawLine(context, points, { colours, dash, width }) {
    if (colours.length < 2) {
      strokeLine(context, points, { color: HALO, width: width + 3 });
      strokeLine(context, points, { color: colours[0], width, dash });
      return;
    }
    const strand = Math.max(width * 0.6, 1.8);
    const half = strand / 2 + 1.4;
    strokeLine(context, points, { color: HALO, width: width + strand + 5 });
    strokeLine(context, shifted(points, half), { color: colours[0], width: strand, dash });
    strokeLine(context, shifted(points, -half), { color: colours[1], width: strand, dash });
  }

  function drawArrow(context, { point, angle }, { colours, width }) {
    const size = 5 + width * 1.3;
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
    context.strokeStyle = HALO;
    context.stroke();
    context.fillStyle = colours[0];
    context.fill();
    context.restore();
  }

  function drawCross(context, [x, y], color) {
    const arms = [
      [-1, -1, 1, 1],
      [-1, 1, 1, -1],
    ];
    for (const stroke of [{ color: HALO, width: 6 }, { color, width: 2.4 }]) {
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
  function drawHop(context, points, look, { box, arrowAt }) {
    if (points.length < 2) {
      return;
    }
    drawLine(context, points, look);
    const run = longestRun(points, box);
    if (!run) {
      return;
    }
    drawArrow(context, along(run, arrowAt), look);
    if (look.crossed) {
      drawCross(context, along(run, arrowAt - 0.2).point, look.colours[0]);
    }
  }

  /** Draw a place that is a point; a dashed ring tells that its reading is only probable. */
  function drawPoint(context, [x, y], { certainty, reachPx, color }) {
    if (certainty === "probable" || reachPx > 9) {
      context.beginPath();
      context.arc(x, y, Math.max(reachPx, 9), 0, 2 * Math.PI);
      context.setLineDash([2.5, 2.5]);
      context.strokeStyle = color;
      context.lineWidth = 1;
      context.stroke();
      context.setLineDash([]);
    }
    context.beginPath();
    context.arc(x, y, 4.2, 0, 2 * Math.PI);
    context.fillStyle = PAPER;
    context.fill();
    context.strokeStyle = color;
    context.lineWidth = 1.8;
    context.stroke();
  }

  function withAlpha(color, alpha) {
    return `${color}${Math.round(alpha * 255).toString(16).padStart(2, "0")}`;
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

  routes.pen = { FADED, drawArea, drawCross, drawHop, drawLine, drawPoint };
})(globalThis.RouteMap);
