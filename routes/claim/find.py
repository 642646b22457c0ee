"""Finding claims of distance, direction, nearness and travel time in a text."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from routes.claim import ends, patterns
from routes.claim.amount import AMOUNT, read_amount
from routes.claim.claim import Claim, Hedge
from routes.gazetteer import Gazetteer
from routes.geodocument import PlacedToponym, geocode_document
from routes.hop import Mode

_NOTHING: tuple[float, float, Hedge] = (0.0, 0.0, "")
_JOINTS = {"from": "to", "between": "and"}
_ALONG = re.compile(r"\b(?:for|over|along|stretched|stretching)\s+(?:[a-z]+\s+){0,2}$")
"""Before an amount: `stood bumper to bumper for 12 km between Lyon and Turin`."""
_AMOUNT_BEFORE = re.compile(rf"{AMOUNT}\W+(?:(?:to|the|due|just|further)\s+)*$", re.IGNORECASE)
_IS_APPOSED = re.compile(
    r"(?:,\s+|\s+\(|,?\s+(?:(?:which|that)\s+)?(?:is|was|lies|lay|sits|sat|stands|stood)\s+)"
    r"(?:(?:located|situated|just|also)\s+)*(?:(?:up|down|along|on)\s+(?:the\s+)?(?:\w+\s+){1,2})?"
)
"""Between a place and where it lies: `, ` or `, which is up the coast `."""
_NEAR_IT = re.compile(r"\s*(?:,|\(|\s(?:which|that|is|was|lies|lay|sits|stands|stood)\b|\s\w$)")
"""Behind a place that is near another: a comma, a verb, or the words themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    text: str
    placed: Sequence[PlacedToponym]
    gazetteer: Gazetteer

    def place_at(self, start: int) -> tuple[PlacedToponym | None, int]:
        return ends.reference_at(self.text, start, self.placed, self.gazetteer)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ends:
    """The two places of a claim, and where its words begin and end."""

    subject: PlacedToponym | None
    reference: PlacedToponym
    start: int
    end: int


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
    found = [
        _claim(text, match, own)
        for pattern, read in _READERS.items()
        for match in pattern.finditer(text)
        if (own := read(document, match)) and not _is_unsaid(text, own)
    ]
    return tuple(_apart(sorted(found, key=lambda claim: (claim.start, -claim.end))))


def may_hold_claims(text: str) -> bool:
    """Return whether a text has words of distance, nearness or travel time at all."""
    return any(pattern.search(text) for pattern in _READERS)


def _is_unsaid(text: str, own: _Ends) -> bool:
    """Whether a distance is denied or supposed: `is not near Moscow`, `if Tula were …`."""
    begin = max(text.rfind(stop, 0, own.start) for stop in (".", ";", "!", "?", "\n")) + 1
    return patterns.UNSAID.search(text, begin, own.end) is not None


