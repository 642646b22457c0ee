from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes.date_words import find_date_words
from routes.dates import check_date

FRIDAY = "2023-06-09"
"""When the words were published."""


def read(text: str, published: str | None = FRIDAY):
    found = find_date_words(text, (0, len(text)), published=published)
    return [(text[words.start : words.end], words.edtf) for words in found]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("on 5 June 2023", "2023-06-05"),
        ("on the 5th of June 2023", "2023-06-05"),
        ("June 5th, 2023", "2023-06-05"),
        ("on Sept. 5, 2022", "2022-09-05"),
        ("Tuesday, May 30, 2023", "2023-05-30"),
        ("on 2023-06-05", "2023-06-05"),
        ("early on 5 June 2023", "2023-06-05"),
        ("in May 2023", "2023-05"),
        ("in May of 2022", "2022-05"),
        ("in early June 2023", "2023-06"),
        ("in mid-2022", "2022"),
        ("In 1948", "1948"),
        ("between 3 and 7 September 2022", "2022-09-03/2022-09-07"),
        ("from 3 to 7 September 2022", "2022-09-03/2022-09-07"),
        ("September 3–7, 2022", "2022-09-03/2022-09-07"),
        ("between June 3 and 7, 2023", "2023-06-03/2023-06-07"),
        ("between 28 December and 3 January 2023", "2022-12-28/2023-01-03"),
        ("from 28 December 2022 to 3 January", "2022-12-28/2023-01-03"),
        ("between May and July 2022", "2022-05/2022-07"),
        ("between 2019 and 2021", "2019/2021"),
        ("since March 2022", "2022-03/.."),
        ("until May 2023", "../2023-05"),
    ],
)
def test_dates_with_a_year_are_read_without_knowing_the_publication(words, edtf):
    assert read(words, published=None) == [(words, edtf)]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("on 5 June", "2023-06-05"),
        ("on December 12", "2022-12-12"),
        ("in May", "2023-05"),
        ("between 3 and 7 June", "2023-06-03/2023-06-07"),
        ("between 28 December and 3 January", "2022-12-28/2023-01-03"),
        ("since March", "2023-03/.."),
        ("Tuesday, May 30", "2023-05-30"),
        ("on Wednesday", "2023-06-07"),
        ("on Friday", "2023-06-09"),
        ("Saturday", "2023-06-03"),
        ("last Friday", "2023-06-02"),
        ("yesterday", "2023-06-08"),
        ("earlier this month", "2023-06"),
        ("last month", "2023-05"),
        ("late last year", "2022"),
    ],
)
def test_a_date_without_a_year_is_reckoned_from_the_publication_and_from_nothing_else(words, edtf):
    assert read(words) == [(words, edtf)]
    (found,) = find_date_words(words, (0, len(words)), published=FRIDAY)
    assert found.reckoned
    for published in (None, "2023", "2023-06", "2023-06-09?"):
        assert {date for _, date in read(words, published=published)} <= {None}


@pytest.mark.parametrize(
    "words",
    [
        "in September",  # of last year, or to come
        "on 12 June",  # the next one is nearer than the last
        "last Thursday",  # yesterday, or a week ago
        "last May",
        "next Friday",
        "on Fridays",
        "every Friday",
        "Good Friday",
        "two weeks ago",
        "last week",
        "last year's",
        "later this year",
        "over the last year",
        "tomorrow",
        "by June 2023",
        "before 5 June 2023",
        "around 5 June 2023",
        "on 5 and 7 June 2023",
        "on June 5 and 7, 2023",
        "in 2022 and 2023",
        "in May or June 2023",
        "in June 2022 and in June 2023",
        "between May and 7 June 2023",
        "Wednesday, May 30, 2023",  # a Tuesday
        "on 31 June 2023",
        "on 29 February",
        "on 2023-06-31",
        "on the night of 5 June 2023",
        "in spring 2022",
        "in 5 June 2023",
        "on June 5, 2000 tonnes",
    ],
)
def test_what_is_not_clear_is_found_without_a_date(words):
    (_, date), *_ = read(words)
    assert date is None


@pytest.mark.parametrize(
    "text",
    [
        "May it be said that 5 of 2023 men march on, 12 or 13 abreast",
        "in 2000 tonnes of wheat",
        "the 1990s and the 2000's",
        "a march of 15.5 km, 2,023 men, 20230605, 5/6/2023, 14:05",
        "he may sail; the august Juniper",
    ],
)
def test_numbers_and_words_that_are_no_dates_are_left_alone(text):
    assert read(text) == []


def test_a_number_of_things_behind_a_day_is_no_year():
    assert read("On June 5, 300 tonnes") == [("On June 5", "2023-06-05")]
    assert read("On 5 June 2022 drones") == [("On 5 June 2022", "2022-06-05")]


def test_only_a_part_of_the_text_is_read():
    text = "in May 2022, in June 2022"
    (found,) = find_date_words(text, (12, len(text)))
    assert text[found.start : found.end] == "in June 2022"


SMALL_WORDS = ["on", "in", "since", "between", "from", "to", "and", "-", ",", "of", "the", "’s"]
PARTS = ["5", "31", "0", "7th", "2023", "2023-02-30", "May", "June", "last", "Friday", "early"]


@given(st.lists(st.sampled_from([*SMALL_WORDS, *PARTS])).map(" ".join))
def test_whatever_the_words_dates_are_edtf_and_stand_apart(text):
    found = find_date_words(text, (0, len(text)), published=FRIDAY)
    for words in found:
        assert words.edtf is None or check_date(words.edtf)
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_an_earliest_date_stands_for_none():
    text = "A ship sailed yesterday and on Friday."
    assert all(
        w.edtf is None for w in find_date_words(text, (0, len(text)), published="0001-01-01")
    )


@pytest.mark.parametrize(
    "text",
    [
        "In June 2000 tonnes of grain were shipped",
        "In May 1200 soldiers went",
        "from May 2021 to 2022",
        "between 2019 and June 2021",
        "from 30 to 2 June 2020",
    ],
)
def test_no_year_or_month_is_made_up(text):
    found = find_date_words(text, (0, len(text)), published="2023-06-14")
    assert not [w.edtf for w in found if w.edtf]
