import pytest

from routes.origin.rebuttal import rebuts


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mill has rejected a report by the group River Eye.", "en"),
        ("Nothing leaked\n\nThe mill denied that anything leaked.", "en"),
        ("All is sound, the mill said on Thursday in reply to a letter by its men.", "en"),
        ("La mine dément toute fuite.", "fr"),
        ("Минобороны опровергло сообщения о потерях.", "ru"),
    ],
)
def test_a_text_that_opens_with_a_denial_is_a_rebuttal(text, language):
    assert rebuts(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "The mill leaks, a group says. Fish die. The mill denied it.",
        "A court denied him bail.",
        "A ship was rammed near a disputed reef.",
        "The court rejected his appeal.",
    ],
)
def test_the_other_sides_word_at_the_end_makes_no_rebuttal(text):
    assert not rebuts(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Ann Bly runs the mill.\n\nShe calls the figure worthless. Her own laboratory found none.",
        "We have read of our mill with care.\n\nThe ministry ought to correct the record.",
    ],
)
def test_who_denies_further_on_and_brings_evidence_or_speaks_for_himself_answers(text):
    assert rebuts(text, "en")


def test_own_evidence_without_a_denial_is_no_rebuttal():
    assert not rebuts("The group took samples. Its own laboratory found lead.", "en")


def test_us_is_a_country_and_not_we():
    assert not rebuts(
        "US officials spoke. The US said so. Russia stood by. It denied it all.", "en"
    )
