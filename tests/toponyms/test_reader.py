import pytest

from routes.toponyms import find_toponyms

TOWNS = (
    ",Kohane,,12.1,103.1,P,PPL,KH,11,50000,,mine,1,,",
    ",Kerrale,,13.1,104.1,P,PPL,KH,11,60000,,mine,2,,",
    ",Bigton,,13.5,104.5,P,PPL,KH,11,4000000,,mine,3,,",
    ",Green,,13.2,104.2,P,PPL,KH,11,50000,,mine,4,,",
    ",Cambodia,,12.5,105,A,PCLI,KH,,16000000,,mine,5,,",
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met in Kerrale today.", ["Kerrale"]),
        ("They met in Kohane Kerrale today.", []),
        ("They met in Zugda Kerrale today.", []),
        ("They met in Green Kerrale today.", ["Kerrale"]),
        ("They met in Bigton Kerrale today.", ["Bigton", "Kerrale"]),
        ("They met in Cambodian Kerrale today.", ["Cambodian", "Kerrale"]),
        ("They met in Cambodia Kerrale today.", ["Cambodia", "Kerrale"]),
    ],
)
def test_a_small_town_behind_another_or_a_strange_word_is_part_of_a_longer_name(text, names, made):
    found = find_toponyms(text, gazetteer=made(*TOWNS))
    assert [toponym.exact for toponym in found] == names


@pytest.mark.parametrize("club", ["Rugby", "Marathon", "College"])
def test_the_club_of_a_small_town_is_no_place(club):
    assert find_toponyms(f"Guns went to Brody {club} by road.") == ()
