"""Facilities: materials for a plant go to where the document says that the plant stands."""

import re
from collections.abc import Sequence
from dataclasses import replace

from routes.geodocument import PlacedToponym
from routes.movement.movement import Movement
from routes.movement.sentences import is_country

_WORKS = r"plant|factory|facility|reactor|refinery|shipyard|assembly line|smelter|mill|bridge|dam"
_PURPOSE = re.compile(
    r"\b(?:build|construct|equip|erect|set up|finish|for (?:a|the)\b)(?:[^.;]{0,70}?)"
    rf"\b({_WORKS})\b",
    re.IGNORECASE,
)
_REACH = 200
_CLOSE = re.compile(r"[^,;:.]{0,60}")
"""What may stand between a movement and what it is for."""
_SAME = frozenset({"plant", "factory", "facility", "site"})
"""Words that a document uses for one thing."""
_GAP = re.compile(
    r"(?: (?:is|was|will be|being|to be|now|which|that|stands?|built|set up|located|planned|under "
    r"construction))* (?:in|at) (?:the )?(?:\w+['’]s )?$"
)
_LONGEST_GAP = 70


def with_facilities(
    text: str, movements: Sequence[Movement], placed: Sequence[PlacedToponym]
) -> list[Movement]:
    """Return movements of which those that serve to build something end where it stands.

    Parameters
    ----------
    text
        The document.
    movements
        As its sentences tell them: `materials for a plant` may go to a country.
    placed
        The document's places.
    """
    return [_to_facility(text, movement, placed) for movement in movements]


def _to_facility(text: str, movement: Movement, placed: Sequence[PlacedToponym]) -> Movement:
    if not movement.says or not is_country(movement.destination.place):
        return movement
    start, end = movement.says[-1]
    purpose = _PURPOSE.search(text, start, _end_of_sentence(text, end))
    if purpose is None or not _CLOSE.fullmatch(text, end, max(end, purpose.start())):
        return movement
    for place in placed:
        if _is_site(place, movement) and (words := _words_on(text, purpose[1], place)):
            return replace(
                movement,
                destination=place,
                says=(*movement.says[:-1], (start, max(end, purpose.end())), words),
                likelihood="possible",
                reasons=(
                    *movement.reasons,
                    f"the {purpose[1].lower()} is read as the one in {place.toponym.exact}",
                ),
            )
    return movement


def _end_of_sentence(text: str, start: int) -> int:
    found = re.compile(r"[.!?]\s|\n").search(text, start)
    return min(found.start() if found else len(text), start + _REACH)


def _is_site(place: PlacedToponym, movement: Movement) -> bool:
    """Whether a place is a part of the country that a movement goes to."""
    country, entry = movement.destination.place, place.place
    return (
        entry is not None
        and country is not None
        and not is_country(entry)
        and place.role == "place"
        and entry.feature_class != "H"
        and entry.country_code == country.country_code
    )


def _words_on(text: str, works: str, place: PlacedToponym) -> tuple[int, int] | None:
    """Return where words say that a plant stands in a place."""
    toponym = place.toponym
    begin = max(0, toponym.start - _LONGEST_GAP)
    names = "|".join(sorted(_SAME)) if works.lower() in _SAME else re.escape(works)
    named = list(
        re.compile(rf"\b(?:{names})\b", re.IGNORECASE).finditer(text, begin, toponym.start)
    )
    if not named or not _GAP.fullmatch(text, named[-1].end(), toponym.start):
        return None
    return named[-1].start(), toponym.end
