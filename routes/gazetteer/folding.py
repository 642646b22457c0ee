"""Folding: the form of a name under which spellings of it compare equal."""

import unicodedata
from functools import lru_cache

from anyascii import anyascii

_ARTICLE = "the "
_DROPPED = frozenset("'.\u2018\u2019\u02bc\u02b9\u200c\u200d\u0640")
"""Apostrophes and full stops, joiners, and the Arabic line filler: they part no words."""

_SAME_LETTER = {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه"}
"""Arabic letters to the Persian ones that take their place in a name."""

_KEPT = 20_000
"""Names whose folded form is kept: a text asks for the same few again and again."""

_LATIN = ((0x00, 0x24F), (0x250, 0x2AF), (0x1E00, 0x1EFF))


class _Folds(dict[int, str]):
    """What each character becomes; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded_character(chr(code))
        return folded


_FOLDS = _Folds()


@lru_cache(maxsize=_KEPT)
def fold_name(name: str) -> str:
    """Return a name without case, accents and punctuation, in its own script.

    Examples
    --------
    >>> fold_name("Makhačkala"), fold_name("PRIMORSKO-AKHTARSK"), fold_name("the  Caspian Sea")
    ('makhackala', 'primorsko akhtarsk', 'caspian sea')
    """
    return " ".join(name.translate(_FOLDS).split()).removeprefix(_ARTICLE)


def _folded_character(character: str) -> str:
    if character in _DROPPED:
        return ""
    plain = "".join(
        _SAME_LETTER.get(part, part)
        for part in unicodedata.normalize("NFKD", character)
        if not unicodedata.combining(part)
    )
    if any(low <= ord(part) <= high for part in plain for low, high in _LATIN):
        plain = anyascii(plain)
    kept = (
        part if part.isalnum() or unicodedata.category(part)[0] == "M" else " " for part in plain
    )
    return "".join(kept).casefold()
