from routes.origin.names import (
    bare_name,
    countries,
    is_capital,
    is_mentioned,
    name_keys,
    same_name,
)


def test_names_are_compared_by_what_tells_them_apart():
    assert same_name("Commodore Dizon", "Ramil Dizon")
    assert same_name("Clear Water", "Clear Water on the Meuse")
    assert not same_name("World Food Programme", "Environment Programme")
    assert not same_name("Aziz Karimov", "Aziz Sharipov")


def test_names_that_are_the_same_have_a_key_in_common():
    for first, second in (
        ("Commodore Dizon", "Ramil Dizon"),
        ("Clear Water", "Clear Water on the Meuse"),
    ):
        assert set(name_keys(first)) & set(name_keys(second))


def test_one_word_is_too_little_to_be_mentioned_by():
    assert is_mentioned("Elena Marsh", {"Marsh": (3, 8)}) == (3, 8)
    assert is_mentioned("Iran", {"Iran": (3, 7)}) is None
    assert is_mentioned("Free Pen Society", {"Society": (0, 7)}) is None


def test_a_name_is_told_without_the_word_that_opens_its_sentence():
    assert bare_name("When Kjersti Lunde") == "Kjersti Lunde"


def test_countries_are_known():
    assert {"Iran", "United States", "Zambia"} <= countries()


def test_a_name_with_an_article_is_a_name():
    assert [is_capital(word) for word in ("Harthi", "al-Harthi", "al-dente")] == [True, True, False]
