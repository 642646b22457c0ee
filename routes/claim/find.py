"""Finding claims of distance, direction, nearness and travel time in a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from routes.claim import ends, patterns
from routes.claim.amount import DISTANCE_UNIT, TIME_UNIT, Amount, read_amount
from routes.claim.claim import Claim
from routes.claim.readers import READERS, Document, Ends
from routes.gazetteer import Gazetteer
from routes.geodocument import PlacedToponym, geocode_document
from routes.hop import Mode

_NOTHING = Amount(low=0.0, high=0.0, hedge="", rounding=0.0)
_REACH = 300
"""How far from a unit such as `km` the words of its claim may stand, in code points."""
_AND = re.compile(r",?\s+(?:and|but|or|yet)\s+(?:[a-z]+\s+){0,2}")


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
    document = Document(text=text, placed=[ends.as_town(p) for p in placed], gazetteer=gazetteer)
    found = [
        _claim(text, match, own)
        for match in _matches(text)
        if (own := READERS[match.re](document, match)) and not _is_unsaid(text, own)
    ]
    return tuple(_with_same_subject(text, tuple(_apart(found))))


def _with_same_subject(text: str, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield claims; in `40 km from Baku and 300 km from Tbilisi` both speak of one place."""
    last: Claim | None = None
    for claim in claims:
        own = claim
        if last and not claim.subject and _AND.fullmatch(text, last.end, claim.start):
            own = replace(claim, subject=last.subject)
        yield own
        last = own


def may_hold_claims(text: str) -> bool:
    """Return whether a text has words of distance, nearness or travel time at all."""
    return any(True for _ in _matches(text))


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield where the forms stand; those with an amount are looked for around its unit only."""
    for start, end in _around(DISTANCE_UNIT, text):
        for amount in patterns.AMOUNTS.finditer(text, start, end):
            yield from _behind(amount, patterns.BEHIND_AMOUNTS)
        for form in patterns.AROUND_AMOUNTS:
            yield from form.finditer(text, start, end)
    for start, end in _around(TIME_UNIT, text):
        for duration in patterns.DURATIONS.finditer(text, start, end):
            yield from _behind(duration, patterns.BEHIND_DURATIONS)
        for form in patterns.AROUND_DURATIONS:
            yield from form.finditer(text, start, end)
    for form in (patterns.NEAR, patterns.DIRECTION):
        yield from form.finditer(text)


def _behind(amount: re.Match[str], forms: Sequence[re.Pattern[str]]) -> Iterator[re.Match[str]]:
    """Yield the forms that begin with an amount."""
    found = (form.match(amount.string, amount.start()) for form in forms)
    yield from filter(None, found)


def _around(unit: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text around a unit, none of which overlap."""
    begin = end = 0
    for match in unit.finditer(text):
        if match.start() - _REACH > end:
            if end:
                yield begin, end
            begin = match.start() - _REACH
        end = match.end() + _REACH
    if end:
        yield begin, min(end, len(text))


def _is_unsaid(text: str, own: Ends) -> bool:
    """Whether a distance is denied or supposed: `is not near Moscow`, `if Tula were …`."""
    begin = max(text.rfind(stop, 0, own.start) for stop in (".", ";", "!", "?", "\n")) + 1
    return patterns.UNSAID.search(text, begin, own.end) is not None


def _apart(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims whose words are not part of another's; one without a subject gives way."""
    end = 0
    named = [claim for claim in claims if claim.subject]
    taken = {offset for claim in named for offset in (claim.start, claim.end - 1)}
    nameless = [
        claim
        for claim in claims
        if not claim.subject and taken.isdisjoint(range(claim.start, claim.end))
    ]
    for claim in sorted(named + nameless, key=lambda claim: (claim.start, -claim.end)):
        if claim.start >= end:
            end = claim.end
            yield claim


def _claim(text: str, match: re.Match[str], own: Ends) -> Claim:
    groups = match.groupdict()
    direction = groups.get("direction") or ""
    is_time, is_near = match.re in patterns.TIMES, match.re is patterns.NEAR
    is_measured = groups.get("unit") is not None
    amount = read_amount(groups) if is_measured else _NOTHING
    is_distance = is_measured and not is_time
    return Claim(
        exact=text[own.start : own.end],
        start=own.start,
        end=own.end,
        subject=own.subject,
        reference=own.reference,
        stated=_stated(match),
        low_km=amount.low if is_distance else None,
        high_km=amount.high if is_distance else None,
        hedge=amount.hedge,
        rounding=amount.rounding,
        direction=direction.lower(),
        is_near=is_near,
        hours=(amount.low, amount.high) if is_time else None,
        mode=patterns.mode_of(groups) if is_time else Mode.UNKNOWN,
    )


def _stated(match: re.Match[str]) -> str:
    """Return the words of the amount: `about 1,100 km east`, `two-hour flight`, `near`."""
    groups = match.groupdict()
    if match.re in {patterns.DISTANCE, patterns.TRAVEL}:
        words = match.string[match.start() : match.start("from")]
    elif match.re in patterns.TIMES:
        means, noun = (
            groups.get(a) or groups.get(b) for a, b in (("means", "later"), ("noun", "lead"))
        )
        words = f"{match['amount']} {f'by {means}' if means else noun or ''}"
    elif match.re is patterns.AWAY:
        words = match[0]
    else:
        words = groups.get("amount") or match["direction"]
    return " ".join(words.split()).rstrip(",")
