"""Containment: words that put a place into an area, such as `Paris, Texas`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routes.gazetteer import Match
from routes.geodocument.senses import Integers, Senses
from routes.toponyms import Toponym

_LONGEST_GAP = 40
_MARGIN_KM = 60.0
_COUNTRY_SHAPE, _REGION_SHAPE = 3.0, 1.6
"""How many radii of a circle of its size an area may reach."""

_INSIDE = re.compile(
    r"\s*,?\s+(?:in|of)\s+(?:the\s+)?(?:\w+\s+)??|\s*,\s*|\s*\((?:\w+\s+)??", re.IGNORECASE
)
"""Between a place and its area: `Amirabad in Iran`, `Paris, Texas`, `Van (eastern Turkey`."""
_AREA_FIRST = re.compile(
    r"(?:['’]s)?(?:\s+\w+){0,3}?\s+(?:city|town|village|port|capital|province|region|district|"
    r"state|island|suburb|base)(?:\s+of)?\s+|['’]s\s+"
)
"""Between an area and a place in it: `the Russian port of Makhachkala`, `Russia's Alabuga`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """A sense of a name, and the area that the words put it into; both are numbers of senses.

    `is_beside` tells that it is no area, but a place beside which they put it.
    """

    sense: int
    area: int
    is_beside: bool = False


def read_containment(
    text: str, toponyms: Sequence[Toponym], of_toponym: Integers, senses: Senses
) -> dict[int, Inside]:
    """Return which names the words beside them put into an area.

    Parameters
    ----------
    text, toponyms
        The document and its toponyms in order.
    of_toponym
        Which name each bears.
    senses
        What the names may mean.

    Returns
    -------
    By name; where a document says it twice, the first time counts.
    """
    inside: dict[int, Inside] = {}
    for i in range(len(toponyms) - 1):
        pair = _said(text, toponyms, i)
        if pair is None:
            continue
        place, area = int(of_toponym[pair[0]]), int(of_toponym[pair[1]])
        found = _best_pair(senses, place, area)
        if found is None and pair == (i, i + 1) == _said_before(text, toponyms, i + 1):
            found = _best_pair(senses, place, int(of_toponym[i + 2]))
        if found and place not in inside:
            inside[place] = found
    return inside


def _said(text: str, toponyms: Sequence[Toponym], i: int) -> tuple[int, int] | None:
    """Return which of a toponym and the next lies in the other, as far as the words say it."""
    gap = text[toponyms[i].end : toponyms[i + 1].start]
    if len(gap) > _LONGEST_GAP:
        return None
    if _INSIDE.fullmatch(gap) and toponyms[i + 1].form != "demonym":
        return i, i + 1
    return (i + 1, i) if _AREA_FIRST.fullmatch(gap) else None


def _said_before(text: str, toponyms: Sequence[Toponym], i: int) -> tuple[int, int] | None:
    """Return the pair before, where a chain goes on: `Austin, in Scott County, Indiana`."""
    goes_on = i + 1 < len(toponyms) and _said(text, toponyms, i) == (i, i + 1)
    return (i - 1, i) if goes_on else None


def _best_pair(senses: Senses, place: int, area: int) -> Inside | None:
    """Return the likeliest senses of two names of which the first lies in the second.

    What bears a country's name only as an alternate one is not meant: `Iraq, Iran` is a list.
    """
    places, areas = senses.of_name(place), senses.of_name(area)
    areas = areas[senses.is_country[areas] | senses.is_region[areas]]
    is_country = senses.is_country[places]
    if is_country.any():
        places = places[(senses.match[places] == Match.NAME) & ~is_country]
    if place == area or not len(places) or not len(areas):
        return None
    shape = np.where(senses.is_country[areas], _COUNTRY_SHAPE, _REGION_SHAPE)
    within = senses.distances_km(places, areas) <= senses.reach_km[areas] * shape + _MARGIN_KM
    within &= senses.country[places][:, None] == senses.country[areas]
    within &= senses.row[places][:, None] != senses.row[areas]
    value = senses.log_weight[places][:, None] + 0.5 * senses.log_weight[areas]
    best = int(np.argmax(np.where(within, value, -np.inf)))
    i, j = divmod(best, len(areas))
    return Inside(sense=int(places[i]), area=int(areas[j])) if within[i, j] else None
