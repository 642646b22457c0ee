"""Slots: how each place stands in its sentence, as `from A`, `via B`, `to C`, `left D`."""

from dataclasses import dataclass
from typing import Literal

from routes.movement.sentences import Token, is_country, is_demonym
from routes.movement.words import TELLING, TRIGGERS

Marker = Literal[
    "from", "to", "via", "along", "at", "for", "between", "object", "subject", "same", "none"
]
Part = Literal["origin", "destination", "via", "stay"]
"""What a place is to a movement; a `stay` is where goods were, of which the rest must tell more."""

_MARKERS: dict[str, Marker] = {
    "from": "from",
    "to": "to",
    "into": "to",
    "onto": "to",
    "toward": "to",
    "towards": "to",
    "via": "via",
    "through": "via",
    "across": "via",
    "over": "via",
    "past": "via",
    "around": "via",
    "round": "via",
    "along": "along",
    "up": "along",
    "down": "along",
    "at": "at",
    "in": "at",
    "on": "at",
    "near": "at",
    "outside": "at",
    "off": "at",
    "for": "for",
    "between": "between",
}
_PARTS: dict[Marker, Part] = {
    "between": "origin",
    "to": "destination",
    "via": "via",
    "along": "via",
}
_BESIDE_SITES = frozenset({"of", "in", "at", "on", "near", "around", "outside", "with"})
_LISTING = frozenset({"and", "or", ",", "&"})
_AUXILIARY = frozenset({"linking", "negates", "plans"})
_ENDS = frozenset({"other", "opening", "linking"})
_MOST_WORDS = 7
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "got"})
_ABOARD = frozenset({"on", "onto", "aboard", "by", "into", "in", "to", "another"})
_SPEAKING = frozenset({"said", "say", "says", "told", "tells", "according", "and"})
_SPEAKS = frozenset({"alleges", "confirms", "denies", "account"})
_WATERS = frozenset({"CNL", "STRT", "SEA", "GULF", "OCN", "CHN"})
_FAR = 12
"""A verb further from a place, in words, does not govern it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place and how it stands in its clause.

    Parameters
    ----------
    position
        Of the place among the clause's tokens.
    marker
        The word before it, by what it does.
    at
        Where that word stands.
    trigger
        Where the verb or noun of motion stands that governs it, or None.
    part
        What the place is to the movement, if anything.
    """

    position: int
    marker: Marker
    at: int
    trigger: int | None
    part: Part | None


def is_trigger(tokens: list[Token], i: int) -> bool:
    """Whether a word tells of a movement here: `ships` is a verb only behind its subject."""
    token = tokens[i]
    if token.entry.kinds.isdisjoint(TELLING):
        return False
    before = tokens[max(0, i - 2) : i]
    if token.is_a("nominal") and any(t.is_a("determiner") or t.word == "of" for t in before):
        return token.is_a("noun")
    if not token.entry.kinds & TRIGGERS:
        return token.is_a("noun")
    if token.is_a("vehicle") and not token.word.endswith(("ed", "ing")):
        is_verb = any(
            t.placed or t.word in {"to", "they", "it"} or t.is_a("plans") for t in before[-1:]
        )
        follows = any(t.is_a("goods") for t in tokens[i + 1 : i + 3])
        return is_verb or follows or token.is_a("noun")
    return True


def read_slots(tokens: list[Token]) -> list[Slot]:
    """Return the places of a clause, in order, with what each is to the movement."""
    telling = [i for i, t in enumerate(tokens) if not t.entry.kinds.isdisjoint(TELLING)]
    triggers = [i for i in telling if is_trigger(tokens, i)]
    beginning = frozenset(i for i in triggers if tokens[i].is_a("linking"))
    slots: list[Slot] = []
    for position, token in enumerate(tokens):
        if token.placed is None or token.placed.role == "government":
            continue
        marker, at = _marker(tokens, position)
        if marker == "same":
            before = next((s for s in reversed(slots) if s.position == at), None)
            if before:
                slots.append(
                    Slot(
                        position=position,
                        marker="same",
                        at=before.at,
                        trigger=before.trigger,
                        part=_listed_part(before),
                    )
                )
                continue
            marker = "subject"
        trigger = _governing(triggers, beginning, position, marker)
        part = _part(tokens, marker, at, position, trigger)
        if part is None and marker == "at" and _is_kept(tokens, position, trigger):
            part = "stay"
        if slots and slots[-1].at == at and _is_within(tokens, slots[-1]):
            slots.pop()  # `the Iranian city of Amirabad`, `Russia's Alabuga`
        slots.append(Slot(position=position, marker=marker, at=at, trigger=trigger, part=part))
    return slots


def _listed_part(before: Slot) -> Part | None:
    """Return what a place listed behind another is: `between A and B` has both ends."""
    return "destination" if before.marker == "between" else before.part


