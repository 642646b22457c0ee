import pytest

from routes.origin.boilerplate import without_boilerplate

NEWS = "Rye is dear in Riga."


@pytest.mark.parametrize(
    "boilerplate",
    [
        "About Meridale Health. Meridale Health runs 38 clinics.",
        "For more information visit our site.",
        "© 2024 The Grain Post. All rights reserved.",
        "(Reporting by Ann Bly; Editing by Tom Rae)"[1:-1],
    ],
)
def test_paragraphs_about_the_publisher_are_blanked_in_place(boilerplate):
    text = f"{NEWS}\n{boilerplate}\nMore rye."
    blanked = without_boilerplate(text)
    assert blanked.split() == f"{NEWS} More rye.".split()
    assert len(blanked) == len(text)


def test_news_stay():
    for text in (
        "About 1,100 people were told to leave.",
        NEWS,
        "For more information he was paid.",
    ):
        assert without_boilerplate(text) == text
