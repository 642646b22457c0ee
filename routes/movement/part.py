"""Part: what a place is to the movement that its clause tells of: a start, an end, on the way."""

from typing import Literal

from routes.movement.sentences import Token, is_country, is_demonym
from routes.movement.tense import BE
from routes.movement.words import LAID

Marker = Literal[
    "from",
    "to",
    "via",
    "along",
    "stop",
    "at",
    "for",
    "between",
    "object",
    "subject",
    "same",
    "none",
]
Part = Literal["origin", "destination", "via", "stop", "stay"]
"""What a place is to a movement. At a `stop` one leg ends and another begins; a `stay` is where
goods were, of which the rest must tell more."""

_PARTS: dict[Marker, Part] = {
    "between": "origin",
    "to": "destination",
    "along": "via",
    "stop": "stop",
}
_AUXILIARY = frozenset({"linking", "negates", "plans"})
_ABOARD = frozenset({"on", "onto", "aboard", "by", "into", "in", "to", "another"})
_STARTING = ("start", "set out", "set off", "put to sea", "originat")
_TRANSHIPPING = ("tranship", "transship", "trans-ship")
_TAKING = ("take", "taking", "took")
_WISHING = frozenset({"want", "wants", "wanted", "wish", "wished", "hope", "hoped", "hoping"})
_SPEAKING = frozenset({"said", "say", "says", "told", "tells", "according", "and"})
_SPEAKS = frozenset({"alleges", "confirms", "denies", "account"})
_WATERS = frozenset({"CNL", "STRT", "SEA", "GULF", "OCN", "CHN"})
_BESIDE_SUBJECT = frozenset({",", "it", "that", "alone", "itself", "also", "then", "later"})
_OF_GOODS = frozenset({"goods", "determiner", "linking", "site", "vehicle"})
_CHANGING = frozenset({"shifted", "transferred", "switched", "changed", "reloaded", "moved"})
_ONLY_THEN = (["and"], ["and", "then"], [",", "then"], ["then"], ["before", "being"])
_HANDLING = frozenset(
    {"arrested", "bottled", "burned", "burnt", "captured", "caught", "collected", "crushed", "cut"}
    | {"detained", "dried", "dug", "felled", "forged", "gathered", "grown", "ground", "harvested"}
    | {"melted", "milled", "mined", "packed", "polished", "printed", "processed", "recruited"}
    | {"refined", "roasted", "sawn", "slaughtered", "smelted", "sorted"}
)
_OBJECTS = frozenset({"goods", "determiner", "person", "vehicle"})
_ABOUT = frozenset({"about", "on", "that"})
_PRESENT = frozenset({"now", "currently", "presently"})
"""What is `now in Oran` is there, and not merely said to be moved."""
_NEAR = 5
_FAR = 12
"""A verb further from a place, in words, does not tell of it."""


def part_of(
    tokens: list[Token], marker: Marker, at: int, position: int, trigger: int | None
) -> Part | None:
    """Return what a place is to the movement that its clause tells of.

    Parameters
    ----------
    tokens
        The clause.
    marker, at
        The word before the place, and where it stands.
    position
        Where the place stands.
    trigger
        Where the word of motion stands that governs it, or None.
    """
    part = None if trigger is None else _moving_part(tokens, marker, at, position, trigger)
    if part is None and marker == "at" and _is_kept(tokens, position, trigger):
        return "stay"
    return part


def _moving_part(
    tokens: list[Token], marker: Marker, at: int, position: int, trigger: int
) -> Part | None:
    if _is_wished(tokens, trigger) or _is_extent(tokens, trigger):
        return None
    if position > trigger and marker in {"to", "at", "object"} and _is_told_late(tokens, trigger):
        return "via"
    verb, place = tokens[trigger], tokens[position]
    part: Part | None = None
    if marker == "via":
        part = _part_passed(verb, is_behind=position > trigger)
    elif marker == "from":
        is_start = not _is_of_people(tokens, at) and not is_demonym(place)
        part = "origin" if is_start else None
    elif marker == "for":
        part = "destination" if _goes_for(tokens, at, verb) else None
    elif marker == "between" and at and tokens[at - 1].word in LAID and verb.is_a("noun"):
        part = None  # `the road between A and B`
    elif not (is_demonym(place) and _is_no_place(tokens, verb, position)):
        part = _PARTS.get(marker) or _part_beside(tokens, marker, position, trigger)
    return part


