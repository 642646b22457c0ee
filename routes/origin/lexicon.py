"""Lexicon: the words by which sources are named and spoken of, in several languages."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from routes._data import data_path

ENGLISH = "en"
_EVERY = "*"
"""Stands in the table for all languages but English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Words of one kind in one language.

    Parameters
    ----------
    kind
        What they are for: `says`, `denies`, `common`, `number`, `scale`, `percent`, `source`,
        `medium` or `field`.
    name
        What they stand for, if not for themselves: the sort of source, the factor of a scale.
    language
        A code, `en`.
    words
        As they stand in the table: `_` for a space, `*` for any ending.
    """

    kind: str
    name: str
    language: str
    words: tuple[str, ...]


@cache
def _entries() -> tuple[Entry, ...]:
    with data_path("source_words.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Entry(
                kind=row["kind"],
                name=row["name"],
                language=row["language"],
                words=tuple(row["words"].split()),
            )
            for row in csv.DictReader(file)
        )


def entries(kind: str, language: str) -> tuple[Entry, ...]:
    """Return the words of a kind in a language; those that are for every other language too.

    Examples
    --------
    >>> [entry.name for entry in entries("medium", "en")][:2]
    ['report', 'charge sheet']
    """
    own = (language,) if language == ENGLISH else (language, _EVERY)
    return tuple(entry for entry in _entries() if entry.kind == kind and entry.language in own)


def words_of(kind: str, language: str) -> tuple[str, ...]:
    """Return the words of a kind in a language."""
    return tuple(word for entry in entries(kind, language) for word in entry.words)


def pattern_of(words: Iterable[str]) -> str:
    r"""Return words as a pattern, the longest first.

    Examples
    --------
    >>> pattern_of(["court", "coast_guard", "прокурор*"])
    'coast\\s+guard|прокурор\\w*|court'
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("_", r"\s+").replace(r"\*", r"\w*") for word in ordered)


@cache
def languages() -> tuple[str, ...]:
    """Return the languages of which small words are known."""
    return tuple(entry.language for entry in _entries() if entry.kind == "common")


@cache
def common_words(language: str) -> frozenset[str]:
    """Return the small words of a language."""
    return frozenset(words_of("common", language))
