import re

import pytest

from routes.claim.amount import AMOUNT, DURATION, read_amount


def read(words, pattern=AMOUNT):
    return read_amount(re.fullmatch(pattern, words, re.IGNORECASE).groupdict())


@pytest.mark.parametrize(
    ("words", "low_km", "high_km", "hedge"),
    [
        ("a hundred-odd kilometres", 100, 100, "about"),
        ("60 km or so", 60, 60, "about"),
        ("just under 1,000 kilometres", 1000, 1000, "about"),
        ("a good 300 km", 300, 300, "about"),
        ("well over 100 miles", 160.9, 160.9, "at least"),
        ("not even 40 km", 40, 40, "at most"),
        ("a mere 10 nm", 18.5, 18.5, ""),
        ("only half a dozen miles", 9.7, 9.7, ""),
        ("1\u202f500 km", 1500, 1500, ""),
        ("tens of kilometres", 20, 90, ""),
        ("400 km (250 miles)", 400, 400, ""),
    ],
)
def test_distances_are_read_in_kilometres(words, low_km, high_km, hedge):
    amount = read(words)
    assert (amount.low, amount.high) == pytest.approx((low_km, high_km), abs=0.1)
    assert amount.hedge == hedge


@pytest.mark.parametrize(
    ("words", "hours"),
    [("three quarters of an hour", 0.75), ("half a day", 12), ("45 minutes", 0.75)],
)
def test_times_are_read_in_hours(words, hours):
    assert read(words, DURATION).low == pytest.approx(hours)


@pytest.mark.parametrize(
    ("words", "rounding"),
    [
        ("300 km", 50 / 300),
        ("1,100 km", 50 / 1100),
        ("317 km", 0.5 / 317),
        ("two hundred and fifty miles", 5 / 250),
        ("12.5 km", 0),
        ("300 to 400 km", 0),
        ("several hundred miles", 0),
    ],
)
def test_a_round_figure_leaves_open_half_of_its_last_digit(words, rounding):
    assert read(words).rounding == pytest.approx(rounding)


@pytest.mark.parametrize("words", ["120 km/h", "300 kmx", "5 metres"])
def test_speeds_and_other_units_are_no_distances(words):
    assert re.fullmatch(AMOUNT, words) is None
