"""Names as they are heard, so that those in different scripts meet: Сапрыкин and Saprykin."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, product

from routes.gazetteer import fold_name
from routes.gazetteer.romanize import romanized
from routes.origin.lexicon import common_words
from routes.origin.words import COMMON

_ARABIC = re.compile("[\u0620-\u06ff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ENDING = re.compile(
    "(?:(?:ськ|цьк|ск|цк).{1,4}|ым|им|ом|ем|ём|ого|его|ому|ему|ой|ей|ою|ею|ів|ові|еві)$"
)
_ARTICLE = re.compile("^(?:و?ال)(?=..)")
_SOUNDS = (
    ("kh|gh|ck|[kqcg]", "k"),
    ("shch|sch|tch|dzh|sh|ch|zh|ts|tz|sz|cz|dj|[szjx]", "s"),
    ("th|dh|[dt]", "t"),
    ("ph|f", "f"),
    ("[bp]", "p"),
)
_ONE_SOUND = re.compile("|".join(f"(?P<{sound}>{letters})" for letters, sound in _SOUNDS))
_SILENT = re.compile("[^a-z]|[aeiouyhvw]")
_TWICE = re.compile(r"(.)\1+")
_LEAST = 2
_BEGIN = 4
COGNATE = 5
"""Letters that Zambia and Zambie have in common, cholera and choléra."""
_LEAST_OF_COGNATE = 6
_LEAST_LETTERS = 4
_LEAST_OF_TWO = 5
"""Consonants of a first and a last name together."""

_LEAST_ALONE = 5
"""Consonants of a last name without its first."""


@lru_cache(maxsize=20_000)
def skeletons(word: str) -> tuple[str, ...]:
    """Return the consonants of a word in any script, one letter for those that are often confused.

    Examples
    --------
    >>> skeletons("Keshavarz") == skeletons("کشاورز")
    True
    >>> skeletons("Сапрыкиным"), skeletons("Saprykin")
    (('sprkn', 'sprknm'), ('sprkn',))
    """
    found = {_skeleton(spelling) for spelling in _spellings(word)}
    return tuple(sorted(skeleton for skeleton in found if len(skeleton) >= _LEAST))


def is_last_heard(name: str, heard: Mapping[str, tuple[int, ...]]) -> int | None:
    """Return at which word a text in another script has the last of a full name, if it tells."""
    *firsts, last = name.split()
    found = [heard[key][0] for key in skeletons(last) if key in heard and len(key) >= _LEAST_ALONE]
    return found[0] if firsts and found else None


@lru_cache(maxsize=20_000)
def sounds_of(word: str) -> tuple[str, ...]:
    """Return by what a name is heard in another script: its consonants, and how it begins.

    Examples
    --------
    >>> sounds_of("Medea"), "mede…" in sounds_of("Медея")
    (('mt', 'mede…'), True)
    """
    begins = {f"{spelling[:_BEGIN]}…" for spelling in _spellings(word) if len(spelling) >= _BEGIN}
    return (*skeletons(word), *(sorted(begins) if not _ARABIC.search(word) else ()))


def name_keys_across(word: str) -> tuple[str, ...]:
    """Return by what a word is found among the names of a text in another language."""
    return (*sounds_of(word), fold_name(word)[:COGNATE])


def spelled_in(names: Iterable[tuple[int, str]]) -> dict[str, tuple[int, ...]]:
    """Return the numbers of the names among the words of a text, by how they begin."""
    found: dict[str, list[int]] = {}
    for i, name in names:
        if len(name) >= _LEAST_LETTERS:
            found.setdefault(fold_name(name)[:COGNATE], []).append(i)
    return {spelling: tuple(own) for spelling, own in found.items()}


@lru_cache(maxsize=20_000)
def cognate_key(word: str) -> str:
    """Return how a word begins, without its accents.

    Examples
    --------
    >>> cognate_key("choléra")
    'chole'
    """
    return fold_name(word)[:COGNATE]


def cognates_in(found: Sequence[re.Match[str]], language: str) -> dict[str, int]:
    """Return how the longer words of a text begin, which words of other languages may do too.

    Names are compared for themselves.
    """
    common = COMMON | common_words(language)
    own: dict[str, int] = {}
    for i, match in enumerate(found):
        word = match[0].lower()
        if len(word) >= _LEAST_OF_COGNATE and match[0].islower() and word not in common:
            own.setdefault(cognate_key(word), i)
    return own


def heard_in(names: Iterable[tuple[int, str]]) -> dict[str, tuple[int, ...]]:
    """Return the numbers of the names among the words of a text, by how they are heard."""
    found: dict[str, list[int]] = {}
    for i, name in names:
        for sound in sounds_of(name):
            found.setdefault(sound, []).append(i)
    return {sound: tuple(own) for sound, own in found.items()}


def is_heard(name: str, heard: Mapping[str, tuple[int, ...]]) -> int | None:
    """Return at which word a text in another script has a full name, if it does."""
    words = name.split()
    for first, last in pairwise(words):
        for one, other in product(sounds_of(first), sounds_of(last)):
            if len(one) + len(other) >= _LEAST_OF_TWO:
                lasts = heard.get(other, ())
                if begin := [i for i in heard.get(one, ()) if i + 1 in lasts]:
                    return begin[0]
    return None


def _spellings(word: str) -> set[str]:
    bare = _ARTICLE.sub("", word.lower())
    forms = {bare, _ENDING.sub("", bare)} if _CYRILLIC.search(bare) else {bare}
    return {spelling for form in forms for spelling in romanized(form) or (fold_name(form),)}


def _skeleton(spelling: str) -> str:
    sounds = _ONE_SOUND.sub(lambda match: match.lastgroup or "", spelling)
    return _TWICE.sub(r"\1", _SILENT.sub("", sounds))
