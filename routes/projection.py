"""Web Mercator, and the window that a set of legs is shown in.

The unit square is the whole world as web maps cut it: x runs east from longitude -180, y runs
south from latitude 85.05, both from 0 to 1. Longitudes beyond 180 degrees give an x beyond 1, so
that a window across longitude 180 is one piece.
"""

import math
from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Point

from routes.hop import PlaceReading
from routes.leg import Leg
from routes.natural_earth import Window

MAX_LAT_DEG = math.degrees(math.atan(math.sinh(math.pi)))
"""The latitude at which the square ends, 85.0511 degrees."""


WORLD = Window(west_deg=-180, south_deg=-58, east_deg=180, north_deg=78)

EDGE_LAT_DEG = 84.0
"""A place nearer to a pole is marked at this latitude, at the edge of every map."""

_TURN_DEG = 360.0
_LEAST_SPAN = 0.012
"""Smallest width and height of a window, in the unit square: about 4 degrees of longitude."""
_MARGIN = 0.12
_MAX_GROWTH = 1.4
_ROUNDING_DEG = 1e-9
_KM_A_DEGREE = 111.2
_WIDEST_REACH_DEG = 12.0
"""No place is taken to reach farther: the corners of the largest countries say little of them."""
_MOST_LINES = 2000
_MOST_POINTS = 50_000


