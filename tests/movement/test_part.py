import pytest

from routes.movement import find_movements
from tests.movement.short import ends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Logs felled around Lae were trucked to Madang.", [("Lae", "Madang")]),
        ("Guns were loaded in Malta on the steamer Julia for Volos.", [("Malta", "Volos")]),
        ("Grain was loaded at Galatz for Hull.", [("Galatz", "Hull")]),
        ("The lorries rolled out of Gao and reached Niamey with guns.", [("Gao", "Niamey")]),
        ("Sohar is to ship jet fuel to Genoa.", [("Sohar", "Genoa")]),
        ("From next autumn Sohar will ship jet fuel to Genoa.", [("Sohar", "Genoa")]),
        ("A trader from Odesa had 40 sheep sent to Varna.", []),
        ("Guns went from Bunia to Goma and a Congolese lorry broke down.", [("Bunia", "Goma")]),
    ],
)
def test_a_place_is_what_the_words_beside_it_say(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("The tanker left Kiel, cleared the Suez Canal and reached Kochi.", "Suez Canal"),
        ("The tanker left Kiel and reached Kochi, having called at Aden.", "Aden"),
    ],
)
def test_what_is_told_late_or_is_a_strait_lies_on_the_way(text, via):
    (found,) = find_movements(text)
    assert (found.origin.toponym.exact, found.destination.toponym.exact) == ("Kiel", "Kochi")
    assert [place.toponym.exact for place in found.via] == [via]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Men who hope to reach Calais from Zuwara sit in trucks.", []),
        ("Boys from Agadez who wanted to reach Tripoli loaded trucks in Dirkou.", []),
        ("The refugees hoped to reach Calais from Zuwara in trucks.", [("Zuwara", "Calais")]),
        ("The empire of the horse people reached from Kiev to Samarkand.", []),
        ("The railway for ore reaches from Kiruna to Narvik.", []),
        ("The horses reached Samarkand from Kiev in spring.", [("Kiev", "Samarkand")]),
    ],
)
def test_a_wish_to_reach_and_what_reaches_far_move_nothing(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cocaine enters through Antwerp from Guayaquil.", [("Guayaquil", "Antwerp")]),
        ("Cattle arrived via Berbera from Harar with drovers.", [("Harar", "Berbera")]),
        ("Cattle from Harar, via Berbera, arrived in Jeddah.", [("Harar", "Jeddah")]),
    ],
)
def test_what_enters_through_a_place_arrives_there(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The stone was sold by a merchant from Carrara to Genoa.", [("Carrara", "Genoa")]),
        ("Skins were flown by a firm from Lima to Quito.", [("Lima", "Quito")]),
        ("Furs were brought by a trader from Yakutsk for Riga.", []),
        ("The stone was carried by a merchant from Carrara, who was rich, to Genoa.", []),
    ],
)
def test_the_agent_of_a_passive_comes_from_nowhere_if_goods_go_on_to_a_place(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iranian crude from Kharg was received in Ningbo.", [("Kharg", "Ningbo")]),
        ("The mill imported cotton at Lodz from Tashkent.", [("Tashkent", "Lodz")]),
        ("Naples imported coins in Rome from Athens.", [("Athens", "Rome")]),
        ("Potosi mined silver for Arica.", [("Potosi", "Arica")]),
        ("Chile loads copper for Hamburg onto ships.", [("Chile", "Hamburg")]),
    ],
)
def test_goods_are_received_where_that_is_said_and_start_where_they_are_mined(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soap boiled in Nablus was taken to Cairo by camel.", [("Nablus", "Cairo")]),
        ("Paintings restored in Siena are sent to London.", [("Siena", "London")]),
        ("A poet born in Shiraz was taken to Delhi.", []),
        ("The rugs that she said in Bursa were taken to Lyon were wet.", []),
        ("The refugees pay drivers in Agadez to reach Tripoli.", []),
    ],
)
def test_goods_named_with_a_place_are_sent_from_there(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("kept", "expected"),
    [("silk", [("Bursa", "Lyon")]), ("silk and his office", []), ("an office", [])],
)
def test_where_an_office_is_kept_no_goods_are(kept, expected):
    assert ends(f"The trader keeps {kept} in Bursa. It was sent to Lyon.") == expected


def test_a_works_that_a_train_leaves_stands_where_it_starts():
    text = "A goods train left the ironworks in Donetsk for Riga with rails."
    assert ends(text) == [("Donetsk", "Riga")]
    assert ends("He left the bronze in a shed in Naples for London.") == []


def test_a_people_says_whose_a_vehicle_is():
    assert ends("Crates from Poti were moved into a Romanian ship.") == []
    assert ends("Crates from Poti were moved into Romania.") == [("Poti", "Romania")]
