"""Retractions: what an earlier version said, or a statement that was a mistake, is taken back."""

from collections.abc import Sequence

from routes.movement.sentences import Token
from routes.movement.tense import AUXILIARIES

_TEXTS = frozenset({"article", "dispatch", "passage", "release", "sentence", "version"})
_EARLIER = frozenset({"earlier", "original", "previous"})
_TAKING_BACK = frozenset({"corrected", "corrects", "retracted", "retracts"})
_SAYING = frozenset({"said", "saying", "stated", "stating", "that", "which"})
MISTAKES = frozenset({"erroneous", "error", "inaccurate", "incorrect", "mistake", "mistaken"})
"""Only a sentence with one of these words, or an earlier version, takes anything back."""
_BETWEEN = frozenset({"a", "an", "in", "simply", "clearly", "plainly"})


def taken_back(tokens: Sequence[Token], trigger: int) -> list[Token]:
    """Return the words of a clause that take back what it says was told, up to a verb and behind.

    Parameters
    ----------
    tokens
        The clause: `an earlier version said that it sailed to A`.
    trigger
        Where the verb of what was told stands.
    """
    before = tokens[:trigger]
    for i, token in enumerate(before):
        is_version = token.word == "version" and i > 0 and before[i - 1].word in _EARLIER
        if is_version or token.word in _TAKING_BACK:
            said = any(other.word in _SAYING for other in before[i + 1 :])
            return [token] if said else []
    if any(_is_text(token) for token in before):
        return [tokens[i] for i in range(trigger, len(tokens)) if _is_called_wrong(tokens, i)]
    return []


def takes_back(tokens: Sequence[Token]) -> bool:
    """Return whether a sentence takes back what was told: `he said the sentence was an error`."""
    texts = [i for i, token in enumerate(tokens) if _is_text(token)]
    return bool(texts) and any(_is_called_wrong(tokens, i) for i in range(texts[0], len(tokens)))


def _is_text(token: Token) -> bool:
    return token.is_a("account") or token.word in _TEXTS


def _is_called_wrong(tokens: Sequence[Token], i: int) -> bool:
    """Whether something is said to be wrong: `was a mistake`, not `by mistake`."""
    if tokens[i].word not in MISTAKES:
        return False
    k = i - 1
    while k > 0 and tokens[k].word in _BETWEEN:
        k -= 1
    return k >= 0 and tokens[k].word in AUXILIARIES
