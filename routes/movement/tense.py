"""Tense: whether a verb of motion tells of what was."""

from collections.abc import Sequence

from routes.movement.sentences import Token

_REACH = 4
"""Words before a verb among which its auxiliaries stand."""
_MODAL = frozenset({"will", "would", "may", "might", "can", "could", "shall", "should", "must"})
_PAST = frozenset({"was", "were", "had", "has", "have", "did"})
_PRESENT = frozenset({"is", "are", "be", "being", "does"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "got"})
_CLOSE = 3
AUXILIARIES = _MODAL | _PAST | _PRESENT
_IRREGULAR = frozenset(
    {"bore", "brought", "came", "drew", "driven", "drove", "fed", "fell", "fled", "flew", "flown"}
    | {"gave", "gone", "got", "led", "left", "ran", "rode", "sent", "set", "sold", "taken", "took"}
    | {"went", "withdrew", "drawn"}
)
"""Past forms that do not end in -ed, also as the first word of phrases such as `set sail`."""


def is_past(tokens: Sequence[Token], trigger: int) -> bool:
    """Return whether a verb tells of what was: `left`, `had gone`, `was sent`, but not `are sent`.

    Parameters
    ----------
    tokens
        The clause.
    trigger
        Where the verb stands.
    """
    near = {
        word
        for token in tokens[max(0, trigger - _REACH) : trigger]
        if token.is_a("linking") or token.is_a("plans")
        for word in token.word.split()
    }
    if near & _MODAL or "to" in near:
        return False
    if near & _PAST:
        return True
    word = tokens[trigger].word
    return not near & _PRESENT and (word.endswith("ed") or word.partition(" ")[0] in _IRREGULAR)


def is_passive(tokens: Sequence[Token], trigger: int) -> bool:
    """Return whether a form of `be` leads to a verb: `were quickly taken`, not `is due to take`."""
    if trigger and tokens[trigger - 1].word == "to":
        return False
    return any(token.word in BE for token in tokens[max(0, trigger - _CLOSE) : trigger])
