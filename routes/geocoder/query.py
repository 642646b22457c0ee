"""What a geopy query asks for: the name, the larger places behind it, and the bounds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from geopy.exc import GeocoderQueryError
from geopy.point import Point as LatLon
from shapely import Point, box
from shapely.geometry.base import BaseGeometry

from routes.errors import PlaceError
from routes.gazetteer import COUNTRY_CODES, FEATURE_CODES, feature_codes

TOWN = FEATURE_CODES["city"]
_FEATURE_TYPES = {
    "country": ("country", COUNTRY_CODES),
    "state": ("region", frozenset({"ADM1"})),
    "city": ("city", TOWN),
    "settlement": (None, TOWN | {"PPLF", "PPLH", "PPLR", "STLMT", "ADM1", "ADM2"}),
}
"""Nominatim's feature types: the kind to look for, and the feature codes that may come out."""

_PARTS = {"name": None, "city": "city", "county": "region", "state": "region", "country": "country"}
"""The keys of a structured query, from small to large, and the kind of place each names."""

_UNREAD = ("street", "postalcode")
"""Keys of a structured query that no gazetteer of places can answer."""
LONGEST_CODE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query taken apart: the name, and the larger places behind it, from small to large."""

    name: str
    within: tuple[str, ...] = ()
    kind: str | None = None
    codes: frozenset[str] = frozenset()
    unread: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    bounds: BaseGeometry | None = None


def read_query(query: object) -> Query:
    """Take a query apart, whichever form it has."""
    if isinstance(query, Mapping):
        return _read_mapping(query)
    name, *larger = query.split(",") if isinstance(query, str) else [""]
    if not name.strip():
        raise GeocoderQueryError(f"a query begins with a name, {query!r} does not")
    words = [" ".join(part for part in text.split() if not _is_number(part)) for text in larger]
    numbers = [part for text in larger for part in text.split() if _is_number(part)]
    return Query(name=name.strip(), within=tuple(filter(None, words)), unread=tuple(numbers))


def _read_mapping(query: Mapping[str, object]) -> Query:
    # A missing value of a table is a float, and says nothing.
    words = {key: str(one).strip() for key, one in query.items() if isinstance(one, str | int)}
    given = {key: word for key, word in words.items() if word}
    if strange := given.keys() - _PARTS.keys() - set(_UNREAD):
        known = ", ".join((*_PARTS, *_UNREAD))
        raise GeocoderQueryError(f"unknown keys {', '.join(sorted(strange))}; known are {known}")
    parts = [(key, given[key]) for key in _PARTS if given.get(key)]
    if not parts:
        raise GeocoderQueryError(f"a query names a place, {dict(query)!r} does not")
    (key, name), *larger = parts
    return Query(
        name=name,
        within=tuple(value for _, value in larger),
        kind=_PARTS[key],
        unread=tuple(given[key] for key in _UNREAD if given.get(key)),
    )


def typed(query: Query, featuretype: str | None) -> Query:
    """Return a query for a feature type, or a kind in words, only."""
    if not featuretype:
        return query
    if featuretype in _FEATURE_TYPES:
        kind, codes = _FEATURE_TYPES[featuretype]
        return replace(query, kind=kind, codes=codes)
    try:
        return replace(query, kind=featuretype, codes=feature_codes(featuretype))
    except PlaceError as error:
        raise GeocoderQueryError(str(error)) from error


def area(corners: Sequence[Any] | None) -> BaseGeometry | None:
    """Return the area between two opposite corners, `(lat, lon)` each."""
    if corners is None:
        return None
    try:
        first, second = (LatLon(corner) for corner in corners)
    except (TypeError, ValueError) as error:
        raise GeocoderQueryError(f"two corners make an area, not {corners!r}") from error
    area: BaseGeometry = box(
        min(first.longitude, second.longitude),
        min(first.latitude, second.latitude),
        max(first.longitude, second.longitude),
        max(first.latitude, second.latitude),
    )
    return area


def overlap(first: BaseGeometry | None, second: BaseGeometry | None) -> BaseGeometry | None:
    """Return what two areas share; None for an area stands for everywhere."""
    if first is None or second is None:
        return second if first is None else first
    overlap: BaseGeometry = first.intersection(second)
    return overlap


def point_at(position: object) -> Point | None:
    """Return what geopy takes for a point as one of ours; None for none."""
    if position is None:
        return None
    try:
        point = LatLon(position)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{position!r} is not a coordinate pair or Point") from error
    return Point(point.longitude, point.latitude)


def bias(position: object) -> Point | None:
    """Return the point that a location bias names, in EPSG:4326, or None."""
    try:
        return point_at(position)
    except ValueError as error:
        raise GeocoderQueryError(str(error)) from error


def _is_number(word: str) -> bool:
    return any(character.isdigit() for character in word)
