"""Geocode: from a toponym and what is known of it to the one place it means."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from shapely import Point

from routes import geodesy
from routes.errors import AmbiguousPlaceError, UnknownPlaceError
from routes.gazetteer import Candidate, Gazetteer, Place, Rival, ranking_of, rivals

if TYPE_CHECKING:  # a heavy package, imported by the function that needs it
    import pandas as pd

_LISTED = 6
_ID = re.compile(r"[a-z-]+:\S+")


def geocode(
    name: str,
    *,
    country: str | None = None,
    kind: str | None = None,
    prefer: frozenset[str] = frozenset(),
    gazetteer: Gazetteer | None = None,
) -> Candidate:
    """Return the one place that a name means under the conditions given.

    Parameters
    ----------
    name
        The toponym.
    country
        ISO 3166-1 alpha-2 code or a country's name.
    kind
        A kind in words, as for `Gazetteer.find`.
    prefer
        Feature codes that the context speaks for: where any entry has one, the others are
        put aside.
    gazetteer
        The bundled one unless given.

    Raises
    ------
    UnknownPlaceError
        When no entry fits; the message names the nearest.
    AmbiguousPlaceError
        When several fit and nothing decides; the message lists them.
    """
    gazetteer = gazetteer or Gazetteer.bundled()
    candidates = gazetteer.find(name, country=country, kind=kind, nearly=False)
    if not candidates:
        raise _unknown(name, country=country, kind=kind, gazetteer=gazetteer)
    preferred = tuple(c for c in candidates if c.place.feature_code in prefer) or candidates
    kinds = rivals(ranking_of(preferred))
    best = preferred[0]
    if kinds.any():
        rival = [c for c, kind_ in zip(preferred, kinds, strict=True) if kind_ != Rival.NONE]
        raise _ambiguous(name, (best, *rival), country=country)
    reasons = [*best.reasons]
    if len(preferred) > 1:
        reasons.append(f"of that name also, but near it or far smaller: {len(preferred) - 1}")
    if len(preferred) < len(candidates):
        reasons.append("preferred for how the goods travel")
    return replace(best, reasons=tuple(reasons))


def locate(place: str | Place | Point, *, gazetteer: Gazetteer | None = None) -> Point:
    """Return the point of a place in EPSG:4326.

    Parameters
    ----------
    place
        A point, an entry, an id such as `geonames:524901`, or a name; a name may carry its
        country behind a comma: `Amirabad Port, IR`.
    gazetteer
        The bundled one unless given.

    Raises
    ------
    UnknownPlaceError, AmbiguousPlaceError
        When a name or an id does not lead to exactly one place.
    """
    if isinstance(place, Point):
        return place
    if isinstance(place, Place):
        return place.point
    if _ID.fullmatch(place):
        return (gazetteer or Gazetteer.bundled()).place(place).point
    name, country = split_country(place)
    return geocode(name, country=country, gazetteer=gazetteer).place.point


def split_country(text: str) -> tuple[str, str | None]:
    """Split `Amirabad, IR` into the name and the country, which may be missing."""
    name, comma, country = text.rpartition(",")
    return (name.strip(), country.strip()) if comma else (text.strip(), None)


def distance_km(origin: str | Place | Point, destination: str | Place | Point) -> float:
    """Return the length of the geodesic between two places, in kilometres.

    Parameters
    ----------
    origin, destination
        Names, gazetteer entries, or points in EPSG:4326 (x = longitude, y = latitude).

    Raises
    ------
    UnknownPlaceError, AmbiguousPlaceError
        When a name does not lead to exactly one place.

    Examples
    --------
    >>> round(distance_km("Moscow", "Yelabuga"))
    904
    """
    return geodesy.distance_km(locate(origin), locate(destination))


def distance_matrix(
    places: Sequence[str | Place] | Mapping[str, str | Place | Point],
) -> "pd.DataFrame":
    """Return the geodesic lengths between all pairs of places, in kilometres.

    Parameters
    ----------
    places
        Names or gazetteer entries; or a mapping of labels to names, entries or points in
        EPSG:4326.

    Returns
    -------
    A square DataFrame with the labels as index and columns.

    Raises
    ------
    UnknownPlaceError, AmbiguousPlaceError
        When a name does not lead to exactly one place.
    """
    import pandas as pd  # noqa: PLC0415 (a third of a second)

    if not isinstance(places, Mapping):
        places = {place if isinstance(place, str) else place.name: place for place in places}
    points = [locate(place) for place in places.values()]
    labels = list(places)
    return pd.DataFrame(geodesy.distances_km(points, points), index=labels, columns=labels)


def describe(candidate: Candidate) -> str:
    """Return a candidate in one line: id, name, feature, country, coordinates."""
    place = candidate.place
    where = f" in {place.country_code}" if place.country_code else ""
    return (
        f"{place.gazetteer_id} {place.name} ({place.feature_class}.{place.feature_code}{where}, "
        f"{geodesy.coordinates_words(place.point)})"
    )


def _unknown(
    name: str, *, country: str | None, kind: str | None, gazetteer: Gazetteer
) -> UnknownPlaceError:
    what = f"no {kind or 'place'} called {name!r}" + (f" in {country}" if country else "")
    elsewhere = gazetteer.find(name, nearly=False)
    if elsewhere:
        hint = f"of that name there are: {_listed(elsewhere)}"
    elif similar := gazetteer.names_like(name):
        hint = f"spelled nearly so: {', '.join(similar)}"
    else:
        hint = "check the spelling, or give lat, lon and because"
    return UnknownPlaceError(f"the gazetteer has {what}; {hint}", name=name)


def _ambiguous(
    name: str, candidates: Sequence[Candidate], *, country: str | None
) -> AmbiguousPlaceError:
    where = f" in {country}" if country else ""
    return AmbiguousPlaceError(
        f"{len(candidates)} places are called {name!r}{where}: {_listed(candidates)}; "
        "add country:, kind: or gazetteer: with the id of the one that is meant",
        name=name,
    )


def _listed(candidates: Sequence[Candidate]) -> str:
    shown = "; ".join(describe(candidate) for candidate in candidates[:_LISTED])
    more = len(candidates) - _LISTED
    return f"{shown} and {more} more" if more > 0 else shown
