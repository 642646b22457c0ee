"""The map standing still, without JavaScript and in print, and the two schemes of the page."""

import re
from dataclasses import replace

import pytest

from routes.language import Language
from routes.theme import DARK, LIGHT, Theme
from routes.webmap.facts import Facts
from routes.webmap.record import routes_record
from routes.webmap.still import MOST_HOPS, still_map
from tests.webmap.conftest import becomes_true

SHOWN = "(selector) => getComputedStyle(document.querySelector(selector)).display !== 'none'"
STILL = re.compile(r'<svg class="routes-still".*?</svg>', re.DOTALL)
COLOURS = """(selector) => {
  const style = getComputedStyle(document.querySelector(selector));
  return [style.color, style.backgroundColor, style.fill];
}"""


def rgb(colour):
    return f"rgb({', '.join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))})"


@pytest.fixture(scope="module")
def still(page_html):
    return STILL.search(page_html).group()


def test_every_hop_and_every_place_in_view_stands_in_the_still_map(still, story):
    drawn = {hop for hops in re.findall(r'data-of="([^"]+)"', still) for hop in hops.split()}
    assert drawn == {leg.hop.id for leg in story.legs}
    for name in ("Amirabad", "Makhachkala", "Seshcha", "IRAN", "stated, path not known"):
        assert name in still
    assert 'class="arrow"' in still


def test_the_base_map_stands_in_the_page_once(page_html, still, story):
    near = routes_record(Facts(**story.arguments))["basemap"]["near"]
    for shape in ("land", "lakes", "borders"):
        assert page_html.count(near[shape]) == 1
        assert f'id="routes-{shape}" d="{near[shape]}"' in still
    assert len(still) - sum(len(near[shape]) for shape in ("land", "lakes", "borders")) < 30_000


def test_no_still_map_is_drawn_of_a_web_of_lines(story):
    legs = story.legs * (MOST_HOPS // len(story.legs) + 1)
    record = {"basemap": {"near": {"land": "M0 0z"}}}
    assert still_map(Facts(**{**story.arguments, "legs": legs}), record) == ("", record)


def test_without_javascript_the_still_map_and_all_words_are_shown(page_file, opened):
    page = opened(page_file, java_script_enabled=False).page
    assert page.locator(".routes-still").is_visible()
    assert page.locator(".routes-words >> visible=true").count() == 6
    assert not page.locator("#routes-map").is_visible()


def test_with_javascript_the_still_map_is_hidden(page_file, opened):
    page = opened(page_file).page
    assert not page.evaluate(SHOWN, ".routes-still")
    assert page.evaluate(SHOWN, "#routes-map")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_light_and_has_the_still_map_with_all_words(page_file, opened, scheme):
    page = opened(page_file, color_scheme=scheme).page
    page.emulate_media(media="print", color_scheme=scheme)
    assert page.evaluate(SHOWN, ".routes-still")
    assert not page.evaluate(SHOWN, "#routes-map")
    assert not page.evaluate(SHOWN, "#routes-legend")
    assert page.locator(".routes-words >> visible=true").count() == 6
    assert page.evaluate(COLOURS, "body")[0] == rgb(LIGHT.ink)
    assert page.evaluate(COLOURS, "#routes-land")[2] == rgb(LIGHT.land)


@pytest.mark.parametrize(
    ("scheme", "query", "palette"),
    [
        ("light", "", LIGHT),
        ("dark", "", DARK),
        ("dark", "?theme=light", LIGHT),
        ("light", "?theme=dark", DARK),
        ("light", "?theme=pink", LIGHT),
    ],
)
def test_the_page_is_light_or_dark_as_the_reader_or_the_address_wants(
    page_file, opened, scheme, query, palette
):
    watched = opened(page_file, color_scheme=scheme)
    page = watched.page
    page.goto(page_file.as_uri() + query)
    assert page.evaluate(COLOURS, "html")[1] == rgb(palette.paper)
    assert page.evaluate(COLOURS, "body")[0] == rgb(palette.ink)
    assert page.evaluate("RouteMap.palette.colour('said')") == palette.said
    corner = """() => {
      const canvas = document.querySelector(".leaflet-routemap-base-pane canvas");
      const found = new Set();
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      for (let i = 0; i < data.length; i += 4000) found.add(data.slice(i, i + 3).join(", "));
      return [...found];
    }"""
    assert rgb(palette.land)[4:-1] in page.evaluate(corner)
    assert watched.errors == []


def test_a_scheme_of_the_dossier_holds_until_the_address_asks_for_another(story, opened, tmp_path):
    heading = replace(story.heading, theme=Theme(scheme="dark"))
    file = tmp_path / "map.html"
    file.write_text(replace(story, heading=heading).html(), encoding="utf-8")
    page = opened(file, color_scheme="light").page
    assert page.evaluate(COLOURS, "html")[1] == rgb(DARK.paper)
    page.goto(f"{file.as_uri()}?theme=light")
    assert page.evaluate(COLOURS, "html")[1] == rgb(LIGHT.paper)


def test_map_and_legend_are_drawn_again_when_the_scheme_changes(page_file, opened):
    page = opened(page_file, color_scheme="light").page
    pictures = """[...document.querySelectorAll('canvas')].map((one) =>
      one.getContext('2d').getImageData(0, 0, one.width, one.height).data.reduce(
        (sum, value, i) => (sum * 31 + value + i) % 1000003, 7))"""
    before = page.evaluate(pictures)
    page.emulate_media(color_scheme="dark")
    assert len(before) > 5
    becomes_true(
        page,
        f"({pictures}).every((sum, i, {{ length }}) => "
        f"length === {len(before)} && sum !== {before}[i])",
    )
    assert page.evaluate("RouteMap.palette.colour('said')") == DARK.said


@pytest.mark.parametrize("code", ["en", "fa"])
def test_names_of_the_still_map_stand_beside_their_marks_in_every_direction(
    story, opened, tmp_path, code
):
    file = tmp_path / "map.html"
    heading = replace(story.heading, language=Language(code))
    file.write_text(replace(story, heading=heading).html(), encoding="utf-8")
    page = opened(file, java_script_enabled=False).page
    frame = page.locator(".routes-still").bounding_box()
    for text in page.locator(".routes-still text").all():
        box = text.bounding_box()
        assert box["x"] >= frame["x"] - 1
        assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1
