import pytest

from routes.movement.ships import ship_names
from tests.movement.short import modes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oil from the tanker Amethyst Bay.", {"Amethyst Bay"}),
        ("Beside it lay a larger ship, the Bright Tern, of Panama.", {"Bright Tern"}),
        (
            "The MV Stella di Gozo and the brig “Patience of Nantucket”.",
            {"Stella di Gozo", "Patience of Nantucket"},
        ),
        ("Of a ship, the Ministry said nothing.", set()),
        ("Two ships Panama owns.", set()),
        ("A ship sails on Monday.", set()),
        ("The boat I took was old.", set()),
        ("It carried 5,000 MT Ukrainian wheat.", set()),
        ("The tanker Stella’s crew.", {"Stella"}),
    ],
)
def test_a_name_behind_a_word_for_a_ship_is_the_ship_s(text, expected):
    assert ship_names(text) == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("The Amethyst Bay took it from Suez to Sikka.", ["sea"]),
        ("The Amethyst Bay took it from Suez to Cairo by lorry.", ["road"]),
        ("The charterer took it from Suez to Sikka.", ["unknown"]),
    ],
)
def test_a_ship_that_is_known_by_name_goes_by_sea(second, expected):
    assert modes(f"At Suez oil was put on board the tanker Amethyst Bay. {second}") == expected
