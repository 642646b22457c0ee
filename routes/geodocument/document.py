"""Choosing one place for each name of a document, and saying why and how sure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from routes.gazetteer import Confidence, Gazetteer, Place
from routes.gazetteer.index import GazetteerIndex
from routes.gazetteer.rows import place_of
from routes.geodocument.choice import BACKING_NEAR, Choice, choose
from routes.geodocument.containment import read_containment
from routes.geodocument.evidence import Evidence, weigh
from routes.geodocument.kind_words import read_kinds
from routes.geodocument.nearness import read_nearness
from routes.geodocument.role import Role, role_of
from routes.geodocument.senses import MAX_SENSES, Senses, distinct_names, senses_of
from routes.toponyms import Toponym, find_toponyms

_PLACES_KEPT = 2_000
_ROUTE = re.compile(
    r"\s+(?:border|bus|canal|corridor|ferry|flight|highway|line|pipeline|railway|road|route|"
    r"service|talks|train)s?\b"
)
"""Behind two names that are two places: `the Smyrna Alexandria line`."""


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
        Those of `find_toponyms` unless given, without two beside each other that are one name which
        the gazetteer lacks.
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
        found = geocode_document(
            text, find_toponyms(text, gazetteer=gazetteer), gazetteer=gazetteer
        )
        return _without_broken_names(text, found)
    questions, of_toponym = distinct_names(toponyms)
    senses = senses_of(questions, gazetteer)
    inside = read_nearness(text, toponyms, of_toponym, senses)
    inside |= read_containment(text, toponyms, of_toponym, senses)
    of_kind, said = read_kinds(text, toponyms, of_toponym, senses, gazetteer.index)
    mentions = np.bincount(of_toponym, minlength=len(questions))
    evidence = weigh(senses, mentions, inside, of_kind, 2 * said >= mentions)
    reading = _Reading(senses=senses, evidence=evidence)
    choices = choose(senses, evidence, inside)
    loose = {n for t, n in zip(toponyms, of_toponym.tolist(), strict=True) if t.reading.loosely}
    settled = [
        _settle(reading, choices.get(number), gazetteer, loosely=number in loose)
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


def _without_broken_names(text: str, placed: Sequence[PlacedToponym]) -> tuple[PlacedToponym, ...]:
    """Leave out two names that are one which the gazetteer lacks: `Ras Ajdir`."""
    broken = {
        i + k
        for i, (one, other) in enumerate(pairwise(placed))
        if text[one.toponym.end : other.toponym.start] == " "
        and _are_strangers(one, other)
        and not _ROUTE.match(text, other.toponym.end)
        for k in (0, 1)
    }
    return tuple(p for i, p in enumerate(placed) if i not in broken)


def _are_strangers(one: PlacedToponym, other: PlacedToponym) -> bool:
    """Whether neither of two places is sure, and they lie in different countries."""
    if (
        one.place is None
        or other.place is None
        or "demonym" in {one.toponym.form, other.toponym.form}
    ):
        return False
    is_sure = "sure" in {one.confidence, other.confidence} or other.place.feature_class == "A"
    return not is_sure and one.place.country_code != other.place.country_code


def _gazetteer_of(toponyms: Sequence[Toponym]) -> Gazetteer:
    by_path = {one.reading.gazetteer.path: one.reading.gazetteer for one in toponyms}
    if len(by_path) > 1:
        paths = ", ".join(sorted(map(str, by_path)))
        raise ValueError(f"the toponyms are of several gazetteers, {paths}: give the one to use")
    return next(iter(by_path.values())) if by_path else Gazetteer.bundled()


def _settle(
    reading: _Reading, choice: Choice | None, gazetteer: Gazetteer, *, loosely: bool
) -> tuple[Place | None, Confidence, tuple[str, ...]]:
    """Return the place that a name means, how sure it is, and why."""
    if choice is None:
        return None, "unknown", ("the gazetteer has no place of that name",)
    place = _place(gazetteer.index, int(reading.senses.row[choice.sense]))
    reasons = _reasons(reading, choice, place, gazetteer)
    if not loosely:
        return place, choice.confidence, reasons
    reasons = (f"a part of {place.name}, or named after it", *reasons[1:])
    is_part = place.feature_class in {"A", "L"} and choice.confidence == "sure"
    return place, "probable" if is_part else "ambiguous", reasons


@lru_cache(maxsize=_PLACES_KEPT)
def _place(index: GazetteerIndex, row: int) -> Place:
    """Return the place in a row; the documents of one story name the same ones."""
    return place_of(index.row(row))


def _reasons(
    reading: _Reading, choice: Choice, place: Place, gazetteer: Gazetteer
) -> tuple[str, ...]:
    senses, evidence, best = reading.senses, reading.evidence, choice.sense
    reasons = [f"a place called {place.name}"]
    if choice.said is not None:
        area = gazetteer.index.row(int(senses.row[choice.said.area]))
        reasons.append(f"said to lie {'near' if choice.said.is_beside else 'in'} {area['name']}")
    if evidence.of_kind[best]:
        reasons.append("of the kind that the words beside it say")
    if evidence.siblings[best]:
        reasons.append("named among other regions of its country")
    if evidence.share[best] and not senses.is_country[best]:
        reasons.append(f"the document speaks of {place.country_code}")
    if evidence.near[best] >= BACKING_NEAR:
        reasons.append("near other places of the document")
    if place.population:
        reasons.append(f"population {place.population:,}")
    others = senses.count_of_name(int(senses.name[best])) - 1
    if others:
        more = " or more" if others + 1 == MAX_SENSES else ""
        reasons.append(f"chosen over {others}{more} of that name")
    return tuple(reasons)
