import pytest

from routes.movement import find_movements
from tests.movement.short import ends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Salt was taken from Qarbesh to Dire Dawa by mule.", ("Qarbesh", "Dire Dawa")),
        ("The brig left Port Verrin for Hobart with flour.", ("Port Verrin", "Hobart")),
        ("Coal was shipped to the Vostrak Gulf from Sakhalin.", ("Sakhalin", "Vostrak Gulf")),
        ("Tents were flown from Dubai to Tell al-Bahrun.", ("Dubai", "Tell al-Bahrun")),
        ("Wool was carted from Ost-Ruhla to Erfurt.", ("Ost-Ruhla", "Erfurt")),
    ],
)
def test_a_name_that_no_gazetteer_has_is_a_place_where_words_of_motion_lead_to_it(text, expected):
    assert ends(text) == [expected]


def test_a_place_that_the_gazetteer_does_not_know_is_said_to_be_one():
    (found,) = find_movements("Salt was taken from Qarbesh to Dire Dawa by mule.")
    assert (found.origin.place, found.origin.confidence) == (None, "unknown")
    assert found.likelihood == "possible"
    assert "the gazetteer does not know Qarbesh" in found.reasons


@pytest.mark.parametrize(
    "text",
    [
        "Wheat was shipped from Zarnak Trading to Rotterdam.",
        "Wheat was shipped from Rotterdam to Zarnak's mills.",
        "Wheat was shipped from Mr Zarnak to Rotterdam.",
        "Jets were flown from Rotterdam to Zarnak pilots.",
        "Wheat was shipped to Zarnak from Rotterdam. Zarnak said it was good.",
        "Wheat was shipped from Natasha to Rotterdam.",
        "Wheat was shipped from Rotterdam to UNRWO.",
        "Wheat was shipped from Rotterdam in April.",
    ],
)
def test_people_owners_and_makers_are_no_places(text):
    assert ends(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fuel was shipped from Oran to Hurd's Bank. From there a tanker took it to Augusta.",
            [("Oran", "Hurd's Bank"), ("Hurd's Bank", "Augusta")],
        ),
        ("Fuel was shipped from Oran to Hurd’s Bank, off Malta.", [("Oran", "Hurd’s Bank")]),
        ("Fuel was shipped from Oran to Hurd's wife.", []),
        ("Fuel was shipped from Oran to Hurd's Oil Company.", []),
    ],
)
def test_an_owner_and_a_feature_make_a_name(text, expected):
    assert ends(text) == expected
