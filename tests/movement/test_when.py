"""Which of the dates of a sentence is the movement's: labelled sentences, precision first."""

import pytest

from routes.movement import Movement, find_movements

PUBLISHED = "2023-06-14"
"""A Wednesday."""

DATED = [
    # the date behind the last place, the first place, the verb, the goods, the vehicle
    ("Grain was shipped from Odesa to Izmir on 5 June 2023.", "2023-06-05"),
    ("Two freighters took coal from Richards Bay to Rotterdam on 11 April 2022.", "2022-04-11"),
    ("The ship left Odesa on 5 June 2023 for Izmir.", "2023-06-05"),
    ("Grain was shipped on 5 June 2023 from Odesa to Izmir.", "2023-06-05"),
    ("Iran sent drones on 5 June 2023 from Amirabad to Makhachkala.", "2023-06-05"),
    ("Grain was sent from Odesa to Izmir by truck on 5 June 2023, officials said.", "2023-06-05"),
    ("Grain was shipped from Odesa to Izmir, Turkey, on 5 June 2023.", "2023-06-05"),
    ("Grain was flown from Odesa to Izmir airport on 5 June 2023.", "2023-06-05"),
    ("Grain left Odesa on Sept. 5, 2022, for Izmir.", "2022-09-05"),
    ("Copper was trucked from Kolwezi to Durban in March 2021, according to records.", "2021-03"),
    ("A convoy of trucks carried ammunition from Rzeszow to Lviv in early June 2023.", "2023-06"),
    ("The gold was flown from Khartoum to Dubai between 12 and 15 January 2023.",
     "2023-01-12/2023-01-15"),
    ("Grain has been shipped from Odesa to Izmir since March 2022.", "2022-03/.."),
    ("Timber was floated from Mandalay to Yangon until April 2019.", "../2019-04"),
    ("Refugees were evacuated by bus from Aleppo to Idlib on 15 December 2016 after a truce.",
     "2016-12-15"),
    ("No grain was shipped from Odesa to Izmir in May 2023.", "2023-05"),
    ("A barge is to carry fertiliser from Antwerp to Basel in August 2023.", "2023-08"),
    # the date before the clause, or between the subject and its verb
    ("On 5 June 2023, grain was shipped from Odesa to Izmir.", "2023-06-05"),
    ("On 5 June 2023 drones were shipped from Amirabad to Makhachkala.", "2023-06-05"),
    ("In May 2023, 300 tonnes of grain were shipped from Odesa to Izmir.", "2023-05"),
    ("On 11 April 2022 two rusty freighters took coal from Durban to Rotterdam.", "2022-04-11"),
    ("In 1948 coal was flown from Frankfurt to Berlin.", "1948"),
    ("He said that on 5 June 2023 rifles were flown from Minsk to Tripoli.", "2023-06-05"),
    # reckoned from the publication
    ("Grain was shipped from Odesa to Izmir in May.", "2023-05"),
    ("Grain was shipped from Odesa to Izmir last Friday.", "2023-06-09"),
    ("On Friday, a ship with grain left Odesa for Izmir.", "2023-06-09"),
    ("A train with tanks left Minsk for Gomel early on Sunday.", "2023-06-11"),
    ("The tanker Delta Star left Kharg for Banias yesterday.", "2023-06-13"),
    ("Last year rifles were flown from Minsk to Tripoli.", "2022"),
    ("The gold, flown from Khartoum to Dubai on Monday, was sold on Tuesday.", "2023-06-12"),
    # another date is clearly that of something else
    ("Kirby said on June 9 that drones were shipped from Amirabad to Makhachkala in May 2023.",
     "2023-05"),
    ("Wheat was shipped from Berdyansk to Latakia on 2 June, the ministry said on 9 June.",
     "2023-06-02"),
    ("Tankers were escorted from Djibouti to Aqaba on 9 June, a day after the attack of 8 June.",
     "2023-06-09"),
]  # fmt: skip

