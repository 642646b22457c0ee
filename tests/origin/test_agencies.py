import pytest

from routes.origin.agencies import agencies_in


@pytest.mark.parametrize(
    "text",
    [
        "LIMA (Reuters) - A fire.",
        "Traders told Reuters so.",
        "Traders told the news agency Reuters so.",
        "According to a report by Reuters, rice is dear.",
        "Reuters has reported it.",
        "Об этом сообщает Рейтер.",
    ],
)
def test_an_agency_is_credited_in_many_forms(text):
    assert list(agencies_in(text)) == ["Reuters"]


def test_agencies_have_one_name_each():
    assert list(agencies_in("МОСКВА, 12 октября. /ТАСС/. Зерно.")) == ["TASS"]
    assert list(agencies_in("Lusaka (avec AFP) - Le choléra.", "fr")) == ["AFP"]
    assert list(agencies_in("By Ann Bly, Associated Press\nSnow fell.")) == ["AP"]


def test_a_credit_for_a_picture_is_none():
    assert not agencies_in("The bridge. (Jane Doe/AP)")


def test_an_agency_may_say_so_in_its_name():
    assert list(agencies_in("TBILISI (Caspian Newswire) - Copper.")) == ["Caspian Newswire"]
    assert not agencies_in("The press agency of Ann Bly.")
