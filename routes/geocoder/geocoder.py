"""The gazetteer as a geopy geocoder: the calls of geopy's services, without a service.

It takes the keyword arguments of geopy's Nominatim, Photon and GeoNames, never opens a connection
and never waits. Unlike them it says in `raw` how sure it is, why, and what else was possible.

In a query such as `Paris, Texas, US` the words behind a comma are larger places; only entries in
or near them are answers. Words that the gazetteer does not know make an answer less sure, or lead
to none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.exc import ConfigurationError, GeocoderQueryError, GeocoderServiceError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point as LatLon
from shapely import Point

from routes.errors import GazetteerError, PlaceError
from routes.gazetteer import (
    Gazetteer,
    Place,
)
from routes.geocoder.answer import Answer, Preference, find_answer, preferred
from routes.geocoder.query import TOWN, area, bias, overlap, point_at, read_query, typed
from routes.reverse import NearestPlace, country_of, nearest_places, region_of

_NEARBY = ("findNearbyPlaceName", "findNearby")
_GEOMETRIES = frozenset({"wkt", "svg", "kml", "geojson"})
_COUNTRY_ZOOM, _REGION_ZOOM, _TOWN_ZOOM = 5, 10, 14
"""Nominatim's zoom: below these a country, a region, a town is meant."""
_AT_KM = 5.0
"""A point this close to a place is surely at it."""
_ALTERNATIVES = 10
_ISO_LENGTH = 2


