"""Filters and dates: what they leave in the list and on the map, and what they say of it."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from routes.hop import Status
from tests.webmap.conftest import leg

PICTURE = "document.querySelector('.leaflet-routemap-hops-pane canvas').toDataURL()"
FOCUS = "document.activeElement.tagName"


@pytest.fixture(scope="module")
def dated(story):
    """The story, of which three hops have dates and one is alone in resting on another origin."""
    dates = {0: "2022-02", 1: "../2023-05", 2: "2023-03-04/2023-04-05"}
    legs = [
        leg(replace(one.hop, date=dates.get(i)), one.line if i == 1 else None)
        for i, one in enumerate(story.legs)
    ]
    sources = [
        replace(source, origin="agency" if source.id == "rferl" else source.origin)
        for source in story.sources
    ]
    return replace(
        story, legs=legs, sources=sources, origins={**story.origins, "agency": "An agency"}
    )


@pytest.fixture(scope="module")
def dated_file(dated, tmp_path_factory):
    file = tmp_path_factory.mktemp("dated") / "map.html"
    file.write_text(dated.html(), encoding="utf-8")
    return file


def panel(page):
    page.locator(".routes-filter summary").click()
    return page.locator(".routes-filter")


def shown(page):
    return [
        entry.get_attribute("data-hop")
        for entry in page.locator("[data-hop]").all()
        if entry.is_visible()
    ]


def test_the_panel_is_closed_at_first_and_says_nothing(page_file, opened):
    page = opened(page_file).page
    assert page.locator(".routes-filter").get_attribute("open") is None
    assert page.locator(".routes-count").inner_text() == ""
    assert page.locator(".routes-left button").is_hidden()


def test_a_status_that_is_left_out_is_out_of_list_and_map(page_file, opened):
    watched = opened(page_file)
    page = watched.page
    before = page.evaluate(PICTURE)
    panel(page).get_by_label("planned").uncheck()
    assert page.locator(".routes-count").inner_text() == "5 of 6 hops shown"
    assert page.locator(".routes-count").get_attribute("role") == "status"
    assert "russia-to-iran" not in shown(page)
    assert page.evaluate(PICTURE) != before
    page.get_by_role("button", name="show all").click()
    assert len(shown(page)) == 6
    assert page.locator(".routes-filter").get_by_label("planned").is_checked()
    assert page.evaluate(FOCUS) == "SUMMARY"
    assert page.evaluate(PICTURE) == before
    assert watched.errors == []


def test_a_hop_keeps_its_number_when_others_are_out(page_file, opened):
    page = opened(page_file).page
    last = page.locator('[data-hop="russia-to-iran"] h3 button')
    content = "e => getComputedStyle(e, '::before').content"
    before = last.evaluate(content)
    panel(page).get_by_label("disputed").uncheck()
    assert last.evaluate(content) == before
    assert last.evaluate("e => getComputedStyle(e, '::before').counterIncrement") == "hop 1"


def test_a_mode_that_is_left_out_ends_the_selection_of_its_hop(page_file, opened):
    page = opened(page_file).page
    page.locator('[data-hop="amirabad-to-makhachkala"] h3 button').click()
    panel(page).get_by_label("by sea").uncheck()
    assert "amirabad-to-makhachkala" not in shown(page)
    assert page.locator(".is-selected").count() == 0


def test_without_a_source_a_hop_stays_that_another_one_says(page_file, opened):
    page = opened(page_file).page
    panel(page).get_by_label("Press Association").check()
    assert "amirabad-to-makhachkala" in shown(page)
    assert "russia-to-iran" not in shown(page)
    page.locator(".routes-filter").get_by_label("Radio Free Europe").check()
    assert "amirabad-to-makhachkala" not in shown(page)


def test_when_nothing_is_left_the_page_says_on_what_all_rests(page_file, opened):
    page = opened(page_file).page
    panel(page).get_by_label("White House release").check()
    assert shown(page) == []
    assert page.locator(".routes-count").inner_text() == (
        "Nothing is left: all 6 rest on White House release and briefing by John Kirby, 9 June 2023"
    )
    page.get_by_role("button", name="show all").click()
    assert len(shown(page)) == 6


def test_without_an_origin_a_hop_stays_that_another_origin_says(dated_file, opened):
    page = opened(dated_file).page
    panel(page).get_by_label("An agency").check()
    assert "amirabad-to-makhachkala" in shown(page)
    assert "iran-to-alabuga-special-economic-zone" not in shown(page)


def test_a_link_to_a_hop_that_is_filtered_out_shows_it(page_file, opened):
    page = opened(page_file).page
    panel(page).get_by_label("planned").uncheck()
    page.evaluate("location.hash = '#hop=russia-to-iran'")
    expect(page.locator(".is-selected")).to_be_visible()
    assert len(shown(page)) == 6


def test_every_origin_of_a_long_list_can_be_left_out(story, opened, tmp_path):
    first = story.legs[0]
    cited = first.hop.citations[0]
    sources = [replace(story.sources[0], id=f"s{i}", origin=f"o{i}") for i in range(60)]
    legs = [
        leg(
            replace(
                first.hop,
                id=f"hop-{i}",
                citations=(replace(cited, quote=replace(cited.quote, source_id=f"s{i}")),),
            )
        )
        for i in range(60)
    ]
    origins = {f"o{i}": f"Agency number {i}" for i in range(60)}
    file = tmp_path / "map.html"
    many = replace(story, legs=legs, sources=sources, origins=origins)
    file.write_text(many.html(), encoding="utf-8")
    watched = opened(file)
    panel(watched.page).get_by_label("Agency number 59").check()
    assert watched.page.locator(".routes-count").inner_text() == "59 of 60 hops shown"
    group = watched.page.locator(".routes-filter fieldset", has_text="Without the origin")
    assert group.locator("input").count() == 60
    assert group.bounding_box()["height"] < 300
    assert watched.errors == []


def test_a_map_of_one_hop_has_no_filters(story, opened, tmp_path):
    file = tmp_path / "map.html"
    file.write_text(replace(story, legs=story.legs[:1]).html(), encoding="utf-8")
    watched = opened(file)
    assert watched.page.locator(".routes-filter").count() == 0
    assert watched.page.locator(".routes-dates").count() == 0
    assert watched.errors == []


def test_dates_are_filtered_where_two_differ(page_file, dated_file, opened):
    assert opened(page_file).page.locator(".routes-dates").count() == 0
    page = opened(dated_file).page
    dates = page.locator(".routes-dates")
    assert dates.locator("b").all_inner_texts() == ["February 2022", "May 2023"]
    assert "3 of 6 hops have no date and stay shown" in dates.inner_text()
    assert dates.get_by_role("slider").count() == 2
    assert dates.get_by_label("From").get_attribute("aria-valuetext") == "February 2022"


def test_an_interval_and_an_open_end_count_where_they_overlap(dated_file, opened):
    page = opened(dated_file).page
    end = page.locator(".routes-dates").get_by_label("Until")
    end.fill("12")  # February 2023
    assert "makhachkala-to-sisha" not in shown(page)
    assert {"iran-to-amirabad", "amirabad-to-makhachkala"} <= set(shown(page))
    end.fill("13")  # March 2023
    assert "makhachkala-to-sisha" in shown(page)
    begin = page.locator(".routes-dates").get_by_label("From")
    begin.fill("1")
    assert "iran-to-amirabad" not in shown(page)
    assert "amirabad-to-makhachkala" in shown(page)
    assert page.locator(".routes-count").inner_text() == "5 of 6 hops shown"


def test_the_handles_move_by_keyboard_and_never_pass_each_other(dated_file, opened):
    page = opened(dated_file).page
    begin = page.locator(".routes-dates").get_by_label("From")
    end = page.locator(".routes-dates").get_by_label("Until")
    end.focus()
    page.keyboard.press("Home")
    assert end.input_value() == "0"
    begin.focus()
    page.keyboard.press("ArrowRight")
    assert begin.input_value() == "0"
    assert page.evaluate(FOCUS) == "INPUT"


@pytest.mark.parametrize("place", ["left", "right"])
def test_both_handles_can_be_drawn_where_they_meet(dated_file, opened, place):
    page = opened(dated_file).page
    which = {"left": "From", "right": "Until"}
    moved = page.locator(".routes-dates").get_by_label(which[place])
    other = page.locator(".routes-dates").get_by_label(
        which["right" if place == "left" else "left"]
    )
    other.fill("0" if place == "left" else "15")
    if place == "left":
        page.locator(".routes-dates").get_by_label("Until").fill("0")
    else:
        page.locator(".routes-dates").get_by_label("From").fill("15")
    box = moved.bounding_box()
    x = box["x"] + (12 if place == "left" else box["width"] - 12)
    page.mouse.move(x, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 12)
    page.mouse.up()
    values = [one.input_value() for one in page.locator(".routes-dates input").all()]
    assert values[0] != values[1]


def test_dates_play_only_when_asked_and_stop_at_the_end(dated_file, opened):
    page = opened(dated_file).page
    end = page.locator(".routes-dates").get_by_label("Until")
    page.wait_for_timeout(1200)
    assert end.input_value() == "15"
    button = page.locator(".routes-dates button")
    assert button.inner_text() == "play"
    button.click()
    assert button.inner_text() == "pause"
    assert end.input_value() == "0"
    expect(end).to_have_value("13")
    expect(button).to_have_text("play")
    assert end.input_value() == "15"
    assert len(shown(page)) == 6


def test_dates_go_step_by_step_where_motion_is_unwanted(dated_file, opened):
    page = opened(dated_file, reduced_motion="reduce").page
    button = page.locator(".routes-dates button")
    assert button.inner_text() == "next date"
    end = page.locator(".routes-dates").get_by_label("Until")
    steps = []
    for _ in range(4):
        button.click()
        steps.append(end.input_value())
    page.wait_for_timeout(1200)
    assert steps == ["0", "13", "15", "0"]
    assert end.input_value() == "0"


def test_what_is_shown_at_last_is_what_all_choices_leave(dated_file, opened):
    page = opened(dated_file).page
    panel(page).get_by_label(Status.PLANNED).uncheck()
    page.locator(".routes-dates").get_by_label("Until").fill("12")
    assert len(shown(page)) == 4
