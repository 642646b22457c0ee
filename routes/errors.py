"""Everything this package raises, as one tree.

RoutesError
├── SourceError (ValueError)              a document cannot be read as text
├── QuoteError (ValueError)
│   ├── QuoteNotFoundError                the words do not stand in the source
│   └── AmbiguousQuoteError               the words stand there more than once
├── GazetteerError (ValueError)           a gazetteer file is damaged
├── PlaceError (LookupError)
│   ├── UnknownPlaceError                 no entry of that name
│   └── AmbiguousPlaceError               several entries, and no reason to prefer one
├── CoordinateError (ValueError)          something is not a point or line on the earth
├── NoWaterPathError (ValueError)         two points that no water path joins
├── UnknownPassageError (ValueError)      a strait or canal that is not known
├── DateError (ValueError)                a date that is not EDTF
├── OutputError (OSError)                 a file cannot be written
└── DossierError (ValueError)             everything that is wrong with a dossier, fault by fault
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


class RoutesError(Exception):
    """The base of every error that a user of this package can act on."""


class SourceError(RoutesError, ValueError):
    """A document cannot be read as text."""


class QuoteError(RoutesError, ValueError):
    """A quote does not point at exactly one passage of its source."""

    def __init__(self, message: str, *, exact: str, source_id: str) -> None:
        self.exact = exact
        self.source_id = source_id
        super().__init__(message)


class QuoteNotFoundError(QuoteError):
    """The quoted words do not stand in the source, letter for letter."""


class AmbiguousQuoteError(QuoteError):
    """The quoted words stand in the source more than once."""


class GazetteerError(RoutesError, ValueError):
    """A gazetteer file is damaged, or is not a gazetteer."""


class PlaceError(RoutesError, LookupError):
    """A toponym does not lead to exactly one place.

    Parameters
    ----------
    message
        What is wrong and what to do about it.
    name
        The toponym.
    ids
        The gazetteer entries that may be meant, the likeliest first.
    """

    def __init__(self, message: str, *, name: str, ids: Iterable[str] = ()) -> None:
        self.name = name
        self.ids = tuple(ids)
        super().__init__(message)


class UnknownPlaceError(PlaceError):
    """No gazetteer entry has this name under the conditions given."""


class AmbiguousPlaceError(PlaceError):
    """Several gazetteer entries have this name; the message lists them."""


class CoordinateError(RoutesError, ValueError):
    """Something is not a point or a line on the earth, in degrees; the message says what to do."""


class NoWaterPathError(RoutesError, ValueError):
    """No path on water joins two points; the message says why.

    Parameters
    ----------
    why
        The message, or the remark that says it in every language.
    """

    def __init__(self, why: Any) -> None:  # noqa: ANN401 (remarks are made in a layer above)
        self.why = why
        super().__init__(str(why))


class UnknownPassageError(RoutesError, ValueError):
    """No strait, canal or ice-bound sea has this name; the message lists those that have one."""


class DateError(RoutesError, ValueError):
    """A date is not written in the Extended Date/Time Format (EDTF, ISO 8601-2)."""


class OutputError(RoutesError, OSError):
    """A file or folder cannot be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong in a file a person wrote, and where.

    Parameters
    ----------
    file
        The file as the user named it.
    line, column
        Where, counted from 1; columns in Unicode code points.
    message
        What is wrong and what to do about it.
    """

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Return faults in the order of their files, each once."""
    return sorted(set(faults), key=lambda f: (f.file, f.line, f.column, f.message))


class DossierError(RoutesError, ValueError):
    """A dossier has faults; all of them are listed, in the order of the file."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
