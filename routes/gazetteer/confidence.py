"""How sure a ranking is: whether the best entry is surely the one that is meant."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from routes.gazetteer.search import Match
from routes.gazetteer.sphere import sphere_distance_km

Confidence = Literal["sure", "probable", "ambiguous", "unknown"]

SAME_PLACE_KM = 25.0
"""Entries of one name this close (a town, its port, its airport) are one place on a map."""

DOMINANCE = 100
"""How many times more inhabitants make a town the one that is meant by its bare name."""

LEAD = 10
"""How many times more inhabitants make it at least probable."""

_KNOWN_POPULATION = 50_000
"""A place this large is meant by an alternate name even when nothing else is known of it."""
_OBSCURE_POPULATION = 10_000
"""A town smaller than this is not surely meant by its bare name: others are missing here."""
_LEAST_POPULATION = 1_000
"""Taken for a place of unknown population."""


class Rival(IntEnum):
    """What an entry of the same name is to the best one."""

    NONE = 0
    WEAK = 1
    STRONG = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Entries by question, best first: arrays of one length.

    Parameters
    ----------
    questions
        Which question an entry answers, ascending.
    lon, lat
        EPSG:4326, in degrees.
    population
        Inhabitants; 0 where not known.
    reach_km
        The extent of an area; 0 for a point.
    matches
        Values of `Match`.
    """

    questions: NDArray[np.int64]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    population: NDArray[np.float64]
    reach_km: NDArray[np.float64]
    matches: NDArray[np.int64]


def rivals(ranking: Ranking) -> NDArray[np.int64]:
    """Return what each entry is to the best one of its question: values of `Rival`."""
    best = _best_of_each(ranking.questions)
    near = _distance_km(ranking, best) <= SAME_PLACE_KM + np.maximum(
        ranking.reach_km, ranking.reach_km[best]
    )
    lead = ranking.population[best] / np.maximum(ranking.population, _LEAST_POPULATION)
    is_area = ranking.reach_km > 0
    surer = (ranking.matches[best] < ranking.matches) & (lead >= 1)
    kinds = np.where(surer | (lead >= LEAD), int(Rival.WEAK), int(Rival.STRONG))
    kinds[(lead >= DOMINANCE) & ~is_area] = int(Rival.NONE)
    kinds[near] = int(Rival.NONE)
    return kinds


def confidence(ranking: Ranking, *, hinted: NDArray[np.bool_]) -> list[Confidence]:
    """Return how sure the best entry of each question is.

    Parameters
    ----------
    ranking
        The entries found.
    hinted
        For each question, whether its country or kind was known.
    """
    best = _first_of_each(ranking.questions)
    answered = ranking.questions[best]
    match, population = ranking.matches[best], ranking.population[best]
    known = hinted[answered] | (population >= _KNOWN_POPULATION) | (ranking.reach_km[best] > 0)
    obscure = (population > 0) & (population < _OBSCURE_POPULATION) & ~hinted[answered]
    exact = ((match == Match.NAME) & ~obscure) | ((match <= Match.ROMANIZED) & known)
    rival = np.maximum.reduceat(rivals(ranking), best) if len(best) else best
    words = np.full(len(hinted), "unknown", dtype=object)
    words[answered] = np.select(
        [rival == Rival.STRONG, exact & (rival == Rival.NONE)], ["ambiguous", "sure"], "probable"
    )
    return words.tolist()


def _best_of_each(questions: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return, for each entry, the place of the first entry of its question."""
    first = _first_of_each(questions)
    return np.repeat(first, np.diff(first, append=len(questions)))


def _first_of_each(questions: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the place of the first entry of each question; questions ascend."""
    return np.flatnonzero(np.diff(questions, prepend=-1))


def _distance_km(ranking: Ranking, best: NDArray[np.int64]) -> NDArray[np.float64]:
    lon, lat = np.radians(ranking.lon), np.radians(ranking.lat)
    return sphere_distance_km(lon, lat, lon[best], lat[best])
