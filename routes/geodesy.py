"""Distances, bearings and lines on the WGS 84 ellipsoid.

Points are in EPSG:4326, x = longitude and y = latitude, in degrees. Geodesics are Karney's
(J. Geodesy 87, 43-55, 2013) as computed by PROJ.
"""

import math
from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod
from shapely import LineString, MultiLineString, Point

STEP_KM = 50.0
"""Spacing of the points of a drawn geodesic: under 50 m off the true curve at map scale."""

_WGS84 = Geod(ellps="WGS84")
_HALF_TURN_DEG = 180.0
_EDGE_PRECISION_M = 1e-3


def distance_km(origin: Point, destination: Point) -> float:
    """Return the length of the geodesic between two points, in kilometres.

    Parameters
    ----------
    origin, destination
        Points in EPSG:4326, x = longitude, y = latitude, in degrees.

    Examples
    --------
    >>> moscow, yelabuga = Point(37.618, 55.756), Point(52.064, 55.761)
    >>> round(distance_km(moscow, yelabuga))
    905
    """
    _, _, distance_m = _WGS84.inv(origin.x, origin.y, destination.x, destination.y)
    return float(distance_m) / 1000


def bearing_deg(origin: Point, destination: Point) -> float:
    """Return the bearing of the geodesic at its start, in degrees clockwise from north.

    The value lies in [0, 360). Between coincident points it has no meaning.

    Examples
    --------
    >>> round(bearing_deg(Point(37.618, 55.756), Point(52.064, 55.761)))
    84
    """
    azimuth_deg, _, _ = _WGS84.inv(origin.x, origin.y, destination.x, destination.y)
    return float(azimuth_deg) % 360 % 360  # a tiny negative one rounds up to 360 at first


def destination_point(origin: Point, *, bearing_deg: float, distance_km: float) -> Point:
    """Return the point reached by a geodesic of a given start, bearing and length.

    Parameters
    ----------
    origin
        A point in EPSG:4326.
    bearing_deg
        Degrees clockwise from north.
    distance_km
        Length in kilometres.
    """
    lon, lat, _ = _WGS84.fwd(origin.x, origin.y, bearing_deg, distance_km * 1000)
    return Point(lon, lat)


def coordinates_words(point: Point) -> str:
    """Return a point as latitude and longitude with their hemispheres, to a hundredth degree."""
    north, east = "N" if point.y >= 0 else "S", "E" if point.x >= 0 else "W"
    return f"{abs(point.y):.2f} {north} {abs(point.x):.2f} {east}"


def distances_km(origins: Sequence[Point], destinations: Sequence[Point]) -> NDArray[np.float64]:
    """Return the geodesic lengths of all pairs, in kilometres.

    Returns
    -------
    Array of shape (len(origins), len(destinations)).
    """
    lon_from, lat_from = shapely.get_coordinates(origins).reshape(-1, 2).T
    lon_to, lat_to = shapely.get_coordinates(destinations).reshape(-1, 2).T
    shape = (len(origins), len(destinations))
    grids = np.broadcast_arrays(lon_from[:, None], lat_from[:, None], lon_to, lat_to)
    lons_from, lats_from, lons_to, lats_to = (np.ravel(grid) for grid in grids)
    _, _, lengths_m = _WGS84.inv(lons_from, lats_from, lons_to, lats_to)
    return np.asarray(lengths_m, dtype=np.float64).reshape(shape) / 1000


def length_km(line: LineString | MultiLineString) -> float:
    """Return the length of a line whose segments are geodesics, in kilometres."""
    return float(_WGS84.geometry_length(line)) / 1000


def geodesic_line(
    origin: Point, destination: Point, *, step_km: float = STEP_KM
) -> LineString | MultiLineString:
    """Return the geodesic between two points as a drawn line.

    Parameters
    ----------
    origin, destination
        Points in EPSG:4326. Between antipodal points one of the shortest lines is returned.
    step_km
        Greatest spacing of its points, in kilometres.

    Returns
    -------
    A LineString, or a MultiLineString cut where it crosses longitude 180 degrees.
    """
    return split_at_antimeridian(geodesic_points(origin, destination, step_km=step_km))


def geodesic_points(
    origin: Point, destination: Point, *, step_km: float = STEP_KM
) -> NDArray[np.float64]:
    """Return evenly spaced points of a geodesic, both ends included.

    Returns
    -------
    Array of shape (n, 2): longitude and latitude in degrees.
    """
    count = max(math.ceil(distance_km(origin, destination) / step_km) - 1, 0)
    between = _WGS84.npts(origin.x, origin.y, destination.x, destination.y, count) if count else []
    return np.array([(origin.x, origin.y), *between, (destination.x, destination.y)])


def split_at_antimeridian(lonlat: NDArray[np.float64]) -> LineString | MultiLineString:
    """Cut a line where it crosses longitude 180 degrees.

    The cut is placed on the geodesic between the two points beside it, to a millimetre.

    Parameters
    ----------
    lonlat
        Shape (n, 2): longitude and latitude in degrees, longitudes in [-180, 180].
    """
    lon = lonlat[:, 0]
    crossings = np.flatnonzero(np.abs(np.diff(lon)) > _HALF_TURN_DEG)
    parts, opening, begin = [], np.empty((0, 2)), 0
    for before in map(int, crossings):
        leaving, entering = _edge_points(lonlat[before], lonlat[before + 1])
        parts.append(np.vstack([opening, lonlat[begin : before + 1], leaving]))
        opening, begin = entering, before + 1
    parts.append(np.vstack([opening, lonlat[begin:]]))
    lines = [LineString(part) for part in parts if len(parts) == 1 or np.ptp(part, axis=0).any()]
    lines = lines or [LineString(parts[0])]
    return lines[0] if len(lines) == 1 else MultiLineString(lines)


def _edge_points(
    before: NDArray[np.float64], after: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return where a segment leaves the map at one edge and enters it at the other."""
    edge = math.copysign(_HALF_TURN_DEG, before[0])
    azimuth_deg, _, length_m = _WGS84.inv(*before, *after)
    low_m, high_m, lat = 0.0, float(length_m), float(before[1])
    while high_m - low_m > _EDGE_PRECISION_M:
        middle_m = (low_m + high_m) / 2
        lon, lat, _ = _WGS84.fwd(before[0], before[1], azimuth_deg, middle_m)
        low_m, high_m = (middle_m, high_m) if lon * edge > 0 else (low_m, middle_m)
    return np.array([[edge, lat]]), np.array([[-edge, lat]])
