import csv

import pytest

from routes._data import data_path
from routes.hop import Mode
from routes.movement.words import (
    NO_ENTRY,
    entries,
    phrase_starts,
    trigger_words,
    vehicle_words,
)
from tests.movement.short import modes, statuses

KINDS = {
    *("abstract", "account", "alleges", "animate", "arrives", "body", "bound", "breaks"),
    *("cancels", "carries", "confirms", "crosses", "denies", "determiner", "ending", "fresh"),
    *("gives", "goods", "leaves", "linking", "loads", "moves", "negates", "nominal", "noun"),
    *("onward", "opening", "other", "person", "plans", "pronoun", "receives", "site", "stays"),
    *("time", "vehicle"),
}


def rows():
    with data_path("movement_words.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_has_a_known_kind_and_mode_and_stands_once():
    found = rows()
    assert {row["kind"] for row in found} == KINDS
    assert {row["mode"] for row in found} <= {"", *Mode}
    assert {row["strength"] for row in found} <= {"", "strong", "weak"}
    assert len({tuple(row.values()) for row in found}) == len(found)


def test_rows_are_in_order():
    keys = [(row["kind"], row["words"].lower()) for row in rows()]
    assert keys == sorted(keys)


def test_phrases_are_words_with_spaces():
    assert entries()["picked up"].kinds == {"loads"}
    assert "picked" in phrase_starts() & trigger_words()


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Forty camels were herded from Agadez to Sabha.", "road"),
        ("The logs were rafted from Mandalay to Yangon.", "river"),
        ("Guns were parachuted from Bari to Tirana.", "air"),
        ("The recruits from Metz detrained at Lodz.", "rail"),
        ("A dhow cast off from Jask for Aden with rifles.", "sea"),
        ("The recruits motored from Metz to Lyon.", "road"),
        ("Tin was consigned from Penang to Hull.", "unknown"),
        ("Rum was bootlegged from Nassau to Miami.", "unknown"),
        ("The parcels were couriered from Graz to Basel.", "unknown"),
        ("Wheat from Odesa was redirected to Bari.", "unknown"),
        ("Diesel was siphoned from Ceyhan to Mersin.", "unknown"),
        ("Tin was taken from Penang to Hull by freighter.", "sea"),
        ("Tin was taken from Ruse to Ulm by riverboat.", "river"),
        ("Tin was taken from Graz to Brno by helicopter.", "air"),
        ("Tin was taken from Graz to Brno by wagon.", "rail"),
        ("Tin was taken from Graz to Brno by van.", "road"),
    ],
)
def test_words_of_carriage_tell_how_goods_travel(sentence, mode):
    assert modes(sentence) == [mode]


@pytest.mark.parametrize(
    "words",
    ["It is contended that", "Informants say that", "He is convinced that", "Rumour has it that"],
)
def test_words_of_claims_allege(words):
    assert statuses(f"{words} tin was sent from Penang to Hull.") == ["alleged"]


def test_words_that_may_tell_of_a_movement_are_marked():
    known = entries()
    assert [known[word].telling for word in ("shipment", "sailed", "wheat")] == [True, True, False]
    assert not NO_ENTRY.telling
    assert {"lorry", "wagon"} <= vehicle_words()
