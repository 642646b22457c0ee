"""The two places that a claim speaks of: what lies somewhere, and what it is measured from."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from routes.claim.patterns import BEFORE_NAME, PLACE_WORDS
from routes.gazetteer import COUNTRY_CODES, Gazetteer
from routes.gazetteer.rows import country_number, place_of
from routes.geodocument import PlacedToponym

_WORKS = re.compile(
    r"\b(plant|factory|facility|site|location|base|depot|refinery|mine|camp)\b", re.IGNORECASE
)
_CAPITAL = re.compile(r"(?:['’]s)?\s+capital\b")
_CAPITAL_OF = re.compile(r"\bcapital\s+of\s+(?:the\s+)?$")
_BARE_CAPITAL = re.compile(r"(?<=the )capital\b(?!\s+(?:of|city)\b)")
_SENTENCE_END = re.compile(r"(?<!\b(?:St|Mt|Mr|Dr))(?<!\bGen)(?<!\b[A-Z])[.!?]\s|\n")
_LONGEST_SENTENCE = 400
_WORDS = re.compile(r"\w+")
_MOST_BETWEEN = 4
_BESIDE = 40
"""A noun such as `plant` this close before a claim, in code points, is what it speaks of."""
_ZONE = r"(?:[a-z-]+\s+){0,3}(?:zone|area|region|complex|park)"
_COPULA = r"(?:is|was|are|were|lies|lay|sits|sat|stands|stood|remains|being)"
_ADVERB = r"(?:now|only|also|still|just|itself|then|actually|some)"
_BESIDES = rf"which|that|{_COPULA}|some|only|just|far|itself"
_TIE = re.compile(
    rf"(?:['’]s?)?\s*(?:\Z|(?:{_BESIDES}|proper|{_ZONE}|{PLACE_WORDS})\b|[,(–—:;-]\s*"
    rf"(?:\Z|(?:{_BESIDES}|at|a|an|the|on|in|by|up|down|long|now|over|across|even)\b))"
)
"""What may follow a place that a claim speaks of: it is no verb of something done there."""
_IT = re.compile(
    rf"(?:[A-Z][a-z]+,?\s+)?(?:[Ii]t|[Tt]h(?:e|is|at)\s+(?:[\w-]+\s+){{0,2}}(?:{PLACE_WORDS}))"
    rf"(?:,|['’]s|\s+(?:[a-z]+\s+){{0,2}}?{_COPULA})\s*(?:[a-z]+,?\s+){{0,5}}"
)
"""`The city lies `: it was named in the sentence before."""
_IT_BEFORE = re.compile(
    rf"\b(?:(?:{PLACE_WORDS})(?:\s+of\s+[\d,]+)?|it|which|there|where)(?:,|\s+\(|,?\s+(?:[a-z]+\s+){{0,1}}?{_COPULA})?"
    r"\s*(?:[a-z]+\s+){0,3}\Z"
)
_APPOSED = re.compile(r"\s*[,:(–—]")
_OF_IT = re.compile(
    rf"(?:[,(—–]|\b(?:and|but|{_COPULA}|located|situated|built|based|founded))\s*(?:{_ADVERB}\s+)*\Z"
)
_OF_OTHER = re.compile(
    r"\b(?:said|says|say|told|reported|announced|warned|claims?|claimed|wrote)\b|"
    rf"\b(?:the|an?|his|her|their|its)\s+(?:[a-z-]+\s+){{1,4}}{_COPULA}\s+(?:[a-z]+\s+){{0,2}}\Z"
)
"""Somebody said it there, or it lies there: `In Tula, the minister said the front was `."""
_LEAD = re.compile(
    r"(?:[\s“\"‘(—–-]|\b(?i:at|only|just|lying|situated|located|perched|set|and|but|yet|the|an?|in|"
    r"(?:distance|city|town|port)\s+of|meanwhile,|further|farther|today,?|now,?)\b)*"
)
"""What may stand before the first place or distance of a sentence."""
_OF_WORKS = re.compile(
    r"(?:['’]s)?\s+(?:(?:oil|gas|drone|steel|arms|air|naval|army|power|nuclear|chemical|copper|gold|"
    r"coal|iron|industrial)\s+)?"
)
"""Between a place and its works: `the Yanbu oil refinery`."""
_RELATIVE = re.compile(
    rf",?\s+(?:(?:which|that)\s+(?:by\s+(?:[a-z]+\s+){{1,3}})?{_COPULA}|"
    r"(?:lies|lay|sits|sat|stands|stood))\b"
)
_VERB_BEHIND_COMMA = re.compile(rf",\s+{_COPULA}\s+(?:{_ADVERB}\s+)*\Z")
"""`Tula, nearer to Orel than to Kazan, lies`: it is not the last place that lies there."""
_AND_SO_FAR = re.compile(r",?\s+and\s+")
"""`Tula, halfway to Orel and 170 km from Moscow,`: nor is it here."""
_GOING = re.compile(r"\b(?:from|to|towards?|for|via|into)\s+(?:the\s+\w+\s+of\s+)?$")
_MOVED = re.compile(
    r"\b(?:drove|walked|travell?ed|flew|marched|advanced|moved|sailed|ran|rode|went|drifted|swam|"
    r"cycled|fled|pushed|retreated|withdrew|rolled|chased|trekked|hiked)(?:\s+[a-z]+){0,2}\s+$|"
    r"\b(?:radius|range|zone|belt|perimeter)\s+of\s+(?:[a-z]+\s+){0,2}$"
)
_LIES_WORDS = (
    r"(?:,?\s+by\s+[a-z]+)?,?\s+(?:lies|lie|is|stands|sits|was|stood|lay|comes|begins|rises)\s+|"
    r",\s+(?:in|at)\s+"
)
_SOMETHING_IN = r"(?:(?:the|a)\s+(?:[a-z-]+\s+){1,3}(?:of|in|at)\s+)?"
_LIES = re.compile(rf"(?:{_LIES_WORDS})(?:[a-z-]+\s+){{0,2}}{BEFORE_NAME}")
_LIES_OR_COMMA = re.compile(
    rf"(?:{_LIES_WORDS}|,\s+)(?:{_SOMETHING_IN}|(?:[a-z-]+\s+){{0,2}}){BEFORE_NAME}"
)
_STANDS = re.compile(
    r"(?:\s+(?:is|was|will be|being|to be|set up|built|located|planned|for drones))*\s+(?:in|at)\s+"
    r"(?:the\s+)?(?:\w+['’]s\s+)?$"
)
_INSIDE = r"(?:,\s+(?:in\s+)?(?:[A-Z][\w.’'-]*\s?){1,3},?)?"
_ON_TO = {
    joint: re.compile(rf"{_INSIDE}\s+{joint}\s+(?:(?:in|at)\s+)?{BEFORE_NAME}")
    for joint in ("to", "and", "from", "with")
}
_END_OF_PAIR = re.compile(
    r"(?:,?\s+(?:by|via|along|over|through|across|on|in|as)\s+(?:[\w’'-]+\s+){0,3}[\w’'-]+|"
    r",[^,;]{1,40}(?=,)|\s+\([^()]{1,30}\)|,?\s+(?:alone|itself|direct)\b)?\s*"
)
"""Behind two places, before the distance between them: `by the coastal road`, `, in Ghana`."""
_BEFORE_APART = re.compile(r"(?:,?\s+[a-z]+){0,3},?\s+|(?:\s+[a-z]+){4,8},\s+")
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
        `to`, `and` or `from`.
    """
    end = first.toponym.end
    following = [p for p in placed if p.toponym.start >= end][:_NEXT]
    return next((p for p in following if _ON_TO[joint].fullmatch(text, end, p.toponym.start)), None)


