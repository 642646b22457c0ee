"""The base map as the page stores it: simplified, rounded, and packed into text."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, MultiPolygon

from routes import natural_earth, projection
from routes.natural_earth import BaseMap, Label, Window

_STEPS_A_SHAPE = 2
"""Rounding is this much finer than the simplification."""
_FAR_FACTOR = 8
_FAR_STEP_DEG = 0.3
_DETAIL = 2200
"""Steps that the width of the window is divided into; finer shapes are not kept."""
_LEAST_LAKE_STEPS = 8
_LEAST_LAND_STEPS = 5

_MIN_RING_POINTS = 4
_FIVE_BITS = 5
_MARGIN = 0.08
"""How much further than the maps' windows the detail reaches."""


def basemap_record(windows: Mapping[str, Window]) -> dict[str, Any]:
    """Return the base map of some windows, detailed around them and coarse elsewhere.

    Lines are encoded polylines (latitude first), as integers of `factor` steps a degree.

    Parameters
    ----------
    windows
        The windows of the maps of one route, by the name of their shape.
    """
    covering = projection.around(list(windows.values()))
    base = natural_earth.clip(projection.rounded(projection.widened(covering, _MARGIN), 3))
    step_deg = (base.window.east_deg - base.window.west_deg) / _DETAIL
    return {
        "near": {"window": list(base.window.bounds), **_near(base, step_deg)},
        "far": _far(base),
        "labels": {shape: _labels(window) for shape, window in windows.items()},
    }


def _labels(window: Window) -> list[dict[str, Any]]:
    return [_label_record(label) for label in _ranked(natural_earth.clip(window).labels)]


def _near(base: BaseMap, step_deg: float) -> dict[str, Any]:
    factor = round(_STEPS_A_SHAPE / step_deg)
    return {
        "factor": factor,
        "land": _packed_polygons(base.land, step_deg, factor),
        "lakes": _packed_polygons(
            _large(base.lakes, step_deg, _LEAST_LAKE_STEPS), step_deg, factor
        ),
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


def _large(polygons: MultiPolygon, step_deg: float, steps: int = _LEAST_LAND_STEPS) -> MultiPolygon:
    """Leave out what would be smaller than a few steps across."""
    kept = [part for part in polygons.geoms if part.area > (steps * step_deg) ** 2]
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
