/* The base map: paths of SVG, filled on a canvas below everything. */
(function (routes) {
  "use strict";

  const { colour } = routes.palette;
  const { project } = routes.lines;
  const WORLD = 256;
  const MASK_PX = 4;
  const SMALL_MAP_PX = 600;

  const isSmall = (widthPx) => widthPx < SMALL_MAP_PX;

  /** The shapes of the base map as paths, made once for each record; `scale` is a world's width. */
  const known = new WeakMap();

  function paths({ basemap }) {
    if (!known.has(basemap)) {
      // What stands in the still map of the page is not in its data as well.
      const pathOf = (shape, text = document.getElementById(`routes-${shape}`).getAttribute("d")) =>
        new Path2D(text);
      const pathsOf = ({ scale, land, lakes, borders }) => ({
        scale,
        land: pathOf("land", land),
        lakes: pathOf("lakes", lakes),
        borders: pathOf("borders", borders),
      });
      known.set(basemap, { near: pathsOf(basemap.near), far: pathsOf(basemap.far) });
    }
    return known.get(basemap);
  }

  /** The names of countries and seas that a map of a shape (`wide` or `tall`) shows. */
  function labels({ basemap, views }, shape) {
    const bit = 1 << Object.keys(views).indexOf(shape);
    const { name, lat, lon, room, tall, sea, on, of } = basemap.labels;
    return name
      .map((text, i) => ({
        name: text,
        kind: sea[i] ? "sea" : "country",
        lat: lat[i],
        lon: lon[i],
        room_deg: room[i],
        tall_deg: tall[i],
        place: of[i],
        on: on[i],
      }))
      .filter((label) => label.on & bit);
  }

  /**
   * Fill and stroke the base map, with its copies to both sides, on a context whose units are
   * plane coordinates of zoom 0; `unit` is a pixel in them.
   */
  function draw(context, data, { unit }) {
    const { near, far } = paths(data);
    const [west, south, east, north] = data.basemap.near.window;
    const [low, high] = [project(north, west), project(south, east)];
    for (const copy of [-1, 0, 1]) {
      context.save();
      context.translate(copy * WORLD, 0);
      drawShapes(context, far, { unit });
      drawShapes(context, near, { unit, coast: { low, high } });
      context.restore();
    }
  }

  /** A test whether a point of the map pane is land, within a box of it. */
  function landTest(data, { scale, origin, box }) {
    const mask = document.createElement("canvas");
    mask.width = Math.ceil((box.right - box.left) / MASK_PX) || 1;
    mask.height = Math.ceil((box.bottom - box.top) / MASK_PX) || 1;
    const context = mask.getContext("2d", { willReadFrequently: true });
    const { near, far } = paths(data);
    for (const copy of [-1, 0, 1]) {
      for (const shapes of [far, near]) {
        const k = (scale * WORLD) / shapes.scale / MASK_PX;
        const x = scale * WORLD * copy - origin.x - box.left;
        context.setTransform(k, 0, 0, k, x / MASK_PX, (-origin.y - box.top) / MASK_PX);
        context.fill(shapes.land, "evenodd");
      }
    }
    const { data: pixels } = context.getImageData(0, 0, mask.width, mask.height);
    return ([x, y]) => {
      const [column, row] = [x - box.left, y - box.top].map((px) => Math.floor(px / MASK_PX));
      return pixels[4 * (row * mask.width + column) + 3] > 127;
    };
  }

  function drawShapes(context, shapes, { unit, coast }) {
    const scale = WORLD / shapes.scale;
    context.save();
    // Keep strokes off the frame of the detailed window: the edge of a cut is no coast.
    const clip = () => {
      const { low, high } = coast;
      context.beginPath();
      context.rect(low[0] + unit, low[1] + unit, high[0] - low[0] - 2 * unit, high[1] - low[1] - 2 * unit);
      context.clip();
    };
    const scaled = (drawOne) => {
      context.save();
      context.scale(scale, scale);
      context.lineWidth = (0.8 * unit) / scale;
      context.lineJoin = "round";
      drawOne();
      context.restore();
    };
    const stroke = (path, color) => {
      context.strokeStyle = color;
      context.stroke(path);
    };
    scaled(() => {
      for (const [path, color] of [
        [shapes.land, colour("land")],
        [shapes.lakes, colour("water")],
      ]) {
        // Even-odd keeps holes open: the Caspian Sea is a hole in the land.
        context.fillStyle = color;
        context.fill(path, "evenodd");
        // A stroke of the same colour closes the seam between the window and what is around it.
        stroke(path, color);
      }
    });
    if (coast) {
      clip();
    }
    scaled(() => {
      if (coast) {
        stroke(shapes.land, colour("coast"));
        stroke(shapes.lakes, colour("coast"));
      }
      stroke(shapes.borders, colour("border"));
    });
    context.restore();
  }

  function defineBase(L, Canvas) {
    return Canvas.extend({
      initialize(data) {
        Canvas.prototype.initialize.call(this, { pane: "routemap-base", padding: 0.3 });
        this._data = data;
      },
      _draw(context) {
        const { min, max } = this._bounds;
        context.fillStyle = colour("water");
        context.fillRect(min.x, min.y, max.x - min.x, max.y - min.y);
        const scale = this._map.getZoomScale(this._map.getZoom(), 0);
        const origin = this._map.getPixelOrigin();
        context.save();
        context.translate(-origin.x, -origin.y);
        context.scale(scale, scale);
        draw(context, this._data, { unit: 1 / scale });
        context.restore();
        if (this._data.style.graticule) {
          const view = { box: this._viewBox(0), toScreen: this._toScreen() };
          routes.graticule.drawGraticule(context, this._map, view);
        }
      },
    });
  }

  routes.base = { defineBase, draw, isSmall, labels, landTest, paths };
})(globalThis.RouteMap);
