"""What a query leads to: entries in or near the larger places it names, best first."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

from shapely import Point
from shapely.geometry.base import BaseGeometry

from routes.errors import PlaceError
from routes.gazetteer import COUNTRY_CODES, Candidate, Confidence, Gazetteer, Place, confidence_of
from routes.geocoder.query import LONGEST_CODE, Query
from routes.geodesy import distance_km

_NEAR_KM = 50.0
"""How far from a place that is a point another may lie to be named with it."""
_SPREAD = 1.5
"""How much farther than its mean radius an area may reach."""
_HALF_KM = 100.0
"""At this distance a preference for a point has half its weight."""
_PREFERENCE = 0.2
"""What a preference is worth in a score: more than any population, less than a wrong name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """What decides between entries without ruling any out."""

    countries: tuple[str, ...] = ()
    area: BaseGeometry | None = None
    near: Point | None = None

    def weight(self, place: Place) -> tuple[float, str]:
        """Return from 0 to 1 how much a place is preferred, and why."""
        if place.country_code in self.countries:
            return 1.0, f"in {place.country_code}, as preferred"
        if self.area is not None and self.area.covers(place.point):
            return 1.0, "in the area preferred"
        if self.near is not None:
            far_km = distance_km(self.near, place.point)
            return _HALF_KM / (_HALF_KM + far_km), f"{far_km:,.0f} km from the point preferred"
        return 0.0, ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Larger:
    """One reading of the words behind a comma: a country, a region by its code, or an entry."""

    country_code: str = ""
    admin1_code: str = ""
    place: Place | None = None
    nearly: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether it is a country or region called just so, which rules out what lies elsewhere."""
        is_area = self.place.feature_class == "A" if self.place else not self.admin1_code
        return is_area and not self.nearly

    def holds(self, place: Place) -> bool:
        """Return whether a place lies in it or, where it is a point, near it."""
        if self.country_code and place.country_code != self.country_code:
            return False
        if self.place is None:
            return not self.admin1_code or place.admin1_code == self.admin1_code
        if self.place.gazetteer_id == place.gazetteer_id:
            return False
        if self.place.feature_code == "ADM1" and place.admin1_code and self.place.admin1_code:
            return place.admin1_code == self.place.admin1_code
        reach_km = max(_NEAR_KM, _SPREAD * self.place.uncertainty_km)
        return distance_km(place.point, self.place.point) <= reach_km


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The entries found, best first, and what of the query they leave open."""

    candidates: tuple[Candidate, ...]
    hinted: bool = False
    notes: tuple[str, ...] = ()

    @property
    def confidence(self) -> Confidence:
        """How sure the first candidate is; words left unread make it less so."""
        sureness = confidence_of(self.candidates, hinted=self.hinted)
        return "probable" if self.notes and sureness == "sure" else sureness


def find_answer(query: Query, gazetteer: Gazetteer) -> Answer:
    """Return what the words lead to as they stand, or else what they nearly lead to."""
    exact = _within(query, gazetteer, nearly=False)
    if exact.candidates or not query.within:
        return exact if exact.candidates else _within(query, gazetteer, nearly=True)
    whole = replace(query, name=" ".join((query.name, *query.within)), within=())
    named_so = _within(whole, gazetteer, nearly=False)
    return named_so if named_so.candidates else _within(query, gazetteer, nearly=True)


def _within(query: Query, gazetteer: Gazetteer, *, nearly: bool) -> Answer:
    """Return the entries of a name that lie in all the larger places that are known."""
    larger = [(words, _larger(words, gazetteer)) for words in query.within]
    certain = [known for _, known in larger if any(one.is_certain for one in known)]
    countries = {one.country_code for one in certain[-1]} if certain else {""}
    candidates = _find(query, set(query.countries) or countries, gazetteer, nearly=nearly)
    notes = [f"{words!r} is not looked up" for words in query.unread]
    held = not larger
    for words, known in reversed(larger):
        inside = [c for c in candidates if any(one.holds(c.place) for one in known)]
        if inside or any(one.is_certain for one in known):
            candidates, held = inside, True
            notes += [f"{words!r} is read as a misspelling"] if known[0].nearly else []
        else:
            notes.append(f"no larger place called {words!r} is known there")
    hinted = bool(larger or query.countries or query.kind or query.codes or query.bounds)
    return Answer(candidates=tuple(candidates) if held else (), hinted=hinted, notes=tuple(notes))


def _find(
    query: Query, countries: Iterable[str], gazetteer: Gazetteer, *, nearly: bool
) -> list[Candidate]:
    """Return the entries of a name in some countries, best first; `""` is any country."""
    found: dict[str, Candidate] = {}
    known = gazetteer.index.country_codes | {""}
    for country in sorted(known.intersection(countries), reverse=True):
        # All of them: what lies elsewhere than asked is left out only afterwards.
        for one in gazetteer.find(
            query.name, country=country or None, kind=query.kind, nearly=nearly, limit=None
        ):
            found.setdefault(one.place.gazetteer_id, one)
    kept = [
        one
        for one in found.values()
        if (not query.codes or one.place.feature_code in query.codes)
        and (query.bounds is None or query.bounds.covers(one.place.point))
    ]
    return sorted(kept, key=lambda one: -one.score)


def _larger(words: str, gazetteer: Gazetteer) -> list[_Larger]:
    """Return what the words behind a comma may stand for."""
    found = []
    with suppress(PlaceError):
        found.append(_Larger(country_code=gazetteer.country_code(words)))
    letters = words.replace(".", "")
    if letters.isalpha() and len(letters) <= LONGEST_CODE:
        found.append(_Larger(admin1_code=letters.upper()))
    for nearly in (False, True):
        if not found or not nearly:
            places = [one.place for one in gazetteer.find(words, nearly=nearly, limit=None)]
            found += [
                _Larger(country_code=place.country_code, place=place, nearly=nearly)
                for place in places
                if place.feature_code not in COUNTRY_CODES
            ]
    return found


def preferred(answer: Answer, preference: Preference) -> Answer:
    """Return an answer with the entries that are preferred before others."""
    weighed = [(one, *preference.weight(one.place)) for one in answer.candidates]
    weighed.sort(key=lambda item: -item[0].score - _PREFERENCE * item[1])
    candidates = [
        replace(one, reasons=(*one.reasons, why) if why else one.reasons) for one, _, why in weighed
    ]
    return replace(answer, candidates=tuple(candidates))
