import pytest

from routes.movement import find_movements
from tests.movement.short import ends

ANN = "The brig Ann arrived from Danzig with flax."
LONG = (
    "It has been a long winter, and the men who live by the sea have had little to do but mend "
    "their nets and drink in the inns of the town, while the women have sung in the choirs. The "
    "old men say that no winter has been so long since they were boys."
)


@pytest.mark.parametrize(
    ("text", "home"),
    [
        (f"WHITBY: {ANN}", "WHITBY"),
        (f"Whitby, 3 May (Reuters) – {ANN}", "Whitby"),
        (f"Dundee (own report) – {ANN}", "Dundee"),
        (f"Harbour news, Whitby\n{ANN}", "Whitby"),
        (f"Port of Malaga\n{ANN}", "Malaga"),
        (f"Harbour news, Whitby\nIt rained. Bells rang. Men slept. Dogs barked. {ANN}", "Whitby"),
    ],
)
def test_an_arrival_without_an_end_is_where_the_document_is_from(text, home):
    (found,) = find_movements(text)
    assert (found.origin.toponym.exact, found.destination.toponym.exact) == ("Danzig", home)
    assert found.likelihood == "possible"
    assert f"it is read to arrive in {home}, where the document is from" in found.reasons


@pytest.mark.parametrize(
    "head",
    [
        "Whitby",
        "A letter to Whitby",
        "In Whitby: ",
        "Harbour news, Whitby and its men",
        "Harbour news, Spain",
        "Harbour news, Baltic Sea",
        "Spain: ",
        "News of the year, told by the harbour master and by his two sons and their clerks, Whitby",
        f"{LONG}\nHarbour news, Whitby",
    ],
)
def test_a_head_that_names_no_town_it_speaks_from_tells_no_home(head):
    text = f"{head}{'' if head.endswith(' ') else chr(10)}{ANN}"
    assert ends(text) == []


def test_what_leaves_does_not_arrive_where_the_document_is_from():
    assert ends("Harbour news, Whitby\nThe brig Ann left Danzig with flax.") == []
