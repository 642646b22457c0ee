"""What is taken back is no fact, and nothing goes on from it."""

import pytest

from routes.movement import find_movements
from tests.movement.short import read, statuses


@pytest.mark.parametrize(
    "sentence",
    [
        "An earlier version of this article said that rifles were flown from Minsk to Oran.",
        "This release corrects one which said that rifles had been flown from Minsk to Oran.",
        "The paper retracted a story that rifles had been flown from Minsk to Oran.",
        "A statement that rifles had been flown from Minsk to Oran was a mistake.",
        "The report that rifles were flown from Minsk to Oran was simply in error.",
        "The report that rifles were flown from Minsk to Oran was due to a mistake.",
        "The first version of this article said that rifles were flown from Minsk to Oran.",
        "This article originally said that rifles were flown from Minsk to Oran.",
        "An article incorrectly said that rifles were flown from Minsk to Oran.",
        "An article on Monday misstated that rifles were flown from Minsk to Oran.",
        "Because of an error, an article said that rifles were flown from Minsk to Oran.",
        "The paper wrote in error that rifles were flown from Minsk to Oran.",
    ],
)
def test_what_is_taken_back_is_denied(sentence):
    assert read(sentence) == [("Minsk", "Oran", "denied")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rifles were flown by mistake from Minsk to Oran.",
        "Rifles were flown from Minsk to Oran, which was a mistake.",
        "Correction: rifles were flown from Minsk to Oran.",
        "An earlier flight carried rifles from Minsk to Oran.",
        "The new version of the rifle was flown from Minsk to Oran.",
        "The corrected report said that rifles were flown from Minsk to Oran.",
        "The ministry corrected itself, saying rifles were flown from Minsk to Oran.",
        "An earlier version of this article omitted to say that rifles went from Minsk to Oran.",
    ],
)
def test_a_mistake_that_was_made_is_told(sentence):
    assert statuses(sentence) == ["reported"]


@pytest.mark.parametrize(
    ("denial", "expected"),
    [
        ("The editor said that the sentence was an error.", "disputed"),
        ("The editor said that this report was incorrect.", "disputed"),
        ("The editor said that it was an error of his to have stayed.", "reported"),
        ("The agency withdrew the report on Tuesday.", "disputed"),
        ("We regret the error.", "disputed"),
        ("The army withdrew on Tuesday.", "reported"),
        ("That voyage never took place.", "disputed"),
        ("The editor said that it did not take place.", "disputed"),
        ("The crates never saw a guard between Minsk and Oran.", "reported"),
        ("No such flight was made between Minsk and Oran.", "disputed"),
    ],
)
def test_a_sentence_takes_back_what_was_told_before_it(denial, expected):
    assert statuses(f"Rifles were flown from Minsk to Oran. {denial}")[0] == expected


def test_nothing_goes_on_from_where_an_earlier_version_ended():
    text = (
        "The ship left Oran. An earlier version of this article said that she sailed to Wau. "
        "She sailed to Lille."
    )
    assert [one for one in read(text) if one[2] != "denied"] == [("Oran", "Lille", "reported")]


def test_a_place_that_another_sentence_names_is_quoted_with_its_words():
    text = "Rifles were kept in Oran, where it rains. From there they were flown to Lille."
    (movement,) = find_movements(text)
    assert [text[slice(*span)] for span in movement.says] == [
        "Rifles were kept in Oran, where it rains.",
        "they were flown to Lille",
    ]


def test_of_a_long_sentence_the_words_beside_the_name_are_quoted():
    before, after = "It rained and " * 30, ", and it rained" * 30
    text = f"Bells rang. {before}rifles were kept in Oran{after}."
    (movement,) = find_movements(f"{text} From there they were flown to Lille.")
    start, end = movement.says[0]
    assert " in Oran, and" in text[start:end]
    assert len(text[start:end]) < 260
    assert text[start - 1] == " "


def test_an_earlier_version_that_names_only_the_end_is_taken_back_too():
    text = (
        "Rifles were flown from Minsk to Oran. An earlier version of this article said that the "
        "ship sailed to Wau. She sailed to Lille."
    )
    assert not [one for one in read(text) if "Wau" in one]
