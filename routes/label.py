"""How a place is named on the map: a strong line, and a quiet one under it."""

from dataclasses import dataclass

from routes.hop import PlaceReading
from routes.language import ENGLISH, Language
from routes.local_name import local_name

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
        parts = [_kind(reading, language), local_name(reading.place, reading.name)]
    if reading.certainty != "sure":
        parts.append(language.say(f"certainty.{reading.certainty}"))
    return "\u00a0· ".join(language.isolated(part) for part in parts if part)


def _kind(reading: PlaceReading, language: Language) -> str:
    code = reading.place.feature_code
    kind = language.say(f"kind.{code}") if language.has(f"kind.{code}") else ""
    shown = (reading.read_as or reading.name).casefold()
    return "" if kind in shown else kind
