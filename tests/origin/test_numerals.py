import pytest

from routes.origin.numerals import figures_in


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("412,000 containers", 412_000),
        ("twenty-three beaches", 23),
        ("$480 million", 480_000_000),
        ("two billion euros", 2_000_000_000),
        ("eleven hundred and forty children", 1_140),
        ("22 mln of them", 22_000_000),
        ("down 30 pct", 30),
        ("a 40-second film", 40),
        ("two thirds of the catch", 2 / 3),
        ("nine tenths of the water", 9 / 10),
        ("12 per cent", 12),
        ("12 percent of them", 12),
    ],
)
def test_figures_are_read_in_digits_and_words(text, value):
    (figure,) = figures_in(text)
    assert figure.value == pytest.approx(value)
    start, end = figure.span
    assert text[start:end].startswith(figure.words)


def test_one_in_five_is_a_fifth():
    assert 1 / 5 in {figure.value for figure in figures_in("One in five dogs")}
    assert 1 / 5 in {figure.value for figure in figures_in("A fifth of the dogs")}


def test_a_number_in_a_name_is_no_figure():
    assert not figures_in("The tanker Volgoneft-281 sank.")


def test_a_year_is_written_without_a_comma():
    (year,), (owners,) = figures_in("in 2048"), figures_in("2,048 owners")
    assert (year.is_year, owners.is_year) == (True, False)


def test_numbers_of_another_language_are_figures_too():
    (figure,) = figures_in("1 147 cas", "fr")
    assert (figure.value, figure.words) == (1147, "1 147")
