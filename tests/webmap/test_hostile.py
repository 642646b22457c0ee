"""What the sources say is shown, and never run."""

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from routes.heading import Step
from routes.hop import Citation
from routes.language import Remark
from routes.webmap import Facts, embed_html, explore, markup
from tests.webmap.hostile_strings import HOSTILE, LONE_SURROGATE

STATIC = Path(markup.__file__).parent / "static"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
SINKS = {  # a way for words into the document, and the same way as a careless page has it
    r"(\w+)\.textContent = ": r"\1.innerHTML = ",
    r"(\w+)\.append\(\.\.\.children\)": r'\1.insertAdjacentHTML("beforeend", children.join(""))',
}


def poisoned(story, bad: str | Callable[[], str]):
    """The sample with hostile words in every field that holds words."""
    say = bad if callable(bad) else lambda: bad

    def reading(place):
        entry = replace(place.place, name=say(), alternate_names=(say(),))
        return replace(place, name=say() + place.name, place=entry, read_as=say(), because=say())

    places = {place.id: reading(place) for place in story.places}

    def leg(one):
        hop = one.hop
        citations = tuple(
            Citation(
                stance=c.stance,
                quote=replace(c.quote, exact=say(), prefix=say(), suffix=say()),
            )
            for c in hop.citations
        )
        return replace(
            one,
            remarks=(Remark.of("leg.far", place=say(), km=7.0),),
            range_sources=(Remark.of("leg.no-path", why=say()),),
            hop=replace(
                hop,
                id=say() + hop.id,
                from_place=places[hop.from_place.id],
                to_place=places[hop.to_place.id],
                citations=citations,
                cargo=say(),
                note=say(),
                date=say(),
                implied_from=say(),
                implied_to=say(),
            ),
        )

    def source(one):
        words = {"file": say(), "publisher": say(), "published": say(), "title": say()}
        return replace(one, **words, text=say(), url=f"javascript:{say()}")

    return replace(
        story,
        legs=[leg(one) for one in story.legs],
        places=list(places.values()),
        sources=[source(one) for one in story.sources],
        origins={origin: say() for origin in story.origins},
        heading=replace(
            story.heading,
            title=say(),
            summary=say(),
            steps=tuple(Step(id=f"s{k}", title=say(), text=say()) for k in range(3)),
        ),
    )


def one_line(text: str) -> str:
    return " ".join(text.split())


def open_every_card(page) -> None:
    """Open the card of each hop, from the list and from the map."""
    page.evaluate("document.querySelectorAll('[data-hop] h3 button').forEach((b) => b.click())")
    if point := page.evaluate("window.__routemap.clickPoint()"):
        page.mouse.click(*point)
    page.mouse.move(600, 500)


def fired(page) -> object:
    page.wait_for_timeout(50)
    return page.evaluate("window.__xss")


def rotated(start: int) -> Callable[[], str]:
    """Give the hostile strings in turn, so that a page holds all of them."""
    strings = cycle(HOSTILE[start:] + HOSTILE[:start])
    return lambda: next(strings)


def saved(text: str, folder: Path) -> Path:
    file = folder / "map.html"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_words_stay_words_even_without_the_policy(story, opened, tmp_path, bad):
    watched = opened(saved(POLICY.sub("", poisoned(story, bad).html()), tmp_path))
    page = watched.page
    page.locator("[data-hop] h3 button").nth(1).click()
    for place in ("h1", ".routes-summary", ".is-selected mark >> nth=0"):
        assert one_line(page.locator(place).text_content()) == one_line(bad)
    for part in (".is-selected", ".routes-sources", ".routemap-label >> nth=0"):
        assert one_line(bad) in one_line(page.locator(part).text_content())
    open_every_card(page)
    assert fired(page) is None
    assert page.evaluate("window.__routemap.ready")
    assert watched.requests == []
    assert watched.errors == []
    assert page.locator("a[href^=javascript]").count() == 0


