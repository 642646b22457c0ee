"""Base forms of inflected names: English possessives, Russian and Ukrainian cases."""

import re
from functools import lru_cache

_POSSESSIVE = re.compile("['\u2019]s?$|['\u2019]s\\b")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+$")

_ENDINGS = (
    ("ского", ("ский", "ское", "ск")),
    ("ському", ("ський", "ськ")),
    ("ского", ("ский",)),
    ("ской", ("ская", "ской")),
    ("скому", ("ский", "ское")),
    ("ском", ("ский", "ское", "ск")),
    ("ией", ("ия",)),
    ("ии", ("ия", "ий")),
    ("ию", ("ия",)),
    ("ії", ("ія",)),
    ("ами", ("ы", "и", "а")),
    ("ями", ("и", "я")),
    ("ах", ("ы", "и", "а")),
    ("ях", ("и", "я")),
    ("ов", ("ы",)),
    ("ом", ("", "о")),
    ("ем", ("ь", "е", "")),
    ("єм", ("й",)),
    ("ой", ("а", "ая")),
    ("ою", ("а",)),
    ("ей", ("я", "ь", "и")),
    ("ью", ("ь",)),
    ("ові", ("",)),
    ("ый", ("ый",)),
    ("е", ("а", "", "о", "ь", "я")),
    ("і", ("а", "", "ь", "я")),
    ("у", ("а", "", "о")),
    ("ю", ("я", "ь", "й")),
    ("ы", ("а", "")),
    ("и", ("а", "ь", "я", "ы", "")),
    ("а", ("", "о")),
    ("я", ("ь", "й", "е", "")),
    ("о", ("",)),
)
"""Case endings of nouns and adjectives in `-ский`, and what stands there in the nominative."""

_SHORTEST_STEM = 2


@lru_cache(maxsize=65536)
def base_forms(name: str) -> tuple[str, ...]:
    """Return the base forms that an inflected name may have.

    Examples
    --------
    >>> "махачкала" in base_forms("махачкале"), base_forms("Iran's")
    (True, ('Iran',))
    """
    without = _POSSESSIVE.sub("", name)
    forms = [] if without == name else [without]
    if _CYRILLIC.search(name):
        for ending, nominatives in _ENDINGS:
            stem = name.removesuffix(ending)
            if stem != name and len(stem) >= _SHORTEST_STEM:
                forms += [stem + nominative for nominative in nominatives]
    return tuple(form for form in dict.fromkeys(forms) if form != name)
