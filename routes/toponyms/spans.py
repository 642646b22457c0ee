"""Spans of a text that may be names: runs of capitalised words, and of words in Arabic script."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_SMALL = (
    "of|the|and|de|da|do|dos|das|del|della|di|du|des|la|le|les|el|al|es|ed|ul|bin|kwa|upon|on|"
    "sur|am|an der|ob der|im|y|e|i|в|на|под"
)
"""Words written small inside a name."""
_JOINED_BEFORE = "[ae][lrsnz]-|ad-|ash-|d['’]|l['’]"
_DOTTED = "Dr|Mr|Mrs|Ms|Prof|Gen|Col|Lt|Sgt|Capt|Rep|Sen|Gov|Rev|Hon|Jr|Sr|St|Ste|Mt|Ft|W"
_CASED = (range(0x41, 0x590), range(0x1E00, 0x2000))
"""Latin, Greek, Cyrillic and Armenian."""

_SEA = "море|моря|морю|морем|морі"
"""Written small behind the adjective that names a sea, in Russian and Ukrainian."""

_ARABIC_WORD = re.compile("[\u0621-\u064a\u066e-\u06d3\u06fa-\u06fc\u200c]+")
_SAINTS, _SAINTLY = frozenset({"John", "George"}), frozenset({"St", "St.", "Saint"})
"""Towns are called after these in the genitive."""
_POSSESSIVES = ("'s", "’s", "'S", "’S")


@dataclass(slots=True)
class Run:
    """Words in a row that may be parts of names, with small words such as `of` between them.

    Parameters
    ----------
    words
        The words, without a possessive ending.
    starts, ends
        Where they begin and end, in code points.
    touching
        For each word, whether nothing but a space parts it from the next one.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    touching: list[bool]


def runs(text: str) -> Iterator[Run]:
    """Yield the runs of capitalised words in a text, in order."""
    run_pattern, word_pattern = _patterns()
    for match in run_pattern.finditer(text):
        if not match[1]:
            word, start = match[0], match.start()
            if word.endswith(_POSSESSIVES):
                word = word[:-2]
            yield Run([word], [start], [start + len(word)], [False])
        else:
            spans = [word.span() for word in word_pattern.finditer(text, *match.span())]
            yield _run(text, spans)


def arabic_runs(text: str) -> Iterator[Run]:
    """Yield the words of a text in Arabic script, those with one space between them as a run."""
    spans: list[tuple[int, int]] = []
    for word in _ARABIC_WORD.finditer(text):
        if spans and text[spans[-1][1] : word.start()] != " ":
            yield _run(text, spans)
            spans = []
        spans.append(word.span())
    if spans:
        yield _run(text, spans)


def _run(text: str, spans: list[tuple[int, int]]) -> Run:
    words = [text[start:end] for start, end in spans]
    bare = [word[:-2] if word.endswith(_POSSESSIVES) else word for word in words]
    for i in range(1, len(words)):
        if bare[i] in _SAINTS and words[i - 1] in _SAINTLY:  # `St. John's` owns nothing
            bare[i] = words[i]
    starts = [start for start, _ in spans]
    ends = [start + len(word) for start, word in zip(starts, bare, strict=True)]
    touching = [b - a == 1 for a, b in zip(ends[:-1], starts[1:], strict=True)]
    return Run(bare, starts, ends, [*touching, False])


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a run, whose group 1 is there if it has several words, and a word."""
    capitals = (chr(code) for codes in _CASED for code in codes if chr(code).isupper())
    upper, letter = f"[{''.join(capitals)}]", "[\\w\u0300-\u036f]"
    gap = "(?:[ \u00a0]|\n(?!\n))"
    word = (
        f"(?:{upper}[\u0400-\u04ff-]+{gap}(?:{_SEA})(?!{letter})"
        f"|(?:{_DOTTED})\\.(?=[ \u00a0]{upper})"
        f"|{upper}\\.(?:{upper}\\.)+"
        f"|{upper}\\.(?=[ \u00a0]{upper})"
        f"|(?:{_JOINED_BEFORE})?{upper}{letter}*(?:['’ʼ-]{letter}+)*)"
    )
    begin = "(?<![\\w@#$/\\\\-])"
    run = f"{begin}{word}((?:{gap}(?:(?:{_SMALL}){gap}){{0,2}}{word})+)?"
    return re.compile(run), re.compile(begin + word)
