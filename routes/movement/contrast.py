"""Contrasts: `not to A but to B`, `to B, not to A` tell of one way and deny another."""

from collections.abc import Sequence

from routes.movement.sentences import Token

_HEADING = frozenset({"from", "to", "into", "for", "via", "through", "in", "at"})
_LEADING = _HEADING | {"a", "the", "of"}
_PAUSES = frozenset({",", "(", "—", "–", "--"})
_ENDING = frozenset({",", ")", ":", "—", "–", "--", "as", "and"})
"""Behind `not to A` the sentence ends, or goes on with one of these."""
_MOST_WORDS = 5
_VERB_REACH = 6
"""So many words stand between `not` and the place: `was not sent on to A but to B`."""


def contrasted(tokens: list[Token]) -> tuple[list[Token], list[Token]] | None:
    """Return a sentence without what it sets against another place, and one that denies that.

    Parameters
    ----------
    tokens
        The sentence.

    Returns
    -------
    stated, denied
        What is left of it to be read as stated, and what as denied, which may be nothing; None
        where no place is set against another.
    """
    for i, token in enumerate(tokens):
        readings = None
        if token.word == "but":
            readings = _corrected(tokens, i)
        elif token.word == "not" and i and tokens[i - 1].word in _PAUSES:
            readings = _ruled_out(tokens, i)
        if readings is not None:
            return readings
    return None


def _corrected(tokens: list[Token], but: int) -> tuple[list[Token], list[Token]] | None:
    """Read `not to A but to B`, and `not sent to A but to B`."""
    other = _place_behind(tokens, but + 1)
    end = but - 1 - (tokens[but - 1].word == ",")
    if other is None:
        return None
    heading = tokens[but + 1].word
    if heading in _HEADING:
        begins = [k for k in range(end) if tokens[k].word == heading]
    else:
        begins = [k for k in range(1, end + 1) if tokens[k - 1].word == "not"]
    if not begins or _place_behind(tokens, begins[-1]) != end:
        return None
    begin = begins[-1]
    near = [k for k in range(max(0, begin - _VERB_REACH), begin) if tokens[k].word == "not"]
    if not near:
        return None
    return (
        tokens[: near[-1]] + tokens[near[-1] + 1 : begin] + tokens[but + 1 :],
        tokens[:but] + tokens[other + 1 :],
    )


def _ruled_out(tokens: list[Token], i: int) -> tuple[list[Token], list[Token]] | None:
    """Read `to B, not to A`, with `not to A` in the stead of `to B` where that is denied."""
    place = _place_behind(tokens, i + 1)
    if place is None or any(t.word not in _ENDING for t in tokens[place + 1 : place + 2]):
        return None
    heading = tokens[i + 1].word
    before = [k for k in range(i) if heading in _HEADING and tokens[k].word == heading]
    is_end = bool(before) and _place_behind(tokens, before[-1]) is not None
    denied = tokens[: before[-1]] + tokens[i:] if is_end else []
    return tokens[: i - 1] + tokens[place + 1 :], denied


def _place_behind(tokens: Sequence[Token], i: int) -> int | None:
    """Return where a place stands that begins here, as in `to the port of Odesa`."""
    for k in range(i, min(len(tokens), i + _MOST_WORDS)):
        if tokens[k].placed is not None:
            return k
        if tokens[k].word not in _LEADING and not tokens[k].is_a("site"):
            return None
    return None
