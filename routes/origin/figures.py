"""Figures: what it says that two texts have a number in common."""

from collections.abc import Iterator, Sequence

from routes.origin.numerals import Figure
from routes.origin.words import stem

_SMALL = 12
_LEAST_ACROSS, _SMALL_ACROSS = 3, 0.5
_HUNDRED = 100
_PRECISE = 3
"""Significant digits."""
_TELLING, _MOST_RARE = 1.0, 3.0
_SAME_NOUN, _SAME_UNIT = 1.0, 0.4
"""What it adds that two figures count the same, or have one unit."""
_ROUGHLY = 0.08
"""`More than eighteen thousand` may be 18,400."""
_OF_ROUGH = 0.7
_UNITS = frozenset(
    stem(word)
    for word in (
        *("cent", "dollars", "euros", "pounds", "years", "months", "weeks", "days", "hours"),
        *("minutes", "kilometres", "kilometers", "miles", "metres", "meters", "tonnes", "tons"),
    )
)
"""They measure many things: a text that has others tells nothing else of the same."""


def shared_figures(
    first: Sequence[Figure], second: Sequence[Figure], *, is_across: bool
) -> Iterator[tuple[Figure, Figure, float]]:
    """Yield the figures that two texts have in common, with what each says for one origin.

    Parameters
    ----------
    first, second
        The figures of the two texts.
    is_across
        Whether the texts are in two languages: then it is not known whether they count the same.
    """
    by_value: dict[float, list[Figure]] = {}
    by_noun: dict[str, list[Figure]] = {}
    for figure in second:
        by_value.setdefault(figure.value, []).append(figure)
        for noun in sorted(figure.nouns):
            by_noun.setdefault(noun, []).append(figure)
    for figure in first:
        same = by_value.get(figure.value)
        others = same or [other for noun in sorted(figure.nouns) for other in by_noun.get(noun, ())]
        weight, other = max(
            ((weight_of(figure, other), -i) for i, other in enumerate(others)), default=(0.0, 0)
        )
        if weight:
            yield figure, others[-other], weight
        elif is_across and same and figure.value >= _LEAST_ACROSS:
            yield figure, same[0], _SMALL_ACROSS


def weight_of(first: Figure, second: Figure) -> float:
    """Return how much it says that two texts have these two figures; 0 if they differ.

    In the unit of a log-likelihood ratio: 412,000 says more than 400,000, and `four` something only
    where the same is counted.
    """
    is_same = first.value == second.value
    shared = first.nouns & second.nouns
    shares = bool(shared)
    noun = _SAME_UNIT if shared <= _UNITS else _SAME_NOUN
    if not is_same and not (shares and _is_roughly(first.value, second.value)):
        return 0.0
    least = 0.0 if _is_small(first.value) and not shares else _rarity(first)
    if not least:
        return 0.0
    return (least + noun * shares) * (1.0 if is_same else _OF_ROUGH)


def differ(first: tuple[Figure, ...], second: tuple[Figure, ...]) -> int:
    """Return how many nouns are counted in both texts, and never by the same number."""
    counts: list[dict[str, set[float]]] = [{}, {}]
    for count, figures in zip(counts, (first, second), strict=True):
        for figure in figures:
            for noun in figure.nouns - _UNITS:
                count.setdefault(noun, set()).add(figure.value)
    return sum(
        noun in counts[1]
        and not any(a == b or _is_roughly(a, b) for a in values for b in counts[1][noun])
        for noun, values in counts[0].items()
    )


def _is_roughly(first: float, second: float) -> bool:
    low, high = sorted((first, second))
    return low > _HUNDRED and _digits(low) < _PRECISE and high - low <= _ROUGHLY * high


def share_none(first: Sequence[Figure], second: Sequence[Figure], least: int) -> bool:
    """Return whether two texts have as many telling figures each, and none in common."""
    own, other = (
        {figure.value for figure in figures if is_telling(figure)} for figures in (first, second)
    )
    return min(len(own), len(other)) >= least and not own & other


def is_telling(figure: Figure) -> bool:
    """Return whether a number is rare enough to be compared for itself."""
    return _rarity(figure) > _TELLING


def is_precise(figure: Figure) -> bool:
    """Return whether two texts hardly have a number in common by chance."""
    return _rarity(figure) >= _MOST_RARE


def _rarity(figure: Figure) -> float:
    value = figure.value
    if _is_small(value) or figure.is_year:
        return 0.4
    if value < _HUNDRED:
        return 0.8 if value < 1 or value % 10 == 0 else 1.5
    return min(_MOST_RARE, 0.4 + 0.8 * _digits(value))


def _is_small(value: float) -> bool:
    return 1 <= value <= _SMALL and value.is_integer()


def _digits(value: float) -> int:
    """Return the number of significant digits: 2 of 18,000."""
    return len(f"{value:.6g}".replace(".", "").partition("e")[0].strip("0")) if value else 0
