"""What a line on water must not touch: the land, and the strip along it."""

from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from routes.water.network import UNITS_PER_DEG, Kind, load_array

_TURN_DEG = 360.0
_WORLD_DEG = (-180.0, -90.0, 180.0, 90.0)


@cache
def land() -> STRtree:
    """Return the land as simplified for the water graph, in small pieces."""
    return _tree("land")


@cache
def strip() -> STRtree:
    """Return the land with its strip of water, in small pieces."""
    return _tree("strip")


def _tree(name: str) -> STRtree:
    points = load_array(f"{name}_points") / UNITS_PER_DEG
    ends = load_array(f"{name}_ends").astype(np.int64)
    starts = np.append(0, ends)
    rings = np.arange(len(ends) + 1)
    return STRtree(shapely.from_ragged_array(shapely.GeometryType.POLYGON, points, (starts, rings)))


def is_clear(lonlat: NDArray[np.float64], kind: Kind) -> bool:
    """Whether a line stays on water: off the land, and on open water off the strip as well.

    Parameters
    ----------
    lonlat
        Shape (n, 2), without jumps: longitudes may run on beyond 180 degrees.
    """
    tree = strip() if kind is Kind.OPEN else land()
    return not any(len(tree.query(line, predicate="intersects")) for line in turns(lonlat))


def points_inside(ring: NDArray[np.float64], kind: Kind) -> NDArray[np.float64]:
    """Return the corners of what stands in the way inside a ring.

    Parameters
    ----------
    ring
        Shape (n, 2), closed or not, without jumps.
    kind
        On open water the strip stands in the way too.
    """
    tree = strip() if kind is Kind.OPEN else land()
    found = [np.empty((0, 2))]
    for line, shift in _turns_and_shifts(ring):
        area = shapely.make_valid(shapely.Polygon(line.coords), method="structure")
        pieces = tree.geometries[tree.query(area, predicate="intersects")]
        found.append(shapely.get_coordinates(shapely.intersection(pieces, area)) - [shift, 0.0])
    return np.vstack(found)


def is_land(lonlat: NDArray[np.float64]) -> bool:
    """Whether a point, shape (2,), lies on land."""
    return len(land().query(shapely.Point(lonlat), predicate="intersects")) > 0


def turns(lonlat: NDArray[np.float64]) -> list[shapely.LineString]:
    """Return a line once for each turn of the globe that it reaches into."""
    return [line for line, _ in _turns_and_shifts(lonlat)]


def _turns_and_shifts(lonlat: NDArray[np.float64]) -> list[tuple[shapely.LineString, float]]:
    west, east = lonlat[:, 0].min(), lonlat[:, 0].max()
    shifts = [0.0]
    if west < _WORLD_DEG[0]:
        shifts.append(_TURN_DEG)
    if east > _WORLD_DEG[2]:
        shifts.append(-_TURN_DEG)
    return [(shapely.LineString(lonlat + np.array([shift, 0.0])), shift) for shift in shifts]
