from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes.webmap.fragment import quote_link
from tests.examples import citation, source

SOURCE = source(url="https://example.org/news?id=1")
QUOTE = citation("from Amirabad, Iran, to Makhachkala, Russia", of=SOURCE).quote


def test_a_quote_links_to_its_words_in_the_document():
    assert quote_link(SOURCE, QUOTE) == (
        "https://example.org/news?id=1#:~:text="
        "from%20Amirabad%2C%20Iran%2C%20to%20Makhachkala%2C%20Russia"
    )


def test_a_fragment_that_an_address_has_already_stays():
    there = replace(SOURCE, url="https://example.org/a#part-2")
    assert quote_link(there, QUOTE).startswith("https://example.org/a#part-2:~:text=from")


@pytest.mark.parametrize("url", [None, "javascript:void 0", "ftp://example.org/a", "a.html"])
def test_only_addresses_of_the_web_are_linked(url):
    assert quote_link(replace(SOURCE, url=url), QUOTE) == ""


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_quote_breaks_its_link(exact):
    link = quote_link(SOURCE, replace(QUOTE, exact=exact))
    named = link.partition(":~:text=")[2]
    assert not set(named) & set("-&#<> \"'")
    assert named.count(",") <= 1
    if "," not in named:
        assert unquote(named) == " ".join(exact.split())


def test_a_long_quote_is_named_by_its_first_and_last_words():
    words = [f"word{i}" for i in range(60)]
    link = quote_link(SOURCE, replace(QUOTE, exact=" ".join(words)))
    assert link.endswith("text=" + "%20".join(words[:6]) + "," + "%20".join(words[-6:]))
