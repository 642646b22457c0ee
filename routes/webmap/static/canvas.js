/* Two canvases on a Leaflet map: the base map below everything, the hops above. */
(function (routes) {
  "use strict";

  const { colour } = routes.palette;
  const { bowed, decode, distanceToLine, leaned, nearLongitude, shifted, trimmed } = routes.shape;
  const { UNSELECTED, drawArea, drawHop, drawPoint } = routes.pen;

  /** Pixels between the lanes of lines that join the same two places; more between two areas. */
  const LANE_PX = 5.5;
  const FAINT_LANE_PX = 13;
  const SMALL_MAP_PX = 600;
  const SMALL_SHARE = 2 / 3;
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
        context.fillStyle = colour("water");
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
        this._fill(context, shapes.land, shift, colour("land"));
        this._fill(context, shapes.lakes, shift, colour("water"));
        context.save();
        if (coast) {
          this._clipToFrame(context, shift);
          this._stroke(context, shapes.land.flat(), shift, colour("coast"));
          this._stroke(context, shapes.lakes.flat(), shift, colour("coast"));
        }
        this._stroke(context, shapes.borders, shift, colour("border"));
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
        this._style = data.style;
        this.selected = null;
      },
      onAdd(map) {
        this._prepare(map);
        Canvas.prototype.onAdd.call(this, map);
      },
      _prepare(map) {
        const [west, , east] = this._data.views.wide;
        this._centerLon = (west + east) / 2;
        this.places = new Map();
        for (const feature of this._data.places.features) {
          const [lon, lat] = feature.geometry.coordinates;
          const latLon = this._withinEdge([lat, nearLongitude(lon, this._centerLon)]);
          const plane = toPlane(map, [latLon]).points[0];
          const { area } = feature.label;
          const probable = !area && feature.properties.certainty === "probable";
          this.places.set(feature.id, { feature, latLon, plane, area, probable });
        }
        const features = new Map(this._data.hops.features.map((feature) => [feature.id, feature]));
        this.lines = this._data.lines.map(({ hops, lane, look, count }) => {
          const feature = features.get(hops[0]);
          const ends = [feature.properties.from, feature.properties.to];
          const line = {
            hops,
            look,
            count,
            lane,
            features: hops.map((id) => features.get(id)),
            from: this.places.get(ends[0]),
            to: this.places.get(ends[1]),
          };
          return { ...line, plane: toPlane(map, this._latLonsOf(feature, line)).points };
        });
      },
      /** The points of a line; one without length still has its two ends. */
      _latLonsOf({ geometry }, { from, to }) {
        const latLons = continuous(geometry, this._centerLon);
        const whole = latLons.length > 1 ? latLons : [from.latLon, to.latLon];
        return whole.map((latLon) => this._withinEdge(latLon));
      },
      /** What lies nearer to a pole than the map reaches is drawn at its edge. */
      _withinEdge([lat, lon]) {
        const edge = this._style.edge_lat;
        return [Math.max(-edge, Math.min(edge, lat)), lon];
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
          const radiusPx = place.area ? this.glowPx(place) : place.probable && this._ringPx(place);
          if (radiusPx) {
            drawArea(context, place.screen, this._glow(radiusPx));
          }
        }
        this._layOutHops(toScreen);
        this._drawHops(context);
        for (const place of this.places.values()) {
          if (!place.area) {
            drawPoint(context, place.screen, this._ringPx(place));
          }
        }
        this.fire("drawn");
      },
      /** Radius of the ring of a place: it may lie anywhere inside. Without one, 0. */
      _ringPx(place) {
        const reachPx = this._kmToPx(place.latLon, place.feature.properties.uncertainty_km);
        const leastPx = this._style.area.ring;
        return place.probable || reachPx > leastPx ? Math.max(reachPx, leastPx) : 0;
      },
      /** How far from the middle of a place a line to it ends: at the edge of what is vague. */
      _endPx(place) {
        if (place.area) {
          return this._rimPx(place);
        }
        return place.probable ? this._ringPx(place) : 0;
      },
      /** Lines in pixels. One that ends in an area ends at its rim: no point of it is known. */
      _layOutHops(toScreen) {
        const rims = new Map();
        for (const line of this.lines) {
          const ends = [line.from, line.to];
          const [startPx, endPx] = ends.map((place) => this._endPx(place));
          const aside = this._share() * (line.look.faint ? FAINT_LANE_PX : LANE_PX) * line.lane;
          // A bow would lead a line past its own waypoints.
          const byWaypoints = (line.features[0].properties.waypoints || []).length > 0;
          const aim = line.look.faint || byWaypoints ? shifted : bowed;
          const lane = aim(line.plane.map(toScreen), aside);
          const drawn = trimmed(lane, startPx, endPx);
          line.screen = drawn.length ? drawn : lane;
          ends.forEach((place, i) => {
            if (place.area) {
              const tip = i ? line.screen[line.screen.length - 1] : line.screen[0];
              rims.set(place, [...(rims.get(place) || []), { line, atEnd: i === 1, tip }]);
            }
          });
        }
        rims.forEach((tips, place) => this._spread(tips, place));
      },
      _share() {
        return this._map.getSize().x < SMALL_MAP_PX ? SMALL_SHARE : 1;
      },
      /** How large an area is drawn: a small one not much larger than it is. */
      _areaShare(place) {
        const { glow, least } = this._style.area;
        const reachPx = this._kmToPx(place.latLon, place.feature.properties.uncertainty_km);
        return this._share() * Math.min(Math.max(reachPx / (glow * this._share()), least), 1);
      },
      _rimPx(place) {
        return this._style.area.rim * this._areaShare(place);
      },
      glowPx(place) {
        return this._style.area.glow * this._areaShare(place);
      },
      _glow(radiusPx) {
        return { radiusPx, stops: this._style.glow, color: colour("said") };
      },
      /** Move the ends of lines along the rim of their area until they stand apart. */
      _spread(tips, place) {
        const center = place.screen;
        const areaPx = this._rimPx(place);
        const angles = tips.map(({ tip }) => Math.atan2(tip[1] - center[1], tip[0] - center[0]));
        const order = tips.map((_, i) => i).sort((a, b) => angles[a] - angles[b]);
        const wanted = spaced(order.map((i) => angles[i]), Math.min(WIDEST_GAP_RAD, 2.4 / tips.length));
        order.forEach((i, rank) => {
          const { line, atEnd, tip } = tips[i];
          const moved = [
            center[0] + areaPx * Math.cos(wanted[rank]),
            center[1] + areaPx * Math.sin(wanted[rank]),
          ];
          line.screen = leaned(line.screen, [moved[0] - tip[0], moved[1] - tip[1]], atEnd);
        });
      },
      _drawHops(context) {
        const box = this._viewBox(12);
        const isSelected = ({ hops }) => hops.includes(this.selected);
        const order = [...this.lines].sort(
          (a, b) => isSelected(a) - isSelected(b) || b.look.faint - a.look.faint,
        );
        for (const line of order) {
          const stands = isSelected(line);
          const width = line.look.width + (stands ? 1.4 : 0);
          const alpha = line.look.faint && !stands ? this._style.faint : 1;
          context.globalAlpha = this.selected === null || stands ? alpha : UNSELECTED;
          // Arrows of neighbouring lanes stand apart, and clear of the number at the middle.
          const arrowAt = (line.count ? 0.34 : 0.52) + line.lane * 0.035;
          const drawn = { box, arrowAt, style: this._style };
          drawHop(context, line.screen, { ...line.look, width }, drawn);
        }
        context.globalAlpha = 1;
      },
      select(id) {
        this.selected = id;
        this.redraw();
      },
      /** The line that stands for a hop. */
      find(id) {
        return this.lines.find(({ hops }) => hops.includes(id));
      },
      /** The line that passes nearest to a point of the map pane, or null. */
      lineAt(layerPoint, tolerancePx) {
        let best = null;
        let bestPx = tolerancePx;
        for (const line of this.lines) {
          const px = distanceToLine([layerPoint.x, layerPoint.y], line.screen);
          if (px < bestPx) {
            best = line;
            bestPx = px;
          }
        }
        return best;
      },
      /** A point in view on a line, in pixels of the map pane, or null. */
      anchorOf(line) {
        const run = routes.shape.longestRun(line.screen, this._viewBox(24));
        return run ? routes.shape.along(run, 0.5).point : null;
      },
      /** Pixels of a place, in the copy of the world that the hops are drawn in. */
      toScreen(lat, lon) {
        const latLon = [lat, nearLongitude(lon, this._centerLon)];
        return this._toScreen()(toPlane(this._map, [latLon]).points[0]);
      },
      viewBox(insetPx) {
        return this._viewBox(insetPx);
      },
    });
  }

  routes.canvas = { defineBase, defineCanvas, defineHops };
})(globalThis.RouteMap);
