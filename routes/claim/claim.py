"""Claim: how far, how long and in which direction one place lies from another, in a text."""

from dataclasses import dataclass
from typing import Literal

from routes.geodocument import PlacedToponym
from routes.hop import Mode
from routes.language import Remark

Hedge = Literal["", "about", "at least", "at most"]
Verdict = Literal["agrees", "off", "contradicts", "cannot say"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A distance, a direction, nearness or a travel time that a text states.

    Parameters
    ----------
    exact, start, end
        The words, and where they stand in code points.
    subject, reference
        The place that is spoken of, and the one it is measured from; None where no words name it.
    stated
        The words of the amount and the direction alone, as in `about 1,100 km east` or `near`.
    low_km, high_km
        The least and the greatest distance that the words allow before any tolerance, in
        kilometres; both None for mere nearness and for travel times.
    hedge
        Whether the words say `about`, `more than` or `less than`.
    rounding
        How far a round figure may be off, as a share of it: half of what its last digit that is
        no zero counts.
    direction
        The point of the compass, as in `north-east`, or empty.
    is_near
        Whether the words say only that it is near.
    hours
        The least and the greatest travel time, or None where the words speak of no time.
    mode
        How one travels in that time.
    """

    exact: str
    start: int
    end: int
    subject: PlacedToponym | None
    reference: PlacedToponym | None
    stated: str
    low_km: float | None = None
    high_km: float | None = None
    hedge: Hedge = ""
    rounding: float = 0.0
    direction: str = ""
    is_near: bool = False
    hours: tuple[float, float] | None = None
    mode: Mode = Mode.UNKNOWN


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
    why
        The reason of the verdict.
    """

    claim: Claim
    verdict: Verdict
    distance_km: float | None
    why: Remark

    @property
    def remark(self) -> Remark:
        """The verdict and why."""
        return Remark.of(f"verdict.{self.verdict.replace(' ', '-')}", why=self.why)

    @property
    def words(self) -> str:
        """The verdict and why in English, as in `off: +22%; 904 km (562 miles) …`."""
        return str(self.remark)
