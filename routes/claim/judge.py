"""Judging claims: a distance in words against the geodesic between the two places."""

import re

from routes import geodesy
from routes.claim.claim import Claim, Judgement, Verdict
from routes.gazetteer import Place
from routes.geodocument import PlacedToponym
from routes.travel import CIRCUITY
from routes.wording import length_words

_TOLERANCE = {"about": 0.10, "": 0.05, "at least": 0.03, "at most": 0.03}
_LEAST_TOLERANCE_KM = 5.0
"""A town is measured from its middle or from its edge."""
_MOST_AT_LEAST = 1.5
"""`More than 100 km` is not said of 200."""
_NEAR_KM, _FAR_KM = 50.0, 150.0
_SECTORS = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0}
_DIRECTION_DEG = 45.0
"""`East` may be half of the way to north: few writers use the points between."""
_ONE_POINT = re.compile("north|south|east|west")


def judge(claim: Claim) -> Judgement:
    """Return what the geometry says to a claim.

    No claim is judged on a place that is not sure.

    Examples
    --------
    >>> from routes.claim import find_claims
    >>> (claim,) = find_claims("Makhachkala is 1,000 km south of Moscow.")
    >>> judge(claim).words
    'contradicts: 1,588 km (987 miles) in a straight line, which nothing is shorter than'
    """
    ends = [_sure_place(claim.subject), _sure_place(claim.reference)]
    if ends[0] is None or ends[1] is None:
        unsure = claim.subject if ends[0] is None else claim.reference
        what = (
            f"{unsure.toponym.exact} is not sure" if unsure else "it does not say what lies there"
        )
        return Judgement(
            claim=claim, verdict="cannot say", distance_km=None, words=f"cannot say: {what}"
        )
    subject, reference = ends[0], ends[1]
    distance_km = geodesy.distance_km(reference.point, subject.point)
    # Distances are told from the middle of one town to the middle of another.
    unsure_km = sum(p.uncertainty_km for p in (subject, reference) if p.feature_class != "P")
    verdict, words = _judge_distance(claim, distance_km, unsure_km)
    if verdict != "contradicts" and not _is_in_direction(claim, subject, reference, unsure_km):
        bearing_deg = geodesy.bearing_deg(reference.point, subject.point)
        verdict, words = "contradicts", f"it lies at {bearing_deg:.0f}° from {reference.name}"
    return Judgement(
        claim=claim, verdict=verdict, distance_km=distance_km, words=f"{verdict}: {words}"
    )


def _sure_place(placed: PlacedToponym | None) -> Place | None:
    return placed.place if placed and placed.confidence == "sure" else None


def _judge_distance(claim: Claim, distance_km: float, unsure_km: float) -> tuple[Verdict, str]:
    straight = f"{length_words(distance_km)} in a straight line"
    if claim.is_near:
        return _judge_nearness(distance_km - unsure_km, straight)
    if claim.low_km is None or claim.high_km is None:
        return "agrees", straight
    low_km, high_km = _bounds(claim, claim.low_km, claim.high_km)
    slack_km = max(_TOLERANCE[claim.hedge] * distance_km, _LEAST_TOLERANCE_KM, unsure_km)
    if low_km - slack_km <= distance_km <= high_km + slack_km:
        return "agrees", straight
    if distance_km < low_km:
        if low_km > CIRCUITY["road"].greatest * distance_km:
            return "contradicts", f"only {straight}"
        return "off", f"+{low_km / distance_km - 1:.0%}; {straight}; a road could be that long"
    return "contradicts", f"{straight}, which nothing is shorter than"


def _bounds(claim: Claim, low_km: float, high_km: float) -> tuple[float, float]:
    if claim.hedge == "at least":
        return low_km, high_km * _MOST_AT_LEAST
    return (0.0, high_km) if claim.hedge == "at most" else (low_km, high_km)


def _judge_nearness(distance_km: float, straight: str) -> tuple[Verdict, str]:
    if distance_km <= _NEAR_KM:
        return "agrees", straight
    if distance_km <= _FAR_KM:
        return "cannot say", f"{straight}: how near is near?"
    return "contradicts", straight


def _is_in_direction(claim: Claim, subject: Place, reference: Place, unsure_km: float) -> bool:
    points = [_SECTORS[point] for point in _ONE_POINT.findall(claim.direction)]
    distance_km = geodesy.distance_km(reference.point, subject.point)
    if not points or distance_km <= unsure_km + _LEAST_TOLERANCE_KM:
        return True
    bearing_deg = geodesy.bearing_deg(reference.point, subject.point)
    return all(abs((bearing_deg - point + 180) % 360 - 180) <= _reach(points) for point in points)


def _reach(points: list[float]) -> float:
    """Return how far a bearing may lie from each point that a direction names, in degrees."""
    return _DIRECTION_DEG if len(points) == 1 else 2 * _DIRECTION_DEG
