import time
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes.language import CODES, Language
from routes.source import Quote
from routes.webmap.addresses import hidden_spans, is_masked, masked
from routes.webmap.context import beside, context
from routes.webmap.whole_text import Cited, whole_text
from tests.examples import hop, source

MAIL = (
    "From: Jane Doe <jane.doe@example.org>\n\n"
    "Write to ops@port.example or call. Grain was shipped from Odesa to Izmir, says "
    "x@example.org. Ask info@example.com for more."
)


def shown(words: str) -> str:
    return masked(words, (0, len(words)), hidden_spans(words))


def quoted(exact: str) -> Quote:
    start = MAIL.index(exact)
    span = {"start": start, "end": start + len(exact)}
    return Quote(source_id="a", exact=exact, prefix="", suffix="", sha256="", **span)


def whole(*quotes: str, language: str = "en") -> str:
    """Return what a whole text shows, without its marks."""
    cited = [
        Cited(number=i, hop=hop(), quote=quoted(exact), anchor=f"quote-{i}-1")
        for i, exact in enumerate(quotes, start=1)
    ]
    return whole_text(source(text=MAIL), cited, Language(language))


@pytest.mark.parametrize(
    ("words", "masks"),
    [
        ("Write to jane.doe+news@mail.example.org.", "Write to j…@mail.example.org."),
        ("<JANE@EXAMPLE.ORG>, mailto:jane@example.org", "<J…@EXAMPLE.ORG>, mailto:j…@example.org"),
        ("x@example.org", "…@example.org"),
        ("иван@пример.рф", "и…@пример.рф"),
        ("a@b.org;c@d.org", "…@b.org;…@d.org"),
        ("jane@example.org jane@example.org", "j…@example.org j…@example.org"),
    ],
)
def test_of_an_address_the_first_letter_and_the_host_are_shown(words, masks):
    assert shown(words) == masks


@pytest.mark.parametrize(
    "words",
    [
        "@jane wrote 5 @ 3.50, a@b, jane @ example.org",
        "https://maps.example.org/@46.48,30.73,12z",
        "no address",
        "",
    ],
)
def test_what_is_no_address_stays(words):
    assert shown(words) == words


@given(st.text("ab.@ -\n"), st.integers(0, 30), st.integers(0, 30))
def test_parts_of_a_text_are_masked_as_the_whole_is(words, one, other):
    hidden, count = hidden_spans(words), len(words)
    cuts = sorted({0, count, *(min(at, count) for at in (one, other))})
    parts = [masked(words, span, hidden) for span in pairwise(cuts)]
    twice = sum(start < at < end for start, end in hidden for at in cuts)  # a mask on each side
    assert "".join(parts).replace("……", "…") == shown(words)
    assert "".join(parts).count("…") == len(hidden) + twice


def test_a_long_word_is_gone_through_once():
    begin = time.process_time()
    hidden_spans("a" * 1_000_000)
    hidden_spans("a." * 500_000 + "@")
    assert time.process_time() - begin < 2


def test_a_whole_text_masks_addresses_and_says_so():
    text = whole("shipped from Odesa to Izmir")
    assert "jane.doe" not in text
    assert "&lt;j…@example.org&gt;" in text
    assert "ops@" not in text
    assert "masked, as in j…@example.org; quotes stand letter for letter" in unescape(text)


def test_within_a_quote_every_letter_stays():
    exact = "Write to ops@port.example or call"
    text = whole(exact)
    assert f">{exact}</mark>" in text
    assert "i…@example.com" in text


@pytest.mark.parametrize("exact", ["port.example or call", "Write to ops"])
def test_a_quote_that_cuts_an_address_keeps_its_own_letters_only(exact):
    text = whole(exact)
    assert f">{exact}</mark>" in text
    assert ("o…@<mark" if exact.startswith("port") else "ops</mark>") in text


def test_a_text_without_addresses_says_nothing_of_them():
    language = Language("en")
    assert "masked" not in whole_text(source(text="Grain was shipped."), [], language)
    only = MAIL[MAIL.index("Write") : MAIL.index(" Grain")]
    entry = Cited(
        number=1,
        hop=hop(),
        quote=Quote(
            source_id="a", exact=only, prefix="", suffix="", start=0, end=len(only), sha256=""
        ),
        anchor="quote-1-1",
    )
    assert "masked" not in whole_text(source(text=only), [entry], language)


@pytest.mark.parametrize("code", CODES)
def test_the_line_on_masks_is_in_the_language_of_the_map(code):
    words = Language(code).say("page.masked", address="j…@example.org")
    assert words in unescape(whole(language=code))


def test_a_part_of_a_hidden_stretch_between_two_quotes_counts_as_masked():
    assert is_masked([(0, 3), (6, 9)], [(1, 8)])
    assert not is_masked([(0, 5), (5, 9)], [(1, 8)])


def test_sentences_around_a_quote_are_masked_too():
    quote = quoted("shipped from Odesa to Izmir")
    assert context(source(text=MAIL), quote) == ("Grain was ", ", says …@example.org.")
    before, after = beside(source(text=MAIL), quote)
    assert before.words == "Write to o…@port.example or call."
    assert after.words == "Ask i…@example.com for more."


@pytest.mark.parametrize(
    "address",
    [
        "Jose\u0301@example.org",
        "jane!doe@example.org",
        "ja\u00adne@exa\u00admple.org",
        "jane＠example.org",
    ],
)
def test_odd_addresses_are_masked_too(address):
    words = f"Write to {address} now."
    shown = masked(words, (0, len(words)), hidden_spans(words))
    assert "ane" not in shown
    assert "ose" not in shown
    assert "…" in shown
