"""Finding claims of distance, direction and nearness in a text, and whom they speak of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from routes.claim.amount import AMOUNT, read_amount
from routes.claim.claim import Claim
from routes.gazetteer import COUNTRY_CODES, Gazetteer
from routes.gazetteer.rows import country_number, place_of
from routes.geodocument import PlacedToponym, geocode_document

_COMPASS = (
    r"(?:north|south)(?:[- ]?(?:north|south))?[- ]?(?:east|west)(?:ern)?|north|south|east|west"
)
_DISTANCE = re.compile(
    rf"\b{AMOUNT}(?:\s+to\s+the)?(?:\s+(?P<direction>{_COMPASS}))?\s+"
    r"(?P<from>of|from|away from|outside)\s+(?:the\s+)?(?:city of\s+|town of\s+|port of\s+)?",
    re.IGNORECASE,
)
_NEAR = re.compile(r"\b(?:near|close to|just outside)\s+(?:the\s+capital,\s+)?(?=[A-Z])")
_BETWEEN = re.compile(
    r"\bdistance\s+(?:from|between)\s+(?P<pair>[^.;]{3,80}?)\s+(?:is|was|measures)\s+"
    rf"{AMOUNT}",
    re.IGNORECASE,
)
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


def find_claims(
    text: str,
    placed: Sequence[PlacedToponym] | None = None,
    *,
    gazetteer: Gazetteer | None = None,
) -> tuple[Claim, ...]:
    """Return the claims of distance, direction and nearness in a text, in order.

    Parameters
    ----------
    text
        The whole document, in English.
    placed
        Its toponyms with their places; those of `geocode_document` unless given.
    gazetteer
        The bundled one unless given.

    Examples
    --------
    >>> (claim,) = find_claims("Elektrostal lies about 50 km east of Moscow.")
    >>> claim.subject.toponym.exact, claim.reference.toponym.exact, claim.low_km, claim.direction
    ('Elektrostal', 'Moscow', 50.0, 'east')
    """
    if not may_hold_claims(text):
        return ()
    gazetteer = gazetteer or Gazetteer.bundled()
    if placed is None:
        placed = geocode_document(text, gazetteer=gazetteer)
    found = [
        *_distances(text, placed, gazetteer),
        *_nearness(text, placed, gazetteer),
        *_between(text, placed),
    ]
    return tuple(sorted(found, key=lambda claim: claim.start))


def may_hold_claims(text: str) -> bool:
    """Return whether a text has words of distance or nearness at all."""
    return any(pattern.search(text) for pattern in (_DISTANCE, _NEAR, _BETWEEN))


def _distances(text: str, placed: Sequence[PlacedToponym], gazetteer: Gazetteer) -> Iterator[Claim]:
    for match in _DISTANCE.finditer(text):
        reference, end = _reference(text, match.end(), placed, gazetteer)
        if reference is None:
            continue
        low_km, high_km, hedge = read_amount(match.groupdict())
        yield Claim(
            exact=text[match.start() : end],
            start=match.start(),
            end=end,
            subject=_subject(text, match.start(), placed, reference),
            reference=reference,
            low_km=low_km,
            high_km=high_km,
            hedge=hedge,
            direction=(match["direction"] or "").lower(),
        )


def _nearness(text: str, placed: Sequence[PlacedToponym], gazetteer: Gazetteer) -> Iterator[Claim]:
    for match in _NEAR.finditer(text):
        reference, end = _reference(text, match.end(), placed, gazetteer)
        subject = _subject(text, match.start(), placed, reference) if reference else None
        if reference is None or subject is None:
            continue  # most things that are near a town have no name: nothing to judge
        yield Claim(
            exact=text[match.start() : end],
            start=match.start(),
            end=end,
            subject=subject,
            reference=reference,
            is_near=True,
        )


def _between(text: str, placed: Sequence[PlacedToponym]) -> Iterator[Claim]:
    for match in _BETWEEN.finditer(text):
        ends = [p for p in placed if match.start("pair") <= p.toponym.start < match.end("pair")]
        if len(ends) < 2:  # noqa: PLR2004
            continue
        low_km, high_km, hedge = read_amount(match.groupdict())
        yield Claim(
            exact=match[0],
            start=match.start(),
            end=match.end(),
            subject=ends[0],
            reference=ends[-1],
            low_km=low_km,
            high_km=high_km,
            hedge=hedge,
        )


def _reference(
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


def _subject(
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
