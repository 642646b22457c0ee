"""Folding: the form of a name under which spellings of it compare equal."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "\u200c": "", "\u0640": ""})
"""Arabic letters to the Persian ones that share their place in a name; joiners away."""

_NOT_WORD = re.compile(r"[\W_]+")
_NATIVE = re.compile(r"[^\u0000-\u024f\u1e00-\u1eff]")
_ARTICLE = "the "


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """Return a name without case, accents and punctuation, in its own script.

    Examples
    --------
    >>> fold_name("Makhačkala"), fold_name("PRIMORSKO-AKHTARSK"), fold_name("the  Caspian Sea")
    ('makhackala', 'primorsko akhtarsk', 'caspian sea')
    """
    if name.isascii():
        plain = name
    else:
        decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
        if not _NATIVE.search(plain):
            plain = anyascii(plain)
    folded = _NOT_WORD.sub(" ", plain.replace("'", "").replace(".", "").casefold()).strip()
    return folded.removeprefix(_ARTICLE)
