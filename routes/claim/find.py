"""Finding claims of distance, direction, nearness and travel time in a text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from routes.claim.amount import AMOUNT, DURATION, read_amount
from routes.claim.claim import Claim, Hedge
from routes.claim.ends import KIND_OF_PLACE, other_end, reference_at, subject_of, two_before
from routes.gazetteer import Gazetteer
from routes.geodocument import PlacedToponym, geocode_document
from routes.hop import Mode

_COMPASS = (
    r"(?:north|south)(?:[- ]?(?:north|south))?[- ]?(?:east|west)(?:ern)?|north|south|east|west"
)
_DISTANCE = re.compile(
    rf"\b{AMOUNT}(?:\s+to\s+the)?(?:\s+(?P<direction>{_COMPASS})"
    r"|(?P<noun>(?:\s+(?!(?:from|of|away|outside|between|to)\b)(?-i:[a-z])[a-z]*){1,3}?))?\s+"
    rf"(?P<from>of|from|away from|outside|between)\s+{KIND_OF_PLACE}",
    re.IGNORECASE,
)
_NEAR = re.compile(r"\b(?P<amount>near|close to|just outside)\s+(?:the\s+capital,\s+)?(?=[A-Z])")
_BETWEEN = re.compile(
    rf"\bdistance\s+(?P<from>from|between)\s+{KIND_OF_PLACE}(?P<pair>(?-i:[A-Z])[^.;]{{2,80}}?)"
    rf"\s*(?:\s(?:is|was|measures)|,)\s+(?:only\s+)?{AMOUNT}",
    re.IGNORECASE,
)
_APART = re.compile(rf"\b{AMOUNT}\s+apart\b", re.IGNORECASE)

_WAYS: Mapping[Mode, tuple[str, str]] = {
    Mode.AIR: ("flight", "air|plane|aircraft"),
    Mode.SEA: ("voyage|sail|sailing|crossing|sea journey", "sea|ship|boat|ferry|tanker"),
    Mode.ROAD: ("drive|(?:bus|truck|car) (?:ride|journey|trip)", "road|car|truck|lorry|bus"),
    Mode.RAIL: ("(?:train|rail) (?:ride|journey|trip)", "rail|train"),
    Mode.UNKNOWN: ("journey|trip|walk|ride|march", "foot|camel|horse|river|barge"),
}
"""Nouns, and means behind `by`, by the way they go."""
_NOUN = "|".join(noun for noun, _ in _WAYS.values())
_MEANS = "|".join(means for _, means in _WAYS.values())
_TRAVEL = re.compile(
    rf"\b{DURATION}['’]?\s+(?:away\s+)?(?:(?P<noun>{_NOUN})|(?:by|on)\s+(?P<means>{_MEANS}))"
    rf"(?:\s+away)?(?:\s+(?P<direction>{_COMPASS}))?\s+(?P<from>of|from|between)\s+{KIND_OF_PLACE}",
    re.IGNORECASE,
)
_TAKES = re.compile(
    rf"\b(?:(?P<noun>{_NOUN})\s+)?(?P<from>from|between)\s+{KIND_OF_PLACE}"
    r"(?P<pair>(?-i:[A-Z])[^.;]{2,80}?)\s+(?:can\s+take|takes?|took|lasts?|lasted|is|was)\s+"
    rf"(?:only\s+)?{DURATION}(?:\s+(?:by|on)\s+(?P<means>{_MEANS})\b)?",
    re.IGNORECASE,
)
_NOTHING: tuple[float, float, Hedge] = (0.0, 0.0, "")
_PATTERNS = (_DISTANCE, _NEAR, _BETWEEN, _APART, _TRAVEL, _TAKES)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    text: str
    placed: Sequence[PlacedToponym]
    gazetteer: Gazetteer


def find_claims(
    text: str,
    placed: Sequence[PlacedToponym] | None = None,
    *,
    gazetteer: Gazetteer | None = None,
) -> tuple[Claim, ...]:
    """Return the claims of distance, direction, nearness and travel time in a text, in order.

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
    document = _Document(text=text, placed=placed, gazetteer=gazetteer)
    found = chain(
        _from_a_place(document, _DISTANCE),
        _nearness(document),
        _between(document, _BETWEEN),
        _apart(document),
        _from_a_place(document, _TRAVEL),
        _between(document, _TAKES),
    )
    by_start = {claim.start: claim for claim in found}
    return tuple(by_start[start] for start in sorted(by_start))


