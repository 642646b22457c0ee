import pytest

from routes.movement import find_movements
from tests.movement.short import ends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Logs felled around Lae were trucked to Madang.", [("Lae", "Madang")]),
        ("Guns were loaded in Malta on the steamer Julia for Volos.", [("Malta", "Volos")]),
        ("Grain was loaded at Galatz for Hull.", [("Galatz", "Hull")]),
        ("The lorries rolled out of Gao and reached Niamey with guns.", [("Gao", "Niamey")]),
        ("Sohar is to ship jet fuel to Genoa.", [("Sohar", "Genoa")]),
        ("From next autumn Sohar will ship jet fuel to Genoa.", [("Sohar", "Genoa")]),
        ("A trader from Odesa had 40 sheep sent to Varna.", []),
        ("Guns went from Bunia to Goma and a Congolese lorry broke down.", [("Bunia", "Goma")]),
    ],
)
def test_a_place_is_what_the_words_beside_it_say(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("The tanker left Kiel, cleared the Suez Canal and reached Kochi.", "Suez Canal"),
        ("The tanker left Kiel and reached Kochi, having called at Aden.", "Aden"),
    ],
)
def test_what_is_told_late_or_is_a_strait_lies_on_the_way(text, via):
    (found,) = find_movements(text)
    assert (found.origin.toponym.exact, found.destination.toponym.exact) == ("Kiel", "Kochi")
    assert [place.toponym.exact for place in found.via] == [via]
