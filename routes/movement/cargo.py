"""Cargo: what a clause says is carried, and whether it is anything that can be."""

from routes.date_words import find_date_words
from routes.movement.legs import Leg, end_of_words
from routes.movement.sentences import Token

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_LONGEST = 9
_SAID = frozenset({"said", "says", "how", "that", "determined", "there", "then"})


def cargo_span(tokens: list[Token], leg: Leg) -> tuple[int, int]:
    """Return which tokens of a clause name the goods: the first, and the one behind the last."""
    trigger = leg.trigger
    if not tokens[trigger].is_a("carries") and not tokens[trigger].is_a("gives"):
        return trigger, trigger
    if any(token.word in _BE for token in tokens[max(0, trigger - 3) : trigger]) and not (
        tokens[trigger].word.endswith("ing") and tokens[trigger - 1].word != "being"
    ):
        return _before(tokens, trigger)
    return _behind(tokens, trigger)


def _behind(tokens: list[Token], trigger: int) -> tuple[int, int]:
    start = trigger + 1
    if tokens[trigger].is_a("gives"):  # `supply A with goods`
        near = range(start, min(len(tokens), start + _LONGEST))
        start = next((i + 1 for i in near if tokens[i].word == "with"), start)
    while start < len(tokens) and tokens[start].placed:
        start += 1
    end = start
    while end < min(len(tokens), start + _LONGEST):
        token = tokens[end]
        if token.is_a("ending") or (token.placed and end > start) or _is_by_vehicle(token):
            break
        end += 1
    return start, end


def _before(tokens: list[Token], trigger: int) -> tuple[int, int]:
    end = trigger
    while end > 0 and (tokens[end - 1].is_a("linking") or tokens[end - 1].is_a("plans")):
        end -= 1
    start = end
    while start > max(0, end - _LONGEST):
        token = tokens[start - 1]
        if token.is_a("ending") or token.word in _SAID or token.placed:
            break
        start -= 1
        if token.is_a("determiner"):
            break
    return start, end


def _is_by_vehicle(token: Token) -> bool:
    return token.is_a("vehicle") and token.word.startswith(("by ", "on "))


def cargo_words(text: str, tokens: list[Token], span: tuple[int, int]) -> str | None:
    """Return the words that name the goods, or None where they name none."""
    inside = tokens[span[0] : span[1]]
    if not any(token.is_a("goods") for token in inside):
        return None
    inside = _without_dates(text, inside)
    while inside and (inside[0].is_a("determiner") or inside[0].word == "and"):
        inside = inside[1:]
    return " ".join(text[inside[0].start : inside[-1].end].split()) if inside else None


def _without_dates(text: str, tokens: list[Token]) -> list[Token]:
    """Return words without a date at either end: `On 5 June 2023 drones were shipped`."""
    span = tokens[0].start, tokens[-1].end
    at_ends = [w for w in find_date_words(text, span) if w.start == span[0] or w.end == span[1]]
    return [t for t in tokens if not any(w.start <= t.start < w.end for w in at_ends)]


def carries_goods(tokens: list[Token], leg: Leg, *, goods_before: bool) -> bool:
    """Whether a leg tells of goods or people that move, and not of words, money or weather.

    Parameters
    ----------
    tokens
        The clause.
    leg
        The leg.
    goods_before
        Whether the words before spoke of goods, which `it` may stand for.
    """
    start, end = cargo_span(tokens, leg)
    told = tokens[: max(end_of_words(tokens, leg), end)]
    if any(token.is_a("goods") or token.is_a("vehicle") for token in told):
        return True
    subject = tokens[slice(*_before(tokens, leg.trigger))]
    if any(token.is_a("abstract") for token in (*tokens[start:end], *subject)):
        return False
    if leg.chained or (tokens[leg.trigger].entry.strong and not _is_trade(tokens, leg.trigger)):
        return True
    return goods_before and any(token.is_a("pronoun") or token.is_a("onward") for token in told)


def _is_trade(tokens: list[Token], trigger: int) -> bool:
    """Whether a word such as `exports` is a noun, which alone tells of trade and not of goods."""
    following = tokens[trigger + 1 : trigger + 2]
    is_both = tokens[trigger].is_a("noun") and tokens[trigger].is_a("carries")
    return is_both and any(token.word in {"from", "to", "of"} for token in following)
