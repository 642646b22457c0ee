"""Both ways between words and map, and the addresses that lead to a hop."""

import pytest
from playwright.sync_api import expect

from routes.webmap import embed_html
from tests.webmap.conftest import becomes_true, middle_of

SEA = "amirabad-to-makhachkala"
WIDTHS = [(1280, 1000), (390, 844)]
BOX = "document.querySelector('#routes-map').getBoundingClientRect().{}"


def entry(page, hop):
    return page.locator(f'[data-hop="{hop}"]')


def open_card(page, hop):
    entry(page, hop).locator("h3 button").click()


@pytest.fixture(scope="session")
def whole_file(story, tmp_path_factory):
    file = tmp_path_factory.mktemp("whole") / "map.html"
    file.write_text(story.html(full_text=True), encoding="utf-8")
    return file


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_a_quote_leads_to_the_map_and_the_map_back_to_it(page_file, opened, width, height):
    page = opened(page_file, width=width, height=height).page
    open_card(page, SEA)
    page.keyboard.press("Escape")
    assert page.locator(".is-selected").count() == 0
    page.mouse.click(*middle_of(entry(page, SEA).locator("mark").first))
    expect(page.locator(".is-selected")).to_have_attribute("data-hop", SEA)
    assert page.evaluate(BOX.format("bottom")) > 200
    assert page.evaluate(BOX.format("top")) < height - 200
    back = page.locator(".routes-back")
    assert back.is_visible() == (width < 600)
    if width < 600:
        back.click()
        assert page.evaluate("document.activeElement.textContent") == "on the map"
        assert entry(page, SEA).locator("mark").first.is_visible()
        assert not back.is_visible()


def test_every_quote_of_a_card_is_reached_by_keyboard(page_file, opened):
    page = opened(page_file).page
    open_card(page, SEA)
    names = []
    for _ in range(8):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert names.count("on the map: Amirabad → Makhachkala") == 3
    page.keyboard.press("Escape")
    entry(page, SEA).locator(".routes-ways a").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".is-selected").get_attribute("data-hop") == SEA


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_words_that_are_being_selected_do_not_move_the_map(page_file, opened, width, height):
    page = opened(page_file, width=width, height=height).page
    open_card(page, SEA)
    page.keyboard.press("Escape")
    mark = entry(page, SEA).locator("mark").first
    mark.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    mark.dblclick(delay=50)
    assert page.evaluate("String(getSelection())").strip()
    page.wait_for_timeout(600)
    assert page.evaluate("String(getSelection())").strip()
    expect(page.locator(".is-selected")).to_have_count(0)
    assert page.evaluate("scrollY") == before


def test_a_line_that_lies_out_of_view_is_brought_into_it(page_file, opened):
    page = opened(page_file).page
    shown = "window.__routemap.clickPoint() !== null"
    page.evaluate("document.querySelector('#routes-map').focus()")
    for _ in range(6):
        page.keyboard.press("Shift+ArrowLeft")
        page.wait_for_timeout(350)
    assert not page.evaluate(shown)
    open_card(page, SEA)
    assert page.evaluate(shown)


def test_the_sentences_beside_that_of_a_quote_are_shown_when_asked_for(page_file, opened):
    page = opened(page_file).page
    quote = page.locator("blockquote").first
    assert quote.locator("p small").count() == 0
    quote.locator("summary").click()
    expect(quote.locator("p small").first).to_be_visible()


def test_a_source_leads_to_the_hops_that_cite_it(page_file, opened, story):
    page = opened(page_file).page
    cited = page.locator("#source-5 .routes-cited a")
    numbers = [
        str(number)
        for number, leg in enumerate(story.legs, start=1)
        if "d004" in {citation.quote.source_id for citation in leg.hop.citations}
    ]
    assert cited.all_inner_texts() == numbers
    cited.nth(1).click()
    selected = page.locator(".is-selected")
    assert selected.get_attribute("data-hop") == "makhachkala-to-sisha"
    assert selected.locator("blockquote").first.is_visible()
    assert page.evaluate("document.activeElement.closest('[data-hop]').dataset.hop") == (
        "makhachkala-to-sisha"
    )


def test_links_lead_to_hops_without_javascript(page_file, opened):
    page = opened(page_file, java_script_enabled=False, height=400).page
    page.locator("#source-5 .routes-cited a").nth(1).click()
    box = entry(page, "makhachkala-to-sisha").bounding_box()
    assert -1 <= box["y"] < 400


