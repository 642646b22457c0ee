"""Geodesics as drawn lines: evenly spaced points, cut where a map is cut."""

from typing import overload

import numpy as np
from numpy.typing import NDArray
from pyproj.geod import GeodIntermediateFlag
from shapely import LineString, MultiLineString, Point

from routes.errors import CoordinateError
from routes.geodesy.antimeridian import split_vertices
from routes.geodesy.ellipsoid import M_PER_KM, WGS84, inverse
from routes.geodesy.points import Degrees, Points, Vertices, pairs_of

STEP_KM = 50.0
"""Spacing of the points of a drawn geodesic: under 50 m off the true curve at map scale."""


@overload
def geodesic_line(
    origin: Point, destination: Point, *, step_km: float = ...
) -> LineString | MultiLineString: ...
@overload
def geodesic_line(
    origin: Points, destination: Point | Points, *, step_km: float = ...
) -> NDArray[np.object_]: ...
@overload
def geodesic_line(
    origin: Point, destination: Points, *, step_km: float = ...
) -> NDArray[np.object_]: ...
def geodesic_line(
    origin: Point | Points, destination: Point | Points, *, step_km: float = STEP_KM
) -> LineString | MultiLineString | NDArray[np.object_]:
    """Return the geodesic between two points as a drawn line.

    Parameters
    ----------
    origin, destination
        A point each in EPSG:4326, or many, in pairs as for `distance_km`. Between antipodal
        points one of the shortest lines is returned, between coincident ones a line of length 0.
    step_km
        Greatest spacing of its points, in kilometres.

    Returns
    -------
    A line of two or more points, in parts where it crosses longitude 180 degrees or a pole; for
    many points an array of shape (n,) of such lines.

    Raises
    ------
    CoordinateError
        When something is not a point on the earth, the numbers of points differ, or the spacing
        is not positive.

    Examples
    --------
    >>> yokohama, los_angeles = Point(139.65, 35.44), Point(-118.27, 33.74)
    >>> [len(part.coords) for part in geodesic_line(yokohama, los_angeles).geoms]
    [73, 108]
    """
    begins, ends = pairs_of(origin, destination)
    legs = np.atleast_2d(begins), np.atleast_2d(ends)
    lines = split_vertices(vertices_between(*legs, step_km=step_km))
    return lines if begins.ndim > 1 else lines[0]


_COUNTED = (
    GeodIntermediateFlag.NPTS_CEIL
    | GeodIntermediateFlag.DEL_S_RECALC
    | GeodIntermediateFlag.AZIS_DISCARD
)
"""As many equal steps as are needed, and no azimuths."""


def geodesic_points(
    origin: Point, destination: Point, *, step_km: float = STEP_KM
) -> NDArray[np.float64]:
    """Return evenly spaced points of a geodesic, both ends included.

    Returns
    -------
    Array of shape (n, 2): longitude and latitude in degrees.
    """
    (lon, lat), (to_lon, to_lat) = pairs_of(origin, destination)
    # One call that also counts the points: a path on water asks for thousands of short lines.
    try:
        line = WGS84.inv_intermediate(
            lon,
            lat,
            to_lon,
            to_lat,
            del_s=step_km * M_PER_KM,
            initial_idx=0,
            terminus_idx=0,
            flags=_COUNTED,
            return_back_azimuth=False,
        )
    except ZeroDivisionError:  # pyproj divides by the steps, and coincident points have none
        return np.array([[lon, lat], [to_lon, to_lat]])
    lonlat = np.column_stack([line.lons, line.lats])
    lonlat[0], lonlat[-1] = (lon, lat), (to_lon, to_lat)
    return lonlat


def geodesic_path(lonlat: Degrees, *, step_km: float = STEP_KM) -> Degrees:
    """Return points along the geodesics from each of some points to the next.

    So what is drawn is what is measured.

    Parameters
    ----------
    lonlat
        Shape (n, 2): longitude and latitude in degrees.
    step_km
        Greatest spacing, in kilometres.

    Returns
    -------
    Array of shape (m, 2), all the points given among them.
    """
    drawn = vertices_between(lonlat[:-1], lonlat[1:], step_km=step_km)
    repeated = drawn.opens & (np.arange(len(drawn.opens)) > 0)
    return drawn.lonlat[~repeated]


def vertices_between(begins: Degrees, ends: Degrees, *, step_km: float) -> Vertices:
    """Return the points of legs, evenly spaced on each, both ends as they were given."""
    if not step_km > 0:
        raise CoordinateError(f"the spacing of points must be more than 0 km, not {step_km}")
    _, lengths_km = inverse(begins, ends)
    between = np.maximum(np.ceil(lengths_km / step_km), 1).astype(np.intp) - 1
    last = np.cumsum(between + 2) - 1
    first = last - between - 1
    lon, lat = np.empty((2, int(last[-1]) + 1 if len(last) else 0))
    # A call a leg, each writing into its stretch: PROJ finds the leg once and then only walks
    # along it, which is twice as fast as one `fwd` call that finds it anew for every point.
    for leg in np.flatnonzero(between).tolist():
        inner = slice(first[leg] + 1, last[leg])
        WGS84.inv_intermediate(
            begins[leg, 0],
            begins[leg, 1],
            ends[leg, 0],
            ends[leg, 1],
            between[leg],
            out_lons=lon[inner],
            out_lats=lat[inner],
            return_back_azimuth=False,
        )
    lonlat = np.column_stack([lon, lat])
    lonlat[first], lonlat[last] = begins, ends
    opens = np.zeros(len(lonlat), dtype=np.bool_)
    opens[first] = True
    line = np.repeat(np.arange(len(last)), between + 2)
    return Vertices(lonlat=lonlat, line=line, opens=opens, count=len(last))