def is_end_of_pair(text: str, second: PlacedToponym, end: int) -> bool:
    """Whether nothing but a way stands between the second of two places and an offset."""
    return _END_OF_PAIR.fullmatch(text, second.toponym.end, end) is not None


def two_before(
    text: str, start: int, placed: Sequence[PlacedToponym], joint: str
) -> tuple[PlacedToponym, PlacedToponym] | None:
    """Return the two places of `Baku and Tbilisi are`, which stand before an offset."""
    begin = _sentence_start(text, start)
    own = [p for p in placed if begin <= p.toponym.start and p.toponym.end <= start]
    for first in own[::-1]:
        second = other_end(text, first, own, joint)
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
    if _is_country(found) and _CAPITAL_OF.search(text, max(0, start - 20), start):
        return _capital_of(found, gazetteer), end
    capital = _CAPITAL.match(text, end)
    if capital and found.place and (found.toponym.form == "demonym" or _is_country(found)):
        return _capital_of(found, gazetteer), capital.end()
    return (None, start) if found.toponym.form == "demonym" else (found, end)


def capital_at(
    text: str, start: int, subject: PlacedToponym, gazetteer: Gazetteer
) -> tuple[PlacedToponym | None, int]:
    """Return what `the capital` means that stands at an offset: that of the subject's country."""
    bare = _BARE_CAPITAL.match(text, start)
    if bare is None or subject.confidence == "unknown":
        return None, start
    toponym = replace(subject.toponym, exact=bare[0], start=start, end=bare.end())
    reading = replace(subject.toponym.reading, form="demonym")  # it stands for a name, as one does
    country = replace(subject, toponym=replace(toponym, reading=reading))
    return _capital_of(country, gazetteer), bare.end()


