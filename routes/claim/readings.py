"""Claims on places that are not sure, judged on every place that their names may mean."""

from dataclasses import replace
from itertools import product

from routes.claim.claim import Claim, Judgement
from routes.claim.judge import judge
from routes.geodocument import PlacedToponym


def judge_readings(claim: Claim) -> Judgement:
    """Return what the geometry says to a claim, whichever places its names mean.

    Where a name may mean several places, a claim that fits the likeliest agrees, since a distance
    would hardly fit by chance, as a direction may. Another verdict is given only if no reading
    agrees, and then the mildest. A figure is told from a town, not from the province of its name.

    Examples
    --------
    >>> from routes.claim import find_claims
    >>> (claim,) = find_claims("Irkutsk is 600 kilometres from Vladivostok.")
    >>> judge(claim).verdict, judge_readings(claim).verdict
    ('cannot say', 'contradicts')
    """
    if claim.subject is None or claim.reference is None:
        return judge(claim)
    readings = list(product(*(_readings(claim, end) for end in (claim.subject, claim.reference))))
    judged = [
        replace(judge(replace(claim, subject=subject, reference=reference)), claim=claim)
        for subject, reference in readings
    ]
    verdicts = {one.verdict for one in judged}
    is_direction = claim.low_km is None and not claim.is_near and claim.hours is None
    if len(verdicts) == 1 or (judged and judged[0].verdict == "agrees" and not is_direction):
        return judged[0]
    if not verdicts or verdicts & {"agrees", "cannot say"}:
        return judge(claim)
    return next((one for one in judged if one.verdict == "off"), judged[0])


def _readings(claim: Claim, placed: PlacedToponym) -> list[PlacedToponym]:
    """Return the places that a name may mean as if each were sure, towns first, by likelihood."""
    if placed.place is None:
        return []
    places = [placed.place]
    if placed.confidence != "sure":
        places += [one.place for one in placed.toponym.candidates]
    own = placed.place
    towns = [one for one in places if one.feature_class == "P"]
    if claim.low_km is not None and any(one.country_code == own.country_code for one in towns):
        places = [one for one in places if not one.feature_code.startswith("ADM")]
    by_id = {place.gazetteer_id: place for place in places}
    towns_first = sorted(by_id.values(), key=lambda place: place.feature_class != "P")
    return [replace(placed, place=place, confidence="sure") for place in towns_first]
