"""Choosing one place for each name of a document, and saying why and how sure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from routes.gazetteer import SAME_PLACE_KM, Confidence, Gazetteer, Match, Place
from routes.gazetteer.index import GazetteerIndex
from routes.gazetteer.rows import place_of
from routes.geodocument.containment import Inside, read_containment
from routes.geodocument.evidence import Evidence, weigh
from routes.geodocument.kind_words import read_kinds
from routes.geodocument.role import Role, role_of
from routes.geodocument.senses import MAX_SENSES, Senses, distinct_names, senses_of
from routes.toponyms import Toponym, find_toponyms

_WIDEST_KM = 150.0
"""A region wider than this is not the same place as the town in it that bears its name."""
_SURE, _PROBABLE = 0.97, 0.75
"""Least probabilities; measured on the development half of GeoVirus."""
_KNOWN_WEIGHT = 2e5
"""A place this large, in inhabitants, needs no backing from the document."""
_BACKING_SHARE = 0.2
_BACKING_NEAR = 0.5
_PLACES_KEPT = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedToponym:
    """A toponym and the place it means in its document.

    Parameters
    ----------
    toponym
        As it stands in the text.
    place
        The gazetteer entry, or None where the gazetteer has none of that name.
    confidence
        How sure that is; `unknown` without a place.
    role
        Whether the name stands for the place, or, as in `Moscow and Tehran agreed`, for the
        government that sits there.
    reasons
        What speaks for the place, in words.
    """

    toponym: Toponym
    place: Place | None
    confidence: Confidence
    role: Role = "place"
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """Everything that is known of the names of a document."""

    senses: Senses
    evidence: Evidence
    inside: dict[int, Inside]


def geocode_document(
    text: str, toponyms: Sequence[Toponym] | None = None, *, gazetteer: Gazetteer | None = None
) -> tuple[PlacedToponym, ...]:
    """Return the places that the toponyms of a document mean, in order.

    Parameters
    ----------
    text
        The whole document: each name is read in the light of the others, and means the same
        place throughout.
    toponyms
        Those of `find_toponyms` unless given.
    gazetteer
        Unless given, the one that the toponyms were found in, or else the bundled one.

    Raises
    ------
    ValueError
        When the toponyms were found in several gazetteers, and none is given.

    Examples
    --------
    >>> paris, texas = geocode_document("A fire in Paris, Texas, was put out.")
    >>> paris.place.gazetteer_id, paris.confidence
    ('geonames:4717560', 'sure')
    """
    gazetteer = gazetteer or _gazetteer_of(toponyms or ())
    if toponyms is None:
        toponyms = find_toponyms(text, gazetteer=gazetteer)
    questions, of_toponym = distinct_names(toponyms)
    senses = senses_of(questions, gazetteer)
    inside = read_containment(text, toponyms, of_toponym, senses)
    of_kind = read_kinds(text, toponyms, of_toponym, senses, gazetteer.index)
    mentions = np.bincount(of_toponym, minlength=len(questions))
    evidence = weigh(senses, mentions, inside, of_kind)
    reading = _Reading(senses=senses, evidence=evidence, inside=inside)
    loose = {n for t, n in zip(toponyms, of_toponym.tolist(), strict=True) if t.reading.loosely}
    settled = [
        _settle(reading, number, gazetteer, loosely=number in loose)
        for number in range(len(questions))
    ]
    return tuple(
        PlacedToponym(
            toponym=toponym,
            place=settled[number][0],
            confidence=settled[number][1],
            role=role_of(text, toponym, settled[number][0]),
            reasons=settled[number][2],
        )
        for toponym, number in zip(toponyms, of_toponym.tolist(), strict=True)
    )


def _gazetteer_of(toponyms: Sequence[Toponym]) -> Gazetteer:
    by_path = {one.reading.gazetteer.path: one.reading.gazetteer for one in toponyms}
    if len(by_path) > 1:
        paths = ", ".join(sorted(map(str, by_path)))
        raise ValueError(f"the toponyms are of several gazetteers, {paths}: give the one to use")
    return next(iter(by_path.values())) if by_path else Gazetteer.bundled()


def _settle(
    reading: _Reading, number: int, gazetteer: Gazetteer, *, loosely: bool
) -> tuple[Place | None, Confidence, tuple[str, ...]]:
    """Return the place that a name means, how sure it is, and why."""
    own = reading.senses.of_name(number)
    if not len(own):
        return None, "unknown", ("the gazetteer has no place of that name",)
    best = int(own[np.argmax(reading.evidence.scores[own])])
    place = _place(gazetteer.index, int(reading.senses.row[best]))
    said = reading.inside.get(number)
    area = said.area if said and said.sense == best else None
    reasons = _reasons(reading, best, place, area, gazetteer)
    sure = _confidence(reading, own, best, contained=area is not None)
    if not loosely:
        return place, sure, reasons
    reasons = (f"a part of {place.name}, or named after it", *reasons[1:])
    is_part = place.feature_class in {"A", "L"}
    return place, "probable" if sure == "sure" and is_part else "ambiguous", reasons


@lru_cache(maxsize=_PLACES_KEPT)
def _place(index: GazetteerIndex, row: int) -> Place:
    """Return the place in a row; the documents of one story name the same ones."""
    return place_of(index.row(row))


def _confidence(reading: _Reading, own: np.ndarray, best: int, *, contained: bool) -> Confidence:
    senses, evidence = reading.senses, reading.evidence
    probability = _probability(reading, own, best) if len(own) > 1 else 1.0
    if probability < _PROBABLE or (senses.match[best] == Match.UNTYPED and not contained):
        return "ambiguous"
    backed = (
        contained
        or senses.weight[best] >= _KNOWN_WEIGHT
        or (evidence.near[best] >= _BACKING_NEAR and evidence.share[best] >= _BACKING_SHARE)
    )
    exact = senses.match[best] <= Match.TYPED
    return "sure" if exact and backed and probability >= _SURE else "probable"


def _probability(reading: _Reading, own: np.ndarray, best: int) -> float:
    """Return how likely a name means a place; entries of that name beside it are that place too."""
    senses, evidence = reading.senses, reading.evidence
    share = np.exp(evidence.scores[own] - evidence.scores[best])
    reach_km = np.minimum(np.maximum(senses.reach_km[own], senses.reach_km[best]), _WIDEST_KM)
    km = senses.distances_km(own, np.array([best]))[:, 0]
    same = km <= SAME_PLACE_KM + np.where(senses.is_country[own], 0.0, reach_km)
    return float(share[same].sum() / share.sum())


def _reasons(
    reading: _Reading, best: int, place: Place, area: int | None, gazetteer: Gazetteer
) -> tuple[str, ...]:
    senses, evidence = reading.senses, reading.evidence
    reasons = [f"a place called {place.name}"]
    if area is not None:
        reasons.append(f"said to lie in {gazetteer.index.row(int(senses.row[area]))['name']}")
    if evidence.of_kind[best]:
        reasons.append("of the kind that the words beside it say")
    if evidence.siblings[best]:
        reasons.append("named among other regions of its country")
    if evidence.share[best] and not senses.is_country[best]:
        reasons.append(f"the document speaks of {place.country_code}")
    if evidence.near[best] >= _BACKING_NEAR:
        reasons.append("near other places of the document")
    if place.population:
        reasons.append(f"population {place.population:,}")
    others = len(senses.of_name(int(senses.name[best]))) - 1
    if others:
        more = " or more" if others + 1 == MAX_SENSES else ""
        reasons.append(f"chosen over {others}{more} of that name")
    return tuple(reasons)
