import pytest

from routes.toponyms import find_toponyms, names
from routes.toponyms.names import known_names

KOHANE = ",Kohane,,12.1,103.1,P,PPL,KH,11,50000,,mine,1,,"
TEXT = "Tea went from Kohane to Kerrale and from Odesa to Махачкала."


def weights(spellings, gazetteer):
    return {name: found.weight for name, found in known_names(spellings, gazetteer).items()}


def test_a_name_weighs_the_same_the_second_time(made):
    gazetteer = made(KOHANE)
    first = weights(["Kohane", "Kerrale"], gazetteer)
    assert set(first) == {"Kohane"}
    assert weights(["Kohane", "Kerrale"], gazetteer) == first
    assert weights(["Kerrale"], gazetteer) == {}


def test_a_name_that_is_asked_with_new_ones_weighs_the_same(made):
    gazetteer = made(KOHANE, KOHANE.replace("Kohane", "Tannah").replace("mine,1", "mine,2"))
    first = weights(["Kohane"], gazetteer)
    both = weights(["Kohane", "Tannah"], gazetteer)
    assert set(both) == {"Kohane", "Tannah"}
    assert both["Kohane"] == first["Kohane"]


def test_each_gazetteer_has_its_own_weights(made):
    small = made(KOHANE)
    first = weights(["Kohane"], small)
    large = made(KOHANE.replace("50000", "4000000"), KOHANE.replace("Kohane", "Kerrale"))
    second = weights(["Kohane", "Kerrale"], large)
    assert second["Kohane"] > first["Kohane"] > 0
    assert weights(["Kohane", "Kerrale"], small) == first


def test_a_text_is_read_the_same_whichever_gazetteer_read_it_before(made):
    before = find_toponyms(TEXT)
    own = find_toponyms(TEXT, gazetteer=made(KOHANE))
    assert [toponym.exact for toponym in own] == ["Kohane"]
    assert find_toponyms(TEXT) == before
    assert {"Odesa", "Махачкала"} <= {toponym.exact for toponym in before}


def test_weights_are_right_when_more_names_are_asked_than_are_kept(made, monkeypatch):
    gazetteer = made(KOHANE, KOHANE.replace("Kohane", "Tannah").replace("mine,1", "mine,2"))
    expected = weights(["Kohane", "Tannah"], gazetteer)
    monkeypatch.setattr(names, "_WEIGHTS_KEPT", 2)
    assert weights(["Kohane", "Zugda", "Tannah"], gazetteer) == expected
    assert weights(["Kohane"], gazetteer) == {"Kohane": expected["Kohane"]}
    assert weights(["Tannah", "Kohane"], gazetteer) == expected


def test_the_gazetteer_is_asked_once_for_a_name_even_if_it_has_none(made, monkeypatch):
    gazetteer = made(KOHANE)
    weights(["Kohane", "Kerrale"], gazetteer)
    monkeypatch.setattr(names, "_weights_in", pytest.fail)
    assert set(weights(["Kerrale", "Kohane"], gazetteer)) == {"Kohane"}
