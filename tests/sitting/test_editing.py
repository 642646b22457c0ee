import io
import sys

import pytest

from routes import Gazetteer
from routes.draft import draft_dossier, open_review, write_draft
from routes.sitting.editing import edited

GAZETTEER = Gazetteer.bundled()
KEPT = [""] * 6
"""Enter at each of from, to, by, status, cargo and date."""
TEXT = (
    "Grain was shipped from Odesa past Tripoli to Latakia, Syria.\n\n"
    "Drones were sent from Makhachkala to the air base in Sisha.\n\n"
    "Cotton was driven from Tanta to Springfield.\n\n"
    "In Kyiv the ministry denied that rockets were flown from Odesa to Izmir.\n"
)


@pytest.fixture
def cards(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    write_draft(draft_dossier(tmp_path), tmp_path)
    return {card.hop["to"]: card for card in open_review(tmp_path).cards}


@pytest.fixture
def edit(cards, monkeypatch, capsys):
    """Type lines at the questions for one of the hops; return the hop and what was complained."""

    def run(to: str, *typed: str, declared=frozenset()):
        monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(typed) + "\n"))
        card = edited(cards[to], declared, GAZETTEER)
        assert sys.stdin.read() == "", "more was typed than asked"
        return card, capsys.readouterr().err

    return run


def test_enter_keeps_every_value(edit, cards):
    card, err = edit("Latakia, SY", *KEPT)
    assert (card.hop, err) == (cards["Latakia, SY"].hop, "")


def test_the_end_of_the_input_keeps_what_was_not_asked(cards, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert edited(cards["Sisha"], frozenset(), GAZETTEER).hop == cards["Sisha"].hop


@pytest.mark.parametrize(
    ("number", "key", "wrong", "right", "told"),
    [
        (2, "by", "see", "sea", "by is one of: sea, river, rail, road, air, unknown"),
        (3, "status", "aleged", "alleged", "status is one of: reported, alleged, confirmed"),
        (3, "status", "denied", "planned", "no quote of this hop denies it"),
        (5, "date", "last May", "2023-05", "'last May' is not an EDTF date; write 2023-06-09"),
        (5, "date", "2023-06-31", "2023-06-30", "June 2023 has no day 31"),
    ],
)
def test_a_value_that_a_dossier_refuses_is_told_with_what_it_takes_and_asked_again(
    edit, number, key, wrong, right, told
):
    typed = [*KEPT]
    typed[number : number + 1] = [wrong, wrong, right]
    card, err = edit("Latakia, SY", *typed)
    assert (card.hop[key], err.count(told)) == (right, 2)


def test_after_a_wrong_value_enter_keeps_the_one_that_was_there(edit):
    card, _ = edit("Latakia, SY", "", "", "roda", "", "", "", "")
    assert card.hop["by"] == "sea"


def test_what_is_only_denied_stays_denied(edit):
    card, err = edit("Izmir, TR", "", "", "", "reported", "", "", "")
    assert (card.hop["status"], "no quote says this hop" in err) == ("denied", True)


DISPUTED = (
    "Grain was shipped from Odesa to Oran. The ministry called the report false.\n\n"
    "Grain was shipped from Odesa to Oran, police said.\n"
)


@pytest.fixture
def disputed(tmp_path, monkeypatch, capsys):
    """Type lines at the questions for a hop that two quotes state and one denies."""
    folder = tmp_path / "disputed"
    folder.mkdir()
    (folder / "a.txt").write_text(DISPUTED, "utf-8")
    write_draft(draft_dossier(folder), folder)
    (card,) = open_review(folder).cards

    def run(*typed: str):
        monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(typed) + "\n"))
        changed = edited(card, frozenset(), GAZETTEER)
        assert sys.stdin.read() == "", "more was typed than asked"
        kept = {k: len(changed.hop[k]) for k in ("says", "denies") if k in changed.hop}
        return changed.hop["status"], kept, capsys.readouterr().err

    return run


@pytest.mark.parametrize(
    ("quotes", "status", "kept"),
    [
        (["", "", ""], "disputed", {"says": 2, "denies": 1}),
        (["", "", "-"], "reported", {"says": 2}),
        (["-", "", "-"], "reported", {"says": 1}),
        (["-", "-"], "denied", {"denies": 1}),
    ],
)
def test_a_dash_leaves_a_quote_out_and_the_status_goes_with_those_that_stay(
    disputed, quotes, status, kept
):
    assert disputed("", "", "", *quotes, "", "", "") == (status, kept, "")