def may_hold_claims(text: str) -> bool:
    """Return whether a text has words of distance, nearness or travel time at all."""
    return any(pattern.search(text) for pattern in _PATTERNS)


def _from_a_place(document: _Document, pattern: re.Pattern[str]) -> Iterator[Claim]:
    """Yield claims such as `400 km from Aktau` and `400 km from Aktau to Baku`."""
    text, placed = document.text, document.placed
    for match in pattern.finditer(text):
        reference, end = reference_at(text, match.end(), placed, document.gazetteer)
        if reference is None:
            continue
        joint = {"from": "to", "between": "and"}.get(match["from"].lower())
        subject = other_end(text, reference, placed, joint) if joint else None
        if subject:
            end = subject.toponym.end
        elif joint == "and" or (match["noun"] and pattern is _DISTANCE):
            continue  # `a 170-kilometre drive from Moscow` is no distance from it
        else:
            subject = subject_of(text, match.start(), placed, reference)
        yield _claim(document, (match.start(), end), (subject, reference), match)


def _nearness(document: _Document) -> Iterator[Claim]:
    text, placed = document.text, document.placed
    for match in _NEAR.finditer(text):
        reference, end = reference_at(text, match.end(), placed, document.gazetteer)
        subject = subject_of(text, match.start(), placed, reference) if reference else None
        if subject:  # most things that are near a town have no name: nothing to judge
            yield _claim(document, (match.start(), end), (subject, reference), match)


def _between(document: _Document, pattern: re.Pattern[str]) -> Iterator[Claim]:
    """Yield claims such as `the distance from Aktau to Baku is 400 km`."""
    for match in pattern.finditer(document.text):
        if pattern is _TAKES and not (match["noun"] or match["means"]):
            continue
        reference, _ = reference_at(
            document.text, match.start("pair"), document.placed, document.gazetteer
        )
        joint = "to" if match["from"].lower() == "from" else "and"
        if reference is None:
            continue
        subject = other_end(document.text, reference, document.placed, joint)
        if subject and subject.toponym.end <= match.end("pair"):
            yield _claim(document, match.span(), (subject, reference), match)


def _apart(document: _Document) -> Iterator[Claim]:
    """Yield claims such as `Aktau and Baku lie 400 km apart`."""
    for match in _APART.finditer(document.text):
        if two := two_before(document.text, match.start(), document.placed):
            yield _claim(document, match.span(), (two[1], two[0]), match)


def _claim(
    document: _Document,
    span: tuple[int, int],
    ends: tuple[PlacedToponym | None, PlacedToponym | None],
    match: re.Match[str],
) -> Claim:
    groups = match.groupdict()
    direction = groups.get("direction") or ""
    is_time, is_near = match.re in {_TRAVEL, _TAKES}, match.re is _NEAR
    low, high, hedge = _NOTHING if is_near else read_amount(groups)
    return Claim(
        exact=document.text[slice(*span)],
        start=span[0],
        end=span[1],
        subject=ends[0],
        reference=ends[1],
        stated=_stated(match),
        low_km=None if is_near or is_time else low,
        high_km=None if is_near or is_time else high,
        hedge=hedge,
        direction=direction.lower(),
        is_near=is_near,
        hours=(low, high) if is_time else None,
        mode=_mode(groups) if is_time else Mode.UNKNOWN,
    )


def _stated(match: re.Match[str]) -> str:
    """Return the words of the amount: `about 1,100 km east`, `two-hour flight`, `near`."""
    if match.re in {_DISTANCE, _TRAVEL}:
        words = match.string[match.start() : match.start("from")]
    elif match.re is _TAKES:
        words = f"{match['amount']} {'by ' + match['means'] if match['means'] else match['noun']}"
    else:
        words = match["amount"]
    return " ".join(words.split())


def _mode(groups: Mapping[str, str | None]) -> Mode:
    """Return the way that `two-hour flight` or `three days by ship` speaks of."""
    said = [" ".join((groups[key] or "").lower().split()) for key in ("noun", "means")]
    return next(
        mode
        for mode, patterns in _WAYS.items()
        if any(re.fullmatch(p, word) for p, word in zip(patterns, said, strict=True))
    )
