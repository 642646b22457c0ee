"""Statement: the movement that a leg of a clause states, with its quotes and its standing."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from routes.date_words import DateWords
from routes.geodocument import PlacedToponym
from routes.hop import Mode, Status
from routes.movement.cargo import cargo_span, cargo_words
from routes.movement.denial import is_elsewhere
from routes.movement.leg import Leg, end_of_words
from routes.movement.mode import mode_of
from routes.movement.movement import Movement
from routes.movement.sentences import Token, sentence_spans
from routes.toponyms import Toponym

_CUE_REACH = 160
"""A word on the standing that is further away, in code points, stays out of the quote."""
_BESIDE_NAME = 120
"""So many characters of a long sentence are quoted on each side of a name."""
_UNTOLD = frozenset({Status.DENIED, Status.PLANNED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A leg as its clause states it.

    Parameters
    ----------
    clause, leg
        The words and what they tell of.
    status, cues
        Its standing, and the words that say so.
    vehicle
        How the vehicle travels that the words before were about, if this is still about it.
    dated, published
        The words that say when, and when the document was published.
    """

    clause: list[Token]
    leg: Leg
    status: Status
    cues: list[Token]
    vehicle: Mode
    dated: DateWords | None
    published: str | None


def movement_of(text: str, statement: Statement, earlier: Sequence[Movement]) -> Movement:
    """Return the movement that a statement makes.

    Parameters
    ----------
    text
        The document.
    statement
        What a clause says.
    earlier
        The movements before, in whose words an end may be named.
    """
    clause, leg = statement.clause, statement.leg
    cargo = cargo_span(clause, leg)
    says = [_told_span(statement, cargo)]
    for end in (leg.destination, leg.origin):
        toponym = _placed(end).toponym
        if not any(start <= toponym.start < stop for start, stop in says):
            says.insert(0, _span_naming(text, toponym, earlier))
    denied = statement.status is Status.DENIED
    mode = mode_of(clause, leg, cargo)
    is_known = leg.origin.place is not None and leg.destination.place is not None
    return Movement(
        origin=_placed(leg.origin),
        destination=_placed(leg.destination),
        via=tuple(_placed(token) for token in leg.via),
        mode=statement.vehicle if mode is Mode.UNKNOWN else mode,
        status=statement.status,
        says=() if denied else tuple(says),
        denies=tuple(says) if denied else (),
        cargo=cargo_words(text, clause, cargo),
        date=statement.dated.edtf if statement.dated else None,
        likelihood="possible" if leg.inferred or not is_known else "likely",
        reasons=_reasons(text, statement),
    )


@dataclass(slots=True)
class Told:
    """The movements of a document, as far as it has been read.

    Parameters
    ----------
    movements
        In order.
    harbours
        Names of the places that ships were said to reach or leave.
    """

    movements: list[Movement] = field(default_factory=list)
    harbours: set[str] = field(default_factory=set)
    _by_ends: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, movement: Movement) -> int:
        """Add a movement, and return where it stands.

        What is denied of a movement that was told before, or told of one that was denied, is one
        disputed movement.
        """
        ends = movement.origin.toponym.exact, movement.destination.toponym.exact
        if movement.mode is Mode.SEA:
            self.harbours.update(ends)
        i = self._by_ends.get(ends, len(self.movements))
        if i < len(self.movements) and _is_contrary(self.movements[i], movement):
            self.movements[i] = replace(
                self.movements[i],
                status=Status.DISPUTED,
                says=(*self.movements[i].says, *movement.says),
                denies=(*self.movements[i].denies, *movement.denies),
            )
            return i
        self._by_ends[ends] = len(self.movements)
        self.movements.append(movement)
        return len(self.movements) - 1


def _is_contrary(one: Movement, other: Movement) -> bool:
    """Whether one of two movements with the same ends is denied, and the other told as a fact."""
    if one.date and other.date and one.date != other.date:
        return False
    statuses = {one.status, other.status}
    return Status.DENIED in statuses and len(statuses - _UNTOLD) == 1


