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

  function planeX(x, y) {
    return (Math.atan2(y, x) / (2 * Math.PI) + 0.5) * WORLD;
  }

  /** The copy of a plane coordinate that lies nearest to another one. */
  function nearX(x, otherX) {
    return x + WORLD * Math.round((otherX - x) / WORLD);
  }

  /** A point of the sphere as a vector, with where it lies in the plane. */
  function toVector({ lat, lon }, most) {
    const [phi, lambda] = [lat * RADIANS, lon * RADIANS];
    const [x, y, z] = [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
    return { x, y, z, plane: [planeX(x, y), planeY(z, most)] };
  }

  /** Where the points of a line are put while it is made: very many lines are, so nothing else is. */
  const made = new Float64Array(2 * (2 ** MOST_DEPTH + 1));

  /**
   * The shortest line between two points of a sphere, with as many points as keep every chord
   * within a tolerance of it: x and y of each in turn.
   *
   * The ellipsoid's line leaves the sphere's by 2 km in the mean where it is 10,000 km long, and
   * by 90 km at the most where it is 18,000 km long; longer ones are stored as paths.
   */
  function shortest(begin, end, { tolerance, most }) {
    let length = 0;
    const push = (x, y) => {
      made[length] = x;
      made[length + 1] = y;
      length += 2;
    };
    // From the last point that was put, at a vector, to another: its vector and its plane point.
    const halve = (ax, ay, az, bx, by, bz, toX, toY, depth) => {
      const fromX = made[length - 2];
      const fromY = made[length - 1];
      const size = Math.sqrt((ax + bx) ** 2 + (ay + by) ** 2 + (az + bz) ** 2) || 1;
      const x = (ax + bx) / size;
      const y = (ay + by) / size;
      const z = (az + bz) / size;
      const middleX = nearX(planeX(x, y), fromX);
      const middleY = planeY(z, most);
      const endX = nearX(toX, middleX);
      const isShort = Math.abs(endX - fromX) + Math.abs(toY - fromY) < 8 * tolerance;
      const off = Math.sqrt((middleX - (fromX + endX) / 2) ** 2 + (middleY - (fromY + toY) / 2) ** 2);
      if (depth >= MOST_DEPTH || isShort || (depth >= LEAST_DEPTH && off <= tolerance)) {
        push(endX, toY);
        return;
      }
      halve(ax, ay, az, x, y, z, middleX, middleY, depth + 1);
      halve(x, y, z, bx, by, bz, toX, toY, depth + 1);
    };
    push(...begin.plane);
    halve(begin.x, begin.y, begin.z, end.x, end.y, end.z, ...end.plane, 0);
    return made.slice(0, length);
  }

  function boundsOfPoints(points) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < points.length; i += 2) {
      box[0] = Math.min(box[0], points[i]);
      box[1] = Math.min(box[1], points[i + 1]);
      box[2] = Math.max(box[2], points[i]);
      box[3] = Math.max(box[3], points[i + 1]);
    }
    return box;
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
    return Float64Array.from(
      latLons.flatMap(([lat, lon]) => {
        previous = nearLongitude(lon, previous);
        return project(lat, previous, edge);
      }),
    );
  }

  /** The lines of a map; the longitudes of all begin near one in the middle. */
  function lines(facts, { centerLon, edge }) {
    const most = Math.sin(edge * RADIANS);
    const placed = facts.places.map(({ lat, lon: anyLon }) => {
      const lon = nearLongitude(anyLon, centerLon);
      return { ...toVector({ lat, lon }, most), lat, lon, plane: project(lat, lon, edge) };
    });
    /** The points of a line as x and y in turn, in plane coordinates, true to a tolerance in these. */
    const pointsOf = (line, tolerance) => {
      const hop = facts.firstOf(line);
      const [begin, end] = [placed[facts.fromOf(hop)], placed[facts.toOf(hop)]];
      const path = facts.pathOf(hop);
      const points = path
        ? stored(path, facts.pathFactor, { begin, end, edge })
        : shortest(begin, end, { tolerance, most });
      // One without length still has its two ends.
      return points.length > 2 ? points : Float64Array.of(...points, ...points);
    };
    /** West, north, east and south of a line, about. */
    const boundsOf = (line) => boundsOfPoints(pointsOf(line, 0.5));
    return { placed, pointsOf, boundsOf };
  }

  routes.lines = { lines, project, shortest };
})(globalThis.RouteMap);
