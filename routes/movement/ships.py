"""Ships: the names of ships, which a document goes on using without saying that they are."""

import re
from functools import cache

from routes.movement.words import ship_words

_WORD = r"[A-Z][\w’'-]*"
_NAME = rf"{_WORD}(?: (?:of (?:the )?|the |de |di |du )?(?:{_WORD}|\d+)){{0,3}}"
_TITLES = ("MV", "M/V", "MT", "M/T", "SS", "HMS", "USS")


def ship_names(text: str) -> frozenset[str]:
    """Return the names of ships in a text: `Amethyst Bay`, if it has `the tanker Amethyst Bay`.

    Parameters
    ----------
    text
        The document.
    """
    return frozenset(match[1] or match[2] for match in _pattern().finditer(text))


@cache
def _pattern() -> re.Pattern[str]:
    single = sorted(word for word in ship_words() if not word.endswith("s"))
    kinds = "|".join(map(re.escape, single))
    titles = "|".join(map(re.escape, _TITLES))
    beside = rf"(?:{kinds}), (?:the )?({_NAME}),"  # `a larger ship, the Amethyst Bay, …`
    behind = rf"(?:(?:{kinds}) [“\"‘'*_]?|(?:{titles}) )({_NAME})"
    return re.compile(rf"\b(?:{beside}|{behind})")
