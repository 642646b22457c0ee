import pytest

from routes.origin.outlets import outlets_in


@pytest.mark.parametrize(
    "text",
    [
        "She told the Lusaka Courier that it rains.",
        "The Lusaka Courier first reported it.",
        "A newspaper, the Lusaka Courier, has it.",
    ],
)
def test_a_paper_that_told_it_first_is_found(text):
    assert list(outlets_in(text)) == ["Lusaka Courier"]


def test_a_paper_that_is_sold_is_no_source():
    assert not outlets_in("Ann Bly bought the Lusaka Courier for a million.")
