"""Retractions: what an earlier version said, or a statement that was a mistake, is taken back."""

from collections.abc import Sequence

from routes.movement.sentences import Token
from routes.movement.tense import AUXILIARIES

_TEXTS = frozenset({"article", "dispatch", "passage", "release", "sentence", "version"})
_EARLIER = frozenset({"earlier", "first", "initial", "original", "previous"})
_TAKING_BACK = frozenset({"corrected", "corrects", "retracted", "retracts", "withdrew"})
_SAYING = frozenset(
    {"announced", "claimed", "reported", "said", "say", "saying", "stated", "stating", "that"}
    | {"which", "wrote"}
)
_WRONGLY = frozenset(
    {"erroneously", "falsely", "inaccurately", "incorrectly", "mistakenly", "originally", "wrongly"}
)
_NOT_SAID = frozenset({"omitted", "failed", "neglected"})
_WRONG = frozenset({"erroneous", "error", "inaccurate", "incorrect", "mistake", "mistaken"})
MISTAKES = _WRONG | _TAKING_BACK
"""Only a sentence with one of these words takes back what another told."""
_REACH = 5


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
    words = [token.word for token in before]
    for i, word in enumerate(words):
        following = words[i + 1 :]
        is_version = word == "version" and i > 0 and words[i - 1] in _EARLIER
        if is_version or _takes_text_back(before, i):
            is_said = not _SAYING.isdisjoint(following) and _NOT_SAID.isdisjoint(following)
            return [before[i]] if is_said else []
        is_wrongly = word in _WRONGLY and not _SAYING.isdisjoint(following[:1])
        is_mistake = word in {"error", "mistake"} and not _SAYING.isdisjoint(following)
        if is_wrongly or is_mistake or word == "misstated":
            return [before[i]]
    if any(_is_text(token) for token in before):
        return [tokens[i] for i in range(trigger, len(tokens)) if _is_called_wrong(tokens, i)]
    return []


def takes_back(tokens: Sequence[Token]) -> bool:
    """Return whether a sentence takes back what was told: `he said the sentence was an error`."""
    if any(_takes_text_back(tokens, i) for i in range(len(tokens))):
        return True
    words = [token.word for token in tokens]
    if any(
        word.startswith("regret") and "error" in words[i : i + _REACH]
        for i, word in enumerate(words)
    ):
        return True
    texts = [i for i, token in enumerate(tokens) if _is_text(token)]
    return bool(texts) and any(_is_called_wrong(tokens, i) for i in range(texts[0], len(tokens)))


def _is_text(token: Token) -> bool:
    return token.is_a("account") or token.word in _TEXTS


def _takes_text_back(tokens: Sequence[Token], i: int) -> bool:
    """Whether a text is taken back: `retracted the story`, not `the corrected story`."""
    if tokens[i].word not in _TAKING_BACK or (i and tokens[i - 1].is_a("determiner")):
        return False
    return any(_is_text(t) or t.word == "one" for t in tokens[i + 1 : i + 1 + _REACH - 1])


def _is_called_wrong(tokens: Sequence[Token], i: int) -> bool:
    """Whether something is said to be wrong: `was a mistake`, not `by mistake`."""
    if tokens[i].word not in _WRONG:
        return False
    return any(token.word in AUXILIARIES for token in tokens[max(0, i - _REACH) : i])
