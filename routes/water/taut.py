"""Lets the corners of a way slip until they lie on what they go round."""

import math
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from routes.water import obstacles
from routes.water.lines import drawn, is_free, without_jumps
from routes.water.network import Kind

_EARTH_RADIUS_KM = 6_371.0
_ROUNDS = 3
_LEAST_GAIN_KM = 0.2
_CLEARANCE = 1e-6
"""Of the earth's radius, 6 m: a corner lies as far off what it goes round."""
_WIDEST_KM = 4_000.0
"""Of a longer detour the triangle may not fit on one side of the globe."""


def slipped(lonlat: NDArray[np.float64], kind: Kind, gates: BaseGeometry) -> NDArray[np.float64]:
    """Return a way whose corners lie on the obstacles that they go round.

    Parameters
    ----------
    lonlat
        Shape (n, 2): longitude and latitude in degrees.
    kind
        What the way runs on.
    gates
        What no shortcut may touch.
    """
    for _ in range(_ROUNDS):
        points, slips = [lonlat[0]], 0
        for corner, after in pairwise(lonlat[1:]):
            around = _around(points[-1], corner, after, kind, gates)
            slips += around is not None
            points.extend([corner] if around is None else around)
        lonlat = np.array([*points, lonlat[-1]])
        if not slips:
            break
    return lonlat


def _around(
    before: NDArray[np.float64],
    corner: NDArray[np.float64],
    after: NDArray[np.float64],
    kind: Kind,
    gates: BaseGeometry,
) -> NDArray[np.float64] | None:
    """Return the corners that replace one: the hull of what pokes through the direct line.

    The shortest way between two points on this side of the obstacles in the triangle of the three
    points is the convex hull of these obstacles and the two. None where little is gained.
    """
    now_km, direct_km = _length_km([before, corner, after]), _length_km([before, after])
    if now_km - direct_km < _LEAST_GAIN_KM or direct_km > _WIDEST_KM:
        return None
    lines = [drawn(np.array(pair)) for pair in ((before, corner), (corner, after), (after, before))]
    inside = obstacles.points_inside(without_jumps(np.vstack(lines)), kind)
    flat = _gnomonic(np.vstack([before, after, inside]), corner)
    chain = _hull_chain(flat[0], flat[1], flat[2:])
    around = _from_gnomonic(chain, corner)
    ways = np.vstack([before, around, after])
    if now_km - _length_km(list(ways)) < _LEAST_GAIN_KM:
        return None
    free = all(is_free(ways[i : i + 2], kind, gates) for i in range(len(ways) - 1))
    return around if free else None


def _hull_chain(
    begin: NDArray[np.float64], end: NDArray[np.float64], points: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the corners of a hull from one of its points to another, on the side of the origin.

    The origin is the corner that is replaced; the chain is moved a little towards it.
    """
    along = (end - begin) / np.hypot(*(end - begin))
    across = np.array([-along[1], along[0]])
    across = across if (-begin) @ across > 0 else -across
    height = (points - begin) @ across
    reach = (points - begin) @ along
    rising = np.lexsort([height, reach])
    rising = rising[height[rising] > 0]
    chain: list[NDArray[np.float64]] = [begin]
    for point in [*points[rising], end]:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point, along, across) >= 0:
            chain.pop()
        chain.append(point)
    corners = np.array(chain[1:-1]).reshape(-1, 2)
    distance = np.hypot(*corners.T)[:, None]
    return np.asarray(corners * (1 - _CLEARANCE / np.maximum(distance, _CLEARANCE)))


def _turn(
    one: NDArray[np.float64],
    two: NDArray[np.float64],
    three: NDArray[np.float64],
    along: NDArray[np.float64],
    across: NDArray[np.float64],
) -> float:
    """Return whether three points turn up (positive) or down, seen along a direction."""
    first, second = two - one, three - two
    return float((first @ along) * (second @ across) - (first @ across) * (second @ along))


def _length_km(points: list[NDArray[np.float64]]) -> float:
    """Return the length of a line on the sphere: good enough to compare two, and fast."""
    total = 0.0
    for (lon, lat), (to_lon, to_lat) in pairwise(points):
        rise, turn = math.radians(to_lat - lat) / 2, math.radians(to_lon - lon) / 2
        level = math.cos(math.radians(lat)) * math.cos(math.radians(to_lat))
        square = math.sin(rise) ** 2 + level * math.sin(turn) ** 2
        total += 2 * _EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(square)))
    return total


def _gnomonic(lonlat: NDArray[np.float64], centre: NDArray[np.float64]) -> NDArray[np.float64]:
    """Project points so that geodesics become straight, in radii of the earth."""
    lon, lat = np.radians(lonlat).T
    lon0, lat0 = np.radians(centre)
    cosine = np.sin(lat0) * np.sin(lat) + np.cos(lat0) * np.cos(lat) * np.cos(lon - lon0)
    east = np.cos(lat) * np.sin(lon - lon0)
    north = np.cos(lat0) * np.sin(lat) - np.sin(lat0) * np.cos(lat) * np.cos(lon - lon0)
    return np.asarray(np.column_stack([east, north]) / cosine[:, None])


def _from_gnomonic(flat: NDArray[np.float64], centre: NDArray[np.float64]) -> NDArray[np.float64]:
    lon0, lat0 = np.radians(centre)
    far = np.maximum(np.hypot(*flat.T), 1e-15)
    angle = np.arctan(far)
    lat = np.arcsin(np.cos(angle) * np.sin(lat0) + flat[:, 1] * np.sin(angle) * np.cos(lat0) / far)
    lon = lon0 + np.arctan2(
        flat[:, 0] * np.sin(angle),
        far * np.cos(lat0) * np.cos(angle) - flat[:, 1] * np.sin(lat0) * np.sin(angle),
    )
    return np.column_stack([(np.degrees(lon) + 180) % 360 - 180, np.degrees(lat)])
