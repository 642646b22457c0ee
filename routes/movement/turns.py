"""Turns: the words at which a clause goes on to another leg, such as `there`, `where`, `back`."""

from typing import Literal

from routes.movement.sentences import Token
from routes.movement.tense import AUXILIARIES
from routes.movement.words import LADEN

Turn = Literal["there", "where", "whither", "back", "on"]
"""What follows: a leg from the place spoken of, from the place before, one to it, a way back, the
next leg."""

_THERE = frozenset({"there", "thence"})
_BACK = frozenset({"back", "returned", "returning"})
TURNS = frozenset({"there", "thence", "that", "where", "whence", "which", "on", *_BACK})
"""Only at these words, at onward ones and at places a clause may take another turn."""
WHENCE = frozenset({"from", "out", "and", "thence"})
_LEADING = frozenset({"to", "by", "from", "through", "via", "into"})


def turn_of(tokens: list[Token], i: int) -> Turn | None:
    """Return what turn a clause takes at a word, if any.

    Parameters
    ----------
    tokens
        The clause.
    i
        Where the word stands.
    """
    word = tokens[i].word
    before = tokens[i - 1].word if i else ""
    following = tokens[i + 1].word if i + 1 < len(tokens) else ""
    is_existential = following in AUXILIARIES and before not in WHENCE  # `there is a port`
    turn: Turn | None = None
    if (word in _THERE and not is_existential) or _is_from_site(tokens, i):
        turn = "there"
    elif word == "which" and before == "to":
        turn = "whither"
    elif word in {"where", "whence"} or (word == "which" and before == "from"):
        turn = "where"
    elif word in _BACK and following in LADEN:
        turn = "back"
    elif tokens[i].is_a("onward") or (word == "on" and following in _LEADING):
        turn = "on"
    return turn


def _is_from_site(tokens: list[Token], i: int) -> bool:
    """Whether `that` points to where goods go on from: `from that port`."""
    if tokens[i].word != "that" or not i or tokens[i - 1].word != "from":
        return False
    return any(token.is_a("site") for token in tokens[i + 1 : i + 2])
