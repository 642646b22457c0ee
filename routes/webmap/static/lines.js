/* Where lines run: shortest lines on the sphere and stored paths, in plane coordinates of zoom 0. */
(function (routes) {
  "use strict";

  const { decode, nearLongitude } = routes.shape;

  const RADIANS = Math.PI / 180;
  const WORLD = 256;
  const LEAST_DEPTH = 2;
  const MOST_DEPTH = 12;

  /** Plane coordinates of a point; what lies nearer to a pole than maps reach goes to the edge. */
  function project(lat, lon, edge = 85.0511) {
    const sine = Math.sin(Math.max(-edge, Math.min(edge, lat)) * RADIANS);
    return [(lon / 360 + 0.5) * WORLD, (0.5 - Math.atanh(sine) / (2 * Math.PI)) * WORLD];
  }

  function toVector({ lat, lon }) {
    const [phi, lambda] = [lat * RADIANS, lon * RADIANS];
    return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
  }

  function middle(a, b) {
    const sum = [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
    const length = Math.hypot(...sum) || 1;
    return sum.map((part) => part / length);
  }

  /**
   * The shortest line between two points of a sphere, with as many points as keep every chord
   * within a tolerance of it.
   *
   * The ellipsoid's line leaves the sphere's by less than 0.2 % of its length, 12 km at the most
   * for 6,000 km: under half a pixel where a line of that length is seen whole.
   */
  function shortest(begin, end, { tolerance, edge }) {
    const project_ = (vector, previousX) => {
      const lat = Math.atan2(vector[2], Math.hypot(vector[0], vector[1])) / RADIANS;
      const point = project(lat, Math.atan2(vector[1], vector[0]) / RADIANS, edge);
      point[0] += WORLD * Math.round((previousX - point[0]) / WORLD);
      return point;
    };
    const points = [project(begin.lat, begin.lon, edge)];
    const halve = (a, b, depth) => {
      const pa = points[points.length - 1];
      const m = middle(a, b);
      const pm = project_(m, pa[0]);
      const pb = project_(b, pm[0]);
      const off = Math.hypot(pm[0] - (pa[0] + pb[0]) / 2, pm[1] - (pa[1] + pb[1]) / 2);
      const isFine = depth >= LEAST_DEPTH && off <= tolerance;
      if (depth >= MOST_DEPTH || isFine || Math.hypot(pb[0] - pa[0], pb[1] - pa[1]) < 8 * tolerance) {
        points.push(pb);
        return;
      }
      halve(a, m, depth + 1);
      halve(m, b, depth + 1);
    };
    halve(toVector(begin), toVector(end), 0);
    return points;
  }

  /** A stored path; its ends are the places themselves where it begins and ends at them. */
  function stored(text, factor, { begin, end, edge }) {
    const latLons = decode(text, factor);
    const reach = 1 / factor;
    [
      [0, begin],
      [latLons.length - 1, end],
    ].forEach(([at, place]) => {
      const [lat, lon] = latLons[at];
      if (Math.abs(place.lat - lat) <= reach && Math.abs(nearLongitude(place.lon, lon) - lon) <= reach) {
        latLons[at] = [place.lat, place.lon];
      }
    });
    let previous = begin.lon;
    return latLons.map(([lat, lon]) => {
      previous = nearLongitude(lon, previous);
      return project(lat, previous, edge);
    });
  }

  /** The lines of a map; the longitudes of all begin near one in the middle. */
  function lines(facts, { centerLon, edge }) {
    const placed = facts.places.map(({ lat, lon }) => ({ lat, lon: nearLongitude(lon, centerLon) }));
    /** The points of a line, in plane coordinates, true to a tolerance in the same. */
    const pointsOf = (line, tolerance) => {
      const hop = facts.membersOf(line)[0];
      const [begin, end] = [placed[facts.fromOf(hop)], placed[facts.toOf(hop)]];
      const path = facts.pathOf(hop);
      const points = path
        ? stored(path, facts.pathFactor, { begin, end, edge })
        : shortest(begin, end, { tolerance, edge });
      // One without length still has its two ends.
      return points.length > 1 ? points : [points[0], points[0]];
    };
    return { placed, pointsOf };
  }

  routes.lines = { lines, project, shortest };
})(globalThis.RouteMap);