def _is_no_place(tokens: list[Token], verb: Token, position: int) -> bool:
    """Whether a people only tells of whom or what: `handed to Polish officers`, `a Polish ship`."""
    following = tokens[position + 1 : position + 2]
    is_other = any(t.word in {"border", "frontier"} or t.is_a("vehicle") for t in following)
    return is_other or verb.word.startswith("hand")


def _part_beside(tokens: list[Token], marker: Marker, position: int, trigger: int) -> Part | None:
    """Return what a place is that only its verb gives a part: `at A`, `left A`, `A sent`."""
    if marker == "at":
        return _place_of_doing(tokens, tokens[trigger], trigger, position)
    if marker == "subject":
        return _subject_part(tokens, position, trigger)
    return _object_part(tokens[trigger], tokens[position]) if marker == "object" else None


def _part_passed(verb: Token, *, is_behind: bool) -> Part:
    """Return what a place is that goods go through: `enters through A` tells where they arrive."""
    if verb.is_a("loads"):
        return "origin"
    return "destination" if is_behind and verb.is_a("arrives") else "via"


def _is_wished(tokens: list[Token], trigger: int) -> bool:
    """Whether only a wish of those who move is told: `men who want to reach Europe`."""
    words = [token.word for token in tokens[max(0, trigger - 3) : trigger]]
    return words[-1:] == ["to"] and words[0] in {"who", "which", "that"} and words[1] in _WISHING


def _is_extent(tokens: list[Token], trigger: int) -> bool:
    """Whether only how far something extends is told: `it reached from Lyon to Nice`."""
    return tokens[trigger].word.startswith("reach") and any(
        token.word == "from" for token in tokens[trigger + 1 : trigger + 2]
    )


def _is_told_late(tokens: list[Token], trigger: int) -> bool:
    """Whether a verb tells of what was before the arrival: `reached A, having called at B`."""
    verb = tokens[trigger]
    if not (verb.is_a("arrives") or verb.is_a("crosses")):
        return False
    return any(token.word in {"having", "after"} for token in tokens[max(0, trigger - 2) : trigger])


def _is_of_people(tokens: list[Token], at: int) -> bool:
    """Whether `from` tells where somebody comes from: `a trader from Odesa`."""
    goes_on = any(token.word in {"to", "via"} for token in tokens[at + 2 : at + 3])
    before = [t for t in tokens[max(0, at - 2) : at] if t.word != ","]
    if goes_on and before and before[-1].is_a("person"):
        return False  # `took families from Adre to Farchana`
    if [token.word for token in before] in (["of", "them"], ["of", "whom"]):
        return not goes_on
    return bool(before) and (before[-1].is_a("person") or before[-1].is_a("abstract"))


def _goes_for(tokens: list[Token], at: int, verb: Token) -> bool:
    if verb.is_a("leaves") or verb.is_a("bound"):
        return True
    before = tokens[at - 1].word if at else ""
    for i in range(max(0, at - 3), at):
        if tokens[i].is_a("vehicle"):  # `put on a ship for Aden`
            return any(t.word.rpartition(" ")[2] in _ABOARD for t in tokens[max(0, i - 4) : i])
    is_loaded = verb.is_a("loads") or verb.word.startswith(_TRANSHIPPING)
    if (is_loaded or verb.is_a("goods")) and tokens[at + 1].placed:
        return True  # `loaded at Santos for Genoa`
    return before in {"aboard", "out", "bound", "off"} or (verb.is_a("moves") and verb.word != "go")