def test_a_hop_that_a_quote_denies_is_not_said_to_be_reported(disputed):
    status, _, err = disputed("", "", "", "", "", "", "reported", "", "", "")
    assert (status, "another denies it, so it is disputed" in err) == ("disputed", True)


def test_a_dash_empties_cargo_and_date(edit):
    card, _ = edit("Latakia, SY", "", "", "", "", "-", "-")
    assert {"cargo", "date"}.isdisjoint(card.hop)


def test_a_name_that_may_be_many_is_listed_and_chosen_by_its_number(edit):
    card, err = edit("Latakia, SY", "", "Tripoli", "2", "the one in Lebanon", *KEPT[2:])
    assert "'Tripoli' may be; type a number" in err
    assert "    2  geonames:266826 Tripoli (P.PPLA in LB" in err
    assert card.places[card.hop["to"]] == {
        "name": "Tripoli",
        "gazetteer": "geonames:266826",
        "because": "the one in Lebanon",
    }


def test_a_name_that_may_be_many_can_be_typed_with_its_country_instead(edit):
    card, _ = edit("Latakia, SY", "", "Tripoli", "7", "Tripoli, LY", *KEPT[2:])
    assert card.hop["to"] == "Tripoli, LY"


def test_what_an_unsettled_place_may_be_is_listed_before_it_is_asked(edit):
    card, err = edit("Springfield", "", "2", "", *KEPT[2:])
    assert "    2  geonames:4951788 Springfield (P.PPL in US" in err
    assert "    and 11 more: `routes geocode` lists them" in err
    assert card.places == {"springfield": {"name": "Springfield", "gazetteer": "geonames:4951788"}}


@pytest.mark.parametrize("typed", [["1"], ["Sisha", "1"], ["Sisha, RU", "1"]])
def test_what_the_draft_proposes_for_an_unknown_place_stands_first(edit, typed):
    card, err = edit("Sisha", "", *typed, "", *KEPT[2:])
    assert "    1  ourairports:RU-0240 Seshcha Air Base" in err
    assert card.places == {
        "sisha": {
            "name": "Sisha",
            "read-as": "Seshcha Air Base",
            "gazetteer": "ourairports:RU-0240",
            "because": "so read by a person",
        }
    }


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Tnata, EG", "no place called 'Tnata' in EG; like it are: geonames:347497 Tanta"),
        ("Zzzyqx", "no place called 'Zzzyqx'; check the spelling"),
        ("Latakia, Atlantis", "no country is called 'Atlantis'"),
        ("Washington", r"places are called 'Washington'"),
        ("Izmir", "no quote of this hop has the name 'Izmir'"),
        ("Lattaquié, SY", "no quote of this hop has the name 'Lattaquié'"),
        ("= geonames:1", "no entry 'geonames:1'"),
    ],
)
def test_a_name_that_no_quote_has_or_no_gazetteer_is_asked_again(edit, cards, typed, told):
    card, err = edit("Latakia, SY", "", typed, "1", *KEPT[1:])
    assert told in err
    assert card.hop == cards["Latakia, SY"].hop


def test_a_name_that_no_quote_has_tells_how_it_is_read_into_the_name_that_they_have(edit):
    _, err = edit("Sisha", "", "Seshcha Air Base", *KEPT[1:])
    assert "= ourairports:RU-0240 to read 'Sisha' as that place" in err


def test_an_id_of_a_place_with_another_name_needs_a_reason(edit):
    seshcha = "= ourairports:RU-0240"
    card, err = edit("Sisha", "", seshcha, "", seshcha, "it is near Bryansk", *KEPT[2:])
    assert "Seshcha Air Base is not called 'Sisha': type it again, and say why" in err
    assert card.places["sisha"]["because"] == "it is near Bryansk"


def test_the_key_of_a_place_that_the_dossier_has_is_taken_as_it_is(edit):
    card, err = edit("Latakia, SY", "", "port", *KEPT[2:], declared={"port"})
    assert (card.hop["to"], err) == ("port", "")
