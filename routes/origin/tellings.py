"""Tellings: what a text tells together in one sentence, and what two texts both tell so.

Two texts on one subject share its words here and there. Two that retell one source, in whatever
words, tell the same things of the same things: `bread and a bucket`, `eleven of ninety-three`.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from routes.origin.figures import is_telling
from routes.origin.names import Span
from routes.origin.numerals import Figure
from routes.origin.sentences import sentences

_MOST_SENTENCES = 200
_LEAST = 2
"""Fewer words in common tell nothing together."""
_NOWHERE = -9
_SMALL_FIGURE, _FIGURE = 1.0, 2.5
"""How rare figures are, to be compared with words."""

_Both = tuple[int, int, float, str]
"""Where a word stands in both sentences, how rare it is, and its stem."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellings:
    """The sentences of a text, each with what it tells of.

    Parameters
    ----------
    spans
        Where each stands.
    holders
        For each stem of a word, and each figure, the numbers of the sentences that have it, each
        with the number of the word there.
    """

    spans: tuple[Span, ...]
    holders: Mapping[str, Mapping[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A sentence in each of two texts, and what both have.

    Parameters
    ----------
    first, second
        Where they stand.
    words
        The stems and figures.
    rarity
        How rare those are, together.
    """

    first: Span
    second: Span
    words: tuple[str, ...]
    rarity: float


def tellings_in(
    text: str, stems: Iterable[tuple[int, int, str]], figures: Sequence[Figure]
) -> Tellings:
    """Return the sentences of a text with what they tell of.

    Parameters
    ----------
    text
        The text.
    stems
        Stems of the words that tell something, with where each stands and its number.
    figures
        The numbers of the text.
    """
    spans = tuple(islice(sentences(text), _MOST_SENTENCES))
    starts = [begin for begin, _ in spans]
    holders: dict[str, dict[int, int]] = {}
    told = ((figure.span[0], _NOWHERE, figure_key(figure)) for figure in figures)
    for start, place, key in (*stems, *told):
        number = bisect_right(starts, start) - 1
        if number >= 0 and start < spans[number][1]:
            holders.setdefault(key, {}).setdefault(number, place)
    return Tellings(spans=spans, holders=holders)


def figure_key(figure: Figure) -> str:
    """Return by what a figure is known among stems: with two marks if it is not everybody's."""
    return f"{'##' if is_telling(figure) else '#'}{figure.value:g}"


def told_together(
    first: Tellings, second: Tellings, rarity: Mapping[str, float], *, aside: frozenset[str]
) -> Iterator[Telling]:
    """Yield the sentences of two texts that tell of the same, the best first.

    Each sentence and each word counts once.

    Parameters
    ----------
    first, second
        What the texts tell.
    rarity
        How rare a stem is in the folder.
    aside
        Stems that are not compared.
    """
    shared: dict[tuple[int, int], list[_Both]] = {}
    rare = _rarity(rarity)
    for key in first.holders.keys() & second.holders.keys() - aside:
        for one, place in first.holders[key].items():
            for other, other_place in second.holders[key].items():
                shared.setdefault((one, other), []).append((place, other_place, rare(key), key))
    weighed = sorted(
        (-weight, pair)
        for pair, both in shared.items()
        if len(both) >= _LEAST and (weight := _together(both))
    )
    seen: tuple[set[int], set[int]] = (set(), set())
    told: set[str] = set()
    for _, (one, other) in weighed:
        both = [word for word in shared[one, other] if word[-1] not in told]
        weight = _together(both) if one not in seen[0] and other not in seen[1] else 0.0
        if weight:
            seen[0].add(one)
            seen[1].add(other)
            words = tuple(sorted(key for *_, key in both))
            told.update(words)
            yield Telling(
                first=first.spans[one], second=second.spans[other], words=words, rarity=weight
            )


def _together(both: list[_Both]) -> float:
    """Return how rare words are together; those that stand side by side in both are one word."""
    both.sort()
    total, count = 0.0, 0
    for before, word in pairwise([(_NOWHERE, _NOWHERE, 0.0, ""), *both]):
        is_compound = word[0] - before[0] == word[1] - before[1] == 1
        total += max(0.0, word[2] - before[2]) if is_compound else word[2]
        count += not is_compound
    return total if count >= _LEAST else 0.0


def _rarity(rarity: Mapping[str, float]) -> Callable[[str], float]:
    def rare(key: str) -> float:
        if key.startswith("#"):
            return _FIGURE if key.startswith("##") else _SMALL_FIGURE
        return rarity.get(key, 0.0)

    return rare
