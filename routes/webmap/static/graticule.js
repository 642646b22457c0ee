/* Lines of longitude and latitude, with their degrees at the frame. */
(function (routes) {
  "use strict";

  const { colour } = routes.palette;
  const { project } = routes.lines;

  const STEPS_DEG = [1, 2, 5, 10, 20, 30];
  const LEAST_PX = 110;
  const MOST_LAT = 80;

  /** The degrees of a longitude or a latitude, with its side. */
  function degrees(value, [positive, negative]) {
    const turned = ((((value + 180) % 360) + 360) % 360) - 180;
    const deg = Math.abs(turned);
    return deg ? routes.say(turned > 0 ? positive : negative, { deg }) : "0°";
  }

  function between(low, high, step) {
    const first = Math.ceil(low / step);
    return Array.from({ length: Math.max(0, Math.floor(high / step) - first + 1) }, (_, i) => (first + i) * step);
  }

  /** Draw on a canvas in pixels of the map pane; `box` is what is in view. */
  function drawGraticule(context, map, { box, toScreen }) {
    const [northWest, southEast] = [
      [box.left, box.top],
      [box.right, box.bottom],
    ].map((point) => map.layerPointToLatLng(point));
    const pxPerDeg = (box.right - box.left) / (southEast.lng - northWest.lng);
    const step = STEPS_DEG.find((deg) => deg * pxPerDeg >= LEAST_PX) || STEPS_DEG[STEPS_DEG.length - 1];
    context.strokeStyle = colour("quiet");
    context.lineWidth = 0.5;
    context.font = "10px system-ui, sans-serif";
    context.textAlign = "left";
    const line = (a, b, words, [x, y]) => {
      context.globalAlpha = 0.35;
      context.beginPath();
      context.moveTo(...a);
      context.lineTo(...b);
      context.stroke();
      context.globalAlpha = 1;
      context.fillStyle = colour("quiet");
      context.fillText(words, x, y);
    };
    for (const lon of between(northWest.lng, southEast.lng, step)) {
      const [x] = toScreen(project(0, lon));
      line([x, box.top], [x, box.bottom], degrees(lon, ["map.east", "map.west"]), [x + 3, box.top + 11]);
    }
    for (const lat of between(Math.max(southEast.lat, -MOST_LAT), Math.min(northWest.lat, MOST_LAT), step)) {
      const [, y] = toScreen(project(lat, 0));
      line([box.left, y], [box.right, y], degrees(lat, ["map.north", "map.south"]), [box.left + 3, y - 3]);
    }
  }

  routes.graticule = { drawGraticule };
})(globalThis.RouteMap);
