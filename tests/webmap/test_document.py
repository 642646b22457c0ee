"""The list reads without JavaScript: everything that is known of a hop stands in it."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from routes.language import Language
from routes.webmap.markup import right_to_left_style


class Texts(HTMLParser):
    """Collects the text of a page, scripts and styles apart, and its elements."""

    def __init__(self):
        super().__init__()
        self.text = ""
        self.elements = []
        self._skipped = None

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag in {"script", "style"}:
            self._skipped = tag

    def handle_endtag(self, tag):
        if tag == self._skipped:
            self._skipped = None

    def handle_data(self, data):
        if not self._skipped:
            self.text += data


@pytest.fixture(scope="module")
def read(page_html):
    parser = Texts()
    parser.feed(page_html)
    return parser


def test_every_quote_stands_in_the_document(story, read):
    for leg in story.legs:
        for citation in leg.hop.citations:
            assert citation.quote.exact in read.text


def test_each_hop_has_one_entry_with_one_button(story, read):
    entries = [attrs["data-hop"] for _, attrs in read.elements if "data-hop" in attrs]
    assert entries == [leg.hop.id for leg in story.legs]
    assert sum(tag == "button" for tag, _ in read.elements) == len(entries)


@pytest.mark.parametrize(
    "words",
    [
        "Amirabad → Makhachkala",
        "Press Association · 9 June 2023 · 001_e5641fb0f5451239.txt",
        "Denied. ",
        "disputed",
        "2 sources",
        "1 origin",
        "Origin: White House release and briefing by John Kirby, 9 June 2023",
        "“Sisha” read as Seshcha (probable): no air base called Sisha exists",
        "Cargo: one-way attack drones",
        "Date: until May 2023",
        "End implied, not named in a quote: the plant is the one in the Alabuga zone",
        "GeoNames (CC BY 4.0",
        "Natural Earth",
        "not for navigation",
    ],
)
def test_the_document_says(read, words):
    assert words in read.text


def test_the_page_says_its_language_and_can_be_zoomed(read):
    assert ("html", {"lang": "en", "dir": "ltr"}) in read.elements
    viewport = next(a["content"] for t, a in read.elements if a.get("name") == "viewport")
    assert "user-scalable" not in viewport


def test_quotes_are_seen_without_javascript(page_file, opened):
    page = opened(page_file, java_script_enabled=False).page
    quotes = page.locator("blockquote")
    assert quotes.count() == 8
    assert all(quotes.nth(i).is_visible() for i in range(8))


def test_a_persian_page_runs_from_right_to_left_and_speaks_persian(story, opened, tmp_path):
    file = tmp_path / "map.html"
    heading = replace(story.heading, language=Language("fa"))
    file.write_text(replace(story, heading=heading).html(), encoding="utf-8")
    watched = opened(file)
    page = watched.page
    assert page.evaluate("[document.documentElement.lang, document.dir]") == ["fa", "rtl"]
    assert page.locator(".routes-list-head h2").text_content() == "همهٔ جابه‌جایی‌ها"
    assert "از راه دریا" in page.locator(".routemap-legend").text_content()
    assert "کیلومتر" in page.locator(".routemap-scale").text_content()
    assert page.locator("h1").evaluate("(one) => getComputedStyle(one).textAlign") == "right"
    assert watched.errors == []


def test_only_pages_from_right_to_left_have_the_style_for_it(story, page_html):
    style = right_to_left_style().render()
    heading = replace(story.heading, language=Language("ar"))
    assert style in replace(story, heading=heading).html()
    assert style not in page_html
