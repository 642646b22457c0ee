"""End: where a leg ends, if its clause does not say so."""

from routes.movement.sentences import Token
from routes.movement.slots import Slot, read_slots
from routes.movement.start import Context, Journey, name_of
from routes.movement.tense import is_passive
from routes.movement.words import COUNTS, FOUND

_FINDING = frozenset(
    {"opened", "found", "seized", "stopped", "searched", "discovered", "inspected", "intercepted"}
)
_AUXILIARY_REACH = 3
_SUBJECT_REACH = 5
"""So many words before a verb its subject is named."""


def infer_end(tokens: list[Token], journey: Journey, context: Context) -> None:
    """Give a journey without an end the one that the words around it tell, or let it wait for one.

    Parameters
    ----------
    tokens
        Its clause.
    journey
        Brought up to date.
    context
        What the words before say; it learns where something waits for a place not yet named.
    """
    if journey.stops and not journey.destinations:
        journey.destinations = [journey.stops.pop()]
    if not journey.destinations:
        _end_at_last_call(tokens, journey)
    if journey.origins and not journey.destinations and _is_found_later(tokens, journey):
        _end_where_found(tokens, journey)
    if journey.origins and not journey.destinations:
        if not _tells_home(tokens, journey):
            context.waiting = journey.origins[-1]
        _arrive_where_told(tokens, journey, context)
    elif journey.stays and any(t.is_a("goods") or t.is_a("vehicle") for t in tokens):
        context.waiting = journey.stays[-1]


def _end_where_found(tokens: list[Token], journey: Journey) -> None:
    """End a journey where goods are; the words on that tell whether it is true."""
    last, found = journey.slots[-1], journey.stays[-1]
    position = next(i for i, token in enumerate(tokens) if token is found)
    end = Slot(
        position=position, marker="at", at=position, trigger=last.trigger, part="destination"
    )
    if found.start < tokens[last.position].start:
        _end_at(journey, found, "it is read to end in {}, where the goods are")
    journey.destinations = [found]
    journey.slots.append(end)


def _tells_home(tokens: list[Token], journey: Journey) -> bool:
    """Whether only where somebody is from is told: `a cook who came from Rosario`."""
    last = journey.slots[-1] if journey.slots else None
    if last is None or last.trigger is None:
        return False
    is_coming = tokens[last.trigger].word.startswith(("come", "came"))
    return is_coming and any(token.word == "who" for token in tokens[: last.trigger])


def _is_found_later(tokens: list[Token], journey: Journey) -> bool:
    """Whether goods are found where they had got to: `left A and was seized at B`."""
    if not journey.stays or not journey.slots or journey.slots[-1].part != "origin":
        return False
    if _are_from(tokens, journey, journey.slots[-1]):
        return True
    stay = next(i for i, token in enumerate(tokens) if token is journey.stays[-1])
    return any(token.word in FOUND for token in tokens[journey.slots[-1].position : stay])


def _are_from(tokens: list[Token], journey: Journey, origin: Slot) -> bool:
    """Whether it is told how goods had come where they are: `at A had been flown from B`."""
    if origin.trigger is None or not is_passive(tokens, origin.trigger):
        return False
    near = tokens[max(0, origin.trigger - _AUXILIARY_REACH) : origin.trigger]
    is_before = journey.stays[-1].start < tokens[origin.trigger].start
    return is_before and any(token.word == "had" for token in near)


def _end_at_last_call(tokens: list[Token], journey: Journey) -> None:
    """End a journey where it was last said to stop: `left A and called at B`."""
    last = journey.slots[-1] if journey.slots else None
    if last is None or not journey.via or (last.part, last.marker) != ("via", "at"):
        return
    behind = tokens[(last.trigger or 0) + 1]
    if not (behind.is_a("determiner") or behind.is_a("goods") or behind.word.isdigit()):
        end = journey.via.pop()  # and no `police stopped a lorry at`
        journey.destinations = [end]
        journey.stays = [token for token in journey.stays if token.start < end.start]


def _arrive_where_told(tokens: list[Token], journey: Journey, context: Context) -> None:
    """End a journey at the place that is spoken of: `At Oran a man flew in from Lyon`."""
    last = next((slot for slot in reversed(journey.slots) if slot.part == "origin"), None)
    if last is None or not last.at:
        return
    if context.home and _is_arrival(tokens, last):
        _end_at(journey, context.home, "it is read to arrive in {}, where the document is from")
        return
    told = context.there()
    is_before = told is not None and told.start < tokens[last.at].start
    is_after = last.trigger is not None and tokens[last.trigger].word.startswith("follow")
    if told and is_before and (is_after or _is_told_afterwards(tokens, last, context.goods)):
        _end_at(journey, told, "it is read to end in {}, which was told before")
        return
    words = {token.word for token in tokens[: last.at]}
    is_inward = tokens[last.at - 1].word == "in" or bool(words & _FINDING)
    beside = [slot for slot in read_slots(tokens[: last.at]) if slot.marker == "at"]
    if is_inward and beside:
        here = tokens[beside[-1].position]
        _end_at(journey, here, "it is read to end in {}, where the words are")


def _end_at(journey: Journey, place: Token, reason: str) -> None:
    journey.destinations = [place]
    journey.inferred = reason.format(name_of(place))


def _is_arrival(tokens: list[Token], slot: Slot) -> bool:
    """Whether goods are said to arrive, and not only `ships arriving from` somewhere named."""
    return any(
        token.is_a("arrives")
        and (not token.word.endswith("ing") or (i and tokens[i - 1].is_a("linking")))
        for i, token in enumerate(tokens[: slot.position])
    )


def _is_told_afterwards(tokens: list[Token], slot: Slot, goods: frozenset[str]) -> bool:
    """Whether a start is told behind its end: `She docked at A. She had loaded in B`."""
    if slot.trigger is None:
        return False
    before = tokens[max(0, slot.trigger - _SUBJECT_REACH) : slot.trigger]
    near = before[-_AUXILIARY_REACH:]
    is_moved = tokens[slot.trigger].is_a("carries") and _are_known_goods(before, goods)
    is_same = is_moved or any(t.entry.kinds & {"pronoun", "animate", "vehicle"} for t in near)
    return is_same and any(token.word == "had" for token in near)


def _are_known_goods(before: list[Token], goods: frozenset[str]) -> bool:
    """Whether goods that were spoken of are named again: `the sacks had`, `eighteen had`."""
    for i, token in enumerate(before[:-1]):
        is_count = token.word in COUNTS or token.word.isdigit()
        if is_count and before[i + 1].is_a("linking"):
            return bool(goods)
        if token.word == "the" and any(after.word in goods for after in before[i + 1 : i + 3]):
            return True
    return False
