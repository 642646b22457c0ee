import pytest

from routes.movement import find_movements
from tests.movement.short import ends

RUBBER = "Rubber was taken from Iquitos to Manaus"
TENTS = "Tents were trucked from Split to Mostar"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{RUBBER}, and from that port it went to Para.",
            ["", "“there” is read as Manaus"],
        ),
        (f"{RUBBER}, and from that year it went to Para.", ["", ""]),
        (f"{RUBBER}, and thence to Para.", ["", "“there” is read as Manaus"]),
    ],
)
def test_from_that_port_is_from_there(text, expected):
    found = find_movements(text)
    assert ends(text) == [("Iquitos", "Manaus"), ("Manaus", "Para")]
    told = [[reason for reason in m.reasons if "there" in reason] for m in found]
    assert told == [[reason] if reason else [] for reason in expected]


def test_that_before_a_port_is_not_from_there():
    assert ends("The men in Kiel said that ports sent coal to Riga.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sheds of Manaus, whence rubber went to Hull, burned.", [("Manaus", "Hull")]),
        ("The sheds of Manaus, where rubber went to Hull, burned.", [("Manaus", "Hull")]),
        ("The sheds of Manaus, from which rubber went to Hull, burned.", [("Manaus", "Hull")]),
        ("The sheds of Manaus, which rubber went past to Hull, burned.", []),
    ],
)
def test_where_and_whence_point_to_the_place_before_them(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{TENTS}. There was a lorry that went to Konjic with flour.", []),
        (f"{TENTS}. From there is carted flour to Konjic.", [("Mostar", "Konjic")]),
        (f"{TENTS} and on to Konjic.", [("Mostar", "Konjic")]),
        (f"{TENTS} on Monday and to Konjic on Tuesday.", [("Split", "Konjic")]),
    ],
)
def test_there_is_and_on_monday_are_no_turns(text, expected):
    assert ends(text) == [("Split", "Mostar"), *expected]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("returned with dates", [("Taoudenni", "Gao")]),
        ("came back laden with dates", [("Taoudenni", "Gao")]),
        ("returned happy", []),
    ],
)
def test_who_returns_laden_makes_a_way_back(end, expected):
    text = f"Traders took salt from Gao to Taoudenni and {end}."
    assert ends(text) == [("Gao", "Taoudenni"), *expected]
