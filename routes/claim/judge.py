"""Judging claims: a distance or a time in words against the geodesic between the two places."""

import re
from decimal import Decimal
from math import inf

from routes import geodesy
from routes.claim.claim import Claim, Judgement, Verdict
from routes.errors import NoWaterPathError
from routes.gazetteer import Place
from routes.geodocument import PlacedToponym
from routes.hop import Mode
from routes.language import Remark
from routes.travel import CIRCUITY, SPEED, air_detour_km
from routes.water import find_water_path
from routes.wording import length

TOLERANCE = {"about": 0.10, "": 0.05, "at least": 0.03, "at most": 0.03}
_MOST_ROUNDING = 0.10
"""What a round figure such as `300 km` is allowed at most: as much as one behind `about`."""
_LEAST_TOLERANCE_KM = 5.0
"""A town is measured from its middle or from its edge."""
_FAR_FROM_BOUND = 2.0
"""`More than 100 km` is hardly said of 250, though it is true."""
_STRAIGHT = re.compile(r"\bcrow\s+flies|\bstraight\s+line")
_NEAR_KM, FAR_KM = 50.0, 150.0
_SECTORS = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0}
_DIRECTION_DEG = 45.0
"""`East` may be half of the way to north: few writers use the points between."""
_ONE_POINT = re.compile("north|south|east|west")
TIME_TOLERANCE = 0.25
"""Times are told in whole hours or days."""
_MOST_HOURS = 72
_NEVER_FASTER_KMH = {Mode.ROAD: 130.0, Mode.RAIL: 350.0, Mode.UNKNOWN: 1000.0}
"""Bounds for ways of which no sourced speed is known: the usual limits of motorways, the fastest
trains, jet aircraft. They can contradict a claim, and never confirm one."""

_FERRY = re.compile(r"\b(?:ferr(?:y|ies)|boats?|hydrofoil)\b", re.IGNORECASE)
_FERRY_KMH = 75.0
"""Fast ferries run at up to 40 knots, which no cargo ship does."""


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
        named = Remark.of("claim.unsure", place=unsure.toponym.exact) if unsure else None
        why = named or Remark.of("claim.no-subject")
        return Judgement(claim=claim, verdict="cannot say", distance_km=None, why=why)
    subject, reference = ends[0], ends[1]
    distance_km = geodesy.distance_km(reference.point, subject.point)
    # Distances are told from the middle of one town to the middle of another.
    unsure_km = sum(p.uncertainty_km for p in (subject, reference) if p.feature_class != "P")
    if claim.hours:
        verdict, why = _judge_time(claim, claim.hours, subject, reference)
    else:
        verdict, why = _judge_distance(claim, distance_km, unsure_km)
    if verdict != "contradicts" and not _is_in_direction(claim, subject, reference, unsure_km):
        bearing_deg = geodesy.bearing_deg(reference.point, subject.point)
        verdict = "contradicts"
        why = Remark.of("claim.bearing", deg=bearing_deg, place=reference.name)
    return Judgement(claim=claim, verdict=verdict, distance_km=distance_km, why=why)


def _sure_place(placed: PlacedToponym | None) -> Place | None:
    return placed.place if placed and placed.confidence == "sure" else None


def _judge_distance(claim: Claim, distance_km: float, unsure_km: float) -> tuple[Verdict, Remark]:
    straight = _straight(distance_km)
    if claim.is_near:
        return _judge_nearness(distance_km - unsure_km, straight)
    if claim.low_km is None or claim.high_km is None:
        return "agrees", straight
    slack_km = max(tolerance(claim) * distance_km, _LEAST_TOLERANCE_KM, unsure_km)
    low_km, high_km = claim.low_km - slack_km, claim.high_km + slack_km
    if claim.hedge == "at least":
        high_km = inf
    if claim.hedge == "at most":
        low_km = 0.0
    if not low_km <= distance_km <= high_km:
        is_nearly = claim.hedge != "at most" and distance_km <= high_km + slack_km
        return _judge_wrong(claim, claim.low_km, distance_km, is_nearly=is_nearly)
    if claim.hedge == "at least" and distance_km > _FAR_FROM_BOUND * claim.high_km + slack_km:
        return "off", Remark.of("claim.bound", straight=straight)
    if claim.hedge == "at most" and distance_km < claim.low_km / _FAR_FROM_BOUND - slack_km:
        return "off", Remark.of("claim.bound", straight=straight)
    return "agrees", straight


