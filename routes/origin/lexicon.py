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
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4_000
"""Code points that tell the language of a document."""
_FEWEST = 3
"""Fewer small words than so many tell no language."""


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
    """Return words as a pattern, the longest first.

    Examples
    --------
    >>> pattern_of(["court", "coast_guard", "прокурор*"])
    'coast\\\\s+guard|прокурор\\\\w*|court'
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("_", r"\s+").replace(r"\*", r"\w*") for word in ordered)


@cache
def _languages_of_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in _entries():
        if entry.kind == "common":
            for word in entry.words:
                found[word] = (*found.get(word, ()), entry.language)
    return found


def language_of(text: str) -> str:
    """Return the language whose small words a text has most of; English if they tell none.

    Examples
    --------
    >>> language_of("Le navire est parti de Brest pour la Chine."), language_of("Off to Brest")
    ('fr', 'en')
    """
    known = _languages_of_words()
    counts: dict[str, int] = {}
    for word in _WORD.findall(text[:_SAMPLE].lower()):
        for language in known.get(word, ()):
            counts[language] = counts.get(language, 0) + 1
    best = max(counts, key=lambda language: counts[language], default=ENGLISH)
    if counts.get(best, 0) < _FEWEST or counts.get(ENGLISH, 0) >= counts[best]:
        return ENGLISH
    return best


@cache
def common_words(language: str) -> frozenset[str]:
    """Return the small words of a language."""
    return frozenset(words_of("common", language))
