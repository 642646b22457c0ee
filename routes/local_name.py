"""Local name: what a place is called in the script of its country, where that is sure.

A gazetteer has the names of a place in all languages, without saying which is of which. Towns
that give a time zone its name have their names in Unicode CLDR; of the others that name is taken
which is written in the letters of the country and reads almost as the one in use.
"""

import re
import unicodedata
from functools import cache

from anyascii import anyascii
from rapidfuzz import fuzz

from routes.gazetteer import Place

_SCRIPTS = {
    "CYRILLIC": "BG BY KG KZ MK MN RS RU TJ UA",
    "ARABIC": "AE AF BH DJ DZ EG IQ IR JO KW LB LY MA MR OM PK PS QA SA SD SY TN YE",
    "GREEK": "CY GR",
    "HEBREW": "IL",
    "GEORGIAN": "GE",
    "ARMENIAN": "AM",
    "HANGUL": "KP KR",
    "CJK": "CN HK JP MO TW",
    "THAI": "TH",
    "DEVANAGARI": "IN NP",
    "MYANMAR": "MM",
    "ETHIOPIC": "ER ET",
}
_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى"
_ALPHABETS = {
    **dict.fromkeys(_SCRIPTS["ARABIC"].split(), _ARABIC),
    "AF": "ءآأئؤابپتټثجچځڅحخدډذرړزژږسشښصضطظعغفقکګگلمنڼوهیېۍئ",
    "BG": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "BY": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "IL": "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
    "IR": "ءآئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "KG": f"{_RUSSIAN}ңөү",
    "KZ": f"{_RUSSIAN}әғқңөұүһі",
    "MK": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "MN": f"{_RUSSIAN}өү",
    "PK": "ءآأئؤابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھیے",
    "RS": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "RU": _RUSSIAN,
    "TJ": f"{_RUSSIAN}ғӣқӯҳҷ",
    "UA": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
"""The letters of countries that share a script with others."""
_FOREIGN = {
    "RU": re.compile(r"[зсц]ьк|ъ(?![еёюя])|на[ -]\w*[^уеи]$"),
    **dict.fromkeys(set(_SCRIPTS["ARABIC"].split()) - {"AF", "IR", "PK"}, re.compile("ه$")),
}
"""What the letters of a country allow and the spelling of its language does not."""
_SCRIPT_OF = {code: script for script, codes in _SCRIPTS.items() for code in codes.split()}
_LEAST_LIKENESS = 75
_LEAST_WITHOUT_VOWELS = 60
"""Arabic and Hebrew leave most vowels out."""
_TWICE = re.compile(r"([aeiouy])\1")
_SIGNS = str.maketrans("-", " ", "'`’ʼ")


def local_name(place: Place, name: str) -> str:
    """Return the name of a place in the script of its country, or an empty text.

    Parameters
    ----------
    place
        The gazetteer entry.
    name
        The name in use; the local one must read almost as it does.

    Examples
    --------
    >>> from routes.gazetteer import Gazetteer
    >>> kazan = Gazetteer.bundled().find("Kazan", country="RU")[0].place
    >>> local_name(kazan, "Kazan")
    'Казань'
    """
    country = place.country_code
    if country not in _SCRIPT_OF:
        return ""
    for known in (name, place.name):
        if town := _towns(country).get(known):
            return town
    names = [known for known in place.alternate_names if _is_local(known, country)]
    likeness = {known: _likeness(known, name) for known in names}
    # Of names that read alike, the one whose spelling says more: signs, accents, hyphens.
    best = max(
        names,
        key=lambda known: (likeness[known], len(unicodedata.normalize("NFD", known)), known),
        default="",
    )
    has_vowels = _SCRIPT_OF[country] not in {"ARABIC", "HEBREW"}
    least = _LEAST_LIKENESS if has_vowels else _LEAST_WITHOUT_VOWELS
    return best if likeness.get(best, 0) >= least else ""


def _likeness(known: str, name: str) -> float:
    """Return how much two names read alike, 0 to 100; a vowel may be doubled in one of them."""
    read = (anyascii(words).casefold().translate(_SIGNS) for words in (known, name))
    return fuzz.ratio(*(_TWICE.sub(r"\1", words) for words in read))


def _is_local(name: str, country: str) -> bool:
    """Whether a name is in the script of a country and, where that is known, in its letters."""
    script, alphabet = _SCRIPT_OF[country], _ALPHABETS.get(country)
    foreign = _FOREIGN.get(country)
    written = unicodedata.normalize("NFC", name).lower()
    # Vowel marks of Arabic and Hebrew stand in dictionaries, not on maps.
    letters = [sign for sign in written if sign.isalpha() or unicodedata.combining(sign)]
    return (
        bool(letters)
        and not (foreign and foreign.search(written))
        and all(
            letter in alphabet if alphabet else unicodedata.name(letter, "").startswith(script)
            for letter in letters
        )
    )


@cache
def _towns(country: str) -> dict[str, str]:
    """Return the towns of a country that time zones are called after: English name to local."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 (slow to import)
    from babel.core import get_global  # noqa: PLC0415
    from babel.languages import get_official_languages  # noqa: PLC0415

    english = Locale.parse("en").time_zones
    zones = [zone for zone, code in get_global("zone_territories").items() if code == country]
    towns: dict[str, str] = {}
    for language in get_official_languages(country, de_facto=True):
        try:
            local = Locale.parse(language).time_zones
        except UnknownLocaleError:
            continue
        for zone in zones:
            own = zone.rpartition("/")[2].replace("_", " ")
            name = english.get(zone, {}).get("city") or own
            town = local.get(zone, {}).get("city", "")
            if _is_local(town, country):
                towns.setdefault(name, town)
    return towns
