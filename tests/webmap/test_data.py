"""The JSON block of a page holds what hops.geojson holds."""

import json
import math
import re

import numpy as np
import pytest
from shapely import Point

from routes import feature
from routes.webmap.basemap import basemap_record, encode
from routes.webmap.facts import Facts, context, fitted_view, routes_record
from routes.webmap.markup import json_text

BLOCK = re.compile(r'<script type="application/json" id="routes-data">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def block(page_html):
    return json.loads(BLOCK.search(page_html).group(1))


def test_the_block_is_what_the_record_holds(story, block):
    record = routes_record(Facts(**story.arguments))
    assert block == json.loads(json.dumps(record))


def test_a_hop_in_the_block_is_the_feature_that_is_exported(story, block):
    for stored, leg in zip(block["hops"]["features"], story.legs, strict=True):
        stored.pop("words", None)
        assert stored == json.loads(json.dumps(feature.leg_feature(leg, story.sources)))


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


def test_the_view_shows_every_point_and_leaves_a_far_country_out(story):
    west, south, east, north = fitted_view(Facts(**story.arguments))
    for reading in story.places:
        inside = west <= reading.point.x <= east and south <= reading.point.y <= north
        assert inside == (reading.name != "Russia")


def test_the_view_goes_over_the_antimeridian_where_that_is_shorter(story):
    vladivostok, seattle = (
        story.places[2].__class__(
            id=name,
            name=name,
            place=story.places[2].place.__class__(
                gazetteer_id=name,
                name=name,
                point=Point(lon, 45),
                feature_class="P",
                feature_code="PPL",
            ),
        )
        for name, lon in (("Vladivostok", 132.0), ("Seattle", -122.0))
    )
    west, _, east, _ = fitted_view(
        Facts(**{**story.arguments, "legs": [], "places": [vladivostok, seattle]})
    )
    assert (west, east) == (132.0, 238.0)


def test_encoded_lines_are_differences_in_five_bits():
    steps = np.array([[3850000, -12020000], [4070000, -12095000], [4325200, -12645300]])
    assert encode(steps) == "_p~iF~ps|U_ulLnnqC_mqNvxq`@"


def test_the_caspian_sea_is_a_hole_in_the_land():
    near = basemap_record((47.0, 36.0, 54.0, 47.5))["near"]
    assert max(len(rings) for rings in near["land"]) > 1


@pytest.mark.parametrize(
    "view", [(-179.0, -60.0, 179.0, 80.0), (170.0, -45.0, 190.0, -30.0), (-0.5, 51.0, 0.5, 52.0)]
)
def test_any_view_has_a_base_map(view):
    record = basemap_record(view)
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
