import pytest

from routes.origin.speakers import days_in, speakers_in, titles_of


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
        ("Elena Marsh of the Dock Union told reporters so.", "Elena Marsh"),
        ("It will rain, says the mayor of Lagos, Elena Marsh.", "Elena Marsh"),
        ("It goes by way of Kalamata, says the analytics firm Seabright.", "Seabright"),
        ("When Elena Marsh announced it, nobody came.", "Elena Marsh"),
    ],
)
def test_speakers_are_found_before_and_behind_what_they_say(text, speaker):
    assert list(speakers_in(text, "en")) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "A company in Felixstowe said that it would close.",
        "Nobody said so. According to Felixstowe's docks office, it rains.",
        "It will rain, according to an American official.",
        "Campaigners said that it rains.",
        "Work begins on 1 December, says a sign.",
        "He said that it rains.",
    ],
)
def test_places_peoples_months_and_nouns_are_no_speakers(text):
    assert not speakers_in(text, "en")


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("« Il pleut », a déclaré le ministre, Elias Mumba.", "fr", "Elias Mumba"),
        ("Como dice Camila Prado, llueve.", "es", "Camila Prado"),
        ("По его словам, идёт дождь, заявил Олег Сапрыкин.", "ru", "Олег Сапрыкин"),
    ],
)
def test_in_other_languages_names_beside_verbs_of_saying_are_speakers(text, language, speaker):
    assert list(speakers_in(text, language)) == [speaker]


def test_titles_hold_the_words_that_introduce_a_name():
    text = "The Uzbek minister of transport, Aziz Karimov, said no."
    (span,) = titles_of(text, {"Karimov"})
    assert text[slice(*span)].endswith("minister of transport, Aziz Karimov")


def test_the_day_is_the_one_on_which_something_was_said():
    assert days_in("Cranes stop from Monday, she said on Friday.") == {"Friday"}


def test_a_role_before_a_name_is_a_title_without_an_article_too():
    text = "It rains, said transport minister Aziz Karimov."
    (span,) = titles_of(text, {"Karimov"})
    assert text[slice(*span)].endswith("transport minister Aziz Karimov")
