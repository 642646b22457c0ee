"""Tables of names, geocoded."""

import csv
from pathlib import Path

import pytest

from routes.errors import OutputError, SourceError
from routes.gazetteer import Gazetteer
from routes.table import FOUND_COLUMNS, TableColumns, UnsureRow, geocode_table

NAMES = 'place,cc,remark\nMoscow,RU,"two\nlines"\nSisha,,\nAmirabad,IR,\nNowherexx,,\n'


@pytest.fixture
def table(tmp_path) -> Path:
    path = tmp_path / "names.csv"
    path.write_text(NAMES, "utf-8-sig")
    return path


def geocoded(table: Path, **columns: str) -> tuple[list[dict[str, str]], tuple[UnsureRow, ...]]:
    target = table.with_name("found.csv")
    unsure = geocode_table(
        table,
        target,
        columns=TableColumns(name="place", **columns),
        gazetteer=Gazetteer.bundled(),
    )
    with target.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file)), unsure


def test_each_row_keeps_its_columns_and_gets_the_place_beside_them(table):
    rows, _ = geocoded(table, country="cc")
    assert list(rows[0]) == ["place", "cc", "remark", *FOUND_COLUMNS]
    assert [row["place"] for row in rows] == ["Moscow", "Sisha", "Amirabad", "Nowherexx"]
    assert rows[0]["gazetteer_id"] == "geonames:524901"
    assert rows[0]["remark"] == "two\nlines"
    assert (float(rows[2]["lat"]), rows[2]["confidence"]) == (36.85185, "sure")


def test_rows_that_are_not_sure_are_told_by_the_line_they_begin_on(table):
    _, unsure = geocoded(table, country="cc")
    assert [(row.line, row.name, row.confidence) for row in unsure] == [
        (4, "Sisha", "ambiguous"),
        (6, "Nowherexx", "unknown"),
    ]


def test_what_is_not_found_is_empty_but_for_its_confidence(table):
    rows, _ = geocoded(table)
    assert {rows[3][name] for name in FOUND_COLUMNS} == {"", "unknown", "0"}


def test_a_missing_column_is_told_with_those_there_are(table):
    with pytest.raises(SourceError, match=r"names\.csv:1:1: there is no column 'pays'; there"):
        geocoded(table, country="pays")


def test_blank_lines_stay_blank_and_short_rows_are_filled_up(table):
    table.write_text("place,cc,remark\nMoscow,RU\n\nBaku\n", "utf-8")
    rows, unsure = geocoded(table, country="cc")
    assert [(row["place"], row["remark"], row["country_code"]) for row in rows] == [
        ("Moscow", "", "RU"),
        ("Baku", "", "AZ"),
    ]
    assert table.with_name("found.csv").read_text("utf-8").splitlines()[2] == ""
    assert unsure == ()


def test_hints_may_be_in_small_letters_and_have_spaces_around(table):
    table.write_text("place,cc,kind\nMoscow, ru , town \n", "utf-8")
    rows, _ = geocoded(table, country="cc", kind="kind")
    assert (rows[0]["gazetteer_id"], rows[0]["cc"]) == ("geonames:524901", " ru ")


@pytest.mark.parametrize(
    ("text", "columns", "message"),
    [
        ("place,cc\nBaku,\n\nMoscow,Atlantis\n", {"country": "cc"}, r":4:1: no country is called"),
        ("place,kind\nBaku,town\nMoscow,prot\n", {"kind": "kind"}, r":3:1: no kind of place"),
        ("place,x,x\nBaku,1,2\n", {}, r":1:1: two columns are called 'x': rename one"),
        ("place,lat\nBaku,1\n", {}, r":1:1: the column 'lat' has the name of a result"),
        ("place,x\nBaku,1\nMoscow,1,2\n", {}, r":3:1: 3 fields, but 2 columns: quote the fields"),
    ],
)
def test_what_would_be_lost_or_misread_is_refused_with_its_line(table, text, columns, message):
    table.write_text(text, "utf-8")
    with pytest.raises(SourceError, match=r"names\.csv" + message):
        geocoded(table, **columns)
    assert not table.with_name("found.csv").exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", r"names\.csv:1:1: the file is empty"),
        (b"place\nCaf\xe9\n", r"names\.csv:\d:1: not UTF-8"),
        (b"place\n" + b"x" * 200_000, r"names\.csv:2:1: field larger than field limit"),
    ],
)
def test_a_damaged_table_is_told_with_its_line_and_writes_nothing(table, text, message):
    table.write_bytes(text)
    with pytest.raises(SourceError, match=message):
        geocoded(table)
    assert not table.with_name("found.csv").exists()


def test_a_target_that_cannot_be_written_is_told(table):
    table.with_name("found.csv").mkdir()
    with pytest.raises(OutputError, match=r"found\.csv cannot be written"):
        geocoded(table)
