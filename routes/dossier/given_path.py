"""Reading the path of a hop from a file: GeoJSON, GPX or KML."""

import json
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
from numpy.typing import NDArray
from shapely import LineString, Point

from routes import geodesy
from routes.dossier.files import confined
from routes.errors import SourceError
from routes.hop import GivenPath, PlaceReading
from routes.source import read_text

KINDS_READ = "a GeoJSON line, a GPX track or route, or a KML LineString"

LEAST_REACH_KM = 1.0
"""A path may begin this far from a place even where its point is stated exactly."""

_MIN_POINTS = 2
_MAX_LAT_DEG, _MAX_LON_DEG = 90.0, 180.0

Coordinates = NDArray[np.float64]


def read_given_path(name: str, folder: Path, begin: PlaceReading, end: PlaceReading) -> GivenPath:
    """Return the path that a file gives, in the direction from one place to another.

    The lines of a file that holds several (segments of a track, or a line cut at longitude 180
    degrees) follow each other. A path that runs the other way round is turned.

    Parameters
    ----------
    name
        The file, in the dossier's folder.
    folder
        That folder.
    begin, end
        The places that the path joins.

    Raises
    ------
    SourceError
        When the file leads out of the folder, cannot be read, holds no line, or its line misses
        a place by more than the place's uncertainty (1 km at the least).
    """
    path = confined(folder, name)
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise SourceError(
            f"{name} is no {', '.join(_READERS)} file: a path is given in one of them"
        )
    text, sha256 = read_text(path)
    lonlat = _checked(read(text.removeprefix("\ufeff"), name), name)
    if _miss_km(lonlat[::-1], begin, end) < _miss_km(lonlat, begin, end):
        lonlat = lonlat[::-1]
    _check_ends(lonlat, name, begin, end)
    return GivenPath(file=name, sha256=sha256, line=LineString(lonlat))


def _from_geojson(text: str, name: str) -> list[Coordinates]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        raise SourceError(
            f"{name}:{line}:{column}: not JSON: {getattr(error, 'msg', error)}"
        ) from error
    found: list[Coordinates] = []
    for geometry in _geometries(content):
        kind, coordinates = geometry.get("type"), geometry.get("coordinates")
        if isinstance(kind, str) and kind in {"LineString", "MultiLineString"}:
            lines: Any = [coordinates] if kind == "LineString" else coordinates
            try:
                found += [_array([point[:2] for point in line]) for line in lines]
            except (TypeError, ValueError, OverflowError) as error:
                raise SourceError(f"{name} holds a {kind} with damaged coordinates") from error
    return found


def _array(points: list[Any]) -> Coordinates:
    return np.array(points, dtype=np.float64)


def _geometries(content: Any) -> list[Mapping[str, Any]]:  # noqa: ANN401 (JSON)
    """Return the geometries of a GeoJSON object, in its order."""
    if not isinstance(content, dict):
        return []
    for key in ("features", "geometries"):
        if isinstance(content.get(key), list):
            return [geometry for item in content[key] for geometry in _geometries(item)]
    return _geometries(content["geometry"]) if "geometry" in content else [content]


def _from_gpx(text: str, name: str) -> list[Coordinates]:
    """Return the segments of the tracks; where there is none, the routes."""
    root = _parsed(text, name)
    for line, point in (("trkseg", "trkpt"), ("rte", "rtept")):
        found = [
            _array([_lonlat_of(p, name) for p in element.iterfind(f"{{*}}{point}")])
            for element in root.iter()
            if _tag(element) == line
        ]
        if any(len(segment) for segment in found):
            return found
    return []


def _lonlat_of(point: ET.Element, name: str) -> tuple[float, float]:
    try:
        return float(point.get("lon", "")), float(point.get("lat", ""))
    except ValueError as error:
        raise SourceError(f"{name} holds a point without a right `lat` and `lon`") from error


def _from_kml(text: str, name: str) -> list[Coordinates]:
    found = []
    for element in _parsed(text, name).iter():
        if _tag(element) == "LineString":
            written = element.findtext("{*}coordinates", "").split()
            try:
                found.append(_array([item.split(",")[:2] for item in written]))
            except ValueError as error:
                raise SourceError(f"{name} holds a line with damaged coordinates") from error
    return found


def _parsed(text: str, name: str) -> ET.Element:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:  # neither format has them; they can grow large
        raise SourceError(f"{name} declares a document type, which GPX and KML have not")
    try:
        return ET.fromstring(text.encode())  # noqa: S314 (what makes it unsafe is refused above)
    except ET.ParseError as error:
        line, column = error.position
        what = str(error).partition(":")[0]
        raise SourceError(f"{name}:{line}:{column + 1}: not XML: {what}") from error


def _tag(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]


_READERS: Mapping[str, Callable[[str, str], list[Coordinates]]] = {
    ".geojson": _from_geojson,
    ".json": _from_geojson,
    ".gpx": _from_gpx,
    ".kml": _from_kml,
}


def _checked(lines: list[Coordinates], name: str) -> Coordinates:
    """Return the points of all lines, after a look whether they are longitudes and latitudes."""
    kept = [line for line in lines if len(line)]
    if sum(map(len, kept)) < _MIN_POINTS:
        raise SourceError(f"{name} holds no line of two points or more: give {KINDS_READ}")
    if any(line.ndim != 2 or line.shape[1] != 2 for line in kept):  # noqa: PLR2004 (x and y)
        raise SourceError(f"{name} holds a point without longitude and latitude")
    lonlat = np.vstack(kept)
    lon, lat = np.abs(lonlat).T
    if not np.isfinite(lonlat).all() or lat.max() > _MAX_LAT_DEG or lon.max() > _MAX_LON_DEG:
        raise SourceError(
            f"{name} holds points that are no longitude and latitude in degrees (EPSG:4326, "
            "longitude first; beyond 180 degrees write 182 as -178)"
        )
    _check_gaps(kept, name)
    return lonlat


def _check_gaps(lines: list[Coordinates], name: str) -> None:
    """Refuse lines that do not follow each other: what lies between them is in no file."""
    for number, (line, following) in enumerate(pairwise(lines), 1):
        gap_km = geodesy.distance_km(Point(line[-1]), Point(following[0]))
        if gap_km > LEAST_REACH_KM:
            raise SourceError(
                f"{name} holds {len(lines)} lines, and {gap_km:,.0f} km lie between the end of "
                f"line {number} and the next: keep one line, or join them"
            )


def _miss_km(lonlat: Coordinates, begin: PlaceReading, end: PlaceReading) -> float:
    """Return how far a line's two ends lie from two places, together."""
    return sum(
        geodesy.distance_km(Point(point), reading.point)
        for point, reading in zip(lonlat[[0, -1]], (begin, end), strict=True)
    )


def _check_ends(lonlat: Coordinates, name: str, begin: PlaceReading, end: PlaceReading) -> None:
    missed = []
    for what, point, reading in (("begins", lonlat[0], begin), ("ends", lonlat[-1], end)):
        away_km = geodesy.distance_km(Point(point), reading.point)
        reach_km = max(reading.place.uncertainty_km, LEAST_REACH_KM)
        if away_km > reach_km:
            where = geodesy.coordinates_words(reading.point)
            missed.append(
                f"{what} {away_km:,.1f} km from {reading.name} ({where}, known within "
                f"{reach_km:g} km)"
            )
    if missed:
        raise SourceError(
            f"the path in {name} {' and '.join(missed)}: correct the path, or state the place "
            "under `places:` with lat, lon, uncertainty_km and because"
        )
