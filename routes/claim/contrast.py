"""Contrast: claims about the same two places whose amounts or directions do not fit each other."""

import re
from collections.abc import Hashable, Sequence
from math import inf

from routes.claim.claim import Claim
from routes.claim.judge import FAR_KM, TIME_TOLERANCE, hedged, tolerance
from routes.gazetteer import fold_name
from routes.geodocument import PlacedToponym

_OPPOSITE = (frozenset({"north", "south"}), frozenset({"east", "west"}))
_ONE_POINT = re.compile("north|south|east|west")


def unlike(claims: Sequence[Claim]) -> tuple[tuple[int, ...], ...]:
    """Return, for each claim, the numbers of those on the same two places that do not fit it.

    Distances are compared with distances and nearness, times with times of the same way, and
    directions where both state one. What is compared are the words: no place has to be sure.

    Examples
    --------
    >>> from routes.claim import find_claims
    >>> unlike(find_claims("Tula is 170 km from Moscow. Tula, 400 km from Moscow, burned."))
    ((1,), (0,))
    """
    alike: dict[Hashable, list[int]] = {}
    for i, claim in enumerate(claims):
        alike.setdefault(pair_of(claim), []).append(i)
    return tuple(
        tuple(j for j in alike[pair_of(claim)] if not _fit(claim, claims[j])) for claim in claims
    )


def pair_of(claim: Claim) -> Hashable:
    """Return what tells the two places of a claim from others, whichever is measured from."""
    return frozenset({_key(claim.subject), _key(claim.reference)})


def _key(placed: PlacedToponym | None) -> str:
    if placed is None:
        return ""
    if placed.place and placed.confidence == "sure":
        return placed.place.gazetteer_id
    return fold_name(placed.toponym.exact)


def _fit(first: Claim, second: Claim) -> bool:
    if _key(first.reference) == _key(second.reference) and _is_opposite(first, second):
        return False
    if first.hours and second.hours:
        if first.mode is not second.mode:
            return True
        return _overlap(_widened(first, first.hours), _widened(second, second.hours))
    if first.hours or second.hours:
        return True
    return _overlap(_reach_km(first), _reach_km(second))


def _is_opposite(first: Claim, second: Claim) -> bool:
    points = [set(_ONE_POINT.findall(claim.direction)) for claim in (first, second)]
    return any(points[0] & pair and points[1] & pair - points[0] for pair in _OPPOSITE)


def _reach_km(claim: Claim) -> tuple[float, float]:
    if claim.is_near or claim.low_km is None or claim.high_km is None:
        return 0.0, FAR_KM if claim.is_near else inf
    return _widened(claim, (claim.low_km, claim.high_km))


def _widened(claim: Claim, amount: tuple[float, float]) -> tuple[float, float]:
    low, high = hedged(claim, *amount)
    share = TIME_TOLERANCE if claim.hours else tolerance(claim)
    return low * (1 - share), high * (1 + share)


def _overlap(first: tuple[float, float], second: tuple[float, float]) -> bool:
    return max(first[0], second[0]) <= min(first[1], second[1])
