import pytest

from routes.movement import find_movements
from tests.movement.short import ends, statuses

YES = "Rifles were flown from Sofia to Goma."
NO = "No rifles, said the airline, had been flown from Sofia to Goma."


@pytest.mark.parametrize(("first", "second"), [(YES, NO), (NO, YES)])
def test_what_is_told_and_denied_anywhere_is_one_disputed_movement(first, second):
    text = f"{first} The tea is good. The press is free. It rains. {second}"
    (found,) = find_movements(text)
    assert ends(text) == [("Sofia", "Goma")]
    assert (found.status, len(found.says), len(found.denies)) == ("disputed", 1, 1)


def test_what_is_told_again_as_a_plan_is_no_denial():
    text = f"{YES} It rains. Rifles will be flown from Sofia to Goma again."
    assert statuses(text) == ["reported", "planned"]


def test_every_end_is_named_in_a_quote():
    text = "Wine was shipped from Porto to Hull. It rained. From there it was carted to York."
    found = find_movements(text)[-1]
    assert [text[start:end] for start, end in found.says] == [
        "Wine was shipped from Porto to Hull",
        "it was carted to York",
    ]
