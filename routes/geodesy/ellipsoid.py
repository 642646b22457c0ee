"""The ellipsoid, and the one call that solves the inverse problem on it."""

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

WGS84 = Geod(ellps="WGS84")

M_PER_KM = 1000.0


def inverse(
    begins: NDArray[np.float64], ends: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return azimuths at the start, in degrees, and lengths, in kilometres, of geodesics.

    Parameters
    ----------
    begins, ends
        Longitudes and latitudes of one shape, (2,) or (n, 2).

    Returns
    -------
    Two arrays of shape () or (n,); azimuths lie in [-180, 180].
    """
    (lon, lat), (to_lon, to_lat) = begins.T, ends.T
    azimuths_deg, _, lengths_m = WGS84.inv(lon, lat, to_lon, to_lat, return_back_azimuth=False)
    return np.asarray(azimuths_deg), np.asarray(lengths_m) / M_PER_KM
