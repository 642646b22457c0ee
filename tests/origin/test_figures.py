from routes.origin.figures import differ, is_telling, share_none, shared_figures
from routes.origin.numerals import figures_in


def weight(first, second, *, is_across=False):
    found = shared_figures(figures_in(first), figures_in(second), is_across=is_across)
    return sum(weight for _, _, weight in found)


def test_a_precise_figure_says_more_than_a_round_or_a_small_one():
    assert weight("412,317 tonnes", "412,317 tonnes") > weight("400,000 tonnes", "400,000 tonnes")
    assert weight("400,000 tonnes", "400,000 tonnes") > weight("four tonnes", "4 tonnes")
    assert weight("four tonnes", "four crews") == 0


def test_a_small_number_says_a_little_where_words_cannot_be_compared():
    assert 0 < weight("four tonnes", "four crews", is_across=True) < weight("four crews", "4 crews")


def test_a_rounded_figure_is_the_same_thing_counted():
    assert weight("18,400 fish", "more than eighteen thousand fish") > 0
    assert weight("18,400 fish", "more than fifteen thousand fish") == 0


def test_figures_differ_where_the_same_is_counted_otherwise():
    assert differ(figures_in("14 of 17 drones"), figures_in("22 of 30 drones")) >= 1
    assert differ(figures_in("17 drones"), figures_in("seventeen drones")) == 0
    assert differ(figures_in("17 drones"), figures_in("30 boats")) == 0


def test_other_sums_and_times_are_not_the_same_counted_otherwise():
    assert differ(figures_in("17 per cent, $3"), figures_in("30 per cent, $9")) == 0


def test_two_texts_that_count_much_may_share_nothing():
    much, more = figures_in("412 lorries and 317 boats"), figures_in("928 men and 655 cows")
    assert share_none(much, more, 2)
    assert not share_none(much, much, 2)
    assert not share_none(much, figures_in("928 men"), 2)


def test_a_year_or_a_round_number_is_not_telling():
    assert [is_telling(figure) for figure in figures_in("in 2023, 40 men, 412 boats")] == [
        *(False, False, True)
    ]


def test_the_same_unit_says_less_than_the_same_thing_counted():
    assert weight("14 hours", "14 hours") < weight("14 trawlers", "14 trawlers")
