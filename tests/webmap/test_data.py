"""The JSON block of a page holds what hops.geojson holds."""

import json
import math
import re
from dataclasses import replace

import numpy as np
import pytest
from shapely import Point

from routes import feature, projection
from routes.language import ENGLISH
from routes.natural_earth import Window
from routes.webmap.basemap import basemap_record, encode
from routes.webmap.context import context
from routes.webmap.facts import Facts, edge_words, page_record, routes_record, windows
from routes.webmap.markup import json_text

BLOCK = re.compile(r'<script type="application/json" id="routes-data">(.*?)</script>', re.DOTALL)


def as_window(bounds):
    west, south, east, north = bounds
    return Window(west_deg=west, south_deg=south, east_deg=east, north_deg=north)


@pytest.fixture(scope="module")
def block(page_html):
    return json.loads(BLOCK.search(page_html).group(1))


def test_the_block_is_what_the_record_holds(story, block):
    record = page_record(routes_record(Facts(**story.arguments)))
    assert block == json.loads(json.dumps(record))


def test_the_list_alone_holds_the_sentences_around_the_quotes(story, block):
    assert all(set(hop["words"]) == {"title", "label"} for hop in block["hops"]["features"])
    own = routes_record(Facts(**story.arguments))["hops"]["features"][1]["words"]
    assert own["quotes"][1]["before"] == "The drones are "


def test_every_hop_stands_behind_one_line(story, block):
    drawn = [hop for line in block["lines"] for hop in line["hops"]]
    assert sorted(drawn) == sorted(leg.hop.id for leg in story.legs)


def test_a_hop_in_the_block_is_the_feature_that_is_exported_but_for_what_is_empty(story, block):
    for stored, leg in zip(block["hops"]["features"], story.legs, strict=True):
        exported = json.loads(json.dumps(feature.leg_feature(leg, story.sources)))
        empty = {name for name, value in exported["properties"].items() if value in (None, [])}
        whole = {**dict.fromkeys(empty), **stored["properties"]}
        for citation in whole["citations"]:
            citation["sha256"] = block["sources"][citation["source"]]["sha256"]
        told = {name: None if name in empty else v for name, v in exported["properties"].items()}
        assert whole == told
        assert (stored["id"], stored["geometry"]) == (exported["id"], exported["geometry"])


def test_a_citation_gives_its_words_back_from_the_stored_text(story, block):
    texts = {source.id: source.text for source in story.sources}
    citations = [c for hop in block["hops"]["features"] for c in hop["properties"]["citations"]]
    assert len(citations) == 8
    for cited in citations:
        assert texts[cited["source"]][cited["start"] : cited["end"]] == cited["exact"]


@pytest.mark.parametrize("text", ["</script>", "<!--", "&amp;", "a\u2028b\u2029c", "{{ 6*7 }}"])
def test_json_text_comes_back_and_ends_no_script(text):
    written = json_text({"said": text})
    assert json.loads(written) == {"said": text}
    assert not set(written) & set("<>&\u2028\u2029")


@pytest.mark.parametrize("shape", ["wide", "tall"])
def test_a_window_shows_every_point_and_leaves_a_far_country_out(story, shape):
    window = windows(Facts(**story.arguments))[shape]
    for reading in story.places:
        assert projection.contains(window, reading.point) == (reading.name != "Russia")


def test_the_page_and_the_picture_show_the_same_window(story):
    window = windows(Facts(**story.arguments))["wide"]
    assert window == projection.rounded(projection.desk_window(story.legs), 4)


def test_a_place_beyond_the_edge_of_the_map_is_said_to_be_there(story):
    pole = story.places[2].place.__class__(
        gazetteer_id="x", name="Barneo", point=Point(30, 89), feature_class="P", feature_code="PPL"
    )
    words = edge_words(replace(story.places[2], name="Barneo", place=pole), ENGLISH)
    assert words.startswith("Barneo lies beyond the map's edge, at 89.0° north")
    assert edge_words(story.places[2], ENGLISH) == ""


def test_encoded_lines_are_differences_in_five_bits():
    steps = np.array([[3850000, -12020000], [4070000, -12095000], [4325200, -12645300]])
    assert encode(steps) == "_p~iF~ps|U_ulLnnqC_mqNvxq`@"


def test_the_caspian_sea_is_a_hole_in_the_land():
    near = basemap_record({"wide": as_window((44.0, 34.0, 57.0, 50.0))})["near"]
    assert max(len(rings) for rings in near["land"]) > 1


@pytest.mark.parametrize(
    "bounds",
    [(-179.0, -60.0, 179.0, 84.0), (170.0, -45.0, 190.0, -30.0), (-0.5, 51.0, 0.5, 52.0)],
)
def test_any_window_has_a_base_map(bounds):
    record = basemap_record({"wide": as_window(bounds)})
    west, south, east, north = record["near"]["window"]
    assert west < east
    assert south < north
    assert all(math.isfinite(label["lat"]) for label in record["labels"]["wide"])


def test_a_quote_is_shown_within_its_sentence(story):
    quote = story.legs[1].hop.says[1]
    source = next(source for source in story.sources if source.id == quote.source_id)
    before, after = context(source, quote)
    assert before == "The drones are "
    assert after == ", and are used by Russian forces against Ukraine."
