import pytest

from routes.movement import find_movements
from tests.movement.short import ends

RAIN = "Rain fell in Izmir and in Ankara."
FIGS = "Figs were taken by ship from Izmir to Trieste."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The silos of Odesa are full. A cargo of maize left the Ukrainian port for Genoa.",
            [("Odesa", "Genoa")],
        ),
        (f"{RAIN} Figs were trucked to the Turkish capital from Bursa.", [("Bursa", "Ankara")]),
        (
            f"{FIGS} Police in Ankara knew. Soap came to the Turkish port from Trieste.",
            [("Izmir", "Trieste"), ("Trieste", "Izmir")],
        ),
        (f"{RAIN} Figs were sent from the Turkish port of Mersin to Bari.", [("Mersin", "Bari")]),
        ("Figs were shipped to the Turkish port from Trieste.", [("Trieste", "Turkish")]),
    ],
)
def test_a_described_place_is_the_one_of_its_country_that_was_named_last(text, expected):
    assert ends(text) == expected


def test_the_words_that_name_a_described_place_are_quoted_too():
    text = "The silos of Odesa are full. A cargo of maize left the Ukrainian port for Genoa."
    (found,) = find_movements(text)
    assert text[slice(*found.says[0])] == "The silos of Odesa are full."
    assert "the Ukrainian port for Genoa" in text[slice(*found.says[1])]
