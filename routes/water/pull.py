"""Pulls a way through the graph tight, as one would a string."""

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from routes.water import taut
from routes.water.lines import is_free
from routes.water.network import Kind


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
    return _leapt(way[::-1], kind, gates)[::-1]


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