def _apart(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims whose words are not part of another claim's."""
    end = 0
    for claim in claims:
        if claim.start >= end:
            end = claim.end
            yield claim


def _from_a_place(document: _Document, match: re.Match[str]) -> _Ends | None:
    """Read `400 km from Aktau` and `400 km from Aktau to Baku`."""
    text, placed = document.text, document.placed
    reference, end = document.place_at(match.end())
    if reference is None:
        return _from_the_capital(document, match)
    joint = _JOINTS.get(match["from"].lower())
    subject = ends.other_end(text, reference, placed, joint) if joint else None
    if subject:
        if joint == "and" and _ALONG.search(text, max(0, match.start() - 40), match.start()):
            return None
        return _Ends(
            subject=subject, reference=reference, start=match.start(), end=subject.toponym.end
        )
    if joint == "and" or _is_link(match):
        return None  # `a 170-kilometre drive from Moscow` is no distance from it
    subject = ends.subject_of(text, match.start(), placed, reference)
    subject = subject or ends.subject_after(text, (match.start(), end), placed, reference)
    return _Ends(subject=subject, reference=reference, start=match.start(), end=end)


def _is_link(match: re.Match[str]) -> bool:
    return match.re is patterns.DISTANCE and bool(match["noun"] or match["stretch"])


def _from_the_capital(document: _Document, match: re.Match[str]) -> _Ends | None:
    """Read `1,200 km from the capital`: that of the country where the subject lies."""
    text = document.text
    subject = ends.subject_of(text, match.start(), document.placed, None)
    if subject is None or _is_link(match):
        return None
    reference, end = ends.capital_at(text, match.end(), subject, document.gazetteer)
    if reference is None:
        return None
    return _Ends(subject=subject, reference=reference, start=match.start(), end=end)


def _from_what_was_named(document: _Document, match: re.Match[str]) -> _Ends | None:
    """Read `Baku …, and Aktau, 400 km to the east,`."""
    text, placed, (start, end) = document.text, document.placed, match.span()
    named = ends.points_before(text, start, placed, None)
    if named:
        subject = named[-1] if ends.is_tied(text, named[-1], start, placed) else None
    else:
        subject = ends.subject_after(text, (start, end), placed, None)
    if subject is None:
        return None
    before = min(start, subject.toponym.start)
    reference = ends.last_other(text, before, placed, subject)
    if reference is None:
        return None
    return _Ends(subject=subject, reference=reference, start=start, end=end)


def _nearness(document: _Document, match: re.Match[str]) -> _Ends | None:
    text, placed = document.text, document.placed
    reference, end = document.place_at(match.end())
    subject = ends.subject_of(text, match.start(), placed, reference) if reference else None
    if subject is None or reference is None:
        return None  # most things that are near a town have no name: nothing to judge
    named = ends.points_before(text, match.start(), placed, reference)
    if subject in named and not _NEAR_IT.match(text, subject.toponym.end, match.start() + 1):
        return None  # `from Lagos to a beach near Karachi`
    return _Ends(subject=subject, reference=reference, start=match.start(), end=end)


def _direction(document: _Document, match: re.Match[str]) -> _Ends | None:
    """Read `Baku, east of Tbilisi`; a direction behind an amount belongs to it."""
    text, start = document.text, match.start()
    reference, end = document.place_at(match.end())
    if reference is None or _AMOUNT_BEFORE.search(text, max(0, start - 60), start):
        return None
    named = ends.points_before(text, start, document.placed, reference)
    if not named or not _IS_APPOSED.fullmatch(text, named[-1].toponym.end, start):
        return None
    return _Ends(subject=named[-1], reference=reference, start=start, end=end)


def _pair(document: _Document, match: re.Match[str]) -> _Ends | None:
    """Read `the distance from Aktau to Baku is 400 km`."""
    if match.re is patterns.TAKES and not (match["noun"] or match["means"]):
        return None
    reference, _ = document.place_at(match.start("pair"))
    if reference is None:
        return None
    joint = _JOINTS[match["from"].lower()]
    subject = ends.other_end(document.text, reference, document.placed, joint)
    if subject is None or subject.toponym.end > match.end("pair"):
        return None
    return _Ends(subject=subject, reference=reference, start=match.start(), end=match.end())


def _two_before(document: _Document, match: re.Match[str]) -> _Ends | None:
    """Read `Aktau and Baku lie 400 km apart`."""
    two = ends.two_before(document.text, match.start(), document.placed)
    if two is None:
        return None
    return _Ends(subject=two[1], reference=two[0], start=match.start(), end=match.end())


def _separate(document: _Document, match: re.Match[str]) -> _Ends | None:
    """Read `400 km of sea separate Aktau from Baku`."""
    subject, _ = document.place_at(match.end())
    if subject is None or not ends.is_point(subject, None):
        return None  # `14 km of water separate Europe from Africa`
    for joint in ("from", "and"):
        if other := ends.other_end(document.text, subject, document.placed, joint):
            end = other.toponym.end
            return _Ends(subject=subject, reference=other, start=match.start(), end=end)
    return None


def _separated(document: _Document, match: re.Match[str]) -> _Ends | None:
    """Read `Aktau is separated from Baku by 400 km`."""
    reference, _ = document.place_at(match.start("pair"))
    if reference is None:
        return None
    named = ends.points_before(document.text, match.start(), document.placed, reference)
    subject = named[-1] if named else None
    return _Ends(subject=subject, reference=reference, start=match.start(), end=match.end())


def _from_it(document: _Document, match: re.Match[str]) -> _Ends | None:
    """Read `from Aktau it is 400 km to Baku`."""
    reference, _ = document.place_at(match.start("pair"))
    subject, end = document.place_at(match.end())
    if reference is None or subject is None:
        return None
    return _Ends(subject=subject, reference=reference, start=match.start(), end=end)


_READERS: dict[re.Pattern[str], Callable[[_Document, re.Match[str]], _Ends | None]] = {
    patterns.DISTANCE: _from_a_place,
    patterns.AWAY: _from_what_was_named,
    patterns.NEAR: _nearness,
    patterns.DIRECTION: _direction,
    patterns.BETWEEN: _pair,
    patterns.LIE_BETWEEN: _pair,
    patterns.APART: _two_before,
    patterns.APART_BY: _two_before,
    patterns.SEPARATE: _separate,
    patterns.SEPARATED: _separated,
    patterns.FROM_IT: _from_it,
    patterns.FROM_IT_TAKES: _from_it,
    patterns.TRAVEL: _from_a_place,
    patterns.HOURS_FROM: _from_a_place,
    patterns.TAKES: _pair,
}


def _claim(text: str, match: re.Match[str], own: _Ends) -> Claim:
    groups = match.groupdict()
    direction = groups.get("direction") or ""
    is_time, is_near = match.re in patterns.TIMES, match.re is patterns.NEAR
    is_measured = groups.get("unit") is not None
    low, high, hedge = read_amount(groups) if is_measured else _NOTHING
    is_distance = is_measured and not is_time
    return Claim(
        exact=text[own.start : own.end],
        start=own.start,
        end=own.end,
        subject=own.subject,
        reference=own.reference,
        stated=_stated(match),
        low_km=low if is_distance else None,
        high_km=high if is_distance else None,
        hedge=hedge,
        direction=direction.lower(),
        is_near=is_near,
        hours=(low, high) if is_time else None,
        mode=patterns.mode_of(groups) if is_time else Mode.UNKNOWN,
    )


def _stated(match: re.Match[str]) -> str:
    """Return the words of the amount: `about 1,100 km east`, `two-hour flight`, `near`."""
    groups = match.groupdict()
    if match.re in {patterns.DISTANCE, patterns.TRAVEL}:
        words = match.string[match.start() : match.start("from")]
    elif match.re in patterns.TIMES:
        way = f"by {match['means']}" if match["means"] else match["noun"]
        words = f"{match['amount']} {way}"
    elif match.re is patterns.AWAY:
        words = match[0]
    else:
        words = groups.get("amount") or match["direction"]
    return " ".join(words.split()).rstrip(",")
