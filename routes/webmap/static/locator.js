/* Where the map lies: the world, small, with the view as a rectangle. */
(function (routes) {
  "use strict";

  const { node } = routes.details;
  const { colour, onColours } = routes.palette;

  const WIDTH_PX = 118;
  const HEIGHT_PX = 62;
  /** The inhabited latitudes, in widths of the world from its upper edge. */
  const TOP = 0.13;
  const WORLD = 256;
  /** A view of more than this share of the world needs no map of where it lies. */
  const MOST_SHARE = 0.45;

  /** Draw the world with the middle of the window in its middle; a box is in widths of the world. */
  function draw(context, data, box) {
    const [west, , east] = data.basemap.near.window;
    const left = (west + east) / 720;
    const { near, far } = routes.base.paths(data);
    context.fillStyle = colour("water");
    context.fillRect(0, 0, WIDTH_PX, HEIGHT_PX);
    context.fillStyle = colour("border");
    for (const { scale, land } of [far, near]) {
      context.save();
      context.scale(WIDTH_PX / scale, WIDTH_PX / scale);
      context.translate(-left * scale, -TOP * scale);
      context.fill(land, "evenodd");
      context.restore();
    }
    const sides = [box.left - left, box.top - TOP, box.right - box.left, box.bottom - box.top];
    const [x, y, width, height] = sides.map((side) => side * WIDTH_PX);
    for (const [role, line] of [["paper", 4], ["said", 2]]) {
      context.strokeStyle = colour(role);
      context.lineWidth = line;
      context.strokeRect(x - 1, y - 1, Math.max(width, 3) + 2, Math.max(height, 3) + 2);
    }
  }

  /** Of two corners, the one with less of the hops in it. */
  function freeCorner(map, hops) {
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint([0, 0]);
    const isNear = ([x, y], left, top) =>
      Math.abs(x - corner.x - left) < WIDTH_PX && Math.abs(y - corner.y - top) < 2 * HEIGHT_PX;
    // Of a web of lines its places tell as much.
    const points = hops.isWeb ? [...hops.places.values()].map(({ screen }) => screen) : hops.lines.flatMap(({ screen }) => screen);
    const crowd = (left, top) => points.filter((point) => isNear(point, left, top)).length;
    return crowd(WIDTH_PX / 2, 0) <= crowd(size.x - WIDTH_PX / 2, size.y) ? "topleft" : "bottomright";
  }

  function addLocator(map, layer) {
    const canvas = node("canvas", "");
    const ratio = Math.min(globalThis.devicePixelRatio || 1, 3);
    [canvas.width, canvas.height] = [WIDTH_PX * ratio, HEIGHT_PX * ratio];
    const context = canvas.getContext("2d");
    const control = globalThis.L.control({ position: freeCorner(map, layer.hops) });
    control.onAdd = () => {
      const box = node("div", "routemap-locator", canvas);
      box.setAttribute("role", "img");
      box.setAttribute("aria-label", routes.say("map.locator"));
      return box;
    };
    const update = () => {
      const size = map.getSize();
      const inWorld = (point) => map.project(map.containerPointToLatLng(point), 0).divideBy(WORLD);
      const [low, high] = [inWorld([0, 0]), inWorld([size.x, size.y])];
      const isShown = !routes.base.isSmall(size.x) && high.x - low.x <= MOST_SHARE;
      control.getContainer().hidden = !isShown;
      if (isShown) {
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        draw(context, layer.data, { left: low.x, top: low.y, right: high.x, bottom: high.y });
      }
    };
    control.addTo(map);
    map.on("moveend resize", update);
    onColours(update);
    update();
  }

  routes.locator = { addLocator };
})(globalThis.RouteMap);
