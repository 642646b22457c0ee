"""The page in a browser: what it asks for, and how a reader works with it."""

from dataclasses import replace

import pytest

from routes.webmap import embed_html, to_html
from routes.webmap.markup import csp_hash

WIDTHS = [(1280, 1000), (390, 844)]


def select_by_list(page, hop):
    page.locator(f'[data-hop="{hop}"] button').click()


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
        "<!doctype html><title>a</title><script>heights=[];"
        "addEventListener('message', e => heights.push(e.data['routemap-height']))</script>"
        '<iframe sandbox="allow-scripts" src="map.html" width="600" height="500"></iframe>'
    )
    watched = opened(article)
    watched.page.wait_for_function("heights.length > 0")
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
    page.wait_for_function("document.querySelector('iframe').style.height")
    page.wait_for_timeout(200)
    inner = page.frames[1].evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    assert page.locator("iframe").bounding_box()["height"] == inner


def test_a_click_in_the_list_opens_the_hop_on_the_map(page_file, opened):
    page = opened(page_file).page
    select_by_list(page, "makhachkala-to-sisha")
    popup = page.locator(".leaflet-popup")
    assert popup.locator(".routemap-title").inner_text() == "Makhachkala → Sisha"
    assert "western air bases in Sisha" in popup.inner_text()
    entry = page.locator('[data-hop="makhachkala-to-sisha"]')
    assert entry.locator("button").get_attribute("aria-expanded") == "true"
    assert entry.locator("blockquote").is_visible()


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_a_click_on_a_line_opens_its_words(page_file, opened, width, height):
    page = opened(page_file, width=width, height=height).page
    page.mouse.click(*page.evaluate("window.__routemap.clickPoint()"))
    popup = page.locator(".leaflet-popup")
    popup.wait_for()
    title = popup.locator(".routemap-title").inner_text()
    entry = page.locator(".is-selected")
    assert entry.locator("button").inner_text() == title
    assert entry.locator("blockquote").first.is_visible()


def test_a_popup_holds_every_quote_of_its_hop(page_file, opened, story):
    page = opened(page_file).page
    for leg in story.legs:
        select_by_list(page, leg.hop.id)
        shown = page.locator(".leaflet-popup").text_content()
        assert all(citation.quote.exact in shown for citation in leg.hop.citations)
        assert ("Denied." in shown) == bool(leg.hop.denies)


def test_escape_closes_the_popup_and_ends_the_selection(page_file, opened):
    page = opened(page_file).page
    select_by_list(page, "iran-to-amirabad")
    assert page.locator(".leaflet-popup").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".leaflet-popup").count() == 0
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
    assert page.locator(".leaflet-popup .routemap-title").inner_text() == "Russia → Iran"


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
    assert "“Sisha” in the sources" in names.replace("\u00a0", " ")
    assert "from somewhere in Russia" in names
    assert min(label["px"] for label in labels) >= 12
    boxes = [label["box"] for label in labels]
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            apart = a["right"] <= b["left"] or b["right"] <= a["left"]
            assert apart or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]


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
    assert to_html(**story.arguments) == page_html


def test_the_page_is_small(page_html):
    assert len(page_html.encode()) <= 400_000


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
