from pathlib import Path

import pytest

from routes.dossier import read_dossier

DOSSIER = """\
title: Grain
origins: {port: The port's press release}
sources:
  doc: {file: document.txt, published: 2023-06-09, origin: port}
  later: {file: later.txt, published: 2023-07, origin: port}
hops:
  - from: Odesa, UA
    to: Constanta, RO
    by: sea
    date: 2023-06-02
    status: reported
    says:
      - doc: from Odesa to Constanta
  - from: Odesa, UA
    to: Oslo
    by: unknown
    says:
      - later: from Odesa to Oslo
"""


@pytest.fixture
def warnings(tmp_path: Path):
    """Return the warnings of the dossier above with words replaced."""
    (tmp_path / "document.txt").write_text("Grain went from Odesa to Constanta.", "utf-8")
    (tmp_path / "later.txt").write_text(
        "It went from Odesa to Oslo. No grain went from Odesa to Constanta.", "utf-8"
    )

    def read(*pairs: tuple[str, str]):
        text = DOSSIER
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / "dossier.yaml").write_text(text, "utf-8")
        return read_dossier(tmp_path).warnings

    return read


def test_a_date_before_its_sources_were_published_is_nothing_to_warn_of(warnings):
    assert warnings() == ()


@pytest.mark.parametrize("date", ["2032-06-02", "2023-06-10", "2032", "2023-07/..", "2032-06~"])
def test_a_hop_dated_after_all_its_sources_is_warned_of_where_its_date_stands(warnings, date):
    (warning,) = warnings(("2023-06-02", date))
    assert (Path(warning.file).name, warning.line, warning.column) == ("dossier.yaml", 10, 11)
    assert warning.message == (
        f"the hop's date {date} lies after 2023-06-09, when the last of its sources was "
        "published: correct the date, or say `status: planned`"
    )


@pytest.mark.parametrize("date", ["2023-06-09", "2023-06", "2023", "../2032", "2023-06-02/2032"])
def test_a_time_that_begins_before_the_last_word_on_it_is_nothing_to_warn_of(warnings, date):
    assert warnings(("2023-06-02", date)) == ()


def test_what_is_planned_may_lie_ahead(warnings):
    assert warnings(("2023-06-02", "2032"), ("status: reported", "status: planned")) == ()


def test_the_last_of_several_sources_counts(warnings):
    both = "- doc: from Odesa to Constanta\n      - later: from Odesa to Constanta"
    own = ("- doc: from Odesa to Constanta", both)
    assert warnings(("2023-06-02", "2023-07-31"), own) == ()
    assert "after 2023-07, when" in warnings(("2023-06-02", "2023-08-01"), own)[0].message


def test_a_denial_that_came_later_does_not_make_a_late_date_right(warnings):
    quotes = "- doc: from Odesa to Constanta\n    denies:\n      - later: No grain went"
    pairs = ("- doc: from Odesa to Constanta", quotes), ("    status: reported\n", "")
    assert "after 2023-06-09" in warnings(("2023-06-02", "2023-07-01"), *pairs)[0].message


def test_without_a_date_of_its_source_the_last_document_counts(warnings):
    unstated = ("published: 2023-06-09", "published: not stated")
    assert warnings(unstated, ("2023-06-02", "2023-07-20")) == ()
    (warning,) = warnings(unstated, ("2023-06-02", "2032"))
    assert "after 2023-07, when the last document of this dossier was" in warning.message


def test_where_no_document_has_a_date_there_is_nothing_to_hold_against(warnings):
    unstated = [("published: 2023-06-09", "published: not stated"), ("published: 2023-07, ", "")]
    assert warnings(*unstated, ("2023-06-02", "2032")) == ()
