"""What is set against another place is denied, and what is told beside it is not."""

import pytest

from routes.movement import find_movements
from tests.movement.short import read


@pytest.mark.parametrize(
    "sentence",
    [
        "Rifles went from Minsk to Harare, not to Goma.",
        "Rifles went from Minsk not to Goma but to Harare.",
        "Rifles went from Minsk not to Goma, but to Harare.",
        "Rifles did not go from Minsk to Goma but to Harare.",
        "Rifles went from Minsk to the city of Harare — not to the town of Goma.",
    ],
)
def test_the_way_to_a_place_is_told_and_that_to_another_denied(sentence):
    assert read(sentence) == [("Minsk", "Goma", "denied"), ("Minsk", "Harare", "reported")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rifles went to Harare not from Goma but from Minsk.",
        "Rifles were not flown from Goma but from Minsk to Harare.",
    ],
)
def test_the_way_from_a_place_is_told_and_that_from_another_denied(sentence):
    assert read(sentence) == [("Goma", "Harare", "denied"), ("Minsk", "Harare", "reported")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rifles went from Minsk to Harare, not Goma.",
        "Rifles went from Minsk, not Goma, to Harare.",
        "Mali, not Togo, flew rifles from Minsk to Harare.",
        "Rifles went from Minsk to Harare (not in Goma), the court heard.",
        "Rifles, made not in Goma but in Gomel, went from Minsk to Harare.",
    ],
)
def test_a_place_that_is_ruled_out_by_its_name_alone_denies_no_way(sentence):
    assert read(sentence) == [("Minsk", "Harare", "reported")]


@pytest.mark.parametrize(
    "sentence",
    [
        # Some other verb, or another sentence, has the `not`.
        "It was not proved that rifles went to Goma but to Harare from Minsk.",
        "He did not say that rifles went from Minsk to Goma but to Harare.",
        "It is not clear that rifles went from Minsk to Goma but to Harare.",
        "Rifles were not yet flown from Minsk to Goma but to Harare.",
        "Rifles did not necessarily go from Minsk to Goma but to Harare.",
        "Rifles were not flown from Minsk to Goma but in Harare nobody knew.",
        "Rifles were not flown from Minsk to Goma, but to Harare officials it was a blow.",
        "Rifles were not flown from Minsk to Goma, but to the surprise of all.",
        # More is denied than the one place.
        "Rifles went from Minsk not to Goma or to Lille but to Harare.",
        "Rifles were flown from Minsk to Oran, not to Goma, Harare or Lille.",
        "Rifles were flown from Minsk to Oran, not Goma and Harare.",
        "Rifles were flown from Minsk to Oran, not to Goma and then on to Harare.",
        "Rifles were not flown from Minsk to Oran, not to Goma.",
        "Rifles did not go from Minsk to Goma but to Harare, which is false.",
        # Nothing stands against it.
        "Rifles left Minsk, not for Harare.",
    ],
)
def test_a_denial_of_more_than_one_place_lets_nothing_through(sentence):
    stated = [ends for *ends, status in read(sentence) if status != "denied"]
    assert stated in ([], [["Minsk", "Oran"]])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rifles went from Minsk not only to Goma but to Harare.", [("Minsk", "Goma", "reported")]),
        (
            "Rifles will go from Minsk to Harare, not to Goma.",
            [("Minsk", "Goma", "denied"), ("Minsk", "Harare", "planned")],
        ),
        (
            "Rifles went from Minsk to Harare (not to Goma), then to Lille.",
            [
                ("Minsk", "Goma", "denied"),
                ("Minsk", "Harare", "reported"),
                ("Harare", "Lille", "reported"),
            ],
        ),
        (
            "Rifles went from Minsk to Harare, not to Goma; tea went from Oran to Lille.",
            [
                ("Minsk", "Goma", "denied"),
                ("Minsk", "Harare", "reported"),
                ("Oran", "Lille", "reported"),
            ],
        ),
    ],
)
def test_what_stands_beside_a_contrast_is_read_as_it_is(sentence, expected):
    assert read(sentence) == expected


@pytest.mark.parametrize("contrast", ["to Harare, not to Goma", "not to Goma but to Harare"])
def test_what_follows_goes_on_from_what_is_told_and_not_from_what_is_denied(contrast):
    text = (
        f"Rifles were loaded at Minsk. They were flown {contrast}. From there they went to Lille."
    )
    assert ("Harare", "Lille", "reported") in read(text)
    assert not [start for start, end, _ in read(text) if start == "Goma"]


def test_the_quotes_of_both_are_words_of_the_sentence():
    sentence = "Rifles went from Minsk not to Goma but to Harare."
    denied, stated = find_movements(sentence)
    assert [sentence[slice(*span)] for span in denied.denies] == ["went from Minsk not to Goma"]
    (quote,) = [sentence[slice(*span)] for span in stated.says]
    assert quote == "went from Minsk not to Goma but to Harare"


def test_the_quote_of_what_is_stated_begins_with_the_word_that_denies_the_rest():
    sentence = "Rifles did not go from Minsk to Goma but to Harare."
    _, stated = find_movements(sentence)
    assert [sentence[slice(*span)] for span in stated.says] == [
        "not go from Minsk to Goma but to Harare"
    ]


def test_nothing_starts_at_a_place_that_is_ruled_out():
    text = "The tanker sailed from Oran to Goma. A part of the tea did not go to Goma but to Lille."
    assert [one for one in read(text) if one[2] != "denied"] == [("Oran", "Goma", "reported")]
