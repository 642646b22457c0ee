/* How a hop looks: colours, dashes, arrowheads. The map and the legend draw with the same strokes. */
(function (routes) {
  "use strict";

  const { along, longestRun, shifted } = routes.shape;

  const INK = {
    said: "#b3261e",
    denied: "#1d4f7f",
    halo: "rgba(255, 255, 255, 0.85)",
    dot: "#1c1b19",
    paper: "#ffffff",
  };
  const FADED = 0.22;
  const VAGUE = 0.6;

  /** Width in pixels: one step more for each further origin, up to four. */
  function lineWidth(originCount) {
    return 1.4 + 1.1 * Math.min(Math.max(originCount, 1), 4);
  }

  /** The look of a hop, from what is said of it. */
  function lookOf(properties) {
    return {
      dash: dashOf(properties),
      stance: ["denied", "disputed"].includes(properties.status) ? properties.status : "said",
      width: lineWidth(properties.origins.length),
    };
  }

  function dashOf(properties) {
    if (properties.status === "planned") {
      return "dotted";
    }
    return properties.certainty === "likely" ? "solid" : "dashed";
  }

  function dashArray(dash, width) {
    return { solid: [], dashed: [width * 2 + 3, width + 3], dotted: [0.1, width * 2.2] }[dash];
  }

  function trace(context, points) {
    context.beginPath();
    points.forEach((point, i) => (i ? context.lineTo(...point) : context.moveTo(...point)));
  }

  function strokeLine(context, points, { color, width, dash }) {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.lineJoin = "round";
    context.lineCap = dash === "dashed" ? "butt" : "round";
    context.setLineDash(dashArray(dash, width));
    trace(context, points);
    context.stroke();
    context.setLineDash([]);
  }

  /** Draw a hop's line: one strand for what is said or denied, two where it is both. */
  function drawLine(context, points, look) {
    const strand = Math.max(look.width * 0.6, 1.8);
    const spread = look.stance === "disputed" ? strand + 2 : 0;
    const halo = { color: INK.halo, width: look.width + spread + 3, dash: "solid" };
    strokeLine(context, points, halo);
    if (look.stance === "disputed") {
      const half = spread / 2 + 0.4;
      strokeLine(context, shifted(points, half), { ...look, color: INK.said, width: strand });
      strokeLine(context, shifted(points, -half), { ...look, color: INK.denied, width: strand });
    } else {
      strokeLine(context, points, { ...look, color: INK[look.stance] });
    }
  }

  function drawArrow(context, { point, angle }, look) {
    const size = 5 + look.width * 1.3;
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
    context.strokeStyle = INK.halo;
    context.stroke();
    context.fillStyle = look.stance === "denied" ? INK.denied : INK.said;
    context.fill();
    context.restore();
  }

  function drawCross(context, { point }) {
    const arms = [
      [-5, -5, 5, 5],
      [-5, 5, 5, -5],
    ];
    for (const [color, width] of [
      [INK.halo, 6],
      [INK.denied, 2.4],
    ]) {
      for (const [x1, y1, x2, y2] of arms) {
        const ends = [
          [point[0] + x1, point[1] + y1],
          [point[0] + x2, point[1] + y2],
        ];
        strokeLine(context, ends, { color, width, dash: "solid" });
      }
    }
  }

  /** Draw a hop with its arrow in the middle of what the box shows of it. */
  function drawHop(context, points, look, box) {
    if (points.length < 2) {
      return;
    }
    drawLine(context, points, look);
    const run = longestRun(points, box);
    if (!run) {
      return;
    }
    drawArrow(context, along(run, look.arrowAt), look);
    if (look.stance === "denied") {
      drawCross(context, along(run, look.arrowAt - 0.2));
    }
  }

  /** Draw a place that is a point; a dashed ring tells that its reading is only probable. */
  function drawPoint(context, [x, y], { certainty, reachPx }) {
    if (certainty === "probable" || reachPx > 9) {
      context.beginPath();
      context.arc(x, y, Math.max(reachPx, 9), 0, 2 * Math.PI);
      context.setLineDash([2.5, 2.5]);
      context.strokeStyle = "rgba(28, 27, 25, 0.65)";
      context.lineWidth = 1;
      context.stroke();
      context.setLineDash([]);
    }
    context.beginPath();
    context.arc(x, y, 4.2, 0, 2 * Math.PI);
    context.fillStyle = INK.paper;
    context.fill();
    context.strokeStyle = INK.dot;
    context.lineWidth = 1.8;
    context.stroke();
  }

  /** Draw a country or region that is an end of a hop: an area without a middle. */
  function drawArea(context, [x, y], radiusPx) {
    const glow = context.createRadialGradient(x, y, 0, x, y, radiusPx);
    glow.addColorStop(0, "rgba(179, 38, 30, 0.20)");
    glow.addColorStop(0.6, "rgba(179, 38, 30, 0.13)");
    glow.addColorStop(1, "rgba(179, 38, 30, 0)");
    context.fillStyle = glow;
    context.beginPath();
    context.arc(x, y, radiusPx, 0, 2 * Math.PI);
    context.fill();
  }

  routes.pen = { FADED, INK, VAGUE, drawArea, drawCross, drawHop, drawLine, drawPoint, lookOf, lineWidth };
})(globalThis.RouteMap);
