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
        (
            "Parts flown from Bari to Oran this month are to be taken by road to Fes.",
            ["air", "road"],
        ),
        ("Aid went from Riga to Hull by ship, and from Hull by truck to Leeds.", ["sea", "road"]),
        ("A sister ship is due to carry 900 sheep from Tartous to Haifa.", ["sea"]),
        ("The lorry came to Hanko from Paldiski on the car ferry.", ["sea"]),
        ("I took the mail boat from Dublin to Holyhead.", ["sea"]),
        ("The parts were flown by a courier company from Sydney to Perth.", ["air"]),
        ("The bars leave Entebbe for Dubai, again by air, with papers.", ["air"]),
        ("The hides were packed in Sokoto and taken overland to Kano.", ["road"]),
        ("Spirit landed in Calcutta was railed to Dinjan.", ["rail"]),
        ("The brig was in Kingston. The rum was taken from Nassau to Hull.", ["unknown"]),
    ],
)
def test_the_vehicle_of_a_movement_tells_how_it_travels(text, expected):
    assert modes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A steamer with 40 lorries left Marseille for Oran.", ["sea"]),
        ("A ferry carrying 12 trucks left Bari for Durres.", ["sea"]),
        ("Forty mattresses were taken from Bari to Lecce with lorries.", ["road"]),
        ("A convoy of 12 trucks left Bari for Lecce.", ["road"]),
        ("Aircraft engines were moved from Aktau to Baku.", ["unknown"]),
        ("Truck tyres were moved from Bari to Lecce by rail.", ["rail"]),
    ],
)
def test_vehicles_counted_as_a_cargo_do_not_tell_how_they_travel(text, expected):
    assert modes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tusks and gold were sent up the river from Boma to Kisangani.", ["river"]),
        ("Timber was floated downstream from Mandalay to Yangon.", ["river"]),
        ("Bricks were taken upriver from Manaus to Tefe.", ["river"]),
        ("Drugs were flown upriver from Manaus to Tefe.", ["air"]),
        ("The river town sent bricks from Manaus to Tefe.", ["unknown"]),
        ("Bricks were taken from Manaus past a river to Tefe.", ["unknown"]),
    ],
)
def test_a_river_without_a_name_is_travelled_where_goods_go_up_or_down_it(text, expected):
    assert modes(text) == expected
