"""The page in a browser: what it asks for, and how a reader works with it."""

from dataclasses import replace

import pytest
from shapely import Point

import routes
from routes.hop import Status
from routes.leg import draw_leg
from routes.webmap import Facts, embed_html, to_html
from routes.webmap.markup import csp_hash
from tests.webmap.conftest import SEEDS, becomes_true, middle_of

PICTURE = "document.querySelector('.leaflet-routemap-hops-pane canvas').toDataURL()"
WIDTHS = [(1280, 1000), (390, 844)]


def select_by_list(page, hop):
    page.locator(f'[data-hop="{hop}"] h3 button').click()


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_the_page_asks_for_nothing_and_complains_of_nothing(page_file, opened, width, height):
    watched = opened(page_file, width=width, height=height)
    assert watched.page.evaluate("window.__routemap.ready")
    assert watched.page.evaluate("window.__routemap.layers") == 6
    select_by_list(watched.page, "amirabad-to-makhachkala")
    assert watched.requests == []
    assert watched.errors == []


def test_the_page_works_in_a_sandbox_and_tells_its_height(page_file, opened):
    article = page_file.with_name("article.html")
    article.write_text(
        "<!doctype html><title>a</title><script>heights=[];addEventListener('message', "
        "e => e.data['routemap-height'] && heights.push(e.data['routemap-height']))</script>"
        '<iframe sandbox="allow-scripts" src="map.html" width="600" height="500"></iframe>'
    )
    watched = opened(article)
    becomes_true(watched.page, "heights.length > 0")
    frame = watched.page.frames[1]
    assert frame.evaluate("window.__routemap.ready")
    height = frame.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    assert watched.page.evaluate("heights.at(-1)") == height
    assert watched.requests == []
    assert watched.errors == []


def test_the_embedded_frame_is_as_high_as_the_page(page_file, opened, story):
    article = page_file.with_name("embedded.html")
    article.write_text(f"<!doctype html><title>a</title>{embed_html(story.heading)}")
    page = opened(article, width=700).page
    becomes_true(page, "document.querySelector('iframe').style.height")
    page.wait_for_timeout(200)
    inner = page.frames[1].evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    assert page.locator("iframe").bounding_box()["height"] == inner


def test_a_click_in_the_list_opens_the_words_and_marks_the_line(page_file, opened):
    page = opened(page_file).page
    before = page.evaluate(PICTURE)
    select_by_list(page, "makhachkala-to-sisha")
    entry = page.locator('[data-hop="makhachkala-to-sisha"]')
    assert entry.locator("button").inner_text() == "Makhachkala → Seshcha (“Sisha”)"
    assert entry.locator("button").get_attribute("aria-expanded") == "true"
    assert entry.locator("blockquote").is_visible()
    assert page.evaluate(PICTURE) != before


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_a_click_on_a_line_shows_its_entry_and_no_popup(page_file, opened, width, height):
    page = opened(page_file, width=width, height=height).page
    page.mouse.click(*page.evaluate("window.__routemap.clickPoint()"))
    entry = page.locator(".is-selected")
    assert entry.locator("blockquote").first.is_visible()
    assert page.locator(".leaflet-popup").count() == 0
    top = entry.bounding_box()["y"]
    head = page.locator(".routes-list-head").bounding_box()
    assert 0 <= top < height * 0.6
    assert head["y"] + head["height"] <= top + 1


