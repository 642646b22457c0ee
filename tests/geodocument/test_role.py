import pytest

from routes.geodocument import geocode_document


def roles(text: str, name: str) -> list[str]:
    return [one.role for one in geocode_document(text) if one.toponym.exact == name]


@pytest.mark.parametrize(
    "text",
    [
        "Moscow and Tehran agreed to a deal.",
        "On Friday Moscow said it would not.",
        "Kyiv and Moscow were considering talks.",
        "Moscow has denied it.",
        "Meanwhile Moscow is seeking drones.",
        "Moscow’s war in Ukraine goes on.",
        "The Moscow government fell.",
        "ties between Moscow and Tehran",
        "ties between Tehran and Moscow",
        "talks with Moscow",
        "drones bought from Moscow",
    ],
)
def test_a_capital_that_acts_is_a_government(text):
    assert roles(text, "Moscow") == ["government"]


@pytest.mark.parametrize(
    "text",
    [
        "about 1,100 km east of Moscow",
        "In Moscow agreed prices hold.",
        "a plant near Moscow",
        "the factory near the capital, Moscow, was built",
        "a flight between Moscow and Tehran",
        "Officials in Moscow said so.",
        "Moscow lies on a river.",
        "drone attacks in Moscow in late May",
        "A train left Moscow. Agreed prices hold.",
        "Moscow",
    ],
)
def test_a_capital_where_something_is_is_a_place(text):
    assert roles(text, "Moscow") == ["place"]


def test_the_place_is_the_same_in_both_roles():
    answer = geocode_document("Moscow agreed. The plant lies 1,100 km east of Moscow.")
    assert [one.role for one in answer] == ["government", "place"]
    assert len({one.place for one in answer}) == 1


@pytest.mark.parametrize("text", ["New York said no.", "Iran agreed.", "Russian officials said"])
def test_only_capitals_have_governments(text):
    assert {one.role for one in geocode_document(text)} == {"place"}
