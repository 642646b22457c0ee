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
    ("sentence", "expected"),
    [
        ("Rifles were not flown from Minsk to Harare, not to Goma.", ["denied", "denied"]),
        ("It is not the first time that rifles went from Minsk to Harare.", ["reported"]),
        ("Rifles went from Minsk not only to Goma but also to Harare.", ["reported"]),
        ("Rifles were not flown from Minsk to Harare but in Goma nobody knew.", ["denied"]),
        ("Rifles were not flown from Minsk to Harare, but to the surprise of all.", ["denied"]),
        ("Rifles will go from Minsk to Harare, not to Goma.", ["denied", "planned"]),
    ],
)
def test_other_denials_are_read_as_before(sentence, expected):
    assert [status for _, _, status in read(sentence)] == expected


def test_what_follows_goes_on_from_what_is_told_and_not_from_what_is_denied():
    text = "Rifles went from Minsk to Harare, not to Goma. From there they were flown to Lille."
    assert read(text)[-1] == ("Harare", "Lille", "reported")


def test_the_quotes_of_both_are_words_of_the_sentence():
    sentence = "Rifles went from Minsk not to Goma but to Harare."
    denied, stated = find_movements(sentence)
    assert [sentence[slice(*span)] for span in denied.denies] == ["went from Minsk not to Goma"]
    (quote,) = [sentence[slice(*span)] for span in stated.says]
    assert quote == "went from Minsk not to Goma but to Harare"
