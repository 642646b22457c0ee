"""Paths on water between two points.

The paths come from searoute's network of shipping lanes; what is wrong with a path is measured
here, on land that searoute does not know, and said.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, Point

from routes import geodesy, natural_earth
from routes.errors import NoWaterPathError

PartKind = Literal["sea", "access"]

MAX_ACCESS_KM = 100.0
"""A point further from the network than this is not joined to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterPart:
    """A stretch of a water path: on the water, or between a place and the water.

    Parameters
    ----------
    kind
        `sea`, or `access` for the stretch that joins a place to the network.
    line
        EPSG:4326.
    length_km
        Geodesic length in kilometres.
    """

    kind: PartKind
    line: LineString | MultiLineString
    length_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterPath:
    """A path on water.

    Parameters
    ----------
    line
        The whole path in EPSG:4326, cut at longitude 180 degrees.
    length_km
        Its length, in kilometres: the sum of its parts.
    land_km
        How much of it runs over the land of Natural Earth 1:10m, in kilometres.
    passages
        The named straits and canals it uses, in searoute's spelling.
    parts
        The stretches it is made of, in order.
    """

    line: LineString | MultiLineString
    length_km: float
    land_km: float
    passages: tuple[str, ...]
    parts: tuple[WaterPart, ...]


def find_water_path(origin: Point, destination: Point) -> WaterPath:
    """Return a path on water between two points. Not for navigation.

    Parameters
    ----------
    origin, destination
        Points in EPSG:4326, x = longitude, y = latitude, in degrees.

    Raises
    ------
    NoWaterPathError
        When a point lies more than 100 km from the network, or no path joins the two.
    """
    import searoute  # noqa: PLC0415 (its graph package takes an eighth of a second)

    try:
        route = searoute.searoute(
            [_east(origin), origin.y], [_east(destination), destination.y], return_passages=True
        )
    except (ValueError, KeyError, TypeError) as error:
        raise NoWaterPathError(f"no path on water joins the two points: {error}") from error
    lonlat = np.asarray(route["geometry"]["coordinates"], dtype=np.float64)
    if len(lonlat) < 2:  # noqa: PLR2004 (a line has two ends)
        raise NoWaterPathError("both points lead to the same point of the network of sea lanes")
    lonlat[:, 0] = (lonlat[:, 0] + 180) % 360 - 180
    ends = (Point(lonlat[0]), Point(lonlat[-1]))
    for place, end in zip((origin, destination), ends, strict=True):
        _check_access(place, end)
    stretches: tuple[tuple[PartKind, NDArray[np.float64]], ...] = (
        ("access", np.vstack([[origin.x, origin.y], lonlat[0]])),
        ("sea", lonlat),
        ("access", np.vstack([lonlat[-1], [destination.x, destination.y]])),
    )
    drawn = [(kind, _densified(stretch)) for kind, stretch in stretches]
    parts = tuple(_part(kind, points) for kind, points in drawn)
    line = geodesy.split_at_antimeridian(np.vstack([points for _, points in drawn]))
    return WaterPath(
        line=line,
        length_km=sum(part.length_km for part in parts),
        land_km=_land_km(line),
        passages=tuple(route["properties"]["traversed_passages"]),
        parts=parts,
    )


def _east(point: Point) -> float:
    """Return a longitude by the one of its two names on the date line that searoute knows."""
    return point.x if point.x > -180 else 180.0  # noqa: PLR2004


def _check_access(place: Point, end: Point) -> None:
    access_km = geodesy.distance_km(place, end)
    if access_km > MAX_ACCESS_KM:
        raise NoWaterPathError(
            f"the point {geodesy.coordinates_words(place)} lies {access_km:.0f} km from the "
            f"nearest known sea lane; more than {MAX_ACCESS_KM:.0f} km are not bridged"
        )


def _densified(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Follow geodesics between the points, so that what is drawn is what is measured."""
    pieces = [geodesy.geodesic_points(Point(begin), Point(end)) for begin, end in pairwise(lonlat)]
    return np.vstack([lonlat[:1], *(piece[1:] for piece in pieces)])


def _part(kind: PartKind, lonlat: NDArray[np.float64]) -> WaterPart:
    line = geodesy.split_at_antimeridian(lonlat)
    return WaterPart(kind=kind, line=line, length_km=geodesy.length_km(line))


def _land_km(line: LineString | MultiLineString) -> float:
    return geodesy.length_km(natural_earth.over_land(line))
