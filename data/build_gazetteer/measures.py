"""Points, distances and areas on the WGS 84 ellipsoid."""

import math

import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from data.build_gazetteer.rows import Row

WGS84 = Geod(ellps="WGS84")


def radius_km(geometry: BaseGeometry) -> float:
    """Give the radius of a disc of the same area.

    Parameters
    ----------
    geometry : shapely geometry
        Polygons in degrees.

    Returns
    -------
    float
        ``sqrt(area / pi)`` in kilometres, area on the WGS84 ellipsoid.
    """
    area, _ = WGS84.geometry_area_perimeter(shapely.orient_polygons(geometry))
    return math.sqrt(abs(area) / math.pi) / 1000.0


def point_of(row: Row) -> shapely.Point:
    """Give the point of a row.

    Parameters
    ----------
    row : dict of str to str
        A row with coordinates.

    Returns
    -------
    shapely.Point
        Longitude and latitude.
    """
    return shapely.Point(float(row["longitude"]), float(row["latitude"]))


def distance_km(one: Row, other: Row) -> float:
    """Give the geodesic distance between two rows.

    Parameters
    ----------
    one, other : dict of str to str
        Rows with coordinates.

    Returns
    -------
    float
        Kilometres.
    """
    start, end = point_of(one), point_of(other)
    _, _, metres = WGS84.inv(start.x, start.y, end.x, end.y)
    return float(metres) / 1000.0


def middle(geometry: BaseGeometry) -> tuple[float, float]:
    """Give a point in the middle of a region.

    Parameters
    ----------
    geometry : shapely geometry
        Polygons in degrees.

    Returns
    -------
    tuple of float
        Longitude and latitude: the centroid where it lies inside, else a point inside.
    """
    point = geometry.centroid
    if not geometry.contains(point):
        point = geometry.representative_point()
    return point.x, point.y
