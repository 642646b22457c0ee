"""The two places that a claim speaks of: what lies somewhere, and what it is measured from."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from routes.gazetteer import COUNTRY_CODES, Gazetteer
from routes.gazetteer.rows import country_number, place_of
from routes.geodocument import PlacedToponym

_WORKS = re.compile(
    r"\b(plant|factory|facility|site|location|base|depot|refinery|mine|camp)\b", re.IGNORECASE
)
_CAPITAL = re.compile(r"\s+capital\b")
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_LONGEST_SENTENCE = 400
_WORDS = re.compile(r"\w+")
_MOST_BETWEEN = 4
_BESIDE = 40
"""A noun such as `plant` this close before a claim, in code points, is what it speaks of."""
_STANDS = re.compile(
    r"(?:\s+(?:is|was|will be|being|to be|set up|built|located|planned|for drones))*\s+(?:in|at)\s+"
    r"(?:the\s+)?(?:\w+['’]s\s+)?$"
)
KIND_OF_PLACE = r"(?:the\s+)?(?:(?:\w+\s+)?(?:city|town|port|village|capital)\s+of\s+|capital,\s+)?"
"""What may stand before a name: `the port of Gdansk`, `the Russian port of Azov`."""
_INSIDE = r"(?:,\s+(?:in\s+)?(?:[A-Z][\w.’'-]*\s?){1,3},?)?"
_ON_TO = {joint: re.compile(rf"{_INSIDE}\s+{joint}\s+{KIND_OF_PLACE}") for joint in ("to", "and")}
_BEFORE_APART = re.compile(r"(?:,?\s+[a-z]+){0,3},?\s+")
_NEXT = 3


def other_end(
    text: str, first: PlacedToponym, placed: Sequence[PlacedToponym], joint: str
) -> PlacedToponym | None:
    """Return the place that follows another behind `to` or `and`, as in `from Aktau to Baku`.

    Parameters
    ----------
    text
        The document.
    first
        The place that stands before the joint.
    placed
        All toponyms of the document.
    joint
        `to` or `and`.
    """
    end = first.toponym.end
    following = [p for p in placed if p.toponym.start >= end][:_NEXT]
    return next((p for p in following if _ON_TO[joint].fullmatch(text, end, p.toponym.start)), None)


def two_before(
    text: str, start: int, placed: Sequence[PlacedToponym]
) -> tuple[PlacedToponym, PlacedToponym] | None:
    """Return the two places of `Baku and Tbilisi are`, which stand before an offset."""
    begin = _sentence_start(text, start)
    own = [p for p in placed if begin <= p.toponym.start and p.toponym.end <= start]
    for first in own[::-1]:
        second = other_end(text, first, own, "and")
        if second and _BEFORE_APART.fullmatch(text, second.toponym.end, start):
            return first, second
    return None


def reference_at(
    text: str, start: int, placed: Sequence[PlacedToponym], gazetteer: Gazetteer
) -> tuple[PlacedToponym | None, int]:
    """Return the place that stands at an offset, and where its words end."""
    found = next((p for p in placed if p.toponym.start == start), None)
    if found is None:
        return None, start
    end = found.toponym.end
    capital = _CAPITAL.match(text, end)
    if found.toponym.form != "demonym":
        return found, end
    if capital is None or found.place is None:
        return None, start
    return _capital_of(found, gazetteer), capital.end()


def _capital_of(country: PlacedToponym, gazetteer: Gazetteer) -> PlacedToponym | None:
    """Return the capital that `the Russian capital` means."""
    code = country.place.country_code if country.place else ""
    index = gazetteer.index
    is_capital = index.has_codes(frozenset({"PPLC"}))[index.feature]
    rows = np.flatnonzero(is_capital & (index.country == country_number(code)))
    if not code or len(rows) != 1:
        return None
    return replace(country, place=place_of(index.row(int(rows[0]))), confidence="sure")


def subject_of(
    text: str, start: int, placed: Sequence[PlacedToponym], reference: PlacedToponym
) -> PlacedToponym | None:
    """Return the place that a claim speaks of: named before it, or the plant's own place."""
    begin = _sentence_start(text, start)
    works = list(_WORKS.finditer(text, begin, start))
    named = [
        p
        for p in placed
        if begin <= p.toponym.start and p.toponym.end <= start and _is_point(p, reference)
    ]
    if works and (not named or named[-1].toponym.end < works[-1].start()):
        beside = start - works[-1].end() <= _BESIDE
        return _place_of_works(text, placed, reference) if beside or not named else named[-1]
    if len({p.toponym.exact for p in named}) > 1 and not _is_beside(text, named[-1], start, placed):
        return None  # of several places before it, none is surely meant
    return named[-1] if named else None


def _is_beside(
    text: str, named: PlacedToponym, start: int, placed: Sequence[PlacedToponym]
) -> bool:
    """Whether a claim follows a place with hardly a word between: `Tver, 170 km from Moscow`."""
    end = named.toponym.end
    if any(end <= p.toponym.start < start for p in placed):
        return False
    return len(_WORDS.findall(text, end, start)) <= _MOST_BETWEEN


def _sentence_start(text: str, offset: int) -> int:
    begin = max(0, offset - _LONGEST_SENTENCE)
    ends = list(_SENTENCE_END.finditer(text, begin, offset))
    return ends[-1].end() if ends else begin


def _is_point(placed: PlacedToponym, reference: PlacedToponym) -> bool:
    """Whether a place may be what lies somewhere: no country, no people, not the reference."""
    place = placed.place
    return (
        placed.toponym.form == "name"
        and placed.role == "place"
        and (place is None or place.feature_code not in COUNTRY_CODES)
        and place != reference.place
    )


def _place_of_works(
    text: str, placed: Sequence[PlacedToponym], reference: PlacedToponym
) -> PlacedToponym | None:
    """Return where the document says that its plant, factory or site stands."""
    for place in placed:
        start = place.toponym.start
        works = list(_WORKS.finditer(text, max(0, start - 80), start))
        if (
            works
            and _is_point(place, reference)
            and _STANDS.fullmatch(text, works[-1].end(), start)
        ):
            return place
    return None