def test_the_heading_of_the_list_is_whole_after_any_click(page_file, opened, story):
    page = opened(page_file).page
    for leg in story.legs:
        select_by_list(page, leg.hop.id)
        head = page.locator(".routes-list-head").bounding_box()
        button = page.locator(".is-selected h3 button").bounding_box()
        assert head["y"] >= page.locator(".routes-list").bounding_box()["y"] - 1
        assert button["y"] >= head["y"] + head["height"] - 1


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_statements_between_two_countries_are_one_line_with_a_choice(
    bundled_file, opened, width, height
):
    watched = opened(bundled_file, width=width, height=height)
    page = watched.page
    assert page.evaluate("window.__routemap.layers") == 8
    tag = page.locator(".routemap-count").first
    assert tag.inner_text() == "×3"
    page.mouse.click(*middle_of(tag))
    assert page.locator(".is-selected").get_attribute("data-hop") == "russia-to-iran"
    assert page.locator(".is-beside").count() == 2
    choice = page.locator(".routemap-chooser button")
    assert choice.all_inner_texts() == ["6", "7", "8"]
    assert choice.nth(1).get_attribute("aria-label") == "7: trainers"
    choice.nth(1).click()
    assert page.locator(".is-selected").get_attribute("data-hop") == "more-trainers"
    assert choice.nth(1).get_attribute("aria-pressed") == "true"
    assert watched.errors == []


def test_a_statement_chosen_in_the_list_marks_the_line_it_shares(bundled_file, opened):
    page = opened(bundled_file).page
    select_by_list(page, "more-radars")
    first = page.evaluate(PICTURE)
    select_by_list(page, "russia-to-iran")
    assert page.evaluate(PICTURE) == first
    select_by_list(page, "iran-to-amirabad")
    assert page.evaluate(PICTURE) != first
    assert page.locator(".routemap-chooser").count() == 0


def test_escape_ends_the_selection(page_file, opened):
    page = opened(page_file).page
    select_by_list(page, "iran-to-amirabad")
    assert page.locator(".is-selected").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".is-selected").count() == 0


def test_every_hop_is_reached_by_keyboard(page_file, opened, story):
    page = opened(page_file).page
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.closest('[data-hop]')?.dataset.hop"))
    assert reached >= {leg.hop.id for leg in story.legs}
    page.locator('[data-hop="russia-to-iran"] button').focus()
    page.keyboard.press("Enter")
    assert page.locator(".is-selected h3").inner_text() == "Russia → Iran"


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_labels_are_legible_and_do_not_collide(page_file, opened, width, height):
    page = opened(page_file, width=width, height=height).page
    labels = page.evaluate(
        """() => [...document.querySelectorAll('.routemap-label')].map((label) => ({
             text: label.innerText,
             px: Math.min(...[...label.children].map(
               (line) => parseFloat(getComputedStyle(line).fontSize))),
             box: label.getBoundingClientRect().toJSON() }))"""
    )
    names = " ".join(label["text"].replace("\n", " ") for label in labels)
    for name in ("Seshcha", "Primorsko-Akhtarsk", "Makhachkala", "Amirabad", "IRAN"):
        assert name in names
    assert ("“Sisha” in the sources" if width > 600 else "probable") in names.replace("\u00a0", " ")
    assert "from somewhere in Russia" in names
    assert min(label["px"] for label in labels) >= 12
    boxes = [label["box"] for label in labels]
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            apart = a["right"] <= b["left"] or b["right"] <= a["left"]
            assert apart or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]


def test_no_line_starts_under_the_zoom_buttons(page_file, opened):
    box = opened(page_file).page.locator(".leaflet-control-zoom").bounding_box()
    assert box["x"] > 700


def test_without_javascript_the_list_has_one_readable_column(page_file, opened):
    page = opened(page_file, java_script_enabled=False).page
    box = page.locator(".routes-list").bounding_box()
    assert 500 < box["width"] < 800
    assert abs(box["x"] + box["width"] / 2 - 640) < 20
    assert page.locator(".routes-still").bounding_box()["width"] <= box["width"]


