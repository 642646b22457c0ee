/* The hops of a map: which are drawn, where on the screen they run, and which one lies where. */
(function (routes) {
  "use strict";

  const { colour } = routes.palette;
  const { bowed, distanceToLine, leaned, nearLongitude, shifted, trimmed } = routes.shape;
  const { UNSELECTED, drawArea, drawHop, drawMany, drawPoint } = routes.pen;

  /** Pixels between the lanes of lines that join the same two places; more between two areas. */
  const LANE_PX = 5.5;
  const FAINT_LANE_PX = 13;
  const SMALL_SHARE = 2 / 3;
  const WIDEST_GAP_RAD = 0.6;
  /** More lines than this in view are a web: thin, without arrows, drawn many at a time. */
  const MOST_APART = 300;
  /** More than this nobody can tell apart: as many are drawn, those with the most quotes first. */
  const MOST_DRAWN = 2000;
  const TOLERANCE_PX = 0.4;
  /** How much further than what is measured of it a line may reach, of its own extent. */
  const BULGE = 0.12;

  /** A line as it is drawn. Its pixels are worked out when somebody first asks for them. */
  class Line {
    constructor(known) {
      Object.assign(this, known);
    }

    get screen() {
      this._screen = this._screen || this.layOut(this);
      return this._screen;
    }

    set screen(points) {
      this._screen = points;
    }
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

  /** A number that scatters lines evenly, always the same for the same line. */
  function scattered(line) {
    return Math.imul(line ^ (line >>> 16), 2654435761) >>> 0;
  }

  function defineHops(L, Canvas) {
    return Canvas.extend({
      initialize(data, facts) {
        Canvas.prototype.initialize.call(this, { pane: "routemap-hops", padding: 0.3 });
        this._facts = facts;
        this._style = data.style;
        const [west, , east] = data.views.wide;
        this._centerLon = (west + east) / 2;
        this._geometry = routes.lines.lines(facts, {
          centerLon: this._centerLon,
          edge: this._style.edge_lat,
        });
        this._planes = new Map();
        /** West, north, east and south of each line in the plane, as far as they were asked for. */
        this._boxes = new Float32Array(4 * facts.lineCount).fill(NaN);
        this.selected = null;
        /** The lines that are drawn now, and how many of those in view are meant. */
        this.lines = [];
        this.inView = 0;
        this._all = this._geometry.placed.map((latLon, i) => this._placeAt(i, latLon));
        this.show(null);
      },
      _placeAt(i, { lat, lon }) {
        const feature = this._facts.places[i];
        const { edge_lat: edge } = this._style;
        const { area } = feature.label;
        return {
          feature,
          latLon: [Math.max(-edge, Math.min(edge, lat)), lon],
          plane: routes.lines.project(lat, lon, edge),
          area,
          probable: !area && feature.properties.certainty === "probable",
        };
      },
      /** Show only hops for which a test by number holds; the places follow. Null shows all. */
      show(test) {
        const { count, fromOf, toOf, waysOf } = this._facts;
        this._test = test;
        const weights = new Int32Array(this._all.length);
        const touches = (at) => {
          weights[at] += 1;
        };
        for (let i = 0; i < count; i += 1) {
          if (!test || test(i)) {
            touches(fromOf(i));
            touches(toOf(i));
            waysOf(i).forEach(touches);
          }
        }
        /** The places that are shown, by id; `weight` is how many hops touch one. */
        this.places = new Map();
        this._all.forEach((place, at) => {
          if (!test || weights[at]) {
            place.weight = weights[at];
            this.places.set(place.feature.id, place);
          }
        });
        this._shownLines = this._linesShown();
        this.redraw();
      },
      _linesShown() {
        const { lineCount, membersOf } = this._facts;
        const all = Array.from({ length: lineCount }, (_, line) => line);
        return this._test ? all.filter((line) => membersOf(line).some(this._test)) : all;
      },
      /** Whether a line may pass a box of the plane, west, north, east and south: when in doubt, yes. */
      _mayPass(line, [west, north, east, south]) {
        const [x, y] = this._all[this._facts.fromOf(this._facts.firstOf(line))].plane;
        if (x >= west && x <= east && y >= north && y <= south) {
          return true;
        }
        const box = this._boxes;
        const at = 4 * line;
        if (Number.isNaN(box[at])) {
          const [left, top, right, bottom] = this._geometry.boundsOf(line);
          const more = BULGE * Math.max(right - left, bottom - top);
          box.set([left - more, top - more, right + more, bottom + more], at);
        }
        return box[at] <= east && box[at + 2] >= west && box[at + 1] <= south && box[at + 3] >= north;
      },
      /** The lines to draw: those in view, or a sample of them that stays the same when the map moves. */
      _chosen() {
        const { scale, origin } = this.frame();
        const { left, top, right, bottom } = this._viewBox(-30);
        const view = [
          (left + origin.x) / scale,
          (top + origin.y) / scale,
          (right + origin.x) / scale,
          (bottom + origin.y) / scale,
        ];
        const found = this._shownLines.filter((line) => this._mayPass(line, view));
        this.inView = found.length;
        if (found.length <= MOST_DRAWN) {
          return found;
        }
        const rank = this._ranks();
        const least = Float64Array.from(found, (line) => rank[line]).sort()[MOST_DRAWN - 1];
        const kept = found.filter((line) => rank[line] <= least);
        const line = this.selected === null ? -1 : this._facts.lineOf(this._facts.indexOf(this.selected));
        return line >= 0 && !kept.includes(line) ? [...kept, line] : kept;
      },
      /** Who is drawn first where not all can be: what most quotes speak of, then by chance. */
      _ranks() {
        if (!this._rank) {
          const { count, lineCount, lineOf, weightOf } = this._facts;
          const weights = new Float64Array(lineCount);
          for (let hop = 0; hop < count; hop += 1) {
            weights[lineOf(hop)] += weightOf(hop);
          }
          this._rank = weights.map((weight, line) => scattered(line) - Math.min(weight, 1000) * 2 ** 32);
        }
        return this._rank;
      },
      /** A line as it is drawn; `hops` are the numbers of those that it stands for. */
      _lineAt(line) {
        const facts = this._facts;
        const members = facts.membersOf(line);
        const hops = this._test ? members.filter(this._test) : members;
        const look = facts.lookOf(line);
        const lane = facts.laneOf(line);
        return new Line({
          index: line,
          hops,
          look,
          count: hops.length > 1 ? `×${hops.length}` : "",
          lane,
          asidePx: this._share() * (look.faint ? FAINT_LANE_PX : LANE_PX) * lane,
          byWay: facts.waysOf(members[0]).length > 0,
          from: this._all[facts.fromOf(members[0])],
          to: this._all[facts.toOf(members[0])],
          plane: this._planeOf(line),
          layOut: (drawn) => this._laidOut(drawn),
        });
      },
      /** Points of a line, kept while the zoom is about the same. */
      _planeOf(line) {
        const tolerance = TOLERANCE_PX / this._map.getZoomScale(this._map.getZoom(), 0);
        const known = this._planes.get(line);
        if (known && known.tolerance <= tolerance * 1.5 && known.tolerance >= tolerance / 4) {
          return known.points;
        }
        const points = this._geometry.pointsOf(line, tolerance);
        if (this._planes.size > 4 * MOST_DRAWN) {
          this._planes.clear();
        }
        this._planes.set(line, { tolerance, points });
        return points;
      },
      /** Pixels of a stretch of so many kilometres at a place. */
      _kmToPx(latLon, km) {
        const north = this._map.project([latLon[0] + km / 222.64, latLon[1]]);
        const south = this._map.project([latLon[0] - km / 222.64, latLon[1]]);
        return Math.abs(south.y - north.y);
      },
      _draw(context) {
        const toScreen = this._toScreen();
        this.lines = this._chosen().map((line) => this._lineAt(line));
        this.isWeb = this.lines.length > MOST_APART;
        for (const place of this._all) {
          place.screen = toScreen(place.plane);
          const isShown = this.places.has(place.feature.id);
          const radiusPx = !isShown ? 0 : place.area ? this.glowPx(place) : place.probable && this._ringPx(place);
          if (radiusPx) {
            drawArea(context, place.screen, this._glow(radiusPx));
          }
        }
        this._spreadEnds();
        this._drawHops(context);
        for (const place of this.places.values()) {
          if (!place.area) {
            const ringPx = this.isWeb ? 0 : this._ringPx(place);
            drawPoint(context, place.screen, ringPx, this.isWeb);
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
      /** The pixels of a line. One that ends in an area ends at its rim: no point of it is known. */
      _laidOut({ asidePx, byWay, from, look, plane, to }) {
        const { scale, origin } = this.frame();
        const points = [];
        for (let i = 0; i < plane.length; i += 2) {
          points.push([plane[i] * scale - origin.x, plane[i + 1] * scale - origin.y]);
        }
        // A bow would lead a line past its own waypoints.
        const aim = look.faint || byWay ? shifted : bowed;
        const lane = asidePx ? aim(points, asidePx) : points;
        const [startPx, endPx] = [from, to].map((place) => this._endPx(place));
        const drawn = startPx || endPx ? trimmed(lane, startPx, endPx) : lane;
        return drawn.length ? drawn : lane;
      },
      /** Let the lines that end in one area end apart, along its rim. */
      _spreadEnds() {
        const rims = new Map();
        for (const line of this.lines) {
          [line.from, line.to].forEach((place, i) => {
            if (place.area) {
              const tip = i ? line.screen[line.screen.length - 1] : line.screen[0];
              rims.set(place, [...(rims.get(place) || []), { line, atEnd: i === 1, tip }]);
            }
          });
        }
        rims.forEach((tips, place) => this._spread(tips, place));
      },
      _share() {
        return routes.base.isSmall(this._map.getSize().x) ? SMALL_SHARE : 1;
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
        const selected = this.selected === null ? -1 : this._facts.indexOf(this.selected);
        const isSelected = ({ hops }) => hops.includes(selected);
        if (this.isWeb) {
          context.globalAlpha = selected < 0 ? 1 : UNSELECTED;
          const edge = this._style.edge_lat;
          const edges = [edge, -edge].map((lat) => routes.lines.project(lat, 0, edge)[1]);
          drawMany(context, this.lines, this._style, { ...this.frame(), edges });
        }
        const apart = this.isWeb ? this.lines.filter(isSelected) : [...this.lines];
        const isFaint = ({ look }) => Boolean(look.faint);
        const order = apart.sort((a, b) => isSelected(a) - isSelected(b) || isFaint(b) - isFaint(a));
        for (const line of order) {
          const stands = isSelected(line);
          const width = line.look.width + (stands ? 1.4 : 0);
          const alpha = line.look.faint && !stands ? this._style.faint : 1;
          context.globalAlpha = this.selected === null || stands ? alpha : UNSELECTED;
          // Arrows of neighbouring lanes stand apart, and clear of the number at the middle.
          const arrowAt = (line.count ? 0.34 : 0.52) + line.lane * 0.035;
          const drawn = { box, arrowAt, style: this._style };
          drawHop(context, line.screen, { ...line.look, width, stands }, drawn);
        }
        context.globalAlpha = 1;
      },
      select(id) {
        this.selected = id;
        this.redraw();
      },
      /** The line that stands for a hop, if it is drawn. */
      find(id) {
        const line = this._facts.lineOf(this._facts.indexOf(id));
        return this.lines.find(({ index }) => index === line);
      },
      /** West, north, east and south of the line of a hop, in the plane. */
      boxOf(id) {
        return this._geometry.boundsOf(this._facts.lineOf(this._facts.indexOf(id)));
      },
      /** The line that passes nearest to a point of the map pane, or null. */
      lineAt(layerPoint, tolerancePx) {
        let best = null;
        let bestPx = tolerancePx;
        const { scale, origin } = this.frame();
        const [x, y] = [(layerPoint.x + origin.x) / scale, (layerPoint.y + origin.y) / scale];
        const around = (tolerancePx + FAINT_LANE_PX) / scale;
        const box = [x - around, y - around, x + around, y + around];
        for (const line of this.lines) {
          if (this.isWeb && !this._mayPass(line.index, box)) {
            continue;
          }
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
        return this._toScreen()(routes.lines.project(lat, nearLongitude(lon, this._centerLon)));
      },
      viewBox(insetPx) {
        return this._viewBox(insetPx);
      },
      /** How the plane of zoom 0 lies in the map pane. */
      frame() {
        const scale = this._map.getZoomScale(this._map.getZoom(), 0);
        return { scale, origin: this._map.getPixelOrigin() };
      },
    });
  }

  routes.hops = { defineHops };
})(globalThis.RouteMap);
