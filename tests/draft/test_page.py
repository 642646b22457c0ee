"""What an HTML page states of itself."""

import pytest
from lxml.html import fromstring

from routes.draft import draft_dossier
from routes.draft.page import page_head
from routes.errors import SourceError

SITE = '<meta property="og:site_name" content="Grain Post">'
TIME = '<meta property="article:published_time" content="2023-06-09T09:00:00Z">'
BODY = f"<p>{'Grain was shipped from Odesa to Izmir, the port said on 5 June 2023. ' * 3}</p>"


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        (SITE + TIME + "<h1>Title</h1>", ("Publisher: Grain Post", "Published: 2023-06-09")),
        ("<meta name='og:site_name' content='Grain Post'>", ("Publisher: Grain Post",)),
        (
            "<h1>Title</h1><p>By Rania Haddad, The Levant Ledger</p><p>5 October 2023</p>",
            ("By Rania Haddad, The Levant Ledger", "5 October 2023"),
        ),
        ("<h1>Title</h1><div><span>By Jane Doe</span></div>", ("By Jane Doe",)),
        # the same twice, and metadata that say more than the lines
        (TIME + "<h1>Title</h1><p>9 June 2023</p>", ("9 June 2023",)),
        (TIME + "<h1>Title</h1><p>June 9</p>", ("Published: 2023-06-09",)),
        # dates in the markup alone
        ('<h1>Title</h1><time datetime="2023-06-09T09:00">2 days ago</time>', ("2023-06-09",)),
        (
            '<h1>Title</h1><p>Posted <time datetime="2023-06-09">2 days ago</time></p>',
            ("Posted 2023-06-09",),
        ),
    ],
)
def test_what_a_page_states_above_its_article_is_taken(head, lines):
    assert page_head(fromstring(f"<html>{head}{BODY}</html>")) == lines


@pytest.mark.parametrize(
    "head",
    [
        "<h1>Title</h1>",
        # no title, so nothing tells where the article begins
        "<p>9 June 2023</p>",
        # what is not published then
        '<h1>Title</h1><p>Updated <time datetime="2023-06-09">2 days ago</time></p>',
        '<h1>Title</h1><div>Updated</div><div><time datetime="2023-06-09">today</time></div>',
        '<meta property="article:modified_time" content="2023-06-09">',
        "<h1>Title</h1><figure><figcaption>9 June 2023</figcaption></figure>",
        "<h1>Title</h1><aside><p>9 June 2023</p></aside>",
        '<h1>Title</h1><p>The fair opens on <time datetime="2023-06-09">Friday</time>.</p>',
        # no dates and names
        '<meta property="article:published_time" content="1970-01-01T00:00:00Z">',
        '<meta property="article:published_time" content="2023-02-31">',
        '<meta property="article:published_time" content="yesterday">',
        '<meta property="article:published_time">',
        '<meta property="og:site_name" content="YouTube">',
        '<meta property="og:site_name" content="home | page">',
        "<h1>Title</h1><!-- <p>9 June 2023</p> -->",
        # two
        TIME + TIME.replace("09T", "10T"),
        SITE + SITE.replace("Grain", "Coal"),
    ],
)
def test_what_a_page_does_not_state_plainly_is_left_out(head):
    assert page_head(fromstring(f"<html>{head}{BODY}</html>")) == ()


def test_below_the_beginning_of_the_article_nothing_is_taken():
    comment = '<p>By Jane Doe</p><time datetime="2023-06-12">today</time>'
    assert page_head(fromstring(f"<h1>Title</h1><p>9 June 2023</p>{BODY}{comment}")) == (
        "9 June 2023",
    )


@pytest.mark.parametrize("page", ["", "   ", "<!-- -->"])
def test_a_page_without_anything_is_an_error(tmp_path, page):
    (tmp_path / "page.html").write_text(page, "utf-8")
    with pytest.raises(SourceError, match=r"page\.html (is no page|holds no text)"):
        draft_dossier(tmp_path)


def test_publisher_and_date_of_a_page_stand_below_its_title(tmp_path):
    page = (
        f"<html><head>{SITE}</head><body><nav><a href='/'>Ships from Rome to Oslo</a></nav>"
        "<article><h1>Grain was shipped from Odesa to Izmir</h1><p>By Jane Doe</p>"
        f"<p>9 June 2023</p>{BODY * 3}</article></body></html>"
    )
    (tmp_path / "page.html").write_text(page, "utf-8")
    (source,) = draft_dossier(tmp_path).sources
    assert (source.publisher, source.published) == ("Grain Post", "2023-06-09")
    assert source.text.split("\n\n")[:4] == [
        "Grain was shipped from Odesa to Izmir",
        "By Jane Doe",
        "9 June 2023",
        "Publisher: Grain Post",
    ]
