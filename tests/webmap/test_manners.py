"""The page inside another one, filling the screen, and with a base map of the network."""

from dataclasses import replace

import pytest

from routes.page_options import Tiles
from routes.theme import Theme
from routes.webmap import embed_html
from tests.webmap.conftest import becomes_true

TILES = Tiles(url="https://tiles.example.org/{z}/{x}/{y}.png", credit="© Nobody <b>x</b>")
GUARD = ".routemap-guard"
ZOOM = "window[Object.keys(window).find((name) => name.startsWith('route_map_'))].getZoom()"


@pytest.fixture(scope="module")
def tiled_file(story, tmp_path_factory):
    heading = replace(story.heading, theme=Theme(graticule=True))
    file = tmp_path_factory.mktemp("tiled") / "map.html"
    file.write_text(replace(story, heading=heading).html(tiles=TILES), encoding="utf-8")
    return file


@pytest.fixture
def framed(page_file, opened, story):
    article = page_file.with_name("article.html")
    article.write_text(
        f"<!doctype html><title>a</title><p>Words<p>{embed_html(story.heading)}", encoding="utf-8"
    )
    page = opened(article, width=900).page
    becomes_true(page, "document.querySelector('iframe').style.height")
    return page, page.frames[1]


def over_map(page):
    frame = page.locator("iframe").bounding_box()
    page.mouse.move(frame["x"] + 300, frame["y"] + 300)


def test_the_wheel_over_an_embedded_map_does_not_zoom_and_says_how_to(framed):
    page, inner = framed
    over_map(page)
    before = inner.evaluate(ZOOM)
    page.mouse.wheel(0, 200)
    inner.wait_for_selector(f"{GUARD}.is-shown", state="attached")
    assert inner.locator(GUARD).text_content() == "Hold Ctrl or ⌘ and scroll to zoom"
    assert inner.evaluate(ZOOM) == before
    inner.wait_for_selector(f"{GUARD}:not(.is-shown)", state="attached")


def test_the_wheel_with_ctrl_zooms_an_embedded_map(framed):
    page, inner = framed
    over_map(page)
    before = inner.evaluate(ZOOM)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(400)
    assert inner.evaluate(ZOOM) > before
    assert not inner.locator(f"{GUARD}.is-shown").count()


def test_the_wheel_zooms_an_embedded_map_that_fills_the_screen(framed):
    page, inner = framed
    inner.locator(".routemap-fullscreen").click()
    becomes_true(inner, "document.fullscreenElement?.id === 'routes-map'")
    page.mouse.move(300, 300)
    before = inner.evaluate(ZOOM)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(400)
    assert inner.evaluate(ZOOM) > before
    assert not inner.locator(f"{GUARD}.is-shown").count()


def test_a_page_of_its_own_has_no_guard(page_file, opened):
    assert opened(page_file).page.locator(GUARD).count() == 0


def test_the_map_fills_the_screen_and_comes_back(page_file, opened):
    watched = opened(page_file)
    page = watched.page
    button = page.locator(".routemap-fullscreen")
    assert button.get_attribute("aria-label") == "Fill the screen"
    button.click()
    becomes_true(page, "document.fullscreenElement?.id === 'routes-map'")
    assert button.get_attribute("aria-label") == "Leave the full screen"
    button.click()
    becomes_true(page, "document.fullscreenElement === null")
    assert watched.errors == []


def test_a_frame_that_may_not_fill_the_screen_has_no_button_for_it(page_file, opened):
    article = page_file.with_name("strict.html")
    article.write_text(
        '<!doctype html><iframe src="map.html" allow="fullscreen \'none\'"></iframe>'
    )
    inner = opened(article).page.frames[1]
    becomes_true(inner, "window.__routemap?.ready")
    assert inner.locator(".routemap-fullscreen").count() == 0


def test_tiles_are_asked_for_only_when_the_reader_turns_them_on(tiled_file, opened):
    watched = opened(tiled_file)
    page = watched.page
    page.wait_for_timeout(200)
    assert watched.requests == []
    button = page.get_by_role("button", name="Online map from tiles.example.org")
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    page.wait_for_timeout(300)
    assert watched.requests
    assert all(url.startswith("https://tiles.example.org/") for url in watched.requests)
    assert "© Nobody <b>x</b>" in page.locator(".leaflet-control-attribution").inner_text()
    button.click()
    assert page.locator(".leaflet-tile").count() == 0
    assert "Nobody" not in page.locator(".leaflet-control-attribution").inner_text()


def test_the_policy_names_the_host_of_the_tiles_and_no_other(tiled_file, page_html):
    with_tiles = tiled_file.read_text("utf-8")
    assert "img-src data: https://tiles.example.org;" in with_tiles
    assert "img-src data:;" in page_html
    assert "tiles.example" not in page_html


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)/{z}/{x}/{y}",
        "//tiles.example.org/{z}/{x}/{y}.png",
        "https://tiles.example.org/{z}/{x}.png",
        "https://a;script-src *//{z}/{x}/{y}",
        "https://tiles.example.org'/{z}/{x}/{y}.png",
        "https://{s}.example.org/{z}/{x}/{y}.png",
        "https://tiles.example.org/{z}/{x}/{y}.png <img>",
    ],
)
def test_an_address_of_another_kind_is_refused(url):
    with pytest.raises(ValueError, match="is no address of map tiles"):
        Tiles(url=url, credit="Nobody")


def test_tiles_without_a_credit_are_refused():
    with pytest.raises(ValueError, match="need a credit"):
        Tiles(url=TILES.url, credit=" ")


def test_lines_of_longitude_and_latitude_are_drawn_where_the_theme_wants_them(
    tiled_file, page_file, opened
):
    base = "document.querySelector('.leaflet-routemap-base-pane canvas').toDataURL()"
    assert opened(tiled_file).page.evaluate(base) != opened(page_file).page.evaluate(base)


@pytest.mark.parametrize(("width", "is_shown"), [(1280, True), (390, False)])
def test_a_small_map_of_the_world_shows_where_a_wide_map_lies(page_file, opened, width, is_shown):
    locator = opened(page_file, width=width).page.locator(".routemap-locator")
    assert locator.is_visible() == is_shown


def test_at_400_percent_nothing_scrolls_sideways_and_all_buttons_can_be_touched(page_file, opened):
    page = opened(page_file, width=320, height=256).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    sizes = page.evaluate(
        """() => [...document.querySelectorAll("button, [role=button]")].map((one) => {
          const box = one.getBoundingClientRect();
          return [one.outerHTML.slice(0, 80), box.width, box.height];
        })"""
    )
    assert [size for size in sizes if 0 < size[1] < 24 or 0 < size[2] < 24] == []
