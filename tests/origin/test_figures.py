import pytest

from routes.origin.figures import differ, figures_in, weight_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("412,000 containers", 412_000),
        ("twenty-three beaches", 23),
        ("$480 million", 480_000_000),
        ("two billion euros", 2_000_000_000),
        ("a 40-second film", 40),
        ("two thirds of the catch", 2 / 3),
        ("12 per cent", 12),
    ],
)
def test_figures_are_read_in_digits_and_words(text, value):
    (figure,) = figures_in(text)
    assert figure.value == pytest.approx(value)
    start, end = figure.span
    assert text[start:end].startswith(figure.words)


def weight(first, second):
    return max(
        (weight_of(a, b) for a in figures_in(first) for b in figures_in(second)), default=0.0
    )


def test_a_precise_figure_says_more_than_a_round_or_a_small_one():
    assert weight("412,317 tonnes", "412,317 tonnes") > weight("400,000 tonnes", "400,000 tonnes")
    assert weight("400,000 tonnes", "400,000 tonnes") > weight("four tonnes", "4 tonnes")
    assert weight("four tonnes", "four crews") == 0


def test_a_rounded_figure_is_the_same_thing_counted():
    assert weight("18,400 fish", "more than eighteen thousand fish") > 0
    assert weight("18,400 fish", "more than fifteen thousand fish") == 0


def test_figures_differ_where_the_same_is_counted_otherwise():
    assert differ(figures_in("14 of 17 drones"), figures_in("22 of 30 drones")) >= 1
    assert differ(figures_in("17 drones"), figures_in("seventeen drones")) == 0
    assert differ(figures_in("17 drones"), figures_in("30 boats")) == 0
