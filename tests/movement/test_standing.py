import csv
from pathlib import Path

import pytest

from routes.movement import find_movements
from tests.movement.short import statuses

with (Path(__file__).parent / "doubts.csv").open(encoding="utf-8", newline="") as file:
    DOUBTS = [(row["text"], row["status"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("text", "status"), DOUBTS)
def test_what_is_planned_denied_or_disputed_is_never_a_fact(text, status):
    assert set(statuses(text)) == {status}


@pytest.mark.parametrize(
    "sentence",
    [
        "The guns had to be taken from Metz to Verdun by rail.",
        "Trains began to carry coal from Ermelo to Durban.",
        "The cutters used to run brandy from Roscoff to Falmouth.",
        "Sailors who would not be named took the guns from Metz to Verdun.",
        "The guns, insured by nobody, were taken from Metz to Verdun.",
        "Not only guns were taken from Metz to Verdun.",
    ],
)
def test_what_was_done_is_no_plan(sentence):
    assert statuses(sentence) == ["reported"]


def test_what_goes_on_from_a_plan_is_planned_unless_it_is_past():
    plan = "Fuel is to be trucked from Riga to Tartu."
    assert statuses(f"{plan} From there it goes by barge to Pskov.") == ["planned", "planned"]
    assert statuses(f"{plan} From there coal was taken to Pskov.") == ["planned", "reported"]


CALM = "The market was calm. " * 50
GOLD = "Gold was flown from Lima to Zug."
SILVER = "Silver was flown from Quito to Basel."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prosecutors say gold left Lima for Zug by plane.", ["alleged"]),
        (f"Prosecutors spoke.\n\n{GOLD}", ["alleged"]),
        (f"{CALM}\n\nThe firm is accused of theft. {GOLD}\n\n{SILVER}", ["alleged", "reported"]),
    ],
)
def test_what_a_lead_or_a_paragraph_alleges_is_alleged(text, expected):
    assert statuses(text) == expected


def test_the_words_that_doubt_are_told():
    (found,) = find_movements("He denied that, when in office, he had arms flown from Rome to Lome")
    assert any("“denied”" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Grain leaves Odessa for Istanbul next Friday.", "planned"),
        ("The ship sails from Odessa to Istanbul on 9 June 2030 with grain.", "planned"),
        ("Grain was almost shipped from Odessa to Istanbul.", "denied"),
        ("He avoided shipping grain from Odessa to Istanbul.", "denied"),
        ("Shipping grain from Odessa to Istanbul costs 40 dollars a tonne.", "planned"),
    ],
)
def test_what_lies_ahead_or_did_not_happen_is_no_fact(text, status):
    (movement,) = find_movements(text, published="2023-06-14")
    assert movement.status == status
