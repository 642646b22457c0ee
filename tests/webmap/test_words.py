"""Every word that a map says by itself is of its language: on its page and in its pictures."""

import re
from collections.abc import Iterable
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from routes.dossier import read_dossier
from routes.graph import RouteGraph
from routes.language import CODES, ENGLISH, Language
from routes.page_options import PageOptions, Tiles
from routes.picture import draw_card
from routes.webmap import embed_html
from tests.interface import LATIN_NAMES

OTHERS = [code for code in CODES if code != "en"]
OPTIONS = PageOptions(
    full_text=True,
    url="https://example.org/",
    tiles=Tiles(url="https://tiles.example.org/{z}/{x}/{y}.png", credit="© ΧΑΡΤΕΣ"),
)
SPOKEN = ("aria-label", "aria-valuetext", "alt", "content", "placeholder", "title")
OF_A_LINK = ("og:title", "og:description", "og:image:alt")
UNSPOKEN = {"script", "style"}

# What a person writes is Greek here, so that no English word of it hides one of ours.
DOSSIER = """\
title: Διαδρομές
summary: Μια δοκιμή.
origins: {o: Μια αρχή, p: Άλλη αρχή}
sources:
  a: {file: a.txt, publisher: not stated, published: not stated, origin: o, title: Τίτλος}
  b: {file: b.txt, publisher: Εφημερίδα, published: 2023-06-09, origin: p, url: "https://example.org/b"}
places:
  sisha: {name: Sisha, read-as: Seshcha, kind: air base, country: RU, certainty: probable,
    because: μοιάζει}
  barneo: {name: Barneo, lat: "89.2", lon: "30", uncertainty_km: "20", because: γράφτηκε}
  suez: {name: Suez, kind: city, country: EG}
  makhachkala: {name: Makhachkala, kind: port, country: RU}
hops:
  - {from: "Odesa, UA", to: suez, by: sea, cargo: σιτάρι, date: ../2023-05, says: [a: Odesa Suez]}
  - {from: Rostov-on-Don, to: makhachkala, by: sea, status: confirmed, date: 2023-06-09,
    says: [a: Rostov-on-Don Makhachkala]}
  - {from: "Babol, IR", to: makhachkala, by: sea, says: [b: Babol Makhachkala]}
  - {from: "Amirabad, IR", to: "Moscow, RU", by: sea, status: alleged, note: Σημείωση.,
    says: [a: Amirabad Moscow]}
  - {from: Iran, to: Russia, by: sea, says: [a: Iran Russia], denies: [b: Iran Russia Όχι]}
  - {from: Iran, to: Russia, by: unknown, status: planned, says: [b: Iran Russia Όχι]}
  - {from: "Amirabad, IR", to: sisha, by: air, waypoints: [makhachkala],
    implied: {waypoints: εννοείται}, says: [a: Amirabad Sisha]}
  - {from: makhachkala, to: "Moscow, RU", by: road, date: 2022?, says: [a: Makhachkala Moscow]}
  - {from: "Moscow, RU", to: "Rostov-on-Don", by: river, date: 2022-02/2022-03,
    says: [a: Moscow Rostov-on-Don, b: Moscow Rostov-on-Don]}
  - {from: "Amirabad, IR", to: makhachkala, by: sea, path: way.geojson,
    says: [a: Amirabad Makhachkala]}
  - {from: "Odesa, UA", to: "Moscow, RU", by: rail, status: denied, denies: [a: Odesa Moscow]}
  - {from: United States, to: Russia, by: unknown, implied: {from: εννοείται, to: εννοείται},
    says: [b: Κάτι άλλο]}
  - {from: "Moscow, RU", to: barneo, by: air, says: [a: Moscow Barneo]}
steps:
  - {title: Πρώτα, text: Αυτό., hops: odesa-suez}
  - {text: Έπειτα., view: [Iran, Russia]}
"""
FIRST = """\
Odesa Suez. Rostov-on-Don Makhachkala. Amirabad Moscow. Iran Russia. Amirabad Sisha.

Makhachkala Moscow. Moscow Rostov-on-Don. Amirabad Makhachkala. Odesa Moscow. Moscow Barneo.

Makhachkala is near Moscow. Makhachkala is 1,000 km south of Moscow. Odesa is 2,000 km from Moscow.

Makhachkala is 9,000 km from Moscow. Makhachkala is 1,588 km north of Moscow. Makhachkala is a \
two-hour flight from Moscow. Odesa is a ten-minute flight from Moscow. Odesa is a nine-hour flight \
from Moscow.
"""
SECOND = "Iran Russia Όχι. Moscow Rostov-on-Don. Κάτι άλλο. Babol Makhachkala.\n"
WAY = '{"type": "LineString", "coordinates": [[53.365, 36.852], [50.5, 37.5], [47.5, 42.983]]}'

COLLECT = """() => {
  const found = [];
  const spoken = ["aria-label", "aria-valuetext", "alt", "placeholder", "title"];
  for (const one of document.querySelectorAll("body, body *")) {
    if (one.closest("script, style")) continue;
    for (const node of one.childNodes) if (node.nodeType === 3) found.push(node.data);
    for (const name of spoken) if (one.hasAttribute(name)) found.push(one.getAttribute(name));
  }
  return found;
}"""
GO_THROUGH = """() => {
  const cards = [...document.querySelectorAll("[data-hop] h3 button")];
  // Last the card of a line that stands for several.
  const shared = document.querySelector('[data-hop="iran-russia"] h3 button');
  [...cards, shared].forEach((one) => one.click());
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  document.querySelectorAll("fieldset input[type=checkbox]").forEach((one) => one.click());
}"""


