"""Cargo: what a clause says is carried, and whether it is anything that can be."""

import re
from itertools import pairwise

from routes.date_words import find_date_words
from routes.movement.leg import Leg, end_of_words
from routes.movement.sentences import Token, is_country, is_demonym
from routes.movement.tense import is_passive, is_past
from routes.movement.words import CAUSING, COUNTS, ENDS_OF_VOYAGES, LADEN, LAID, NAMED_ENDS

_LONGEST = 9
_OPENING = 4
_SERVICES = frozenset(
    {"bus", "buses", "coach", "coaches", "ferry", "ferries", "train", "trains", "tram", "trams"}
)
_FICTION = frozenset(
    {"novel", "film", "legend", "opera", "fable", "myth", "sequel", "thriller", "hero", "heroine"}
    | {"protagonist", "narrator"}
)
"""A clause in which one of these goes before tells a story that never was."""
_SIGN = 2
_CLOSE = 2
_COURSE = frozenset(
    {"run", "runs", "ran", "running", "lead", "leads", "led", "goes", "go", "passes", "continues"}
    | {"continue", "crosses", "reaches", "follows", "starts", "start", "climbs", "leading"}
)
_TALKS = frozenset(
    {"discuss", "attend", "negotiate", "meet", "address", "testify", "talks", "consultations"}
    | {"meetings", "negotiations"}
)
_MONEY = re.compile(r"[£$€¥] ?\d")
_WIRES = frozenset({"wire", "telegraph", "telegram", "telephone", "email", "radio", "fax", "cable"})
_SERVED = frozenset({"daily", "hourly", "nightly", "weekdays", "timetable", "fare", "fares"})
_LASTS = frozenset({"take", "takes", "last", "lasts", "cost", "costs"})
_RATES = frozenset({"rate", "rates", "price", "prices", "cost", "costs", "demand", "index"})
_PRICED = frozenset({"quoted", "priced", "percent"})
_RATED = frozenset({"for", "between", "from", "of", "out", "on"})
_COUNTED = 3
_NEXT = 3
_ON = frozenset({"on", "about", "over", "into"})
_SAID = frozenset({"said", "says", "how", "that", "determined", "there", "then"})
_OUTSIDE = _SAID | CAUSING
"""Before goods these are no part of their name: `he said rifles were sent`."""


def cargo_span(tokens: list[Token], leg: Leg) -> tuple[int, int]:
    """Return which tokens of a clause name the goods: the first, and the one behind the last."""
    trigger = leg.trigger
    if not tokens[trigger].is_a("carries") and not tokens[trigger].is_a("gives"):
        return trigger, trigger
    if is_passive(tokens, trigger) and not (
        tokens[trigger].word.endswith("ing") and tokens[trigger - 1].word != "being"
    ):
        return _before(tokens, trigger)
    return _behind(tokens, trigger)


def _behind(tokens: list[Token], trigger: int) -> tuple[int, int]:
    start = trigger + 1
    if tokens[trigger].is_a("gives"):  # `supply A with goods`
        near = range(start, min(len(tokens), start + _LONGEST))
        start = next((i + 1 for i in near if tokens[i].word == "with"), start)
    while start < len(tokens) and tokens[start].placed:
        start += 1
    end = start
    while end < min(len(tokens), start + _LONGEST):
        token = tokens[end]
        if token.is_a("ending") or (token.placed and end > start) or _is_by_vehicle(token):
            break
        end += 1
    return start, end


def _before(tokens: list[Token], trigger: int) -> tuple[int, int]:
    end = trigger
    while end > 0 and (
        tokens[end - 1].is_a("linking")
        or tokens[end - 1].is_a("plans")
        or tokens[end - 1].word == "ever"
    ):
        end -= 1
    start = end
    while start > max(0, end - _LONGEST):
        token = tokens[start - 1]
        if token.is_a("ending") or token.word in _OUTSIDE or token.placed:
            break
        start -= 1
        if token.is_a("determiner"):
            break
    return start, end


def _is_by_vehicle(token: Token) -> bool:
    return token.is_a("vehicle") and token.word.startswith(("by ", "on ", "overland"))


def cargo_words(text: str, tokens: list[Token], span: tuple[int, int]) -> str | None:
    """Return the words that name the goods, or None where they name none."""
    inside = tokens[span[0] : span[1]]
    if not any(token.is_a("goods") for token in inside):
        return None
    inside = _without_dates(text, inside)
    while inside and (
        inside[0].is_a("determiner") or inside[0].is_a("denies") or inside[0].word == "and"
    ):
        inside = inside[1:]
    return " ".join(text[inside[0].start : inside[-1].end].split()) if inside else None


def _without_dates(text: str, tokens: list[Token]) -> list[Token]:
    """Return words without a date at either end: `On 5 June 2023 drones were shipped`."""
    span = tokens[0].start, tokens[-1].end
    at_ends = [w for w in find_date_words(text, span) if w.start == span[0] or w.end == span[1]]
    return [t for t in tokens if not any(w.start <= t.start < w.end for w in at_ends)]


