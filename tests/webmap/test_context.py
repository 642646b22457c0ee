"""The sentence that stands around a quote."""

import pytest

from routes.source import Quote
from routes.webmap.context import BESIDE_LENGTH, CONTEXT_LENGTH, beside, context
from tests.examples import source


def quoted(text, exact):
    start = text.index(exact)
    return Quote(
        source_id="a",
        exact=exact,
        prefix="",
        suffix="",
        start=start,
        end=start + len(exact),
        sha256="",
    )


def around(text, exact):
    return context(source(text=text), quoted(text, exact))


def test_a_quote_is_shown_to_the_ends_of_its_sentence():
    assert around("One. Two is sent to Baku now. Three.", "sent to Baku") == ("Two is ", " now.")


def test_a_line_break_counts_as_a_space_and_an_empty_line_ends_a_paragraph():
    text = "A title\n\nThe ship\nsailed to\nBaku at\nnight\n\nMore."
    assert around(text, "sailed to\nBaku") == ("The ship ", " at night")


@pytest.mark.parametrize(
    "name",
    [
        "Mr. Kirby",
        "Mrs. Kirby",
        "Dr. Kirby",
        "Gen. Kirby",
        "St. Petersburg",
        "No. 5",
        "the U.S. Navy",
        "J. Kirby",
    ],
)
def test_an_abbreviation_ends_no_sentence(name):
    text = f"Before. On Monday {name} said arms went to Baku, {name} added. After."
    assert around(text, "went to Baku") == (f"On Monday {name} said arms ", f", {name} added.")


def test_a_stop_before_a_small_letter_ends_no_sentence():
    text = "“Stop!” he said of arms sent to Baku. More."
    assert around(text, "sent to Baku")[0] == "“Stop!” he said of arms "


def test_a_closing_quotation_mark_belongs_to_its_sentence():
    text = "He said: “It went to Baku.” Then more."
    assert around(text, "went to Baku") == ("He said: “It ", ".”")


def test_a_denial_in_a_long_sentence_is_not_cut_off():
    text = f"Iran denied, {'as it has often done before, ' * 10}that arms were sent to Baku."
    assert around(text, "sent to Baku")[0].startswith("Iran denied, as")


def test_what_is_cut_inside_a_sentence_says_so():
    before, after = around(f"{'word ' * 200}sent to Baku{' word' * 200}.", "sent to Baku")
    assert before.startswith("… word")
    assert after.endswith("word …")
    assert max(len(before), len(after)) <= CONTEXT_LENGTH + 2


def test_without_the_text_the_quote_s_own_surroundings_serve():
    quote = Quote(
        source_id="a",
        exact="to Baku",
        prefix="ms were sent ",
        suffix=" by sea. An",
        start=9,
        end=16,
        sha256="",
    )
    assert context(source(text="gone"), quote) == ("… ms were sent ", " by sea.")


def sides(text, exact):
    return beside(source(text=text), quoted(text, exact))


def test_one_sentence_stands_on_each_side():
    before, after = sides("One. Two. It went to Baku now. Three. Four.", "to Baku")
    assert (before.words, after.words) == ("Two.", "Three.")
    assert not before.is_apart
    assert not after.is_apart


def test_a_sentence_of_another_paragraph_says_so():
    before, after = sides("One. Two\n\nIt went to Baku.\n\nThree\nfour. Five.", "to Baku")
    assert (before.words, after.words) == ("Two", "Three four.")
    assert before.is_apart
    assert after.is_apart


def test_there_is_nothing_beside_a_sentence_that_stands_alone():
    assert [side.words for side in sides("It went to Baku.", "to Baku")] == ["", ""]


def test_a_long_sentence_beside_it_is_cut():
    before, after = sides(f"{'Word ' * 300}end. It went to Baku. {'Word ' * 300}end.", "to Baku")
    assert before.words.startswith("… ")
    assert after.words.endswith(" …")
    assert max(len(before.words), len(after.words)) <= BESIDE_LENGTH + 2


def test_without_the_text_nothing_stands_beside_a_sentence():
    quote = Quote(source_id="a", exact="Baku", prefix="", suffix="", start=9, end=13, sha256="")
    assert [side.words for side in beside(source(text="gone"), quote)] == ["", ""]
