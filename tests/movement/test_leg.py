import pytest

from tests.movement.short import modes

SUGAR = "Sugar was carried from Recife to Lisbon"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{SUGAR}, in caravels.", ["sea"]),
        (f"{SUGAR}, a town of caravels.", ["unknown"]),
        (f"{SUGAR} in Portuguese caravels.", ["sea"]),
        (f"{SUGAR} and the king came by barge.", ["unknown"]),
        (f"{SUGAR} under the eyes of the old king of the land by ship.", ["unknown"]),
    ],
)
def test_a_vehicle_close_behind_the_last_place_is_that_of_the_leg(text, expected):
    assert modes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oil went by rail from Perm to Riga, on barges to Kiel.", ["rail", "river"]),
        ("Lime was taken from Sfax to Gabes, on a barge to Djerba.", ["unknown", "river"]),
        ("Lime was taken from Sfax to Gabes, in a lorry as far as Tozeur.", ["unknown", "road"]),
        ("Lime was taken from Sfax to Gabes, in a lorry.", ["road"]),
        ("Lime was taken from Sfax to Gabes, in a lorry, and to Tozeur.", ["road", "road"]),
    ],
)
def test_a_vehicle_that_leads_further_is_not_that_of_the_leg_before(text, expected):
    assert modes(text) == expected
