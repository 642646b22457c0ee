"""The story: steps beside the map, in a page and in a frame."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from routes import projection
from routes.heading import Step
from routes.webmap import embed_html
from routes.webmap.facts import Facts
from routes.webmap.story import step_records

SEA = "amirabad-to-makhachkala"
STEPS = (
    Step(id="1", title="The whole", text="What is told.\n\nAnd more.", view=("iran", "sisha")),
    Step(id="sea", title="Across the sea", text="By ship.", hops=(SEA,)),
    Step(
        id="3",
        text="On to two bases <img src=x onerror=window.__xss=1> {{ 6*7 }}",
        hops=("makhachkala-to-sisha", "makhachkala-to-primorsko-akhtarsk"),
    ),
    Step(id="4", title="In return", text="Jets.", hops=("russia-to-iran",)),
)
STATUS = ".routes-story-nav p"
LINES = (
    "(({facts, hops}) => hops.lines.flatMap((line) => line.hops.map(facts.idOf)))"
    "(window.__routemap.layer)"
)
LABELS = (
    "[...document.querySelectorAll('.routemap-place .routemap-label-name')].map(e => e.innerText)"
)


@pytest.fixture(scope="module")
def told(story):
    return replace(story, heading=replace(story.heading, steps=STEPS))


@pytest.fixture(scope="module")
def told_file(told, tmp_path_factory):
    file = tmp_path_factory.mktemp("told") / "map.html"
    file.write_text(told.html(), encoding="utf-8")
    return file


@pytest.fixture
def calm(told_file, opened):
    """The page, without flights of the map."""
    return opened(told_file, height=800, reduced_motion="reduce").page


def press_next(page, times=1):
    for _ in range(times):
        page.get_by_role("button", name="next").click()


def current(page):
    return page.locator(".routes-step.is-current h2, .routes-step.is-current p").first


def test_a_step_shows_its_hops_and_the_map_goes_there(calm):
    before = calm.locator(".routemap-scale-words").inner_text()
    press_next(calm)
    expect(current(calm)).to_have_text("Across the sea")
    assert calm.locator(STATUS).inner_text() == "Step 2 of 4"
    assert calm.locator(STATUS).get_attribute("role") == "status"
    assert calm.locator(".routemap-scale-words").inner_text() != before
    assert sorted(calm.evaluate(LABELS)) == ["Amirabad", "Makhachkala"]
    assert calm.evaluate("location.hash") == "#step=sea"


def test_a_step_shows_only_what_filters_leave_and_says_how_much(calm):
    filters = calm.locator(".routes-filter")
    filters.evaluate("panel => { panel.open = true }")
    filters.get_by_label("White House release").evaluate("box => box.click()")
    press_next(calm)
    assert calm.locator(STATUS).inner_text() == "Step 2 of 4 · 0 of 1 hops shown"
    assert calm.evaluate(LINES) == []
    filters.get_by_label("White House release").evaluate("box => box.click()")
    assert calm.locator(STATUS).inner_text() == "Step 2 of 4"
    assert calm.evaluate(LINES) == [SEA]
    filters.get_by_label("by sea").evaluate("box => box.click()")
    assert calm.evaluate(LINES) == []


def test_a_step_of_the_whole_shows_only_what_filters_leave(calm):
    filters = calm.locator(".routes-filter")
    filters.evaluate("panel => { panel.open = true }")
    filters.get_by_label("by sea").evaluate("box => box.click()")
    assert calm.locator(STATUS).inner_text() in ("", "Step 1 of 4")
    assert SEA not in calm.evaluate(LINES)
    assert "russia-to-iran" in calm.evaluate(LINES)


def test_scrolling_brings_the_step_that_is_read_to_the_map(calm):
    box = calm.locator(".routes-step").nth(2).bounding_box()
    calm.mouse.move(1100, 400)
    calm.mouse.wheel(0, box["y"] + box["height"] / 2 - 300)
    expect(calm.locator(STATUS)).to_have_text("Step 3 of 4")
    assert {"Seshcha", "Primorsko-Akhtarsk"} <= set(calm.evaluate(LABELS))
    map_box = calm.locator("#routes-map").bounding_box()
    assert 0 <= map_box["y"] < 100


def test_after_the_story_comes_the_list_and_the_whole_map(calm):
    press_next(calm, 3)
    calm.locator(".routes-foot").scroll_into_view_if_needed()
    expect(calm.locator(".routes-step.is-current")).to_have_count(0)
    assert calm.locator(STATUS).inner_text() == ""
    assert "Alabuga Special Economic Zone" in calm.evaluate(LABELS)
    assert calm.evaluate("location.hash") == ""


def test_keys_turn_the_steps_only_inside_the_story_and_never_trap(calm):
    next_ = calm.get_by_role("button", name="next")
    next_.focus()
    calm.keyboard.press("ArrowDown")
    assert calm.locator(STATUS).inner_text() == "Step 2 of 4"
    calm.keyboard.press("PageDown")
    calm.keyboard.press("PageDown")
    assert calm.locator(STATUS).inner_text() == "Step 4 of 4"
    assert next_.get_attribute("aria-disabled") == "true"
    calm.keyboard.press("PageUp")
    assert calm.locator(STATUS).inner_text() == "Step 3 of 4"
    calm.keyboard.press("PageDown")
    assert calm.evaluate("document.activeElement.textContent") == "next"
    before = calm.evaluate("scrollY")
    calm.keyboard.press("PageDown")
    calm.wait_for_timeout(300)
    assert calm.evaluate("scrollY") > before
    calm.keyboard.press("Tab")
    assert calm.evaluate("document.activeElement.textContent") != "next"


def test_a_step_leads_to_the_card_of_its_hop(calm):
    press_next(calm)
    calm.locator(".routes-step.is-current a").click()
    selected = calm.locator(".is-selected")
    assert selected.get_attribute("data-hop") == SEA
    expect(selected.locator("blockquote").first).to_be_in_viewport()
    calm.wait_for_timeout(200)
    assert calm.evaluate("location.hash") == f"#hop={SEA}"


@pytest.mark.parametrize(("word", "title"), [("sea", "Across the sea"), ("4", "In return")])
def test_a_link_names_a_step_by_its_id_or_number(told_file, opened, word, title):
    page = opened(told_file).page
    page.goto(f"{told_file.as_uri()}#step={word}")
    page.reload()
    expect(current(page)).to_have_text(title)
    page.evaluate("location.hash = '#step=nowhere'")
    page.wait_for_timeout(50)
    expect(current(page)).to_have_text(title)


@pytest.mark.parametrize(("word", "title"), [("sea", "Across the sea"), ("4", "In return")])
def test_a_page_read_again_stays_at_the_step_its_address_names(told_file, opened, word, title):
    page = opened(told_file).page
    # The browser remembers the top of the page, and would go back there.
    page.evaluate(f"history.replaceState(null, '', '#step={word}')")
    page.reload()
    page.wait_for_timeout(300)
    expect(current(page)).to_have_text(title)
    expect(page.locator(".routes-step.is-current")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (768, 1024), (390, 844)])
def test_a_page_opened_at_a_step_shows_its_title_and_hops(
    told_file, opened, tmp_path, width, height
):
    # The address is there from the start, as for a reader who follows a link.
    start = tmp_path / "start.html"
    start.write_text(f'<!doctype html><a href="{told_file.as_uri()}#step=sea">go</a>')
    page = opened(start, width=width, height=height).page
    page.get_by_text("go").click()
    page.wait_for_load_state()
    page.wait_for_timeout(500)
    title = page.get_by_role("heading", name="Across the sea")
    expect(title).to_be_in_viewport(ratio=1)
    assert title.evaluate(
        """(title) => {
          const { left, top, bottom } = title.getBoundingClientRect();
          const isOnTop = (y) => document.elementFromPoint(left + 5, y) === title;
          return [top + 1, bottom - 1].every(isOnTop);
        }"""
    )
    assert page.locator(STATUS).inner_text() == "Step 2 of 4"
    assert page.evaluate(LINES) == [SEA]
    expect(page.locator("#routes-map")).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize("height", [600, 800, 1400])
def test_a_page_opened_at_its_top_does_not_pass_over_the_first_step(told_file, opened, height):
    page = opened(told_file, height=height, reduced_motion="reduce").page
    assert page.locator(STATUS).inner_text() in ("", "Step 1 of 4")
    for step in (1, 2, 3):
        card = page.locator(".routes-step").nth(step)
        card.evaluate("card => scrollBy(0, card.getBoundingClientRect().top - innerHeight / 4)")
        expect(page.locator(STATUS)).to_have_text(f"Step {step + 1} of 4")


def test_short_steps_stand_close_together(calm):
    cards = calm.locator(".routes-step")
    assert all(card.bounding_box()["height"] <= 200 for card in cards.all())


@pytest.mark.parametrize("step", [2, 3, 4])
def test_on_a_phone_no_button_covers_the_places_of_a_step(told_file, opened, step):
    page = opened(told_file, width=390, height=844, reduced_motion="reduce").page
    buttons = page.locator(".leaflet-top.leaflet-right").bounding_box()
    page.evaluate(f"location.hash = '#step={STEPS[step - 1].id}'")
    expect(page.locator(STATUS)).to_have_text(f"Step {step} of 4")
    rights = page.evaluate(
        "(({hops, _map: map}) => hops.lines.flatMap((line) => line.hops.map((k) => {"
        " const [, , east] = hops.boxOf(window.__routemap.layer.facts.idOf(k));"
        " return map.latLngToContainerPoint(map.unproject([east, 0], 0)).x })))"
        "(window.__routemap.layer)"
    )
    left = page.locator("#routes-map").bounding_box()["x"]
    assert rights
    assert all(left + right < buttons["x"] for right in rights)


def test_without_motion_wanted_or_not_the_map_arrives(told_file, opened):
    page = opened(told_file, height=800).page
    press_next(page)
    expect(page.locator(".is-flying")).to_have_count(0)
    assert sorted(page.evaluate(LABELS)) == ["Amirabad", "Makhachkala"]


def test_on_a_phone_the_map_stays_above_the_steps(told_file, opened):
    watched = opened(told_file, width=390, height=844, reduced_motion="reduce")
    page = watched.page
    page.evaluate("location.hash = '#step=2'")
    press_next(page)
    box = page.locator("#routes-map").bounding_box()
    card = page.locator(".routes-step.is-current").bounding_box()
    assert box["y"] == 0
    assert card["y"] >= box["height"]
    assert page.locator(STATUS).inner_text() == "Step 3 of 4"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".routes-hops").scroll_into_view_if_needed()
    page.locator(".routes-foot").scroll_into_view_if_needed()
    assert page.locator("#routes-map").bounding_box()["y"] < -300
    assert watched.errors == []


def test_in_a_frame_that_grows_steps_are_turned_like_cards(told, told_file, opened):
    article = told_file.with_name("article.html")
    article.write_text(f"<!doctype html><title>a</title>{embed_html(told.heading)}")
    watched = opened(article, width=700, height=900)
    frame = watched.page.frames[1]
    expect(frame.locator(".is-deck")).to_be_visible()
    watched.page.wait_for_timeout(500)
    assert frame.locator(".routes-step:visible").count() == 1
    heights = []
    for step in (2, 3, 4):
        frame.get_by_role("button", name="next").click()
        expect(frame.locator(STATUS)).to_have_text(f"Step {step} of 4")
        watched.page.wait_for_timeout(200)
        heights.append(watched.page.locator("iframe").bounding_box()["height"])
    assert frame.locator(".routes-step:visible").count() == 1
    assert max(heights) < 3000
    assert watched.errors == []


def test_who_turned_to_another_hop_comes_back_to_the_step(told, told_file, opened):
    article = told_file.with_name("grown.html")
    article.write_text(f"<!doctype html><title>a</title>{embed_html(told.heading)}")
    watched = opened(article, width=700, height=900, reduced_motion="reduce")
    frame = watched.page.frames[1]
    expect(frame.locator(".is-deck")).to_be_visible()
    frame.get_by_role("button", name="next").click()
    expect(frame.locator(STATUS)).to_have_text("Step 2 of 4")
    assert frame.evaluate(LINES) == [SEA]
    scale = frame.locator(".routemap-scale-words").inner_text()
    frame.locator('[data-hop="russia-to-iran"] h3 button').click()
    assert len(frame.evaluate(LINES)) == 6
    watched.page.keyboard.press("Escape")
    assert frame.evaluate(LINES) == [SEA]
    assert frame.locator(".routemap-scale-words").inner_text() == scale
    assert watched.errors == []


def test_in_a_frame_of_fixed_height_the_story_scrolls(told_file, opened):
    article = told_file.with_name("fixed.html")
    article.write_text(
        '<!doctype html><title>a</title><iframe sandbox="allow-scripts" src="map.html" '
        'width="1000" height="700"></iframe>'
    )
    watched = opened(article)
    frame = watched.page.frames[1]
    frame.get_by_role("button", name="next").click()
    frame.get_by_role("button", name="next").click()
    expect(frame.locator(STATUS)).to_have_text("Step 3 of 4")
    assert frame.locator(".is-deck").count() == 0
    assert frame.evaluate("scrollY") > 0
    assert watched.errors == []


def test_without_javascript_the_steps_are_plain_sections(told_file, opened):
    page = opened(told_file, java_script_enabled=False).page
    assert page.locator(".routes-step:visible").count() == 4
    assert page.locator(".routes-step").nth(0).locator("p").all_inner_texts() == [
        "What is told.",
        "And more.",
    ]
    link = page.locator(".routes-step").nth(1).locator("a")
    assert (link.inner_text(), link.get_attribute("href")) == (
        "Amirabad → Makhachkala",
        f"#hop={SEA}",
    )
    assert page.locator("blockquote").first.is_visible()


def test_the_words_of_a_step_are_text(told_file, opened):
    page = opened(told_file).page
    assert "<img src=x" in page.locator(".routes-step").nth(2).inner_text()
    assert "{{ 6*7 }}" in page.locator(".routes-step").nth(2).inner_text()
    assert page.evaluate("window.__xss") is None


def test_a_page_without_a_story_has_none(page_html):
    assert 'class="routes-story"' not in page_html
    assert '"steps"' not in page_html


def test_a_view_holds_the_places_that_it_names(told):
    whole, sea, *_ = step_records(Facts(**told.arguments))
    assert whole["hops"] == []
    places = {place.id: place for place in told.places}
    for bounds in whole["views"].values():
        west, south, east, north = bounds
        for name in ("iran", "sisha"):
            point = places[name].point
            assert west < point.x < east
            assert south < point.y < north
    assert sea["views"]["wide"] == list(
        projection.rounded(projection.desk_window(told.legs[1:2]), 4).bounds
    )