def _is_within(tokens: list[Token], before: Slot) -> bool:
    return (
        is_demonym(tokens[before.position]) or tokens[before.position + 1].word == "'s"
    ) and before.marker != "same"


def _marker(tokens: list[Token], position: int) -> tuple[Marker, int]:
    """Return what stands before the name of a place, the words that belong to it left out."""
    i = position - 1
    if i >= 0 and (tokens[i].is_a("time") or tokens[i].word.isdigit()):
        return "subject", i  # `from next autumn Doha will supply`
    for _ in range(_MOST_WORDS):
        if i < 0:
            return "subject", 0
        belonging = _belonging(tokens, i)
        if not belonging:
            return _at_word(tokens, i, position)
        i -= belonging
    return "none", max(i, 0)


def _belonging(tokens: list[Token], i: int) -> int:
    """Return how many words up to one belong to the name behind them: `the port of`."""
    token = tokens[i]
    if token.placed is not None:
        return 1 if is_demonym(token) else 0
    if token.word == "'s" and i:
        return 2
    if token.word in _BESIDE_SITES and i and tokens[i - 1].is_a("site"):
        return 2
    ends = token.word in _MARKERS or token.word in _LISTING or _is_verb(tokens, i)
    return 0 if ends or token.entry.kinds & _ENDS else 1


def _at_word(tokens: list[Token], i: int, position: int) -> tuple[Marker, int]:
    """Return what a word does to the place behind it."""
    token = tokens[i]
    if token.word in _LISTING:
        return _listing(tokens, i, position)
    if token.word in _MARKERS or token.word == "of":
        return _preposition(tokens, i), i
    if token.is_a("opening"):
        return "subject", i
    return ("object" if _is_verb(tokens, i) else "none"), i


def _is_verb(tokens: list[Token], i: int) -> bool:
    """Whether a word of motion is a verb here, and `supplies` no noun."""
    token = tokens[i]
    if not is_trigger(tokens, i) or not token.entry.kinds & TRIGGERS:
        return False
    if not token.is_a("noun") or token.word.endswith(("ed", "ing")):
        return True
    before = tokens[i - 1] if i else None
    return before is not None and (before.placed is not None or before.is_a("linking"))


def _preposition(tokens: list[Token], i: int) -> Marker:
    word = tokens[i].word
    if word == "of":
        before = [token.word for token in tokens[max(0, i - 2) : i]]
        if before and before[-1].endswith("out"):
            return "from"
        return "via" if before == ["by", "way"] else "none"
    if word == "to" and i and tokens[i - 1].word in {"according", "close", "next", "due", "thanks"}:
        return "none"
    if word == "to" and _is_infinitive(tokens, i):
        return "none"
    return _MARKERS.get(word, "none")


def _is_infinitive(tokens: list[Token], i: int) -> bool:
    """Whether a verb follows: `to build a plant near Moscow`."""
    following = tokens[i + 1 : i + 3]
    if len(following) < 2 or following[0].placed is not None:  # noqa: PLR2004
        return False
    return following[1].is_a("determiner") and not following[0].is_a("determiner")


def _listing(tokens: list[Token], i: int, position: int) -> tuple[Marker, int]:
    """Return `same` and the place before, where `and` or a comma joins two places."""
    before = i - 1
    if before >= 0 and tokens[before].word in _LISTING | {"both"}:
        before -= 1
    if before >= 0 and tokens[before].placed is not None and not _is_adjective(tokens, position):
        return "same", before
    return "subject", i


def _is_adjective(tokens: list[Token], position: int) -> bool:
    """Whether a listed place only tells of what follows: `and a Romanian engine`."""
    following = tokens[position + 1].word if position + 1 < len(tokens) else ""
    ends = following in _MARKERS or following in _LISTING or following in {"", "'s", ".", ")", "("}
    if ends or tokens[position + 1].entry.kinds & (_ENDS | {"time", "breaks"}):
        return False
    return is_demonym(tokens[position]) or tokens[position - 1].is_a("determiner")


def _governing(
    triggers: list[int], beginning: frozenset[int], position: int, marker: Marker
) -> int | None:
    """Return the word of motion that governs a place: the last before it, else the next.

    Parameters
    ----------
    triggers
        Where such words stand.
    beginning
        Those of them that only begin another verb: `continues to supply`.
    position, marker
        The place.
    """
    before = [i for i in triggers if i < position and position - i <= _FAR * 3]
    after = [i for i in triggers if position < i <= position + _FAR]
    if marker == "subject":
        return next((i for i in after if i not in beginning), None)
    if marker == "to":
        return before[-1] if before else None
    if before and (marker != "at" or position - before[-1] <= _FAR):
        return before[-1]
    return after[0] if after else None


