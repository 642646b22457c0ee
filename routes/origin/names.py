"""Names: how those who are cited are named in a text, and whether two names are the same one's."""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache

from routes._data import data_path
from routes.origin.words import COMMON

Span = tuple[int, int]

UPPER = "A-ZÀ-ÖØ-ÞŁŚŻŹĆÇĞİŞČŠŽА-ЯЁЄІЇҐ"
_CALENDAR = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
CAPITAL = rf"\b(?!(?:{_CALENDAR})\b)(?:[ae]l-)?[{UPPER}][\w'’-]{{0,40}}\w\b"
PARTICLE = r"(?:(?:de|da|del|di|van|von|der|den|bin|ibn|al|el|la|dos)\s+)?"
NAME = rf"{CAPITAL}(?:\s+{PARTICLE}{CAPITAL}){{0,4}}"
PLACED = re.compile(
    r"\b(?:in|at|near|of|from|through|to|into|on|for|off|below|above|behind|under|beside|outside)\s+"
    r"(?:the\s+)?$"
)
"""Before a name that only says where the speaker is: `the company in Gdansk said`."""
_ARTICLE = re.compile(r"\b(?:an?|[Tt]he)\s+$")
"""Before one word: `an American official`."""
_NOBODY = re.compile(
    r"It|We|I|You|He|She|They|Who|House|Ministry|Government|Council|Department|Office|Agency|"
    r"Police|Army|Minister|President|Secretary|Company|Prosecutors|Researchers|Authorities|Asked|Analysts|Officials|"
    r"Experts|Critics|Residents|Workers|Union|Managers|Copies|Staff|Street|Court"
)
"""Capitalised words beside `said` that are nobody's name."""
_HEAD = re.compile(
    r"Society|Association|Programme|Program|Watch|Group|Council|Commission|Agency|Authority|"
    r"Institute|Union|Party|Bank|Guard|Forces?|Command|University|Foundation|Fund|Forum|"
    r"Organi[sz]ation|Committee|Nations|Cross|League|Ministry|Company|Centre|Center|Network"
)
"""A last word that many bodies have in their names."""

_UNIONS = frozenset({"United States", "US", "USA", "UK", "EU", "European Union", "United Nations"})


def first_of(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, Span]]:
    """Yield each name that a pattern finds, with where it stands first."""
    seen: set[str] = set()
    for match in pattern.finditer(text):
        group = match.lastgroup or ""
        name = bare_name(match[group])
        start = match.start(group)
        if group == "after" and re.search(r"[’']s?$", match[group]):
            continue  # `according to Gdansk's mayor`
        is_where = group in {"before", "apposed"} and PLACED.search(text, max(0, start - 12), start)
        is_kind = (
            group == "after" and " " not in name and _ARTICLE.search(text, max(0, start - 5), start)
        )
        if "\n\n" in match[0] or name in seen or is_where or is_kind or not name or is_nobody(name):
            continue
        seen.add(name)
        yield name, match.span()


def bare_name(name: str) -> str:
    """Return a name without the ending of a genitive, and without what only stands before it.

    Examples
    --------
    >>> bare_name("When Ann Bly’s"), bare_name("The Hague")
    ('Ann Bly', 'Hague')
    """
    words = re.sub(r"[’']s?(?=\s|$)", "", name).split()
    begin = next((i for i, word in enumerate(words) if word.lower() not in COMMON), 0)
    return " ".join(words[begin:])


def is_capital(word: str) -> bool:
    """Return whether a word is written as a name is.

    Examples
    --------
    >>> is_capital("Harthi"), is_capital("al-Harthi"), is_capital("al-dente")
    (True, True, False)
    """
    return word[0].isupper() or (word[:3] in {"al-", "el-"} and word[3:4].isupper())


def is_nobody(name: str) -> bool:
    """Return whether a name ends in a word that names nobody."""
    last = last_of(name)
    return last.lower() in COMMON or _NOBODY.fullmatch(last) is not None


def last_of(name: str) -> str:
    """Return the last word of a name, by which people are called."""
    return name.rsplit(maxsplit=1)[-1]


def is_mentioned(name: str, capitals: Mapping[str, Span]) -> Span | None:
    """Return where a text names somebody, if it does; one word is too little to tell by."""
    words = name.split()
    if len(words) == 1 or words[-1] not in capitals:
        return None
    if _HEAD.fullmatch(words[-1]) and words[-2] not in capitals:
        return None
    return capitals[words[-1]]


def same_name(first: str, second: str) -> bool:
    """Return whether two names may be the same one's: `Commodore Dizon` and `Ramil Dizon`.

    Examples
    --------
    >>> same_name("Nyanza Lake Watch", "Lake Watch"), same_name("Food Programme", "Mine Programme")
    (True, False)
    """
    words, others = first.split(), second.split()
    least = min(len(words), len(others))
    if words[:least] == others[:least] and least > 1:
        return True
    if words[-1] != others[-1]:
        return False
    return not _HEAD.fullmatch(words[-1]) or (words[-least:] == others[-least:] and least > 1)


def name_keys(name: str) -> tuple[str, str]:
    """Return what two names have in common, one or the other, if they are the same one's."""
    words = name.split()
    return words[-1], " ".join(words[:2])


@cache
def countries() -> frozenset[str]:
    """Return the names of countries, in English."""
    with data_path("ne_countries.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["name_en"] for row in csv.DictReader(file)) | _UNIONS
