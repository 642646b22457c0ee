import pytest

from routes.movement import find_movements
from tests.movement.hops import ends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The silos of Odesa are full. A cargo of maize left the Ukrainian port for Genoa.",
            [("Odesa", "Genoa")],
        ),
        (
            "Rain fell in Izmir and in Ankara. Figs were trucked to the Turkish capital from Bursa.",
            [("Bursa", "Ankara")],
        ),
        (
            "Figs were taken by ship from Izmir to Trieste. Police in Ankara knew. Later soap came back "
            "to the Turkish port from Trieste.",
            [("Izmir", "Trieste"), ("Trieste", "Izmir")],
        ),
        (
            "Rain fell in Izmir. Figs were shipped from the Turkish port of Mersin to Trieste.",
            [("Mersin", "Trieste")],
        ),
        ("Figs were shipped to the Turkish port from Trieste.", [("Trieste", "Turkish")]),
    ],
)
def test_a_described_place_is_the_one_of_its_country_that_was_named_last(text, expected):
    assert ends(text) == expected


def test_the_words_that_name_a_described_place_are_quoted_too():
    text = "The silos of Odesa are full. A cargo of maize left the Ukrainian port for Genoa."
    (found,) = find_movements(text)
    assert [text[start:end] for start, end in found.says][0] == "Odesa"
    assert "the Ukrainian port for Genoa" in text[slice(*found.says[1])]
