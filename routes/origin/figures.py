"""Figures: the numbers of a text with what they count, in digits or in words."""

import re
from dataclasses import dataclass

_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
            *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
            *("eighteen", "nineteen", "twenty"),
        ],
        start=1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "m": 1e6, "bn": 1e9}
_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_SCALE = "hundred|thousand|million|billion"
_FIGURE = re.compile(
    rf"(?<![\w.,])(?P<money>[$€£])?"
    rf"(?:(?P<digits>\d[\d,]{{0,14}}(?:\.\d{{1,4}})?)|\b(?P<word>(?:{_WORD})(?:-(?:{_WORD}))?)\b)"
    rf"(?P<sign>\s?%)?(?:(?:\s|-)?(?P<scale>{_SCALE}|bn|m)\b)?"
    r"(?:[\s-]+(?:of\s+|per\s+)?(?P<noun>[a-zA-Z]{3,})(?:[\s-]+(?:of\s+)?(?P<next>[a-zA-Z]{3,}))?)?",
    re.IGNORECASE,
)
_UNIT = {"$": "dollar", "€": "euro", "£": "pound", "%": "cent"}
_ENDING = re.compile(r"(?:ing|ed|es|s|ly|e)$")
_SMALL = 12
_SAME_NOUN = 1.0
"""What it adds that two figures count the same."""
_ROUGHLY = 0.08
"""`More than eighteen thousand` may be 18,400."""
_OF_ROUGH = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number in a text.

    Parameters
    ----------
    value
        The number.
    nouns
        The stems of the words behind it: what it counts.
    span
        Where it stands first.
    """

    value: float
    nouns: frozenset[str]
    span: tuple[int, int]


def figures_in(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text, one for each number.

    Examples
    --------
    >>> [figure.value for figure in figures_in("23 beaches, twenty-three of them; $480 million")]
    [23.0, 480000000.0]
    """
    found: dict[float, Figure] = {}
    for match in _FIGURE.finditer(text):
        value = _value(match)
        said = [
            match["noun"],
            match["next"],
            _UNIT.get((match["money"] or match["sign"] or "").strip()),
        ]
        nouns = frozenset(stem(word) for word in said if word)
        if value in found:
            nouns |= found[value].nouns
        span = found[value].span if value in found else match.span()
        found[value] = Figure(value=value, nouns=nouns, span=span)
    return tuple(found.values())


def stem(word: str) -> str:
    """Return what the forms of a word have in common, more or less.

    Examples
    --------
    >>> stem("inspectors"), stem("Inspector")
    ('inspec', 'inspec')
    """
    return _ENDING.sub("", word.lower())[:6]


def weight_of(first: Figure, second: Figure) -> float:
    """Return how much it says that two texts have these two figures; 0 if they differ.

    In the unit of a log-likelihood ratio: 412,000 says more than 400,000, and `four` something only
    where the same is counted.
    """
    is_same = first.value == second.value
    shares = bool(first.nouns & second.nouns)
    if not is_same and not (shares and _is_roughly(first.value, second.value)):
        return 0.0
    least = 0.0 if min(first.value, second.value) <= _SMALL and not shares else _rarity(first.value)
    if not least:
        return 0.0
    return (least + _SAME_NOUN * shares) * (1.0 if is_same else _OF_ROUGH)


def _is_roughly(first: float, second: float) -> bool:
    low, high = sorted((first, second))
    return low > 100 and _digits(low) <= 2 and high - low <= _ROUGHLY * high


def _rarity(value: float) -> float:
    if value <= _SMALL or (1900 <= value <= 2100 and value.is_integer()):
        return 0.4
    if value < 100:
        return 0.8 if value % 10 == 0 else 1.5
    return min(3.0, 0.4 + 0.8 * _digits(value))


def _digits(value: float) -> int:
    """Return the number of significant digits: 2 of 18,000."""
    return len(f"{value:.6g}".replace(".", "").partition("e")[0].strip("0")) if value else 0


def _value(match: re.Match[str]) -> float:
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
    else:
        value = float(sum(_NUMBERS[word] for word in match["word"].lower().split("-")))
    return value * _SCALES.get((match["scale"] or "").lower(), 1.0)
