import pytest

from routes.origin.sorts import bodies_in, media_in, offices_in, sorts_in
from routes.origin.speakers import titles_of


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("The coast guard said that all are safe.", "coast guard"),
        ("Kyiv's ministry of defence announced it.", "ministry"),
        ("All are safe, a navy spokesman said.", "navy"),
        ("All are safe, according to the police.", "police"),
    ],
)
def test_sources_without_a_name_are_found_by_their_sort(text, sort):
    assert list(sorts_in(text, "en")) == [sort]


def test_who_only_acts_is_no_source():
    assert not sorts_in("Police came, and the ministry was on fire.", "en")


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("A letter tells why.", "letter"),
        ("Thirty-four neighbours sued the owner.", "court filing"),
        ("A leaked draft tells why.", "leak"),
        ("Customs data showed why.", "statistics"),
    ],
)
def test_sorts_of_writing_are_found(text, medium):
    assert medium in media_in(text, "en")


def test_sorts_have_one_name_in_all_languages():
    assert list(sorts_in("Dat meldt de politie.", "nl")) == ["police"]
    assert "leak" in media_in("Das steht in einem internen Entwurf.", "de")
    assert list(sorts_in("Об этом сообщила полиция.", "ru")) == ["police"]


def test_a_ministry_is_told_by_its_field_whoever_speaks_for_it():
    named = "The health minister, Elias Mumba, said so."
    office = ["ministry of health"]
    assert list(offices_in(named, "en", tuple(titles_of(named, {"Mumba"})))) == office
    assert list(offices_in("The ministry of health said so.", "en", ())) == office
    assert list(offices_in("Le ministère de la Santé a annoncé cela.", "fr", ())) == office
    assert not offices_in("They asked the ministry of health for help.", "en", ())


def test_bodies_of_the_world_have_an_english_name():
    text = "Le lac meurt, selon un rapport du PNUE."
    assert list(bodies_in(text, "fr")) == ["UN Environment Programme"]
    assert not bodies_in("Le lac meurt.", "fr")
