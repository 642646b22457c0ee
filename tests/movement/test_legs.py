import pytest

from tests.movement.short import ends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ships brought rum to Bristol from Kingston, Nassau and Havana.",
            [("Kingston", "Bristol"), ("Nassau", "Bristol"), ("Havana", "Bristol")],
        ),
        (
            "Wool goes by rail from Alice Springs to Adelaide and by ship to Hull.",
            [("Alice Springs", "Adelaide"), ("Adelaide", "Hull")],
        ),
        (
            "Guns were sent from Liege to Aden and powder to Djibouti.",
            [("Liege", "Aden"), ("Liege", "Djibouti")],
        ),
        (
            "Half the slaves were taken from Kano to Ghat and the rest driven to Murzuq.",
            [("Kano", "Ghat"), ("Kano", "Murzuq")],
        ),
        (
            "The hides were packed in Sokoto, carried to Kano and put on a train for Lagos.",
            [("Sokoto", "Kano"), ("Kano", "Lagos")],
        ),
        (
            "Bullets were traced to a depot in Bourges, from where they were sent to Lagos.",
            [("Bourges", "Lagos")],
        ),
        (
            "The men were landed at Brindisi, flown from there to Cairo and driven to Suez.",
            [("Brindisi", "Cairo"), ("Cairo", "Suez")],
        ),
        (
            "Police at Felixstowe opened a container that had come from Guayaquil with cocaine.",
            [("Guayaquil", "Felixstowe")],
        ),
        (
            "The refugees, who were flown there from Aden, like Djibouti.",
            [],
        ),
        (
            "The tug left Ponce for a spot off Curacao, where oil was put on a barge for Aruba.",
            [("Ponce", "Curacao"), ("Curacao", "Aruba")],
        ),
        (
            "The Lena left Kiel for Riga with guns, and her sister is bound for Turku from Gdynia.",
            [("Kiel", "Riga"), ("Gdynia", "Turku")],
        ),
    ],
)
def test_places_of_a_clause_are_put_together(text, expected):
    assert ends(text) == expected


def test_there_is_where_something_goes_if_a_start_is_told():
    text = "Aden has no doctors left. Drugs are flown there from Djibouti."
    assert ends(text) == [("Djibouti", "Aden")]
