import pytest

from routes.origin.reports import reports_in


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("A study published on Monday by Clear Water blames the weir.", "Clear Water"),
        ("The group, Clear Water, blames the weir.", "Clear Water"),
        ("In its new report, Clear Water blames the weir.", "Clear Water"),
        ("Clear Water, a charity, blames the weir.", "Clear Water"),
        ("Scientists at the Clear Water Institute blame the weir.", "Clear Water Institute"),
        ("One in five, says a poll by the insurer Fidelis.", "Fidelis"),
        ("They write so in the Journal of River Fish.", "Journal of River Fish"),
    ],
)
def test_authors_and_titles_of_reports_are_found(text, author):
    assert author in reports_in(text)


def test_a_group_without_a_report_is_no_author():
    assert not reports_in("Clear Water planted trees in Namur.")
