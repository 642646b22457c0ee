"""Sorts of source without a name: a ministry, the police, a lawsuit, a leaked paper."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from routes.origin.lexicon import ENGLISH, entries, pattern_of
from routes.origin.names import Span
from routes.origin.sentences import saying_sentences
from routes.origin.speakers import ADVERB, SAYING

_BEHIND = r"(?:\s+(?:in|of|for|at)\s+(?:the\s+)?[\w’'-]+){0,2}"
_FOR_IT = (
    r"(?:[’']s?)?(?:\s+(?:spokes\w+|chief|head|officials?|sources?|commander|lawyers?|office))?"
)
_SPEAKS = r"speaks?|lists?|shows?|finds?|found|puts?\s+(?:the|its|his|her)"
_NEAR = 25
"""An office is told within so many characters before and behind its noun."""


def media_in(text: str, language: str) -> dict[str, Span]:
    """Return the sorts of writing a text draws on: a report, a lawsuit, a leaked paper."""
    return _firsts(_media(language), text, 0, len(text))


def sorts_in(text: str, language: str) -> dict[str, Span]:
    """Return the sorts of speakers whose words a text tells, named or not."""
    if language == ENGLISH:
        return _firsts(_english(), text, 0, len(text))
    found: dict[str, Span] = {}
    for start, end in saying_sentences(text, language):
        found = _firsts(_heads(language), text, start, end) | found
    return found


def titles_among(text: str, language: str, titles: Iterable[Span]) -> dict[str, Span]:
    """Return the sorts that the titles of those who are cited tell: `the governor, Ann Bly`."""
    found: dict[str, Span] = {}
    for span in titles:
        found = _firsts(_titled(language), text, *span) | found
    return found


def offices_in(text: str, language: str, titles: Iterable[Span]) -> dict[str, Span]:
    """Return the ministries whose words are told, by their field: `ministry of health`.

    So `Elias Mumba, the health minister` and `le ministère de la Santé` meet.

    Parameters
    ----------
    text
        The document.
    language
        Its language.
    titles
        Where those who are cited stand with their titles.
    """
    found: dict[str, Span] = {}
    ministry = _ministry(language)
    if not ministry.search(text):
        return found
    speaking = _ministry_speaks(text) if language == ENGLISH else saying_sentences(text, language)
    for start, end in (*titles, *speaking):
        for match in ministry.finditer(text, max(0, start - _NEAR), end):
            near = max(0, match.start() - _NEAR), min(end, match.end() + _NEAR)
            for field in _firsts(_fields(), text, *near):
                found.setdefault(f"ministry of {field}", match.span())
    return found


def bodies_in(text: str, language: str) -> dict[str, Span]:
    """Return the bodies of the world whose words are told, in English: the PNUE is the UNEP."""
    bodies = _bodies()
    if not bodies.search(text):
        return {}
    found: dict[str, Span] = {}
    for start, end in saying_sentences(text, language):
        found = _firsts(bodies, text, start, end) | found
    return found


def _ministry_speaks(text: str) -> Iterator[Span]:
    for match in _english().finditer(text):
        if match.lastgroup == "ministry":
            yield match.span()


def _firsts(pattern: re.Pattern[str], text: str, start: int, end: int) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for match in pattern.finditer(text, start, end):
        found.setdefault((match.lastgroup or "").replace("_", " "), match.span())
    return found


def _grouped(kind: str, language: str, form: str) -> re.Pattern[str]:
    """Return a pattern with a group for each name of a kind."""
    words: dict[str, tuple[str, ...]] = {}
    for entry in entries(kind, language):
        words[entry.name] = (*words.get(entry.name, ()), *entry.words)
    groups = (
        f"(?P<{name.replace(' ', '_')}>{form.replace('HEADS', pattern_of(own))})"
        for name, own in words.items()
    )
    return re.compile("|".join(groups), re.IGNORECASE if language != ENGLISH else 0)


@cache
def _english() -> re.Pattern[str]:
    form = (
        rf"\b(?:HEADS){_FOR_IT}{_BEHIND},?\s+{ADVERB}(?:{SAYING}|{_SPEAKS})\b|"
        rf"\b[Aa]ccording\s+to\s+(?:[\w’'-]+\s+){{0,4}}?(?:HEADS)\b|"
        rf"[,”\"]\s+(?:said|says)\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,2}}?(?:HEADS)\b|"
        rf"\b(?:HEADS)(?:\s+[\w,]+){{0,4}}\s+in\s+an?\s+statement\b"
    )
    return _grouped("source", ENGLISH, form)


@cache
def _heads(language: str) -> re.Pattern[str]:
    return _grouped("source", language, r"\b(?:HEADS)\b")


@cache
def _titled(language: str) -> re.Pattern[str]:
    return re.compile(_heads(language).pattern, re.IGNORECASE)


@cache
def _media(language: str) -> re.Pattern[str]:
    return _grouped("medium", language, r"\b(?:HEADS)\b")


@cache
def _ministry(language: str) -> re.Pattern[str]:
    ministries = (entry for entry in entries("source", language) if entry.name == "ministry")
    words = (word for entry in ministries for word in entry.words)
    return re.compile(rf"\b(?:{pattern_of(words)})\b", re.IGNORECASE)


@cache
def _bodies() -> re.Pattern[str]:
    return _grouped("body", "*", r"\b(?:HEADS)\b")


@cache
def _fields() -> re.Pattern[str]:
    return _grouped("field", "*", r"\b(?:HEADS)\b")
