from pathlib import Path

import pytest

from routes.draft.head import stated_date, stated_publisher

SEEDS = Path(__file__).parents[2] / "seeds"
DAY = "2023-06-09"


@pytest.mark.parametrize(
    ("text", "publisher", "date"),
    [
        # datelines and credits
        ("GDANSK, Poland (Reuters) - A ship sailed.", "Reuters", None),
        ("KYIV, June 9 (Reuters) — Grain was shipped from Odesa.", "Reuters", None),
        ("June 9 (Reuters) - Grain was shipped from Odesa.", "Reuters", None),
        ("(Reuters) - Grain was shipped from Odesa.", "Reuters", None),
        ("WASHINGTON, June 9, 2023 (AP) -- Grain was shipped.", "AP", DAY),
        ("BUCHAREST, June 9, 2023 (Eastern Wire) — Grain was shipped.", None, DAY),
        ("BUCHAREST, June 9, 2023 (a Friday) — Grain was shipped.", None, None),
        ("LONDON, 9 June 2023 – Grain was shipped from Odesa.", None, DAY),
        ("Port-au-Prince, Haiti, June 9, 2023 (AFP) - Rice came.", "AFP", DAY),
        # labels
        ("Title\nPublished: 9 June 2023\nText", None, DAY),
        ("Title\nPublished 9 June 2023, 14:05\nText", None, DAY),
        ("Published: 2023-06-09\nText", None, DAY),
        ("Published: 2023-06-09T14:05:00Z\nText", None, DAY),
        ("Posted on June 9, 2023 at 5:30 p.m. ET\nText", None, DAY),
        ("Published 9 June 2023 | Updated 10 June 2023", None, DAY),
        ("Published 9 June 2023, last updated on 10 June 2023", None, DAY),
        ("Published by The Maritime Post on 9 June 2023", "The Maritime Post", DAY),
        ("Publisher: The Maritime Post\nDate: 9 June 2023", "The Maritime Post", DAY),
        ("Subject: x\nDate: Fri, 09 Jun 2023 14:05:00 +0000\n\nText", None, DAY),
        # bylines
        ("By X | 9 June 2023\nText", None, DAY),
        ("By Jane Doe, 9 June 2023\nText", None, DAY),
        ("By Jane Doe on June 9, 2023\nText", None, DAY),
        ("By Jane Doe, Reuters | 9 June 2023\nText", "Reuters", DAY),
        ("Title\n\nBy Jane Doe, Reuters\n", "Reuters", None),
        ("Title\nBy Press Association\n", "Press Association", None),
        ("Reuters | June 9, 2023\nText", "Reuters", DAY),
        ("Reuters, 9 June 2023\nText", "Reuters", DAY),
        ("World · Friday, 9 June 2023 · 3 min read\nText", None, DAY),
        # a date by itself
        ("Title\nJune 9, 2023\nText", None, DAY),
        ("Friday, 9 June 2023, 14:05 GMT\nText", None, DAY),
        ("# Title\n\n*9 June 2023*\n\nText", None, DAY),
        ("## Title\n**Published:** 9 June 2023\nText", None, DAY),
        # both
        ("5 June 2023\nPublished: 9 June 2023\nText", None, DAY),
    ],
)
def test_publisher_and_date_are_read_where_the_first_lines_state_them(text, publisher, date):
    assert (stated_publisher(text), stated_date(text)) == (publisher, date)


@pytest.mark.parametrize(
    "text",
    [
        "Ship seized on 5 June 2023",
        "Grain left Odesa on 9 June 2023, says Reuters",
        "Kyiv, Ukraine, Tuesday, May 30, 2023.",  # a caption
        "Photo: Jane Doe, 9 June 2023",
        "KYIV, UKRAINE - JUNE 5: a woman walks past a silo",
        "Odesa, 5 June 2023 – a woman walks past a silo",
        "A silo in Odesa, 5 June 2023. (Jane Doe/AP)",
        "9 June 2023: grain left Odesa",
        "9 June 2023 – Grain left Odesa",
        "On 9 June 2023",
        "Updated 10 June 2023",
        "June 2023",
        "Friday",
        "Published last Friday",
        "9/6/2023",
        "31 June 2023",
        "5 June 2023\nGrain left Odesa.\n9 June 2023\nCoal left Izmir.",  # a diary
        "Published 5 June 2023\nPublished 9 June 2023",
        f"Title\n{'Grain left Odesa for Izmir, said the port. ' * 4}\n9 June 2023\nText",
        "Title\n" * 8 + "Published: 9 June 2023",
        "He told (AP) - that grain had left",
        "About Reuters\nReuters\nReuters, the agency",
        "Published by the port",
        "Nothing is stated here, not even in 2023.",
    ],
)
def test_what_is_not_plain_is_left_out(text):
    assert (stated_publisher(text), stated_date(text)) == (None, None)


def test_the_seeds_state_one_publisher_and_no_date():
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    assert [stated_publisher(text) for text in texts if stated_publisher(text)] == [
        "Press Association"
    ]
    assert {stated_date(text) for text in texts} == {None}
