import pytest

from routes.origin.foreign_numerals import foreign_numerals


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("3.900 metros cúbicos", "es", 3900),
        ("1 147 cas", "fr", 1147),
        ("2,3 millones de guías", "es", 2_300_000),
        ("4,4 млрд кубометрів", "uk", 4.4e9),
        ("21,4 млн тонн", "ru", 21.4e6),
        ("۲۴۲ میلیون متر", "fa", 242e6),
        ("84 مليون درهم", "ar", 84e6),
        ("elf Anwendungen", "de", 11),
        ("dix-neuf morts", "fr", 19),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(text, language, value):
    ((found, span, _),) = foreign_numerals(text, language)
    assert found == pytest.approx(value)
    assert text[slice(*span)] == text[: span[1]]


def test_per_cent_is_counted_as_in_english():
    ((_, _, nouns),) = foreign_numerals("61 % de sa surface", "fr")
    assert "cent" in nouns
