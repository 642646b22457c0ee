import inspect

import pytest

from routes import errors
from routes.errors import (
    AmbiguousPlaceError,
    AmbiguousQuoteError,
    CoordinateError,
    DateError,
    DossierError,
    Fault,
    GazetteerError,
    NoWaterPathError,
    OutputError,
    PlaceError,
    QuoteError,
    QuoteNotFoundError,
    RoutesError,
    SourceError,
    UnknownPassageError,
    UnknownPlaceError,
)

BUILTIN_KINDS = {
    SourceError: ValueError,
    QuoteError: ValueError,
    QuoteNotFoundError: ValueError,
    AmbiguousQuoteError: ValueError,
    GazetteerError: ValueError,
    PlaceError: LookupError,
    UnknownPlaceError: LookupError,
    AmbiguousPlaceError: LookupError,
    CoordinateError: ValueError,
    NoWaterPathError: ValueError,
    UnknownPassageError: ValueError,
    DateError: ValueError,
    OutputError: OSError,
    DossierError: ValueError,
}


def test_every_error_of_the_module_has_its_place_in_the_tree():
    defined = {
        one
        for _, one in inspect.getmembers(errors, inspect.isclass)
        if issubclass(one, Exception) and one is not RoutesError
    }
    assert defined == set(BUILTIN_KINDS)


@pytest.mark.parametrize(("error", "kind"), BUILTIN_KINDS.items())
def test_every_error_is_one_of_ours_and_of_a_builtin_kind(error, kind):
    assert issubclass(error, RoutesError)
    assert issubclass(error, kind)


@pytest.mark.parametrize("error", BUILTIN_KINDS)
def test_every_error_is_drawn_in_the_tree_of_the_docstring(error):
    assert error.__name__ in errors.__doc__


def test_a_quote_error_keeps_the_words_and_the_source():
    error = QuoteNotFoundError("not there", exact="to Baku", source_id="pa")
    assert (str(error), error.exact, error.source_id) == ("not there", "to Baku", "pa")


def test_a_place_error_keeps_the_name():
    error = AmbiguousPlaceError("which one", name="Georgia")
    assert (str(error), error.name, error.ids) == ("which one", "Georgia", ())


def test_a_place_error_keeps_the_entries_that_may_be_meant():
    error = AmbiguousPlaceError("which one", name="Georgia", ids=["a:1", "b:2"])
    assert error.ids == ("a:1", "b:2")


def test_a_fault_reads_as_file_line_and_column():
    fault = Fault(file="dossier.yaml", line=3, column=12, message="no such key")
    assert str(fault) == "dossier.yaml:3:12: no such key"


def test_a_dossier_error_lists_every_fault_in_order():
    faults = [Fault(file="d.yaml", line=n, column=1, message=f"fault {n}") for n in (1, 2, 3)]
    error = DossierError(faults)
    assert error.faults == tuple(faults)
    assert str(error).splitlines() == [f"d.yaml:{n}:1: fault {n}" for n in (1, 2, 3)]