def test_a_place_at_the_pole_is_marked_at_the_edge(story, opened, tmp_path):
    pole = replace(story.places[2], id="pole", name="Pole")
    pole = replace(pole, place=replace(pole.place, point=Point(60, 89.5)))
    hop = replace(story.legs[0].hop, from_place=story.places[3], to_place=pole)
    file = tmp_path / "map.html"
    legs = [draw_leg(hop)]
    file.write_text(replace(story, legs=legs, places=[story.places[3], pole]).html())
    watched = opened(file)
    label = watched.page.locator(".routemap-place", has_text="Pole").bounding_box()
    frame = watched.page.locator("#routes-map").bounding_box()
    assert 0 <= label["y"] - frame["y"] < frame["height"] / 4
    assert "beyond the map's edge" in watched.page.locator("[data-hop]").text_content()
    assert watched.errors == []


@pytest.mark.parametrize("lons", [(180.0, -180.0), (30.0, 30.0)])
def test_a_hop_without_length_is_still_drawn(story, opened, tmp_path, lons):
    ends = [
        replace(place, place=replace(place.place, point=Point(lon, 60)))
        for place, lon in zip(story.places[2:4], lons, strict=True)
    ]
    hop = replace(story.legs[0].hop, from_place=ends[0], to_place=ends[1])
    file = tmp_path / "map.html"
    file.write_text(replace(story, legs=[draw_leg(hop)], places=ends).html())
    watched = opened(file)
    assert watched.page.evaluate("window.__routemap.ready")
    assert watched.errors == []


@pytest.mark.parametrize("uncertainty_km", [0.0, 900.0], ids=["points", "areas"])
def test_lines_beside_each_other_have_pixels_however_short_or_long(
    story, opened, tmp_path, uncertainty_km
):
    points = {
        "begin": (30, 60),
        "same point": (30, 60),
        "far below a pixel": (30, 60.000001),
        "about a pixel": (30, 60.05),
        "antipode": (-150, -60),
    }
    begin, *ends = [
        replace(
            story.places[2],
            id=name,
            certainty="probable",
            because="so it seems",
            place=replace(story.places[2].place, point=Point(point), uncertainty_km=uncertainty_km),
        )
        for name, point in points.items()
    ]
    legs = [
        draw_leg(
            replace(
                story.legs[0].hop,
                id=f"{end.id}, {status}",
                from_place=begin,
                to_place=end,
                status=status,
            )
        )
        for end in ends
        for status in (Status.DENIED, Status.PLANNED)
    ]
    file = tmp_path / "map.html"
    file.write_text(replace(story, legs=legs, places=[begin, *ends]).html())
    watched = opened(file)
    for zoom in (1, 2, 4, 8):
        assert watched.page.evaluate(
            """(zoom) => {
              const { _map: map, hops } = window.__routemap.layer;
              map.setView(hops.places.get("begin").latLon, zoom, { animate: false });
              return hops.lines.length && hops.lines.every(
                ({ screen }) => screen.length > 1 && screen.flat().every(Number.isFinite));
            }""",
            zoom,
        )
    assert watched.errors == []


def test_a_line_bowed_beside_another_keeps_its_ends_at_every_length(page_file, opened):
    page = opened(page_file).page
    moved = page.evaluate(
        """() => [...Array(1000).keys()].filter((px) => {
          const line = globalThis.RouteMap.shape.bowed([[0, 0], [px, 0]], 5);
          const [x, y] = line[line.length - 1];
          return !(Math.hypot(...line[0], x - px, y) < 1e-6);
        })"""
    )
    assert moved == []


def test_no_flag_stands_in_the_attribution(page_file, opened):
    page = opened(page_file).page
    assert page.locator(".leaflet-control-attribution svg").count() == 0
    assert page.locator(".leaflet-control-attribution").inner_text().startswith("Leaflet")


def test_the_legend_names_only_what_occurs(page_file, opened):
    words = opened(page_file).page.locator("#routes-legend").inner_text()
    for entry in ("path not known", "by sea, path computed", "said and denied", "planned"):
        assert entry in words
    assert "wider" not in words


