"""Latin spellings of names in other scripts, as the press writes them."""

import re

from anyascii import anyascii

_RUSSIAN = {"е": "e", "ё": "e", "й": "y", "х": "kh", "ц": "ts", "щ": "shch", "ы": "y", "э": "e"}
_SHARED = {
    "ж": "zh",
    "ч": "ch",
    "ш": "sh",
    "ю": "yu",
    "я": "ya",
    "ь": "",
    "ъ": "",
    "’": "",
}
_BGN_RUSSIAN = _SHARED | _RUSSIAN
"""BGN/PCGN 1947 for Russian, without its marks; `е` is `ye` where the rule below says so."""

_NATIONAL_UKRAINIAN = _SHARED | {
    "г": "h",
    "ґ": "g",
    "є": "ye",
    "и": "y",
    "і": "i",
    "ї": "yi",
    "й": "y",
    "х": "kh",
    "ц": "ts",
    "щ": "shch",
}
"""Resolution 55 of the Cabinet of Ministers of Ukraine (2010), in its forms at a word's begin."""

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_YE = re.compile(r"(?:(?<=[аеёиоуыэюяйьъ])|(?<!\w))е")


def romanized(name: str) -> tuple[str, ...]:
    """Return the Latin spellings that a name in another script may have, the usual one first.

    Examples
    --------
    >>> romanized("Елабуга")
    ('yelabuga', 'elabuga', 'elabuha')
    >>> romanized("Харків"), romanized("Oslo")
    (('kharkiv',), ())
    """
    lower = name.lower()
    if lower.isascii():
        return ()
    spellings = [anyascii(lower).lower()]
    if _CYRILLIC.search(lower):
        russian = _spelled(_YE.sub("ye", lower), _BGN_RUSSIAN)
        ukrainian = _spelled(lower, _NATIONAL_UKRAINIAN)
        mixed = _spelled(lower, _NATIONAL_UKRAINIAN | {"г": "g"})
        spellings = [russian, *spellings, ukrainian, mixed]
    return tuple(dict.fromkeys(spelling for spelling in spellings if spelling != lower))


def _spelled(lower: str, letters: dict[str, str]) -> str:
    return anyascii("".join(letters.get(letter, letter) for letter in lower)).lower()