def as_town(placed: PlacedToponym) -> PlacedToponym:
    """Return a state that is named as its capital is, such as Djibouti, as the capital.

    Distances are told from towns.
    """
    if placed.place is None or not _is_country(placed):
        return placed
    own = (placed.place.name, placed.place.country_code)
    towns = (one.place for one in placed.toponym.candidates if one.place.feature_code == "PPLC")
    town = next((town for town in towns if (town.name, town.country_code) == own), None)
    return replace(placed, place=town) if town else placed


def _is_country(placed: PlacedToponym) -> bool:
    place = placed.place
    return place is not None and (
        place.feature_code in COUNTRY_CODES or place.feature_code == "CONT"
    )


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
    text: str, start: int, placed: Sequence[PlacedToponym], reference: PlacedToponym | None
) -> PlacedToponym | None:
    """Return the place that a claim speaks of: named before it, or the plant's own place."""
    begin = _sentence_start(text, start)
    if _MOVED.search(text, begin, start):
        return None  # `he drove 40 km from Tula`
    works = list(_WORKS.finditer(text, begin, start))
    named = points_before(text, start, placed, reference)
    if works and (not named or named[-1].toponym.end < works[-1].start()):
        if named and _OF_WORKS.fullmatch(text, named[-1].toponym.end, works[-1].start()):
            return named[-1]
        if not named or start - works[-1].end() <= _BESIDE:
            return _place_of_works(text, placed, reference)
    if not named and _IT.fullmatch(text, begin, start):
        return _only_one(points_before(text, max(0, begin - 2), placed, reference))
    return _meant_of(text, start, placed, named) if named else None


def _only_one(named: Sequence[PlacedToponym]) -> PlacedToponym | None:
    return named[-1] if len({p.toponym.exact for p in named}) == 1 else None


def _meant_of(
    text: str, start: int, placed: Sequence[PlacedToponym], named: Sequence[PlacedToponym]
) -> PlacedToponym | None:
    """Return which of the places before a claim it speaks of."""
    end = named[-1].toponym.end
    if len(named) > 1 and (
        _VERB_BEHIND_COMMA.search(text, end, start) or _AND_SO_FAR.fullmatch(text, end, start)
    ):
        towns = [p for p in named if p.place is None or p.place.feature_class != "A"]
        first = (towns or named)[0]
        return first if text[first.toponym.end :][:1] == "," else None
    if is_tied(text, named[-1], start, placed):
        return named[-1]
    only = _only_one(named)
    if only and _IT_BEFORE.search(text, end, start):
        return only
    if only is None or _is_on_the_way(text, only):
        return None  # of several places before it, none is surely meant
    is_first = _LEAD.fullmatch(text, _sentence_start(text, start), named[0].toponym.start)
    is_of_it = (
        is_first and _OF_IT.search(text, end, start) and not _OF_OTHER.search(text, end, start)
    )
    return only if is_of_it else None


