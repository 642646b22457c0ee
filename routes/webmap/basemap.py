"""The base map as the page stores it: simplified, rounded, and packed into text."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, MultiPolygon

from routes import natural_earth
from routes.natural_earth import BaseMap, Label, Window

_STEPS_A_SHAPE = 4
"""Rounding is this much finer than the simplification."""
_FAR_FACTOR = 20
_FAR_STEP_DEG = 0.2
_DETAIL = 3000
"""Steps that the width of the window is divided into; finer shapes are not kept."""

_MIN_RING_POINTS = 4
_FIVE_BITS = 5
_MARGIN = 0.12
_LEAST_SPAN_DEG = 2.0
_MAX_LAT_DEG = 84.0
_SHAPES = {"wide": 1.15, "tall": 0.82}
"""Width by height of the maps that labels are placed for: on a desk, on a phone."""
_FRAME = 0.06
"""Share of a view that the map shows around it."""

View = tuple[float, float, float, float]
"""West, south, east and north, in degrees; east may be greater than 180."""


def basemap_record(view: View) -> dict[str, Any]:
    """Return the base map of a view, detailed around it and coarse elsewhere.

    Lines are encoded polylines (latitude first), as integers of `factor` steps a degree.
    """
    base = natural_earth.clip(_window(_covering(view), _MARGIN))
    step_deg = (base.window.east_deg - base.window.west_deg) / _DETAIL
    return {
        "near": {"window": list(base.window.bounds), **_near(base, step_deg)},
        "far": _far(base),
        "labels": {shape: _labels(_shaped(view, ratio)) for shape, ratio in _SHAPES.items()},
    }


def _labels(view: View) -> list[dict[str, Any]]:
    labels = natural_earth.clip(_window(view, _FRAME)).labels
    return [_label_record(label) for label in _ranked(labels)]


def _shaped(view: View, ratio: float) -> View:
    """Widen or heighten a view, about its middle, until a map of that shape shows just it."""
    west, south, east, north = view
    low, high = _mercator(south), _mercator(north)
    width, height = east - west, high - low
    wider = max(0.0, height * ratio - width) / 2
    higher = max(0.0, width / ratio - height) / 2
    return (
        west - wider,
        max(_latitude(low - higher), -_MAX_LAT_DEG),
        east + wider,
        min(_latitude(high + higher), _MAX_LAT_DEG),
    )


def _covering(view: View) -> View:
    """Return what the maps of all shapes show together."""
    shaped = [_shaped(view, ratio) for ratio in _SHAPES.values()]
    wests, souths, easts, norths = zip(*shaped, strict=True)
    return min(wests), min(souths), max(easts), max(norths)


def _mercator(lat_deg: float) -> float:
    """Return the height of a latitude on a Mercator map, in degrees of longitude."""
    return math.degrees(math.asinh(math.tan(math.radians(lat_deg))))


def _latitude(height_deg: float) -> float:
    """Return the latitude at a height on a Mercator map; undoes `_mercator`."""
    return math.degrees(math.atan(math.sinh(math.radians(height_deg))))


def _near(base: BaseMap, step_deg: float) -> dict[str, Any]:
    factor = round(_STEPS_A_SHAPE / step_deg)
    return {
        "factor": factor,
        "land": _packed_polygons(base.land, step_deg, factor),
        "lakes": _packed_polygons(_large(base.lakes, step_deg), step_deg, factor),
        "borders": _packed_lines(base.borders, step_deg, factor),
    }


def _far(base: BaseMap) -> dict[str, Any]:
    step_deg = _FAR_STEP_DEG
    return {
        "factor": _FAR_FACTOR,
        "land": _packed_polygons(_large(base.backdrop_land, 2 * step_deg), step_deg, _FAR_FACTOR),
        "lakes": [],
        "borders": _packed_lines(base.backdrop_borders, step_deg, _FAR_FACTOR),
    }


def _window(view: View, margin: float) -> Window:
    """Widen a view by a share of its greater side, within what a window may be."""
    west, south, east, north = view
    by_deg = max(east - west, north - south, _LEAST_SPAN_DEG) * margin
    west, east = west - by_deg, east + by_deg
    if east - west >= 360:  # noqa: PLR2004 (a full turn)
        west, east = -180.0, 180.0
    turn_deg = 360 * math.floor((west + 180) / 360)
    return Window(
        west_deg=round(west - turn_deg, 3),
        south_deg=round(max(south - by_deg, -_MAX_LAT_DEG), 3),
        east_deg=round(east - turn_deg, 3),
        north_deg=round(min(north + by_deg, _MAX_LAT_DEG), 3),
    )


def _large(polygons: MultiPolygon, step_deg: float) -> MultiPolygon:
    """Leave out what would be smaller than a few steps across."""
    kept = [part for part in polygons.geoms if part.area > (5 * step_deg) ** 2]
    return MultiPolygon(kept)


def _packed_polygons(polygons: MultiPolygon, step_deg: float, factor: int) -> list[list[str]]:
    packed = []
    simple = shapely.simplify(polygons, step_deg, preserve_topology=False)
    for polygon in shapely.get_parts(simple):
        rings = [_steps(ring, factor) for ring in (polygon.exterior, *polygon.interiors)]
        kept = [encode(ring) for ring in rings if len(ring) >= _MIN_RING_POINTS]
        if kept:
            packed.append(kept)
    return packed


def _packed_lines(lines: MultiLineString, step_deg: float, factor: int) -> list[str]:
    parts = shapely.get_parts(shapely.line_merge(lines))
    simple = shapely.simplify(parts[~shapely.is_empty(parts)], step_deg)
    return [encode(steps) for line in simple if len(steps := _steps(line, factor)) > 1]


def _steps(line: LineString, factor: int) -> NDArray[np.int64]:
    """Return latitude and longitude as whole steps, without repeats."""
    lonlat = shapely.get_coordinates(line)
    latlon = np.round(lonlat[:, ::-1] * factor).astype(np.int64)
    moved = np.any(np.diff(latlon, axis=0) != 0, axis=1)
    steps: NDArray[np.int64] = latlon[np.concatenate([[True], moved])]
    return steps


def encode(steps: NDArray[np.int64]) -> str:
    """Return integers as an encoded polyline: differences, five bits a character.

    Examples
    --------
    >>> encode(np.array([[3850000, -12020000], [4070000, -12095000]]))
    '_p~iF~ps|U_ulLnnqC'
    """
    differences = np.diff(steps, axis=0, prepend=np.zeros((1, 2), dtype=np.int64)).ravel()
    characters = []
    for value in ((differences << 1) ^ (differences >> 63)).tolist():
        rest = value
        while rest >> _FIVE_BITS:
            characters.append(chr((rest & 31 | 32) + 63))
            rest >>= _FIVE_BITS
        characters.append(chr(rest + 63))
    return "".join(characters)


def _ranked(labels: Sequence[Label]) -> list[Label]:
    """Order labels by who gives way to whom: great names first."""
    return sorted(labels, key=lambda label: (label.rank, -label.room_deg, label.name))


def _label_record(label: Label) -> dict[str, Any]:
    return {
        "kind": label.kind,
        "name": label.name,
        "lat": round(label.point.y, 3),
        "lon": round(label.point.x, 3),
        "room_deg": round(label.room_deg, 2),
    }
