import pytest

from tests.movement.short import ends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From 2029, if Lyon can pay, coal goes from Metz to Nice.", [("Metz", "Nice")]),
        (
            "Guns went from Metz to Lyon, Lille and a Corsican farm.",
            [("Metz", "Lyon"), ("Metz", "Lille")],
        ),
        ("The ketch, with coal from Cork for Nantes, was sunk.", [("Cork", "Nantes")]),
        ("The rise of coal from Cork to Nantes was seen.", []),
        ("Guns rolled out of Metz and reached Lyon.", [("Metz", "Lyon")]),
    ],
)
def test_a_place_stands_as_the_word_before_it_says(text, expected):
    assert ends(text) == expected
