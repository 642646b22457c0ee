import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes import source as source_module
from routes.errors import AmbiguousQuoteError, QuoteError, QuoteNotFoundError, SourceError
from routes.source import CONTEXT_LENGTH, MAX_SOURCE_BYTES, find_quote, read_text
from tests.examples import source

LETTERS = st.characters(categories=["Lu", "Ll", "Lo", "Nd"])
GAPS = [" ", "\u00a0", "  ", "\n\n", "\t", ", ", " “", "” ", "—", "’", " (", "). ", ' "', "\r\n"]
SPACES = [" ", "\u00a0", "\n", " \u00a0\t", "\u2009", "\u3000"]
SINGLE_MARKS = "'‘’‚‛ʼ′"
DOUBLE_MARKS = '"“”„‟″'


@st.composite
def passages(draw):
    """Draw a text in which no word stands twice, and the span of some of its words."""
    bodies = draw(st.lists(st.text(LETTERS, min_size=1, max_size=6), min_size=1, max_size=12))
    text, spans = draw(st.sampled_from(["", "\ufeff", "“", " "])), []
    for number, body in enumerate(bodies):
        word = f"{body}x{number}"
        spans.append((len(text), len(text) + len(word)))
        text += word + draw(st.sampled_from(GAPS))
    first = draw(st.integers(0, len(spans) - 1))
    last = draw(st.integers(first, len(spans) - 1))
    return text, spans[first][0], spans[last][1]


def respelled(words, draw):
    """Type the words with other white space and other quotation marks."""

    def other(match):
        found = match.group()
        if found.isspace():
            return draw(st.sampled_from(SPACES))
        return draw(st.sampled_from(SINGLE_MARKS if found in SINGLE_MARKS else DOUBLE_MARKS))

    return re.sub(rf"\s+|[{SINGLE_MARKS}{DOUBLE_MARKS}]", other, words)


@given(passages())
def test_the_offsets_of_a_quote_give_its_words_back(passage):
    text, start, end = passage
    quote = find_quote(source(text), text[start:end])
    assert (quote.start, quote.end) == (start, end)
    assert quote.exact == text[quote.start : quote.end] == text[start:end]


@given(passages(), st.data())
def test_white_space_and_quotation_marks_are_free_and_the_stored_words_are_the_texts(passage, data):
    text, start, end = passage
    quote = find_quote(source(text), respelled(text[start:end], data.draw))
    assert (quote.start, quote.end, quote.exact) == (start, end, text[start:end])


@given(passages(), st.data())
def test_no_letter_and_no_digit_is_ever_free(passage, data):
    text, start, end = passage
    words = text[start:end]
    places = [i for i, character in enumerate(words) if character.isalnum()]
    changed = data.draw(st.sampled_from(places))
    other = data.draw(LETTERS.filter(lambda character: character != words[changed]))
    typed = words[:changed] + other + words[changed + 1 :]
    try:
        found = find_quote(source(text), typed)
    except QuoteNotFoundError:
        return
    assert found.exact == typed  # another word of the text that happens to be spelled so
    assert found.exact != words


@given(passages())
def test_prefix_and_suffix_are_the_32_code_points_around_a_quote(passage):
    text, start, end = passage
    quote = find_quote(source(text), text[start:end])
    assert quote.prefix == text[max(0, start - 32) : start]
    assert quote.suffix == text[end : end + 32]
    assert text[quote.start - len(quote.prefix) :].startswith(
        quote.prefix + quote.exact + quote.suffix
    )


def test_offsets_count_code_points_and_not_bytes_or_utf_16_units():
    quote = find_quote(source("🚢🚢 из Баку в Актау"), "Баку")
    assert (quote.start, quote.end) == (6, 10)


def test_context_is_cut_at_the_edges_of_the_text_and_at_32_code_points():
    text = "a" * 40 + " Baku " + "b" * 40
    quote = find_quote(source(text), "Baku")
    assert (len(quote.prefix), len(quote.suffix)) == (CONTEXT_LENGTH, CONTEXT_LENGTH) == (32, 32)
    whole = find_quote(source("Baku"), "Baku")
    assert (whole.prefix, whole.suffix) == ("", "")


