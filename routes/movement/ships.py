"""Ships: the names of ships, which a document goes on using without saying that they are."""

import re
from functools import cache, lru_cache

from routes.movement.words import ship_words

_WORD = r"[A-Z][\w-]*"
_NAME = rf"{_WORD}(?: (?:of (?:the )?|the |de |di |du )?(?:{_WORD}|\d+)){{0,3}}"
_TITLES = ("HMS", "M/T", "M/V", "MT", "MV", "SS", "USS")
_LEAST = 3
"""Fewer letters are no name: `the boat I took`."""
_PATTERNS_KEPT = 256


def ship_names(text: str) -> frozenset[str]:
    """Return the names of ships in a text: `Amethyst Bay`, if it has `the tanker Amethyst Bay`.

    Parameters
    ----------
    text
        The document.
    """
    words = tuple(word for word in _leading() if word in text)
    if not words:
        return frozenset()
    names = (match[1] or match[2] for match in _pattern(words).finditer(text))
    return frozenset(name for name in names if len(name) >= _LEAST)


@cache
def _leading() -> tuple[str, ...]:
    """Return the words before a ship's name: `tanker`, `MV`."""
    return (*sorted(word for word in ship_words() if not word.endswith("s")), *_TITLES)


@lru_cache(maxsize=_PATTERNS_KEPT)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of names behind some words: all of them would be slow to look for."""
    led = "|".join(map(re.escape, words))
    beside = rf", (?:the )?({_NAME}),"  # `a larger ship, the Amethyst Bay, …`
    return re.compile(rf"(?<!\d )\b(?:{led})(?:{beside}| [“\"‘'*_]?({_NAME}))")
