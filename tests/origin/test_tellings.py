from routes.origin.numerals import figures_in
from routes.origin.tellings import figure_key, tellings_in, told_together
from routes.origin.words import COMMON, WORD, stem

RARE = dict.fromkeys(("bucket", "bread", "cellar", "harbou", "offic"), 3.0)


def tellings(text):
    stems = [
        (match.start(), i, stem(match[0]))
        for i, match in enumerate(WORD.finditer(text))
        if match[0].lower() not in COMMON
    ]
    return tellings_in(text, stems, figures_in(text))


def told(first, second, aside=frozenset()):
    return list(told_together(tellings(first), tellings(second), RARE, aside=aside))


def test_sentences_with_two_words_in_common_are_found_with_where_they_stand():
    first, second = "It rains. Bread and a bucket were there.", "A bucket, some bread. No more."
    (telling,) = told(first, second)
    assert telling.words == ("bread", "bucket")
    assert first[slice(*telling.first)] == "Bread and a bucket were there."
    assert second[slice(*telling.second)] == "A bucket, some bread."
    assert telling.rarity == 6.0


def test_words_side_by_side_in_both_are_one_word():
    assert told("They met in the harbour office.", "The harbour office is shut.") == []
    assert told("They met in the harbour office.", "The office is far from the harbour.")


def test_each_word_counts_once():
    text = "Bread in a bucket. A bucket of bread."
    assert len(told(text, text)) == 1


def test_words_aside_are_not_compared():
    assert told("Bread in a bucket.", "A bucket, bread.", frozenset({"bread"})) == []


def test_a_figure_is_told_with_a_word_and_more_if_it_is_rare():
    (few,) = told("Bread for 3.", "3 had bread.")
    (many,) = told("Bread for 1,140.", "1,140 had bread.")
    assert few.rarity < many.rarity


def test_figures_are_marked_as_everybodys_or_not():
    assert [figure_key(figure) for figure in figures_in("3 cats and 1,140 dogs")] == [
        "#3",
        "##1140",
    ]
