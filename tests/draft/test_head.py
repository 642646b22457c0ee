from pathlib import Path

import pytest

from routes.draft.head import stated_date, stated_publisher
from routes.gazetteer import Gazetteer

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
        # a byline with an outlet
        (
            "Fuel ring\nBy Daniel Hope, Mediterranean Courier | 9 June 2023\nText",
            "Mediterranean Courier",
            DAY,
        ),
        ("Title\nBy Daniel Hope | Kyiv Post | 9 June 2023\nText", "Kyiv Post", DAY),
        ("Title\nBy Daniel Hope, The Jordan Times, 9 June 2023\nText", "The Jordan Times", DAY),
        ("Title\nBy Rania Haddad, The Levant Ledger\n9 June 2023", "The Levant Ledger", DAY),
        ("Title\nBy The Maritime Post\nText", "The Maritime Post", None),
        ("Title\nBy Jane Doe, The New York Times\nText", "The New York Times", None),
        ("Title\nBy Jane Doe, Times of Malta\nText", "Times of Malta", None),
        # labels of other documents than news
        ("DISTRICT COURT\n\nINDICTMENT\n\nFiled: 9 June 2023\n\nTHE JURY", None, DAY),
        ("Title\nDate filed: June 9, 2023\nText", None, DAY),
        ("Title\nIssued: 9 June 2023\nText", None, DAY),
        ("Title\nDate of publication: 9 June 2023\nText", None, DAY),
        ("Title\nRelease date: 9 June 2023\nUpdated: 10 June 2023\nText", None, DAY),
        # a body, its place and its date
        (
            "# Tanks\n\n*Meridian Watch, Geneva — Published: 9 June 2023*\n\nMeridian Watch saw.",
            "Meridian Watch",
            DAY,
        ),
        (
            "Statement of the Ministry for Home Affairs\nValletta, 9 June 2023\n\nThe Ministry",
            "Ministry for Home Affairs",
            DAY,
        ),
        ("Press release by the Border Guard Service\n9 June 2023", "Border Guard Service", DAY),
        # a place and a date
        ("FOR RELEASE\n\nFinance Command: Dirty Oil\nCatania, 9 June 2023\n\nToday", None, DAY),
        ("Title\nValletta, Malta, Friday, June 9, 2023\nText", None, DAY),
        ("Title\nTHE HAGUE, 9 June 2023\nText", None, DAY),
        ("A sailor died off Malta\n9 June 2023\nText", None, DAY),
        # two names, of which one is labelled; one name in two forms
        ("Publisher: The Maritime Post\nKYIV, June 9 (AP) - Grain", "The Maritime Post", None),
        ("By Jane Doe, Associated Press\nKYIV, June 9 (AP) - Grain", "Associated Press", None),
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
        # a byline without a publisher
        "Title\nBy Jane Doe",
        "Title\nBy Jane Doe, London",
        "Title\nBy Jane Doe, Emily Post",
        "Title\nBy Jane Doe, World News",
        "Title\nBy Jane Doe, Senior Correspondent at the Kyiv Post",
        "By Jane Post",
        # two publishers, two dates
        "By Jane Doe, Kyiv Post\nKYIV, June 9 (Reuters) - Grain left.",
        "Publisher: Kyiv Post\nPublisher: The Maritime Post",
        "Title\nFiled: 5 June 2023\nIssued: 9 June 2023",
        "Title\nCatania, 5 June 2023\n9 June 2023",
        # dates of something else
        "Title\nThe port was closed in Catania, 9 June 2023, when the ship came.",
        "Title\nCatania on 9 June 2023 saw a blast.",
        "Title\nCatania, on 9 June 2023",
        "Title\nCatania, 9 June 2023.",
        "Title\nCatania, 9 June 2023, 14:05",
        "Beirut, 4 August 2020\nText",
        "# Title\n\n## Beirut, 4 August 2020\n\nText",
        "Explosion in the port\nBeirut, 4 August 2020",
        "Conference on fuel\nValletta, 9 June 2023",
        "Title\n![A silo](silo.jpg)\nOdesa, 9 June 2023",
        "Jane Doe\nBorn in Catania, 9 June 1973",
        "Jane Doe\nBorn: Catania, 9 June 1973",
        "Jane Doe\nPlace and date of birth:\nCatania, 9 June 1973",
        "Jane Doe\nDate of birth: 9 June 1973",
        "Jane Doe\nDate of birth\n9 June 1973",
        "Title\nJane Doe, 9 June 1973",
        "Title\nIndependence Day, 9 June 2023",
        "Title\nUpdated:\n9 June 2023",
        "Title\nFiled under: Crime, 9 June 2023",
        "Title\nEmbargoed until 9 June 2023",
        # names that only look like a publisher's
        "Statement of the Ministry for Home Affairs\nThe Ministry has taken note.",
        "Statement of Jane Doe\nThe witness says:",
        "Statement of the Ministry of Trade and the Border Agency\nThey say:",
    ],
)
def test_what_is_not_plain_is_left_out(text):
    assert (stated_publisher(text), stated_date(text)) == (None, None)


@pytest.mark.parametrize(
    "line",
    [
        "Strike Hits Central Office, Kyiv — Published: 9 June 2023",
        "Jane Doe, Geneva — Published: 9 June 2023",
    ],
)
def test_a_headline_or_an_author_before_a_labelled_date_is_no_publisher(line):
    assert (stated_publisher(f"{line}\nText"), stated_date(f"{line}\nText")) == (None, DAY)


def test_the_places_before_dates_are_those_of_the_gazetteer_given(made_file):
    baku = "1,Baku,,40.4,49.9,P,PPLC,AZ,09,1000000,,geonames,1,2026,"
    text = "Title\nCatania, 9 June 2023\nText"
    assert stated_date(text) == DAY
    assert stated_date(text, gazetteer=Gazetteer(made_file(baku))) is None


def test_the_seeds_state_one_publisher_and_no_date():
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    assert [stated_publisher(text) for text in texts if stated_publisher(text)] == [
        "Press Association"
    ]
    assert {stated_date(text) for text in texts} == {None}
