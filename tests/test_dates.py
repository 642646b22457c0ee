import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes.dates import check_date, wider_date, written_date
from routes.errors import DateError
from routes.language import Language


@pytest.mark.parametrize(
    "text",
    [
        "2023",
        "2023-06",
        "2023-06-09",
        "2024-02-29",
        "2000-02-29",
        "2023-09-07/2023-09-08",
        "2023-09/2023-10-01",
        "../2023-05",
        "2023-05/..",
        "/2023-05",
        "2023-05/",
        "2023?",
        "2023-06~",
        "2023-06-09%",
        "1984?/2004~",
        "2023-21",
        "202X",
        "2023-XX",
        "[2022,2023]",
        "{2022,2023}",
        "Y17000",
        "-0044",
        "0000",
        "2023-06-09T12:30:00Z",
    ],
)
def test_an_edtf_date_comes_back_as_it_stands(text):
    assert check_date(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "/",
        "../..",
        "2022/2023/2024",
        "9 June 2023",
        "June",
        "2023-6-9",
        "20230609",
        "09.06.2023",
        "2023-06-09/yesterday",
        "not stated",
        "unknown",
        "12345",
    ],
)
def test_anything_else_is_refused_with_examples(text):
    with pytest.raises(DateError, match=r"is not an EDTF date; write 2023-06-09, 2023-06, 2023,"):
        check_date(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2023-00", "there is no month 00"),
        ("2023-13", "there is no month 13"),
        ("2023-13-01", "there is no month 13"),
        ("2023-06-00", "June 2023 has no day 00"),
        ("2023-06-31", "June 2023 has no day 31"),
        ("2023-02-29", "February 2023 has no day 29"),
        ("1900-02-29", "February 1900 has no day 29"),
        ("2023-02-30/2023-03-01", "February 2023 has no day 30"),
        ("2023-02-30?", "February 2023 has no day 30"),
        ("2023-09-08/2023-09-07", "it ends before it begins"),
        ("2023/2022-12", "it ends before it begins"),
    ],
)
def test_a_day_that_no_calendar_has_is_told_as_such(text, why):
    with pytest.raises(DateError, match=re.escape(f"'{text}' is not possible: {why}")):
        check_date(text)


@pytest.mark.parametrize("text", ["２０２３", "٢٠٢٣-٠٦", "२०२३-०६-०९"])
def test_only_ascii_digits_are_digits_of_a_date(text):
    with pytest.raises(DateError, match="is not an EDTF date"):
        check_date(text)


@pytest.mark.parametrize("text", [" 2023", "2023 ", "2023-06-09\n"])
def test_white_space_is_no_part_of_a_date(text):
    with pytest.raises(DateError, match="is not an EDTF date"):
        check_date(text)


def test_a_date_error_is_a_value_error_that_shows_the_text():
    with pytest.raises(ValueError, match="'9 June' is not"):
        check_date("9 June")


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day):
    assert check_date(day.isoformat()) == day.isoformat()
    assert written_date(day.isoformat()) == f"{day.day} {day:%B} {day.isoformat()[:4]}"


@given(st.text("0123456789-/.?~%XYTZ[]{},:+ " + string.ascii_letters, max_size=14))
def test_a_text_is_either_refused_with_a_date_error_or_can_be_written_out(text):
    try:
        check_date(text)
    except DateError:
        return
    assert written_date(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2023", "2023"),
        ("2023-06", "June 2023"),
        ("2023-06-09", "9 June 2023"),
        ("2023-12-31", "31 December 2023"),
        ("2023-09-07/2023-09-08", "7 September 2023 to 8 September 2023"),
        ("2022/2023-02", "2022 to February 2023"),
        ("../2023-05", "until May 2023"),
        ("/2023-05", "until May 2023"),
        ("2023-05/..", "from May 2023"),
        ("2023-05/", "from May 2023"),
        ("2022?", "2022 (uncertain)"),
        ("2022-03~", "March 2022 (about)"),
        ("2022-03-01%", "1 March 2022 (about, uncertain)"),
        ("1984?/2004~", "1984 (uncertain) to 2004 (about)"),
    ],
)
def test_a_date_is_written_out_as_a_newspaper_prints_it(text, written):
    assert written_date(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [("../2023-05", "до мая 2023"), ("2023-05/..", "с мая 2023"), ("2023-05", "май 2023")],
)
def test_a_month_is_declined_where_it_bounds_a_time(text, written):
    assert written_date(text, Language("ru")) == written


@pytest.mark.parametrize("text", ["2023-21", "202X", "[2022,2023]", "Y17000", "-0044"])
def test_a_form_without_a_printed_equivalent_stands_as_it_is(text):
    assert written_date(text) == text


@pytest.mark.parametrize(
    ("one", "other", "wider"),
    [
        ("2023-06-09", "2023-06-09", "2023-06-09"),
        ("2023-06-09", "2023-06", "2023-06"),
        ("2023-06", "../2023-06", "../2023-06"),
        ("2023-05/..", "2023-06/2023-07", "2023-05/.."),
        ("2023-06-09", "2023-06-10", None),
        ("2023-06-01/2023-06-09", "2023-06-08/2023-06-12", None),
        ("../2023-06", "2023-05/..", None),
        ("some day", "2023", None),
        ("2023-06~", "2023-06", "2023-06~"),
        ("2023-06?", "2023-06%", "2023-06%"),
        ("2023-06?", "2023-06~", "2023-06~"),
        ("2023-06", "2023-06-01/2023-06-30", "2023-06"),
        ("2023-06-09~", "2023-06", "2023-06"),
        ("1970-01-01", "1970", "1970"),
    ],
)
def test_of_two_dates_the_one_that_holds_the_other_is_known(one, other, wider):
    assert wider_date(one, other) == wider_date(other, one) == wider