UNDATED = [
    # said, denied, published then
    "Kirby said on June 9 that drones were shipped from Amirabad to Makhachkala.",
    "Ankara denied on 9 June 2023 that grain was shipped from Odesa to Izmir.",
    "Wheat was shipped from Berdyansk to Latakia, the ministry said on 9 June 2023.",
    "On June 9, 2023, the ministry confirmed that ammunition was sent from Plovdiv to Kyiv.",
    "KYIV, June 9 (Reuters) - Grain was shipped from Odesa to Izmir.",
    "June 9 (Reuters) - Grain was shipped from Odesa to Izmir.",
    "On June 9, 2023 — grain was shipped from Odesa to Izmir.",
    "A report published on 2 May 2023 says copper was trucked from Kolwezi to Durban.",
    "According to a letter of 3 May 2023, ammunition was sent from Plovdiv to Kyiv.",
    # built, harvested, found, seized, hit then
    "Grain harvested in 2022 was shipped from Odesa to Izmir.",
    "Drones made in Iran in 2022 were shipped from Amirabad to Makhachkala.",
    "Wheat from the 2022 harvest was shipped from Berdyansk to Latakia.",
    "The tanker, seized in 2022, carried oil from Kharg to Baniyas.",
    "The tanker carried oil from Kharg to Baniyas, a port that reopened in 2022.",
    "The ship carrying grain from Odesa to Izmir on 5 June 2023 sank.",
    "The ship carrying grain from Odesa to Izmir on 5 June 2023 was hit by a missile.",
    "Drones shipped from Iran to Russia hit Kyiv on 5 June 2023.",
    "The drones, which were shipped from Iran to Russia, on 5 June 2023 struck Kyiv.",
    "On 5 June 2023 inspectors found grain that had been shipped from Odesa to Izmir.",
    "Police seized coal on 3 March 2023 that had been flown from Frankfurt to Berlin.",
    "Police seized coal flown from Frankfurt to Berlin on 3 March 2023.",
    "The minister resigned on 3 March 2023, and coal was flown from Frankfurt to Berlin.",
    "Satellite images of 5 June 2023 show trucks moving arms from Minsk to Moscow.",
    "After the truce of 15 December 2016 refugees were evacuated by bus from Aleppo to Idlib.",
    # two dates, or one that is not clear
    "The ship left Odesa on 5 June 2023 and arrived in Izmir on 8 June 2023.",
    "The ship left Odesa on 5 June 2023 and arrived in Izmir three days later.",
    "Grain was shipped on 5 and 7 June 2023 from Odesa to Izmir.",
    "Rifles were flown from Minsk to Tripoli in 2019 and 2020.",
    "Oil went from Kharg to Baniyas in June 2022 and in June 2023.",
    "The rifles were flown from Minsk to Tripoli by June 2023.",
    "Cocaine was shipped from Guayaquil to Antwerp on the night of 3 March 2023.",
    "A barge carried fertiliser from Antwerp to Basel in November.",
    "A train with tanks left Minsk for Gomel last Monday.",
    "On Tuesday, June 14, coal was flown from Frankfurt to Berlin.",
    "Two weeks ago rifles were flown from Minsk to Tripoli.",
    # not over, not begun, or only begun then
    "Iran began shipping drones from Amirabad to Makhachkala in May 2023.",
    "Grain will be shipped from Odesa to Izmir on Friday.",
    "Grain leaves Odesa for Izmir on Friday.",
    "The next train with sugar leaves Kyiv for Gdansk on 5 March.",
    "Coal was flown from Frankfurt to Berlin every Friday.",
]


def first(text: str, published: str | None = PUBLISHED) -> Movement:
    return find_movements(text, published=published)[0]


@pytest.mark.parametrize(("text", "date"), DATED)
def test_the_date_that_a_sentence_states_for_a_movement_is_read(text, date):
    assert first(text).date == date


@pytest.mark.parametrize("text", UNDATED)
def test_a_date_that_is_not_surely_the_movement_s_is_left_out(text):
    assert first(text).date is None


def test_the_table_is_long_enough_to_mean_something():
    assert len(DATED) >= 30
    assert len(UNDATED) >= 40


@pytest.mark.parametrize("text", [text for text, _ in DATED])
def test_the_quote_holds_the_words_of_the_date(text):
    movement = first(text)
    (reason,) = [reason for reason in movement.reasons if reason.startswith("date from")]
    quotes = [text[start:end] for start, end in (*movement.says, *movement.denies)]
    assert any(reason.split("“")[1].split("”")[0] in quote for quote in quotes)


def test_what_is_reckoned_from_the_publication_says_so():
    movement = first("Grain was shipped from Odesa to Izmir last Friday.")
    assert "date from “last Friday”, reckoned from the publication on 2023-06-14" in (
        movement.reasons
    )
    assert first("Grain was shipped from Odesa to Izmir last Friday.", None).date is None


def test_each_movement_of_a_sentence_has_its_own_date():
    text = (
        "On 5 June 2023 grain was shipped from Odesa to Izmir and on 8 June 2023 trucked from "
        "Izmir to Ankara."
    )
    assert [movement.date for movement in find_movements(text)] == ["2023-06-05", "2023-06-08"]


def test_a_movement_that_goes_on_from_another_does_not_take_its_date():
    text = "Grain was shipped from Odesa to Izmir on 5 June 2023 and from there trucked to Ankara."
    assert [movement.date for movement in find_movements(text)] == ["2023-06-05", None]


@pytest.mark.parametrize(
    ("text", "cargo"),
    [
        ("On 5 June 2023 drones were shipped from Amirabad to Makhachkala.", "drones"),
        (
            "In May 2023, 300 tonnes of grain were shipped from Odesa to Izmir.",
            "300 tonnes of grain",
        ),
        ("A ship carried grain Friday from Odesa to Izmir.", "grain"),
        ("On Friday 20 lorries with flour left Ashdod for Gaza.", None),
    ],
)
def test_a_date_is_no_cargo(text, cargo):
    assert first(text).cargo == cargo
