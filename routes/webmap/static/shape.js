/* Geometry in screen pixels, and the decoding of stored lines. Nothing here knows of the document. */
(function (routes) {
  "use strict";

  /** Decode an encoded polyline into [latitude, longitude] pairs; `factor` is its units a degree. */
  function decode(text, factor) {
    const values = [];
    let value = 0;
    let shift = 0;
    for (let i = 0; i < text.length; i += 1) {
      const chunk = text.charCodeAt(i) - 63;
      value |= (chunk & 31) << shift;
      shift += 5;
      if (chunk < 32) {
        values.push(value & 1 ? ~(value >> 1) : value >> 1);
        value = 0;
        shift = 0;
      }
    }
    const pairs = [];
    let lat = 0;
    let lon = 0;
    for (let i = 0; i < values.length; i += 2) {
      lat += values[i];
      lon += values[i + 1];
      pairs.push([lat / factor, lon / factor]);
    }
    return pairs;
  }

  /** Return the longitude, by whole turns, that lies nearest to another. */
  function nearLongitude(lon, other) {
    return lon + 360 * Math.round((other - lon) / 360);
  }

  function between(a, b, t) {
    return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  }

  function distance(a, b) {
    return Math.hypot(b[0] - a[0], b[1] - a[1]);
  }

  /** Running length of a line at each of its points. */
  function lengths(points) {
    const running = [0];
    for (let i = 1; i < points.length; i += 1) {
      running.push(running[i - 1] + distance(points[i - 1], points[i]));
    }
    return running;
  }

  function lengthOf(points) {
    const running = lengths(points);
    return running[running.length - 1];
  }

  /** Unit normal at each point of a line. */
  function normals(points) {
    return points.map((_, i) => {
      const a = points[Math.max(i - 1, 0)];
      const b = points[Math.min(i + 1, points.length - 1)];
      const length = distance(a, b) || 1;
      return [-(b[1] - a[1]) / length, (b[0] - a[0]) / length];
    });
  }

  /** Shift a line sideways by the same number of pixels everywhere. */
  function shifted(points, byPx) {
    return normals(points).map((normal, i) => [
      points[i][0] + normal[0] * byPx,
      points[i][1] + normal[1] * byPx,
    ]);
  }

  /** Bow a line sideways in its middle and leave its ends where they are. */
  function bowed(points, byPx) {
    if (!byPx || points.length < 2) {
      return points;
    }
    const fine = points.length < 12 ? subdivided(points, 12) : points;
    const running = lengths(fine);
    const total = running[running.length - 1] || 1;
    return normals(fine).map((normal, i) => {
      // The share first: pi times a length can come out above pi at the end, where a sine is negative.
      const bow = byPx * Math.sqrt(Math.sin(Math.PI * (running[i] / total)));
      return [fine[i][0] + normal[0] * bow, fine[i][1] + normal[1] * bow];
    });
  }

  function subdivided(points, count) {
    const fine = [points[0]];
    for (let i = 1; i < points.length; i += 1) {
      for (let k = 1; k <= count; k += 1) {
        fine.push(between(points[i - 1], points[i], k / count));
      }
    }
    return fine;
  }

  /** Cut the given lengths off both ends of a line; nothing is left of a line that is too short. */
  function trimmed(points, startPx, endPx) {
    const running = lengths(points);
    const total = running[running.length - 1];
    if (startPx + endPx >= total) {
      return [];
    }
    const kept = [pointAt(points, running, startPx)];
    points.forEach((point, i) => {
      if (running[i] > startPx && running[i] < total - endPx) {
        kept.push(point);
      }
    });
    kept.push(pointAt(points, running, total - endPx));
    return kept;
  }

  function pointAt(points, running, at) {
    let i = 1;
    while (i < points.length - 1 && running[i] < at) {
      i += 1;
    }
    const span = running[i] - running[i - 1] || 1;
    return between(points[i - 1], points[i], (at - running[i - 1]) / span);
  }

  /** Clip a segment to a box (Liang and Barsky, 1984): the two fractions inside, or null. */
  function clipSegment(a, b, box) {
    const sides = [
      [a[0] - b[0], a[0] - box.left],
      [b[0] - a[0], box.right - a[0]],
      [a[1] - b[1], a[1] - box.top],
      [b[1] - a[1], box.bottom - a[1]],
    ];
    let from = 0;
    let to = 1;
    for (const [p, q] of sides) {
      if (p === 0) {
        if (q < 0) {
          return null;
        }
      } else if (p < 0) {
        from = Math.max(from, q / p);
      } else {
        to = Math.min(to, q / p);
      }
    }
    return from < to ? [from, to] : null;
  }

  /** The stretches of a line inside a box, in order. */
  function clipLine(points, box) {
    const runs = [];
    let run = null;
    for (let i = 1; i < points.length; i += 1) {
      const inside = clipSegment(points[i - 1], points[i], box);
      if (!inside) {
        run = null;
        continue;
      }
      if (!run || inside[0] > 0) {
        run = [between(points[i - 1], points[i], inside[0])];
        runs.push(run);
      }
      run.push(between(points[i - 1], points[i], inside[1]));
      if (inside[1] < 1) {
        run = null;
      }
    }
    return runs;
  }

  /** Move one end of a line by a vector; the other end stays, what is between follows in part. */
  function leaned(points, [dx, dy], atEnd) {
    const running = lengths(points);
    const total = running[running.length - 1] || 1;
    return points.map(([x, y], i) => {
      const share = atEnd ? running[i] / total : 1 - running[i] / total;
      return [x + dx * share, y + dy * share];
    });
  }

  /** The point at a fraction of a line's length, with the direction there in radians. */
  function along(points, fraction) {
    const running = lengths(points);
    const at = running[running.length - 1] * fraction;
    const ahead = pointAt(points, running, at + 1);
    const behind = pointAt(points, running, Math.max(at - 1, 0));
    return {
      point: pointAt(points, running, at),
      angle: Math.atan2(ahead[1] - behind[1], ahead[0] - behind[0]),
    };
  }

  /** The longest stretch of a line inside a box, or null. */
  function longestRun(points, box) {
    let best = null;
    let bestPx = 0;
    for (const run of clipLine(points, box)) {
      const running = lengths(run);
      if (running[running.length - 1] > bestPx) {
        best = run;
        bestPx = running[running.length - 1];
      }
    }
    return best;
  }

  function distanceToLine(point, points) {
    let least = Infinity;
    for (let i = 1; i < points.length; i += 1) {
      least = Math.min(least, distanceToSegment(point, points[i - 1], points[i]));
    }
    return least;
  }

  function distanceToSegment(point, a, b) {
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const squared = dx * dx + dy * dy || 1;
    const t = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / squared;
    return distance(point, between(a, b, Math.max(0, Math.min(1, t))));
  }

  /** Points of a line about `stepPx` apart, for telling what lies under a label. */
  function sampled(points, stepPx) {
    const running = lengths(points);
    const samples = [];
    for (let at = 0; at < running[running.length - 1]; at += stepPx) {
      samples.push(pointAt(points, running, at));
    }
    return samples;
  }

  routes.shape = {
    along,
    bowed,
    clipLine,
    decode,
    distance,
    distanceToLine,
    leaned,
    lengthOf,
    longestRun,
    nearLongitude,
    sampled,
    shifted,
    trimmed,
  };
})(globalThis.RouteMap);
