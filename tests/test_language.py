"""The words of the interface: every key in every language, with the same places for values."""

import csv
import re
from pathlib import Path

import pytest

from routes.language import CODES, ENGLISH, Language

TABLE = Path(__file__).parents[1] / "data" / "interface_words.csv"
NEEDED = {  # the plural categories of whole numbers in Unicode CLDR
    "en": {"one", "other"},
    "ru": {"one", "few", "many", "other"},
    "uk": {"one", "few", "many", "other"},
    "fa": {"one", "other"},
    "ar": {"one", "two", "few", "many", "other"},
}
PLURAL = re.compile(r"(.+)\.(one|two|few|many|other)")


def rows():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize("code", CODES)
def test_every_key_is_said_in_every_language(code):
    for key, row in rows().items():
        plural = PLURAL.fullmatch(key)
        if plural and f"{plural[1]}.other" in rows():
            assert bool(row[code]) == (plural[2] in NEEDED[code]), key
        else:
            assert row[code].strip(), key


@pytest.mark.parametrize("code", CODES)
def test_values_stand_in_the_same_places_in_every_language(code):
    def places(words):
        return set(re.findall(r"\{(\w+)\}", words))

    for key, row in rows().items():
        if row[code] and row["en"]:
            missing = places(row["en"]) ^ places(row[code])
            # Arabic and others may say one and two without a numeral.
            assert missing <= ({"n"} if PLURAL.fullmatch(key) else set()), key


def test_the_table_is_in_order_so_that_a_key_is_found():
    keys = list(rows())
    assert keys == sorted(keys)


def test_a_count_takes_the_plural_of_its_language():
    assert Language("ru").counted("sources", 22) == "22 источника"
    assert Language("ar").counted("sources", 2) == "مصدران"
    assert ENGLISH.counted("sources", 1) == "1 source"


def test_a_value_with_braces_is_a_value():
    assert ENGLISH.say("cargo", cargo="{cargo} {{ 6*7 }}") == "Cargo: {cargo} {{ 6*7 }}"


def test_a_month_alone_and_a_day_are_declined():
    assert (Language("ru").month(6), Language("ru").month(6, 9)) == ("июнь", "9 июня")


def test_thousands_are_grouped_as_the_language_does():
    assert ENGLISH.number(12345.4) == "12,345"
    assert Language("uk").number(12345.4) == "12\u00a0345"


def test_persian_is_written_from_right_to_left():
    assert [Language(code).direction for code in ("en", "fa", "ar")] == ["ltr", "rtl", "rtl"]


def test_the_script_gets_only_its_own_words():
    words = Language("fa").script_words
    assert words
    assert not [key for key in words if key.startswith(("page.", "kind.", "legend."))]


def test_a_name_from_right_to_left_does_not_turn_an_english_line_around():
    assert ENGLISH.listed(["امیرآباد", "9 June"]) == "\u2068امیرآباد\u2069 · 9 June"
    assert ENGLISH.listed(["Amirabad", "9 June"]) == "Amirabad · 9 June"
