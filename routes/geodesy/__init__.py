"""Distances, bearings and lines on the WGS 84 ellipsoid.

Points are in EPSG:4326, x = longitude and y = latitude, in degrees. Geodesics are Karney's
(J. Geodesy 87, 43-55, 2013) as computed by PROJ.

One point gives one value; many points give an array of values, computed together. `Points` says
what counts as many.
"""

from routes.geodesy.antimeridian import split_at_antimeridian
from routes.geodesy.lines import STEP_KM, geodesic_line, geodesic_path, geodesic_points
from routes.geodesy.measures import (
    bearing_deg,
    destination_point,
    distance_km,
    distances_km,
    length_km,
)
from routes.geodesy.points import Lines, Points, coordinates_words, lonlat_of

__all__ = [
    "STEP_KM",
    "Lines",
    "Points",
    "bearing_deg",
    "coordinates_words",
    "destination_point",
    "distance_km",
    "distances_km",
    "geodesic_line",
    "geodesic_path",
    "geodesic_points",
    "length_km",
    "lonlat_of",
    "split_at_antimeridian",
]
