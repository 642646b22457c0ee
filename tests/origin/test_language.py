import pytest

from routes.origin.language import language_of, script_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ship left and was not seen.", "en"),
        ("El barco salió de la bahía y no se sabe más.", "es"),
        ("Das Schiff ist nicht in den Hafen gekommen.", "de"),
        ("Зерно вивозять з Одеси до Лівії.", "uk"),
        ("Зерно вывозят.", "ru"),
        ("گندم را از بندر بردند.", "fa"),
        ("Oslo", "en"),
    ],
)
def test_the_language_is_told_by_small_words_or_letters(text, language):
    assert language_of(text) == language


def test_a_name_in_another_script_changes_nothing():
    assert script_of("The town of Одеса lies by the sea.") == "Latin"
    assert script_of("Місто Odesa лежить біля моря.") == "Cyrillic"
