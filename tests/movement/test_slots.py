import pytest

from routes.movement import find_movements
from tests.movement.short import ends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From 2029, if Lyon can pay, coal goes from Metz to Nice.", [("Metz", "Nice")]),
        (
            "Guns went from Metz to Lyon, Lille and a Corsican farm.",
            [("Metz", "Lyon"), ("Metz", "Lille")],
        ),
        ("The ketch, with coal from Cork for Nantes, was sunk.", [("Cork", "Nantes")]),
        ("The rise of coal from Cork to Nantes was seen.", []),
        ("Guns rolled out of Metz and reached Lyon.", [("Metz", "Lyon")]),
    ],
)
def test_a_place_stands_as_the_word_before_it_says(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Barges took the gravel from Strasbourg as far as Mainz.", [("Strasbourg", "Mainz")]),
        ("The salt went by mule from Taza as far as Oujda.", [("Taza", "Oujda")]),
        ("The salt went by mule from Taza, far from Oujda.", []),
    ],
)
def test_goods_go_as_far_as_a_place(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pilots said 1,400 steers from Darwin to Jakarta looked well.", []),
        ("The village of armed men in Gao sent rifles to Niamey.", [("Gao", "Niamey")]),
        ("The armed guards in Gao sent rifles to Niamey.", [("Gao", "Niamey")]),
        ("In all 3 convoys from Varna to Sofia carried guns.", [("Varna", "Sofia")]),
        ("The loom, in 1898 shipped from Hull to Lodz, is of iron.", [("Hull", "Lodz")]),
    ],
)
def test_what_is_counted_or_armed_does_not_move_by_that_word(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Rum goes by mule from Taza to Oujda, in what drovers call Fez.", []),
        ("Rum went by mule from Taza to Oujda on a road people call the Fez line.", []),
        ("The coaster loaded at Split, called at Bari and went to Corfu.", ["Bari"]),
        ("The coaster left Split with figs, called in Bari and reached Corfu.", ["Bari"]),
    ],
)
def test_what_something_is_called_is_no_call(text, via):
    (found,) = find_movements(text)
    assert [place.toponym.exact for place in found.via] == via


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By barge to Mainz, then by rail to Ulm: such was the way of coal.", [("Mainz", "Ulm")]),
        ("By rail, from Brno to Trnava, tools.", [("Brno", "Trnava")]),
        (
            "Opium: by mule from Taunggyi to Lashio, by lorry to Ruili.",
            [("Taunggyi", "Lashio"), ("Lashio", "Ruili")],
        ),
        ("The lorry with silk was old and from Lyon, the driver new to Paris.", []),
    ],
)
def test_a_vehicle_with_its_way_needs_no_verb(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clerk posted forty coins from Lyon to a dentist in Turin.", [("Lyon", "Turin")]),
        (
            "Porcelain was sent from his kilns near Jingdezhen to a buyer in Macau.",
            [("Jingdezhen", "Macau")],
        ),
        ("The coins were sent from Lyon to the trial in Turin.", []),
        ("The lorry with sheep from Konya came to a halt in Adana.", []),
        ("The barge from Mannheim came to a standstill in Koblenz.", []),
        ("He left a crate of tobacco at a store in Naples for Rome.", [("Naples", "Rome")]),
    ],
)
def test_who_receives_or_sends_stands_between_a_preposition_and_the_place(text, expected):
    assert ends(text) == expected


def test_a_listed_place_with_a_subject_behind_it_begins_something_else():
    text = "Coal went from Cardiff to Brest, Nantes a brig left with coal for Bilbao."
    assert ("Cardiff", "Nantes") not in ends(text)
    text = "Coal went from Cardiff to Brest, Nantes and Bilbao."
    assert ends(text) == [("Cardiff", "Brest"), ("Cardiff", "Nantes"), ("Cardiff", "Bilbao")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "From Dakar, after two weeks of rain, of fog and of idle waiting in the heat, "
                "peanuts were shipped to Marseille."
            ),
            [("Dakar", "Marseille")],
        ),
        (
            (
                "A letter from Dakar says that after two weeks of rain, of fog and of waiting, "
                "peanuts were shipped to Marseille."
            ),
            [],
        ),
    ],
)
def test_a_start_in_front_of_its_sentence_reaches_far(text, expected):
    assert ends(text) == expected


def test_a_berth_with_a_number_is_where_goods_are_and_no_arrival():
    assert ends("The drivers left Tbilisi. Crates stood behind Berth 7 in Poti.") == []
    assert ends("The ship left Batumi with grain. It berthed in Poti.") == [("Batumi", "Poti")]
