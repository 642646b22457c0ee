"""Legs: the places of a clause put together, from each origin to each destination."""

from dataclasses import dataclass, field
from itertools import chain, pairwise, product

from routes.movement.end import infer_end
from routes.movement.leg import Leg
from routes.movement.sentences import Token, is_country, is_demonym
from routes.movement.slots import Slot, is_means, is_trigger, read_slots
from routes.movement.start import Context, Journey, infer_start, name_of
from routes.movement.tense import AUXILIARIES
from routes.movement.turns import TURNS, WHENCE, turn_of
from routes.movement.words import COUNTS

_NEAR = 5
_DETERMINERS = frozenset({"a", "an", "the", "her", "his", "its", "their", "another"})
_REACHING = ("moves", "carries", "arrives", "receives")


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
    if not any(slot.part for slot in slots.values()) and not any(t.word in TURNS for t in tokens):
        context.stay_beside(tokens, slots.values())
        return []
    reader = _LegReader(tokens=tokens, context=context, journey=Journey(first=0))
    for i, token in enumerate(tokens):
        if i in slots:
            reader.take(slots[i])
        elif token.placed:
            context.setting = token
        elif token.word in TURNS or "onward" in token.entry.kinds:
            reader.turn(i)
    reader.finish()
    return reader.legs


