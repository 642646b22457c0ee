import pytest

from tests.movement.short import modes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cargo docked at Hull from Riga.", ["sea"]),
        ("Tea was taken from Hull to York in a paddle-steamer.", ["sea"]),
        ("Guns were taken from Minsk to Goma aboard Ilyushin-76 transports.", ["air"]),
        ("Guns came from Minsk to Goma in May aboard a Congolese airliner.", ["air"]),
        ("Six truckloads of guns went from Minsk to Gomel.", ["road"]),
        ("The brig was built in Leith. She carried rum from Kingston to Hull.", ["sea"]),
        ("The brig was in Kingston. It brought rum to Hull from Nassau.", ["sea"]),
        ("Planes brought guns to Goma. They were taken from Goma to Beni by lorry.", ["road"]),
        ("The brig was in Kingston. The rum was taken from Nassau to Hull.", ["unknown"]),
    ],
)
def test_the_vehicle_of_a_movement_tells_how_it_travels(text, expected):
    assert modes(text) == expected
