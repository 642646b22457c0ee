"""Pulls a way through the graph tight, as one would a string."""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Point
from shapely.geometry.base import BaseGeometry

from routes import geodesy
from routes.water import obstacles
from routes.water.network import Kind
from routes.water.passages import unrolled


def tightened(
    lonlat: NDArray[np.float64], kind: Kind, gates: BaseGeometry
) -> NDArray[np.float64]:
    """Return those points of a way that it needs to stay on its water.

    Parameters
    ----------
    lonlat
        Shape (n, 2): longitude and latitude in degrees.
    kind
        What the way runs on; the bends of a canal or river are all kept.
    gates
        What no shortcut may touch.
    """
    if kind in (Kind.CANAL, Kind.RIVER):
        return lonlat
    there = _leap(lonlat, kind, gates)
    return _leap(there[::-1], kind, gates)[::-1]


def _leap(
    lonlat: NDArray[np.float64], kind: Kind, gates: BaseGeometry
) -> NDArray[np.float64]:
    """Go from point to point, each time as far as there is a clear line."""
    kept, last = [0], len(lonlat) - 1
    while kept[-1] < last:
        here = kept[-1]
        reached, step = here + 1, 2
        while here + step <= last and _is_clear(lonlat, here, here + step, kind, gates):
            reached, step = here + step, step * 2
        blocked = min(here + step, last + 1)
        while blocked - reached > 1:
            middle = (reached + blocked) // 2
            if _is_clear(lonlat, here, middle, kind, gates):
                reached = middle
            else:
                blocked = middle
        kept.append(reached)
    return lonlat[kept]


def _is_clear(
    lonlat: NDArray[np.float64], begin: int, end: int, kind: Kind, gates: BaseGeometry
) -> bool:
    line = drawn(lonlat[[begin, end]])
    if not obstacles.is_clear(line, kind):
        return False
    return gates.is_empty or not shapely.intersects(gates, shapely.LineString(line))


def drawn(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the geodesic between two points as it is drawn, without a jump at 180 degrees."""
    points = geodesy.geodesic_points(Point(lonlat[0]), Point(lonlat[1]))
    return without_jumps(points)


def without_jumps(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a line whose longitudes run on beyond 180 degrees instead of jumping."""
    moved = lonlat.copy()
    moved[:, 0] = np.degrees(np.unwrap(np.radians(lonlat[:, 0])))
    return moved


__all__ = ["drawn", "tightened", "unrolled", "without_jumps"]