class Spoken(HTMLParser):
    """Collects what a document shows or says: its texts, and attributes that are read out."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(document)

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        if tag != "meta" or dict(attrs).get("property") in OF_A_LINK:
            self.texts += [words for name, words in attrs if name in SPOKEN]

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data):
        if not UNSPOKEN & set(self.open):
            self.texts.append(data)


def one_line(words: str) -> str:
    return " ".join(words.split())


def told(graph: RouteGraph) -> tuple[set[str], list[str]]:
    """What persons wrote: the names and sentences of a dossier, and the whole texts of sources."""
    heading, hops = graph.heading, graph.hops
    own = {heading.title, heading.summary, *graph.origins.values()}
    own |= {words for step in heading.steps for words in (step.title, step.text)}
    for source in graph.sources:
        own |= {source.file, source.publisher, source.title, source.url}
    for reading in graph.places:
        entry = reading.place
        own |= {reading.name, reading.read_as, reading.because, entry.name, *entry.alternate_names}
    for hop in hops:
        own |= {hop.cargo, hop.note, hop.implied_from, hop.implied_to, hop.implied_waypoints}
        own |= {hop.given_path.file} if hop.given_path else set()
    own |= {one_line(claim.exact) for claim in graph.claims}
    own |= {claim.reference for claim in graph.claims}
    own |= {"https://example.org/map.html", "https://example.org/card.png", "tiles.example.org"}
    return {words for words in own if words}, [one_line(source.text) for source in graph.sources]


def latin_words(texts: Iterable[str], graph: RouteGraph) -> set[str]:
    """The words in Latin letters that nobody but the map itself can have said."""
    own, whole = told(graph)
    known = sorted({*own, *(words.upper() for words in own), *LATIN_NAMES}, key=len, reverse=True)
    said = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)")
    left = (one_line(text) for text in texts)
    return {
        word
        for text in left
        if not any(text in source for source in whole)
        for word in re.findall(r"[^\W\d_]+", said.sub(" ", text))
        if re.match("[A-Za-z]", word)
    }


@pytest.fixture(scope="module")
def drawn(tmp_path_factory) -> RouteGraph:
    folder = tmp_path_factory.mktemp("every")
    for name, words in (
        ("dossier.yaml", DOSSIER),
        ("a.txt", FIRST),
        ("b.txt", SECOND),
        ("way.geojson", WAY),
    ):
        (folder / name).write_text(words, encoding="utf-8")
    return read_dossier(folder).graph()


def speaking(graph: RouteGraph, code: str) -> RouteGraph:
    return replace(graph, heading=replace(graph.heading, language=Language(code)))


def test_the_dossier_has_everything_that_a_map_may_have_to_say(drawn):
    said = {remark.key for leg in drawn.legs for remark in leg.remarks}
    assert said == {"leg.crosses-given", "leg.far", "leg.river", "leg.stretch"}
    assert {source.key for leg in drawn.legs for source in leg.range_sources} == {
        f"detours.{mode}" for mode in ("air", "river", "road")
    }
    assert {passage for leg in drawn.legs for passage in leg.passages} >= {"suez", "volga-don"}
    assert {claim.verdict for claim in drawn.claims} == {"agrees", "off", "contradicts"}
    assert {str(hop.status) for hop in drawn.hops} >= {"alleged", "denied", "disputed", "planned"}


@pytest.mark.parametrize("code", OTHERS)
def test_a_page_has_no_english_words_of_its_own(drawn, code):
    graph = speaking(drawn, code)
    page = graph.to_html(options=OPTIONS)
    assert latin_words(Spoken(page).texts, graph) == set()
    assert latin_words(Spoken(embed_html(graph.heading)).texts, graph) == set()


@pytest.mark.parametrize("code", OTHERS)
def test_what_the_script_of_a_page_adds_has_no_english_words(drawn, code, opened, tmp_path):
    graph = speaking(drawn, code)
    file = tmp_path / "map.html"
    graph.to_html(file, options=OPTIONS)
    watched = opened(file)
    texts = watched.page.evaluate(COLLECT)
    watched.page.evaluate(GO_THROUGH)
    watched.page.wait_for_selector(".routemap-chooser")
    texts += watched.page.evaluate(COLLECT)
    assert watched.errors == []
    assert latin_words(texts, graph) == set()


@pytest.mark.parametrize("code", OTHERS)
def test_a_picture_has_no_english_words_of_its_own(drawn, code):
    graph = speaking(drawn, code)
    card = draw_card(graph.legs, graph.places, graph.sources, graph.heading)
    for svg in (graph.to_svg(), card):
        texts = ET.fromstring(svg).itertext()  # noqa: S314 (our own)
        assert latin_words(texts, graph) == set()


def test_in_an_english_map_these_tests_find_english_words(drawn, opened, tmp_path):
    graph = speaking(drawn, ENGLISH.code)
    file = tmp_path / "map.html"
    graph.to_html(file, options=OPTIONS)
    shown = latin_words(Spoken(file.read_text("utf-8")).texts, graph)
    assert shown >= {"Passes", "Canal", "crosses", "contradicts", "Sea", "KAZAKHSTAN", "borders"}
    page = opened(file).page
    page.evaluate(GO_THROUGH)
    added = latin_words(page.evaluate(COLLECT), graph)
    assert added >= {"Filter", "statements", "Legend", "Zoom", "screen", "miles"}
