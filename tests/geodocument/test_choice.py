from dataclasses import fields, replace

import numpy as np
import pytest

from routes.gazetteer import Gazetteer, Match
from routes.geodocument.choice import choose
from routes.geodocument.containment import Inside
from routes.geodocument.evidence import Evidence, weigh
from routes.geodocument.senses import Senses, distinct_names, senses_of
from routes.toponyms import find_toponyms

TEXT = "From Odesa, Hamburg and Springfield to Paris, London, Tripoli and Amirabad in Iran."


def picked(values, places):
    """Return a value whose arrays hold only some of their items."""
    kind = type(values)
    return kind(**{column.name: getattr(values, column.name)[places] for column in fields(kind)})


@pytest.fixture(scope="module")
def read() -> tuple[Senses, Evidence]:
    questions, of_toponym = distinct_names(find_toponyms(TEXT))
    senses = senses_of(questions, Gazetteer.bundled())
    nothing = np.zeros(len(senses), dtype=bool)
    unsaid = np.zeros(len(questions), dtype=bool)
    return senses, weigh(senses, np.bincount(of_toponym), {}, nothing, unsaid)


def test_a_name_is_chosen_for_the_same_beside_others_as_alone(read):
    senses, evidence = read
    together = choose(senses, evidence, {})
    assert len(together) > 5
    assert {choice.confidence for choice in together.values()} > {"sure"}
    for name, choice in together.items():
        own = senses.of_name(name)
        alone = choose(picked(senses, own), picked(evidence, own), {})[name]
        assert (own[alone.sense], alone.confidence) == (choice.sense, choice.confidence)


def test_the_sense_with_the_most_evidence_is_chosen(read):
    senses, evidence = read
    for name, choice in choose(senses, evidence, {}).items():
        assert evidence.scores[choice.sense] == max(evidence.scores[senses.of_name(name)])


def test_words_that_put_a_place_into_an_area_make_an_untyped_match_better_than_a_guess(read):
    senses, evidence = read
    name, area = int(senses.name[0]), len(senses) - 1
    untyped = replace(senses, match=np.full(len(senses), int(Match.UNTYPED)))
    best = choose(untyped, evidence, {})[name]
    assert (best.said, best.confidence) == (None, "ambiguous")
    inside = Inside(sense=best.sense, area=area)
    contained = choose(untyped, evidence, {name: inside})[name]
    assert (contained.said, contained.confidence) == (inside, "probable")


def test_an_area_said_of_another_sense_counts_for_nothing(read):
    senses, evidence = read
    names = senses.name.tolist()
    name = next(name for name in names if names.count(name) > 1)
    best = choose(senses, evidence, {})[name]
    other = next(sense for sense in senses.of_name(name).tolist() if sense != best.sense)
    assert choose(senses, evidence, {name: Inside(sense=other, area=0)})[name] == best


def test_of_no_names_nothing_is_chosen(read):
    senses, evidence = read
    none = np.arange(0)
    assert choose(picked(senses, none), picked(evidence, none), {}) == {}
