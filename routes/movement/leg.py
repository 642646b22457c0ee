"""Leg: one place to another in a clause, and how far the words on it reach."""

from dataclasses import dataclass

from routes.movement.sentences import Token, is_demonym
from routes.movement.words import TRIGGERS

_TRAILING = 8
"""So many words behind the last place may still say how the goods get there."""
_NOUNS = frozenset({"nominal", "noun", "vehicle"})
_ADDING = frozenset({"again", "also", "this", "mostly", "mainly", "usually", "first"})
_ABOARD = frozenset({"by", "aboard", "on", "in", "using", "with"})


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


def end_of_words(tokens: list[Token], leg: Leg) -> int:
    """Return where the words on a leg end: behind the boat in `to Mopti by boat`."""
    end = leg.last + 1
    for i in range(end, min(len(tokens), end + _TRAILING)):
        token, following = tokens[i], tokens[i + 1].word if i + 1 < len(tokens) else ""
        if following in _ADDING and i + 2 < len(tokens):  # `, again by air`
            following = tokens[i + 2].word
        if token.word in {"and", "then", "where"} or (token.placed and not is_demonym(token)):
            break
        is_means = following in _ABOARD or following.startswith("by ")
        if token.word == "," and (not is_means or _leads_further(tokens, i + 1)):
            break
        if _is_other_verb(token):
            break  # `flown to Amdjarass are to be taken by road to`
        if token.is_a("vehicle"):
            end = i + 1
    return end


def _is_other_verb(token: Token) -> bool:
    """Whether a word tells of another movement, and is no vehicle or noun of this one."""
    return bool(token.entry.kinds & TRIGGERS) and not token.entry.kinds & _NOUNS


def _leads_further(tokens: list[Token], i: int) -> bool:
    """Whether a vehicle is told for what follows: `, by rail to Poti` behind another leg."""
    for token in tokens[i : i + _TRAILING]:
        if token.word == "," or token.placed:
            return False
        if token.word in {"to", "as far as"}:
            return True
    return False
