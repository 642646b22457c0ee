"""Geocode: from a toponym and what is known of it to the one place it means."""

import re
from collections.abc import Sequence
from dataclasses import replace

from shapely import Point

from routes import geodesy
from routes.errors import AmbiguousPlaceError, UnknownPlaceError
from routes.gazetteer import (
    PORT_CODES,
    SAME_PLACE_KM,
    Candidate,
    Gazetteer,
    Match,
    Place,
    Rival,
    confidence_of,
    ranking_of,
    rivals,
)

_LISTED = 6
_SIMILAR = 3
"""So many places are named where a name is spelled nearly like theirs."""
_ID = re.compile(r"[a-z-]+:\S+")


def geocode(
    name: str,
    *,
    country: str | None = None,
    kind: str | None = None,
    prefer_ports: bool = False,
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
    prefer_ports
        Whether goods go by sea, which speaks for ports: they decide between entries of one place,
        and between several places only if country or kind is known.
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
    candidates = gazetteer.find(name, country=country, kind=kind, nearly=False, limit=None)
    if not candidates:
        raise _unknown(name, country=country, kind=kind, gazetteer=gazetteer)
    ports = [c for c in candidates if prefer_ports and c.place.feature_code in PORT_CODES]
    best, reason = _settled(candidates, ports, hinted=bool(country or kind))
    if best is None:
        kinds = rivals(ranking_of(candidates))
        rival = [c for c, rank in zip(candidates, kinds, strict=True) if rank != Rival.NONE]
        raise _ambiguous(name, (candidates[0], *rival), country=country)
    is_own = best.match in {Match.NAME, Match.TYPED}
    if not is_own and confidence_of(candidates, hinted=bool(country or kind)) == "probable":
        raise UnknownPlaceError(
            f"{name!r} is only another name of {describe(best)}: confirm it with its country, as "
            f"{name}, {best.place.country_code or 'CC'}, or its id",
            name=name,
            ids=_ids([best]),
        )
    return replace(best, reasons=(*best.reasons, *([reason] if reason else [])))


def _settled(
    candidates: Sequence[Candidate], ports: Sequence[Candidate], *, hinted: bool
) -> tuple[Candidate | None, str]:
    """Return the candidate that is meant, and what decided; None if nothing does."""
    best = candidates[0]
    if not rivals(ranking_of(candidates)).any():
        beside = [c for c in ports if _is_beside(c.place, best.place)]
        if beside and best not in ports:
            return beside[0], f"the port of {best.place.name}, since the goods go by sea"
        others = len(candidates) - 1
        return best, f"of that name also, but near it or far smaller: {others}" if others else ""
    if ports and hinted and not rivals(ranking_of(ports)).any():
        return ports[0], "the only port of that name, and the goods go by sea"
    return None, ""


def _is_beside(port: Place, place: Place) -> bool:
    return geodesy.distance_km(port.point, place.point) <= SAME_PLACE_KM


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
    CoordinateError
        When a point is empty or lies off the earth.
    """
    if isinstance(place, Point):
        geodesy.lonlat_of(place)  # refuses what is no point on the earth
        return place
    if isinstance(place, Place):
        return place.point
    return named_place(place, gazetteer=gazetteer).place.point


def named_place(text: str, *, gazetteer: Gazetteer | None = None) -> Candidate:
    """Return the one place that a text names by id, or by name with or without its country.

    Raises
    ------
    UnknownPlaceError, AmbiguousPlaceError
        When it does not lead to exactly one place.
    """
    gazetteer = gazetteer or Gazetteer.bundled()
    if _ID.fullmatch(text):
        place = gazetteer.place(text)
        return Candidate(place=place, match=Match.NAME, score=1.0, reasons=("named by its id",))
    name, country = split_country(text)
    return geocode(name, country=country, gazetteer=gazetteer)


def split_country(text: str) -> tuple[str, str | None]:
    """Split `Amirabad, IR` into the name and the country, which may be missing."""
    name, comma, country = text.rpartition(",")
    return (name.strip(), country.strip()) if comma else (text.strip(), None)


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
    near = () if elsewhere else _nearly(name, country=country, kind=kind, gazetteer=gazetteer)
    if elsewhere:
        hint = f"of that name there are: {_listed(elsewhere)}"
    elif near:
        hint = f"like it are: {_listed(near)}"
    elif similar := gazetteer.names_like(name):
        hint = f"spelled nearly so: {', '.join(similar)}"
    else:
        hint = "check the spelling"
    ids = _ids(elsewhere or near)
    return UnknownPlaceError(f"the gazetteer has {what}; {hint}", name=name, ids=ids)


def _nearly(
    name: str, *, country: str | None, kind: str | None, gazetteer: Gazetteer
) -> tuple[Candidate, ...]:
    """Return what nearly has a name, under the conditions given if anything does."""
    asked = gazetteer.find(name, country=country, kind=kind, limit=_SIMILAR)
    return asked or gazetteer.find(name, limit=_SIMILAR)


def _ambiguous(
    name: str, candidates: Sequence[Candidate], *, country: str | None
) -> AmbiguousPlaceError:
    where = f" in {country}" if country else ""
    return AmbiguousPlaceError(
        f"{len(candidates)} places are called {name!r}{where}: {_listed(candidates)}; "
        f"say which: {_how(name, candidates, country)}",
        name=name,
        ids=_ids(candidates),
    )


def _how(name: str, candidates: Sequence[Candidate], country: str | None) -> str:
    """Return an example of how one of several places is named."""
    first = candidates[0].place
    codes = {candidate.place.country_code for candidate in candidates}
    by_country = f"by its country, as {name}, {first.country_code}; or " if len(codes) > 1 else ""
    return f"{'' if country else by_country}by its id, as {first.gazetteer_id}"


def _ids(candidates: Sequence[Candidate]) -> list[str]:
    return [candidate.place.gazetteer_id for candidate in candidates]


def _listed(candidates: Sequence[Candidate]) -> str:
    shown = "; ".join(describe(candidate) for candidate in candidates[:_LISTED])
    more = len(candidates) - _LISTED
    return f"{shown} and {more} more" if more > 0 else shown
