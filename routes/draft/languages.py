"""Languages: which documents are not in English, and the places that these name."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from routes.gazetteer import Gazetteer, Place
from routes.geodocument import geocode_document
from routes.source import Source

_SAMPLE = 4_000
"""Code points that tell the language of a document."""
_SCRIPTS = (
    (re.compile("[\u0400-\u04ff]"), {"Russian": "ыэъё", "Ukrainian": "іїєґ"}, "ўјљњћђџѓќәғқңөұү"),
    (re.compile("[\u0620-\u06ff]"), {"Arabic": "ةىأإ", "Persian": "پچژگکی"}, "ٹڈڑںےټډړښۍڕڵێ"),
)
"""Each script's letters, those that only one of its languages has, and those that neither has."""
_MOST_FOREIGN = 0.01
"""Share of letters that neither language has; other languages of the script have more."""
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
        for script, languages, foreign in _SCRIPTS:
            if len(script.findall(sample)) * 2 > letters:
                return _language_by_letters(sample, languages, foreign)
    words = _WORD.findall(sample.lower())
    known = sum(word in _ENGLISH for word in words)
    is_english = len(words) < _FEWEST_WORDS or known >= _LEAST_ENGLISH * len(words)
    return "English" if is_english else _OTHER


def _language_by_letters(sample: str, languages: Mapping[str, str], foreign: str) -> str:
    """Return the language whose own letters are most; one name in another changes nothing."""
    counts = Counter(sample.lower())
    if sum(counts[letter] for letter in foreign) > _MOST_FOREIGN * len(sample):
        return _OTHER
    return max(languages, key=lambda name: sum(counts[letter] for letter in languages[name]))


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
