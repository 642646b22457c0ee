"""Words that put a place beside another choose between those of its name."""

import pytest

from routes import geocode_document

LIBYA = "Libyan fuel is loaded at Zuwara in Libya, and sold in Misrata and Sirte."


def place_of(text, name):
    return next(p for p in geocode_document(text) if p.toponym.exact == name)


@pytest.mark.parametrize(
    ("beside", "country"),
    [
        ("Tripoli, north of Beirut,", "LB"),
        ("Tripoli (50 miles north of Beirut)", "LB"),
        ("Tripoli lies some 80 km north-east of Beirut and", "LB"),
        ("Tripoli, which lies near the city of Beirut,", "LB"),
        ("Tripoli, west of Misrata,", "LY"),
        ("Tripoli and, north of Beirut, Jounieh", "LY"),
    ],
)
def test_a_place_beside_another_is_that_of_its_name_which_lies_there(beside, country):
    assert place_of(f"{LIBYA} {beside} was quiet.", "Tripoli").place.country_code == country


def test_it_is_told_beside_what_a_place_is_said_to_lie():
    placed = place_of(f"{LIBYA} Tripoli, north of Beirut, was quiet.", "Tripoli")
    assert "said to lie near Beirut" in placed.reasons


@pytest.mark.parametrize("beside", ["south of Beirut", "400 km north of Beirut", "near Rome"])
def test_what_fits_no_place_of_the_name_counts_for_nothing(beside):
    placed = place_of(f"{LIBYA} Tripoli, {beside}, was quiet.", "Tripoli")
    assert not [reason for reason in placed.reasons if "said to lie" in reason]


def test_a_name_that_is_put_beside_different_places_is_not_settled_by_either():
    text = "They left Merida, west of Cancun, and Merida, north of Seville."
    assert not [reason for reason in place_of(text, "Merida").reasons if "said to lie" in reason]


def test_a_place_that_is_hardly_ever_meant_tells_nothing():
    # A Houston in Missouri is near a Paris there.
    assert place_of("Paris, north of Houston, was quiet.", "Paris").place.country_code == "FR"


def test_another_name_of_a_small_place_in_a_country_of_which_nothing_is_said_is_not_settled():
    text = "Libyan fuel was carried from Kufra to Faya in Chad."
    assert place_of(text, "Kufra").confidence == "ambiguous"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Petrol came through Ras Ajdir to Ben Gardane.", ["Ben Gardane"]),
        ("A fire in Odessa Texas was put out.", ["Odessa", "Texas"]),
        ("The Iranian Isfahan is a city.", ["Iranian", "Isfahan"]),
        ("Moscow Tehran talks were held.", ["Moscow", "Tehran"]),
        ("The Smyrna Alexandria line was cut.", ["Smyrna", "Alexandria"]),
    ],
)
def test_two_names_that_are_one_which_the_gazetteer_lacks_are_left_out(text, names):
    assert [p.toponym.exact for p in geocode_document(text)] == names
