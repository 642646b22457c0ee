"""Where names stand on the page's map: on what they name, whole, and off the lines."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from shapely import Point

from routes import natural_earth
from routes.language import Language
from routes.natural_earth import Window
from tests.webmap.conftest import leg, reading

BOXES = """() => {
  const map = Object.values(window).find((one) => one instanceof L.Map);
  const frame = map.getContainer().getBoundingClientRect();
  const at = (x, y) => {
    const { lat, lng } = map.containerPointToLatLng([x - frame.left, y - frame.top]);
    return [lng, lat];
  };
  return [...document.querySelectorAll(".routemap-label")].map((label) => {
    const box = label.getBoundingClientRect();
    return {
      kind: label.className.split(" ")[1],
      name: label.innerText.replaceAll("\\n", " "),
      box: [box.left, box.top, box.right, box.bottom],
      frame: [frame.left, frame.top, frame.right, frame.bottom],
      corners: [at(box.left, box.top), at(box.right, box.bottom)],
    };
  });
}"""
SIZES = [(1280, 1000), (768, 1000), (390, 844)]


def share_on(shape, corners):
    (west, north), (east, south) = corners
    box = shapely.box(west, south, east, north)
    return shapely.clip_by_rect(shape, *box.bounds).area / box.area


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_quiet_names_lie_on_their_country_or_sea(page_file, opened, width, height):
    labels = opened(page_file, width=width, height=height).page.evaluate(BOXES)
    window = Window(west_deg=0, south_deg=15, east_deg=90, north_deg=70)
    shapes = {label.name.casefold(): label for label in natural_earth.clip(window).labels}
    quiet = [one for one in labels if one["kind"] in {"routemap-country", "routemap-sea"}]
    assert len(quiet) > (3 if width < 600 else 8)
    for one in quiet:
        if one["kind"] == "routemap-sea":
            assert share_on(natural_earth.land(), one["corners"]) < 0.4, one["name"]
        else:
            own = shapes[one["name"].casefold()].shape
            assert share_on(own, one["corners"]) > 0.55, one["name"]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_name_is_cut_at_the_edge_of_the_map(bundled_file, opened, width, height):
    for one in opened(bundled_file, width=width, height=height).page.evaluate(BOXES):
        left, top, right, bottom = one["box"]
        west, north, east, south = one["frame"]
        assert west <= left <= right <= east, one["name"]
        assert north <= top <= bottom <= south, one["name"]


def test_an_area_that_is_out_of_view_has_no_name_in_it(story, page_file, opened):
    labels = opened(page_file).page.evaluate(BOXES)
    russia = next(place for place in story.places if place.name == "Russia")
    assert russia.point == Point(96.6, 61.9)
    assert [
        one for one in labels if one["kind"] == "routemap-area" and "russia" in one["name"].lower()
    ] == []


def test_a_country_of_the_route_is_not_named_twice_in_another_language(bundled, opened, tmp_path):
    file = tmp_path / "map.html"
    heading = replace(bundled.heading, language=Language("ru"))
    file.write_text(replace(bundled, heading=heading).html(), encoding="utf-8")
    names = [one["name"] for one in opened(file).page.evaluate(BOXES)]
    assert "IRAN где-то в стране" in names
    assert {"ИРАК", "ТУРЦИЯ"} <= set(names)
    assert not {"ИРАН", "РОССИЯ"} & set(names)


def test_equal_lines_have_one_entry_in_the_legend(opened, page_file):
    page = opened(page_file).page
    swatches = page.evaluate(
        "[...document.querySelectorAll('.routemap-legend canvas')].map((one) => one.toDataURL())"
    )
    assert len(swatches) == len(set(swatches)) > 3


TIES = """() => [...document.querySelectorAll(".routemap-tie")].map((leader) => {
  const { left, top, right, bottom } = leader.getBoundingClientRect();
  return [left, top, right, bottom];
})"""


@pytest.fixture
def crowd_file(story, tmp_path):
    hub = story.legs[2].hop.from_place
    around = [
        reading(
            f"A long name {i}", (47.5 + 2.5 * (i % 5 - 2), 43.3 + 1.2 * (i // 5 - 2)), "PPL", "RU"
        )
        for i in range(25)
    ]
    hop = story.legs[2].hop
    legs = [leg(replace(hop, id=f"to-{i}", to_place=end)) for i, end in enumerate(around)]
    file = tmp_path / "map.html"
    crowd = replace(story, legs=legs, places=[hub, *around])
    file.write_text(crowd.html(), encoding="utf-8")
    return file


def test_a_name_that_stands_off_its_dot_is_tied_to_it(crowd_file, opened):
    page = opened(crowd_file).page
    labels, ties = page.evaluate(BOXES), page.evaluate(TIES)
    assert 0 < len(ties) < 25
    boxes = [shapely.box(*one["box"]) for one in labels if one["kind"] == "routemap-place"]
    for left, top, right, bottom in ties:
        assert np.hypot(right - left, bottom - top) < 45
        tie = shapely.box(left, top, right, bottom)
        assert min(tie.distance(box) for box in boxes) < 2


def test_names_beside_their_dots_are_not_tied(story, opened, tmp_path):
    file = tmp_path / "map.html"
    hop = story.legs[2].hop
    two = replace(story, legs=[story.legs[2]], places=[hop.from_place, hop.to_place])
    file.write_text(two.html(), encoding="utf-8")
    assert opened(file).page.evaluate(TIES) == []
