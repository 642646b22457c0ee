"""Nearness: words that put a place beside another, such as `Tripoli, north of Beirut`."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from routes.geodesy.units import KM_PER_MILE
from routes.geodocument.containment import Inside
from routes.geodocument.senses import Flags, Integers, Senses
from routes.toponyms import Toponym

_LONGEST_GAP = 60
_KM = {"km": 1.0, "kilo": 1.0, "mile": KM_PER_MILE, "mi": KM_PER_MILE}
_BESIDE = re.compile(
    r"(?:\s*,?\s+(?:which\s+)?(?:(?:is|lies|lying)\s+)?|\s+\()"
    r"(?:(?:just|some|about|around|roughly|nearly|only)\s+)?"
    r"(?:(?P<number>\d{1,3})(?:\s*|-)(?P<unit>km|kilo|miles?|mi\b)\w*\s+(?:to\s+the\s+)?)?"
    r"(?:(?P<point>north|south|east|west|north[- ]?east|north[- ]?west|south[- ]?east|"
    r"south[- ]?west)\s+of|(?:near|close\s+to|outside|not\s+far\s+from))\s+"
    r"(?:the\s+)?(?:(?:city|town|port|capital)\s+(?:of\s+)?)?",
    re.IGNORECASE,
)
"""Between a place and the one that it lies beside."""
_SLACK, _SLACK_KM = 1.7, 30.0
"""What is told of a distance may be one by road, and round."""
_LOG_OF_RARE = float(np.log(20))
_SIDE_KM, _NEAR_KM = 300.0, 120.0
"""How far `north of` and `near` may be where no number stands with them."""


def read_nearness(
    text: str, toponyms: Sequence[Toponym], of_toponym: Integers, senses: Senses
) -> dict[int, Inside]:
    """Return which names the words beside them put beside another place.

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
    By name. What fits no pair of places is left out, since a distance may be wrong, and so is a
    name that is put beside different places.
    """
    near: dict[int, Inside] = {}
    conflicting: set[int] = set()
    for i, (one, other) in enumerate(pairwise(toponyms)):
        if not 0 < other.start - one.end <= _LONGEST_GAP:
            continue
        said = _BESIDE.fullmatch(text, one.end, other.start)
        if said is None:
            continue
        place, beside = int(of_toponym[i]), int(of_toponym[i + 1])
        found = _best_pair(senses, place, beside, said) if place != beside else None
        if found and near.setdefault(place, found).sense != found.sense:
            conflicting.add(place)
    return {place: said for place, said in near.items() if place not in conflicting}


def _best_pair(senses: Senses, place: int, beside: int, said: re.Match[str]) -> Inside | None:
    """Return the likeliest senses of two names of which the first lies so beside the second."""
    places, others = senses.of_name(place), senses.of_name(beside)
    places = places[~senses.is_country[places]]
    others = others[~senses.is_country[others]]
    if not len(places) or not len(others):
        return None
    # One that is hardly ever meant does not tell where another is: Houston in Missouri.
    least = senses.log_weight[others].max() - _LOG_OF_RARE
    others = others[senses.log_weight[others] >= least]
    least_km, most_km = _range_km(said)
    km = senses.distances_km(places, others)
    fits = (least_km <= km) & (km <= most_km)
    fits &= _is_on_side(senses, places, others, (said["point"] or "").lower())
    value = senses.log_weight[places][:, None] + senses.log_weight[others]
    i, j = divmod(int(np.argmax(np.where(fits, value, -np.inf))), len(others))
    if not fits[i, j]:
        return None
    return Inside(sense=int(places[i]), area=int(others[j]), is_beside=True)


def _range_km(said: re.Match[str]) -> tuple[float, float]:
    """Return between what distances a place may lie that words put so beside another."""
    if said["number"] is None:
        return 0.0, _SIDE_KM if said["point"] else _NEAR_KM
    km = float(said["number"]) * _KM[said["unit"].lower().rstrip("s")]
    return km / _SLACK - _SLACK_KM, km * _SLACK + _SLACK_KM


def _is_on_side(senses: Senses, places: Integers, others: Integers, point: str) -> Flags:
    """Return which of some places lie on a side of which others, north of them for instance."""
    up = senses.lat[places][:, None] - senses.lat[others]
    right = senses.lon[places][:, None] - senses.lon[others]
    fits = np.ones(up.shape, dtype=bool)
    for word, side in (("north", up), ("south", -up), ("east", right), ("west", -right)):
        if word in point:
            fits &= side > 0
    return fits
