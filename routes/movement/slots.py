"""Slots: how each place stands in its sentence, as `from A`, `via B`, `to C`, `left D`."""

from dataclasses import dataclass
from itertools import takewhile

from routes.hop import Mode
from routes.movement.part import Marker, Part, part_of
from routes.movement.sentences import Token, is_demonym
from routes.movement.words import FOUND, LADEN, NAMED_ENDS, TRIGGERS

_MARKERS: dict[str, Marker] = {
    "from": "from",
    "to": "to",
    "into": "to",
    "onto": "to",
    "toward": "to",
    "towards": "to",
    "as far as": "to",
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
_HEADING = frozenset({"from", "to", "for"})
_CALLED = frozenset({"at", "in", "into", "off", "on", "there"})
_AT = frozenset({"in", "at", "near", "off", "outside"})
_GOALS = frozenset({"to", "into", "onto", "from"})
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "its", "their"})
_NO_HOLDER = frozenset({"abstract", "time", "ending", "linking", "determiner", "other", "pronoun"})
_PEOPLE = frozenset(
    {"buyers", "camps", "children", "factories", "fighters", "forces", "hospitals", "men", "mills"}
    | {"people", "pharmacies", "rebels", "refugees", "schools", "soldiers", "troops", "women"}
)
_ENDINGS = frozenset({"halt", "close", "end", "standstill", "head", "head-on", "boil", "start"})
"""`Came to a halt in Kyiv` tells of no arrival."""
_BESIDE_SITES = frozenset({"of", "in", "at", "on", "near", "off", "around", "outside", "with"})
_LISTING = frozenset({"and", "or", ",", "&"})
_STOPS = frozenset(
    {"call", "stop", "stops", "stopover", "layover", "halt", "change", "transhipment", "transfer"}
    | {"trans-shipment", "transshipment", "touchdown"}
)
_STOPPING = frozenset({"with", "after", "including"})
_NO_STOP = frozenset({"no", "not", "without", "skipped"})
_CHANGED = frozenset(
    {"aircraft", "lorries", "lorry", "plane", "planes", "ship", "ships", "train", "trains"}
    | {"vessel", "vessels"}
)
_NAMING = frozenset(
    {"named", "names", "gave", "give", "gives", "listed", "lists", "showed", "shows", "stated"}
    | {"declared", "signalled", "signaled", "expect", "expects", "naming", "giving"}
)
_ENDS = frozenset({"other", "opening", "linking"})
_QUAYS = frozenset({"berth", "dock"})
_MOST_WORDS = 7
_FRONT = 3
_CLOSE = 2
_NEAR = 4
_HEADED = 4
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
    if not token.entry.telling:
        return False
    before = tokens[max(0, i - 2) : i]
    if _is_counted(token, before) or _is_naming(tokens, i) or _is_numbered(tokens, i):
        return False
    if token.is_a("nominal") and any(t.is_a("determiner") or t.word == "of" for t in before):
        return token.is_a("noun")
    if not token.entry.kinds & TRIGGERS:
        is_moved = token.is_a("goods") and _are_carried(tokens[i + 1 : i + 4])
        return token.is_a("noun") and not is_moved
    if token.is_a("vehicle") and not token.word.endswith(("ed", "ing")):
        is_verb = any(
            t.placed or t.word in {"to", "they", "it"} or t.is_a("plans") for t in before[-1:]
        )
        follows = any(t.is_a("goods") for t in tokens[i + 1 : i + 3])
        return is_verb or follows or token.is_a("noun")
    return True


def _is_counted(token: Token, before: list[Token]) -> bool:
    """Whether a word is a noun or tells of a noun here: `3,200 steers`, `of armed men`."""
    if not before or token.is_a("noun"):
        return False
    if token.word in {"armed", "courier"}:  # `by a courier company`
        return before[-1].word == "of" or before[-1].is_a("determiner")
    return before[-1].word[:1].isdigit() and not token.word.endswith(("ed", "ing"))


def _are_carried(behind: list[Token]) -> bool:
    """Whether a verb tells what is done with goods: `the cargo was transferred to`."""
    linking = len(list(takewhile(lambda token: token.is_a("linking"), behind)))
    return 0 < linking < len(behind) and behind[linking].is_a("carries")


def _is_naming(tokens: list[Token], i: int) -> bool:
    """Whether a ship that calls is not meant: `what drivers call the wet way`."""
    if not tokens[i].word.startswith("call"):
        return False
    return not any(token.word in _CALLED for token in tokens[i + 1 : i + 4])


def _is_numbered(tokens: list[Token], i: int) -> bool:
    """Whether a berth is named, where none is taken: `behind Berth 7`."""
    following = "".join(token.word for token in tokens[i + 1 : i + 2])
    return tokens[i].word in _QUAYS and following.isdigit()


def is_means(token: Token) -> bool:
    """Whether words tell by what goods go: `by rail`, `by lorry`."""
    return token.is_a("vehicle") and token.word.startswith("by ")


