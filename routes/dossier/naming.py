"""Whether words name a place: by its name, an alternate name, or a demonym."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from routes.gazetteer import (
    COUNTRY_CODES,
    Gazetteer,
    Place,
    base_forms,
    demonyms,
    fold_name,
)
from routes.hop import PlaceReading

_WORD = re.compile(r"[^\W_]+(?:['\u2019\u02bc\u200c-][^\W_]+)*", re.UNICODE)
_SPACES = re.compile(r"[ \u00a0\n]*")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_CODE_LENGTH = 4
"""Names this short are codes (US, UK, IKA): in a text they count only in capitals."""
_WIDEST = 2
"""So many words beside a name are looked at, whether a longer name stands there."""


# A preview reads a dossier anew whenever it is saved, and hops share quotes. Nothing that is
# remembered can change; the gazetteer is kept open as long as it is.
@lru_cache(maxsize=4096)
def names_place(words: str, reading: PlaceReading, gazetteer: Gazetteer) -> bool:
    """Return whether words name a place.

    The spelling the dossier gives, the gazetteer's names and, for a country, its demonyms count;
    accents and punctuation do not. A name in Latin or Cyrillic letters begins with a capital,
    short codes are capitals throughout, and a part of a longer name of another place is not it:
    *Papua New Guinea* does not name Guinea.
    """
    place = reading.place
    others = {*place.names, *((reading.read_as,) if reading.read_as else ())}
    if place.feature_code in COUNTRY_CODES:
        others.update(demonyms().get(place.country_code, ()))
    return any(
        not _is_part_of_another(words, start, end, place, gazetteer)
        for names in ({reading.name}, others)
        for start, end in _passages(words, names)
    )


def spells_place(words: str, reading: PlaceReading) -> bool:
    """Return whether words spell a place's name as the dossier does."""
    return any(True for _ in _passages(words, [reading.name]))


def is_own_name(name: str, place: Place) -> bool:
    """Return whether a name is the entry's own, whole or without words such as `Air Base`."""
    return f" {fold_name(name)} " in f" {fold_name(place.name)} "


def _passages(words: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where a name stands in words, as offsets."""
    wanted: dict[str, list[str]] = {}
    for name in names:
        if _UNSPACED.search(name):
            yield from (match.span() for match in re.finditer(re.escape(name), words))
        elif folded := fold_name(name):
            wanted.setdefault(folded, []).append(name)
    longest = max((len(folded.split()) for folded in wanted), default=0)
    spans = [match.span() for match in _WORD.finditer(words)]
    for first in range(len(spans)):
        for last in range(first, min(first + 2 * longest + 1, len(spans))):
            start, end = spans[first][0], spans[last][1]
            passage = words[start:end]
            for text in (passage, *base_forms(passage)):
                names_so = wanted.get(fold_name(text), ())
                if any(_is_written_as(text, name) for name in names_so):
                    yield start, end


def _is_written_as(text: str, name: str) -> bool:
    """Whether a text has the capitals that a name has."""
    if len(name) <= _CODE_LENGTH and name.isupper():
        return text.replace(".", "") == name.replace(".", "")
    return text[:1].isupper() or not name[:1].isupper()


def _is_part_of_another(
    words: str, start: int, end: int, place: Place, gazetteer: Gazetteer
) -> bool:
    """Whether a longer name around a passage is that of another place only."""
    spans = [match.span() for match in _WORD.finditer(words)]
    first = max((i for i, span in enumerate(spans) if span[0] <= start), default=0)
    last = next((i for i, span in enumerate(spans) if span[1] >= end), len(spans) - 1)
    for begin in range(max(0, first - _WIDEST), first + 1):
        for finish in range(last, min(len(spans), last + _WIDEST + 1)):
            if (begin, finish) == (first, last) or not _is_one_phrase(words, spans, begin, finish):
                continue
            longer = words[spans[begin][0] : spans[finish][1]]
            others = gazetteer.places_named(longer) if longer[:1].isupper() else ()
            if others and not any(_is_same(other, place) for other in others):
                return True
    return False


def _is_one_phrase(words: str, spans: list[tuple[int, int]], begin: int, finish: int) -> bool:
    """Whether nothing but spaces stands between words."""
    gaps = (words[spans[i][1] : spans[i + 1][0]] for i in range(begin, finish))
    return all(_SPACES.fullmatch(gap) for gap in gaps)


def _is_same(other: Place, place: Place) -> bool:
    """Whether an entry is a place itself, or one within it or beside it of its name."""
    return other.gazetteer_id == place.gazetteer_id or bool(
        {fold_name(name) for name in other.names} & {fold_name(name) for name in place.names}
    )
