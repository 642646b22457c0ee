import re

from routes.origin.lexicon import common_words, entries, languages, pattern_of, words_of


def test_words_for_every_language_are_those_of_each_but_english():
    names = {entry.name for entry in entries("source", "ru")}
    assert "police" in names
    assert "policía" not in words_of("source", "en")


def test_a_pattern_takes_phrases_and_any_ending():
    pattern = re.compile(pattern_of(["coast_guard", "прокурор*"]))
    assert pattern.fullmatch("coast  guard")
    assert pattern.fullmatch("прокурору")
    assert not pattern.fullmatch("coast")


def test_every_sort_of_source_in_english_is_one_in_other_languages_too():
    for kind in ("source", "medium"):
        english = {entry.name for entry in entries(kind, "en")}
        assert english == {entry.name for entry in entries(kind, "fr")}


def test_small_words_are_known_in_each_language():
    assert all(common_words(language) for language in languages())
