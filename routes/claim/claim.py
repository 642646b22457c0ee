"""Claim: how far and in which direction one place lies from another, as a text says it."""

from dataclasses import dataclass
from typing import Literal

from routes.geodocument import PlacedToponym

Hedge = Literal["", "about", "at least", "at most"]
Verdict = Literal["agrees", "off", "contradicts", "cannot say"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A distance, a direction or nearness that a text states.

    Parameters
    ----------
    exact, start, end
        The words, and where they stand in code points.
    subject, reference
        The place that is spoken of, and the one it is measured from; None where no words name it.
    low_km, high_km
        The least and the greatest distance that the words allow before any tolerance, in
        kilometres; both None for mere nearness.
    hedge
        Whether the words say `about`, `more than` or `less than`.
    direction
        The point of the compass, as in `north-east`, or empty.
    is_near
        Whether the words say only that it is near.
    """

    exact: str
    start: int
    end: int
    subject: PlacedToponym | None
    reference: PlacedToponym | None
    low_km: float | None = None
    high_km: float | None = None
    hedge: Hedge = ""
    direction: str = ""
    is_near: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the geometry says to a claim.

    Parameters
    ----------
    claim
        The claim.
    verdict
        `off` is wrong in a straight line, but might be the length of a road.
    distance_km
        Along the geodesic between the two places, or None where one is not sure.
    words
        The verdict in words.
    """

    claim: Claim
    verdict: Verdict
    distance_km: float | None
    words: str
