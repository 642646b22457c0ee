"""Base forms of inflected names: English possessives, Russian and Ukrainian cases."""

import re
from functools import lru_cache

_POSSESSIVE = re.compile("['\u2019]s?$|['\u2019]s\\b")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+$")

_ENDINGS = (
    ("ского", ("ский", "ское", "ск")),
    ("ському", ("ський", "ськ")),
    ("ской", ("ская",)),
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
    ("євом", ("їв",)),
    ("єва", ("їв",)),
    ("єві", ("їв",)),
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

_SEA = re.compile(r"(.+)(?:ого|ому|ом|им|ым)\s(?:моря|морю|морем|море|морі)$", re.IGNORECASE)
_SEA_ENDINGS = ("ое", "е")
"""Of the adjective before *sea*, which takes its case as well: Russian and Ukrainian."""

_POLISH_ENDINGS = (
    ("owie", ("ów", "owo")),
    ("wie", ("wa", "wo", "w")),
    ("nie", ("na", "no", "n", "nia")),
    ("cie", ("ta", "to", "t")),
    ("dzie", ("da", "d")),
    ("ie", ("a", "", "o", "ia")),
    ("iej", ("a",)),
    ("owa", ("ów", "owo")),
    ("y", ("a",)),
    ("i", ("a", "")),
    ("u", ("", "o")),
)
"""The same for Polish, in the cases that name where something is or comes from."""

_PREPOSITIONS = frozenset(
    {
        *("в", "во", "на", "из", "с", "со", "к", "ко", "до", "от", "под", "над", "при", "около"),
        *("у", "з", "із", "зі", "від", "біля"),
    }
)
"""Words before a name in Russian and Ukrainian that are no part of it."""

_SHORTEST_STEM = 2
_SHORTEST_POLISH_STEM = 4


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
    if sea := _SEA.match(name):
        forms += [f"{sea[1]}{ending} море" for ending in _SEA_ENDINGS]
    elif _CYRILLIC.search(name):
        forms += _nominatives(name, _ENDINGS, _SHORTEST_STEM)
    elif name[-1:] in "yieua":
        forms += _nominatives(name, _POLISH_ENDINGS, _SHORTEST_POLISH_STEM)
    return tuple(form for form in dict.fromkeys(forms) if form != name)


def without_preposition(name: str) -> str:
    """Return a name without the Russian or Ukrainian preposition before it.

    Examples
    --------
    >>> without_preposition("в Новороссийске"), without_preposition("Нижний Новгород")
    ('Новороссийске', 'Нижний Новгород')
    """
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in _PREPOSITIONS else name


def _nominatives(
    name: str, endings: tuple[tuple[str, tuple[str, ...]], ...], shortest: int
) -> list[str]:
    """Return what a name may be in the nominative, by its ending."""
    forms = []
    for ending, nominatives in endings:
        stem = name.removesuffix(ending)
        if stem != name and len(stem) >= shortest:
            forms += [stem + nominative for nominative in nominatives]
    return forms