def to_square(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Project longitudes and latitudes, shape (n, 2), to the unit square.

    Latitudes beyond 85.05 degrees are drawn at its edge.

    Examples
    --------
    >>> to_square(np.array([[0.0, 0.0]])).tolist()
    [[0.5, 0.5]]
    """
    lon, lat = np.asarray(lonlat, dtype=np.float64).T
    stretched = np.arcsinh(np.tan(np.radians(np.clip(lat, -MAX_LAT_DEG, MAX_LAT_DEG))))
    return np.column_stack([lon / _TURN_DEG + 0.5, 0.5 - stretched / (2 * math.pi)])


def to_lonlat(square: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the longitudes and latitudes of points of the unit square, shape (n, 2)."""
    x, y = np.asarray(square, dtype=np.float64).T
    lat = np.degrees(np.arctan(np.sinh((0.5 - y) * 2 * math.pi)))
    return np.column_stack([(x - 0.5) * _TURN_DEG, lat])


def within_edge(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return points with latitudes beyond 84 degrees moved to that edge, shape (n, 2)."""
    lon, lat = lonlat.T
    return np.column_stack([lon, lat.clip(-EDGE_LAT_DEG, EDGE_LAT_DEG)])


def is_beyond_edge(point: Point) -> bool:
    """Tell whether a point lies nearer to a pole than maps reach."""
    return abs(point.y) > EDGE_LAT_DEG


def desk_window(legs: Sequence[Leg], places: Sequence[PlaceReading] = ()) -> Window:
    """Return the window of a map on a desk: it is wider than high."""
    return fit_window(legs, places, least_aspect=1.15, greatest_aspect=1.7)


def phone_window(legs: Sequence[Leg], places: Sequence[PlaceReading] = ()) -> Window:
    """Return the window of a map on a phone: it is about as high as wide, or higher."""
    return fit_window(legs, places, least_aspect=0.82, greatest_aspect=1.15)


def widened(window: Window, share: float) -> Window:
    """Return a window that is larger on each side by a share of its span of longitudes."""
    span_deg = window.east_deg - window.west_deg
    more_deg = min(span_deg * share, (_TURN_DEG - span_deg) / 2)
    west_deg = window.west_deg - more_deg
    turn_deg = _TURN_DEG if west_deg < -_TURN_DEG / 2 else 0.0
    return Window(
        west_deg=west_deg + turn_deg,
        south_deg=max(window.south_deg - more_deg, min(-MAX_LAT_DEG, window.south_deg)),
        east_deg=window.east_deg + more_deg + turn_deg,
        north_deg=min(window.north_deg + more_deg, max(MAX_LAT_DEG, window.north_deg)),
    )


def rounded(window: Window, decimals: int) -> Window:
    """Return a window with bounds of so many decimals of a degree."""
    west, south, east, north = (round(bound, decimals) for bound in window.bounds)
    turn_deg = _TURN_DEG if west >= _TURN_DEG / 2 else 0.0
    return Window(
        west_deg=west - turn_deg,
        south_deg=max(south, -90.0),
        east_deg=min(east, west + _TURN_DEG) - turn_deg,
        north_deg=min(north, 90.0),
    )


def around(windows: Sequence[Window]) -> Window:
    """Return the window that covers some windows, in the longitudes of the first."""
    turns_deg = [
        _TURN_DEG * round((_middle_lon(windows[0]) - _middle_lon(window)) / _TURN_DEG)
        for window in windows
    ]
    west = min(w.west_deg + turn for w, turn in zip(windows, turns_deg, strict=True))
    east = max(w.east_deg + turn for w, turn in zip(windows, turns_deg, strict=True))
    turn_deg = _TURN_DEG * math.floor((west + _TURN_DEG / 2) / _TURN_DEG)
    return Window(
        west_deg=west - turn_deg,
        south_deg=min(window.south_deg for window in windows),
        east_deg=min(east - turn_deg, west - turn_deg + _TURN_DEG),
        north_deg=max(window.north_deg for window in windows),
    )


def aspect(window: Window) -> float:
    """Return the width of a projected window divided by its height."""
    west, north, east, south = _square_bounds(window)
    return (east - west) / (south - north)


def unrolled(lonlat: NDArray[np.float64], window: Window) -> NDArray[np.float64]:
    """Return a line's points in the longitudes of a window, without a jump at 180 degrees.

    Parameters
    ----------
    lonlat
        Shape (n, 2); a line with neighbouring points under 180 degrees of longitude apart.
    window
        Its longitudes may run on beyond 180 degrees.
    """
    lon = np.unwrap(lonlat[:, 0], period=_TURN_DEG)
    turns = np.round((_middle_lon(window) - (lon.min() + lon.max()) / 2) / _TURN_DEG)
    return np.column_stack([lon + turns * _TURN_DEG, lonlat[:, 1]])


def contains(window: Window, point: Point, *, inset: float = 0.0) -> bool:
    """Tell whether a point lies in a window, `inset` of its width and height from the edge."""
    west, north, east, south = _square_bounds(window)
    x, y = to_square(within_edge(unrolled(shapely.get_coordinates(point), window)))[0]
    margin_x, margin_y = inset * (east - west), inset * (south - north)
    return bool(
        west + margin_x <= x <= east - margin_x and north + margin_y <= y <= south - margin_y
    )


def fit_window(
    legs: Sequence[Leg],
    places: Sequence[PlaceReading] = (),
    *,
    least_aspect: float = 0.8,
    greatest_aspect: float = 1.6,
) -> Window:
    """Return the window that shows a set of legs.

    It is fitted to the places known within 100 km, and to the lines between them. The middle of
    a country is taken in where that makes the window at most 1.4 times as wide and as high;
    where it lies farther off, as Russia's in Siberia, it is left outside rather than let it make
    the stated places small. The uncertainty of a place never widens the window.

    Parameters
    ----------
    legs
        What is shown; without any, and no place, the window is the inhabited world.
    places
        Places to show whole, as far as they reach.
    least_aspect, greatest_aspect
        Bounds for its projected width divided by its height. It is widened to meet them.
    """
    fitted, doubtful = (within_edge(points) for points in _points_to_fit(legs, places))
    if not len(fitted):
        return WORLD
    fitted = to_square(_across_widest_gap(fitted))
    middle = (fitted.min(axis=0) + fitted.max(axis=0)) / 2
    doubtful = to_square(doubtful)
    doubtful[:, 0] += np.round(middle[0] - doubtful[:, 0])
    farness = np.abs(doubtful - middle).max(axis=1)
    for point in doubtful[np.argsort(farness, kind="stable")]:
        grown = np.vstack([fitted, point])
        if (_span(grown) <= _MAX_GROWTH * _span(fitted)).all():
            fitted = grown
    return _window(fitted, least_aspect, greatest_aspect)


def _points_to_fit(
    legs: Sequence[Leg], places: Sequence[PlaceReading]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the points that must be shown, and those that may be; longitude and latitude."""
    ends = {stop.id: stop for leg in legs for stop in leg.hop.stops}.values()
    precise = [end.point for end in ends if not end.is_area]
    vague = {end.id for end in ends if end.is_area}
    # Of very many lines and points some tell the window as well, within the margin around it.
    lines = [
        leg.line
        for leg in legs[:: len(legs) // _MOST_LINES + 1]
        if leg.hop.from_place.id not in vague and leg.hop.to_place.id not in vague
    ]
    areas = [end.point for end in ends if end.is_area]
    precise += [corner for place in places for corner in _corners_of(place)]
    if len(set(precise)) < 2:  # noqa: PLR2004 (one point alone is no route)
        precise, areas = precise + areas, []
    passed = shapely.get_coordinates(lines)
    thinned = passed[:: len(passed) // _MOST_POINTS + 1]
    return np.vstack([shapely.get_coordinates(precise), thinned]), shapely.get_coordinates(areas)


def _corners_of(place: PlaceReading) -> list[Point]:
    """Return the corners of a box around a place that is as wide as it may reach."""
    x, y = place.point.x, place.point.y
    reach_deg = min(place.place.uncertainty_km / _KM_A_DEGREE, _WIDEST_REACH_DEG)
    wider = 1 / max(math.cos(math.radians(y)), 0.1)
    return [Point(x + side * reach_deg * wider, y + side * reach_deg) for side in (-1, 1)]


def _across_widest_gap(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn longitudes so that the widest gap between them lies outside the window."""
    lon = np.unique(lonlat[:, 0] % _TURN_DEG)
    gaps = np.diff(np.append(lon, lon[0] + _TURN_DEG))
    west = lon[(int(np.argmax(gaps)) + 1) % len(lon)]
    west = (west + _TURN_DEG / 2) % _TURN_DEG - _TURN_DEG / 2
    turned = (lonlat[:, 0] - west + _ROUNDING_DEG) % _TURN_DEG - _ROUNDING_DEG
    return np.column_stack([west + turned, lonlat[:, 1]])


def _span(square: NDArray[np.float64]) -> NDArray[np.float64]:
    span: NDArray[np.float64] = np.maximum(np.ptp(square, axis=0), _LEAST_SPAN)
    return span


def _window(square: NDArray[np.float64], least: float, greatest: float) -> Window:
    """Return the window around points of the unit square, with margins."""
    width, height = _span(square) * (1 + 2 * _MARGIN)
    width, height = max(width, least * height), max(height, width / greatest)
    width, height = min(width, 1.0), min(height, 1.0)
    middle_x, middle_y = (square.min(axis=0) + square.max(axis=0)) / 2
    middle_y = min(max(middle_y, height / 2), 1 - height / 2)
    corners = [
        [middle_x - width / 2, middle_y + height / 2],
        [middle_x + width / 2, middle_y - height / 2],
    ]
    (west, south), (east, north) = to_lonlat(np.array(corners)).tolist()
    turn_deg = _TURN_DEG * math.floor((west + _TURN_DEG / 2) / _TURN_DEG)
    return Window(
        west_deg=west - turn_deg,
        south_deg=south,
        east_deg=min(east - turn_deg, west - turn_deg + _TURN_DEG),
        north_deg=north,
    )


def _square_bounds(window: Window) -> tuple[float, float, float, float]:
    (west, north), (east, south) = to_square(np.array(_corners(window))).tolist()
    return west, north, east, south


def _middle_lon(window: Window) -> float:
    return (window.west_deg + window.east_deg) / 2


def _corners(window: Window) -> list[list[float]]:
    return [[window.west_deg, window.north_deg], [window.east_deg, window.south_deg]]