def _part(
    tokens: list[Token], marker: Marker, at: int, position: int, trigger: int | None
) -> Part | None:
    """Return what a place is to the movement that its clause tells of."""
    if trigger is None:
        return None
    verb = tokens[trigger]
    if _is_told_late(tokens, trigger) and marker in {"to", "at", "object"} and position > trigger:
        return "via"
    if marker in _PARTS:
        return "origin" if marker == "via" and verb.is_a("loads") else _PARTS[marker]
    if marker == "from":
        return None if _is_of_people(tokens, at) or is_demonym(tokens[position]) else "origin"
    if marker == "for":
        return "destination" if _goes_for(tokens, at, verb) else None
    if marker == "at":
        return _place_of_doing(tokens, verb, trigger, position)
    if marker == "subject":
        return _subject_part(tokens, position, trigger)
    return _object_part(verb, tokens[position]) if marker == "object" else None


def _is_told_late(tokens: list[Token], trigger: int) -> bool:
    """Whether a verb tells of what was before the arrival: `reached A, having called at B`."""
    verb = tokens[trigger]
    if not (verb.is_a("arrives") or verb.is_a("crosses")):
        return False
    return any(token.word in {"having", "after"} for token in tokens[max(0, trigger - 2) : trigger])


def _is_of_people(tokens: list[Token], at: int) -> bool:
    """Whether `from` tells where somebody comes from: `a trader from Odesa`."""
    before = [t for t in tokens[max(0, at - 2) : at] if t.word != ","]
    return bool(before) and (before[-1].is_a("person") or before[-1].is_a("abstract"))


def _goes_for(tokens: list[Token], at: int, verb: Token) -> bool:
    if verb.is_a("leaves") or verb.is_a("bound"):
        return True
    before = tokens[at - 1].word if at else ""
    for i in range(max(0, at - 3), at):
        if tokens[i].is_a("vehicle"):  # `put on a ship for Aden`
            return any(t.word.rpartition(" ")[2] in _ABOARD for t in tokens[max(0, i - 4) : i])
    if verb.is_a("loads") and tokens[at + 1].placed:  # `loaded at Santos for Genoa`
        return True
    return before in {"aboard", "out", "bound", "off"} or (verb.is_a("moves") and verb.word != "go")


def _place_of_doing(tokens: list[Token], verb: Token, trigger: int, position: int) -> Part | None:
    if verb.is_a("arrives") and position > trigger:
        return "destination"
    if verb.is_a("leaves") and _is_goal(tokens[trigger:position]):
        return "destination"
    if verb.is_a("loads"):
        return "origin"
    if verb.is_a("crosses") and position > trigger:
        return "via"
    if (verb.word == "delivered" and position > trigger) or (
        verb.is_a("carries") and _follows_recipient(tokens, position)
    ):
        return "destination"
    return "stay" if position < trigger and _sends(tokens, position, trigger) else None


def _is_goal(between: list[Token]) -> bool:
    """Whether a place tells where a goal lies: `left for a meeting off Aden`."""
    words = [token.word for token in between]
    return "for" in words and not any(token.placed for token in between[words.index("for") :])


def _sends(tokens: list[Token], position: int, trigger: int) -> bool:
    """Whether those who are at a place are said to send: `a mill in Lille sent cloth to`."""
    verb, between = tokens[trigger], tokens[position + 1 : trigger]
    if not (verb.is_a("carries") or verb.is_a("gives")) or verb.is_a("noun"):
        return False
    if any(t.word in _SPEAKING or t.entry.kinds & _SPEAKS for t in between):
        return False
    if any(t.word in _BE for t in between) and not verb.word.endswith("ing"):
        return False
    return not tokens[trigger - 1].is_a("goods")


def _is_kept(tokens: list[Token], position: int, trigger: int | None) -> bool:
    """Whether goods are said to be kept, found or bought at a place."""
    first = max(0, position - _FAR, (trigger if trigger is not None and trigger < position else 0))
    return any(token.is_a("stays") for token in tokens[first:position])


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
    if not all(t.entry.kinds & _AUXILIARY or t.word in {",", "it", "that"} for t in between):
        return None
    is_passive = any(t.word in _BE for t in between) and not verb.word.endswith("ing")
    if verb.is_a("receives") and not is_passive:
        return "destination"
    gives = verb.is_a("gives") or verb.is_a("carries")
    return "origin" if gives and not is_passive else None


def _is_giver(tokens: list[Token], position: int, trigger: int) -> bool:
    """Whether a place may stand for those in it who give: a country, or a town that ships."""
    place = tokens[position].place
    if is_country(place):
        return True
    if place is None or place.feature_class == "H" or place.feature_code == "PPLC":
        return False
    following = tokens[trigger + 1 :]
    return any(t.is_a("goods") or t.word.isdigit() for t in following) or tokens[trigger].is_a(
        "gives"
    )