class _Offline(BaseSyncAdapter):  # type: ignore[misc]
    """Stands where geopy wants an adapter; there is nothing to connect to."""

    def get_json(self, url: str, **_: object) -> NoReturn:
        raise GeocoderServiceError(f"this geocoder opens no connections, so none to {url}")

    get_text = get_json


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]
    """A geopy geocoder that looks places up in a gazetteer on this computer.

    `raw` of each location holds `gazetteer_id, name, feature_class, feature_code, country_code,
    lat, lon, display_name, score, reasons` and `alternatives`, and `confidence`: `sure`,
    `probable`, or `ambiguous` where nothing decides between places of that name. Only the first
    of several locations can be `sure` or `probable`.

    Parameters
    ----------
    gazetteer
        A gazetteer, or the path of one; the bundled one unless given.
    reverse_within_km
        Farther than this from a point, `reverse` names no place.
    scheme, timeout, user_agent, proxies, ssl_context, adapter_factory
        Accepted, as geopy's geocoders have them, and without effect.

    Raises
    ------
    geopy.exc.ConfigurationError
        When the gazetteer cannot be opened.

    Examples
    --------
    >>> geocoder = GazetteerGeocoder()
    >>> geocoder.geocode("Makhachkala", country_codes="ru").address
    'Makhachkala, Dagestan, Russia'
    >>> geocoder.geocode("Moscow, Idaho").raw["confidence"]
    'sure'
    """

    def __init__(  # noqa: PLR0913 (geopy's own arguments)
        self,
        gazetteer: Gazetteer | str | Path | None = None,
        *,
        reverse_within_km: float = 100.0,
        scheme: object = None,
        timeout: object = DEFAULT_SENTINEL,
        user_agent: object = None,
        proxies: object = DEFAULT_SENTINEL,
        ssl_context: object = DEFAULT_SENTINEL,
        adapter_factory: object = None,
    ) -> None:
        del scheme, timeout, user_agent, proxies, ssl_context, adapter_factory
        super().__init__(proxies=None, ssl_context=None, adapter_factory=_Offline)
        self.gazetteer = _opened(gazetteer)
        self.reverse_within_km = reverse_within_km

    def geocode(  # noqa: PLR0913 (geopy's own arguments)
        self,
        query: str | Mapping[str, object],
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
        language: object = False,
        country_codes: str | Iterable[str] | None = None,
        country: str | Iterable[str] | None = None,
        country_bias: str | None = None,
        viewbox: Sequence[Any] | None = None,
        bounded: bool = False,
        bbox: Sequence[Any] | None = None,
        location_bias: object = None,
        featuretype: str | None = None,
        addressdetails: bool = False,
        namedetails: bool = False,
        extratags: bool = False,
        geometry: str | None = None,
    ) -> Any:  # noqa: ANN401 (geopy has no types)
        """Return the place that a query means.

        Parameters
        ----------
        query
            A name, `Name, Region, Country`, or a mapping with some of the keys `name`, `city`,
            `county`, `state`, `country`, `street`, `postalcode`.
        exactly_one
            Whether to return the best location rather than a list.
        limit
            How many locations a list may hold.
        country_codes, country
            ISO 3166-1 codes or countries' names: only places there are returned.
        viewbox, bounded, bbox
            Two opposite corners, `(lat, lon)` each. Places in the viewbox are preferred, or with
            `bounded` the only ones; places in the bbox are the only ones.
        country_bias, location_bias
            A country, and a point as `(lat, lon)`: places there, or near it, are preferred.
        featuretype
            `country`, `state`, `city`, `settlement`, or a kind in words such as `port`.
        addressdetails, namedetails, extratags
            Whether `raw` also holds `address`, `namedetails`, `extratags`.
        timeout, language, geometry
            Accepted and without effect.

        Returns
        -------
        A geopy `Location`, a list of them, or None when nothing was found.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            When the query is empty, or an argument cannot be read.
        """
        del timeout, language
        _check_geometry(geometry)
        count = _count(limit, exactly_one=exactly_one)
        window = area(viewbox)
        asked = read_query(query)
        asked = replace(
            typed(asked, featuretype),
            countries=self._country_codes(country_codes) + self._country_codes(country),
            bounds=overlap(area(bbox), window if bounded else None),
        )
        preference = Preference(
            countries=self._country_codes(country_bias), area=window, near=bias(location_bias)
        )
        answer = preferred(find_answer(asked, self.gazetteer), preference)
        details = {"address": addressdetails, "namedetails": namedetails, "extratags": extratags}
        return _one_or_all(self._locations(answer, count, details), exactly_one=exactly_one)

    def reverse(  # noqa: PLR0913 (geopy's own arguments)
        self,
        query: object,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
        language: object = False,
        lang: object = None,
        zoom: int | None = None,
        addressdetails: bool = True,
        namedetails: bool = False,
        feature_code: str | None = None,
        find_nearby_type: str = "findNearbyPlaceName",
    ) -> Any:  # noqa: ANN401 (geopy has no types)
        """Return the place nearest to a point.

        Parameters
        ----------
        query
            A geopy point, `(lat, lon)`, or a text such as `55.75, 37.62`.
        exactly_one
            Whether to return the nearest location rather than a list.
        limit
            How many locations a list may hold.
        zoom
            As for Nominatim: below 5 the country of the nearest place is returned, below 10 its
            region, below 14 the nearest town and no part of one.
        addressdetails, namedetails
            Whether `raw` also holds `address`, `namedetails`.
        feature_code, find_nearby_type
            As for GeoNames: `findNearby` returns places of any kind, or of the feature code
            given, instead of populated ones.
        timeout, language, lang
            Accepted and without effect.

        Returns
        -------
        A geopy `Location`, whose `raw` also holds `distance_km`; a list of them; or None when no
        place lies within `reverse_within_km`.

        Raises
        ------
        ValueError
            When the query is no point.
        """
        del timeout, language, lang
        point = point_at(query)
        if point is None:
            raise ValueError("a query is a coordinate pair or Point, not None")
        codes = self._nearby_codes(zoom, feature_code, find_nearby_type)
        count = _count(limit, exactly_one=exactly_one) or _ALTERNATIVES
        nearest = self._nearest(point, codes, max(_ALTERNATIVES, limit or 0))
        places: dict[Place, NearestPlace] = {}
        for one in nearest:
            places.setdefault(self._zoomed(one.place, zoom), one)
        details = {"address": addressdetails, "namedetails": namedetails}
        locations = [
            self._location(place, _nearness(one, nearest), details)
            for place, one in islice(places.items(), count)
        ]
        return _one_or_all(locations, exactly_one=exactly_one)

    def _country_codes(self, countries: str | Iterable[str] | None) -> tuple[str, ...]:
        """Return the codes of countries given by code or name, in a list or between commas."""
        words = countries.split(",") if isinstance(countries, str) else countries or ()
        return tuple(self._country_code(word.strip()) for word in words)

    def _country_code(self, country: str) -> str:
        try:
            return self.gazetteer.country_code(country)
        except PlaceError as error:
            if len(country) == _ISO_LENGTH:
                return country.upper()  # a country of which the gazetteer has nothing
            raise GeocoderQueryError(str(error)) from error

    def _nearby_codes(
        self, zoom: int | None, feature_code: str | None, find_nearby_type: str
    ) -> frozenset[str]:
        """Return the feature codes that a reverse query asks for; none for populated places."""
        if find_nearby_type not in _NEARBY:
            raise GeocoderQueryError(f"find_nearby_type is one of {', '.join(_NEARBY)}")
        if feature_code:
            return frozenset({feature_code})
        if find_nearby_type == "findNearby":
            points = (name for name in self.gazetteer.index.features if name[0] not in "AH")
            return frozenset(name.split(".")[1] for name in points)
        is_town = zoom is not None and _REGION_ZOOM <= zoom < _TOWN_ZOOM
        return TOWN - {"PPLX"} if is_town else frozenset()

    def _nearest(self, point: Point, codes: frozenset[str], count: int) -> list[NearestPlace]:
        """Return the places within reach of a point, the nearest first."""
        try:
            found = nearest_places(point, gazetteer=self.gazetteer, codes=codes, count=count)
        except PlaceError:  # the gazetteer has no place of that kind
            return []
        return [one for one in found if one.distance_km <= self.reverse_within_km]

    def _zoomed(self, place: Place, zoom: int | None) -> Place:
        """Return the country or region of a place, where the zoom asks for it and it is known."""
        if zoom is None or zoom >= _REGION_ZOOM:
            return place
        country = country_of(place, gazetteer=self.gazetteer) or place
        if zoom < _COUNTRY_ZOOM:
            return country
        return region_of(place, gazetteer=self.gazetteer) or country

    def _locations(
        self, answer: Answer, count: int | None, details: Mapping[str, bool]
    ) -> list[Any]:
        """Return the entries found as geopy's locations."""
        return [
            self._location(
                one.place,
                {
                    "confidence": "ambiguous" if rank else answer.confidence,
                    "score": one.score,
                    "reasons": [*one.reasons, *answer.notes],
                    "alternatives": [
                        _record(other.place) | {"score": other.score}
                        for other in answer.candidates
                        if other is not one
                    ][:_ALTERNATIVES],
                },
                details,
            )
            for rank, one in enumerate(answer.candidates[:count])
        ]

    def _location(
        self, place: Place, facts: Mapping[str, object], details: Mapping[str, bool]
    ) -> Any:  # noqa: ANN401 (geopy has no types)
        """Return a place as geopy's location."""
        region = region_of(place, gazetteer=self.gazetteer)
        country = country_of(place, gazetteer=self.gazetteer)
        names = [place.name, *(one.name for one in (region, country) if one)]
        address = ", ".join(dict.fromkeys(names))
        more = {
            "address": _address(place, region, country),
            "namedetails": {"name": place.name, "alt_name": ";".join(place.alternate_names)},
            "extratags": {"population": str(place.population)} if place.population else {},
        }
        raw = {
            **_record(place),
            "feature_class": place.feature_class,
            "feature_code": place.feature_code,
            "display_name": address,
            **facts,
            **{name: more[name] for name, asked in details.items() if asked},
        }
        return Location(address, LatLon(place.point.y, place.point.x), raw)


