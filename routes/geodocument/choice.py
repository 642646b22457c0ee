"""Choice: the likeliest sense of each name of a document, and how sure it is."""

from dataclasses import dataclass

import numpy as np

from routes.gazetteer import SAME_PLACE_KM, Confidence, Match
from routes.geodocument.containment import Inside
from routes.geodocument.evidence import Evidence
from routes.geodocument.senses import Flags, Floats, Integers, Senses

BACKING_NEAR = 0.5
"""So much of a document must lie near a place to speak for it."""
_WIDEST_KM = 150.0
"""A region wider than this is not the same place as the town in it that bears its name."""
_SURE, _PROBABLE = 0.97, 0.75
"""Least probabilities; measured on the development half of GeoVirus."""
_KNOWN_WEIGHT = 2e5
"""A place this large, in inhabitants, needs no backing from the document."""
_BACKING_SHARE = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a name most likely means: the number of the sense, and where the words put it."""

    sense: int
    said: Inside | None
    confidence: Confidence


def choose(senses: Senses, evidence: Evidence, inside: dict[int, Inside]) -> dict[int, Choice]:
    """Return what each name most likely means, by its number; names without a sense are left out.

    All names are gone through together: a document has few, and numpy is slow on each of them.

    Parameters
    ----------
    senses, evidence
        What the names may mean, and what speaks for it.
    inside
        Which names the words put into an area, or beside another place.
    """
    if not len(senses):
        return {}
    begins = np.flatnonzero(senses.is_first)
    best = np.lexsort([-evidence.scores, senses.name])[begins]
    names, chosen = senses.name[begins].tolist(), best.tolist()
    told = [
        said if (said := inside.get(name)) and said.sense == sense else None
        for name, sense in zip(names, chosen, strict=True)
    ]
    contained = np.array([said is not None for said in told])
    probability = _probability(senses, evidence.scores, begins, best)
    sure = _confidence(senses, evidence, best, probability, contained)
    return {
        name: Choice(sense=sense, said=said, confidence=confidence)
        for name, sense, said, confidence in zip(names, chosen, told, sure, strict=True)
    }


def _confidence(
    senses: Senses, evidence: Evidence, best: Integers, probability: Floats, contained: Flags
) -> list[Confidence]:
    match = senses.match[best]
    backed = contained | (senses.weight[best] >= _KNOWN_WEIGHT)
    backed |= (evidence.near[best] >= BACKING_NEAR) & (evidence.share[best] >= _BACKING_SHARE)
    # `Kufra` in a story of Libya is not the town in Turkey that was once called so.
    is_stray = (match == Match.ALTERNATE) & (evidence.share[best] == 0) & evidence.share.any()
    is_stray &= ~backed & (evidence.near[best] < BACKING_NEAR)
    doubtful = is_stray | (probability < _PROBABLE) | ((match == Match.UNTYPED) & ~contained)
    sure = backed & (match <= Match.TYPED) & (probability >= _SURE)
    return [
        "ambiguous" if is_doubtful else "sure" if is_sure else "probable"
        for is_doubtful, is_sure in zip(doubtful.tolist(), sure.tolist(), strict=True)
    ]


def _probability(senses: Senses, scores: Floats, begins: Integers, best: Integers) -> Floats:
    """Return how likely each name means its best; entries of that name beside it are it too."""
    rival_of = np.repeat(best, np.diff(begins, append=len(senses)))
    share = np.exp(scores - scores[rival_of])
    reach_km = np.minimum(np.maximum(senses.reach_km, senses.reach_km[rival_of]), _WIDEST_KM)
    within_km = SAME_PLACE_KM + np.where(senses.is_country, 0.0, reach_km)
    same = senses.distance_km(np.arange(len(senses)), rival_of) <= within_km
    return np.asarray(np.add.reduceat(share * same, begins) / np.add.reduceat(share, begins))