def carries_goods(text: str, tokens: list[Token], leg: Leg, *, goods_before: bool) -> bool:
    """Whether a leg tells of goods or people that move, and not of words, money or weather.

    Parameters
    ----------
    text
        The document.
    tokens
        The clause.
    leg
        The leg.
    goods_before
        Whether the words before spoke of goods, which `it` may stand for.
    """
    start, end = cargo_span(tokens, leg)
    told = tokens[: max(end_of_words(tokens, leg), end)]
    subject = tokens[slice(*_before(tokens, leg.trigger))]
    if _is_tale(tokens, leg, subject) or _is_market(tokens, leg) or _is_wired(text, tokens, leg):
        return False
    if _is_laid(tokens, leg) or _is_visit(tokens, leg, subject):
        return False
    if _names_goods(tokens, leg, told):
        return not _is_timetable(tokens, leg, told)
    is_named = tokens[leg.trigger].word in NAMED_ENDS  # by `the bill of lading`
    if not is_named and any(token.is_a("abstract") for token in (*tokens[start:end], *subject)):
        return False
    if _moves_by_itself(tokens, leg) or _is_loaded(tokens, leg) or _is_of_us(tokens, leg):
        return True
    return _is_moved(text, tokens, leg, subject, goods_before=goods_before) or (
        goods_before and _resumes_goods(tokens, leg, told)
    )


def _is_of_us(tokens: list[Token], leg: Leg) -> bool:
    """Whether whoever writes tells of a journey of their own: `we flew from A to B`."""
    return any(
        token.word in {"i", "we"} for token in tokens[max(0, leg.trigger - _NEXT) : leg.trigger]
    )


def _resumes_goods(tokens: list[Token], leg: Leg, told: list[Token]) -> bool:
    """Whether words point to goods that were named before: `it`, `five went to Felixstowe`."""
    if tokens[leg.trigger].word in NAMED_ENDS | ENDS_OF_VOYAGES:
        return True
    kinds = {"pronoun", "onward", "fresh"} if leg.inferred else {"pronoun", "onward"}
    return any(token.word in COUNTS for token in tokens[:_COUNTED]) or any(
        token.entry.kinds & kinds for token in told
    )


def _is_tale(tokens: list[Token], leg: Leg, subject: list[Token]) -> bool:
    """Whether a novel tells it, or what goes is no thing: `the talks went from A to B`."""
    if any(
        token.word in _FICTION and not (after.is_a("goods") or after.is_a("site"))
        for token, after in pairwise(tokens[: min(_OPENING * 3, leg.trigger) + 1])
    ):
        return True  # `in the film`, but not `the film crew`
    head = next((i for i, token in enumerate(tokens[:_OPENING]) if token.is_a("abstract")), None)
    is_about = head is not None and head + 1 < leg.trigger and tokens[head + 1].word in _ON
    is_about |= tokens[0].word == "talks on"
    if is_about and not tokens[leg.trigger].word.endswith("ing"):
        return not any(token.word in _SAID for token in tokens[: leg.trigger])
    return tokens[leg.trigger].is_a("moves") and any(token.is_a("abstract") for token in subject)


def _is_laid(tokens: list[Token], leg: Leg) -> bool:
    """Whether only the course of a road is told: `the highway that runs from A to B`."""
    if tokens[leg.trigger].word not in _COURSE:
        return False
    before = [t.word for t in tokens[max(0, leg.trigger - _CLOSE) : leg.trigger]]
    return any(word in LAID for word in before)


def _is_visit(tokens: list[Token], leg: Leg, subject: list[Token]) -> bool:
    """Whether people go to speak with others: `officials went from A to B to discuss it`."""
    behind = [token.word for token in tokens[leg.last + 1 : leg.last + 3]]
    is_going = tokens[leg.trigger].is_a("moves") and not is_passive(tokens, leg.trigger)
    is_talk = behind[:1] in (["to"], ["for"]) and bool(_TALKS.intersection(behind[1:]))
    return is_going and is_talk and not any(token.is_a("goods") for token in subject)


def _is_wired(text: str, tokens: list[Token], leg: Leg) -> bool:
    """Whether money or a message goes, and no thing: `£4 million was transferred`."""
    behind = tokens[leg.last + 1 : leg.last + 4]
    words = [token.word for token in behind]
    if words[:1] == ["by"] and words[1:2] != [] and words[1] in _WIRES:
        return True
    start, end = _before(tokens, leg.trigger)
    if any(token.is_a("goods") for token in tokens[start:end]):
        return False  # `gold worth $2 million`
    first = tokens[start - 1].end if start else max(0, tokens[0].start - _SIGN)
    return start < end and _MONEY.search(text, first, tokens[end - 1].end) is not None


