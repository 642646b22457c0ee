"""Numerals: the numbers of a text, in digits or in words, with what they count."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from routes.origin.foreign_numerals import foreign_numerals
from routes.origin.lexicon import ENGLISH
from routes.origin.names import Span
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
_SCALES |= {"mln": 1e6, "bln": 1e9}
_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_SCALE = "hundred|thousand|million|billion"
_FIGURE = re.compile(
    rf"(?:\b(?P<before>[a-z]{{5,}})\s+(?:of\s+)?)?(?<![\w.,])(?<!\w-)(?P<money>[$€£])?"
    rf"(?:(?P<digits>\d[\d,]{{0,14}}(?:\.\d{{1,4}})?)|\b(?P<word>(?:{_WORD})(?:-(?:{_WORD}))?)\b)"
    r"(?![\s-](?:half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b)"
    rf"(?P<sign>\s?%|\s+per\s?cent\b|\s+pct\b)?(?:(?:\s|-)?(?P<scale>{_SCALE}|bln|mln|bn|m)\b)?"
    rf"(?P<rest>(?<=hundred)\s+and\s+(?:(?:{_WORD})(?:-(?:{_WORD}))?)\b(?!\s+others?\b))?"
    rf"(?=(?:[\s-]+(?:of\s+|per\s+)?(?:the\s+|its\s+|their\s+)?(?:(?:\d+|{_WORD})\s+)?(?!(?:{_WORD})\b)(?P<noun>km\b|[a-z]{{3,}})"
    rf"(?:[\s-]+(?:of\s+)?(?!(?:{_WORD})\b)(?P<next>[a-z]{{3,}}))?)?)",
    re.IGNORECASE,
)
_PARTS = {
    part: number
    for number, part in enumerate(
        ["half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
        start=2,
    )
}
_FRACTION = re.compile(
    rf"\b(?P<top>an?|every|{_WORD})[\s-](?P<part>{'|'.join(_PARTS)})s?\b"
    r"(?=(?:\s+of)?(?:\s+the)?(?:\s+(?P<noun>[a-z]{3,}))?)|"
    rf"\b(?P<some>{_WORD}|\d)\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<all>{_WORD}|\d+)\b"
    r"(?=(?:\s+(?P<noun_behind>[a-z]{3,}))?)",
    re.IGNORECASE,
)
"""`A fifth of the dogs`, `one in five dogs`."""
_UNIT = {"$": "dollar", "€": "euro", "£": "pound"}
_NO_NOUN = COMMON - {"cent", "day", "days", "week", "weeks", "month", "months", "year", "years"}
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MOST_FIGURES = 200


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
    span: Span

    @property
    def is_year(self) -> bool:
        """Whether it is written as a year is, and counts nothing."""
        return _FIRST_YEAR <= self.value <= _LAST_YEAR and self.words.isdigit()


def figures_in(text: str, language: str = ENGLISH) -> tuple[Figure, ...]:
    """Return the figures of a text, one for each number.

    Examples
    --------
    >>> [figure.value for figure in figures_in("23 beaches, twenty-three of them; $480 million")]
    [23.0, 480000000.0]
    """
    found: dict[float, Figure] = {}
    if language != ENGLISH:
        for value, span, nouns in foreign_numerals(text, language):
            _add(found, text, value, span, nouns)
        return _not_too_many(found)
    for match in _FIGURE.finditer(text):
        unit = "cent" if match["sign"] else _UNIT.get(match["money"] or "")
        noun = "kilometres" if match["noun"] == "km" else match["noun"]
        said = (match["before"], noun, match["next"], unit)
        start = match.end("before") + 1 if match["before"] else match.start()
        _add(found, text, _value(match), (start, match.end()), said)
    for match in _FRACTION.finditer(text):
        _add(found, text, _share(match), match.span(), (match["noun"] or match["noun_behind"],))
    return _not_too_many(found)


def _not_too_many(found: dict[float, Figure]) -> tuple[Figure, ...]:
    return tuple(found.values())[:_MOST_FIGURES]  # a table of numbers tells no origin


def _add(
    found: dict[float, Figure], text: str, value: float, span: Span, said: Sequence[str | None]
) -> None:
    """Note a figure, or another noun of one that was noted before."""
    nouns = frozenset(stem(word) for word in said if word and word.lower() not in _NO_NOUN)
    first = found.get(value)
    found[value] = Figure(
        value=value,
        nouns=nouns | first.nouns if first else nouns,
        words=first.words if first else text[slice(*span)].strip(" ,"),
        span=first.span if first else span,
    )


def _share(match: re.Match[str]) -> float:
    if match["part"]:
        return _NUMBERS.get(match["top"].lower(), 1) / _PARTS[match["part"].lower()]
    some, every = (
        float(_NUMBERS.get(match[group].lower()) or match[group]) for group in ("some", "all")
    )
    return some / every if every else some


def _value(match: re.Match[str]) -> float:
    digits = match["digits"]
    value = float(digits.replace(",", "")) if digits else _in_words(match["word"])
    rest = _in_words(match["rest"].split()[-1]) if match["rest"] else 0.0
    return value * _SCALES.get((match["scale"] or "").lower(), 1.0) + rest


def _in_words(number: str) -> float:
    return float(sum(_NUMBERS[word] for word in number.lower().split("-")))