def test_a_quote_carries_its_source_and_the_hash_of_the_file():
    quote = find_quote(source("to Baku", id="pa", sha256="f" * 64), "Baku")
    assert (quote.source_id, quote.sha256) == ("pa", "f" * 64)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Russia’s Alabuga zone", "Russia's Alabuga zone"),
        ("Russia's Alabuga zone", "Russia’s Alabuga zone"),
        ("a “broad” partnership", 'a "broad" partnership'),
        ("hundreds\u00a0of drones", "hundreds of drones"),
        ("hundreds\r\n   of drones", "hundreds of drones"),
        ("hundreds of drones", "  hundreds \n of drones\n"),
    ],
)
def test_typing_differences_are_tolerated(text, typed):
    assert find_quote(source(text), typed).exact == text


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("to Makhachkala", "to Makhachkaia"),
        ("to Makhachkala", "to makhachkala"),
        ("Резолюция", "Pезолюция"),  # a Latin P
        ("1,100 km", "1,000 km"),
        ("from Iran, to Russia", "from Iran to Russia"),
        ("from Iran", "fromIran"),
        ("fromIran", "from Iran"),
        ("naïve", "naive"),
        ("a “word”", "a 'word'"),
        ("Su-35", "Su–35"),
        ("the İzmir port", "the izmir port"),
    ],
)
def test_everything_else_must_be_the_same(text, typed):
    with pytest.raises(QuoteNotFoundError, match="these words do not stand in source 'a'"):
        find_quote(source(text), typed)


@pytest.mark.parametrize("typed", ["rom Iran", "from Ira", "ran to Russia", "Iran to Russi", "2"])
def test_a_quote_neither_begins_nor_ends_inside_a_word(typed):
    with pytest.raises(QuoteNotFoundError, match="do not stand"):
        find_quote(source("from Iran to Russia in 2023"), typed)


@pytest.mark.parametrize("text", ["x_Baku", "Baku_x", "Baku2", "2Baku", "БакуBaku"])
def test_digits_underscores_and_other_scripts_belong_to_a_word(text):
    with pytest.raises(QuoteNotFoundError, match="do not stand"):
        find_quote(source(text), "Baku")


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("the cafe\u0301 there", "the cafe"),
        ("यह दिल्ली है", "यह दिल"),
        ("यह दिल्लीवाला है", "यह दिल्ली"),
    ],
)
def test_an_accent_or_vowel_sign_belongs_to_the_word_before_it(text, typed):
    with pytest.raises(QuoteNotFoundError, match="do not stand"):
        find_quote(source(text), typed)


def test_a_quote_may_begin_and_end_with_punctuation():
    text = "said,“go (now)”,and went"
    assert find_quote(source(text), "“go (now)”").start == 5


@given(st.text("abc .*+?[](){}|\\^$-#&~", min_size=1, max_size=12))
def test_characters_that_mean_something_in_patterns_mean_themselves(middle):
    text = f"from A {middle} to B"
    assert find_quote(source(text), text).exact == text
    with pytest.raises(QuoteNotFoundError, match="do not stand"):
        find_quote(source("from A - and back to B"), f"from A {middle}.* to B")


def test_words_that_stand_twice_need_a_prefix_or_a_suffix():
    twice = source("drones to Russia.\nMoney to Iran,\nthen drones to Russia again")
    with pytest.raises(
        AmbiguousQuoteError, match=r"stand 2 times in source 'a' \(lines 1, 3\): add prefix"
    ):
        find_quote(twice, "drones to Russia")
    assert find_quote(twice, "drones to Russia", prefix="then").start == 38
    assert find_quote(twice, "drones to Russia", suffix="again").start == 38
    assert find_quote(twice, "drones to Russia", suffix=".").start == 0


def test_words_that_overlap_themselves_stand_twice():
    with pytest.raises(AmbiguousQuoteError, match="stand 2 times"):
        find_quote(source("from port to port to port"), "port to port")


def test_a_prefix_that_stands_twice_decides_nothing():
    with pytest.raises(AmbiguousQuoteError, match="stand 2 times"):
        find_quote(source("goes to Baku, then goes to Baku"), "Baku", prefix="goes to")


def test_a_prefix_and_suffix_are_as_tolerant_as_the_quote_and_are_no_part_of_it():
    text = "Iran’s\u00a0port Baku “then”; a port Baku “now”"
    quote = find_quote(source(text), "Baku", prefix="Iran's port ", suffix=' "then"')
    assert quote.exact == "Baku"
    assert quote.start == 12