def read_slots(tokens: list[Token]) -> list[Slot]:
    """Return the places of a clause, in order, with what each is to the movement."""
    telling = [i for i, t in enumerate(tokens) if t.entry.telling]
    triggers = [i for i in telling if is_trigger(tokens, i)] or _bare_vehicles(tokens)
    beginning = frozenset(i for i in triggers if tokens[i].is_a("linking"))
    slots: list[Slot] = _heading_slots(tokens)
    for position, token in enumerate(tokens):
        if token.placed is None or token.placed.role == "government":
            continue
        if slots and position <= slots[-1].position:
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
        if (trigger := _named_as(tokens, position)) is not None:
            marker, at = "to", position
        else:
            trigger = _trigger_of(tokens, triggers, beginning, position, marker)
        part = part_of(tokens, marker, at, position, trigger)
        if slots and slots[-1].at == at and _is_within(tokens, slots[-1]):
            slots.pop()  # `the Iranian city of Amirabad`, `Russia's Alabuga`
        slots.append(Slot(position=position, marker=marker, at=at, trigger=trigger, part=part))
    return slots


def _trigger_of(
    tokens: list[Token],
    triggers: list[int],
    beginning: frozenset[int],
    position: int,
    marker: Marker,
) -> int | None:
    """Return the word of motion that governs a place, or the goods named with their way."""
    trigger = _governing(triggers, beginning, position, marker)
    if trigger is None and marker in {"from", "to", "for"}:
        return _goods_from(tokens, position)
    return trigger


def _heading_slots(tokens: list[Token]) -> list[Slot]:
    """Return the two places before a colon that tell a ship's way: `Primorsk to Sikka: the …`."""
    words = [token.word for token in tokens[:_HEADED]]
    if words != ["", "to", "", ":"]:
        return []
    near = range(_HEADED, min(len(tokens), 2 * _HEADED))
    trigger = next((i for i in near if tokens[i].entry.modes.get("vehicle") is Mode.SEA), None)
    if trigger is None:
        return []
    return [
        Slot(position=0, marker="from", at=0, trigger=trigger, part="origin"),
        Slot(position=2, marker="to", at=1, trigger=trigger, part="destination"),
    ]


def _named_as(tokens: list[Token], position: int) -> int | None:
    """Return the word that calls a place where goods are bound for: `gave A as the destination`."""
    first = position + 3  # behind `as the`
    if first >= len(tokens) or tokens[position + 1].word != "as":
        return None
    before = tokens[max(0, position - _MOST_WORDS) : position]
    is_named = before[-1:] != [] and before[-1].word in _NAMING
    if not is_named or any(token.entry.kinds & {"negates", "denies"} for token in before):
        return None
    if not tokens[position + 2].is_a("determiner"):
        return None
    behind = range(first, min(len(tokens), first + _MOST_WORDS))
    return next((i for i in behind if tokens[i].word in NAMED_ENDS), None)


def _bare_vehicles(tokens: list[Token]) -> list[int]:
    """Return what tells of a movement without a verb: `by train to Aktau`, `a ship for Oran`."""
    return [
        i
        for i, token in enumerate(tokens)
        if is_means(token) or (token.is_a("vehicle") and _has_way(tokens[i + 1 :]))
    ]


def _has_way(behind: list[Token]) -> bool:
    """Whether a way is told behind a vehicle: `a boat is pencilled in from Townsville to`."""
    if any(token.word in _HEADING for token in behind[:1]):
        return True
    words = [token.word for token in behind[:_FAR]]
    return "from" in words and "to" in words[words.index("from") + 2 : words.index("from") + 4]


def _goods_from(tokens: list[Token], position: int) -> int | None:
    """Return where goods are named with their way: `laden with coal from Cork for Nantes`."""
    for i in range(max(0, position - _FAR), position):
        if tokens[i].is_a("goods") and tokens[i + 1].word == "from":
            before = {token.word for token in tokens[max(0, i - 3) : i]}
            is_found = i + 2 == position and _are_found(tokens[position + 1 :])
            return i if before & LADEN or is_found else None
    return None


def _are_found(behind: list[Token]) -> bool:
    """Whether goods are found where they had got to: `rifles from A were seized in B`."""
    for i, token in enumerate(behind[:_NEAR]):
        if token.word in FOUND:
            after = behind[i + 1 : i + 3]
            is_here = len(after) > 1 and after[0].word in _AT and after[1].placed is not None
            return bool(i) and is_here
        if not token.is_a("linking") or token.entry.kinds & {"negates", "plans"}:
            return False
    return False


def _listed_part(before: Slot) -> Part | None:
    """Return what a place listed behind another is: `between A and B` has both ends."""
    return "destination" if before.marker == "between" else before.part


def _is_within(tokens: list[Token], before: Slot) -> bool:
    following = tokens[before.position + 1]
    is_owner = is_demonym(tokens[before.position]) or following.word == "'s"
    return (is_owner or following.is_a("site")) and before.marker != "same"


def _marker(tokens: list[Token], position: int) -> tuple[Marker, int]:
    """Return what stands before the name of a place, the words that belong to it left out."""
    i = position - 1
    if _is_aside(tokens, position):
        return "none", i
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