def subject_after(
    text: str,
    span: tuple[int, int],
    placed: Sequence[PlacedToponym],
    reference: PlacedToponym | None,
) -> PlacedToponym | None:
    """Return the place of `south of Oran lies Saida` or `40 km from Moscow, in Podolsk,`."""
    is_first = _LEAD.fullmatch(text, _sentence_start(text, span[0]), span[0])
    return _subject_behind(text, span, placed, reference, _LIES_OR_COMMA if is_first else _LIES)


def subject_lying(
    text: str,
    span: tuple[int, int],
    placed: Sequence[PlacedToponym],
    reference: PlacedToponym | None,
) -> PlacedToponym | None:
    """Return the place of `near Oran lies Saida`."""
    return _subject_behind(text, span, placed, reference, _LIES)


def _subject_behind(
    text: str,
    span: tuple[int, int],
    placed: Sequence[PlacedToponym],
    reference: PlacedToponym | None,
    link: re.Pattern[str],
) -> PlacedToponym | None:
    found = next((p for p in placed if p.toponym.start >= span[1]), None)
    if found is None or not is_point(found, reference):
        return None
    return found if link.fullmatch(text, span[1], found.toponym.start) else None


def points_before(
    text: str, start: int, placed: Sequence[PlacedToponym], reference: PlacedToponym | None
) -> list[PlacedToponym]:
    """Return the places in a sentence before an offset that may lie somewhere."""
    begin = _sentence_start(text, start)
    return [
        p
        for p in placed
        if begin <= p.toponym.start and p.toponym.end <= start and is_point(p, reference)
    ]


def last_other(
    text: str, start: int, placed: Sequence[PlacedToponym], subject: PlacedToponym
) -> PlacedToponym | None:
    """Return the one other place before an offset, in its sentence or else in the one before."""
    begin = _sentence_start(text, start)
    for until in (start, max(0, begin - 2)):
        others = {p.toponym.exact: p for p in points_before(text, until, placed, subject)}
        if others:
            return next(iter(others.values())) if len(others) == 1 else None
    return None


def is_tied(text: str, named: PlacedToponym, start: int, placed: Sequence[PlacedToponym]) -> bool:
    """Whether a claim surely speaks of the place before it.

    Either hardly a word is between, as in `Tver, 170 km from Moscow`, or a relative clause.
    """
    end = named.toponym.end
    if any(end <= p.toponym.start < start and is_point(p, None) for p in placed):
        return False
    if _RELATIVE.match(text, end, start):
        return True
    few = len(_WORDS.findall(text, end, start)) <= _MOST_BETWEEN
    is_apposed = _APPOSED.match(text, end) or not _is_on_the_way(text, named)
    return few and bool(is_apposed) and _TIE.match(text, end, start) is not None


def _is_on_the_way(text: str, named: PlacedToponym) -> bool:
    """Whether somebody comes from a place or goes there: it is not where a claim is about."""
    start = named.toponym.start
    return _GOING.search(text, max(0, start - 20), start) is not None


def _sentence_start(text: str, offset: int) -> int:
    begin = max(0, offset - _LONGEST_SENTENCE)
    ends = list(_SENTENCE_END.finditer(text, begin, offset))
    return ends[-1].end() if ends else begin


def is_point(placed: PlacedToponym, reference: PlacedToponym | None) -> bool:
    """Return whether a place may lie somewhere: no country, no water, not the reference."""
    return (
        placed.toponym.form == "name"
        and placed.role == "place"
        and not _is_country(placed)
        and (placed.place is None or placed.place.feature_class != "H")
        and (reference is None or placed.place is None or placed.place != reference.place)
    )


def _place_of_works(
    text: str, placed: Sequence[PlacedToponym], reference: PlacedToponym | None
) -> PlacedToponym | None:
    """Return where the document says that its plant, factory or site stands."""
    for place in placed:
        start = place.toponym.start
        works = list(_WORKS.finditer(text, max(0, start - 80), start))
        if works and is_point(place, reference) and _STANDS.fullmatch(text, works[-1].end(), start):
            return place
    return None
