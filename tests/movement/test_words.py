import csv

from routes._data import data_path
from routes.hop import Mode
from routes.movement.words import entries, phrase_starts, trigger_words

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
