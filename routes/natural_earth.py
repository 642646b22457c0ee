"""The bundled base map: Natural Earth 1:10m, and the part of it that a window shows.

Everything is in EPSG:4326, x = longitude and y = latitude, in degrees. How the files were made is
written in `data/build_natural_earth.py`.
"""

import csv
import gzip
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import (
    GeometryCollection,
    LineString,
    MultiLineString,
    MultiPolygon,
    Point,
    Polygon,
    STRtree,
)
from shapely.geometry.base import BaseGeometry

from routes._data import data_path
from routes.language import ENGLISH, Language

_TURN_DEG = 360.0
_MAX_TILE_POINTS = 1000
_WORLD_DEG = (-180.0, -90.0, 180.0, 90.0)
_SEAM_DEG = 1e-9
_WHOLE_LABEL_SHARE = 0.6
"""A country's own label point is kept where it has this much of the best room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A rectangle of longitudes and latitudes, in degrees.

    Parameters
    ----------
    west_deg, east_deg
        `west_deg` lies in [-180, 180); `east_deg` is greater, and greater than 180 where the
        window crosses longitude 180 degrees.
    south_deg, north_deg
        Latitudes, south first.
    """

    west_deg: float
    south_deg: float
    east_deg: float
    north_deg: float

    def __post_init__(self) -> None:
        west, south, east, north = _WORLD_DEG
        if not (west <= self.west_deg < east and 0 < self.east_deg - self.west_deg <= _TURN_DEG):
            raise ValueError(f"{self.west_deg}…{self.east_deg} is not a span of longitudes")
        if not south <= self.south_deg < self.north_deg <= north:
            raise ValueError(f"{self.south_deg}…{self.north_deg} is not a span of latitudes")

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north, as shapely orders them."""
        return self.west_deg, self.south_deg, self.east_deg, self.north_deg


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The name of a country or a sea.

    Parameters
    ----------
    kind
        What is named.
    name
        The name in the language of the map.
    point
        Where its middle should stand, in the longitudes of the window.
    room_deg
        How many degrees of longitude it may take up there.
    rank
        2 (great) to 6 (small) for a country, 0 for a sea.
    tall_deg
        How many degrees of latitude a country has there, or 0 for a sea.
    country_code
        ISO 3166-1 alpha-2, or empty for a sea.
    shape
        What the window shows of a country, coarsely; empty for a sea, which is where no land is.
    """

    kind: Literal["country", "sea"]
    name: str
    point: Point
    room_deg: float
    rank: int = 0
    tall_deg: float = 0.0
    country_code: str = ""
    shape: MultiPolygon = MultiPolygon()  # noqa: RUF009 (nothing changes a shape)


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseMap:
    """What lies in a window, and coarsely around it.

    Longitudes run on beyond 180 degrees where the window does, so that the shapes can be drawn
    as they are. The backdrop is the rest of the world at 0.1 degrees, half a turn to each side of
    the window's middle, without the window itself.
    """

    window: Window
    land: MultiPolygon
    lakes: MultiPolygon
    borders: MultiLineString
    backdrop_land: MultiPolygon
    backdrop_lakes: MultiPolygon
    backdrop_borders: MultiLineString
    labels: tuple[Label, ...]


@cache
def land() -> MultiPolygon:
    """Return the world's land, not simplified. The Caspian Sea is a hole in it; lakes are not."""
    return _polygons(_read("ne_land_10m"))


@cache
def lakes() -> MultiPolygon:
    """Return the world's lakes and reservoirs over about 25 square kilometres."""
    return _polygons(_read("ne_lakes_10m"))


@cache
def borders() -> MultiLineString:
    """Return the lines that two countries share, in the German point of view."""
    return _lines(_read("ne_borders_10m"))


def over_land(line: LineString | MultiLineString) -> MultiLineString:
    """Return what of a line lies on land; a line along the coast counts as on land.

    Examples
    --------
    >>> across_crimea = LineString([(33.0, 45.0), (36.0, 45.0)])
    >>> [round(lon) for lon in over_land(across_crimea).bounds[::2]]
    [34, 36]
    """
    tree = _land_tiles()
    pieces = tree.geometries[tree.query(line, predicate="intersects")]
    return _lines(shapely.union_all(shapely.intersection(line, pieces)))


