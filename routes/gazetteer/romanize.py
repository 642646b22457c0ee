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
_OTHER_THAN_LATIN = re.compile(r"[\u0370-\u1dff\u1f00-\U0010ffff]")


class _Ascii(dict[int, str]):
    """What each character is in ASCII; looked up when it is first met, as most never are."""

    def __missing__(self, code: int) -> str:
        ascii_letters = self[code] = anyascii(chr(code)).lower()
        return ascii_letters


_ASCII = _Ascii()
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
    if not _OTHER_THAN_LATIN.search(name):  # accents and the like are folded away already
        return ()
    lower = name.lower()
    spellings = [lower.translate(_ASCII)]
    if _CYRILLIC.search(lower):
        russian = _spelled(_YE.sub("ye", lower), _BGN_RUSSIAN)
        ukrainian = _spelled(lower, _NATIONAL_UKRAINIAN)
        mixed = _spelled(lower, _NATIONAL_UKRAINIAN | {"г": "g"})
        spellings = [russian, *spellings, ukrainian, mixed]
    return tuple(dict.fromkeys(spelling for spelling in spellings if spelling != lower))


def _spelled(lower: str, letters: dict[str, str]) -> str:
    return "".join([letters.get(letter, letter) for letter in lower]).translate(_ASCII)
