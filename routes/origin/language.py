"""Languages and scripts of documents, as far as small words and letters tell."""

import re
from functools import cache

from routes.origin.lexicon import ENGLISH, languages, words_of

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4_000
"""Code points that tell the language of a document."""
_FEWEST = 3
"""Fewer small words than so many tell no language."""
_SCRIPTS = {
    "Cyrillic": (re.compile("[\u0400-\u04ff]"), "ru", "uk", re.compile("[іїєґ]")),
    "Arabic": (re.compile("[\u0620-\u06ff]"), "ar", "fa", re.compile("[پچژگکی]")),
}
"""The letters of a script, two languages in it, and letters that only the second has."""


def language_of(text: str) -> str:
    """Return the language whose small words a text has most of.

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
        return _language_by_letters(text[:_SAMPLE].lower())
    return best


def script_of(text: str) -> str:
    """Return the script of most of a text: `Latin`, `Cyrillic` or `Arabic`."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    for script, (pattern, *_) in _SCRIPTS.items():
        if len(pattern.findall(sample)) * 2 > letters:
            return script
    return "Latin"


def _language_by_letters(text: str) -> str:
    script = script_of(text)
    if script == "Latin":
        return ENGLISH
    _, usual, other, letters = _SCRIPTS[script]
    return other if letters.search(text) else usual


@cache
def _languages_of_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language in languages():
        for word in words_of("common", language):
            found[word] = (*found.get(word, ()), language)
    return found
