"""Numbers in other languages than English: 3.900, 1 147, 4,4 млрд, ۲۴۲ میلیون, elf."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from routes.origin.lexicon import entries, pattern_of, words_of
from routes.origin.names import Span

Numeral = tuple[float, Span, tuple[str | None, ...]]

_ASCII_DIGITS = {ord(digit): str(i % 10) for i, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")} | {
    ord("٫"): ".",
    ord("٬"): ",",
    ord("٪"): "%",
    0xA0: " ",
    0x202F: " ",
}
"""One character for each, so that what is found stands where it does in the text."""
_DIGITS = r"\d{1,3}(?:[ .,’]\d{3})+(?![\d])(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?(?!\d)|\d+"
_THOUSANDS = re.compile(r"[ .,’](?=\d{3}(?!\d))")
_UNIT = {"%": "cent", "$": "dollar", "€": "euro", "£": "pound"}


def foreign_numerals(text: str, language: str) -> Iterator[Numeral]:
    """Yield each number of a text, where it stands, and what it counts.

    Examples
    --------
    >>> [value for value, _, _ in foreign_numerals("1 147 cas, douze sur 4,4 millions", "fr")]
    [1147.0, 12.0, 4400000.0]
    """
    words, scales = _number_words(language), _scales(language)
    for match in _figure(language).finditer(text.translate(_ASCII_DIGITS)):
        if match["digits"]:
            value = float(_THOUSANDS.sub("", match["digits"]).replace(",", "."))
        else:
            value = words[match["word"].lower()]
        scale = match["scale"] and next(
            factor for pattern, factor in scales if pattern.fullmatch(match["scale"])
        )
        unit = _UNIT.get(match["money"] or match["behind"] or ("%" if match["percent"] else ""))
        yield value * (scale or 1.0), match.span(), (match["noun"], unit)


@cache
def _number_words(language: str) -> Mapping[str, float]:
    return {
        form: float(i)
        for i, word in enumerate(words_of("number", language), start=1)
        for form in word.split("/")
        if form != "-"
    }


@cache
def _scales(language: str) -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple(
        (re.compile(pattern_of(entry.words), re.IGNORECASE), float(entry.name))
        for entry in entries("scale", language)
    )


@cache
def _figure(language: str) -> re.Pattern[str]:
    words, scales = pattern_of(_number_words(language)), pattern_of(words_of("scale", language))
    percent = pattern_of(words_of("percent", language))
    return re.compile(
        rf"(?P<money>[$€£])?(?:(?<![\w.,])(?P<digits>{_DIGITS})|\b(?P<word>{words or '(?!)'})\b)"
        rf"(?:\s?(?P<scale>{scales})\b\.?)?(?:\s?(?P<behind>[%$€£])|"
        rf"\s(?:(?:por|pour|per|на|في)\s)?(?P<percent>{percent})\b)?"
        r"(?=(?:\s+(?:de\s+|di\s+)?(?P<noun>[^\W\d_]{4,}))?)",
        re.IGNORECASE,
    )
