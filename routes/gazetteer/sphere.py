"""Distances on a sphere: exact enough to tell places apart, and quick for many."""

import numpy as np
from numpy.typing import NDArray

_EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the WGS 84 ellipsoid (IUGG)."""

Radians = NDArray[np.float64]


def sphere_distance_km(
    lon: Radians, lat: Radians, other_lon: Radians, other_lat: Radians
) -> NDArray[np.float64]:
    """Return great-circle distances in kilometres by the haversine formula.

    Parameters
    ----------
    lon, lat, other_lon, other_lat
        Longitudes and latitudes in radians, of shapes that go together.
    """
    half = np.sin((lat - other_lat) / 2) ** 2
    half = half + np.cos(lat) * np.cos(other_lat) * np.sin((lon - other_lon) / 2) ** 2
    return np.asarray(2 * _EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0))))
