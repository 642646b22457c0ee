"""Maps of very many hops: what is drawn, what the list shows, and the compressed page."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from benchmarks.network import network
from routes.heading import Step
from routes.language import Language
from routes.page_options import PageOptions
from tests.webmap.conftest import SEEDS

LAYER = "window.__routemap.layer"
PIECE = 25
"""Hops of a long list that are made at once."""


@pytest.fixture(scope="module")
def graph():
    return network(2000)


@pytest.fixture(scope="module")
def large_file(graph, tmp_path_factory):
    file = tmp_path_factory.mktemp("large") / "map.html"
    graph.to_html(file)
    return file


@pytest.fixture
def large(large_file, opened):
    return opened(large_file)


def crowded(graph):
    """The graph of 2,000 hops, with as many again, so that not all can be drawn."""
    more = [replace(leg, hop=replace(leg.hop, id=f"{leg.hop.id}-again")) for leg in graph.legs]
    return replace(graph, legs=(*graph.legs, *more))


def test_a_map_of_too_many_lines_says_how_many_it_draws(graph, opened, tmp_path):
    file = tmp_path / "map.html"
    crowded(graph).to_html(file)
    watched = opened(file)
    note = watched.page.locator(".routemap-sample")
    assert note.get_attribute("role") == "status"
    assert note.inner_text().startswith("Showing 2,000 of 4,000 lines")
    drawn = watched.page.evaluate(f"{LAYER}.hops.lines.map(({{index}}) => index)")
    watched.page.evaluate(f"{LAYER}._map.panBy([3, 0], {{animate: false}})")
    again = watched.page.evaluate(f"{LAYER}.hops.lines.map(({{index}}) => index)")
    assert len(set(drawn) & set(again)) > 1900
    assert watched.errors == []


def test_a_click_on_a_line_among_many_shows_its_words(graph, large):
    page = large.page
    assert page.locator(".routemap-sample").is_hidden()
    page.mouse.click(*page.evaluate("window.__routemap.clickPoint()"))
    chosen = page.locator(".is-selected")
    leg = next(g for g in graph.legs if g.hop.id == chosen.get_attribute("data-hop"))
    ends = f"{leg.hop.from_place.name} → {leg.hop.to_place.name}"
    assert chosen.locator("h3").inner_text() == ends
    assert chosen.locator("mark").all_inner_texts() == [q.exact for q in leg.hop.says]
    assert large.requests == []
    assert large.errors == []


def test_a_long_list_comes_in_pieces_and_can_be_searched(graph, large):
    page = large.page
    entries = page.locator("[data-hop]")
    assert entries.count() == PIECE
    page.get_by_role("button", name="Show more").click()
    assert entries.count() == 2 * PIECE
    wanted = graph.legs[1234].hop
    page.get_by_role("searchbox").fill(f"{wanted.from_place.name} {wanted.to_place.name}".upper())
    expect(entries).not_to_have_count(2 * PIECE)
    assert wanted.id in [entry.get_attribute("data-hop") for entry in entries.all()]
    assert page.locator(".routes-search + .routes-count").inner_text().endswith(" of 2,000 hops")


def test_a_hop_that_was_chosen_before_its_piece_came_stands_in_the_list_once(graph, large):
    page = large.page
    chosen = graph.legs[60].hop.id
    page.evaluate(f"(id) => {LAYER}.select(id)", chosen)
    assert page.locator("[data-hop]").first.get_attribute("data-hop") == chosen
    page.get_by_role("button", name="Show more").click()
    assert page.locator(f'[data-hop="{chosen}"]').count() == 1
    assert page.locator("[data-hop]").count() == 2 * PIECE + 1


def test_the_card_that_is_read_stays_open_while_the_list_is_searched_and_filtered(graph, large):
    page = large.page
    chosen = graph.legs[60].hop
    page.evaluate(f"(id) => {LAYER}.select(id)", chosen.id)
    card = page.locator(f'[data-hop="{chosen.id}"]')
    wanted = graph.legs[1234].hop
    page.get_by_role("searchbox").fill(f"{wanted.from_place.name} {wanted.to_place.name}")
    expect(page.locator(f'[data-hop="{wanted.id}"]')).to_be_visible()
    expect(card.locator("blockquote").first).to_be_visible()
    assert "is-selected" in card.get_attribute("class")
    page.get_by_role("searchbox").fill("")
    expect(page.locator("[data-hop]")).to_have_count(PIECE + 1)
    page.locator(".routes-filter summary").click()
    other = next(leg.hop.status for leg in graph.legs if leg.hop.status != chosen.status)
    page.locator(".routes-filter").get_by_label(other).uncheck()
    expect(card.locator("blockquote").first).to_be_visible()
    assert card.count() == 1
    assert large.errors == []


def test_a_search_finds_a_status_as_the_page_names_it(graph, opened, tmp_path):
    file = tmp_path / "map.html"
    replace(graph, heading=replace(graph.heading, language=Language("ru"))).to_html(file)
    page = opened(file).page
    page.get_by_role("searchbox").fill("подтверждено")
    expect(page.locator("[data-hop]").first).to_be_visible()
    page.wait_for_timeout(300)
    classes = [entry.get_attribute("class") for entry in page.locator("[data-hop]").all()]
    assert set(classes) <= {"is-confirmed", "is-confirmed is-open"}
    assert classes


def test_a_card_of_a_long_list_says_what_a_short_list_says(graph, large, opened, tmp_path):
    few = replace(graph, legs=graph.legs[:20])
    few.to_html(tmp_path / "few.html")
    short = opened(tmp_path / "few.html", java_script_enabled=False).page

    def words(page):
        return [
            " ".join(page.locator("[data-hop]").nth(i).text_content().split()) for i in range(20)
        ]

    # Ways to the map are given to a card when it is opened.
    large.page.evaluate("document.querySelectorAll('.routes-ways').forEach((way) => way.remove())")
    assert [w.replace(" ", "") for w in words(large.page)] == [
        w.replace(" ", "") for w in words(short)
    ]


def test_a_layer_shows_only_the_hops_it_is_told_to(graph, large):
    page = large.page
    ids = [graph.legs[i].hop.id for i in (3, 5)]
    page.evaluate(f"(ids) => {LAYER}.show(ids)", ids)
    assert page.locator("[data-hop]").count() == 2
    ends = {stop.id for i in (3, 5) for stop in graph.legs[i].hop.stops}
    assert set(page.evaluate(f"[...{LAYER}.hops.places.keys()]")) == ends
    assert page.evaluate(f"{LAYER}.hops.lines.length") <= 2
    page.evaluate(f"{LAYER}.show(null)")
    assert page.locator("[data-hop]").count() == PIECE


def test_a_short_list_hides_what_is_not_shown(page_file, opened):
    page = opened(page_file).page
    page.evaluate(f"{LAYER}.show(['makhachkala-to-sisha'])")
    shown = [entry for entry in page.locator("[data-hop]").all() if entry.is_visible()]
    assert [entry.get_attribute("data-hop") for entry in shown] == ["makhachkala-to-sisha"]
    labels = page.locator(".routemap-label").all_inner_texts()
    assert not any("Amirabad" in label for label in labels)


def test_without_javascript_a_long_list_names_the_table(large_file, opened):
    page = opened(large_file, java_script_enabled=False).page
    assert "2,000 hops stand in hops.csv" in page.locator(".routes-unlisted").inner_text()


@pytest.mark.parametrize("sandboxed", [False, True])
def test_a_compact_page_shows_what_the_plain_one_shows(graph, large, opened, tmp_path, sandboxed):
    graph.to_html(tmp_path / "map.html", options=PageOptions(compact=True))
    frame = '<!doctype html><title>a</title><iframe sandbox="allow-scripts" src="map.html"'
    frame += ' style="border:0;position:absolute;inset:0;width:100%;height:100%"></iframe>'
    (tmp_path / "article.html").write_text(frame)
    watched = opened(tmp_path / ("article.html" if sandboxed else "map.html"))
    page = watched.page.frames[1] if sandboxed else watched.page
    page.locator(".routes-search").wait_for()
    assert watched.errors == []
    assert page.evaluate("window.__routemap.layers") == 2000
    listed = "[...document.querySelectorAll('[data-hop]')].map((entry) => entry.textContent)"
    assert page.evaluate(listed) == large.page.evaluate(listed)
    assert (tmp_path / "map.html").stat().st_size < 0.75 * len(graph.to_html().encode())


def test_a_browser_that_cannot_unpack_says_so(story, opened, tmp_path):
    html = story_graph(story).to_html(options=PageOptions(compact=True))
    file = tmp_path / "map.html"
    file.write_text(html.replace("typeof DecompressionStream", "typeof NoSuchStream"))
    policy = opened(file, bypass_csp=True)
    assert "cannot unpack" in policy.page.get_by_role("status").first.inner_text()
    assert policy.page.locator("[data-hop]").count() == 6


def story_graph(story):
    from routes import RouteGraph  # noqa: PLC0415

    return RouteGraph(
        legs=tuple(story.legs),
        sources=tuple(story.sources),
        origins=story.origins,
        heading=story.heading,
    )


def test_the_same_dossier_gives_the_same_bytes_whatever_the_hashes():
    code = (
        "import hashlib, json, sys, routes\n"
        "compact = routes.PageOptions(compact=True)\n"
        "graph = routes.read_dossier(sys.argv[1]).graph()\n"
        "pages = [graph.to_html(), graph.to_html(options=compact)]\n"
        "pages.append(graph.explore().get_root().render())\n"
        "print(json.dumps([hashlib.sha256(page.encode()).hexdigest() for page in pages]))"
    )
    digests = [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", code, str(SEEDS)],
                check=True,
                capture_output=True,
                text=True,
                env={**os.environ, "PYTHONHASHSEED": seed},
            ).stdout
        )
        for seed in ("1", "2")
    ]
    assert digests[0] == digests[1]


def test_a_story_is_told_on_a_large_map_too(graph, opened, tmp_path):
    hop = graph.legs[7].hop
    step = Step(id="first", title="First", text="One of very many.", hops=(hop.id,))
    told = replace(graph, heading=replace(graph.heading, steps=(step,)))
    told.to_html(tmp_path / "map.html")
    watched = opened(tmp_path / "map.html")
    assert watched.page.locator(".routes-story").count() == 1
    watched.page.get_by_role("searchbox").wait_for()
    assert watched.errors == []


def test_a_large_map_is_printed_as_it_is_drawn(large):
    large.page.emulate_media(media="print")
    shown = "(id) => getComputedStyle(document.getElementById(id)).display !== 'none'"
    assert large.page.evaluate(shown, "routes-map")
    assert large.page.locator(".routes-unprinted").is_visible()
    large.page.emulate_media(media="screen")
