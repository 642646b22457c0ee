"""Pulls a way through the graph tight, as one would a string."""

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from routes.water import taut
from routes.water.lines import is_free
from routes.water.network import KM_PER_DEG, Kind

_OFF_SHORE_KM = (1.0, 0.5, 0.25)
"""How far off the shore a corner is moved: the most that leaves the way clear."""


def tightened(lonlat: NDArray[np.float64], kind: Kind, gates: BaseGeometry) -> NDArray[np.float64]:
    """Return a shorter way on the same side of everything.

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
    way = taut.slipped(_leapt(lonlat, kind, gates), kind, gates)
    way = _leapt(way[::-1], kind, gates)[::-1]
    return _kept_off(way, gates) if kind is Kind.STRIP else way


def _leapt(lonlat: NDArray[np.float64], kind: Kind, gates: BaseGeometry) -> NDArray[np.float64]:
    """Go from point to point, each time as far as there is a clear line."""
    kept, last = [0], len(lonlat) - 1
    while kept[-1] < last:
        here = kept[-1]
        reached, step = here + 1, 2
        while here + step <= last and is_free(lonlat[[here, here + step]], kind, gates):
            reached, step = here + step, step * 2
        blocked = min(here + step, last + 1)
        while blocked - reached > 1:
            middle = (reached + blocked) // 2
            if is_free(lonlat[[here, middle]], kind, gates):
                reached = middle
            else:
                blocked = middle
        kept.append(reached)
    return lonlat[kept]


def _kept_off(lonlat: NDArray[np.float64], gates: BaseGeometry) -> NDArray[np.float64]:
    """Move the corners of a way along the shore off it, as far as there is room."""
    way = lonlat.copy()
    for i in range(1, len(way) - 1):
        outward = _outward_deg(way[i - 1], way[i], way[i + 1])
        for off_km in _OFF_SHORE_KM:
            moved = way[i] + outward * off_km / KM_PER_DEG
            if all(
                is_free(np.array(side), Kind.STRIP, gates)
                for side in ((way[i - 1], moved), (moved, way[i + 1]))
            ):
                way[i] = moved
                break
    return way


def _outward_deg(
    before: NDArray[np.float64], corner: NDArray[np.float64], after: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the direction away from what a corner goes round, a degree of latitude long."""
    squeeze = np.array([max(np.cos(np.radians(corner[1])), 0.01), 1.0])
    sides = (np.array([before, after]) - corner) * squeeze
    sides /= np.maximum(np.hypot(*sides.T), 1e-12)[:, None]
    inward = sides.sum(axis=0)
    return np.asarray(-inward / max(float(np.hypot(*inward)), 1e-12) / squeeze)
