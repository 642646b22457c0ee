"""The route on a folium map, beside the user's own layers."""

from pathlib import Path

import folium
import pytest

from routes import webmap
from routes.webmap import Facts, RouteLayer, RouteMap, explore
from tests.webmap.conftest import becomes_true, middle_of

PAINTED = """() => {
  const canvas = document.querySelector('.leaflet-routemap-hops-pane canvas');
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let painted = 0;
  for (let i = 3; i < pixels.length; i += 4) painted += pixels[i] > 0;
  return painted;
}"""


@pytest.fixture
def saved(tmp_path):
    def save(route_map):
        file = tmp_path / "map.html"
        route_map.save(str(file))
        return file

    return save


def test_explore_draws_without_a_network(story, opened, saved):
    page = opened(saved(explore(Facts(**story.arguments)))).page
    assert page.evaluate(PAINTED) > 500
    page.locator(".routemap-label", has_text="Makhachkala").wait_for()
    page.mouse.click(*page.evaluate("window.__routemap.clickPoint()"))
    assert page.locator(".leaflet-popup blockquote").count() > 0


def test_a_popup_holds_every_quote_of_its_hop(bundled, opened, saved):
    page = opened(saved(explore(Facts(**bundled.arguments)))).page
    page.mouse.click(*page.evaluate("window.__routemap.clickPoint()"))
    popup = page.locator(".leaflet-popup")
    assert popup.locator("blockquote").count() == len(bundled.legs[0].hop.citations)


def test_a_popup_of_several_statements_lets_the_reader_choose(bundled, opened, saved):
    page = opened(saved(explore(Facts(**bundled.arguments)))).page
    page.locator(".routemap-count", has_text="×3").wait_for()
    page.mouse.click(*middle_of(page.locator(".routemap-count")))
    buttons = page.locator(".leaflet-popup .routemap-chooser button")
    assert buttons.all_inner_texts() == ["1", "2", "3"]
    buttons.nth(1).click()
    assert "trainers" in page.locator(".leaflet-popup").last.inner_text()


def test_explore_stands_beside_layers_of_the_user(story, opened, saved):
    route_map = explore(Facts(**story.arguments))
    group = folium.FeatureGroup("Mine").add_to(route_map)
    folium.CircleMarker((45.0, 45.0), radius=9, fill=True).add_to(group)
    folium.LayerControl(collapsed=False).add_to(route_map)
    page = opened(saved(route_map)).page
    control = page.locator(".leaflet-control-layers")
    assert "Mine" in control.inner_text()
    assert "Route" in control.inner_text()
    assert page.locator("path.leaflet-interactive").count() == 1
    control.locator("label", has_text="Route").locator("input").click()
    assert page.locator(".leaflet-routemap-hops-pane canvas").count() == 0
    assert page.locator(".routemap-label").count() == 0
    control.locator("label", has_text="Route").locator("input").click()
    becomes_true(page, f"({PAINTED})() > 500")


def test_explore_gives_the_same_bytes_twice(story):
    first, second = (explore(Facts(**story.arguments)).get_root().render() for _ in range(2))
    assert first == second


def test_a_layer_stands_on_a_plain_map(story, opened, saved):
    layer = RouteLayer(Facts(**story.arguments))
    plain = folium.Map(tiles=None)
    layer.add_to(plain)
    assert plain.get_bounds() == layer.bounds
    file = saved(plain)
    leaflet = Path(webmap.__file__).with_name("vendor") / "leaflet.js"
    links = dict(folium.Map.default_js)
    file.write_text(file.read_text().replace(links["leaflet"], leaflet.as_uri()))
    page = opened(file).page
    assert page.evaluate("window.__routemap.ready")
    assert page.evaluate(PAINTED) > 0


def test_no_map_changes_another(story):
    before = folium.Map(tiles=None).get_root()
    links = (list(folium.Map.default_js), list(folium.Map.default_css))
    RouteMap(Facts(**story.arguments)).get_root().render()
    route_map = explore(Facts(**story.arguments))
    route_map.add_js_link("mine", "mine.js")
    route_map.get_root().render()
    assert (list(folium.Map.default_js), list(folium.Map.default_css)) == links
    assert RouteMap.default_js == []
    assert "routemap" not in before.render()
    assert ("mine", "mine.js") not in explore(Facts(**story.arguments)).default_js


def test_a_user_layer_can_stand_on_the_page_map(story, opened, tmp_path):
    route_map = RouteMap(Facts(**story.arguments))
    folium.CircleMarker((45.0, 45.0), radius=9).add_to(route_map)
    file = tmp_path / "map.html"
    route_map.save(str(file))
    watched = opened(file)
    assert watched.page.locator("path.leaflet-interactive").count() == 1
    assert watched.errors == []


def test_a_notebook_shows_it_in_a_frame_that_cannot_reach_the_notebook(story, opened, tmp_path):
    shown = explore(Facts(**story.arguments))._repr_html_()
    assert shown.count("<iframe ") == 1
    file = tmp_path / "notebook.html"
    file.write_text(f"<!doctype html><title>n</title><body>{shown}", encoding="utf-8")
    watched = opened(file)
    frame = watched.page.frames[1]
    becomes_true(frame, "window.__routemap?.ready")
    assert frame.evaluate("window.origin") == "null"
    assert watched.page.locator("iframe").get_attribute("sandbox").split()[0] == "allow-scripts"
