"""The words of the interface: every key in every language, with the same places for values."""

import csv
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from routes.language import CODES, ENGLISH, Language, Remark
from routes.water import passage_names
from tests.interface import LATIN_NAMES

SEEDS = Path(__file__).parents[1] / "seeds"
STATIC = Path(__file__).parents[1] / "routes" / "webmap" / "static"
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


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_no_other_language_has_english_words(code):
    known = re.compile("|".join(map(re.escape, LATIN_NAMES)) + r"|\bCtrl\b|\{\w+\}")
    for key, row in rows().items():
        assert not re.search("[A-Za-z]", known.sub("", row[code])), key


@pytest.mark.parametrize(
    ("code", "letters"), [("ru", "іїєґ"), ("uk", "ыэъё"), ("fa", "يكىة"), ("ar", "یکگچپژ")]
)
def test_no_word_has_letters_of_a_neighbouring_language(code, letters):
    words = [row[code] for row in rows().values()]
    for file in ("ne_countries.csv", "ne_seas.csv"):
        with TABLE.with_name(file).open(encoding="utf-8", newline="") as table:
            words += [row[f"name_{code}"] for row in csv.DictReader(table)]
    assert not [one for one in words if set(letters) & set(one.lower())]


def test_every_passage_has_a_name():
    assert all(ENGLISH.has(f"passage.{name}") for name in passage_names())
    assert Language("fa").say("passage.hormuz") == "تنگهٔ هرمز"


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


def test_a_number_keeps_the_decimals_that_it_is_given_with():
    assert ENGLISH.number(Decimal("1234.50")) == "1,234.50"
    assert Language("ru").number(Decimal("44.10")) == "44,10"


def test_a_remark_is_said_with_the_remarks_in_it_in_every_language():
    reason = Remark.of("water.no-way-without", passages=(Remark.of("ice.arctic-ocean"), "suez"))
    remark = Remark.of("leg.stretch", begin="Murmansk", end="Tiksi", why=reason)
    assert str(remark) == (
        "from Murmansk to Tiksi, no path on water joins the two points without "
        "arctic-ocean (ice), suez"
    )
    assert Language("uk").tell(remark) == (
        "Murmansk — Tiksi: шляху водою між цими двома точками немає, якщо виключити: "
        "Північний Льодовитий океан (крига), suez"
    )


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "не менее 1 часа"), (3, "не менее 3 часов"), (21, "не менее 21 часа")],
)
def test_a_remark_agrees_with_its_count(count, words):
    assert Language("ru").tell(Remark.of("claim.hours-least", n=count)) == words


def test_the_english_of_data_has_no_marks_of_direction():
    remark = Remark.of("leg.far", place="بابل", km=19.2)
    assert "\u2068" in ENGLISH.tell(remark)
    assert str(remark) == "بابل lies 19 km from the water of the computed path"


def test_what_the_language_says_runs_its_way_where_it_stands_in_other_words():
    arabic = Language("ar")
    assert arabic.isolated("Moscow") == "\u2068Moscow\u2069"
    assert arabic.isolated(arabic.listed(["Moscow", "Tula"])).startswith("\u2067")
    assert arabic.directed("Moscow") == "\u2067Moscow\u2069"
    assert ENGLISH.directed("Moscow") == "Moscow"


def test_a_sentence_that_begins_with_a_foreign_name_is_still_one_of_the_language():
    assert Language("fa").led("«Sisha» …") == "\u200f«Sisha» …"
    assert Language("fa").led("از Moscow") == "از Moscow"
    assert ENGLISH.led("بابل lies") == "\u200eبابل lies"


def test_a_check_does_not_wait_for_babel():
    command = [sys.executable, "-X", "importtime", "-m", "routes", "check", "--locked", SEEDS]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "12 claims" in done.stdout
    assert "routes.language" in done.stderr
    assert "babel" not in done.stderr


def test_persian_is_written_from_right_to_left():
    assert [Language(code).direction for code in ("en", "fa", "ar")] == ["ltr", "rtl", "rtl"]


def test_the_script_gets_only_its_own_words():
    words = Language("fa").script_words
    assert words
    assert not [key for key in words if key.startswith(("page.", "kind.", "legend."))]


def test_every_key_that_the_script_says_is_among_its_words():
    scripts = "".join(path.read_text("utf-8") for path in STATIC.glob("*.js"))
    said = set(re.findall(r'\b(?:say|sayCount)\("([\w.-]+)"', scripts))
    words = ENGLISH.script_words
    assert len(said) > 20
    assert {key for key in said if key not in words and f"{key}.other" not in words} == set()


def test_a_name_from_right_to_left_does_not_turn_an_english_line_around():
    assert ENGLISH.listed(["امیرآباد", "9 June"]) == "\u2068امیرآباد\u2069 · 9 June"
    assert ENGLISH.listed(["Amirabad", "9 June"]) == "Amirabad · 9 June"
