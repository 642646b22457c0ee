"""Language: the words, numbers and dates of the interface, in the language of a map.

All words stand in one table, `data/interface_words.csv`: a row a key, a column a language. Keys
that begin with `map.`, `mode.`, `quote.`, `reader.` and `status.` are also those of the page's
script. A key with a count has a
row for each plural category of Unicode CLDR that some language needs: `sources.one`,
`sources.few`, `sources.other`.
"""

import csv
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal, TypeAlias, get_args

from routes._data import data_path

LanguageCode = Literal["en", "ru", "uk", "fa", "ar"]
"""ISO 639-1."""

CODES: tuple[LanguageCode, ...] = get_args(LanguageCode)

_RIGHT_TO_LEFT = frozenset({"fa", "ar"})
_OF_THE_SCRIPT = ("map.", "mode.", "quote.", "reader.", "status.")
_LEAP_YEAR = 2000
_RIGHT_TO_LEFT_LETTERS = frozenset({"R", "AL"})
_TURNING = frozenset({"RLE", "RLO", "RLI", "LRO"})
"""Signs that turn what follows them."""
_STRONG = _RIGHT_TO_LEFT_LETTERS | {"L"}
_ISOLATE = "\u2068"  # FIRST STRONG ISOLATE
_RIGHT_TO_LEFT_ISOLATE = "\u2067"
_LEFT_MARK, _RIGHT_MARK = "\u200e", "\u200f"
_END_ISOLATE = "\u2069"  # POP DIRECTIONAL ISOLATE
_WITHOUT_ISOLATES = str.maketrans("", "", _ISOLATE + _END_ISOLATE)

Value: TypeAlias = "str | float | Decimal | Remark | tuple[Value, ...]"
"""What stands in words: a number is written as the language does, whole or with its decimals."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that can be said in every language; `str` says it in English.

    Parameters
    ----------
    key
        The key of its words.
    values
        What stands in them, each with its name; `n` is a count that the words agree with.

    Examples
    --------
    >>> passed = Remark.of("way.passes", passages=(Remark.of("passage.suez"), "Sisha"))
    >>> str(passed), Language("uk").tell(passed)
    ('Passes Suez Canal, Sisha', 'Проходить через: Суецький канал, Sisha')
    """

    key: str
    values: tuple[tuple[str, Value], ...] = ()

    @staticmethod
    def of(key: str, **values: Value) -> "Remark":
        """Return what a key says with some values."""
        return Remark(key, tuple(values.items()))

    def __str__(self) -> str:
        return ENGLISH.tell(self).translate(_WITHOUT_ISOLATES)


