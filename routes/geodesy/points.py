"""The one gate for coordinates: what counts as points and lines, and what is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS
from shapely import Geometry, GeometryType, LineString, MultiLineString, Point

from routes.errors import CoordinateError
from routes.language import Remark

Degrees: TypeAlias = NDArray[np.float64]


class GeoTable(Protocol):
    """A GeoSeries or GeoDataFrame, by what is used of them: geopandas takes a while to import."""

    @property
    def geometry(self) -> Any:  # noqa: ANN401 (a GeoSeries)
        """Its column of geometries."""

    def __len__(self) -> int:
        """Return the number of its rows."""


Points: TypeAlias = Sequence[Point] | NDArray[np.object_] | NDArray[np.float64] | GeoTable
"""Many points: shapely points, a GeoSeries or GeoDataFrame of them in EPSG:4326, or an array of
shape (n, 2) of longitudes and latitudes in degrees. A height, as z or third column, is left out."""

Lines: TypeAlias = Sequence[LineString | MultiLineString] | NDArray[np.object_] | GeoTable
"""Many lines: shapely's, or a GeoSeries or GeoDataFrame of them in EPSG:4326."""

GREATEST_DEG = np.array([180.0, 90.0])
"""The greatest longitude and the greatest latitude."""

_EDGE_DEG, _POLE_DEG = GREATEST_DEG.tolist()

