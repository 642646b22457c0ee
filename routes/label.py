"""How a place is named on the map: a strong line, and a quiet one under it."""

import unicodedata
from dataclasses import dataclass

from anyascii import anyascii
from rapidfuzz import fuzz

from routes.hop import PlaceReading
from routes.language import ENGLISH, Language

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
_ALPHABETS = {
    "BG": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "BY": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "KG": f"{_RUSSIAN}ңөү",
    "KZ": f"{_RUSSIAN}әғқңөұүһі",
    "MK": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "MN": f"{_RUSSIAN}өү",
    "RS": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "RU": _RUSSIAN,
    "TJ": f"{_RUSSIAN}ғӣқӯҳҷ",
    "UA": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "IR": "ءآأئؤابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
}
"""The letters of countries that share a script with others: a gazetteer has the names of all."""
_SCRIPT_OF = {code: script for script, codes in _SCRIPTS.items() for code in codes.split()}
_LEAST_LIKENESS = 55
_ARTICLE = ("United ", "Netherlands", "Philippines", "Bahamas", "Maldives", "Democratic Rep")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLabel:
    """The words that stand at a place.

    Parameters
    ----------
    name
        The strong line.
    sub
        The quiet line, or an empty text.
    somewhere
        The name as it stands where only the direction of the place can be shown.
    area
        Whether the place is drawn as an area.
    """

    name: str
    sub: str
    somewhere: str
    area: bool


def place_label(reading: PlaceReading, language: Language = ENGLISH) -> PlaceLabel:
    """Return the words that stand at a place on the map."""
    name = reading.read_as or reading.name
    area = reading.is_area
    return PlaceLabel(
        name=name,
        sub=_sub_line(reading, language),
        somewhere=language.say("label.somewhere", place=_with_article(name, language)),
        area=area,
    )


def _with_article(country: str, language: Language) -> str:
    has_article = language == ENGLISH and country.startswith(_ARTICLE)
    return f"the {country}" if has_article else country


def _is_country(reading: PlaceReading) -> bool:
    return reading.place.feature_code.startswith("PCL")


def _sub_line(reading: PlaceReading, language: Language) -> str:
    if reading.is_area and _is_country(reading):
        return language.say("label.country")
    if reading.read_as is not None:
        parts = [_kind(reading, language), language.say("label.read-as", name=reading.name)]
    else:
        parts = [_kind(reading, language), _native_name(reading)]
    if reading.certainty != "sure":
        parts.append(language.say(f"certainty.{reading.certainty}"))
    return "\u00a0· ".join(language.isolated(part) for part in parts if part)


def _kind(reading: PlaceReading, language: Language) -> str:
    code = reading.place.feature_code
    kind = language.say(f"kind.{code}") if language.has(f"kind.{code}") else ""
    shown = (reading.read_as or reading.name).casefold()
    return "" if kind in shown else kind


def _native_name(reading: PlaceReading) -> str:
    """Return the name in the country's own script that sounds most like the one in use."""
    country = reading.place.country_code
    native = [name for name in reading.place.alternate_names if _is_native(name, country)]
    wanted = reading.name.casefold()
    likeness = {name: fuzz.WRatio(anyascii(name).casefold(), wanted) for name in native}
    best = max(native, key=lambda name: (likeness[name], name), default="")
    return best if likeness.get(best, 0) >= _LEAST_LIKENESS else ""


def _is_native(name: str, country_code: str) -> bool:
    """Whether a name is in the script of a country and, where that is known, in its letters."""
    script, alphabet = _SCRIPT_OF.get(country_code), _ALPHABETS.get(country_code)
    letters = [letter for letter in name.lower() if letter.isalpha()]
    return script is not None and all(
        letter in alphabet if alphabet else unicodedata.name(letter, "").startswith(script)
        for letter in letters
    )
