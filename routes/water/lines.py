"""Lines as they are drawn: geodesics in steps, without jumps at longitude 180 degrees."""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Point
from shapely.geometry.base import BaseGeometry

from routes import geodesy
from routes.water import obstacles
from routes.water.network import Kind

_TURN_DEG = 360.0


def drawn(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the geodesic between two points, shape (2, 2), as it is drawn."""
    begin, end = lonlat
    if np.abs(end - begin).max() < _SHORT_DEG:
        return lonlat
    return without_jumps(geodesy.geodesic_points(Point(begin), Point(end)))


_SHORT_DEG = 0.3
"""A geodesic that short has no points between its ends: see `geodesy.STEP_KM`."""


def without_jumps(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a line whose longitudes run on beyond 180 degrees instead of jumping."""
    moved = lonlat.copy()
    moved[1:, 0] -= _TURN_DEG * np.cumsum(np.round(np.diff(lonlat[:, 0]) / _TURN_DEG))
    return moved


def beside(lonlat: NDArray[np.float64], middle: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return points in longitudes within half a turn of another point's, or each of its own."""
    moved = lonlat.copy()
    moved[..., 0] -= _TURN_DEG * np.round((lonlat[..., 0] - middle[..., 0]) / _TURN_DEG)
    return moved


def is_free(lonlat: NDArray[np.float64], kind: Kind, gates: BaseGeometry) -> bool:
    """Whether the geodesic between two points stays on its water and off some gates."""
    line = drawn(lonlat)
    if not obstacles.is_clear(line, kind):
        return False
    return gates.is_empty or not any(shapely.intersects(gates, obstacles.turns(line)))
