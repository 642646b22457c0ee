from dataclasses import replace

import pytest
from shapely import Point

from routes.hop import Mode
from routes.wording import (
    KM_PER_MILE,
    hop_title,
    leg_words,
    length_words,
    mode_words,
    plural,
    reading_words,
    source_words,
    support_words,
)
from tests.examples import MAKHACHKALA, citation, hop, leg, place, reading, source

IRAN = reading("Iran", Point(54.93, 32.17), uncertainty_km=718.7)
RUSSIA = reading("Russia", Point(44.69, 58.25), uncertainty_km=2323.0)


def test_a_hop_is_called_by_its_places_with_the_sources_spelling_of_one_read_otherwise():
    end = reading("Sisha", place=place(name="Seshcha Air Base"), read_as="Seshcha")
    assert hop_title(hop(reading("Makhachkala", MAKHACHKALA), end)) == (
        "Makhachkala → Seshcha (“Sisha”)"
    )


def test_a_mode_that_is_not_known_is_said_to_be_not_stated():
    assert mode_words(Mode.UNKNOWN) == "mode not stated"
    assert [mode_words(mode) for mode in (Mode.SEA, Mode.RAIL)] == ["by sea", "by rail"]


@pytest.mark.parametrize(
    ("length_km", "words"),
    [
        (904.4, "904 km (562 miles)"),
        (KM_PER_MILE * 1000, "1,609 km (1,000 miles)"),
        (12_345.6, "12,346 km (7,671 miles)"),
        (0, "0 km (0 miles)"),
    ],
)
def test_a_length_is_given_in_kilometres_and_miles(length_km, words):
    assert length_words(length_km) == words


def test_a_leg_of_unknown_path_says_so_and_gives_its_range():
    assert leg_words(leg()) == (
        "mode not stated · 845 km (525 miles) in a straight line, path not known; at least 839 km"
    )


def test_a_likely_leg_does_not_say_that_its_path_is_not_known():
    words = leg_words(leg(mode=Mode.SEA))
    assert words.startswith("by sea · 858 km (533 miles); range 852–864 km")
    assert "not known" not in words


def test_a_leg_between_exact_points_has_no_range():
    begin, end = reading(uncertainty_km=0.0), reading("Baku", Point(49.9, 40.4), uncertainty_km=0.0)
    assert "range" not in leg_words(leg(begin, end, mode=Mode.SEA))


def test_a_leg_to_an_area_has_no_length_to_print():
    assert leg_words(leg(IRAN)) == "mode not stated · path and length not known"
    assert leg_words(leg(IRAN, RUSSIA)) == "mode not stated · path and length not known"


def test_a_computed_path_that_is_not_sure_is_no_straight_line():
    words = leg_words(replace(leg(), method="water path", certainty="not known"))
    assert "straight" not in words
    assert ", path not known" in words


def test_support_counts_sources_once_and_the_origins_behind_them():
    sources = [source(id=name, origin=origin) for name, origin in ("ao", "bo", "cp")]
    cited = [
        citation("from Amirabad", of=sources[0]),
        citation("to Makhachkala", of=sources[0]),
        citation("from Amirabad", of=sources[1]),
    ]
    assert support_words(hop(citations=tuple(cited)), sources) == "2 sources · 1 origin"
    cited.append(citation("from Amirabad", of=sources[2]))
    assert support_words(hop(citations=tuple(cited)), sources) == "3 sources · 2 origins"


def test_words_that_deny_a_hop_do_not_support_it():
    sources = [source(id="a", origin="o"), source(id="b", origin="p")]
    cited = (
        citation("from Amirabad", of=sources[0]),
        citation("Iran denies it", "denies", of=sources[1]),
    )
    assert support_words(hop(citations=cited), sources) == "1 source · 1 origin"


def test_a_source_is_shown_with_its_publisher_and_its_date_written_out():
    shown = source(publisher="Press Association", published="2023-06-09")
    assert source_words(shown) == "Press Association · 9 June 2023"


def test_what_a_source_does_not_state_is_shown_as_not_stated():
    assert source_words(source()) == "a.txt, publisher not stated · date not stated"


def test_a_place_read_as_it_stands_needs_no_words():
    assert reading_words(reading()) == ""


def test_a_reading_under_another_spelling_says_what_how_sure_and_why():
    words = reading_words(
        reading(
            "Sisha", read_as="Seshcha", certainty="probable", because="no air base is called Sisha"
        )
    )
    assert words == "“Sisha” read as Seshcha (probable): no air base is called Sisha"


def test_a_place_that_is_only_probable_names_its_gazetteer_entry():
    probable = reading("Amirabad", place=place(name="Amirabad Port"), certainty="probable")
    assert reading_words(probable) == "“Amirabad” read as Amirabad Port (probable)"


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 hops"), (1, "1 hop"), (2, "2 hops"), (15, "15 hops")]
)
def test_a_count_agrees_with_its_noun(count, words):
    assert plural(count, "hop") == words