@dataclass(frozen=True, slots=True)
class Language:
    """A language that a map can speak.

    Parameters
    ----------
    code
        Its ISO 639-1 code.
    """

    code: LanguageCode = "en"

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way it is written."""
        return "rtl" if self.code in _RIGHT_TO_LEFT else "ltr"

    @property
    def script_words(self) -> dict[str, str]:
        """The words that the page's script says, by key."""
        return {
            key: words for key, words in _words(self.code).items() if key.startswith(_OF_THE_SCRIPT)
        }

    def has(self, key: str) -> bool:
        """Return whether the table has words for a key."""
        return key in _words(self.code)

    def say(self, key: str, **values: Value) -> str:
        """Return the words of a key, with values in their places.

        Where the words agree with a count, it is the value `n`.

        Examples
        --------
        >>> Language("ru").say("mode.sea"), Language("en").say("date.until", date="May 2023")
        ('морем', 'until May 2023')
        """
        words = _words(self.code).get(key) or self.plural_form(key, values["n"])
        if not values:
            return words
        return words.format_map({name: self.isolated(self._said(v)) for name, v in values.items()})

    def tell(self, remark: Remark) -> str:
        """Return the words of a remark."""
        return self.say(remark.key, **dict(remark.values))

    def plural_form(self, key: str, count: Value) -> str:
        """Return the words that a count stands in, with `{n}` in its place."""
        words = _words(self.code)
        category = _plural_rule(self.code)(count) if isinstance(count, int) else "other"
        return words.get(f"{key}.{category}") or words[f"{key}.other"]

    def _said(self, value: Value) -> str:
        if isinstance(value, Remark):
            return self.tell(value)
        if isinstance(value, tuple):
            return self.series(map(self._said, value))
        return value if isinstance(value, str) else self.number(value)

    def isolated(self, words: str) -> str:
        """Return words so that a name of the other direction cannot turn around what is beside it.

        Where language or words are written from right to left, the words stand between two marks
        of Unicode's bidirectional algorithm. Words with such marks in them are of the language.
        """
        if self.code not in _RIGHT_TO_LEFT and (
            words.isascii()
            or not (_RIGHT_TO_LEFT_LETTERS | _TURNING) & set(map(unicodedata.bidirectional, words))
        ):
            return words
        return self.directed(words) if _END_ISOLATE in words else f"{_ISOLATE}{words}{_END_ISOLATE}"

    def directed(self, words: str) -> str:
        """Return a line of the interface for where nothing tells that it runs from right to left.

        A picture is such a place.
        """
        is_needed = self.direction == "rtl"
        return f"{_RIGHT_TO_LEFT_ISOLATE}{words}{_END_ISOLATE}" if is_needed else words

    def led(self, words: str) -> str:
        """Return a sentence that a browser takes for one of the language by its first letter.

        Where a name of the other direction comes first, a mark of Unicode stands before it.
        """
        is_rtl = self.direction == "rtl"
        if not words or is_right_to_left(words) is is_rtl:
            return words
        return f"{_RIGHT_MARK if is_rtl else _LEFT_MARK}{words}"

    def listed(self, parts: Sequence[str]) -> str:
        """Return short facts in one line."""
        return " · ".join(self.isolated(part) for part in parts)

    def series(self, parts: Iterable[str]) -> str:
        """Return names one after the other, with the comma of the language between them."""
        return f"{self.say('comma')} ".join(self.isolated(part) for part in parts)

    def counted(self, key: str, count: int) -> str:
        """Return a count with its noun, in the plural that the language has for it.

        Examples
        --------
        >>> [Language("uk").counted("sources", n) for n in (1, 2, 5)]
        ['1 джерело', '2 джерела', '5 джерел']
        """
        return self.say(key, n=count)

    def number(self, value: float | Decimal) -> str:
        """Return a number in whole units, or a Decimal with its own, as the language writes it.

        Examples
        --------
        >>> Language("ru").number(Decimal("0.50")), Language("en").number(1234.5)
        ('0,50', '1,234')
        """
        written = f"{value:,}" if isinstance(value, Decimal) else f"{value:,.0f}"
        return written.translate(_marks(self.code))

    @property
    def group_mark(self) -> str:
        """What parts the thousands of a number."""
        return _marks(self.code).get(ord(","), ",")

    def month(self, month: int, day: int | None = None, *, is_bound: bool = False) -> str:
        """Return a month, or a day of it, written out in the Gregorian calendar.

        A month that stands alone has a form of its own in Slavic languages; one that is the bound
        of a time (`until May`) has not.
        """
        from babel.dates import format_date  # noqa: PLC0415 (a check needs none)

        pattern = "d MMMM" if day else "MMMM" if is_bound else "LLLL"
        return format_date(date(_LEAP_YEAR, month, day or 1), pattern, locale=self.code)


ENGLISH = Language()


def is_right_to_left(words: str) -> bool:
    """Return how words are read by their first letter, as a browser does (`dir="auto"`)."""
    if words.isascii():
        return False
    kinds = (unicodedata.bidirectional(letter) for letter in words)
    return next((kind for kind in kinds if kind in _STRONG), "L") in _RIGHT_TO_LEFT_LETTERS


@cache
def _words(code: LanguageCode) -> dict[str, str]:
    with data_path("interface_words.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row[code] for row in csv.DictReader(file) if row[code]}


@cache
def _plural_rule(code: LanguageCode) -> Callable[[int], str]:
    """Return what gives the plural category of a count."""
    if code == "en":  # the terminal speaks it, and should not wait for Babel
        return lambda count: "one" if count == 1 else "other"
    from babel import Locale  # noqa: PLC0415 (a tenth of a second, and a check needs none)

    return Locale.parse(code).plural_form


@cache
def _marks(code: LanguageCode) -> Mapping[int, str]:
    """Return what stands for the comma and the point of an English number."""
    if code == "en":
        return {}
    from babel.numbers import get_decimal_symbol, get_group_symbol  # noqa: PLC0415 (as above)

    return {ord(","): get_group_symbol(code), ord("."): get_decimal_symbol(code)}
