"""Statement: the movement that a leg of a clause states, with its quotes and its standing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from routes.geodocument import PlacedToponym
from routes.hop import Mode, Status
from routes.movement.cargo import cargo_span, cargo_words
from routes.movement.legs import Leg, end_of_words
from routes.movement.mode import mode_of
from routes.movement.movement import Movement
from routes.movement.sentences import Token
from routes.movement.standing import is_elsewhere
from routes.toponyms import Toponym

_CUE_REACH = 160
"""A word on the standing that is further away, in code points, stays out of the quote."""
_UNTOLD = frozenset({Status.DENIED, Status.PLANNED})


@dataclass(frozen=True, slots=True)
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
    """

    clause: list[Token]
    leg: Leg
    status: Status
    cues: list[Token]
    vehicle: Mode = Mode.UNKNOWN


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
            says.insert(0, _span_naming(toponym, earlier))
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
        likelihood="possible" if leg.inferred or not is_known else "likely",
        reasons=_reasons(text, statement),
    )


def add_movements(movements: list[Movement], found: Iterable[Movement]) -> list[int]:
    """Add movements to those before, and return where they stand.

    What is denied of a movement that was told before, or told of one that was denied, is one
    disputed movement.
    """
    added = []
    for movement in found:
        ends = _ends(movement)
        doubted = (
            i
            for i, other in enumerate(movements)
            if _ends(other) == ends
            and Status.DENIED in {other.status, movement.status}
            and other.status is not movement.status
            and Status.PLANNED not in {other.status, movement.status}
        )
        i = next(doubted, len(movements))
        if i == len(movements):
            movements.append(movement)
        else:
            movements[i] = replace(
                movements[i],
                status=Status.DISPUTED,
                says=(*movements[i].says, *movement.says),
                denies=(*movements[i].denies, *movement.denies),
            )
        added.append(i)
    return added


def disputed(movement: Movement, tokens: list[Token]) -> Movement:
    """Return a movement that words elsewhere deny, unless they or it tell of something else."""
    ends = (movement.origin, *movement.via, movement.destination)
    if movement.status in _UNTOLD:
        return movement
    if is_elsewhere(tokens, [placed.place for placed in ends if placed.place]):
        return movement
    span = tokens[0].start, tokens[-1].end
    return replace(movement, status=Status.DISPUTED, denies=(*movement.denies, span))


def _ends(movement: Movement) -> tuple[str, str]:
    return movement.origin.toponym.exact, movement.destination.toponym.exact


def _span_naming(toponym: Toponym, earlier: Sequence[Movement]) -> tuple[int, int]:
    """Return words of an earlier sentence that name an end of a leg."""
    for movement in reversed(earlier):
        for span in (*movement.says, *movement.denies):
            if span[0] <= toponym.start < span[1]:
                return span
    return toponym.start, toponym.end


def _told_span(statement: Statement, cargo: tuple[int, int]) -> tuple[int, int]:
    """Return where the words stand that state a leg, with those that qualify it."""
    clause, leg = statement.clause, statement.leg
    begin, stop = clause[0].start, clause[-1].end
    inside = [token for token in leg.via if begin <= token.start]
    goods = clause[cargo[0] : cargo[1]]
    near = [cue for cue in statement.cues if leg.start - cue.start < _CUE_REACH]
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
    return tuple(reasons)