def _is_market(tokens: list[Token], leg: Leg) -> bool:
    """Whether a price is told, and not a movement: `freight from A to B was quoted at`."""
    near = tokens[max(0, leg.trigger - _LONGEST) : leg.trigger + 2]
    behind = tokens[leg.last + 1 : leg.last + 1 + _LONGEST]
    for i, (token, after) in enumerate(pairwise(tokens[: leg.trigger + 2])):
        if token.word in _RATES and after.word in _RATED:
            parts = (
                other.word == "," or (other.word == "and" and not before.placed)
                for before, other in pairwise(tokens[i : leg.trigger])
            )
            if not any(parts):
                return True  # `rates for grain shipped from A to B rose`
    is_rate = any(token.word in _RATES for token in near)
    is_priced = any(token.word in _PRICED for token in behind)
    is_plan = tokens[leg.trigger].word.endswith("ing")  # `shipping it from A to B costs`
    return (is_rate or is_priced) and not is_plan and not is_past(tokens, leg.trigger)


def _names_goods(tokens: list[Token], leg: Leg, told: list[Token]) -> bool:
    """Whether goods or a vehicle are named with a leg, or things are counted."""
    if any(
        token.is_a("goods") or (token.is_a("vehicle") and token.word not in LAID) for token in told
    ):
        return True
    if any(_is_counted(before, token) for before, token in pairwise(told[leg.first :])):
        return True
    following = tokens[leg.last + 1 :]
    return _are_aboard(following) or (
        tokens[leg.trigger].is_a("noun") and _is_told_to_carry(following)
    )


def _are_aboard(following: list[Token]) -> bool:
    """Whether goods are named behind a leg: `left A for B in May with 300 recruits`."""
    near = following[: _LONGEST + 3]
    laden = next((i for i, token in enumerate(near) if token.word in LADEN), len(near))
    return any(token.is_a("goods") for token in near[laden : laden + 6])


def _is_timetable(tokens: list[Token], leg: Leg, told: list[Token]) -> bool:
    """Whether only the service of trains or buses is told of: `buses run from A to B hourly`."""
    if is_passive(tokens, leg.trigger):
        return False  # `a siege train would be sent`
    verb, behind = tokens[leg.trigger], tokens[leg.trigger + 1 : leg.trigger + 2]
    is_going = verb.is_a("moves") or any(t.placed or t.is_a("ending") for t in behind)
    if verb.is_a("carries") and behind and not is_going:
        return False  # `a bus is to take twenty others`
    if tokens[leg.trigger].is_a("noun") and any(token.word in _SERVED for token in tokens):
        return not is_past(tokens, leg.trigger)
    if tokens[leg.trigger].is_a("noun") and any(
        t.word in _LASTS for t in tokens[leg.last + 1 :][:1]
    ):
        return True  # `the journey from A to B takes`
    named = [token for token in told if token.is_a("goods") or token.is_a("vehicle")]
    if not named or any(token.word not in _SERVICES for token in named):
        return False
    is_subject = any(token is named[0] for token in tokens[: leg.trigger + 1])
    return is_subject and not is_past(tokens, leg.trigger)


def _is_counted(before: Token, token: Token) -> bool:
    """Whether things or the people of a country are counted: `30 wings`, `200 Russians`."""
    is_thing = token.word.endswith("s") and not token.entry.kinds
    return before.word.isdigit() and (is_demonym(token) or is_thing)


def _is_told_to_carry(following: list[Token]) -> bool:
    """Whether flights or the like are said to carry goods: `flights to Oran brought tents`."""
    start = 0
    while start < len(following) and following[start].is_a("linking"):
        start += 1
    near = following[start : start + _LONGEST]
    return bool(near) and near[0].is_a("carries") and any(token.is_a("goods") for token in near)


def _moves_by_itself(tokens: list[Token], leg: Leg) -> bool:
    """Whether the word of motion alone tells of goods, and not of trade as such."""
    if not _is_trade(tokens, leg.trigger):
        return tokens[leg.trigger].entry.strong
    is_between_towns = not is_country(leg.origin.place) and not is_country(leg.destination.place)
    return is_between_towns and tokens[leg.trigger].word.endswith(("exports", "imports"))


def _is_loaded(tokens: list[Token], leg: Leg) -> bool:
    """Whether cargo is loaded and unloaded, which nothing else is: `discharged at B`."""
    is_landed = tokens[leg.trigger].is_a("arrives")
    return is_landed and any(token.is_a("loads") for token in tokens[leg.first : leg.last])


def _is_moved(
    text: str, tokens: list[Token], leg: Leg, subject: list[Token], *, goods_before: bool
) -> bool:
    """Whether something that has no name of its own is moved: `the bronze was taken from`."""
    trigger = leg.trigger
    if (
        not (is_passive(tokens, trigger) and tokens[trigger].is_a("carries"))
        or leg.inferred
        or not subject
    ):
        return False
    is_he = any(token.is_a("animate") for token in tokens[:trigger]) and not goods_before
    named = any(text[token.start].isupper() for token in subject[1:])
    return not (is_he or named or any(token.is_a("person") for token in subject))


def _is_trade(tokens: list[Token], trigger: int) -> bool:
    """Whether a word such as `exports` is a noun, which alone tells of trade and not of goods."""
    following = tokens[trigger + 1 : trigger + 2]
    is_both = tokens[trigger].is_a("noun") and tokens[trigger].is_a("carries")
    return is_both and any(token.word in {"from", "to", "of"} for token in following)
