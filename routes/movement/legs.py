"""Legs: the places of a clause put together, from each origin to each destination."""

from dataclasses import dataclass, field
from itertools import product

from routes.movement.sentences import Token, is_country, is_demonym
from routes.movement.slots import Slot, is_trigger, read_slots

_TRAILING = 6
"""So many words behind the last place may still say how the goods get there."""
_THERE = frozenset({"there", "thence"})
_BE = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "may", "be"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One place to another in a clause.

    Parameters
    ----------
    origin, destination, via
        The places; the origin may stand in an earlier clause or sentence.
    first, last
        The first and last of the clause's tokens that tell of it.
    start
        Where the words that state it begin, in code points of the text.
    trigger
        The verb or noun of motion.
    inferred
        What had to be inferred, in words; empty where the clause says all.
    chained
        Whether it goes on from a leg before it.
    """

    origin: Token
    destination: Token
    via: tuple[Token, ...]
    first: int
    last: int
    start: int
    trigger: int
    inferred: str = ""
    chained: bool = False


@dataclass(slots=True, kw_only=True)
class Context:
    """What is known from the words before.

    Parameters
    ----------
    place
        Where the last movement ended: what `there` means.
    waiting
        Where something was loaded or left for a place not yet named.
    """

    place: Token | None = None
    waiting: Token | None = None


@dataclass(slots=True, kw_only=True)
class _Journey:
    """What has been read of a movement so far."""

    first: int
    origins: list[Token] = field(default_factory=list)
    destinations: list[Token] = field(default_factory=list)
    via: list[Token] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    onward: bool = False
    chained: bool = False
    inferred: str = ""


def read_legs(tokens: list[Token], context: Context) -> list[Leg]:
    """Return the legs that a clause tells of, in order.

    Parameters
    ----------
    tokens
        The clause.
    context
        What the words before say; brought up to date.
    """
    slots = {slot.position: slot for slot in read_slots(tokens)}
    reader = _LegReader(tokens=tokens, context=context, journey=_Journey(first=0))
    for i, token in enumerate(tokens):
        if i in slots:
            reader.take(slots[i])
        elif token.word in _THERE and not _is_existential(tokens, i):
            reader.go_on_from_there(i)
        elif token.word == "where":
            reader.go_on_where(i)
        elif "onward" in token.entry.kinds or (token.word == "on" and _leads_on(tokens, i)):
            reader.journey.onward = True
    reader.finish()
    return reader.legs


def _is_existential(tokens: list[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].word in _BE


def _leads_on(tokens: list[Token], i: int) -> bool:
    """Whether an `on` is that of `travelled on to`, `sent it on by bus`."""
    following = tokens[i + 1].word if i + 1 < len(tokens) else ""
    return following in {"to", "by", "from", "through", "via", "into"}


@dataclass(slots=True, kw_only=True)
class _LegReader:
    """Reads the slots of a clause from left to right."""

    tokens: list[Token]
    context: Context
    journey: _Journey
    legs: list[Leg] = field(default_factory=list)

    def take(self, slot: Slot) -> None:
        """Take the next place of the clause."""
        token = self.tokens[slot.position]
        if slot.part == "origin":
            self._take_origin(slot, token)
        elif slot.part == "destination":
            self._take_destination(slot, token)
        elif slot.part == "via":
            self.journey.via.append(token)
        if slot.part:
            self.journey.slots.append(slot)

    def go_on_from_there(self, i: int) -> None:
        """Begin a leg at the place that `there` means."""
        journey = self.journey
        place = journey.destinations[-1] if journey.destinations else self.context.place
        if place is None:
            return
        if journey.destinations:
            self._flush(first=i)
        self.journey.origins = [place]
        self.journey.inferred = f"“there” is read as {_name(place)}"

    def go_on_where(self, i: int) -> None:
        """Begin a leg at the place that `where` stands behind."""
        if self.journey.destinations:
            place = self.journey.destinations[-1]
            self._flush(first=i)
            self.journey.origins, self.journey.chained = [place], True

    def finish(self) -> None:
        """End the clause."""
        journey = self.journey
        if journey.origins and not journey.destinations:
            self.context.waiting = journey.origins[-1]
        self._flush(first=len(self.tokens))

    def _take_origin(self, slot: Slot, token: Token) -> None:
        journey = self.journey
        if slot.marker == "same" and journey.origins and not journey.destinations:
            journey.origins.append(token)
        elif journey.origins and journey.destinations:
            self._flush(first=slot.at)
            self.journey.origins = [token]
        else:
            journey.origins, journey.inferred = [token], ""

    def _take_destination(self, slot: Slot, token: Token) -> None:
        journey = self.journey
        if not journey.destinations:
            journey.destinations = [token]
        elif slot.marker == "same" or self._is_listed(slot):
            journey.destinations.append(token)
        elif _refines(journey.destinations[-1], token):
            journey.destinations[-1] = token
        elif journey.onward or self._has_verb_since(slot):
            self._begin_next(token)

    def _begin_next(self, token: Token) -> None:
        """Go on from the last destination, or begin again where a country sends twice."""
        journey, before = self.journey, self.journey.destinations[-1]
        again = not journey.onward and (journey.slots[0].marker == "subject" or self._is_bound())
        origins = journey.origins if again else [before]
        self._flush(first=journey.slots[-1].position + 1)
        self.journey.origins, self.journey.destinations = list(origins), [token]
        self.journey.chained = True

    def _is_bound(self) -> bool:
        """Whether the destination is only where the goods are bound for, not where they are yet."""
        triggers = [s.trigger for s in self.journey.slots if s.part == "destination"]
        return any(i is not None and self.tokens[i].is_a("bound") for i in triggers)

    def _is_listed(self, slot: Slot) -> bool:
        """Whether another end is listed with its own preposition: `to A and to B`."""
        before = self.tokens[slot.at - 1].word if slot.at else ""
        return before in {"and", "or"} and slot.marker == "to" and not self.journey.onward

    def _has_verb_since(self, slot: Slot) -> bool:
        since = self.journey.slots[-1].position + 1
        return any(is_trigger(self.tokens, i) for i in range(since, slot.position))

    def _flush(self, *, first: int) -> None:
        """Make legs of what was read, and begin anew at a token."""
        journey, self.journey = self.journey, _Journey(first=first)
        if not journey.destinations:
            return
        self._infer_origin(journey)
        for origin, destination in product(journey.origins, journey.destinations):
            if origin is not destination and _name(origin) != _name(destination):
                self.legs.append(self._leg(journey, origin, destination))
        self.context.place, self.context.waiting = journey.destinations[-1], None

    def _infer_origin(self, journey: _Journey) -> None:
        if journey.origins:
            return
        has_pronoun = any(token.is_a("pronoun") for token in self.tokens[: journey.first + 8])
        if self.context.waiting and (has_pronoun or journey.onward):
            journey.origins = [self.context.waiting]
            journey.inferred = (
                f"where it starts is read from the words before: {_name(journey.origins[0])}"
            )
        elif journey.onward and self.context.place:
            journey.origins = [self.context.place]
            journey.inferred = f"it goes on from {_name(journey.origins[0])}, where the last ended"
        elif journey.via and _is_town(journey.via[0]):
            journey.origins = [journey.via.pop(0)]
            journey.inferred = (
                f"where it starts is not said, only that it passes {_name(journey.origins[0])}"
            )

    def _leg(self, journey: _Journey, origin: Token, destination: Token) -> Leg:
        slots = journey.slots
        trigger = next((s.trigger for s in slots if s.part == "destination" and s.trigger), None)
        trigger = trigger if trigger is not None else (slots[0].trigger or 0)
        verbs = [slot.trigger for slot in slots if slot.trigger is not None]
        starts = [self.tokens[i].start for i in (trigger, *verbs, *map(_begin, slots))]
        if any(origin is token for token in self.tokens):
            starts.append(origin.start)
        ends = {_name(origin), _name(destination)}
        return Leg(
            origin=origin,
            destination=destination,
            via=tuple(token for token in journey.via if _name(token) not in ends),
            first=journey.first,
            last=max(slot.position for slot in slots),
            start=min(starts),
            trigger=trigger,
            inferred=journey.inferred,
            chained=journey.chained,
        )


def _is_town(token: Token) -> bool:
    return token.place is not None and token.place.feature_class in {"P", "S", "L"}


def _begin(slot: Slot) -> int:
    """Return where the words on a place begin: at its preposition, if it has one."""
    return slot.position if slot.marker in {"subject", "object", "same", "none"} else slot.at


def _refines(before: Token, token: Token) -> bool:
    """Whether a place says more exactly where a country or its people receive something."""
    if before.place is None or not (is_country(before.place) or is_demonym(before)):
        return False
    return token.place is None or (
        token.place.country_code == before.place.country_code and not is_country(token.place)
    )


def _name(token: Token) -> str:
    return token.placed.toponym.exact if token.placed else token.word


def end_of_words(tokens: list[Token], leg: Leg) -> int:
    """Return where the words on a leg end: behind the boat in `to Mopti by boat`."""
    end = leg.last + 1
    for i in range(end, min(len(tokens), end + _TRAILING)):
        if tokens[i].word in {"and", ",", "then", "where"} or tokens[i].placed:
            break
        if tokens[i].is_a("vehicle"):
            end = i + 1
    return end
