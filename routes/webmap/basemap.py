"""The base map as the page stores it: paths of SVG in whole steps of the map's plane.

The plane is Web Mercator as web maps cut it: x runs east from longitude -180, y runs south from
latitude 85.05, and the world is `scale` steps wide and high. One path serves the canvas of the
page, a picture in it, and a map of where the place lies.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiLineString, MultiPolygon

from routes import natural_earth, projection
from routes.gazetteer import COUNTRY_CODES
from routes.hop import PlaceReading
from routes.language import ENGLISH, Language
from routes.natural_earth import BaseMap, Label, Window

_DETAIL = 1200
"""Steps that the width of the windows is divided into; finer shapes are not kept."""
_FAR_SCALE = 560
"""Steps around the world of what lies outside of the windows."""
_SMOOTHED = 1.0
"""By how many steps a simplified line may leave its own."""
_LEAST_LAKE_STEPS = 18
_LEAST_LAND_STEPS = 5
_LEAST_FAR_STEPS = 6

_TURN_DEG = 360.0
_MIN_RING_POINTS = 4
_MARGIN = 0.08
"""How much further than the maps' windows the detail reaches."""


def basemap_record(
    windows: Mapping[str, Window],
    places: Iterable[PlaceReading] = (),
    language: Language = ENGLISH,
) -> dict[str, Any]:
    """Return the base map of some windows, detailed around them and coarse elsewhere.

    `near` and `far` hold land, lakes and borders as one path each. The columns of `labels` are
    ordered by who gives way to whom; `on` has a bit for each window that shows a name, `of` the
    places that are the countries of some rows.

    Parameters
    ----------
    windows
        The windows of the maps of one route, by the name of their shape.
    places
        The places of the route.
    language
        The language of the names.
    """
    covering = projection.around(list(windows.values()))
    window = projection.rounded(projection.widened(covering, _MARGIN), 3)
    shapes = {name: dict(paths) for name, paths in _shapes(window).items()}
    labels = _labels(list(windows.values()), _countries(places), language)
    return {**shapes, "labels": labels}


@lru_cache(maxsize=8)
def _shapes(window: Window) -> dict[str, dict[str, Any]]:
    """Return the paths of a window, which a map that is written anew mostly has again."""
    base = natural_earth.clip(window)
    return {"near": {"window": list(window.bounds), **_near(base)}, "far": _far(base)}


def _near(base: BaseMap) -> dict[str, Any]:
    span_deg = base.window.east_deg - base.window.west_deg
    scale = round(_DETAIL * _TURN_DEG / span_deg)
    step_deg = span_deg / _DETAIL
    lakes = _large(base.lakes, _LEAST_LAKE_STEPS * step_deg)
    return {
        "scale": scale,
        "land": _polygons_path(_large(base.land, _LEAST_LAND_STEPS * step_deg / 2), scale),
        "lakes": _polygons_path(lakes, scale),
        "borders": _lines_path(base.borders, scale),
    }


def _far(base: BaseMap) -> dict[str, Any]:
    least_deg = _LEAST_FAR_STEPS * _TURN_DEG / _FAR_SCALE
    return {
        "scale": _FAR_SCALE,
        "land": _polygons_path(_large(base.backdrop_land, least_deg), _FAR_SCALE),
        "lakes": "",
        "borders": _lines_path(base.backdrop_borders, _FAR_SCALE),
    }


def _large(polygons: MultiPolygon, least_deg: float) -> MultiPolygon:
    """Leave out what is smaller than a square of so many degrees."""
    return MultiPolygon([part for part in polygons.geoms if part.area > least_deg**2])


