"""Figures: the numbers of a text with what they count, in digits or in words."""

import re
from dataclasses import dataclass

from routes.origin.words import COMMON, stem

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
    rf"(?:\b(?P<before>[a-z]{{5,}})\s+(?:of\s+)?)?(?<![\w.,])(?P<money>[$€£])?"
    rf"(?:(?P<digits>\d[\d,]{{0,14}}(?:\.\d{{1,4}})?)|\b(?P<word>(?:{_WORD})(?:-(?:{_WORD}))?)\b)"
    r"(?![\s-](?:half|thirds?|quarters?|fifths?|tenths?)\b)"
    rf"(?P<sign>\s?%)?(?:(?:\s|-)?(?P<scale>{_SCALE}|bn|m)\b)?"
    rf"(?=(?:[\s-]+(?:of\s+|per\s+)?(?:the\s+|its\s+|their\s+)?(?:(?:\d+|{_WORD})\s+)?(?!(?:{_WORD})\b)(?P<noun>[a-z]{{3,}})"
    rf"(?:[\s-]+(?:of\s+)?(?!(?:{_WORD})\b)(?P<next>[a-z]{{3,}}))?)?)",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"\b(?P<top>an?|one|two|three)[\s-](?P<part>half|third|quarter|fifth|tenth)s?\b"
    r"(?=(?:\s+of)?(?:\s+the)?(?:\s+(?P<noun>[a-z]{3,}))?)"
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_UNIT = {"$": "dollar", "€": "euro", "£": "pound", "%": "cent"}
_NO_NOUN = COMMON - {"cent", "day", "days", "week", "weeks", "month", "months", "year", "years"}
_SMALL = 12
_HUNDRED = 100
_PRECISE = 3
"""Significant digits."""
_YEARS = range(1900, 2101)
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
    words
        As it is written.
    span
        Where it stands first.
    """

    value: float
    words: str
    nouns: frozenset[str]
    span: tuple[int, int]


_MOST_FIGURES = 200


def figures_in(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text, one for each number.

    Examples
    --------
    >>> [figure.value for figure in figures_in("23 beaches, twenty-three of them; $480 million")]
    [23.0, 480000000.0]
    """
    found: dict[float, Figure] = {}
    for match in _FIGURE.finditer(text):
        unit = _UNIT.get((match["money"] or match["sign"] or "").strip())
        said = [match["before"], match["noun"], match["next"], unit]
        _add(found, _value(match), said, match)
    for match in _FRACTION.finditer(text):
        _add(found, _NUMBERS.get(match["top"], 1) / _PARTS[match["part"]], [match["noun"]], match)
    return tuple(found.values())[:_MOST_FIGURES]  # a table of numbers tells no origin


def _add(
    found: dict[float, Figure], value: float, said: list[str | None], match: re.Match[str]
) -> None:
    """Note a figure, or another noun of one that was noted before."""
    nouns = frozenset(stem(word) for word in said if word and word.lower() not in _NO_NOUN)
    start = match.end("before") + 1 if match.groupdict().get("before") else match.start()
    first = found.get(value)
    found[value] = Figure(
        value=value,
        nouns=nouns | first.nouns if first else nouns,
        words=first.words if first else match.string[start : match.end()].strip(" ,"),
        span=first.span if first else (start, match.end()),
    )


def weight_of(first: Figure, second: Figure) -> float:
    """Return how much it says that two texts have these two figures; 0 if they differ.

    In the unit of a log-likelihood ratio: 412,000 says more than 400,000, and `four` something only
    where the same is counted.
    """
    is_same = first.value == second.value
    shares = bool(first.nouns & second.nouns)
    if not is_same and not (shares and _is_roughly(first.value, second.value)):
        return 0.0
    least = 0.0 if 1 <= first.value <= _SMALL and not shares else _rarity(first.value)
    if not least:
        return 0.0
    return (least + _SAME_NOUN * shares) * (1.0 if is_same else _OF_ROUGH)


def differ(first: tuple[Figure, ...], second: tuple[Figure, ...]) -> int:
    """Return how many nouns are counted in both texts, and never by the same number."""
    counts: list[dict[str, set[float]]] = [{}, {}]
    for count, figures in zip(counts, (first, second), strict=True):
        for figure in figures:
            for noun in figure.nouns:
                count.setdefault(noun, set()).add(figure.value)
    return sum(
        noun in counts[1]
        and not any(a == b or _is_roughly(a, b) for a in values for b in counts[1][noun])
        for noun, values in counts[0].items()
    )


def _is_roughly(first: float, second: float) -> bool:
    low, high = sorted((first, second))
    return low > _HUNDRED and _digits(low) < _PRECISE and high - low <= _ROUGHLY * high


def _rarity(value: float) -> float:
    if 1 <= value <= _SMALL or value in _YEARS:
        return 0.4
    if value < _HUNDRED:
        return 0.8 if value < 1 or value % 10 == 0 else 1.5
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
