/* Where lines run: shortest lines on the sphere and stored paths, in plane coordinates of zoom 0. */
(function (routes) {
  "use strict";

  const { decode, nearLongitude } = routes.shape;

  const RADIANS = Math.PI / 180;
  const WORLD = 256;
  const LEAST_DEPTH = 2;
  const MOST_DEPTH = 12;

  /** The plane coordinate of a sine of a latitude; nearer to a pole than `most` is at that edge. */
  function planeY(sine, most) {
    return (0.5 - Math.atanh(Math.max(-most, Math.min(most, sine))) / (2 * Math.PI)) * WORLD;
  }

  /** Plane coordinates of a point; what lies nearer to a pole than maps reach goes to the edge. */
  function project(lat, lon, edge = 85.0511) {
    return [(lon / 360 + 0.5) * WORLD, planeY(Math.sin(lat * RADIANS), Math.sin(edge * RADIANS))];
  }

  /** A point of the sphere as a vector, with where it lies in the plane. */
  function vector(x, y, z, most) {
    return { x, y, z, plane: [(Math.atan2(y, x) / (2 * Math.PI) + 0.5) * WORLD, planeY(z, most)] };
  }

  function toVector({ lat, lon }, most) {
    const [phi, lambda] = [lat * RADIANS, lon * RADIANS];
    return vector(Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi), most);
  }

  function middle(a, b, most) {
    const x = a.x + b.x;
    const y = a.y + b.y;
    const z = a.z + b.z;
    const length = Math.sqrt(x * x + y * y + z * z) || 1;
    return vector(x / length, y / length, z / length, most);
  }

  /** The copy of a point that lies nearest to another one. */
  function nearTo(point, otherX) {
    return [point[0] + WORLD * Math.round((otherX - point[0]) / WORLD), point[1]];
  }

  /**
   * The shortest line between two points of a sphere, with as many points as keep every chord
   * within a tolerance of it.
   *
   * The ellipsoid's line leaves the sphere's by 2 km in the mean where it is 10,000 km long, and
   * by 90 km at the most where it is 18,000 km long; longer ones are stored as paths.
   */
  function shortest(begin, end, { tolerance, most }) {
    const points = [begin.plane];
    const halve = (a, b, depth) => {
      const pa = points[points.length - 1];
      const m = middle(a, b, most);
      const pm = nearTo(m.plane, pa[0]);
      const pb = nearTo(b.plane, pm[0]);
      const off = Math.hypot(pm[0] - (pa[0] + pb[0]) / 2, pm[1] - (pa[1] + pb[1]) / 2);
      const isShort = Math.abs(pb[0] - pa[0]) + Math.abs(pb[1] - pa[1]) < 8 * tolerance;
      if (depth >= MOST_DEPTH || isShort || (depth >= LEAST_DEPTH && off <= tolerance)) {
        points.push(pb);
        return;
      }
      halve(a, m, depth + 1);
      halve(m, b, depth + 1);
    };
    halve(begin, end, 0);
    return points;
  }

  /** West, north, east and south of the shortest line, by five of its points and some more. */
  function bounds(begin, end, most) {
    const m = middle(begin, end, most);
    const box = [begin.plane[0], begin.plane[1], begin.plane[0], begin.plane[1]];
    let previousX = begin.plane[0];
    for (const { plane } of [middle(begin, m, most), m, middle(m, end, most), end]) {
      const x = plane[0] + WORLD * Math.round((previousX - plane[0]) / WORLD);
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], plane[1]);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], plane[1]);
      previousX = x;
    }
    return box;
  }

  function boundsOfPoints(points) {
    const [xs, ys] = [0, 1].map((axis) => points.map((point) => point[axis]));
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
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
    const most = Math.sin(edge * RADIANS);
    const placed = facts.places.map(({ lat, lon: anyLon }) => {
      const lon = nearLongitude(anyLon, centerLon);
      return { ...toVector({ lat, lon }, most), lat, lon, plane: project(lat, lon, edge) };
    });
    /** The points of a line, in plane coordinates, true to a tolerance in the same. */
    const pointsOf = (line, tolerance) => {
      const hop = facts.membersOf(line)[0];
      const [begin, end] = [placed[facts.fromOf(hop)], placed[facts.toOf(hop)]];
      const path = facts.pathOf(hop);
      const points = path
        ? stored(path, facts.pathFactor, { begin, end, edge })
        : shortest(begin, end, { tolerance, most });
      // One without length still has its two ends.
      return points.length > 1 ? points : [points[0], points[0]];
    };
    const boundsOf = (line) => {
      const hop = facts.membersOf(line)[0];
      return facts.pathOf(hop)
        ? boundsOfPoints(pointsOf(line, 1))
        : bounds(placed[facts.fromOf(hop)], placed[facts.toOf(hop)], most);
    };
    return { placed, pointsOf, boundsOf };
  }

  routes.lines = { lines, project, shortest };
})(globalThis.RouteMap);
