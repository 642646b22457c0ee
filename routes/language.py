"""Language: the words, numbers and dates of the interface, in the language of a map.

All words stand in one table, `data/interface_words.csv`: a row a key, a column a language. Keys
that begin with `map.`, `mode.`, `quote.`, `reader.` and `status.` are also those of the page's
script. A key with a count has a
row for each plural category of Unicode CLDR that some language needs: `sources.one`,
`sources.few`, `sources.other`.
"""

import csv
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, get_args

from routes._data import data_path

LanguageCode = Literal["en", "ru", "uk", "fa", "ar"]
"""ISO 639-1."""

CODES: tuple[LanguageCode, ...] = get_args(LanguageCode)

_RIGHT_TO_LEFT = frozenset({"fa", "ar"})
_OF_THE_SCRIPT = ("map.", "mode.", "quote.", "reader.", "status.")
_LEAP_YEAR = 2000
_RIGHT_TO_LEFT_LETTERS = frozenset({"R", "AL"})
_STRONG = _RIGHT_TO_LEFT_LETTERS | {"L"}
_ISOLATE = "\u2068"  # FIRST STRONG ISOLATE
_END_ISOLATE = "\u2069"  # POP DIRECTIONAL ISOLATE


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

    def say(self, key: str, **values: object) -> str:
        """Return the words of a key, with values in their places.

        Examples
        --------
        >>> Language("ru").say("mode.sea"), Language("en").say("date.until", date="May 2023")
        ('морем', 'until May 2023')
        """
        words = _words(self.code)[key]
        if not values:
            return words
        return words.format_map({name: self.isolated(str(v)) for name, v in values.items()})

    def isolated(self, words: str) -> str:
        """Return words so that a name of the other direction cannot turn around what is beside it.

        Where language or words are written from right to left, the words stand between two marks
        of Unicode's bidirectional algorithm.
        """
        if self.code not in _RIGHT_TO_LEFT and (
            words.isascii()
            or not _RIGHT_TO_LEFT_LETTERS & set(map(unicodedata.bidirectional, words))
        ):
            return words
        return f"{_ISOLATE}{words}{_END_ISOLATE}"

    def listed(self, parts: Sequence[str]) -> str:
        """Return short facts in one line."""
        return " · ".join(self.isolated(part) for part in parts)

    def counted(self, key: str, count: int) -> str:
        """Return a count with its noun, in the plural that the language has for it.

        Examples
        --------
        >>> [Language("uk").counted("sources", n) for n in (1, 2, 5)]
        ['1 джерело', '2 джерела', '5 джерел']
        """
        return self.plural_form(key, count).format_map({"n": self.number(count)})

    def plural_form(self, key: str, count: int) -> str:
        """Return the words that a count stands in, with `{n}` in its place."""
        words = _words(self.code)
        return words.get(f"{key}.{_plural_category(self.code)(count)}") or words[f"{key}.other"]

    def number(self, value: float) -> str:
        """Return a number in whole units, its thousands grouped as the language does."""
        return f"{value:,.0f}".replace(",", self.group_mark)

    @property
    def group_mark(self) -> str:
        """What parts the thousands of a number."""
        return _group_mark(self.code)

    def month(self, month: int, day: int | None = None) -> str:
        """Return a month, or a day of it, written out in the Gregorian calendar.

        A month that stands alone has a form of its own in Slavic languages.
        """
        from babel.dates import format_date  # noqa: PLC0415 (a check needs none)

        pattern = "LLLL" if day is None else "d MMMM"
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
def _plural_category(code: LanguageCode) -> Callable[[int], str]:
    """Return what gives the plural category of a count."""
    from babel import Locale  # noqa: PLC0415 (a check needs none)

    return Locale.parse(code).plural_form


@cache
def _group_mark(code: LanguageCode) -> str:
    from babel.numbers import get_group_symbol  # noqa: PLC0415 (a check needs none)

    return get_group_symbol(code)
