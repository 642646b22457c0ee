import pytest

from routes.movement import find_movements
from tests.movement.short import statuses

TOLD = "Rifles were flown from Sofia to Entebbe. From there the crates went by road to Goma."


@pytest.mark.parametrize(
    ("denial", "expected"),
    [
        ("The airline called the report a forgery.", ["disputed", "disputed"]),
        ("The airline rejected these claims.", ["disputed", "disputed"]),
        ("The mayor smiled. A day later he denied the story.", ["disputed", "disputed"]),
        ("They never arrived, said the mayor.", ["reported", "disputed"]),
        ("The mayor spoke of fares, a claim to fame that he denied.", ["reported", "disputed"]),
        ("The mayor of Kampala denied the report that Lille had won.", ["reported", "reported"]),
        ("The mayor smiled.", ["reported", "reported"]),
    ],
)
def test_the_denial_of_an_account_disputes_all_that_its_paragraph_told(denial, expected):
    assert statuses(f"{TOLD}\n\n{denial}") == expected


def test_a_new_paragraph_that_tells_of_a_movement_begins_another_account():
    text = f"{TOLD}\n\nTea was shipped from Mombasa to Hull. The broker denied the story."
    assert statuses(text) == ["reported", "reported", "disputed"]


@pytest.mark.parametrize(
    "sentence",
    [
        "That is a lie, said the ministry.",
        "That was untrue, the owner said.",
        "The shipment was cancelled.",
        "The voyage was called off.",
        "Nonsense, said the ministry.",
    ],
)
def test_what_was_told_is_disputed_by_short_denials(sentence):
    (movement,) = find_movements(f"Grain was shipped from Odessa to Istanbul. {sentence}")
    assert movement.status == "disputed"
