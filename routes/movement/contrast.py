"""Contrasts: `not to A but to B`, `to B, not to A` tell of one way and deny another.

Only the plainest forms are read so. Of all others the whole is denied, as of any sentence with
`not` in it: what is denied must not become a fact.
"""

from collections.abc import Sequence
from dataclasses import replace

from routes.movement.sentences import Token
from routes.movement.words import TRIGGERS

_HEADINGS = frozenset({"from", "to", "into", "for", "via", "through", "in", "at"})
_BEFORE_NAME = frozenset({"a", "the", "of"})
_PAUSES = frozenset({",", "(", "—", "–", "--"})
_STOPS = frozenset({")", ":", ";", "—", "–", "--", "as"})
"""Behind the second place the sentence ends, or goes on with one of these."""
_GOING_ON = _HEADINGS | {"on", "by"}
_LISTING = frozenset({"and", "or", "nor", "but"})
_OTHERWISE = frozenset({"negates", "denies", "cancels"})
_SUBORDINATE = frozenset({"that", "whether", "who", "whom", "which", ","})
_NAME_REACH = 5
"""The words of `to the port of Odesa`."""
_VERB_REACH = 6
"""The words of `sent the rifles from A` between `not` and `to B but to C`."""


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
        where no place is set against another, or where something else is denied too.
    """
    for i, token in enumerate(tokens):
        readings = None
        if token.word == "but":
            readings = _corrected(tokens, i)
        elif token.word == "not" and i > 1 and tokens[i - 1].word in _PAUSES:
            readings = _ruled_out(tokens, i)
        if readings is not None:
            is_doubted = any(
                t.entry.kinds & _OTHERWISE or t.word == "contrary" for t in readings[0]
            )
            return None if is_doubted else readings
    return None


def _corrected(tokens: list[Token], but: int) -> tuple[list[Token], list[Token]] | None:
    """Read `not to A but to B`, and `not sent to A but to B`."""
    ruled_out = but - 1 - (tokens[but - 1].word == ",")
    heading, other = _headed(tokens, but + 1)
    if other is None or not _is_end(tokens, other + 1, heading):
        return None
    begin = max((k for k in range(ruled_out) if tokens[k].word == heading), default=0)
    if not begin or _headed(tokens, begin) != (heading, ruled_out):
        return None
    denied = tokens[: ruled_out + 1] + _goal_behind(tokens, other + 1, heading)
    if tokens[begin - 1].word == "not":
        return tokens[: begin - 1] + tokens[but + 1 :], denied
    negations = [k for k in range(max(0, begin - _VERB_REACH), begin) if tokens[k].word == "not"]
    if not negations or not _is_one_verb(tokens[negations[-1] + 1 : begin], heading):
        return None
    k = negations[-1]
    # The words that are quoted begin with `not`.
    verb = replace(tokens[k + 1], start=tokens[k].start)
    return [*tokens[:k], verb, *tokens[k + 2 : begin], *tokens[but + 1 :]], denied


def _ruled_out(tokens: list[Token], i: int) -> tuple[list[Token], list[Token]] | None:
    """Read `to B, not to A` and `to B, not A`."""
    heading, place = _headed(tokens, i + 1)
    if place is None or tokens[i - 2].placed is None:
        return None
    begin = i - 2
    if heading:
        begin = max((k for k in range(i) if tokens[k].word == heading), default=0)
        if _headed(tokens, begin) != (heading, i - 2):
            return None
    if not _is_end(tokens, place + 1, heading or _word(tokens, max(0, i - 3))):
        return None
    rest = place + 1 + (tokens[i - 1].word == "(" and _word(tokens, place + 1) == ")")
    stated = tokens[: i - 1] + tokens[rest:]
    denied = tokens[:begin] + tokens[i : place + 1] + _goal_behind(tokens, rest, heading)
    return stated, denied if heading else []


def _headed(tokens: Sequence[Token], i: int) -> tuple[str, int | None]:
    """Return the word that leads to a place which is named here, and where its name stands."""
    heading = _word(tokens, i) if _word(tokens, i) in _HEADINGS else ""
    for k in range(i + bool(heading), min(len(tokens), i + _NAME_REACH)):
        if tokens[k].placed is not None:
            return heading, k
        if tokens[k].word not in _BEFORE_NAME and not tokens[k].is_a("site"):
            break
    return heading, None


def _word(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].word if i < len(tokens) else ""


def _is_end(tokens: Sequence[Token], i: int, heading: str) -> bool:
    """Whether nothing goes on that would belong to the second place: `Syria, Lebanon or Yemen`."""
    if i >= len(tokens) or tokens[i].word in _STOPS or tokens[i].is_a("time"):
        return True
    following = i + (tokens[i].word == ",")
    if following == i and tokens[i].word not in _GOING_ON:
        return False
    goes_on, place = _headed(tokens, following)
    is_more = goes_on in {"", heading} and place is not None
    return not is_more and _word(tokens, following) not in _LISTING


def _goal_behind(tokens: list[Token], i: int, heading: str) -> list[Token]:
    """Return the end that a start behind it shares: `not from A but from B to C`."""
    first = i + (_word(tokens, i) == ",")
    goal, place = _headed(tokens, first)
    return tokens[first : place + 1] if heading == "from" and goal == "to" and place else []


def _is_one_verb(between: Sequence[Token], heading: str) -> bool:
    """Whether nothing but one verb of motion with what is moved stands between words."""
    if not between or not between[0].entry.kinds & TRIGGERS:
        return False
    others = _SUBORDINATE | _LISTING | {heading}
    return not any(token.word in others or token.is_a("breaks") for token in between)
