import json

import pytest
from shapely import Point
from shapely.geometry import shape

from routes import geodesy
from routes.feature import (
    citation_record,
    feature_collection,
    leg_feature,
    place_feature,
    source_record,
)
from routes.hop import Mode
from tests.examples import AMIRABAD, MAKHACHKALA, citation, leg, place, reading, source

HOP_PROPERTIES = {
    "hop",
    "from",
    "to",
    "mode",
    "status",
    "cargo",
    "date",
    "length_km",
    "method",
    "certainty",
    "origins",
    "citations",
}
PLACE_PROPERTIES = {
    "place",
    "name",
    "read_as",
    "gazetteer_id",
    "feature_code",
    "uncertainty_km",
}


def test_a_hop_is_a_feature_with_the_documented_properties():
    feature = leg_feature(leg(cargo="drones", date="../2023-05"), [source()])
    assert (feature["type"], feature["id"]) == ("Feature", "amirabad-makhachkala")
    assert feature["properties"].keys() >= HOP_PROPERTIES
    properties = feature["properties"]
    assert (properties["from"], properties["to"]) == ("amirabad", "makhachkala")
    assert (properties["mode"], properties["status"]) == ("unknown", "alleged")
    assert (properties["cargo"], properties["date"]) == ("drones", "../2023-05")
    assert (properties["method"], properties["certainty"]) == ("geodesic", "not known")
    assert properties["origins"] == ["o"]


def test_a_hops_geometry_runs_as_longitude_and_latitude_from_the_first_place_to_the_last():
    geometry = leg_feature(leg(mode=Mode.SEA), [source()])["geometry"]
    assert geometry["type"] == "LineString"
    assert geometry["coordinates"][0] == [AMIRABAD.x, AMIRABAD.y]
    assert geometry["coordinates"][-1] == [MAKHACHKALA.x, MAKHACHKALA.y]


def test_a_hop_across_180_degrees_is_a_multi_line_string():
    far = leg(reading("Tokyo", Point(139.7, 35.7)), reading("Los Angeles", Point(-118.2, 34.1)))
    geometry = leg_feature(far, [source()])["geometry"]
    assert geometry["type"] == "MultiLineString"
    assert geometry["coordinates"][0][-1][0] == 180
    assert geometry["coordinates"][1][0][0] == -180


def test_the_stated_length_is_that_of_the_geometry():
    feature = leg_feature(leg(mode=Mode.SEA), [source()])
    stated_km = feature["properties"]["length_km"]
    assert geodesy.length_km(shape(feature["geometry"])) == pytest.approx(stated_km, abs=0.1)
    low_km, high_km = feature["properties"]["length_range_km"]
    assert low_km < stated_km < high_km


def test_coordinates_are_rounded_to_about_a_metre():
    pinned = reading("A", Point(1.23456789, -9.87654321))
    assert place_feature(pinned)["geometry"]["coordinates"] == [1.23457, -9.87654]


def test_what_is_not_stated_is_null_and_not_an_empty_text():
    properties = leg_feature(leg(), [source()])["properties"]
    assert [properties[key] for key in ("cargo", "date", "note", "implied_from")] == [None] * 4


def test_an_implied_end_and_the_remarks_leave_the_program_with_the_hop():
    inland = reading("Moscow", Point(37.6, 55.75))
    one = leg(end=inland, mode=Mode.SEA, implied_to="the speaker means it")
    properties = leg_feature(one, [source()])["properties"]
    assert properties["implied_to"] == "the speaker means it"
    assert properties["remarks"][0].startswith("from Amirabad to Moscow, no path on water")


def test_a_place_is_a_point_feature_that_says_how_its_name_was_read():
    one = reading(
        "Sisha",
        place=place(Point(33.34, 53.715), name="Seshcha Air Base", gazetteer_id="x:1"),
        read_as="Seshcha",
        certainty="probable",
        because="it sounds like it",
    )
    feature = place_feature(one)
    assert (feature["type"], feature["id"]) == ("Feature", "sisha")
    assert feature["geometry"] == {"type": "Point", "coordinates": [33.34, 53.715]}
    assert feature["properties"].keys() >= PLACE_PROPERTIES
    assert (
        feature["properties"]
        | {
            "name": "Sisha",
            "read_as": "Seshcha",
            "certainty": "probable",
            "because": "it sounds like it",
            "gazetteer_id": "x:1",
            "gazetteer_name": "Seshcha Air Base",
            "uncertainty_km": 3.0,
        }
        == feature["properties"]
    )


def test_a_citation_has_the_fields_of_the_w3c_selectors():
    cited = citation("from Amirabad", "denies")
    assert citation_record(cited) == {
        "source": "a",
        "stance": "denies",
        "exact": "from Amirabad",
        "prefix": "The drones are shipped ",
        "suffix": ", Iran, to Makhachkala, Russia. "[:32],
        "start": 23,
        "end": 36,
        "sha256": "0" * 64,
    }


def test_a_source_leaves_the_program_without_its_text():
    record = source_record(source("secret words", publisher="PA", published="2023-06-09"))
    assert "secret" not in json.dumps(record)
    assert record == {
        "source": "a",
        "file": "a.txt",
        "publisher": "PA",
        "published": "2023-06-09",
        "title": None,
        "url": None,
        "origin": "o",
        "sha256": "0" * 64,
    }


def test_a_collection_holds_the_features_in_order_beside_its_own_members():
    features = [{"type": "Feature", "id": str(number)} for number in range(3)]
    collection = feature_collection(features, credit="who made it")
    assert collection["type"] == "FeatureCollection"
    assert collection["credit"] == "who made it"
    assert collection["features"] == features