def _opened(gazetteer: Gazetteer | str | Path | None) -> Gazetteer:
    if isinstance(gazetteer, Gazetteer):
        return gazetteer
    try:
        return Gazetteer.bundled() if gazetteer is None else Gazetteer(Path(gazetteer))
    except (GazetteerError, TypeError) as error:
        raise ConfigurationError(f"no gazetteer: {error}") from error


def _nearness(one: NearestPlace, found: Sequence[NearestPlace]) -> dict[str, object]:
    """Return what `raw` says of a place found by its nearness."""
    return {
        "confidence": "sure" if one.distance_km <= _AT_KM else "probable",
        "score": _nearness_score(one),
        "distance_km": one.distance_km,
        "reasons": [f"{one.place.name} is {one.distance_km:,.1f} km from the point"],
        "alternatives": [
            _record(other.place) | {"score": _nearness_score(other)}
            for other in found
            if other is not one
        ][:_ALTERNATIVES],
    }


def _nearness_score(one: NearestPlace) -> float:
    return round(_AT_KM / (_AT_KM + one.distance_km), 4)


def _record(place: Place) -> dict[str, object]:
    return {
        "gazetteer_id": place.gazetteer_id,
        "name": place.name,
        "country_code": place.country_code,
        "lat": place.point.y,
        "lon": place.point.x,
    }


def _address(place: Place, region: Place | None, country: Place | None) -> dict[str, str]:
    """Return a place and what it lies in by Nominatim's words for them."""
    key = {"P": "city", "A": "county"}.get(place.feature_class, "place")
    parts = {} if place in (region, country) else {key: place.name}
    parts |= {"state": region.name} if region else {}
    parts |= {"country": country.name} if country else {}
    return parts | ({"country_code": place.country_code.lower()} if place.country_code else {})


def _check_geometry(geometry: str | None) -> None:
    if geometry is not None and geometry.lower() not in _GEOMETRIES:
        raise GeocoderQueryError(f"geometry is one of {', '.join(sorted(_GEOMETRIES))}")


def _count(limit: int | None, *, exactly_one: bool) -> int | None:
    if limit is not None and limit < 1:
        raise ValueError("Limit cannot be less than 1")
    return 1 if exactly_one else limit


def _one_or_all(locations: list[Any], *, exactly_one: bool) -> Any:  # noqa: ANN401
    if not locations:
        return None
    return locations[0] if exactly_one else locations