def _place_of_doing(tokens: list[Token], verb: Token, trigger: int, position: int) -> Part | None:
    if verb.word.startswith(_TRANSHIPPING) and not is_country(tokens[position].place):
        is_denied = tokens[trigger - 1].is_a("negates")
        return None if is_denied or position < trigger else "stop"  # `transhipped in A`
    if verb.is_a("loads"):
        return "origin"
    if verb.is_a("carries") and _follows_recipient(tokens, position):
        return "destination"
    if position > trigger:
        return _place_behind(tokens, verb, trigger, position)
    if verb.is_a("receives") and _receive(tokens, position, trigger):
        return "destination"
    is_sent = _sends(tokens, position, trigger) or _are_sent(tokens, position, trigger)
    is_first = _is_done_first(tokens, position, trigger) or _is_scene(tokens, position, trigger)
    return "stay" if is_sent or is_first else None


def _place_behind(tokens: list[Token], verb: Token, trigger: int, position: int) -> Part | None:
    """Return what the place is at which a verb before it is said to be done."""
    if verb.is_a("arrives") or verb.is_a("receives") or verb.word.startswith("deliver"):
        return "destination"
    if _is_taken_on(tokens, position):
        return "origin"  # `took the cargo on at A`
    if verb.is_a("leaves") and _is_goal(tokens[trigger:position]):
        return "destination"
    if verb.is_a("leaves") and verb.word.startswith(_STARTING):
        return "origin"
    return "via" if verb.is_a("crosses") else None


def _is_taken_on(tokens: list[Token], position: int) -> bool:
    """Whether goods are taken on at a place: `took the cargo on at A`."""
    before = tokens[max(0, position - 2 * _NEAR) : position]
    words = [token.word for token in before]
    taken = next((i for i, word in enumerate(words) if word.startswith(_TAKING)), None)
    if taken is None or words[-1] not in {"at", "in"} or words[-2] not in {"on", "aboard"}:
        return False
    return any(token.is_a("goods") for token in before[taken:])


def _is_goal(between: list[Token]) -> bool:
    """Whether a place tells where a goal lies: `left for a meeting off Aden`."""
    words = [token.word for token in between]
    return "for" in words and not any(token.placed for token in between[words.index("for") :])


def _receive(tokens: list[Token], position: int, trigger: int) -> bool:
    """Whether those who are at a place receive there: `an agent in A had received it from B`."""
    between = tokens[position + 1 : trigger]
    if not all(t.is_a("linking") and t.word not in BE for t in between):
        return False
    for token in tokens[trigger + 1 : trigger + _FAR]:
        if token.is_a("goods") or token.word in {"it", "them"}:
            return True
        is_other = token.is_a("abstract") or token.word in _ABOUT
        if is_other or (token.is_a("ending") and token.word != "of") or token.placed:
            return False  # `received complaints about tea`
    return False


def _sends(tokens: list[Token], position: int, trigger: int) -> bool:
    """Whether those who are at a place are said to send: `a mill in Lille sent cloth to`."""
    verb, between = tokens[trigger], tokens[position + 1 : trigger]
    if not (verb.is_a("carries") or verb.is_a("gives")) or verb.is_a("noun"):
        return False
    is_charge = bool(between) and between[-1].word == "of"  # `accused of slipping ore to`
    if not is_charge and any(t.word in _SPEAKING or t.entry.kinds & _SPEAKS for t in between):
        return False
    if any(t.word in BE for t in between) and not verb.word.endswith("ing"):
        return False
    return not tokens[trigger - 1].is_a("goods")


def _are_sent(tokens: list[Token], position: int, trigger: int) -> bool:
    """Whether goods are named with a place they are then sent from: `salt cut at A was taken`."""
    between = tokens[position + 1 : trigger]
    if not tokens[trigger].is_a("carries") or not any(t.word in BE for t in between):
        return False
    if not all(t.entry.kinds & _AUXILIARY for t in between):
        return False
    for token in reversed(tokens[max(0, position - _FAR) : position]):
        if token.placed or token.word in _SPEAKING or token.is_a("breaks"):
            return False
        if token.is_a("goods") or token.is_a("vehicle"):
            return True
    return False


def _is_done_first(tokens: list[Token], position: int, trigger: int) -> bool:
    """Whether something is done to goods before they are sent: `cut in A and flown to B`."""
    before = [token.word for token in tokens[max(0, position - _NEAR) : position]]
    between = [token.word for token in tokens[position + 1 : trigger]]
    if not tokens[trigger].is_a("carries") or between not in _ONLY_THEN:
        return False
    behind = tokens[trigger + 1 : trigger + 2]
    if is_country(tokens[position].place) or any(t.entry.kinds & _OBJECTS for t in behind):
        return False  # `and carried oil to`
    return bool(BE.intersection(before)) and bool(_HANDLING.intersection(before))


