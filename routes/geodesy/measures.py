"""Numbers of geodesics: distance, bearing, destination, length."""

from typing import overload

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely import LineString, MultiLineString, Point

from routes.errors import CoordinateError
from routes.geodesy.ellipsoid import M_PER_KM, WGS84, inverse
from routes.geodesy.points import Lines, Points, lonlat_of, pairs_of, vertices_of

_TURN_DEG = 360.0


@overload
def distance_km(origin: Point, destination: Point) -> float: ...
@overload
def distance_km(origin: Points, destination: Point | Points) -> NDArray[np.float64]: ...
@overload
def distance_km(origin: Point, destination: Points) -> NDArray[np.float64]: ...
def distance_km(origin: Point | Points, destination: Point | Points) -> float | NDArray[np.float64]:
    """Return the length of the geodesic between two points, in kilometres.

    Parameters
    ----------
    origin, destination
        A point each in EPSG:4326, x = longitude, y = latitude, in degrees; or many. Many are
        taken in pairs, as many of both; one point is paired with each of many.

    Returns
    -------
    A number for two points, else an array of shape (n,). Accurate to some nanometres.

    Raises
    ------
    CoordinateError
        When something is not a point on the earth, or the numbers of points differ.

    Examples
    --------
    >>> moscow, yelabuga = Point(37.618, 55.756), Point(52.064, 55.761)
    >>> round(distance_km(moscow, yelabuga))
    905
    >>> distance_km(moscow, [yelabuga, moscow]).round().tolist()
    [905.0, 0.0]
    """
    begins, ends = pairs_of(origin, destination)
    _, lengths_km = inverse(begins, ends)
    return lengths_km if begins.ndim > 1 else float(lengths_km)


@overload
def bearing_deg(origin: Point, destination: Point) -> float: ...
@overload
def bearing_deg(origin: Points, destination: Point | Points) -> NDArray[np.float64]: ...
@overload
def bearing_deg(origin: Point, destination: Points) -> NDArray[np.float64]: ...
def bearing_deg(origin: Point | Points, destination: Point | Points) -> float | NDArray[np.float64]:
    """Return the bearing of the geodesic at its start, in degrees clockwise from north.

    The value lies in [0, 360). Between coincident points it has no meaning; at a pole it is
    counted from the meridian that the pole's longitude names.

    Parameters
    ----------
    origin, destination
        As for `distance_km`.

    Returns
    -------
    A number for two points, else an array of shape (n,).

    Raises
    ------
    CoordinateError
        As `distance_km` does.

    Examples
    --------
    >>> round(bearing_deg(Point(37.618, 55.756), Point(52.064, 55.761)))
    84
    """
    begins, ends = pairs_of(origin, destination)
    azimuths_deg, _ = inverse(begins, ends)
    bearings_deg = azimuths_deg % _TURN_DEG
    bearings_deg = np.where(bearings_deg < _TURN_DEG, bearings_deg, 0.0)  # -1e-20 is rounded up
    return bearings_deg if begins.ndim > 1 else float(bearings_deg)


@overload
def destination_point(origin: Point, *, bearing_deg: float, distance_km: float) -> Point: ...
@overload
def destination_point(
    origin: Point | Points, *, bearing_deg: ArrayLike, distance_km: ArrayLike
) -> Point | NDArray[np.object_]: ...
def destination_point(
    origin: Point | Points, *, bearing_deg: ArrayLike, distance_km: ArrayLike
) -> Point | NDArray[np.object_]:
    """Return the point reached by a geodesic of a given start, bearing and length.

    Parameters
    ----------
    origin
        A point in EPSG:4326, or many.
    bearing_deg
        Degrees clockwise from north; one number, or one for each point.
    distance_km
        Length in kilometres; one number, or one for each point.

    Returns
    -------
    A point in EPSG:4326 where all is single, else an array of points of shape (n,).

    Raises
    ------
    CoordinateError
        When a number is not finite, the numbers of values differ, or as `distance_km` does.

    Examples
    --------
    >>> reached = destination_point(Point(0, 0), bearing_deg=90, distance_km=1000)
    >>> round(reached.x, 3), round(reached.y, 3)
    (8.983, 0.0)
    """
    lonlat = lonlat_of(origin)
    given = (lonlat[..., 0], lonlat[..., 1], bearing_deg, np.multiply(distance_km, M_PER_KM))
    try:
        columns = np.broadcast_arrays(*(np.asarray(column, dtype=np.float64) for column in given))
    except ValueError:
        raise CoordinateError(
            "points, bearings and distances differ in number: give as many of each, or one"
        ) from None
    if not np.isfinite(columns[2:]).all():
        raise CoordinateError("a bearing or a distance is not finite: leave such rows out")
    lon, lat, azimuth_deg, length_m = map(np.ravel, columns)
    lon, lat, _ = WGS84.fwd(lon, lat, azimuth_deg, length_m, return_back_azimuth=False)
    points: NDArray[np.object_] = np.asarray(shapely.points(lon, lat))
    return points if columns[0].ndim else Point(points[0])


def distances_km(origins: Points, destinations: Points) -> NDArray[np.float64]:
    """Return the geodesic lengths of all pairs, in kilometres.

    Returns
    -------
    Array of shape (len(origins), len(destinations)).
    """
    begins, ends = lonlat_of(origins), lonlat_of(destinations)
    shape = (len(begins), len(ends))
    rows, columns = (np.ravel(grid) for grid in np.indices(shape))
    return inverse(begins[rows], ends[columns])[1].reshape(shape)


@overload
def length_km(line: LineString | MultiLineString) -> float: ...
@overload
def length_km(line: Lines) -> NDArray[np.float64]: ...
def length_km(line: LineString | MultiLineString | Lines) -> float | NDArray[np.float64]:
    """Return the length of a line whose segments are geodesics, in kilometres.

    Parameters
    ----------
    line
        A line in EPSG:4326, or many.

    Returns
    -------
    A number for one line, else an array of shape (n,). The length of an empty line is 0.

    Raises
    ------
    CoordinateError
        When something is not a line on the earth.

    Examples
    --------
    >>> round(length_km(LineString([(0, 0), (1, 0), (1, 1)])))
    222
    """
    vertices = vertices_of(line)
    joins = ~vertices.opens[1:]
    _, steps_km = inverse(vertices.lonlat[:-1][joins], vertices.lonlat[1:][joins])
    of_line = vertices.line[1:][joins]
    if isinstance(line, LineString | MultiLineString):
        return float(steps_km.sum())
    return np.bincount(of_line, steps_km, minlength=vertices.count).astype(np.float64)