def disputed(movement: Movement, tokens: list[Token]) -> Movement:
    """Return a movement that words elsewhere deny, unless they or it tell of something else."""
    ends = (movement.origin, *movement.via, movement.destination)
    if movement.status in _UNTOLD:
        return movement
    if is_elsewhere(tokens, [placed.place for placed in ends if placed.place]):
        return movement
    span = tokens[0].start, tokens[-1].end
    return replace(movement, status=Status.DISPUTED, denies=(*movement.denies, span))


def _span_naming(text: str, toponym: Toponym, earlier: Sequence[Movement]) -> tuple[int, int]:
    """Return words of an earlier sentence that name an end of a leg, its name alone telling little.

    The words are those of a movement that was told there, or else the sentence.
    """
    for movement in reversed(earlier):
        for span in (*movement.says, *movement.denies):
            if span[0] <= toponym.start < span[1]:
                return span
    return _sentence_around(text, toponym)


def _sentence_around(text: str, toponym: Toponym) -> tuple[int, int]:
    """Return where the sentence stands that has a name; of a long one the words beside it."""
    paragraph = text.rfind("\n\n", 0, toponym.start) + 1
    end = text.find("\n\n", toponym.end)
    inside = text[paragraph : end if end >= 0 else len(text)]
    spans = [(paragraph + start, paragraph + stop) for start, stop in sentence_spans(inside)]
    holding = [span for span in spans if span[0] <= toponym.start and toponym.end <= span[1]]
    start, stop = holding[0] if holding else (toponym.start, toponym.end)
    words = text[start:stop]
    start, stop = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    if toponym.start - start > _BESIDE_NAME:
        space = text.find(" ", toponym.start - _BESIDE_NAME, toponym.start)
        start = space + 1 if space >= 0 else toponym.start
    if stop - toponym.end > _BESIDE_NAME:
        space = text.rfind(" ", toponym.end, toponym.end + _BESIDE_NAME)
        stop = space if space >= 0 else toponym.end
    return start, stop


def _told_span(statement: Statement, cargo: tuple[int, int]) -> tuple[int, int]:
    """Return where the words stand that state a leg, with those that qualify it."""
    clause, leg = statement.clause, statement.leg
    begin, stop = clause[0].start, clause[-1].end
    inside = [token for token in leg.via if begin <= token.start]
    goods = clause[cargo[0] : cargo[1]]
    cues: list[Token | DateWords] = [*statement.cues]
    cues += [statement.dated] if statement.dated else []
    near = [cue for cue in cues if leg.start - cue.start < _CUE_REACH]
    start = min(leg.start, *(t.start for t in (*near, *goods, *inside, clause[leg.trigger])))
    told = clause[end_of_words(clause, leg) - 1]
    end = max(t.end for t in (told, *near, *goods, *inside))
    if begin <= leg.destination.start < stop:
        end = max(end, leg.destination.end)
    return start, end


def _placed(token: Token) -> PlacedToponym:
    if token.placed is None:
        raise TypeError(token)
    return token.placed


def _reasons(text: str, statement: Statement) -> tuple[str, ...]:
    leg = statement.leg
    trigger = statement.clause[leg.trigger]
    reasons = [f"“{text[trigger.start : trigger.end]}”"]
    reasons += [leg.inferred] if leg.inferred else []
    reasons += [
        f"the gazetteer does not know {_placed(end).toponym.exact}"
        for end in (leg.origin, leg.destination)
        if end.place is None
    ]
    if statement.cues:
        reasons.append("standing from " + ", ".join(f"“{cue.word}”" for cue in statement.cues))
    if statement.dated:
        reasons.append(_reason_of_date(text, statement.dated, statement.published))
    return tuple(reasons)


def _reason_of_date(text: str, dated: DateWords, published: str | None) -> str:
    reason = f"date from “{text[dated.start : dated.end]}”"
    return f"{reason}, reckoned from the publication on {published}" if dated.reckoned else reason
