import csv
from typing import get_args

import pytest

from routes._data import data_path
from routes.gazetteer import FEATURE_CODES, Gazetteer, confidence_of, demonym_places
from routes.toponyms.words import (
    Role,
    abbreviations,
    common_words,
    context_words,
    given_names,
)


@pytest.mark.parametrize("name", ["common_words", "given_names", "context_words", "abbreviations"])
def test_no_line_of_a_word_list_stands_twice(name):
    with data_path(f"{name}.csv").open(encoding="utf-8", newline="") as file:
        _, *lines = [tuple(row) for row in csv.reader(file)]
    assert len(set(lines)) == len(lines)


def test_words_are_in_lower_case():
    words = common_words().union(given_names(), *map(context_words, get_args(Role)))
    assert [word for word in words if word != word.lower()] == []


@pytest.mark.parametrize("role", get_args(Role))
def test_every_role_has_words(role):
    assert context_words(role)


def test_no_word_has_a_role_that_nobody_asks_for():
    with data_path("context_words.csv").open(encoding="utf-8", newline="") as file:
        assert {row["role"] for row in csv.DictReader(file)} == set(get_args(Role))


def test_every_abbreviation_leads_to_one_place():
    gazetteer = Gazetteer.bundled()
    for short, meant in abbreviations().items():
        assert meant.kind in FEATURE_CODES
        found = gazetteer.find(
            meant.name, country=meant.country_code, kind=meant.kind, nearly=False
        )
        assert confidence_of(found, hinted=True) == "sure", short


def test_demonyms_have_plurals_where_english_has_them():
    meant = demonym_places()
    assert meant["Iranians"] == meant["Iranian"] == "IR"
    assert "Britishs" not in meant
    assert "Chineses" not in meant
