"""Whether words name a place: by its name, an alternate name, or a demonym."""

import re

from routes.gazetteer import COUNTRY_CODES, Place, demonyms, fold_name
from routes.hop import PlaceReading

_APOSTROPHES = re.compile("['\u2018\u2019\u02bc]")
_CODE_LENGTH = 4
"""Names this short are codes (US, UK, IKA): in a text they count only in capitals."""


def names_place(words: str, reading: PlaceReading) -> bool:
    """Return whether words name a place.

    The spelling the dossier gives, the gazetteer's names and, for a country, its demonyms count;
    case, accents and punctuation do not, except that short codes must stand in capitals.
    """
    place = reading.place
    names = {reading.name, *place.names, *((reading.read_as,) if reading.read_as else ())}
    if place.feature_code in COUNTRY_CODES:
        names.update(demonyms().get(place.country_code, ()))
    return _any_stands_in(names, words)


def spells_place(words: str, reading: PlaceReading) -> bool:
    """Return whether words spell a place's name as the dossier does."""
    return _any_stands_in({reading.name}, words)


def is_own_name(name: str, place: Place) -> bool:
    """Return whether a name is the entry's own, whole or without words such as `Air Base`."""
    return f" {fold_name(name)} " in f" {fold_name(place.name)} "


def _any_stands_in(names: set[str], words: str) -> bool:
    folded = {f" {fold_name(_APOSTROPHES.sub(mark, words))} " for mark in ("", " ")}
    return any(_stands_in(name, words, folded) for name in names)


def _stands_in(name: str, words: str, folded: set[str]) -> bool:
    if len(name) <= _CODE_LENGTH and name.isupper():
        return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None
    wanted = fold_name(name)
    return bool(wanted) and any(f" {wanted} " in text for text in folded)
