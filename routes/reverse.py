"""Reverse geocoding: from a point to the nearest place, and to what that place lies in."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from pyproj import Geod
from shapely import Point

from routes.errors import UnknownPlaceError
from routes.gazetteer import COUNTRY_CODES, Gazetteer, Place, feature_codes
from routes.gazetteer.index import GazetteerIndex
from routes.gazetteer.rows import country_number, place_of

if TYPE_CHECKING:  # a heavy package, imported by the function that needs it
    import pandas as pd

_WGS84 = Geod(ellps="WGS84")
_POPULATED = "P"
_REGION_CODES = frozenset({"ADM1"})
_KEPT_TREES = 4

Rows = NDArray[np.int64]
Degrees = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class NearestPlace:
    """The place nearest to a point.

    Parameters
    ----------
    place
        The gazetteer entry.
    distance_km
        Length of the geodesic from the point to the entry's own point.
    """

    place: Place
    distance_km: float


def reverse_geocode(
    points: Sequence[Point], *, gazetteer: Gazetteer | None = None, kind: str | None = None
) -> tuple[NearestPlace, ...]:
    """Return the place nearest to each of some points, however far it is.

    Parameters
    ----------
    points
        EPSG:4326, x = longitude, y = latitude, in degrees.
    gazetteer
        The bundled one unless given.
    kind
        A kind in words, as for `Gazetteer.find`; populated places unless given. Areas are met
        by the one point that stands for them.

    Raises
    ------
    UnknownPlaceError
        When there is no such kind, or the gazetteer has no place of it.
    ValueError
        When a point is empty or lies off the earth, or is no part of a sequence.

    Examples
    --------
    >>> (nearest,) = reverse_geocode([Point(37.62, 55.75)])
    >>> nearest.place.name, nearest.distance_km < 1
    ('Moscow', True)
    """
    index = (gazetteer or Gazetteer.bundled()).index
    lon, lat = _checked(*_coordinates(points))
    rows, distances_km = nearest_rows(index, lon, lat, codes=_codes(kind))
    return _places(index, rows[:, 0], distances_km[:, 0])


def reverse_many(
    lon: ArrayLike, lat: ArrayLike, *, gazetteer: Gazetteer | None = None, kind: str | None = None
) -> "pd.DataFrame":
    """Return the place nearest to each of many points.

    Parameters
    ----------
    lon, lat
        Degrees in EPSG:4326: arrays or columns of one length, columns with one index.
    gazetteer, kind
        As for `reverse_geocode`.

    Returns
    -------
    A DataFrame with one row a point, in their order and with their index where they are columns:
    `gazetteer_id, gazetteer_name, lat, lon` (of the place, in degrees), `country_code,
    feature_code, distance_km`.

    Raises
    ------
    UnknownPlaceError
        When there is no such kind, or the gazetteer has no place of it.
    ValueError
        When a point has no coordinates or lies off the earth, or when the columns do not have
        one length and one index.
    """
    import pandas as pd  # noqa: PLC0415 (a third of a second)

    index = (gazetteer or Gazetteer.bundled()).index
    labels = [values.index for values in (lon, lat) if isinstance(values, pd.Series)]
    if labels and not labels[0].equals(labels[-1]):
        raise ValueError("lon and lat are columns with different indexes: give two of one table")
    degrees = (np.asarray(values, dtype=np.float64) for values in (lon, lat))
    rows, distances_km = nearest_rows(index, *_checked(*degrees), codes=_codes(kind))
    met, which = np.unique(rows[:, 0], return_inverse=True)
    table = pd.DataFrame(index.table(met)).iloc[which].reset_index(drop=True)
    table["distance_km"] = distances_km[:, 0]
    return table.set_axis(labels[0]) if labels else table


def nearest_places(
    point: Point, *, gazetteer: Gazetteer, codes: frozenset[str] = frozenset(), count: int = 1
) -> tuple[NearestPlace, ...]:
    """Return the places nearest to a point, the nearest first.

    Parameters
    ----------
    point
        EPSG:4326, x = longitude, y = latitude, in degrees.
    gazetteer
        Where to look.
    codes, count
        As for `nearest_rows`.

    Raises
    ------
    UnknownPlaceError
        When the gazetteer has no such place.
    ValueError
        When the point is empty or lies off the earth.
    """
    lon, lat = _checked(*_coordinates([point]))
    rows, distances_km = nearest_rows(gazetteer.index, lon, lat, codes=codes, count=count)
    return _places(gazetteer.index, rows[0], distances_km[0])


def nearest_rows(
    index: GazetteerIndex,
    lon: Degrees,
    lat: Degrees,
    *,
    codes: frozenset[str] = frozenset(),
    count: int = 1,
) -> tuple[Rows, NDArray[np.float64]]:
    """Return the rows nearest to points, nearest first, and how far they are.

    Parameters
    ----------
    index
        Where to look. The tree over its places is built once and kept.
    lon, lat
        Degrees in EPSG:4326, of one length.
    codes
        Feature codes; none for populated places.
    count
        How many rows a point, where there are as many.

    Returns
    -------
    Two arrays of shape (points, count): row numbers, and geodesic lengths in kilometres. Places
    are ranked by their straight distance through the ellipsoid, so two that are equally far to a
    part in ten thousand may change places.

    Raises
    ------
    UnknownPlaceError
        When the index has no such place.
    """
    tree, known = _tree(index, codes)
    ranks = list(range(1, min(count, len(known)) + 1))
    _, nearest = tree.query(_earth_centred(lon, lat), k=ranks)
    rows = known[nearest]
    lons, lats = (np.broadcast_to(degrees[:, None], rows.shape) for degrees in (lon, lat))
    _, _, lengths_m = _WGS84.inv(lons, lats, index.lon[rows], index.lat[rows])
    return rows, np.asarray(lengths_m) / 1000


def region_of(place: Place, *, gazetteer: Gazetteer) -> Place | None:
    """Return the first-level region a place lies in, where the gazetteer knows it."""
    rows = _regions(gazetteer.index, place.country_code).get(place.admin1_code, ())
    regions = [place_of(gazetteer.index.row(row)) for row in rows]
    return min(regions, key=lambda region: region.point.distance(place.point), default=None)


def country_of(place: Place, *, gazetteer: Gazetteer) -> Place | None:
    """Return the country a place lies in, where the gazetteer knows it."""
    row = _country_row(gazetteer.index, place.country_code)
    return None if row is None else place_of(gazetteer.index.row(row))


@functools.lru_cache(maxsize=_KEPT_TREES)
def _tree(index: GazetteerIndex, codes: frozenset[str]) -> tuple[Any, Rows]:
    """Return a KD-tree over the places of some kind, and the row of each point in it.

    Of places at one point only the one with the most inhabitants is in the tree.
    """
    from scipy.spatial import cKDTree  # type: ignore[import-untyped]  # noqa: PLC0415 (heavy)

    if codes:
        wanted = index.has_codes(codes)
    else:
        wanted = np.array([name.startswith(_POPULATED) for name in index.features])
    rows = np.flatnonzero(wanted[index.feature])
    if not len(rows):
        kind = f"place of the kind {', '.join(sorted(codes))}" if codes else "populated place"
        raise UnknownPlaceError(f"the gazetteer has no {kind}", name=kind)
    rows = rows[np.argsort(-index.population[rows].astype(np.int64), kind="stable")]
    _, first = np.unique(index.lon[rows] + 1j * index.lat[rows], return_index=True)
    rows = rows[np.sort(first)]
    return cKDTree(_earth_centred(index.lon[rows], index.lat[rows])), rows


@functools.lru_cache(maxsize=512)
def _regions(index: GazetteerIndex, country_code: str) -> dict[str, tuple[int, ...]]:
    """Return the rows of a country's first-level regions by their code."""
    regions: dict[str, tuple[int, ...]] = {}
    for row in _rows_in(index, country_code, _REGION_CODES).tolist():
        code = index.row(row)["admin1_code"]
        if code:
            regions[code] = (*regions.get(code, ()), row)
    return regions