def test_nothing_scrolls_sideways_on_a_phone(page_file, opened):
    page = opened(page_file, width=390, height=844).page
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_same_facts_give_the_same_bytes(story, page_html):
    assert to_html(Facts(**story.arguments)) == page_html


def test_the_page_is_small(page_html):
    assert len(page_html.encode()) <= 350_000


def test_the_policy_names_every_script_and_style_by_hash(page_html):
    assert "default-src 'none'" in page_html
    assert "unsafe" not in page_html.partition("</head>")[0].partition("Content-Security")[2][:900]
    start = page_html.rpartition("<script>")[2].partition("</script>")[0]
    assert csp_hash(start) in page_html


def test_a_map_without_hops_is_still_a_page(story, opened, tmp_path):
    empty = replace(story, legs=[], places=[], sources=[])
    file = tmp_path / "map.html"
    file.write_text(empty.html(), encoding="utf-8")
    watched = opened(file)
    assert watched.page.evaluate("window.__routemap.layers") == 0
    assert watched.errors == []


def test_a_frame_shows_no_other_kind_of_address(story):
    with pytest.raises(ValueError, match="not an address that a frame may show"):
        embed_html(story.heading, src="javascript:alert(1)")


SHOWN_ALONG = """look => {
  const canvas = document.createElement("canvas");
  canvas.width = 400; canvas.height = 40;
  const context = canvas.getContext("2d");
  const style = JSON.parse(document.getElementById("routes-data").textContent).style;
  globalThis.RouteMap.pen.drawLine(context, [[0, 20], [400, 20]], look, style);
  return [...Array(100).keys()].map(i => context.getImageData(4 * i, 20, 1, 1).data[3] / 255);
}"""


def strokes(*shares, dashes=((),)):
    return [
        {"share": share, "dash": list(dash)} for share, dash in zip(shares, dashes, strict=True)
    ]


def test_a_line_shows_less_and_less_towards_an_end_that_is_not_known(page_file, opened):
    page = opened(page_file).page
    look = {"colours": ["said"], "width": 4, "fades": [False, True], "strokes": strokes(1)}
    shown = page.evaluate(SHOWN_ALONG, look)
    assert min(shown[:80]) == 1
    tail = shown[88:]
    assert tail == sorted(tail, reverse=True)
    assert 0.05 < tail[-1] < 0.35


def test_stretches_of_a_line_are_drawn_each_in_its_own_way(page_file, opened):
    page = opened(page_file).page
    whole = strokes(0.5, 0.5, dashes=((), (10, 10)))
    look = {"colours": ["said"], "width": 4, "fades": [False, False], "strokes": whole}
    shown = page.evaluate(SHOWN_ALONG.replace("i, 20, 1, 1).data[3]", "i, 20, 1, 1).data[1]"), look)
    assert len({round(value, 2) for value in shown[2:48]}) == 1
    assert len({round(value, 2) for value in shown[52:98]}) > 1


def test_the_page_tells_its_height_in_the_words_of_other_tools(page_file, opened):
    article = page_file.with_name("pym.html")
    article.write_text(
        "<!doctype html><title>a</title><script>heard=[];"
        "addEventListener('message', e => heard.push(e.data))</script>"
        '<iframe sandbox="allow-scripts" src="map.html?childId=c7" width="600"></iframe>'
    )
    page = opened(article).page
    becomes_true(page, "heard.length >= 4")
    ours, datawrapper, amp, pym = page.evaluate("heard.slice(-4)")
    height = ours["routemap-height"]
    assert height > 100
    assert datawrapper == {"datawrapper-height": {"routemap": height}}
    assert amp == {"sentinel": "amp", "type": "embed-size", "height": height}
    assert pym == f"pymxPYMxc7xPYMxheightxPYMx{height}"


def test_the_page_of_the_seeds_weighs_no_more_than_a_photograph():
    page = routes.read_dossier(SEEDS).graph().to_html()
    assert len(page.encode()) <= 350_000
