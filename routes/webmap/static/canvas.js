/* Two canvases on a Leaflet map: the base map below everything, the hops above. */
(function (routes) {
  "use strict";

  const { bowed, decode, distanceToLine, leaned, nearLongitude, shifted, trimmed } = routes.shape;
  const { FADED, VAGUE, drawArea, drawHop, drawPoint, lookOf } = routes.pen;

  const PAPER = { land: "#f5f2e9", water: "#dfe8ee", coast: "#b9c7ce", border: "#bdb6a4" };
  /** Radius of an area, distance between lanes: in pixels, on a large map and on a small one. */
  const SIZES = { large: { areaPx: 30, lanePx: 5.5 }, small: { areaPx: 20, lanePx: 4 } };
  const SMALL_MAP_PX = 600;
  const WIDEST_GAP_RAD = 0.6;

  /** A Leaflet renderer that draws all of its content itself; subclasses give `_draw`. */
  function defineCanvas(L) {
    return L.Renderer.extend({
      _initContainer() {
        this._container = document.createElement("canvas");
        this._container.setAttribute("aria-hidden", "true");
        this._context = this._container.getContext("2d");
      },
      _destroyContainer() {
        this._container.remove();
        this._container = null;
      },
      _update() {
        if (this._map._animatingZoom && this._bounds) {
          return;
        }
        L.Renderer.prototype._update.call(this);
        const size = this._bounds.getSize();
        const ratio = Math.min(globalThis.devicePixelRatio || 1, 3);
        L.DomUtil.setPosition(this._container, this._bounds.min);
        this._container.width = Math.round(size.x * ratio);
        this._container.height = Math.round(size.y * ratio);
        this._container.style.width = `${size.x}px`;
        this._container.style.height = `${size.y}px`;
        this._context.setTransform(ratio, 0, 0, ratio, 0, 0);
        this._context.translate(-this._bounds.min.x, -this._bounds.min.y);
        this._draw(this._context);
      },
      redraw() {
        if (this._map) {
          this._update();
        }
      },
      /** Turn plane coordinates of zoom 0 into pixels of the map pane. */
      _toScreen() {
        const scale = this._map.getZoomScale(this._map.getZoom(), 0);
        const origin = this._map.getPixelOrigin();
        return ([x, y]) => [x * scale - origin.x, y * scale - origin.y];
      },
      _viewBox(insetPx) {
        const size = this._map.getSize();
        const corner = this._map.containerPointToLayerPoint([0, 0]);
        return {
          left: corner.x + insetPx,
          top: corner.y + insetPx,
          right: corner.x + size.x - insetPx,
          bottom: corner.y + size.y - insetPx,
        };
      },
    });
  }

  /** Plane coordinates at zoom 0, with their bounds, so that what is out of view costs nothing. */
  function toPlane(map, latLons) {
    const points = latLons.map(([lat, lon]) => {
      const point = map.project([Math.max(-85, Math.min(85, lat)), lon], 0);
      return [point.x, point.y];
    });
    const xs = points.map((point) => point[0]);
    const ys = points.map((point) => point[1]);
    return {
      points,
      left: Math.min(...xs),
      right: Math.max(...xs),
      top: Math.min(...ys),
      bottom: Math.max(...ys),
    };
  }

  function defineBase(L, Canvas) {
    return Canvas.extend({
      initialize(basemap) {
        Canvas.prototype.initialize.call(this, { pane: "routemap-base", padding: 0.3 });
        this._basemap = basemap;
      },
      onAdd(map) {
        this._shapes = this._shapes || this._decoded(map);
        Canvas.prototype.onAdd.call(this, map);
      },
      _decoded(map) {
        const lines = (texts, factor) => texts.map((text) => toPlane(map, decode(text, factor)));
        const { far, near } = this._basemap;
        const shapesOf = ({ factor, land, lakes, borders }) => ({
          land: land.map((rings) => lines(rings, factor)),
          lakes: lakes.map((rings) => lines(rings, factor)),
          borders: lines(borders, factor),
        });
        const [west, south, east, north] = near.window;
        const frame = toPlane(map, [
          [south, west],
          [north, east],
        ]);
        return { far: shapesOf(far), near: shapesOf(near), frame };
      },
      _draw(context) {
        const { min, max } = this._bounds;
        context.fillStyle = PAPER.water;
        context.fillRect(min.x, min.y, max.x - min.x, max.y - min.y);
        const turn = this._map.project([0, 360], 0).x - this._map.project([0, 0], 0).x;
        for (const copy of [-1, 0, 1]) {
          this._drawShapes(context, this._shapes.far, { shift: copy * turn, coast: false });
          this._drawShapes(context, this._shapes.near, { shift: copy * turn, coast: true });
        }
      },
      /** Keep strokes off the frame of the detailed window: the edge of a cut is no coast. */
      _clipToFrame(context, shift) {
        const toScreen = this._toScreen();
        const { left, top, right, bottom } = this._shapes.frame;
        const [x1, y1] = toScreen([left + shift, top]);
        const [x2, y2] = toScreen([right + shift, bottom]);
        context.beginPath();
        context.rect(x1 + 1, y1 + 1, x2 - x1 - 2, y2 - y1 - 2);
        context.clip();
      },
      _drawShapes(context, shapes, { shift, coast }) {
        this._fill(context, shapes.land, shift, PAPER.land);
        this._fill(context, shapes.lakes, shift, PAPER.water);
        context.save();
        if (coast) {
          this._clipToFrame(context, shift);
          this._stroke(context, shapes.land.flat(), shift, PAPER.coast);
          this._stroke(context, shapes.lakes.flat(), shift, PAPER.coast);
        }
        this._stroke(context, shapes.borders, shift, PAPER.border);
        context.restore();
      },
      _stroke(context, lines, shift, color) {
        context.beginPath();
        lines.forEach((line) => this._trace(context, line, shift));
        context.strokeStyle = color;
        context.lineWidth = 0.8;
        context.lineJoin = "round";
        context.stroke();
      },
      _fill(context, polygons, shift, color) {
        context.beginPath();
        polygons.flat().forEach((ring) => this._trace(context, ring, shift));
        // Even-odd keeps holes open: the Caspian Sea is a hole in the land.
        context.fillStyle = color;
        context.fill("evenodd");
        // A stroke of the same colour closes the seam between the window and what is around it.
        context.strokeStyle = color;
        context.lineWidth = 0.8;
        context.stroke();
      },
      _trace(context, line, shift) {
        const toScreen = this._toScreen();
        const { min, max } = this._bounds;
        const [left, top] = toScreen([line.left + shift, line.top]);
        const [right, bottom] = toScreen([line.right + shift, line.bottom]);
        if (right < min.x || left > max.x || bottom < min.y || top > max.y) {
          return;
        }
        line.points.forEach(([x, y], i) => {
          const [px, py] = toScreen([x + shift, y]);
          if (i) {
            context.lineTo(px, py);
          } else {
            context.moveTo(px, py);
          }
        });
      },
    });
  }

  /** The longitudes and latitudes of a hop as one line that never jumps across the map. */
  function continuous(geometry, centerLon) {
    const parts = geometry.type === "LineString" ? [geometry.coordinates] : geometry.coordinates;
    const latLons = [];
    let previous = centerLon;
    for (const [lon, lat] of parts.flat()) {
      previous = nearLongitude(lon, previous);
      latLons.push([lat, previous]);
    }
    return latLons;
  }

  /** Give hops between the same two places, in either direction, a lane each. */
  function lanesOf(features) {
    const byPair = new Map();
    for (const { properties } of features) {
      const pair = JSON.stringify([properties.from, properties.to].sort());
      byPair.set(pair, [...(byPair.get(pair) || []), properties]);
    }
    const lanes = new Map();
    for (const hops of byPair.values()) {
      hops.forEach((properties, i) => {
        const lane = i - (hops.length - 1) / 2;
        lanes.set(properties.hop, properties.from <= properties.to ? lane : -lane);
      });
    }
    return lanes;
  }

  /** Push sorted numbers apart so that neighbours keep a distance, moving them as one cluster. */
  function spaced(sorted, gap) {
    const clusters = [];
    for (const value of sorted) {
      clusters.push({ sum: value, values: [value] });
      while (clusters.length > 1 && touch(clusters[clusters.length - 2], clusters[clusters.length - 1], gap)) {
        const last = clusters.pop();
        const { sum, values } = clusters.pop();
        clusters.push({ sum: sum + last.sum, values: [...values, ...last.values] });
      }
    }
    return clusters.flatMap((cluster) => {
      const middle = cluster.sum / cluster.values.length;
      return cluster.values.map((_, i) => middle + (i - (cluster.values.length - 1) / 2) * gap);
    });
  }

  function touch(a, b, gap) {
    const reach = ({ values }) => (values.length * gap) / 2;
    return b.sum / b.values.length - a.sum / a.values.length < reach(a) + reach(b);
  }

  function defineHops(L, Canvas) {
    return Canvas.extend({
      initialize(data) {
        Canvas.prototype.initialize.call(this, { pane: "routemap-hops", padding: 0.3 });
        this._data = data;
        this.selected = null;
      },
      onAdd(map) {
        this._prepare(map);
        Canvas.prototype.onAdd.call(this, map);
      },
      _prepare(map) {
        const [west, , east] = this._data.view;
        const centerLon = (west + east) / 2;
        const lanes = lanesOf(this._data.hops.features);
        this.places = new Map();
        for (const feature of this._data.places.features) {
          const [lon, lat] = feature.geometry.coordinates;
          const latLon = [lat, nearLongitude(lon, centerLon)];
          const plane = toPlane(map, [latLon]).points[0];
          this.places.set(feature.id, { feature, latLon, plane, area: feature.label.area });
        }
        this.hops = this._data.hops.features.map((feature) => ({
          id: feature.id,
          feature,
          plane: toPlane(map, continuous(feature.geometry, centerLon)).points,
          lane: lanes.get(feature.id),
          look: lookOf(feature.properties),
          // Between two areas neither end is known: such a line is drawn more faintly.
          vague: this._endsOf({ feature }).every((place) => place.area),
        }));
      },
      /** Pixels of a stretch of so many kilometres at a place. */
      _kmToPx(latLon, km) {
        const north = this._map.project([latLon[0] + km / 222.64, latLon[1]]);
        const south = this._map.project([latLon[0] - km / 222.64, latLon[1]]);
        return Math.abs(south.y - north.y);
      },
      _draw(context) {
        const toScreen = this._toScreen();
        for (const place of this.places.values()) {
          place.screen = toScreen(place.plane);
          if (place.area) {
            drawArea(context, place.screen, this._sizes().areaPx * 1.4);
          }
        }
        this._layOutHops(toScreen);
        this._drawHops(context);
        for (const place of this.places.values()) {
          if (!place.area) {
            const km = place.feature.properties.uncertainty_km;
            const { certainty } = place.feature.properties;
            drawPoint(context, place.screen, { certainty, reachPx: this._kmToPx(place.latLon, km) });
          }
        }
        this.fire("drawn");
      },
      /** Lines in pixels. One that ends in an area ends at its rim: no point of it is known. */
      _layOutHops(toScreen) {
        const { areaPx, lanePx } = this._sizes();
        const rims = new Map();
        for (const hop of this.hops) {
          const ends = this._endsOf(hop);
          const [startPx, endPx] = ends.map((place) => (place.area ? areaPx : 0));
          const line = hop.plane.map(toScreen);
          const lane = (hop.vague ? shifted : bowed)(line, hop.lane * lanePx);
          const drawn = trimmed(lane, startPx, endPx);
          hop.screen = drawn.length ? drawn : lane;
          ends.forEach((place, i) => {
            if (place.area) {
              const tip = i ? hop.screen[hop.screen.length - 1] : hop.screen[0];
              rims.set(place, [...(rims.get(place) || []), { hop, atEnd: i === 1, tip }]);
            }
          });
        }
        rims.forEach((tips, place) => this._spread(tips, place.screen));
      },
      _sizes() {
        return this._map.getSize().x < SMALL_MAP_PX ? SIZES.small : SIZES.large;
      },
      _endsOf({ feature }) {
        return [feature.properties.from, feature.properties.to].map((id) => this.places.get(id));
      },
      /** Move the ends of lines along the rim of their area until they stand apart. */
      _spread(tips, center) {
        const { areaPx } = this._sizes();
        const angles = tips.map(({ tip }) => Math.atan2(tip[1] - center[1], tip[0] - center[0]));
        const order = tips.map((_, i) => i).sort((a, b) => angles[a] - angles[b]);
        const wanted = spaced(order.map((i) => angles[i]), Math.min(WIDEST_GAP_RAD, 2.4 / tips.length));
        order.forEach((i, rank) => {
          const { hop, atEnd, tip } = tips[i];
          const moved = [
            center[0] + areaPx * Math.cos(wanted[rank]),
            center[1] + areaPx * Math.sin(wanted[rank]),
          ];
          hop.screen = leaned(hop.screen, [moved[0] - tip[0], moved[1] - tip[1]], atEnd);
        });
      },
      _drawHops(context) {
        const box = this._viewBox(12);
        const order = [...this.hops].sort(
          (a, b) => (a.id === this.selected) - (b.id === this.selected) || b.vague - a.vague,
        );
        for (const hop of order) {
          const isSelected = hop.id === this.selected;
          const look = isSelected ? { ...hop.look, width: hop.look.width + 1.4 } : hop.look;
          const alpha = hop.vague && !isSelected ? VAGUE : 1;
          context.globalAlpha = this.selected === null || isSelected ? alpha : FADED;
          // Arrows of neighbouring lanes stand apart.
          drawHop(context, hop.screen, { ...look, arrowAt: 0.52 + hop.lane * 0.035 }, box);
        }
        context.globalAlpha = 1;
      },
      select(id) {
        this.selected = id;
        this.redraw();
      },
      find(id) {
        return this.hops.find((hop) => hop.id === id);
      },
      /** The hop whose line passes nearest to a point of the map pane, or null. */
      hopAt(layerPoint, tolerancePx) {
        let best = null;
        let bestPx = tolerancePx;
        for (const hop of this.hops) {
          const px = distanceToLine([layerPoint.x, layerPoint.y], hop.screen);
          if (px < bestPx) {
            best = hop;
            bestPx = px;
          }
        }
        return best;
      },
      /** A point in view on a hop's line, in pixels of the map pane, or null. */
      anchorOf(hop) {
        const run = routes.shape.longestRun(hop.screen, this._viewBox(24));
        return run ? routes.shape.along(run, 0.5).point : null;
      },
      /** Pixels of a place, in the copy of the world that the hops are drawn in. */
      toScreen(lat, lon) {
        const [west, , east] = this._data.view;
        const latLon = [lat, nearLongitude(lon, (west + east) / 2)];
        return this._toScreen()(toPlane(this._map, [latLon]).points[0]);
      },
      viewBox(insetPx) {
        return this._viewBox(insetPx);
      },
    });
  }

  routes.canvas = { defineBase, defineCanvas, defineHops };
})(globalThis.RouteMap);
