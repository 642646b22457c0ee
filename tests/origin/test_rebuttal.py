import pytest

from routes.origin.rebuttal import rebuts


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mill has rejected a report by the group River Eye.", "en"),
        ("Nothing leaked\n\nThe mill denied that anything leaked.", "en"),
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
