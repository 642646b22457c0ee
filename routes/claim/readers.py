"""Reading the forms: which two places a sentence speaks of, by the pattern that it matches."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from routes.claim import ends, patterns
from routes.claim.amount import AMOUNT
from routes.gazetteer import Gazetteer
from routes.geodocument import PlacedToponym

_JOINTS = {"from": "to", "between": "and", "to": "from", "of": "from"}
"""Between the two places of `from Aktau to Baku`, by the word before the first one."""
_LINKED = ("with", "and", "to")
"""The same behind a verb: `which links Aktau with Baku`."""
_ALONG = re.compile(r"\b(?:for|over|along|stretched|stretching)\s+(?:[a-z]+\s+){0,2}$")
"""Before an amount: `stood bumper to bumper for 12 km between Lyon and Turin`."""
_FRONT = re.compile(
    r"\b(?:front|border|frontier|trench(?:es)?|tailback|queue|river|flow(?:s|ed)|wall)\b[^.,;]*$",
    re.IGNORECASE,
)
"""Before an amount: what is so long is no way between two places."""
_WHOLE = re.compile(
    r"(?:\A|[.,;:(]\s*|\b(?:with|by|the|these|those|across|there\s+(?:is|are|was|were))\s+)\Z",
    re.IGNORECASE,
)
_A = re.compile(r"\ban?\s+(?:[a-z-]+\s+)?$", re.IGNORECASE)
"""Before an amount: `a 480-km highway between` is a thing that somebody builds."""
_FROM = re.compile(r"\bfrom\s+(?:the\s+\w+\s+of\s+)?\Z")
_BARE_PAIR = re.compile(
    r"(?:\A|[.,;:!?“\"(\n—–]|\b(?:that|and|but|sea|air|road|rail|land|[Oo]nly))\s*\Z"
)
"""Before `from Aktau to Baku it is 400 km`: no noun such as `the border`."""
_AMOUNT_BEFORE = re.compile(rf"{AMOUNT}\W+(?:(?:to|the|due|just|further)\s+)*$", re.IGNORECASE)
_IS_APPOSED = re.compile(
    r"(?:,\s+|\s+\(|,?\s+(?:(?:which|that)\s+)?(?:is|was|lies|lay|sits|sat|stands|stood)\s+)"
    r"(?:(?:located|situated|just|also)\s+)*(?:(?:up|down|along|on|in)\s+(?:the\s+)?(?:\w+\s+){1,2})?"
    rf"(?:(?:an?|the)\s+(?:[a-z-]+\s+){{0,2}}(?:{patterns.PLACE_WORDS})\s+)?"
)
"""Between a place and where it lies: `, ` or `, which is up the coast `."""
_IS_SO_FAR = re.compile(
    r"(?:,\s+|\s+\(|,?\s+(?:(?:which|that)\s+)?(?:is|was|lies|lay)\s+)"
    r"(?:(?:still|now|itself|also|a|an|the)\s+)*"
    rf"(?:(?:[a-z-]+\s+){{0,2}}(?:{patterns.PLACE_WORDS})\s+)?"
)
"""Between a place and `a two-hour drive`."""
_NEAR_IT = re.compile(r"\s*(?:,|\(|\s(?:which|that|is|was|lies|lay|sits|stands|stood)\b|\s\w$)")
"""Behind a place that is near another: a comma, a verb, or the words themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text with its toponyms."""

    text: str
    placed: Sequence[PlacedToponym]
    gazetteer: Gazetteer

    def place_at(self, start: int) -> tuple[PlacedToponym | None, int]:
        """Return the place that stands at an offset, and where its words end."""
        return ends.reference_at(self.text, start, self.placed, self.gazetteer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """The two places of a claim, and where its words begin and end."""

    subject: PlacedToponym | None
    reference: PlacedToponym
    start: int
    end: int


def _from_a_place(document: Document, match: re.Match[str]) -> Ends | None:
    """Read `400 km from Aktau` and `400 km from Aktau to Baku`."""
    text, placed = document.text, document.placed
    reference, end = document.place_at(match.end())
    if reference is None:
        return _from_the_capital(document, match)
    before = match["from"].lower()
    joint = _JOINTS[before] if before in {"from", "between"} else ""
    subject = ends.other_end(text, reference, placed, joint) if joint else None
    if subject and (match.re is not patterns.HOURS_FROM or match["later"]):
        if not _is_whole_way(text, match, joint):
            return None
        return Ends(
            subject=subject, reference=reference, start=match.start(), end=subject.toponym.end
        )
    if joint == "and" or subject or match.re is patterns.LASTS_FROM:
        return None
    subject = ends.subject_of(text, match.start(), placed, reference)
    subject = subject or ends.subject_after(text, (match.start(), end), placed, reference)
    if not _may_be_from(text, match, subject):
        return None
    return Ends(subject=subject, reference=reference, start=match.start(), end=end)


def _is_whole_way(text: str, match: re.Match[str], joint: str) -> bool:
    """Whether an amount is all that lies between two places, and no part of it."""
    around = text, max(0, match.start() - 40), match.start()
    if match.re is patterns.DISTANCE and match["stretch"]:
        return _WHOLE.search(*around) is not None  # and no `cleared 12 km of road between`
    if _FRONT.search(*around) or (_is_built(match) and _A.search(*around)):
        return False
    return joint != "and" or _ALONG.search(*around) is None


def _is_built(match: re.Match[str]) -> bool:
    """Whether an amount is the length of a road or a railway, and not of a journey."""
    noun = match["noun"] if match.re is patterns.DISTANCE else None
    return bool(noun) and not patterns.TRIP_NOUN.search(noun or "")


def _may_be_from(text: str, match: re.Match[str], subject: PlacedToponym | None) -> bool:
    """Whether the subject surely lies so far away: `Tula is a 170-km drive from Moscow`."""
    is_bare_time = match.re is patterns.HOURS_FROM and not match["later"]
    if not is_bare_time and not _is_link(match):
        return True
    if subject is None or (_is_link(match) and not patterns.TRIP_NOUN.search(match["noun"] or "")):
        return False  # `a 170-kilometre railway from Moscow` is no distance from it
    is_before = subject.toponym.end <= match.start()
    return not is_before or bool(_IS_SO_FAR.fullmatch(text, subject.toponym.end, match.start()))


def _is_link(match: re.Match[str]) -> bool:
    return match.re is patterns.DISTANCE and bool(match["noun"] or match["stretch"])


def _from_the_capital(document: Document, match: re.Match[str]) -> Ends | None:
    """Read `1,200 km from the capital`: that of the country where the subject lies."""
    text = document.text
    subject = ends.subject_of(text, match.start(), document.placed, None)
    if subject is None or _is_link(match):
        return None
    reference, end = ends.capital_at(text, match.end(), subject, document.gazetteer)
    if reference is None:
        return None
    return Ends(subject=subject, reference=reference, start=match.start(), end=end)


def _from_what_was_named(document: Document, match: re.Match[str]) -> Ends | None:
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
    return Ends(subject=subject, reference=reference, start=start, end=end)


def _nearness(document: Document, match: re.Match[str]) -> Ends | None:
    text, placed = document.text, document.placed
    reference, end = document.place_at(match.end())
    subject = ends.subject_of(text, match.start(), placed, reference) if reference else None
    if subject is None and reference:
        subject = ends.subject_lying(text, (match.start(), end), placed, reference)
    if subject is None or reference is None:
        return None  # most things that are near a town have no name: nothing to judge
    named = ends.points_before(text, match.start(), placed, reference)
    if subject in named and not _NEAR_IT.match(text, subject.toponym.end, match.start() + 1):
        return None  # `from Lagos to a beach near Karachi`
    return Ends(subject=subject, reference=reference, start=match.start(), end=end)


def _direction(document: Document, match: re.Match[str]) -> Ends | None:
    """Read `Baku, east of Tbilisi`; a direction behind an amount belongs to it."""
    text, start = document.text, match.start()
    reference, end = document.place_at(match.end())
    if reference is None or _AMOUNT_BEFORE.search(text, max(0, start - 60), start):
        return None
    named = ends.points_before(text, start, document.placed, reference)
    if not named or not _IS_APPOSED.fullmatch(text, named[-1].toponym.end, start):
        return None
    return Ends(subject=named[-1], reference=reference, start=start, end=end)


def _pair(document: Document, match: re.Match[str]) -> Ends | None:
    """Read `the distance from Aktau to Baku is 400 km`."""
    if match.re in patterns.TIMES and not (match["noun"] or match["means"]):
        return None
    text, placed = document.text, document.placed
    first, _ = document.place_at(match.start("pair"))
    if first is None:
        return None
    before = " ".join(match["from"].lower().split())
    joints = (_JOINTS[before],) if before in _JOINTS else _LINKED
    seconds = (ends.other_end(text, first, placed, joint) for joint in joints)
    second = next(filter(None, seconds), None)
    if second is None or not ends.is_end_of_pair(text, second, match.end("pair")):
        return None
    if match.re is patterns.PAIR and not match["link"]:
        two_points = ends.is_point(first, None) and ends.is_point(second, None)
        if not two_points or not _BARE_PAIR.search(text, max(0, match.start() - 20), match.start()):
            return None  # `the border between Finland and Russia`
    two = (first, second) if before in {"to", "of"} else (second, first)
    return Ends(subject=two[0], reference=two[1], start=match.start(), end=match.end())


def _two_before(document: Document, match: re.Match[str]) -> Ends | None:
    """Read `Aktau and Baku lie 400 km apart` and `Aktau to Baku is 400 km`."""
    joint = "to" if match.re in {patterns.A_TO_B, patterns.A_TO_B_TAKES} else "and"
    two = ends.two_before(document.text, match.start(), document.placed, joint)
    if two is None:
        return None
    is_said = joint == "to" and match[0][0] not in "aA"
    if is_said and _FROM.search(
        document.text, max(0, two[0].toponym.start - 40), two[0].toponym.start
    ):
        return None  # what `from Aktau to Baku is 400 km` speaks of stands before it
    return Ends(subject=two[1], reference=two[0], start=match.start(), end=match.end())


def _separate(document: Document, match: re.Match[str]) -> Ends | None:
    """Read `400 km of sea separate Aktau from Baku`."""
    first, _ = document.place_at(match.end())
    if first is None or not ends.is_point(first, None):
        return None  # `14 km of water separate Europe from Africa`
    for joint in ("from", "with", "and", "to"):
        if other := ends.other_end(document.text, first, document.placed, joint):
            two = (first, other) if joint in {"from", "with"} else (other, first)
            end = other.toponym.end
            return Ends(subject=two[0], reference=two[1], start=match.start(), end=end)
    return None


def _to_from(document: Document, match: re.Match[str]) -> Ends | None:
    """Read `it is 400 km to Baku from Aktau` and `two days by rail to reach Baku from Aktau`."""
    subject, _ = document.place_at(match.end())
    if subject is None:
        return None
    if match.re in patterns.TIMES and not any(
        match[key] for key in ("noun", "means", "later", "going")
    ):
        return None
    reference = ends.other_end(document.text, subject, document.placed, "from")
    if reference is None:
        return None
    return Ends(
        subject=subject, reference=reference, start=match.start(), end=reference.toponym.end
    )


def _separated(document: Document, match: re.Match[str]) -> Ends | None:
    """Read `Aktau is separated from Baku by 400 km`."""
    reference, _ = document.place_at(match.start("pair"))
    if reference is None:
        return None
    named = ends.points_before(document.text, match.start(), document.placed, reference)
    subject = named[-1] if named else None
    return Ends(subject=subject, reference=reference, start=match.start(), end=match.end())


def _from_it(document: Document, match: re.Match[str]) -> Ends | None:
    """Read `from Aktau it is 400 km to Baku`."""
    reference, _ = document.place_at(match.start("pair"))
    subject, end = document.place_at(match.end())
    if match.re in patterns.TIMES and not (match["noun"] or match["lead"] or match["means"]):
        return None
    if reference is None or subject is None:
        return None
    return Ends(subject=subject, reference=reference, start=match.start(), end=end)


READERS: Mapping[re.Pattern[str], Callable[[Document, re.Match[str]], Ends | None]] = {
    patterns.DISTANCE: _from_a_place,
    patterns.AWAY: _from_what_was_named,
    patterns.NEAR: _nearness,
    patterns.DIRECTION: _direction,
    patterns.PAIR: _pair,
    patterns.A_TO_B: _two_before,
    patterns.APART: _two_before,
    patterns.APART_BY: _two_before,
    patterns.SEPARATE: _separate,
    patterns.SEPARATED: _separated,
    patterns.FROM_IT: _from_it,
    patterns.TO_FROM: _to_from,
    patterns.TRAVEL: _from_a_place,
    patterns.HOURS_FROM: _from_a_place,
    patterns.TAKES: _pair,
    patterns.LASTS_FROM: _from_a_place,
    patterns.FROM_IT_TAKES: _from_it,
    patterns.TAKES_TO: _to_from,
    patterns.A_TO_B_TAKES: _two_before,
    patterns.TIME_APART: _two_before,
    patterns.TIME_AWAY: _from_what_was_named,
}
