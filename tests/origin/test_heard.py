import pytest

from routes.origin.heard import cognates_in, heard_in, is_heard, skeletons, spelled_in
from routes.origin.words import WORD


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Keshavarz", "کشاورز"),
        ("Saprykin", "Сапрыкиным"),
        ("Kherson", "Херсоне"),
        ("Khartoum", "الخرطوم"),
        ("Holub", "Голуба"),
    ],
)
def test_a_name_sounds_the_same_in_two_scripts(first, second):
    assert set(skeletons(first)) & set(skeletons(second))


def test_other_names_sound_otherwise():
    assert not set(skeletons("Saprykin")) & set(skeletons("Прокудин"))


def test_a_full_name_is_heard_only_where_its_words_stand_side_by_side():
    heard = heard_in([(0, "Олег"), (1, "Сапрыкин"), (5, "Голуб")])
    assert is_heard("Oleg Saprykin", heard) == 0
    assert is_heard("Oleg Holub", heard) is None
    assert is_heard("Saprykin", heard) is None


def test_names_are_spelled_alike_in_languages_with_the_same_letters():
    assert spelled_in([(0, "Zambie")]).keys() == spelled_in([(3, "Zambia")]).keys()


def test_words_of_two_languages_that_begin_alike_have_a_key():
    own = cognates_in(list(WORD.finditer("the cholera in Lusaka")), "en")
    assert own == {"chole": 1}
    assert own.keys() == cognates_in(list(WORD.finditer("le choléra à Lusaka")), "fr").keys()


def test_short_and_common_words_have_no_key():
    assert cognates_in(list(WORD.finditer("they were according to port")), "en") == {}