@dataclass(slots=True, kw_only=True)
class _LegReader:
    """Reads the slots of a clause from left to right."""

    tokens: list[Token]
    context: Context
    journey: Journey
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
        elif slot.part == "stop":
            self.journey.stops.append(token)
        elif slot.part == "stay" and not self.journey.destinations:
            self.journey.stays.append(token)
        if slot.part and slot.part != "stay":
            self.journey.slots.append(slot)
        if slot.part != "origin":
            self.context.stay_beside(self.tokens, [slot])

    def turn(self, i: int) -> None:
        """Take a word at which the clause may take another turn: `there`, `where`, `onward`."""
        turn = turn_of(self.tokens, i)
        if turn == "there":
            self.take_there(i)
        elif turn == "where":
            self.go_on_where(i)
        elif turn == "whither":
            self.arrive_where_named(i)
        elif turn == "back":
            self.come_back(i)
        elif turn == "on":
            self.journey.onward = True

    def take_there(self, i: int) -> None:
        """Take `there`: where goods are sent from, or where they were sent to."""
        journey = self.journey
        place = journey.destinations[-1] if journey.destinations else self._there(i)
        if place is None:
            return
        if self._is_goal(i) and not journey.destinations:
            journey.destinations = [place]
            journey.inferred = f"“there” is read as {name_of(place)}"
            return
        if journey.destinations:
            self._flush(first=self._next())
        self.journey.origins = [place]
        self.journey.inferred = f"“there” is read as {name_of(place)}"

    def _there(self, i: int) -> Token | None:
        """Return what `there` means where no destination is told: a place before it, or earlier."""
        named = [t for t in self.tokens[:i] if t.place and not is_country(t.place)]
        return named[-1] if named and not is_demonym(named[-1]) else self.context.there()

    def _is_goal(self, i: int) -> bool:
        """Whether `there` is where something goes: `are flown there from Nice`."""
        if not i or self.tokens[i - 1].word in WHENCE:
            return False
        verbs = [self.tokens[j] for j in range(max(0, i - _NEAR), i) if is_trigger(self.tokens, j)]
        if not verbs or not any(verbs[-1].is_a(kind) for kind in _REACHING):
            return False
        is_from = any(token.word == "from" for token in self.tokens[i + 1 : i + _NEAR])
        return is_from or bool(self.journey.origins)

    def go_on_where(self, i: int) -> None:
        """Begin a leg at the place that `where` stands behind."""
        if self.journey.destinations:
            place = self.journey.destinations[-1]
            self._flush(first=i)
            self.journey.origins, self.journey.chained = [place], True
            return
        near = [t for t in self.tokens[max(0, i - _NEAR) : i] if t.placed]
        is_stop = bool(near) and near[-1] in self.journey.stops
        if near and not is_stop and not is_country(near[-1].place):
            self.journey.origins = near[-1:]
            self.journey.inferred = f"“where” is read as {name_of(near[-1])}"

    def arrive_where_named(self, i: int) -> None:
        """Begin a leg to the place before `to which`: `from Gdynia, to which it was shipped`."""
        named = [token for token in self.tokens[max(0, i - 3) : i] if token.placed]
        behind = range(i, min(len(self.tokens), i + 2 * _NEAR))
        trigger = next((j for j in behind if is_trigger(self.tokens, j)), None)
        if not named or trigger is None:
            return
        if self.journey.destinations:
            self._flush(first=self._next())
        elif self.journey.origins:
            self.context.waiting = self.journey.origins[-1]
        slot = Slot(position=i, marker="to", at=i - 1, trigger=trigger, part="destination")
        self.journey = Journey(first=i, destinations=[named[-1]], slots=[slot])

    def come_back(self, i: int) -> None:
        """Make the leg back of a vehicle: `went to A and returned with salt`."""
        journey = self.journey
        if not (journey.origins and journey.destinations):
            return
        start, end = journey.destinations[-1], journey.origins[0]
        self._flush(first=i)
        trigger = i if is_trigger(self.tokens, i) else i - 1
        slot = Slot(position=i, marker="none", at=i, trigger=trigger, part="destination")
        self.journey.origins, self.journey.destinations = [start], [end]
        self.journey.slots.append(slot)
        self.journey.inferred = f"it is read to come back to {name_of(end)}"

    def finish(self) -> None:
        """End the clause."""
        infer_end(self.tokens, self.journey, self.context)
        self._flush(first=len(self.tokens))

    def _take_origin(self, slot: Slot, token: Token) -> None:
        journey = self.journey
        before = journey.slots[-1] if journey.slots else None
        is_listed = before is not None and before.part == "origin" and self._is_listed(slot, "from")
        if journey.origins and (
            is_listed or (slot.marker == "same" and before and before.part == "origin")
        ):
            journey.origins.append(token)
        elif journey.origins and slot.marker == "at" and not self._has_verb_since(slot):
            return  # `felled around A and B, in C`
        elif journey.origins and len(journey.slots) > 1 and self._is_start_of_end(slot):
            journey.origins, journey.inferred = [token], ""
            journey.slots, others = journey.slots[-1:], journey.slots[:-1]
            journey.first = others[-1].position + 1
        elif journey.destinations and (journey.origins or self._is_after_and(slot)):
            self._flush(first=self._next())
            self.journey.origins = [token]
        else:
            journey.origins, journey.inferred = [token], ""

    def _is_start_of_end(self, slot: Slot) -> bool:
        """Whether an end has its own start: `tea came from A, and milk was sent to B from C`."""
        *before, end = self.journey.slots
        starts = [one.trigger for one in before if one.part == "origin"]
        is_beside = end.part == "destination" and slot.at == end.position + 1
        is_one_verb = slot.trigger is not None and slot.trigger == end.trigger
        return is_beside and is_one_verb and slot.marker == "from" and slot.trigger not in starts

    def _is_after_and(self, slot: Slot) -> bool:
        """Whether a new start is joined on: `went to A and by ferry from B to C`."""
        since = self.tokens[self._next() : slot.at]
        if since and is_means(since[-1]):
            since.pop()
        return slot.marker == "from" and [token.word for token in since[-1:]] == ["and"]

    def _take_destination(self, slot: Slot, token: Token) -> None:
        journey = self.journey
        if not journey.destinations or not journey.slots:
            journey.destinations = [token]
            journey.goes_on, journey.onward = journey.onward, False
        elif slot.marker == "same" or self._is_listed(slot, "to"):
            journey.destinations.append(token)
        elif _refines(journey.destinations[-1], token):
            journey.destinations[-1] = token
        elif journey.onward or self._has_verb_since(slot) or self._goes_on(slot):
            self._begin_next(slot, token)
        elif self._is_gapped(slot):
            journey.destinations.append(token)

    def _begin_next(self, slot: Slot, token: Token) -> None:
        """Go on from the last destination, or begin again where other goods are sent."""
        journey, before = self.journey, self.journey.destinations[-1]
        again = not journey.onward and (
            journey.slots[0].marker == "subject" or self._is_bound() or self._is_fresh(slot)
        )
        infer_start(self.tokens, journey, self.context)
        origins = journey.origins if again else [before]
        if not again and self._has_new_subject(slot):
            origins = []
        inferred = journey.inferred if again else ""
        via = self._via_since(before)
        self._flush(first=self._next())
        self.journey.origins, self.journey.destinations = list(origins), [token]
        self.journey.chained, self.journey.inferred = bool(origins), inferred
        self.journey.via = via

    def _via_since(self, place: Token) -> list[Token]:
        """Take away what is passed only behind a place: `to Aktau, over the Caspian to Alat`."""
        since = [token for token in self.journey.via if token.start > place.start]
        self.journey.via = [token for token in self.journey.via if token.start <= place.start]
        return since

    def _is_bound(self) -> bool:
        """Whether the destination is only where the goods are bound for, not where they are yet."""
        triggers = [s.trigger for s in self.journey.slots if s.part == "destination"]
        return any(i is not None and self.tokens[i].is_a("bound") for i in triggers)

    def _since(self, slot: Slot) -> list[Token]:
        """Return the words between the last place of the journey and another."""
        return self.tokens[self.journey.slots[-1].position + 1 : slot.position]

    def _is_fresh(self, slot: Slot) -> bool:
        """Whether other goods are named before a place: `to A and the rest to B`."""
        return any(token.is_a("fresh") for token in self._since(slot))

    def _has_new_subject(self, slot: Slot) -> bool:
        """Whether another vehicle is named before a place: `and her sister is bound for`."""
        since = self._since(slot)
        return any(
            before.word == "and" and token.word in _DETERMINERS for before, token in pairwise(since)
        )

    def _goes_on(self, slot: Slot) -> bool:
        """Whether goods go on by other means or water: `by rail to A, over the B to C`."""
        if slot.marker != "to":
            return False
        if self.journey.slots[-1].part == "via" and self.journey.destinations:
            return True
        since = self._since(slot)
        is_apart = bool(since) and since[0].word in {"and", ","}
        return is_apart and any(token.is_a("vehicle") for token in since[1 : _NEAR + 3])

    def _is_gapped(self, slot: Slot) -> bool:
        """Whether a verb is left out: `ships went to A and barges to B`."""
        words = {token.word for token in self._since(slot)}
        return (
            slot.marker in {"to", "for"} and bool(words & {"and", "or"}) and not words & AUXILIARIES
        )

    def _is_listed(self, slot: Slot, marker: str) -> bool:
        """Whether another end is listed with its own preposition: `to A and to B`."""
        before = [token.word for token in self.tokens[max(0, slot.at - 2) : slot.at]]
        if marker == "from" and before and (before[-1] in COUNTS or before[-1].isdigit()):
            before.pop()  # `18 from A and eight from B`
        return (
            before[-1:] in (["and"], ["or"]) and slot.marker == marker and not self.journey.onward
        )

    def _has_verb_since(self, slot: Slot) -> bool:
        ends = [s.position for s in self.journey.slots if s.part != "via"]
        since = max(ends, default=self._next() - 1) + 1
        return any(is_trigger(self.tokens, i) for i in range(since, slot.position))

    def _next(self) -> int:
        """Return where the words on another leg begin: behind the last place."""
        slots = self.journey.slots
        return slots[-1].position + 1 if slots else self.journey.first

    def _flush(self, *, first: int) -> None:
        """Make legs of what was read, and begin anew at a token."""
        journey, self.journey = self.journey, Journey(first=first)
        if not journey.destinations or not journey.slots:
            return
        infer_start(self.tokens, journey, self.context)
        ends = [journey.origins, *([stop] for stop in journey.stops), journey.destinations]
        for origin, destination in chain.from_iterable(product(*two) for two in pairwise(ends)):
            is_there = bool(journey.inferred) and (
                _is_inside(origin, destination) or _is_inside(destination, origin)
            )
            if not is_there and name_of(origin) != name_of(destination):
                self.legs.append(self._leg(journey, origin, destination))
        self.context.arrive(self.tokens, journey)

    def _leg(self, journey: Journey, origin: Token, destination: Token) -> Leg:
        slots = journey.slots
        trigger = next((s.trigger for s in slots if s.part == "destination" and s.trigger), None)
        trigger = trigger if trigger is not None else (slots[0].trigger or 0)
        verbs = [slot.trigger for slot in slots if slot.trigger is not None]
        starts = [self.tokens[i].start for i in (trigger, *verbs, *map(_begin, slots))]
        if any(origin is token for token in self.tokens):
            starts.append(origin.start)
        ends = {name_of(origin), name_of(destination)}
        return Leg(
            origin=origin,
            destination=destination,
            via=tuple(token for token in journey.via if name_of(token) not in ends),
            first=journey.first,
            last=max(slot.position for slot in slots),
            start=min(starts),
            trigger=trigger,
            inferred="" if origin in journey.stops else journey.inferred,
            chained=journey.chained,
        )


def _is_inside(origin: Token, destination: Token) -> bool:
    """Whether something would go to the country in which it is."""
    begin, end = origin.place, destination.place
    if begin is None or end is None:
        return False
    return is_country(end) and begin.country_code == end.country_code


def _begin(slot: Slot) -> int:
    """Return where the words on a place begin: at its preposition, if it has one."""
    return slot.position if slot.marker in {"subject", "object", "same", "none"} else slot.at


def _refines(before: Token, token: Token) -> bool:
    """Whether a place says more exactly where a country or its people receive something."""
    if before.place is None or not (is_country(before.place) or is_demonym(before)):
        return False
    if is_demonym(before):
        return not is_country(token.place)  # `to Iranian units at Aleppo`
    return token.place is None or (
        token.place.country_code == before.place.country_code and not is_country(token.place)
    )
