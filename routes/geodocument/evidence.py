"""Evidence: what a document as a whole says for each place its names may mean."""

from dataclasses import dataclass

import numpy as np

from routes.geodocument.containment import Inside
from routes.geodocument.senses import Flags, Floats, Integers, Senses

_VOTE_WEIGHT = 3.0
_SIBLING_WEIGHT = 3.0
_MOST_SIBLINGS = 3
_NEAR_WEIGHT = 2.5
_NEAR_KM = 120.0
_WITHIN_WEIGHT = 12.0
_KIND_WEIGHT = 5.0
_COUNTRY_WEIGHT = 8.0
"""Against a country where words beside its name say that a town is meant: `the city of`."""
_AREA_WEIGHT = 12.0
_BESIDE_WEIGHT = 3.0
"""For the place beside which another is said to lie: less, since it bears the sentence less."""
_AREA_CLOSENESS = 0.6
"""What lying in a named region is worth beside being close to a named town."""
_WIDEST_KM = 1500.0
"""An area wider than this is near nothing."""
_LEAST_PROBABILITY = 0.05
_MAX_ANCHORS = 400
_PART = 2048
_ROUNDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for each sense.

    Parameters
    ----------
    share
        How much of what the document names, the name itself aside, is of the sense's country.
    siblings
        How many other regions of its country are named, for a region.
    of_kind
        Whether it is of the kind that the words beside its name say.
    near
        How much of the rest of the document lies near it.
    scores
        All together, as the logarithm of a likelihood.
    """

    share: Floats
    siblings: Floats
    of_kind: Flags
    near: Floats
    scores: Floats


def weigh(
    senses: Senses,
    mentions: Integers,
    inside: dict[int, Inside],
    of_kind: Flags,
    mostly_said: Flags,
) -> Evidence:
    """Return what the document says for each sense.

    Parameters
    ----------
    senses
        Of all names.
    mentions
        How often each name stands in the document.
    inside
        Which names the words put into an area, or beside another place.
    of_kind
        Which senses are of the kind that the words beside their names say.
    mostly_said
        For each name whether words beside it say a kind at half of its mentions or more.
    """
    share = _country_shares(senses, mentions)
    siblings = _siblings(senses)
    base = senses.log_weight + _VOTE_WEIGHT * share + _SIBLING_WEIGHT * siblings
    is_other = mostly_said[senses.name] & ~of_kind
    base += _KIND_WEIGHT * of_kind - _COUNTRY_WEIGHT * (senses.is_country & is_other)
    for said in inside.values():
        base[said.sense] += _WITHIN_WEIGHT
        base[said.area] += _BESIDE_WEIGHT if said.is_beside else _AREA_WEIGHT
    scores, near = base, np.zeros(len(senses))
    for _ in range(_ROUNDS):
        near = _nearness(senses, probabilities(senses, scores))
        scores = base + _NEAR_WEIGHT * np.log1p(near)
    return Evidence(share=share, siblings=siblings, of_kind=of_kind, near=near, scores=scores)


def probabilities(senses: Senses, scores: Floats) -> Floats:
    """Return each sense's share among those of its name."""
    if not len(senses):
        return scores
    count = int(senses.name.max()) + 1
    most = np.full(count, -np.inf)
    np.maximum.at(most, senses.name, scores)
    shares = np.exp(scores - most[senses.name])
    total = np.bincount(senses.name, weights=shares, minlength=count)
    return np.asarray(shares / total[senses.name])


def _country_shares(senses: Senses, mentions: Integers) -> Floats:
    """Return, for each sense, the share of its country among what the other names stand for."""
    first = senses.is_first
    alone = np.bincount(senses.name, minlength=len(mentions))[senses.name] == 1
    said = np.sqrt(mentions[senses.name])
    vote = np.where(senses.is_country | senses.is_region, said, 0.5 * alone)
    vote = np.where(first & (senses.country > 0), vote, 0.0)
    votes = np.bincount(senses.country, weights=vote)
    own_country, own_vote = np.zeros(len(mentions), dtype=np.int64), np.zeros(len(mentions))
    own_country[senses.name[first]], own_vote[senses.name[first]] = (
        senses.country[first],
        vote[first],
    )
    own = np.where(own_country[senses.name] == senses.country, own_vote[senses.name], 0.0)
    total = votes.sum() - own_vote[senses.name]
    share = (votes[senses.country] - own) / np.maximum(total, 1.0)
    return np.asarray(np.where(senses.country > 0, share, 0.0))


def _siblings(senses: Senses) -> Floats:
    """Return, for each region, how many other names stand for a region of its country."""
    is_region = senses.is_region & (senses.country > 0) & ~senses.has_town
    first = np.flatnonzero(is_region & senses.is_first)
    counts = np.bincount(senses.country[first], minlength=int(senses.country.max(initial=0)) + 1)
    siblings = counts[senses.country].astype(np.float64)
    siblings[first] -= 1
    return np.where(is_region, np.minimum(siblings, _MOST_SIBLINGS), 0.0)


def _nearness(senses: Senses, probability: Floats) -> Floats:
    """Return how much of the rest of the document lies near each sense."""
    useful = ~senses.is_country & (senses.reach_km < _WIDEST_KM)
    anchors = np.flatnonzero(useful & (probability > _LEAST_PROBABILITY))
    anchors = anchors[np.argsort(-probability[anchors], kind="stable")][:_MAX_ANCHORS]
    reach_km = senses.reach_km[anchors]
    worth = probability[anchors] * np.where(reach_km > _NEAR_KM, _AREA_CLOSENESS, 1.0)
    near = np.zeros(len(senses))
    for begin in range(0, len(senses), _PART):
        part = np.arange(begin, min(begin + _PART, len(senses)))
        beyond_km = np.maximum(senses.distances_km(part, anchors) - reach_km, 0.0)
        closeness = 1 / (1 + beyond_km / _NEAR_KM)
        closeness[senses.name[part][:, None] == senses.name[anchors]] = 0
        near[part] = closeness @ worth
    return near