@pytest.mark.parametrize("start", range(0, len(HOSTILE), 9))
def test_a_page_of_many_hostile_words_runs_none_and_breaks_no_rule_of_its_policy(
    story, opened, tmp_path, start
):
    text = poisoned(story, rotated(start)).html(full_text=True)
    watched = opened(saved(text, tmp_path))
    open_every_card(watched.page)
    assert fired(watched.page) is None
    assert watched.page.evaluate("window.__routemap.ready")
    assert watched.requests == []
    assert watched.errors == []


@pytest.mark.parametrize("start", range(0, len(HOSTILE), 9))
def test_hostile_words_stay_words_in_a_notebook(story, opened, tmp_path, start):
    route_map = explore(Facts(**poisoned(story, rotated(start)).arguments))
    file = tmp_path / "explore.html"
    route_map.save(str(file))
    page = opened(file).page
    words = page.evaluate(
        """() => {
          const [layer] = Object.values(window).filter((v) => v && v.popups && v.hops);
          return [...Array(layer.facts.count).keys()].map((i) => {
            layer.select(layer.facts.idOf(i));
            return document.querySelector(".leaflet-popup mark").textContent;
          });
        }"""
    )
    assert {one_line(text) for text in words} <= {one_line(text) for text in HOSTILE}
    assert fired(page) is None


def test_hostile_titles_stay_words_in_the_snippets_that_embed_a_page(story, opened, tmp_path):
    snippets = [embed_html(replace(story.heading, title=bad), "x.html") for bad in HOSTILE]
    (tmp_path / "x.html").write_text("<!DOCTYPE html><title>x</title>", encoding="utf-8")
    file = tmp_path / "article.html"
    file.write_text('<!DOCTYPE html><meta charset="utf-8">' + "".join(snippets), encoding="utf-8")
    page = opened(file).page
    titles = page.evaluate("[...document.querySelectorAll('iframe')].map((f) => f.title)")
    assert titles == list(HOSTILE)
    assert fired(page) is None


def test_a_lone_surrogate_is_shown_as_a_sign_that_something_is_missing(story, opened, tmp_path):
    watched = opened(saved(poisoned(story, LONE_SURROGATE).html(), tmp_path))
    assert watched.page.locator("h1").text_content() == LONE_SURROGATE.replace("\ud83d", "\ufffd")
    open_every_card(watched.page)
    assert watched.errors == []


def careless_versions() -> Iterator[tuple[str, str, str]]:
    """Each of our scripts with one way for words turned into a way for markup."""
    for script in sorted(STATIC.glob("*.js")):
        text = script.read_text("utf-8")
        for safe, careless in SINKS.items():
            for match in re.finditer(safe, text):
                changed = text[: match.start()] + match.expand(careless) + text[match.end() :]
                yield f"static/{script.name}", f"{script.name}:{match.start()}", changed


CARELESS = list(careless_versions())


def careless_page(story, monkeypatch, name: str, changed: str) -> str:
    read = markup._read
    monkeypatch.setattr(markup, "_read", lambda asked: changed if asked == name else read(asked))
    return poisoned(story, rotated(0)).html()


@pytest.mark.parametrize(
    ("name", "changed"), [(n, c) for n, _, c in CARELESS], ids=[i for _, i, _ in CARELESS]
)
def test_the_policy_holds_where_a_script_takes_words_for_markup(
    story, opened, tmp_path, monkeypatch, name, changed
):
    page = opened(saved(careless_page(story, monkeypatch, name, changed), tmp_path)).page
    open_every_card(page)
    assert fired(page) is None


def test_a_careless_script_without_the_policy_does_fire(story, opened, tmp_path, monkeypatch):
    """Otherwise the test above could not fail."""
    outcomes = []
    for name, _, changed in CARELESS:
        text = POLICY.sub("", careless_page(story, monkeypatch, name, changed))
        monkeypatch.undo()
        page = opened(saved(text, tmp_path)).page
        open_every_card(page)
        outcomes.append(fired(page))
    assert 1 in outcomes


def test_the_data_block_gives_hostile_words_back_as_they_are(story):
    text = poisoned(story, "".join(HOSTILE)).html()
    block = re.search(r'id="routes-data">(.*?)</script>', text, re.DOTALL)
    assert json.loads(block[1])["title"] == "".join(HOSTILE)
    assert html.escape("".join(HOSTILE), quote=False) in text