def tolerance(claim: Claim) -> float:
    """Return by which share a stated distance may differ; bounds are not rounded."""
    own = TOLERANCE[claim.hedge]
    if claim.hedge in {"at least", "at most"}:
        return own
    return max(own, min(claim.rounding, _MOST_ROUNDING))


def _judge_wrong(
    claim: Claim, low_km: float, distance_km: float, *, is_nearly: bool
) -> tuple[Verdict, Remark]:
    straight = _straight(distance_km)
    if low_km <= distance_km:
        verdict: Verdict = "off" if is_nearly else "contradicts"
        return verdict, Remark.of("claim.too-short", straight=straight)
    is_road = low_km <= CIRCUITY["road"].greatest * distance_km
    if not is_road or _STRAIGHT.search(claim.stated):
        return "contradicts", Remark.of("claim.only", straight=straight)
    percent = 100 * (low_km / distance_km - 1)
    return "off", Remark.of("claim.longer", percent=percent, straight=straight)


def _straight(distance_km: float) -> Remark:
    return Remark.of("claim.straight", length=length(distance_km))


def hedged(claim: Claim, low: float, high: float) -> tuple[float, float]:
    """Return the least and the greatest amount that a claim allows with its `more than`."""
    if claim.hedge == "at least":
        return low, high * _FAR_FROM_BOUND
    return (0.0, high) if claim.hedge == "at most" else (low, high)


def _judge_time(
    claim: Claim, hours: tuple[float, float], subject: Place, reference: Place
) -> tuple[Verdict, Remark]:
    """Judge a travel time: no ship is faster than the fastest, but many a way has stops."""
    straight_km = geodesy.distance_km(reference.point, subject.point)
    straight = _straight(straight_km)
    speed = SPEED.get(claim.mode)
    most_kmh = speed.fastest_kmh if speed else _NEVER_FASTER_KMH.get(claim.mode, inf)
    if _FERRY.search(claim.stated):
        most_kmh = _FERRY_KMH
    least_h = straight_km / most_kmh
    longest_km = _longest_km(claim.mode, straight_km, subject, reference) if speed else inf
    most_h = longest_km / speed.slowest_kmh if speed else inf
    under_way = {"straight": straight, "time": _time(least_h, most_h)}
    low_h, high_h = hedged(claim, *hours)
    if high_h * (1 + TIME_TOLERANCE) < least_h:
        if claim.hedge == "at least":
            return "off", Remark.of("claim.bound", straight=straight)
        return "contradicts", Remark.of("claim.time-too-fast", **under_way)
    if most_h == inf:
        why = "claim.time-no-path" if speed else "claim.no-speed"
        return "cannot say", Remark.of(why, **under_way)
    if low_h > most_h * (1 + TIME_TOLERANCE):
        return "off", Remark.of("claim.time-stops", **under_way)
    return "agrees", Remark.of("claim.time", **under_way)


def _longest_km(mode: Mode, straight_km: float, subject: Place, reference: Place) -> float:
    """Return how long the way may be, in kilometres; endless where no path on water is found."""
    if mode is not Mode.SEA:
        return straight_km + air_detour_km(straight_km)
    try:
        return find_water_path(reference.point, subject.point).length_km
    except NoWaterPathError:
        return inf


def _time(least_h: float, most_h: float) -> Remark:
    if most_h == inf:
        return Remark.of("claim.hours-least", n=max(1, round(least_h)))
    if least_h > _MOST_HOURS:
        return Remark.of("claim.days", low=round(least_h / 24), n=round(most_h / 24))
    low, high = (Decimal(f"{hours:.1f}") for hours in (least_h, most_h))
    return Remark.of("claim.hours", low=low, high=high)


def _judge_nearness(distance_km: float, straight: Remark) -> tuple[Verdict, Remark]:
    if distance_km <= _NEAR_KM:
        return "agrees", straight
    if distance_km <= FAR_KM:
        return "cannot say", Remark.of("claim.how-near", straight=straight)
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