def clip(window: Window, language: Language = ENGLISH) -> BaseMap:
    """Return the base map of a window: 1:10m inside, coarse around it."""
    return BaseMap(
        window=window,
        land=_polygons(_cut(land(), window.bounds)),
        lakes=_polygons(_cut(lakes(), window.bounds)),
        borders=_lines(_cut(borders(), window.bounds)),
        backdrop_land=_polygons(_rest("ne_land_coarse", window)),
        backdrop_lakes=_polygons(_rest("ne_lakes_coarse", window)),
        backdrop_borders=_lines(_rest("ne_borders_coarse", window)),
        labels=labels(window, language),
    )


@lru_cache(maxsize=8)
def labels(window: Window, language: Language = ENGLISH) -> tuple[Label, ...]:
    """Return the names of the countries and seas of a window, in a language."""
    name = f"name_{language.code}"
    return (*_country_labels(window, name), *_sea_labels(window, name))


@cache
def _read(name: str) -> BaseGeometry:
    return shapely.from_wkb(gzip.decompress(data_path(f"{name}.wkb.gz").read_bytes()))


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    with data_path(name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def _land_tiles() -> STRtree:
    """Return the land in pieces of at most 1,000 points, which is quick to intersect."""
    tiles: list[BaseGeometry] = []
    waiting: list[tuple[BaseGeometry, tuple[float, ...]]] = [(land(), _WORLD_DEG)]
    while waiting:
        piece, bounds = waiting.pop()
        if shapely.get_num_coordinates(piece) > _MAX_TILE_POINTS:
            waiting += [(shapely.clip_by_rect(piece, *half), half) for half in _halves(bounds)]
        elif not piece.is_empty:
            tiles.append(piece)
    return STRtree(tiles)


def _halves(bounds: tuple[float, ...]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    west, south, east, north = bounds
    if east - west >= north - south:
        middle = (west + east) / 2
        return (west, south, middle, north), (middle, south, east, north)
    middle = (south + north) / 2
    return (west, south, east, middle), (west, middle, east, north)


def _rest(name: str, window: Window) -> BaseGeometry:
    """Return the world around a window, half a turn to each side of its middle."""
    middle_deg = (window.west_deg + window.east_deg) / 2
    around = (middle_deg - _TURN_DEG / 2, -90.0, middle_deg + _TURN_DEG / 2, 90.0)
    parts = np.concatenate([_parts(piece) for piece in _pieces(_read(name), around)])
    outside = shapely.difference(parts, shapely.box(*window.bounds))
    return GeometryCollection(list(outside))


def _cut(shape: BaseGeometry, bounds: tuple[float, ...]) -> BaseGeometry:
    """Cut a shape to a rectangle, whose longitudes may run on beyond 180 degrees."""
    pieces = _pieces(shape, bounds)
    whole = pieces[0] if len(pieces) == 1 else _joined(pieces)
    return whole if whole.is_valid else shapely.make_valid(whole, method="structure")


def _joined(pieces: list[BaseGeometry]) -> BaseGeometry:
    """Join pieces of neighbouring turns of the globe; only what touches the seam can change."""
    parts = np.concatenate([_parts(piece) for piece in pieces])
    off_seam_deg = np.abs(shapely.bounds(parts)[:, [0, 2]] % _TURN_DEG - _TURN_DEG / 2)
    at_seam = (off_seam_deg < _SEAM_DEG).any(axis=1)
    return GeometryCollection([*parts[~at_seam], *_parts(shapely.union_all(parts[at_seam]))])


def _pieces(shape: BaseGeometry, bounds: tuple[float, ...]) -> list[BaseGeometry]:
    """Cut a shape to a rectangle, in one piece for each turn of the globe it reaches into."""
    west, south, east, north = bounds
    pieces = []
    for turn_deg in (-_TURN_DEG, 0.0, _TURN_DEG):
        begin, end = max(west - turn_deg, -180.0), min(east - turn_deg, 180.0)
        if begin < end:
            piece = shapely.clip_by_rect(shape, begin, south, end, north)
            pieces.append(_moved(piece, turn_deg) if turn_deg else piece)
    return pieces


def _moved(shape: BaseGeometry, turn_deg: float) -> BaseGeometry:
    return shapely.transform(shape, lambda lonlat: lonlat + np.array([turn_deg, 0.0]))


def _polygons(shape: BaseGeometry) -> MultiPolygon:
    if isinstance(shape, MultiPolygon):
        return shape
    return MultiPolygon([part for part in _parts(shape) if isinstance(part, Polygon)])


def _lines(shape: BaseGeometry) -> MultiLineString:
    if isinstance(shape, MultiLineString):
        return shape
    return MultiLineString([part for part in _parts(shape) if isinstance(part, LineString)])


def _parts(shape: BaseGeometry) -> NDArray[np.object_]:
    """Return the simple shapes a shape is made of, none of them empty."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return parts[~shapely.is_empty(parts)]


def _country_labels(window: Window, name: str) -> tuple[Label, ...]:
    """Place the name of each country, from a column, in the part of it that the window shows."""
    shapes = shapely.get_parts(_read("ne_countries_coarse"))
    labels = []
    for row, country in zip(_rows("ne_countries.csv"), shapes, strict=False):
        shown = _polygons(_cut(country, window.bounds))
        if shown.is_empty:
            continue
        own = _in_window(Point(float(row["lon_deg"]), float(row["lat_deg"])), window)
        point, room_deg = _best_point(shown, own)
        labels.append(
            Label(
                kind="country",
                name=row[name],
                point=point,
                room_deg=room_deg,
                rank=int(row["label_rank"]),
                tall_deg=_tall_deg(shown, point),
                country_code=row["country_code"],
                shape=shown,
            )
        )
    return tuple(labels)


def _best_point(shown: MultiPolygon, own: Point | None) -> tuple[Point, float]:
    """Return the country's own label point where it has room, else the roomiest point."""
    largest = max(shown.geoms, key=lambda part: part.area)
    radius = shapely.maximum_inscribed_circle(largest, tolerance=0.1)
    roomiest = Point(radius.coords[0])
    room_deg = _room_deg(largest, roomiest)
    if own is not None and (own_room_deg := _room_deg(shown, own)) >= room_deg * _WHOLE_LABEL_SHARE:
        return own, own_room_deg
    return roomiest, room_deg


def _room_deg(shape: Polygon | MultiPolygon, point: Point) -> float:
    """Return the width of the widest level text that fits a shape with its middle at a point."""
    west, _, east, _ = shape.bounds
    level = LineString([(west, point.y), (east, point.y)])
    for chord in _parts(shapely.intersection(shape, level)):
        begin, _, end, _ = chord.bounds
        if begin <= point.x <= end:
            return float(2 * min(point.x - begin, end - point.x))
    return 0.0


def _tall_deg(shape: MultiPolygon, point: Point) -> float:
    """Return the height of a shape about a point, as `_room_deg` its width."""
    turned = shapely.transform(shape, lambda lonlat: lonlat[:, ::-1])
    return _room_deg(turned, Point(point.y, point.x))


def _sea_labels(window: Window, name: str) -> tuple[Label, ...]:
    labels = []
    for row in _rows("ne_seas.csv"):
        point = _in_window(Point(float(row["lon_deg"]), float(row["lat_deg"])), window)
        if point is not None:
            room_deg = float(row["room_deg"])
            labels.append(Label(kind="sea", name=row[name], point=point, room_deg=room_deg))
    return tuple(labels)


def _in_window(point: Point, window: Window) -> Point | None:
    """Return a point in the longitudes of a window, or None where it lies outside."""
    lon_deg = window.west_deg + (point.x - window.west_deg) % _TURN_DEG
    inside = lon_deg <= window.east_deg and window.south_deg <= point.y <= window.north_deg
    return Point(lon_deg, point.y) if inside else None
