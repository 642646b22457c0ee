import pytest

from routes.origin.citing import cited_in, days_in, is_mentioned, same_name


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The walkout would cost millions, Elena Marsh said.", "Elena Marsh"),
        ("Its head, Elena Marsh, told reporters so.", "Elena Marsh"),
        ("Elena Marsh, who runs the port, warned of delays.", "Elena Marsh"),
        ("Ships will wait, said the port's chief executive, Elena Marsh.", "Elena Marsh"),
        ("According to Felixstowe's spokeswoman, Elena Marsh, ships wait.", "Elena Marsh"),
        ("A statement signed by its director: none. A statement by Elena Marsh.", "Elena Marsh"),
        ("Elena Marsh stood on the quay. “Go home,” she said.", "Elena Marsh"),
    ],
)
def test_speakers_are_found_before_and_behind_what_they_say(text, speaker):
    assert list(cited_in(text).speakers) == [speaker]


def test_a_place_where_somebody_speaks_is_no_speaker():
    assert not cited_in("A company in Felixstowe said that it would close.").speakers
    assert not cited_in(
        "Nobody said so. According to Felixstowe's docks office, it rains."
    ).speakers


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("A study published on Monday by Clear Water blames the weir.", "Clear Water"),
        ("The group, Clear Water, blames the weir.", "Clear Water"),
        ("In its new report, Clear Water blames the weir.", "Clear Water"),
        ("Clear Water, a charity, blames the weir.", "Clear Water"),
        ("They write so in the Journal of River Fish.", "Journal of River Fish"),
    ],
)
def test_authors_and_titles_of_reports_are_found(text, author):
    assert author in cited_in(text).reports


def test_a_people_is_no_speaker():
    assert not cited_in("It will rain, according to an American official.").speakers


def test_sources_without_a_name_are_found_by_their_sort():
    assert set(cited_in("The coast guard said that all are safe.").sorts) == {"coast guard"}
    assert set(cited_in("Kyiv's ministry of defence announced it.").sorts) == {"ministry"}
    assert set(cited_in("A letter seen by this paper tells why.").sorts) == {"letter"}
    assert not cited_in("Police came, and the ministry was on fire.").sorts


def test_titles_hold_the_words_that_introduce_a_name():
    text = "The Uzbek minister of transport, Aziz Karimov, said no."
    (span,) = cited_in(text).titles
    assert text[slice(*span)].endswith("minister of transport, Aziz Karimov")


def test_names_are_compared_by_what_tells_them_apart():
    assert same_name("Commodore Dizon", "Ramil Dizon")
    assert same_name("Clear Water", "Clear Water on the Meuse")
    assert not same_name("World Food Programme", "Environment Programme")
    assert not same_name("Aziz Karimov", "Aziz Sharipov")


def test_one_word_is_too_little_to_be_mentioned_by():
    assert is_mentioned("Elena Marsh", {"Marsh": (3, 8)}) == (3, 8)
    assert is_mentioned("Iran", {"Iran": (3, 7)}) is None
    assert is_mentioned("Free Pen Society", {"Society": (0, 7)}) is None


def test_the_day_is_the_one_on_which_something_was_said():
    assert days_in("Cranes stop from Monday, she said on Friday.") == {"Friday"}
