"""Geocoding a table: a CSV file with a column of names, the places found written beside them."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

from routes.errors import SourceError
from routes.gazetteer import Gazetteer
from routes.output import new_file

FOUND_COLUMNS = (
    "gazetteer_id",
    "gazetteer_name",
    "lat",
    "lon",
    "country_code",
    "feature_code",
    "confidence",
    "score",
    "candidates",
)
_CHUNK = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumns:
    """Which columns of a table hold the names and what is known of their places.

    Parameters
    ----------
    name
        The column of names.
    country, kind
        Columns of countries (ISO 3166 codes or names) and of kinds in words, or None.
    """

    name: str
    country: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsureRow:
    """A row whose place is not sure: the line it begins on, its name, and how sure it is."""

    line: int
    name: str
    confidence: str


def geocode_table(
    source: Path,
    target: Path,
    *,
    columns: TableColumns,
    gazetteer: Gazetteer,
    progress: Callable[[int], None] = lambda _: None,
) -> tuple[UnsureRow, ...]:
    """Write a table again with the places of its names, and return the rows that are unsure.

    Rows are read and written in chunks, so a table may be larger than memory. Columns of the
    source that have the name of a result are written over.

    Parameters
    ----------
    source, target
        CSV files, UTF-8.
    columns
        Where the names and hints stand.
    gazetteer
        Where they are looked up.
    progress
        Told how many rows are done.

    Raises
    ------
    SourceError
        When the table cannot be read or lacks a column; with `file:line:col`.
    UnknownPlaceError
        When a country or a kind does not exist.
    OutputError
        When the target cannot be written.
    """
    unsure: list[UnsureRow] = []
    with _opened(source) as file, new_file(target) as out:
        rows = _rows(file, source, columns)
        _, header = next(rows)
        writer = csv.writer(out, lineterminator="\r\n")
        kept = [name for name in header if name not in FOUND_COLUMNS]
        writer.writerow([*kept, *FOUND_COLUMNS])
        done = 0
        while chunk := list(islice(rows, _CHUNK)):
            records = [dict(zip(header, fields, strict=False)) for _, fields in chunk]
            found = _found(records, columns, gazetteer)
            for (line, _), record, place in zip(chunk, records, found, strict=True):
                writer.writerow([*(record.get(name, "") for name in kept), *place])
                confidence = str(place[FOUND_COLUMNS.index("confidence")])
                if confidence != "sure":
                    name = record[columns.name]
                    unsure.append(UnsureRow(line=line, name=name, confidence=confidence))
            done += len(chunk)
            progress(done)
    return tuple(unsure)


def _found(
    records: Sequence[dict[str, str]], columns: TableColumns, gazetteer: Gazetteer
) -> Iterator[tuple[object, ...]]:
    """Yield the results of each record, in the order of the result columns."""
    hints = {
        key: [record.get(column, "") or None for record in records] if column else None
        for key, column in (("countries", columns.country), ("kinds", columns.kind))
    }
    names = [record.get(columns.name, "") for record in records]
    table = gazetteer.find_many(names, **hints)
    texts = table[list(FOUND_COLUMNS)].astype(object).where(table["gazetteer_id"].notna(), "")
    texts["confidence"], texts["candidates"] = table["confidence"], table["candidates"]
    yield from texts.itertuples(index=False, name=None)


def _opened(source: Path) -> TextIO:
    try:
        return source.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise SourceError(f"{source} cannot be read: {error.strerror}") from error


def _rows(file: TextIO, source: Path, columns: TableColumns) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line it begins on; the header first."""
    reader = csv.reader(file)
    line = 1
    try:
        for fields in reader:
            if line == 1:
                _check_columns(fields, source, columns)
            yield line, fields
            line = reader.line_num + 1
    except UnicodeDecodeError as error:
        raise SourceError(f"{source}:{line}:1: not UTF-8: {error.reason}") from error
    except csv.Error as error:
        raise SourceError(f"{source}:{line}:1: {error}") from error
    if line == 1:
        raise SourceError(f"{source}:1:1: the file is empty")


def _check_columns(header: Sequence[str], source: Path, columns: TableColumns) -> None:
    for name in (columns.name, columns.country, columns.kind):
        if name is not None and name not in header:
            raise SourceError(
                f"{source}:1:1: there is no column {name!r}; there are: {', '.join(header)}"
            )
