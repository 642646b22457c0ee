"""Languages: which documents are not in English, and the places that these name."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from routes.gazetteer import Gazetteer, Place
from routes.geodocument import geocode_document
from routes.source import Source

_SAMPLE = 4_000
"""Code points that tell the language of a document."""
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ARABIC = re.compile("[\u0620-\u06ff]")
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_PERSIAN = re.compile("[پچژگکی]")
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    {"the", "of", "and", "to", "was", "were", "from", "by", "for", "with", "is", "are", "that"}
    | {"has", "had", "have", "not", "it", "as", "at", "its", "their", "been", "which", "said"}
)
_LEAST_ENGLISH = 0.08
"""Share of such words; English prose has three times as many."""
_FEWEST_WORDS = 40
"""Fewer words in Latin letters tell no language, and are read as English."""
_OTHER = "not English"
_MOST_PLACES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadDocument:
    """A document of which no movements were read, as it is not in English.

    Parameters
    ----------
    source
        The document.
    language
        Its language, or `not English`.
    places
        What it names: each name as it stands there first, with its place, those named most often
        first.
    """

    source: Source
    language: str
    places: tuple[tuple[str, Place], ...]


def language_of(text: str) -> str:
    """Return the language of a text, as far as its letters and small words tell.

    Examples
    --------
    >>> language_of("Зерно вивозять з Одеси до Лівії."), language_of("Grain left Odesa.")
    ('Ukrainian', 'English')
    """
    sample = text[:_SAMPLE]
    if not sample.isascii():
        letters = sum(map(str.isalpha, sample))
        if len(_CYRILLIC.findall(sample)) * 2 > letters:
            return "Ukrainian" if _UKRAINIAN.search(sample) else "Russian"
        if len(_ARABIC.findall(sample)) * 2 > letters:
            return "Persian" if _PERSIAN.search(sample) else "Arabic"
    words = _WORD.findall(sample.lower())
    known = sum(word in _ENGLISH for word in words)
    is_english = len(words) < _FEWEST_WORDS or known >= _LEAST_ENGLISH * len(words)
    return "English" if is_english else _OTHER


def unread_documents(sources: Sequence[Source], gazetteer: Gazetteer) -> tuple[UnreadDocument, ...]:
    """Return the documents among some that are not in English, with the places they name."""
    found = ((source, language_of(source.text)) for source in sources)
    return tuple(
        UnreadDocument(source=source, language=language, places=_places_in(source.text, gazetteer))
        for source, language in found
        if language != "English"
    )


def _places_in(text: str, gazetteer: Gazetteer) -> tuple[tuple[str, Place], ...]:
    first: dict[str, tuple[str, Place]] = {}
    counts: Counter[str] = Counter()
    for placed in geocode_document(text, gazetteer=gazetteer):
        if placed.place and placed.confidence != "ambiguous":
            key = placed.place.gazetteer_id
            first.setdefault(key, (placed.toponym.exact, placed.place))
            counts[key] += 1
    return tuple(first[key] for key, _ in counts.most_common(_MOST_PLACES))
