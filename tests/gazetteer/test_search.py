"""Names that are written otherwise, and what they lead to."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from routes.gazetteer import Gazetteer, Match, confidence_of
from routes.gazetteer.deletions import MAX_LENGTH, MIN_LENGTH, deletion_hashes, name_codes
from routes.gazetteer.inflection import base_forms
from routes.gazetteer.romanize import romanized
from routes.gazetteer.search import Questions, search
from routes.gazetteer.sounds import consonants
from routes.gazetteer.type_words import without_type_words

LETTERS = st.text("abcdeй دش", min_size=MIN_LENGTH, max_size=MAX_LENGTH - 1)


def best(name: str, **hints: str):
    return Gazetteer.bundled().find(name, **hints)[0]


@pytest.mark.parametrize(
    ("name", "hints", "match", "found"),
    [
        ("Makhachkala", {}, Match.NAME, "geonames:532096"),
        ("Kiev", {}, Match.ALTERNATE, "geonames:703448"),
        ("بندرعباس", {}, Match.ALTERNATE, "geonames:141681"),
        ("بندر عباس", {}, Match.ALTERNATE, "geonames:141681"),
        ("Makhachkala oblast", {}, Match.UNTYPED, "geonames:532096"),
        ("Єлабуга", {}, Match.ROMANIZED, "geonames:468082"),
        ("Махачкале", {}, Match.INFLECTED, "geonames:532096"),
        ("Iran's", {}, Match.INFLECTED, "natural-earth:adm0:IRN"),
        ("Makhachkla", {}, Match.MISSPELLED, "geonames:532096"),
        ("Mkahachkala", {}, Match.MISSPELLED, "geonames:532096"),
        ("Sisha", {"country": "RU", "kind": "air base"}, Match.SOUND, "ourairports:RU-0240"),
        ("Seshcha military airfield", {}, Match.TYPED, "ourairports:RU-0240"),
    ],
)
def test_a_name_leads_to_its_place_and_says_how(name, hints, match, found):
    candidate = best(name, **hints)
    assert (candidate.match, candidate.place.gazetteer_id) == (match, found)


def test_a_right_spelling_is_not_drowned_by_near_ones():
    matches = {candidate.match for candidate in Gazetteer.bundled().find("Paris")}
    assert matches <= {Match.NAME, Match.ALTERNATE}


@pytest.mark.parametrize(
    ("name", "loosest"), [("Махачкале", Match.INFLECTED), ("Makhachkla", Match.MISSPELLED)]
)
def test_a_search_goes_no_further_than_it_is_told(name, loosest):
    index = Gazetteer.bundled().index
    asked = Questions(names=[name], countries=np.zeros(1, dtype=np.uint16))
    assert search(index, asked, loosest=loosest).matches[0] == loosest
    assert not len(search(index, asked, loosest=Match(loosest - 1)).rows)


def test_names_that_sound_alike_are_looked_for_only_with_country_and_kind():
    for hints in ({}, {"country": "RU"}, {"kind": "air base"}):
        found = Gazetteer.bundled().find("Sisha", **hints)
        assert Match.SOUND not in {candidate.match for candidate in found}


@pytest.mark.parametrize("hints", [{}, {"country": "RU"}, {"kind": "air base"}])
def test_bare_sisha_is_never_sure(hints):
    found = Gazetteer.bundled().find("Sisha", **hints)
    assert confidence_of(found, hinted=bool(hints)) != "sure"


@pytest.mark.parametrize(
    ("name", "hints", "confidence"),
    [
        ("Moscow", {}, "sure"),
        ("Tehran", {}, "sure"),
        ("Springfield", {}, "ambiguous"),
        ("Tripoli", {}, "ambiguous"),
        ("Tripoli", {"country": "LY"}, "sure"),
        ("London", {}, "probable"),
        ("Seshcha", {"kind": "town"}, "sure"),
        ("Rice Lake", {}, "probable"),
        ("Amirabad", {}, "probable"),
        ("Amirabad", {"country": "IR", "kind": "port"}, "sure"),
        ("Sisha", {"country": "RU", "kind": "air base"}, "probable"),
        ("Makhachkla", {}, "probable"),
        ("Nowhereton-on-Nothing", {}, "unknown"),
    ],
)
def test_confidence_says_whether_the_best_is_meant(name, hints, confidence):
    found = Gazetteer.bundled().find(name, **hints)
    assert confidence_of(found, hinted=bool(hints)) == confidence


NAMES = ["Moscow", "Sisha", "Makhachkla", "Махачкале", "", "Springfield", "بندر عباس", "Nowherexx"]


def test_many_names_find_what_each_finds_alone():
    gazetteer = Gazetteer.bundled()
    table = gazetteer.find_many(NAMES)
    assert list(table["name"]) == NAMES
    for row in table.itertuples():
        alone = gazetteer.find(row.name)
        assert row.confidence == confidence_of(alone, hinted=False)
        assert row.candidates == len(alone)
        if alone:
            assert row.gazetteer_id == alone[0].place.gazetteer_id
            assert row.gazetteer_name == alone[0].place.name
            assert (row.lon, row.lat) == (alone[0].place.point.x, alone[0].place.point.y)
            assert row.country_code == alone[0].place.country_code
            assert row.score == pytest.approx(alone[0].score, abs=1e-4)


def test_hints_go_with_their_names():
    table = Gazetteer.bundled().find_many(
        ["Tripoli", "Tripoli", "Sisha"],
        countries=["LY", "Lebanon", "RU"],
        kinds=[None, None, "air base"],
    )
    assert list(table["country_code"]) == ["LY", "LB", "RU"]
    assert list(table["confidence"]) == ["sure", "sure", "probable"]


def test_no_names_find_nothing():
    assert len(Gazetteer.bundled().find_many([])) == 0


def test_hints_must_be_as_many_as_names():
    with pytest.raises(ValueError, match="2 names, but 1 hints"):
        Gazetteer.bundled().find_many(["Oslo", "Riga"], countries=["NO"])


@given(st.text())
def test_any_text_may_be_looked_up(text):
    found = Gazetteer.bundled().find(text)
    assert confidence_of(found, hinted=False) in {"sure", "probable", "ambiguous", "unknown"}


@given(name=LETTERS, data=st.data())
def test_a_name_and_its_misspelling_share_a_hash(name, data):
    i = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("abcdeй دش"))
    edits = {
        name[:i] + name[i + 1 :],
        name[:i] + letter + name[i:],
        name[:i] + letter + name[i + 1 :],
        name[:i] + name[i + 1 : i + 2] + name[i] + name[i + 2 :],
    }
    for edited in edits:
        if len(edited) >= MIN_LENGTH:
            assert OSA.distance(name, edited) <= 1
            hashes, owners = deletion_hashes(*name_codes([name, edited]))
            assert set(hashes[owners == 0]) & set(hashes[owners == 1])


def test_names_too_short_or_too_long_have_no_neighbours():
    hashes, _ = deletion_hashes(*name_codes(["abc", "x" * (MAX_LENGTH + 1), ""]))
    assert len(hashes) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sisha", "seshcha"),
        ("yelabuga", "elabuga"),
        ("makhachkala", "mahachkala"),
        ("kazan", "qazan"),
    ],
)
def test_spellings_by_ear_have_the_same_consonants(one, other):
    assert consonants(one) == consonants(other)


@pytest.mark.parametrize("name", ["oslo", "riga", "sisha"])
def test_names_of_other_sounds_have_other_consonants(name):
    assert consonants(name) != consonants("moscow")


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("Елабуга", "yelabuga"),
        ("Щёлково", "shchelkovo"),
        ("Одеса", "odesa"),
        ("Приморско-Ахтарск", "primorsko-akhtarsk"),
        ("Чернігів", "chernihiv"),
    ],
)
def test_cyrillic_is_spelled_as_the_press_does(name, spelling):
    assert spelling in romanized(name)


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("москве", "москва"),
        ("москвой", "москва"),
        ("астрахани", "астрахань"),
        ("одесі", "одеса"),
        ("ростова", "ростов"),
        ("приморско-ахтарска", "приморско-ахтарск"),
        ("Iran’s", "Iran"),
    ],
)
def test_an_inflected_name_has_its_base_form(form, base):
    assert base in base_forms(form)


@pytest.mark.parametrize(
    ("name", "rest", "code"),
    [
        ("port of odesa", "odesa", "PRT"),
        ("odesa port", "odesa", "PRT"),
        ("порт одеса", "одеса", "PRT"),
        ("seshcha air base", "seshcha", "AIRB"),
        ("alabuga special economic zone", "alabuga", "INDS"),
        ("astrakhan oblast", "astrakhan", "ADM1"),
    ],
)
def test_a_type_word_is_a_constraint_on_the_kind(name, rest, code):
    assert any(found == rest and code in codes for found, codes in without_type_words(name))


def test_a_type_word_alone_is_a_name():
    assert without_type_words("port") == ()
