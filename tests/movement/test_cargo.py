from pathlib import Path

import pytest

from routes import find_movements
from tests.movement.short import ends

NOTHING = (Path(__file__).parent / "nothing_moves.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("sentence", NOTHING)
def test_figures_careers_weather_sports_and_talks_are_no_movements(sentence):
    assert ends(sentence) == []


@pytest.mark.parametrize(
    "what",
    ["40 drums", "A crate", "The bronze head", "200 Russians", "Twelve mules", "The survivors"],
)
def test_what_is_counted_weighed_or_taken_is_a_cargo(what):
    assert ends(f"{what} were taken from Turin to Lyon.") == [("Turin", "Lyon")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Lady Ann left Turku for Lubeck in May with 300 recruits.", [("Turku", "Lubeck")]),
        ("The Lady Ann left Turku for Lubeck in May.", []),
        ("Flights from Turku to Lubeck have brought doctors and drugs.", [("Turku", "Lubeck")]),
        ("Flights from Turku to Lubeck have been late.", []),
        ("Exports of tar from Turku to Lubeck grew.", [("Turku", "Lubeck")]),
        ("Exports from Finland to Germany grew.", []),
        ("In the novel a coffin is shipped from Turku to Lubeck.", []),
        ("Trains with ore run from Turku to Tampere.", [("Turku", "Tampere")]),
        ("Trains run from Turku to Tampere.", []),
    ],
)
def test_goods_may_stand_behind_a_movement_and_must_stand_somewhere(sentence, expected):
    assert ends(sentence) == expected


@pytest.mark.parametrize("number", ["25,000", "1.5", "1,200.5"])
def test_a_number_with_marks_in_it_stays_whole(number):
    text = f"Some {number} tonnes of wheat were shipped from Odesa to Constanta."
    (movement,) = find_movements(text)
    ((begin, end),) = movement.says
    assert movement.cargo == f"{number} tonnes of wheat"
    assert text[begin:end].startswith((f"Some {number} tonnes", f"{number} tonnes"))
