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
        (
            "“We left on Monday,” says Ali, who drives for a man he has never met.",
            ["reported", "reported"],
        ),
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


RIFLES = "Rifles were flown from Minsk to Harare. Bells rang. It rained."


@pytest.mark.parametrize(
    ("denial", "status"),
    [
        ("The airline rejects that it flew guns to Harare.", "disputed"),
        ("In Gomel the airline denied that it flew guns to Harare.", "disputed"),
        ("There was never any cargo that was landed at Harare.", "disputed"),
        ("There was no beer left at Harare.", "reported"),
        ("The airline denied that it flew guns to Gomel.", "reported"),
        ("The airline denied that it flew guns to Zimbabwe.", "reported"),
        ("The airline denied that beer had come to Harare and Gomel.", "reported"),
        ("The colonel denied being ill in Harare.", "reported"),
    ],
)
def test_a_denial_that_names_an_end_disputes_what_was_told_of_it(denial, status):
    assert statuses(f"{RIFLES} {denial}")[0] == status


def test_a_country_is_too_wide_an_end_for_a_denial():
    text = "Rifles were flown from Minsk to Zimbabwe. Bells rang. It rained."
    assert statuses(f"{text} The colonel denied that beer came to Zimbabwe.")[0] == "reported"


@pytest.mark.parametrize(
    ("denial", "status"),
    [
        ("The colonel called that untrue.", "disputed"),
        ("The colonel calls this false.", "disputed"),
        ("The colonel called a guard untrue.", "reported"),
    ],
)
def test_what_is_called_untrue_is_disputed(denial, status):
    assert statuses(f"Rifles were flown from Minsk to Harare. {denial}") == [status]