def _is_scene(tokens: list[Token], position: int, trigger: int) -> bool:
    """Whether a clause opens with where goods are changed over: `At A crates were shifted to`."""
    if tokens[0].word not in {"at", "in"} or position > _NEAR or is_country(tokens[position].place):
        return False
    between = tokens[position + 1 : trigger]
    is_told = all(t.entry.kinds & _OF_GOODS or t.word.isdigit() for t in between)
    return is_told and tokens[trigger].word in _CHANGING


def _is_kept(tokens: list[Token], position: int, trigger: int | None) -> bool:
    """Whether goods are said to be kept, found or bought at a place."""
    if any(token.word in _PRESENT for token in tokens[max(0, position - 2) : position - 1]):
        # `A tank now in A will be moved`, but not `the minister, now in A, said`.
        between = tokens[position + 1 : trigger] if trigger and trigger > position else ()
        is_subject = all(t.is_a("linking") or t.is_a("plans") or t.word == "and" for t in between)
        return bool(between) and is_subject
    first = max(0, position - _FAR, (trigger if trigger is not None and trigger < position else 0))
    for token in reversed(tokens[first:position]):
        if token.is_a("abstract"):  # `keeps its office in Nairobi`
            return False
        if token.placed or token.is_a("stays"):
            return token.placed is None
    return False


def _follows_recipient(tokens: list[Token], position: int) -> bool:
    """Whether people are named before a place, who receive there: `to Russian forces at …`."""
    near = tokens[max(0, position - _FAR) : position]
    return any(is_demonym(token) and i and near[i - 1].word == "to" for i, token in enumerate(near))


def _object_part(verb: Token, place: Token) -> Part | None:
    if verb.is_a("leaves"):
        is_water = place.place is not None and place.place.feature_code in _WATERS
        return "via" if is_water else "origin"
    if verb.is_a("crosses"):
        return "via"
    return "destination" if verb.is_a("arrives") or verb.is_a("gives") else None


def _subject_part(tokens: list[Token], position: int, trigger: int) -> Part | None:
    """Return what a country does as the subject: it gives what goes from it."""
    verb, between = tokens[trigger], tokens[position + 1 : trigger]
    if is_demonym(tokens[position]) or not _is_giver(tokens, position, trigger):
        return None
    if not all(
        t.entry.kinds & _AUXILIARY or t.word in _BESIDE_SUBJECT for t in _without_aside(between)
    ):
        return None
    is_passive = any(t.word in BE for t in between) and not verb.word.endswith("ing")
    if verb.is_a("receives") and not is_passive:
        return "destination"
    gives = verb.is_a("gives") or verb.is_a("carries") or verb.is_a("loads")
    return "origin" if gives and not is_passive else None


def _without_aside(between: list[Token]) -> list[Token]:
    """Leave out what is said between commas of a subject: `Burao, the largest market, sent`."""
    commas = [i for i, token in enumerate(between) if token.word == ","]
    if len(commas) < 2 or commas[0]:  # noqa: PLR2004 (a comma on each side)
        return between
    aside = between[: commas[-1]]
    is_told = any(
        t.placed or t.is_a("linking") or t.entry.telling or t.word in _SPEAKING for t in aside
    )
    is_noun = any(token.is_a("determiner") for token in aside[1:2])
    return between if is_told or not is_noun or len(aside) > _FAR else between[commas[-1] :]


def _is_giver(tokens: list[Token], position: int, trigger: int) -> bool:
    """Whether a place may stand for those in it who give: a country, or a town that ships."""
    place = tokens[position].place
    if is_country(place):
        return True
    if place is None or place.feature_class == "H" or place.feature_code == "PPLC":
        return False
    given = any(t.is_a("goods") or t.word.isdigit() for t in tokens[trigger + 1 :])
    return given or tokens[trigger].is_a("gives")
