from routes.origin.matching import credited_by_both, named_by_both, sorts_of_both
from routes.origin.signs import signs_of


def words(signs):
    return [sign.words for sign in signs]


def named(first, second):
    return named_by_both(signs_of(first), signs_of(second))


def sorts(first, second):
    return words(sorts_of_both(signs_of(first), signs_of(second)))


def test_one_cites_and_the_other_names():
    (sign,) = named("Ann Bly said that it rains.", "It rains, and Ann Bly is wet.")
    (stronger,) = named("Ann Bly said that it rains.", "Bly said that it rains, as Bly does.")
    assert 0 < sign.weight < stronger.weight


def test_a_country_says_little_as_many_speak_for_it():
    (country,) = named("It rains, Saudi Arabia said.", "It snows, Saudi Arabia said.")
    (person,) = named("It rains, Ann Bly said.", "It snows, Ann Bly said.")
    assert country.weight < person.weight


def test_a_speaker_is_found_in_another_script():
    (sign,) = named(
        "The terminal's director Oleg Saprykin said so.",
        "Об этом сообщил директор терминала Олег Сапрыкин.",
    )
    assert sign.words == "Oleg Saprykin"


def test_an_office_is_the_same_whether_the_minister_or_the_ministry_speaks():
    assert sorts("The health minister, Elias Mumba, said so.", "The health ministry said so.") == [
        "ministry of health"
    ]


def test_a_title_meets_who_is_not_named_elsewhere():
    named_one, other = "The governor, Ann Bly, said that it rains.", "The governor said so."
    assert sorts(named_one, other) == ["council"]
    assert sorts(named_one, "The mayor, Tom Rae, said so.") == []


def test_agencies_and_outlets_are_credited():
    first, second = (
        signs_of("Ann Bly told the Lusaka Courier."),
        signs_of("LUSAKA (AP) - It rains."),
    )
    assert words(credited_by_both(first, first)) == ["Lusaka Courier"]
    assert words(credited_by_both(second, second)) == ["AP"]
    assert not list(credited_by_both(first, second))