@functools.lru_cache(maxsize=512)
def _country_row(index: GazetteerIndex, country_code: str) -> int | None:
    """Return the row of a country; of several with its code, the one with most inhabitants."""
    rows = _rows_in(index, country_code, COUNTRY_CODES)
    return int(rows[np.argmax(index.population[rows])]) if country_code and len(rows) else None


def _rows_in(index: GazetteerIndex, country_code: str, codes: frozenset[str]) -> Rows:
    in_country = index.country == country_number(country_code)
    return np.flatnonzero(in_country & index.has_codes(codes)[index.feature])


def _earth_centred(lon: Degrees, lat: Degrees) -> NDArray[np.float64]:
    """Return points of the ellipsoid in space, in units of its equatorial radius."""
    lam, phi = np.radians(lon), np.radians(lat)
    normal = 1 / np.sqrt(1 - _WGS84.es * np.sin(phi) ** 2)
    across = normal * np.cos(phi)
    up = (1 - _WGS84.es) * normal * np.sin(phi)
    return np.stack([across * np.cos(lam), across * np.sin(lam), up], axis=-1)


def _places(
    index: GazetteerIndex, rows: Rows, distances_km: NDArray[np.float64]
) -> tuple[NearestPlace, ...]:
    return tuple(
        NearestPlace(place=place_of(index.row(row)), distance_km=distance_km)
        for row, distance_km in zip(rows.tolist(), distances_km.tolist(), strict=True)
    )


def _codes(kind: str | None) -> frozenset[str]:
    return feature_codes(kind) if kind else frozenset()


def _coordinates(points: Sequence[Point]) -> tuple[Degrees, Degrees]:
    geometries = np.asarray(points, dtype=object)
    if geometries.ndim != 1:
        raise ValueError(f"{points} is no sequence of points: give a list, an array or a column")
    empty = np.flatnonzero(shapely.is_empty(geometries))
    if len(empty):
        raise ValueError(f"point {empty[0]} is not on the earth: it is empty")
    return shapely.get_x(geometries), shapely.get_y(geometries)


def _checked(lon: Degrees, lat: Degrees) -> tuple[Degrees, Degrees]:
    if lon.shape != lat.shape or lon.ndim != 1:
        raise ValueError(f"lon has the shape {lon.shape}, lat {lat.shape}: give two equal columns")
    # Not `>`: a missing coordinate is refused as well.
    wrong = np.flatnonzero(~((np.abs(lon) <= 180) & (np.abs(lat) <= 90)))  # noqa: PLR2004
    if len(wrong):
        number = int(wrong[0])
        raise ValueError(
            f"point {number} is not on the earth: lon {lon[number]}, lat {lat[number]}"
        )
    return lon, lat
