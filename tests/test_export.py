import csv
import hashlib
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes import Gazetteer
from routes.claim import judge_sources
from routes.export import (
    CLAIM_COLUMNS,
    CSV_COLUMNS,
    claims_to_csv,
    geojson_text,
    to_csv,
    to_geojson,
)
from routes.heading import Heading
from routes.hop import Mode
from tests.examples import citation, leg, reading, source

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
TWO_QUOTES = (
    citation("from Amirabad, Iran, to Makhachkala, Russia"),
    citation("Iran denies it", "denies"),
)


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def collection_of(legs):
    places = [end for one in legs for end in (one.hop.from_place, one.hop.to_place)]
    heading = Heading(title="Title", summary="Summary.")
    return to_geojson(legs, places, [source()], {"o": "an origin"}, heading)


def test_hops_come_first_and_then_the_places():
    features = collection_of([leg()])["features"]
    assert [feature["geometry"]["type"] for feature in features] == [
        "LineString",
        "Point",
        "Point",
    ]


def test_heading_origins_sources_and_credit_stand_beside_the_features():
    collection = collection_of([leg()])
    assert (collection["title"], collection["summary"]) == ("Title", "Summary.")
    assert collection["origins"] == {"o": "an origin"}
    assert [record["source"] for record in collection["sources"]] == ["a"]
    assert "GeoNames (CC BY 4.0" in collection["credit"]


def test_geojson_text_reads_back_as_the_same_collection():
    collection = collection_of([leg(cargo="“дроны” </script>\n", mode=Mode.SEA)])
    assert json.loads(geojson_text(collection)) == collection


@given(
    st.dictionaries(st.text().filter(lambda key: key not in {"features", "type"}), JSON),
    st.lists(st.dictionaries(st.text(), JSON), max_size=4),
)
def test_any_collection_reads_back_the_same_with_one_feature_a_line(members, features):
    collection = {"type": "FeatureCollection", **members, "features": features}
    text = geojson_text(collection)
    assert json.loads(text) == collection
    assert text.endswith("\n")
    body = text[text.rindex('\n "features": [\n') :].split("\n")
    assert len(body) == 3 + max(len(features), 1) + 1


def test_a_table_has_one_row_a_quote_under_the_documented_columns():
    text = to_csv([leg(citations=TWO_QUOTES), leg(id="second")])
    assert text.splitlines()[0] == ",".join(CSV_COLUMNS)
    rows = rows_of(text)
    assert [(row["hop"], row["stance"]) for row in rows] == [
        ("amirabad-makhachkala", "says"),
        ("amirabad-makhachkala", "denies"),
        ("second", "says"),
    ]
    assert [row["quote"] for row in rows[:2]] == [c.quote.exact for c in TWO_QUOTES]
    assert (rows[0]["start"], rows[0]["end"]) == ("23", "66")
    assert (rows[0]["from"], rows[0]["to"], rows[0]["by"]) == ("Amirabad", "Makhachkala", "unknown")


def test_what_is_not_stated_is_an_empty_cell():
    (row,) = rows_of(to_csv([leg()]))
    assert (row["cargo"], row["date"]) == ("", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(start):
    text = f"{start}cmd|' /C calc'!A0 x"
    cited = citation(text.strip(), of=source(text))
    end = reading(f"{start}B", id="b")
    (row,) = rows_of(to_csv([leg(end=end, cargo=text, citations=(cited,))]))
    assert row["cargo"] == f"'{text}"
    assert row["to"] == f"'{start}B"
    assert row["quote"] == (f"'{text}" if start.strip() else text.strip())


def test_numbers_and_harmless_words_get_no_apostrophe():
    (row,) = rows_of(to_csv([leg(cargo="Su-35 = a jet", citations=TWO_QUOTES[:1])]))
    assert row["cargo"] == "Su-35 = a jet"
    assert not any(cell.startswith("'") for cell in row.values())
    assert float(row["length_km"]) == pytest.approx(845.1)


@pytest.mark.parametrize("text", ['one, "two"', "one\ntwo", "one\r\ntwo", "one\rtwo"])
def test_commas_quotation_marks_and_line_ends_stay_within_their_cell(text):
    cited = citation(text, of=source(text))
    (row,) = rows_of(to_csv([leg(citations=(cited,))]))
    assert row["quote"] == text


def test_no_hop_is_an_empty_table_and_an_empty_collection():
    assert to_csv([]) == ",".join(CSV_COLUMNS) + "\r\n"
    assert json.loads(geojson_text(collection_of([])))["features"] == []


def test_offsets_in_the_exported_seeds_give_the_words_back_from_the_files(
    seeds_graph, seeds_folder
):
    collection = json.loads(geojson_text(seeds_graph.to_geojson()))
    stored = {
        record["source"]: (seeds_folder / record["file"]).read_bytes()
        for record in collection["sources"]
    }
    citations = [
        citation
        for feature in collection["features"]
        for citation in feature["properties"].get("citations", [])
    ]
    assert len(citations) > 20
    for cited in citations:
        text = stored[cited["source"]].decode("utf-8")
        start, end = cited["start"], cited["end"]
        assert text[start:end] == cited["exact"]
        assert text[max(0, start - 32) : start] == cited["prefix"]
        assert text[end : end + 32] == cited["suffix"]
        assert cited["sha256"] == hashlib.sha256(stored[cited["source"]]).hexdigest()


def test_the_hashes_of_exported_sources_are_those_of_the_files(seeds_graph, seeds_folder):
    records = seeds_graph.to_geojson()["sources"]
    assert records
    for record in records:
        stored = (seeds_folder / record["file"]).read_bytes()
        assert record["sha256"] == hashlib.sha256(stored).hexdigest()


def test_the_exported_table_of_the_seeds_holds_every_quote(seeds_graph):
    rows = rows_of(seeds_graph.to_csv())
    cited = [
        (one.id, c.quote.source_id, c.stance, str(c.quote.start), str(c.quote.end))
        for one in seeds_graph.hops
        for c in one.citations
    ]
    assert [(r["hop"], r["source"], r["stance"], r["start"], r["end"]) for r in rows] == cited


def test_the_same_graph_gives_the_same_bytes(seeds_graph, seeds):
    again = seeds.graph()
    assert geojson_text(seeds_graph.to_geojson()) == geojson_text(again.to_geojson())
    assert seeds_graph.to_csv() == again.to_csv()


def test_claims_are_a_table_in_which_those_that_do_not_fit_name_each_other():
    text = "=1+1. Tula is 170 km from Moscow.\nTula lies near Moscow."
    claims = judge_sources([source(text)], (), Gazetteer.bundled())
    rows = rows_of(claims_to_csv(claims))
    assert [*rows[0]] == CLAIM_COLUMNS
    assert [(row["stated"], row["verdict"], row["unlike"]) for row in rows] == [
        ("170 km", "agrees", "claim-2"),
        ("near", "contradicts", "claim-1"),
    ]
    assert [text[int(row["start"]) : int(row["end"])] for row in rows] == [
        row["exact"] for row in rows
    ]