@pytest.mark.parametrize(
    ("prefix", "suffix"), [("rom", ""), ("", "by s"), ("from", "by air"), ("to", "")]
)
def test_a_prefix_and_suffix_must_be_whole_words_that_stand_there(prefix, suffix):
    with pytest.raises(QuoteNotFoundError, match="that prefix and suffix, though they stand"):
        find_quote(source("from Baku by sea"), "Baku", prefix=prefix, suffix=suffix)


@pytest.mark.parametrize(("prefix", "suffix"), [(", to", ""), ("", "(")])
def test_a_prefix_may_begin_and_a_suffix_may_end_with_punctuation(prefix, suffix):
    text = "we went, to Baku (by sea). Then to Baku"
    assert find_quote(source(text), "Baku", prefix=prefix, suffix=suffix).start == 12


@pytest.mark.parametrize("blank", ["", " ", "\u00a0\n"])
def test_no_words_are_no_quote(blank):
    with pytest.raises(QuoteNotFoundError, match="words"):
        find_quote(source("from Baku"), blank)


def test_a_missing_quote_names_the_file_and_shows_the_nearest_passage():
    text = "One.\nThe drones are shipped across the Caspian\nSea, from Amirabad. Two."
    with pytest.raises(
        QuoteNotFoundError,
        match=r"source 'a' \(a\.txt\); the nearest passage reads: .*shipped across the Caspian Sea",
    ) as caught:
        find_quote(source(text), "shipped accross the Caspian Sea")
    assert caught.value.exact == "shipped accross the Caspian Sea"
    assert caught.value.source_id == "a"


def test_nothing_is_called_near_that_is_not():
    with pytest.raises(QuoteNotFoundError, match=r"\(a\.txt\)$"):
        find_quote(source("Weather: rain in the north."), "shipped across the Caspian Sea")


def test_every_quote_fault_is_a_value_error_and_a_quote_error():
    with pytest.raises(ValueError, match="do not stand") as caught:
        find_quote(source(""), "Baku")
    assert isinstance(caught.value, QuoteError)


def test_a_text_comes_back_as_stored_with_the_hash_of_its_bytes(tmp_path):
    stored = "\ufeffeins\r\nzwei\u00a0\n".encode()
    (tmp_path / "a.txt").write_bytes(stored)
    text, sha256 = read_text(tmp_path / "a.txt")
    assert text.encode() == stored
    assert sha256 == hashlib.sha256(stored).hexdigest()


def test_another_encoding_is_refused_with_the_byte_and_its_line(tmp_path):
    (tmp_path / "old.txt").write_bytes("one\ntwo\nz\xfcge".encode("latin-1"))
    with pytest.raises(SourceError, match=r"old\.txt is not UTF-8: byte 0xfc in line 3; convert"):
        read_text(tmp_path / "old.txt")


def test_a_text_of_the_greatest_size_is_read_and_a_larger_one_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(source_module, "MAX_SOURCE_BYTES", 1_000)
    (tmp_path / "fits.txt").write_bytes(b"a" * 1_000)
    (tmp_path / "large.txt").write_bytes(b"a" * 1_001)
    assert len(read_text(tmp_path / "fits.txt")[0]) == 1_000
    with pytest.raises(SourceError, match=r"large\.txt has 1,001 bytes; a source may have 1,000"):
        read_text(tmp_path / "large.txt")


def test_a_text_over_20_megabytes_is_not_even_read(tmp_path, monkeypatch):
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(MAX_SOURCE_BYTES + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the file was read"))
    with pytest.raises(SourceError, match="20,000,001 bytes"):
        read_text(tmp_path / "huge.txt")


def test_a_missing_file_and_a_folder_are_source_errors(tmp_path):
    with pytest.raises(SourceError, match=r"none\.txt cannot be read: No such file"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(SourceError, match="cannot be read"):
        read_text(tmp_path)


def test_every_quote_of_the_seeds_is_found_again_from_its_own_words(seeds):
    by_id = {one.id: one for one in seeds.sources}
    quotes = {c.quote for hop in seeds.hops for c in hop.citations}
    assert quotes
    for quote in quotes:
        assert find_quote(by_id[quote.source_id], quote.exact) == quote


@pytest.mark.parametrize("words", ["000 tonnes of wheat", "Some 25", "25", "5 million"])
def test_no_quote_begins_or_ends_within_a_number(words):
    text = "Some 25,000 tonnes of wheat and 1.5 million more."
    with pytest.raises(QuoteNotFoundError, match="do not stand"):
        find_quote(source(text), words)
    assert find_quote(source(text), "25,000 tonnes of wheat").start == 5
