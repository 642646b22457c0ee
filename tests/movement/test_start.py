import pytest

from routes.movement import find_movements
from tests.movement.short import ends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ship loaded phosphate at Sfax. She sailed for Iskenderun.", ("Sfax", "Iskenderun")),
        ("Divers sell the coral in Djerba. It is flown to Doha.", ("Djerba", "Doha")),
        ("The truck left Adre on Monday. It reached Abeche at night.", ("Adre", "Abeche")),
        ("Wheat bought in Odesa was carried to Livorno in brigs.", ("Odesa", "Livorno")),
        ("The shirts are sewn in Dhaka. The crates go by road to Chittagong.", ("Dhaka", "")),
        ("A factory in Toulouse has sent 30 wings to Hamburg.", ("Toulouse", "Hamburg")),
        ("Sheffield ships cutlery to Rotterdam.", ("Sheffield", "Rotterdam")),
        ("The gold lay in Lima for years. From there it was flown to Zug.", ("Lima", "Zug")),
    ],
)
def test_a_movement_starts_where_its_goods_were(text, expected):
    assert ends(text) == [expected] * bool(expected[1])


def test_what_was_inferred_is_said():
    (found,) = find_movements("The ship loaded coal at Sfax. She sailed for Iskenderun.")
    assert found.likelihood == "possible"
    assert "it is read to start where the words before left off: Sfax" in found.reasons


@pytest.mark.parametrize(
    ("second", "start"),
    [
        ("Others were taken to Bratislava", "Vienna"),
        ("The rest went to Bratislava by road", "Vienna"),
        ("They were then taken to Bratislava", "Linz"),
        ("The crates were trucked on to Bratislava", "Linz"),
    ],
)
def test_other_goods_start_where_the_last_did_and_the_same_where_they_ended(second, start):
    text = f"Forty crates of guns were taken from Vienna to Linz. {second}."
    assert ends(text) == [("Vienna", "Linz"), (start, "Bratislava")]


def test_goods_beside_others_start_where_they_did():
    text = "Guns were shipped from Malta to Syros, while the powder went by steamer to Volos."
    assert ends(text) == [("Malta", "Syros"), ("Malta", "Volos")]


@pytest.mark.parametrize(
    "text",
    [
        "Officials in Paris said that tents were taken to Beirut.",
        "The minister spoke in Paris. This week tents went to Beirut.",
        "The tents were sold in Paris. A service for them was held in Beirut.",
    ],
)
def test_where_somebody_speaks_is_no_start(text):
    assert ends(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "The ore lay on the quay in Narvik. Four days later, with the wind at last from "
                "the south, it went to Emden in a steamer."
            ),
            [("Narvik", "Emden")],
        ),
        (
            (
                "The ore lay on the quay in Narvik. Four days later, with the wind at last from "
                "the south, a choir went to Emden in a steamer."
            ),
            [],
        ),
        (
            (
                "The statue stood for a century in Luxor. Six old lorries that the king had lent "
                "for the purpose brought it to Cairo."
            ),
            [("Luxor", "Cairo")],
        ),
        (
            (
                "The statue stood for a century in Luxor. Six old lorries that the king had lent "
                "for the purpose brought beer to Cairo."
            ),
            [],
        ),
    ],
)
def test_a_pronoun_far_from_the_beginning_still_means_what_was_spoken_of(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("It had earlier sold boilers to Accra.", []),
        ("In the same year it had carried wheat to Accra.", []),
        ("It was shipped with timber to Accra.", [("Lagos", "Accra")]),
    ],
)
def test_a_pronoun_that_sends_other_goods_does_not_go_with_them(second, expected):
    assert ends(f"Coal was sent from Essen to Lagos. {second}") == [("Essen", "Lagos"), *expected]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("A van left the shed for Tanga with emeralds.", [("Bogota", "Tanga")]),
        ("Two lorries left their depot for Tanga with emeralds.", [("Bogota", "Tanga")]),
        ("A van left a shed for Tanga with emeralds.", []),
        ("A van left the owner for Tanga with emeralds.", []),
    ],
)
def test_a_site_that_was_spoken_of_is_left_where_it_stands(second, expected):
    assert ends(f"The emeralds were kept in Bogota. {second}") == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("Deliveries to Hull began in May.", [("Fremantle", "Hull")]),
        ("A shipment to Hull followed.", [("Fremantle", "Hull")]),
        ("Sheep went to Hull.", []),
    ],
)
def test_a_shipment_without_a_start_is_of_the_goods_that_were_stored(second, expected):
    assert ends(f"Wool was stored in Fremantle. {second}") == expected
