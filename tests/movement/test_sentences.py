from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes.geodocument import geocode_document
from routes.movement.sentences import read_tokens, sentence_spans


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One ship. Two ships.", 2),
        ("Mr. Smith left St. Malo. He is back.", 2),
        ("He said “no.” They left.", 2),
        ("A heading\n\nA sentence that goes on.", 2),
        ("a line that a program has wrapped behind its seventieth sign or so,\nand goes on", 1),
        ("By Our Reporter\nThe ship left.", 2),
        ("It came to 3.5 tonnes.", 1),
        ("The Nations.On Friday it left.", 2),
        ("He met Mr.\nSmith there.", 1),
    ],
)
def test_a_text_is_cut_into_sentences(text, count):
    assert len(list(sentence_spans(text))) == count


LINE = "grain was shipped by barge from the port of Odesa to Constanta in May"


@pytest.mark.parametrize("mark", ["- ", "* ", "+ ", "• ", "1. ", "12) ", "(3) ", "a) ", "  - "])
def test_each_item_of_a_list_is_a_sentence_without_its_mark(mark):
    text = f"{mark}{LINE}\n{mark}{LINE}.\n{mark}{LINE}"
    told = [text[start:end].rstrip(" .\n") for start, end in sentence_spans(text)]
    assert told == [LINE] * 3


@pytest.mark.parametrize(
    "text",
    [
        f"{LINE}\n# {LINE}",
        f"# {LINE}\n{LINE}",
        f"| {LINE} |\n| {LINE} |",
        f"| {LINE} |\n{LINE}",
        f"{LINE}\n- {LINE}",
    ],
)
def test_a_heading_and_a_row_of_a_table_are_sentences(text):
    assert len(list(sentence_spans(text))) == 2


@given(st.text(alphabet='aB1-#| .!?\n”"(\u00a0é', max_size=80))
def test_sentences_stand_in_order_and_none_overlaps(text):
    spans = list(sentence_spans(text))
    assert all(start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The tanker Adana carried oil.", []),
        ("The steamer “Trieste” carried oil.", []),
        ("The lorry Lublin carried oil.", ["Lublin"]),
        ("The ferry Naples–Tunis carried oil.", ["Naples", "Tunis"]),
        ("The ferry Naples to Tunis carried oil.", ["Naples", "Tunis"]),
        ("The big tanker of Adana carried oil.", ["Adana"]),
    ],
)
def test_a_ship_with_the_name_of_a_town_is_no_place(text, names):
    tokens = read_tokens(text, (0, len(text)), geocode_document(text))
    assert [text[token.start : token.end] for token in tokens if token.placed] == names