def test_the_page_holds_no_whole_document_unless_it_is_asked_for(page_html, story):
    assert "routes-document" not in page_html.partition("</head>")[2]
    assert story.sources[0].text.strip()[-40:] not in page_html


def test_a_whole_text_stands_letter_for_letter_with_its_quotes_marked(whole_file, opened, story):
    watched = opened(whole_file)
    for number, source in enumerate(story.sources, start=1):
        text = watched.page.locator(f"#source-{number} .routes-text")
        bare = text.evaluate(
            "e => { const c = e.cloneNode(true);"
            " c.querySelectorAll('sup').forEach(s => s.remove()); return c.textContent }"
        )
        assert bare == source.text.replace("\r\n", "\n")
    marked = watched.page.locator("#source-2 .routes-text mark").all_text_contents()
    assert any("shipped through the Caspian Sea" in words for words in marked)
    assert watched.errors == []


def test_a_card_leads_into_the_whole_text_and_that_back_to_the_hop(whole_file, opened):
    page = opened(whole_file).page
    open_card(page, SEA)
    entry(page, SEA).locator("a", has_text="in the whole text").nth(1).click()
    mark = page.locator("#quote-2-2")
    assert "shipped through the Caspian Sea" in mark.inner_text()
    assert 0 < mark.bounding_box()["y"] < 900
    page.keyboard.press("Escape")
    mark.dblclick()
    page.wait_for_timeout(600)
    expect(page.locator(".is-selected")).to_have_count(0)
    mark.click()
    expect(page.locator(".is-selected")).to_have_attribute("data-hop", SEA)


def test_a_link_names_a_hop(page_file, opened):
    page = opened(page_file).page
    page.goto(f"{page_file.as_uri()}#hop=makhachkala-to-sisha")
    page.reload()
    assert page.locator(".is-selected").get_attribute("data-hop") == "makhachkala-to-sisha"
    assert page.evaluate("scrollY") == 0
    page.evaluate("location.hash = '#hop=russia-to-iran'")
    becomes_true(page, "document.querySelector('.is-selected').dataset.hop === 'russia-to-iran'")
    page.evaluate("location.hash = '#hop=nowhere'")
    page.evaluate("location.hash = '#hop=%E0%A4%A'")
    page.wait_for_timeout(50)
    assert page.locator(".is-selected").get_attribute("data-hop") == "russia-to-iran"


def test_a_selection_is_written_to_the_address_and_not_to_the_history(page_file, opened):
    page = opened(page_file).page
    before = page.evaluate("history.length")
    open_card(page, SEA)
    assert page.evaluate("location.hash") == f"#hop={SEA}"
    open_card(page, "russia-to-iran")
    assert page.evaluate("location.hash") == "#hop=russia-to-iran"
    page.keyboard.press("Escape")
    assert page.evaluate("location.hash") == ""
    assert page.evaluate("history.length") == before


ARTICLE = """<!doctype html><title>a</title><script>heard=[];addEventListener('message',
e => e.data['routemap-at'] && heard.push(e.data['routemap-at']))</script>"""


def test_the_page_around_may_send_the_frame_to_a_hop_and_hears_of_it(page_file, opened):
    article = page_file.with_name("linked.html")
    article.write_text(
        f'{ARTICLE}<iframe sandbox="allow-scripts" src="map.html" width="600"></iframe>'
    )
    watched = opened(article)
    frame = watched.page.frames[1]
    expect(frame.locator(".routes-filter")).to_be_visible()
    go = "word => frames[0].postMessage({'routemap-go': word}, '*')"
    watched.page.evaluate(go, "hop=nowhere")
    watched.page.evaluate(go, "hop=russia-to-iran")
    becomes_true(watched.page, "heard.length > 0")
    assert watched.page.evaluate("heard") == ["hop=russia-to-iran"]
    assert frame.locator(".is-selected").get_attribute("data-hop") == "russia-to-iran"
    assert watched.errors == []


def test_the_snippet_hands_the_address_of_the_article_on(page_file, opened, story):
    article = page_file.with_name("addressed.html")
    article.write_text(f"{ARTICLE}{embed_html(story.heading)}")
    page = opened(article).page
    page.goto(f"{article.as_uri()}#routemap:hop={SEA}")
    page.reload()
    becomes_true(page, "heard.length > 0")
    page.evaluate("location.hash = '#routemap:hop=russia-to-iran'")
    becomes_true(page, "heard.length > 1")
    assert page.evaluate("heard") == [f"hop={SEA}", "hop=russia-to-iran"]