def _is_aside(tokens: list[Token], position: int) -> bool:
    """Whether a place only tells of another: `A, the capital of B`, `C, a port in D`."""
    i = position - 1 - (tokens[position - 1].word == "the")
    kind = tokens[max(0, i - 1)]
    if tokens[i].word not in _BESIDE_SITES or not (kind.is_a("site") or kind.word == "capital"):
        return False
    article = next((k for k in range(i - 2, max(1, i - _NEAR), -1) if _is_article(tokens[k])), 0)
    if not article or tokens[article - 1].word != "," or tokens[article - 2].placed is None:
        return False
    if kind.word == "capital" or tokens[article + 1].word.endswith("est"):
        return True
    # `To A, the base at B and the camp at C` lists three.
    return tokens[article].word != "the" and not _is_followed_by_place(tokens, position + 1)


def _is_followed_by_place(tokens: list[Token], i: int) -> bool:
    """Whether another place is listed here: `, and the camp at C`."""
    behind = i
    while behind < len(tokens) and tokens[behind].word in _LISTING:
        behind += 1
    for token in tokens[behind : behind + _NEAR] if behind > i else ():
        if token.placed is not None:
            return True
        if not (_is_article(token) or token.is_a("site") or token.word in _BESIDE_SITES):
            return False
    return False


def _is_article(token: Token) -> bool:
    return token.word in {"a", "an", "the"}


def _belonging(tokens: list[Token], i: int) -> int:
    """Return how many words up to one belong to the name behind them: `the port of`."""
    token = tokens[i]
    if token.placed is not None:
        return 1 if is_demonym(token) or tokens[i + 1].is_a("site") else 0
    if token.word == "'s" and i:
        return 2
    if token.word in _BESIDE_SITES and i and tokens[i - 1].is_a("site"):
        return 2
    if token.word in _AT and (held := _held_by(tokens, i)):
        return held
    ends = token.word in _MARKERS or token.word in _LISTING or _is_verb(tokens, i)
    return 0 if ends or token.entry.kinds & _ENDS else 1


def _held_by(tokens: list[Token], i: int) -> int:
    """Return how many words name who or what is in a place: `to a dealer in Accra`."""
    holder = tokens[i - 1]
    if not i or holder.placed or holder.entry.kinds & _NO_HOLDER or holder.word in _ENDINGS:
        return 0
    for first in range(i - 2, max(0, i - _MOST_WORDS), -1):
        token = tokens[first]
        if token.word in _DETERMINERS:
            return i - first + 1 if tokens[first - 1].word in _GOALS else 0
        if token.word == "to" and _are_people(holder):  # `to rebels in Erbil`
            return i - first if first and _leads_on(tokens[first - 1]) else 0
        if (
            (token.placed and not is_demonym(token))
            or token.is_a("ending")
            or token.is_a("linking")
        ):
            return 0
    return 0


def _are_people(token: Token) -> bool:
    """Whether a word is for people or their houses, who receive."""
    return token.word in _PEOPLE or bool(token.entry.kinds & {"person", "body"})


def _leads_on(token: Token) -> bool:
    """Whether `to` behind a word tells where goods go, and not `a blow to traders in London`."""
    return token.placed is not None or bool(token.entry.kinds & (TRIGGERS | {"goods"}))


def _at_word(tokens: list[Token], i: int, position: int) -> tuple[Marker, int]:
    """Return what a word does to the place behind it."""
    token = tokens[i]
    if token.word in _LISTING:
        is_other = any(other.word == "other" for other in tokens[i + 1 : position])
        return ("none", i) if is_other else _listing(tokens, i, position)
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
    if word in _AT and _is_stop(tokens, i):
        return "stop"
    return _MARKERS.get(word, "none")


def _is_stop(tokens: list[Token], i: int) -> bool:
    """Whether a stop on the way is told: `with a change of plane in`, `after a stop at`."""
    before = [token.word for token in tokens[max(0, i - _MOST_WORDS) : i]]
    stop = next((j for j in reversed(range(len(before))) if before[j] in _STOPS), None)
    if stop is None or not (before[stop + 1 :] == [] or _is_of_vehicle(before[stop + 1 :])):
        return False
    lead = before[max(0, stop - 2) : stop]
    return not _STOPPING.isdisjoint(lead) and not _NO_STOP.intersection(before[:stop])


def _is_of_vehicle(words: list[str]) -> bool:
    """Whether a change is one `of plane`, and not of a regime."""
    return words[0] == "of" and words[1:2] != [] and words[1] in _CHANGED and len(words) == _CLOSE


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
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        is_subject = following is not None and following.word in {"a", "an", "another"}
        return ("subject", i) if is_subject else ("same", before)
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
    reach = _FAR * 2 if marker == "from" and position <= _FRONT else _FAR  # `From Dakar, …`
    before = [i for i in triggers if i < position and position - i <= _FAR * 3]
    after = [i for i in triggers if position < i <= position + reach]
    if marker == "subject":
        return next((i for i in after if i not in beginning), None)
    if marker == "to":
        return before[-1] if before else None
    if before and (marker != "at" or position - before[-1] <= _FAR):
        return before[-1]
    return after[0] if after else None