def _polygons_path(polygons: MultiPolygon, scale: int) -> str:
    """Return polygons as one path. With the rule `evenodd`, a hole in one stays a hole."""
    plane = shapely.transform(polygons, lambda lonlat: projection.to_square(lonlat) * scale)
    simple = shapely.simplify(plane, _SMOOTHED, preserve_topology=False)
    rings = shapely.get_rings(shapely.get_parts(simple))
    steps = [_steps(shapely.get_coordinates(ring)) for ring in rings]
    return path_data([ring[:-1] for ring in steps if len(ring) >= _MIN_RING_POINTS], closed=True)


def _lines_path(lines: MultiLineString, scale: int) -> str:
    plane = shapely.transform(lines, lambda lonlat: projection.to_square(lonlat) * scale)
    simple = shapely.simplify(shapely.get_parts(shapely.line_merge(plane)), _SMOOTHED)
    steps = [_steps(shapely.get_coordinates(line)) for line in simple]
    return path_data([line for line in steps if len(line) > 1], closed=False)


def _steps(points: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return points as whole steps, without repeats and without what lies on a straight way."""
    steps = np.round(points).astype(np.int64)
    steps = steps[np.concatenate([[True], np.any(np.diff(steps, axis=0) != 0, axis=1)])]
    before, after = np.diff(steps, axis=0)[:-1], np.diff(steps, axis=0)[1:]
    turns = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0] != 0
    back = (before * after).sum(axis=1) < 0
    kept: NDArray[np.int64] = steps[np.concatenate([[True], turns | back, [True]])[: len(steps)]]
    return kept


def path_data(lines: Iterable[NDArray[np.int64]], *, closed: bool) -> str:
    """Return lines of whole numbers as one path of SVG, each step relative to the one before.

    Examples
    --------
    >>> path_data([np.array([[3, 4], [5, 4], [5, 9]]), np.array([[4, 4], [0, 0]])], closed=False)
    'M3 4l2 0 0 5m-1-5l-4-4'
    """
    written: list[str] = []
    at = np.zeros(2, dtype=np.int64)
    for line in lines:
        moves = np.diff(line, axis=0, prepend=at[np.newaxis]).ravel().tolist()
        first, rest = _numbers(moves[:2]), _numbers(moves[2:])
        written.append(f"{'m' if written else 'M'}{first}l{rest}{'z' if closed else ''}")
        at = line[0 if closed else -1]
    return "".join(written)


def _numbers(values: Sequence[int]) -> str:
    """Return numbers with the least between them: a minus parts two numbers by itself."""
    return " ".join(map(str, values)).replace(" -", "-")


def _countries(places: Iterable[PlaceReading]) -> dict[str, str]:
    """Return the ids of the places that are countries, by the codes of these."""
    return {
        reading.place.country_code: reading.id
        for reading in places
        if reading.is_area and reading.place.feature_code in COUNTRY_CODES
    }


def _labels(
    windows: Sequence[Window], countries: Mapping[str, str], language: Language
) -> dict[str, Any]:
    """Return the names of countries and seas in columns, great names first."""
    shown: dict[tuple[object, ...], int] = {}
    for bit, window in enumerate(windows):
        for label in natural_earth.labels(window, language):
            key = _rank(label)
            shown[key] = shown.get(key, 0) | 1 << bit
    rows = [(*key[2:], bits) for key, bits in sorted(shown.items())]
    names = ("name", "lat", "lon", "room", "tall", "sea", "country", "on")
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    record: dict[str, Any] = dict(zip(names, map(list, columns), strict=True))
    codes = enumerate(record.pop("country"))
    return {**record, "of": {str(row): countries[code] for row, code in codes if code in countries}}


def _rank(label: Label) -> tuple[object, ...]:
    """Return what a label is, with who gives way to whom before it: great names first."""
    room_deg = round(label.room_deg, 1)
    lat, lon = round(label.point.y, 2), round(label.point.x, 2)
    tall_deg = round(label.tall_deg, 1)
    kind = int(label.kind == "sea")
    code = label.country_code
    return label.rank, -room_deg, label.name, lat, lon, room_deg, tall_deg, kind, code