_LINE_TYPES = (GeometryType.LINESTRING, GeometryType.LINEARRING, GeometryType.MULTILINESTRING)
_COLUMNS = (2, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vertices:
    """The points of many lines, one after the other.

    Parameters
    ----------
    lonlat
        Shape (n, 2): longitude and latitude in degrees.
    line
        Shape (n,): the number of the line that each point belongs to, in ascending order.
    opens
        Shape (n,): whether a part of a line begins at a point.
    count
        How many lines there are; some may have no points.
    """

    lonlat: Degrees
    line: NDArray[np.intp]
    opens: NDArray[np.bool_]
    count: int


def coordinates_words(point: Point) -> Remark:
    """Return a point as latitude and longitude with their hemispheres, to a hundredth degree.

    Examples
    --------
    >>> str(coordinates_words(Point(-77.04, 38.9)))
    '38.90 N 77.04 W'
    """
    hemispheres = ("n" if point.y >= 0 else "s") + ("e" if point.x >= 0 else "w")
    lat, lon = (Decimal(f"{abs(deg):.2f}") for deg in (point.y, point.x))
    return Remark.of(f"point.{hemispheres}", lat=lat, lon=lon)


def lonlat_of(points: Point | Points) -> Degrees:
    """Return longitudes and latitudes: shape (2,) of one point, (n, 2) of many.

    Raises
    ------
    CoordinateError
        When something is not a point on the earth in EPSG:4326.
    """
    if isinstance(points, Point) and not points.is_empty:
        lon, lat = points.x, points.y
        lonlat = np.array([lon, lat])
        # for one point, numpy's calls would take longer than the geodesic
        return lonlat if abs(lon) <= _EDGE_DEG and abs(lat) <= _POLE_DEG else checked(lonlat)
    array = _as_array(points)
    if array.dtype.kind in "fiu":
        return checked(_columns(array))
    _check_types(array, (GeometryType.POINT,), "a point")
    lonlat = shapely.get_coordinates(array)
    if len(lonlat) < array.size:
        _refuse(shapely.is_empty(array), "is empty: leave it out, or give its coordinates")
    return checked(lonlat)


def pairs_of(origin: Point | Points, destination: Point | Points) -> tuple[Degrees, Degrees]:
    """Return two arrays of one shape; one point stands opposite to each of many.

    Raises
    ------
    CoordinateError
        When the numbers of points differ, or as `lonlat_of` does.
    """
    begins, ends = lonlat_of(origin), lonlat_of(destination)
    if begins.shape == ends.shape:
        return begins, ends
    if begins.ndim == ends.ndim:
        raise CoordinateError(
            f"{len(begins)} origins and {len(ends)} destinations make no pairs: give as many of "
            "both, or one point; all pairs are what a distance matrix has"
        )
    shape = begins.shape if begins.ndim > ends.ndim else ends.shape
    return np.broadcast_to(begins, shape), np.broadcast_to(ends, shape)


def vertices_of(lines: LineString | MultiLineString | Degrees | Lines) -> Vertices:
    """Return the points of lines; an array of numbers is one line.

    Raises
    ------
    CoordinateError
        When something is not a line on the earth in EPSG:4326.
    """
    array = np.atleast_1d(_as_array(lines))
    if array.dtype.kind in "fiu":
        array = np.array([LineString(_columns(array))], dtype=object)
    _check_types(array, _LINE_TYPES, "a line")
    parts, line = shapely.get_parts(array, return_index=True)
    lonlat, part = shapely.get_coordinates(parts, return_index=True)
    opens = np.diff(part, prepend=-1) != 0
    return Vertices(lonlat=checked(lonlat), line=line[part], opens=opens, count=len(array))


def checked(lonlat: Degrees) -> Degrees:
    """Return longitudes and latitudes if all of them are on the earth.

    Raises
    ------
    CoordinateError
        When one is not finite or out of range.
    """
    # not `>`: a NaN is refused as well
    if lonlat.size and not (np.abs(lonlat).reshape(-1, 2).max(axis=0) <= GREATEST_DEG).all():
        rows = lonlat.reshape(-1, 2)
        number = int(np.argmin((np.abs(rows) <= GREATEST_DEG).all(axis=1)))
        raise CoordinateError(f"point {number}: {_complaint(*rows[number].tolist())}")
    return lonlat


def _complaint(lon: float, lat: float) -> str:
    where = f"longitude {lon:g}, latitude {lat:g}"
    if not np.isfinite([lon, lat]).all():
        return f"{where} is not finite; leave out points that have no coordinates"
    if abs(lat) <= GREATEST_DEG[1]:
        return f"{where}: a longitude lies in [-180, 180]; here it is {(lon + 180) % 360 - 180:g}"
    if abs(lat) <= GREATEST_DEG[0] and abs(lon) <= GREATEST_DEG[1]:
        return f"{where}: a latitude lies in [-90, 90]; x is the longitude, are the two swapped?"
    return f"{where}: these are no degrees; bring projected data to EPSG:4326 first"


def _as_array(given: object) -> NDArray[Any]:
    """Return coordinates or geometries as an array, the geometry column of a table."""
    given = getattr(given, "geometry", given)
    crs = getattr(given, "crs", None)
    if crs is not None and not CRS(crs).equals(CRS(4326), ignore_axis_order=True):
        raise CoordinateError(f"these are in {CRS(crs).name}: call .to_crs(4326) first")
    array = np.asarray(given)
    return array.astype(object) if array.dtype.kind != "O" and not array.size else array


def _columns(array: NDArray[Any]) -> Degrees:
    if array.ndim != len(_COLUMNS) or array.shape[1] not in _COLUMNS:
        raise CoordinateError(
            f"an array of the shape {array.shape} holds no points: give longitudes and latitudes "
            "as the columns of one of the shape (n, 2)"
        )
    return np.asarray(array[:, :2], dtype=np.float64)


def _check_types(array: NDArray[Any], allowed: Sequence[GeometryType], what: str) -> None:
    try:
        types = shapely.get_type_id(array)
    except TypeError:
        items = enumerate(np.ravel(array).tolist())
        number, item = next(i for i in items if not isinstance(i[1], Geometry | None))
        raise CoordinateError(f"geometry {number} is {item!r}, not {what}") from None
    _refuse(types == GeometryType.MISSING, "is missing: leave it out")
    wrong = np.flatnonzero(~np.isin(types, allowed))
    if len(wrong):
        kind = GeometryType(types.flat[wrong[0]]).name
        raise CoordinateError(f"geometry {wrong[0]} is a {kind}, not {what}")


def _refuse(wrong: NDArray[np.bool_], complaint: str) -> None:
    """Raise an error about the first that is wrong, if any is."""
    if np.any(wrong):
        raise CoordinateError(f"geometry {int(np.argmax(wrong))} {complaint}")
