"""The JSON block of a page: what it holds, and that the script reads it back."""

import json
import math
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from routes import projection, wording
from routes.dates import days_of
from routes.hop import origins_of
from routes.language import ENGLISH
from routes.natural_earth import Window
from routes.webmap.basemap import basemap_record
from routes.webmap.columns import DIGITS, column, encode
from routes.webmap.context import context
from routes.webmap.facts import Facts, edge_words, short_label
from routes.webmap.markup import json_text
from routes.webmap.record import routes_record

BLOCK = re.compile(r'<script type="application/json" id="routes-data">(.*?)</script>', re.DOTALL)


def as_window(bounds):
    west, south, east, north = bounds
    return Window(west_deg=west, south_deg=south, east_deg=east, north_deg=north)


@pytest.fixture(scope="module")
def block(page_html):
    return json.loads(BLOCK.search(page_html).group(1))


@pytest.fixture(scope="module")
def facts(story):
    return Facts(**story.arguments)


@pytest.fixture(scope="module")
def read(page_file, facts, opened_once):
    """The hops of a record as the script of the page reads them."""
    return opened_once(page_file).evaluate(
        """(record) => {
          const facts = RouteMap.facts(record);
          return [...Array(facts.count).keys()].map((i) => ({
            id: facts.idOf(i), at: facts.indexOf(facts.idOf(i)),
            from: facts.places[facts.fromOf(i)].id, to: facts.places[facts.toOf(i)].id,
            mode: facts.modeOf(i), status: facts.statusOf(i), date: facts.dateOf(i),
            days: facts.daysOf(i), sources: facts.sourcesOf(i), origins: facts.originsOf(i),
            title: facts.titleOf(i), label: facts.labelOf(i), exact: facts.exactsOf(i) }));
        }""",
        json.loads(json.dumps(routes_record(facts))),
    )


def test_the_block_is_what_the_record_holds(facts, block):
    record = routes_record(facts, has_list=True)
    # The still map of the page has them.
    for shape in ("land", "lakes", "borders"):
        del record["basemap"]["near"][shape]
    assert block == json.loads(json.dumps(record))


def test_the_record_of_the_story_has_the_columns_that_it_had(facts):
    record = routes_record(facts)
    golden = json.loads((Path(__file__).parent / "record.json").read_text("utf-8"))
    del record["basemap"], record["style"], record["legend"]
    del record["words"]  # these stand in a table of their own
    assert json.loads(json.dumps(record)) == golden


def test_the_list_alone_holds_the_sentences_around_the_quotes(facts, block):
    assert set(block["quotes"]) == {"count", "source", "earlier", "later"}
    assert "notes" not in block["hops"]
    own = routes_record(facts)
    befores = [own["texts"][row] for row in unpacked(own["quotes"]["before"], 7)]
    assert "The drones are " in befores


def test_the_script_reads_of_each_hop_what_the_graph_says(story, read):
    for i, (leg, got) in enumerate(zip(story.legs, read, strict=True)):
        hop = leg.hop
        assert got == {
            "id": hop.id,
            "at": i,
            "from": hop.from_place.id,
            "to": hop.to_place.id,
            "mode": hop.mode,
            "status": hop.status,
            "date": hop.date or "",
            "days": json.loads(json.dumps(days_of(hop.date))) if hop.date else None,
            "sources": list(dict.fromkeys(quote.source_id for quote in hop.says)),
            "origins": list(origins_of(hop, story.sources)),
            "title": wording.hop_title(hop),
            "label": short_label(leg, ENGLISH),
            "exact": [citation.quote.exact for citation in hop.citations],
        }


def test_nothing_that_only_a_machine_needs_stands_in_the_page(block):
    text = json.dumps(block)
    assert "sha256" not in text
    assert "prefix" not in text


@pytest.mark.parametrize("text", ["</script>", "<!--", "&amp;", "a\u2028b\u2029c", "{{ 6*7 }}"])
def test_json_text_comes_back_and_ends_no_script(text):
    written = json_text({"said": text})
    assert json.loads(written) == {"said": text}
    assert not set(written) & set("<>&\u2028\u2029")


@pytest.mark.parametrize("shape", ["wide", "tall"])
def test_a_window_shows_every_point_and_leaves_a_far_country_out(story, shape):
    window = Facts(**story.arguments).windows[shape]
    for reading in story.places:
        assert projection.contains(window, reading.point) == (reading.name != "Russia")


def test_the_page_and_the_picture_show_the_same_window(story):
    window = Facts(**story.arguments).windows["wide"]
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


def unpacked(packed, count):
    """The rows of a column, as the script unpacks it."""
    if isinstance(packed, int):
        return [packed] * count
    if isinstance(packed, dict):
        return [packed.get(str(row), packed[""]) for row in range(count)]
    width = len(packed) // count
    values = [DIGITS.index(digit) for digit in packed]
    return [
        sum(value * 64 ** (width - 1 - k) for k, value in enumerate(values[at : at + width]))
        for at in range(0, len(values), width)
    ]


@given(st.lists(st.integers(0, 2**31 - 1) | st.integers(0, 3), min_size=1))
def test_a_column_gives_its_numbers_back(numbers):
    assert unpacked(column(numbers), len(numbers)) == numbers


def rings(path):
    """The rings of a path of relative steps, as points."""
    at = np.zeros(2)
    for part in re.findall(r"[Mm]([^z]*)z", path):
        pairs = np.array(re.findall(r"-?\d+", part), dtype=float).reshape(-1, 2)
        ring = at + np.cumsum(pairs, axis=0)
        at = ring[0]
        yield shapely.Polygon(ring)


def test_the_caspian_sea_is_a_hole_in_the_land():
    near = basemap_record({"wide": as_window((44.0, 34.0, 57.0, 50.0))})["near"]
    square = projection.to_square(np.array([[51.0, 41.5]]))[0] * near["scale"]
    around = [ring for ring in rings(near["land"]) if ring.contains(Point(square))]
    assert len(around) == 2


def test_names_on_the_base_map_know_their_windows(story):
    labels = basemap_record(Facts(**story.arguments).windows)["labels"]
    shown = [on for name, on in zip(labels["name"], labels["on"], strict=True) if name == "Ukraine"]
    assert sum(shown) == 3


@pytest.mark.parametrize(
    "bounds",
    [(-179.0, -60.0, 179.0, 84.0), (170.0, -45.0, 190.0, -30.0), (-0.5, 51.0, 0.5, 52.0)],
)
def test_any_window_has_a_base_map(bounds):
    record = basemap_record({"wide": as_window(bounds)})
    west, south, east, north = record["near"]["window"]
    assert west < east
    assert south < north
    assert all(map(math.isfinite, record["labels"]["lat"]))


def test_a_quote_is_shown_within_its_sentence(story):
    quote = story.legs[1].hop.says[1]
    source = next(source for source in story.sources if source.id == quote.source_id)
    before, after = context(source, quote)
    assert before == "The drones are "
    assert after == ", and are used by Russian forces against Ukraine."
