"""How places are named on the map."""

from dataclasses import replace

import pytest

from routes.label import place_label


@pytest.fixture
def places(story):
    return {reading.name: reading for reading in story.places}


def test_a_country_is_an_area_and_never_a_point(places):
    label = place_label(places["Iran"])
    assert label.area
    assert label.sub == "somewhere in the country"
    assert label.somewhere == "somewhere in Iran"


def test_a_small_country_is_an_area_too(places):
    iran = places["Iran"]
    small = replace(iran, place=replace(iran.place, feature_class="A", uncertainty_km=9.0))
    assert place_label(small).area


def test_a_misspelt_place_shows_what_the_sources_call_it(places):
    label = place_label(places["Sisha"])
    assert label.name == "Seshcha"
    assert label.sub.replace("\u00a0", " ") == "air base · “Sisha” in the sources · probable"


@pytest.mark.parametrize(
    ("name", "sub"),
    [
        ("Makhachkala", "Махачкала"),
        ("Primorsko-Akhtarsk", "air base · Приморско-Ахтарск"),
        ("Alabuga Special Economic Zone", "industrial area"),
    ],
)
def test_the_name_in_the_country_s_own_script_stands_below(places, name, sub):
    assert place_label(places[name]).sub.replace("\u00a0", " ") == sub


@pytest.mark.parametrize(("country_code", "expected"), [("UA", "Київ"), ("BG", "Киев")])
def test_a_name_in_another_country_s_letters_is_not_its_own(country_code, expected, places):
    names = ("Кыив", "Киев", "Київ", "Кијев", "Кіеў")
    one = places["Makhachkala"]
    place = replace(one.place, name="Kyiv", alternate_names=names, country_code=country_code)
    label = place_label(replace(one, name="Kyiv", place=place))
    assert label.sub.replace("\u00a0", " ") == expected


def test_some_countries_have_an_article(places):
    states = replace(places["Iran"], name="United States")
    assert place_label(states).somewhere == "somewhere in the United States"
