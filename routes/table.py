"""Geocoding a table: a CSV file with a column of names, the places found written beside them."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

from routes.errors import PlaceError, SourceError
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """A row of a table: the line it begins on, its fields, and what of them is looked up."""

    line: int
    fields: list[str]
    name: str
    country: str | None
    kind: str | None


def geocode_table(
    source: Path,
    target: Path,
    *,
    columns: TableColumns,
    gazetteer: Gazetteer,
    progress: Callable[[int], None] = lambda _: None,
) -> tuple[UnsureRow, ...]:
    """Write a table again with the places of its names, and return the rows that are unsure.

    Rows are read and written in chunks, so a table may be larger than memory as long as the rows
    that are unsure are not. Every field stands in the target as in the source; blank lines stay
    blank, and rows that end early are filled up.

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
        With `file:line:col` where the table cannot be read, lacks a column, has one twice or one
        of the results' names, where a row is longer than the header, and where a country or a
        kind does not exist.
    OutputError
        When the target cannot be written.
    """
    unsure: list[UnsureRow] = []
    with _opened(source) as file, new_file(target) as out:
        rows = _rows(file, source)
        _, header = next(rows)
        _check_header(header, source, columns)
        records = _records(rows, header, source, columns)
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([*header, *FOUND_COLUMNS])
        done = 0
        while chunk := list(islice(records, _CHUNK)):
            for record, place in zip(chunk, _found(chunk, source, gazetteer), strict=True):
                writer.writerow([*record.fields, *place] if record.fields else [])
                confidence = str(place[FOUND_COLUMNS.index("confidence")])
                if record.fields and confidence != "sure":
                    unsure.append(
                        UnsureRow(line=record.line, name=record.name, confidence=confidence)
                    )
            done += len(chunk)
            progress(done)
    return tuple(unsure)


def _found(
    records: Sequence[_Record], source: Path, gazetteer: Gazetteer
) -> Iterator[tuple[object, ...]]:
    """Yield the results of each record, in the order of the result columns."""
    try:
        table = gazetteer.find_many(
            [record.name for record in records],
            countries=[record.country for record in records],
            kinds=[record.kind for record in records],
        )
    except PlaceError as error:
        line = next(one.line for one in records if error.name in {one.country, one.kind})
        raise SourceError(f"{source}:{line}:1: {error}") from error
    texts = table[list(FOUND_COLUMNS)].astype(object).where(table["gazetteer_id"].notna(), "")
    texts["confidence"], texts["candidates"] = table["confidence"], table["candidates"]
    yield from texts.itertuples(index=False, name=None)


def _opened(source: Path) -> TextIO:
    try:
        return source.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise SourceError(f"{source} cannot be read: {error.strerror}") from error


def _rows(file: TextIO, source: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line it begins on; the header first."""
    reader = csv.reader(file)
    line = 1
    try:
        for fields in reader:
            yield line, fields
            line = reader.line_num + 1
    except UnicodeDecodeError as error:
        raise SourceError(f"{source}:{line}:1: not UTF-8: {error.reason}") from error
    except csv.Error as error:
        raise SourceError(f"{source}:{line}:1: {error}") from error
    if line == 1:
        raise SourceError(f"{source}:1:1: the file is empty")


def _check_header(header: Sequence[str], source: Path, columns: TableColumns) -> None:
    for name in (columns.name, columns.country, columns.kind):
        if name is not None and name not in header:
            raise SourceError(
                f"{source}:1:1: there is no column {name!r}; there are: {', '.join(header)}"
            )
    for number, name in enumerate(header):
        if name in header[:number]:
            raise SourceError(f"{source}:1:1: two columns are called {name!r}: rename one")
        if name in FOUND_COLUMNS:
            raise SourceError(
                f"{source}:1:1: the column {name!r} has the name of a result: rename it"
            )


def _records(
    rows: Iterator[tuple[int, list[str]]],
    header: Sequence[str],
    source: Path,
    columns: TableColumns,
) -> Iterator[_Record]:
    name, country, kind = (
        header.index(column) if column is not None else None
        for column in (columns.name, columns.country, columns.kind)
    )
    for line, fields in rows:
        if len(fields) > len(header):
            raise SourceError(
                f"{source}:{line}:1: {len(fields)} fields, but {len(header)} columns: quote the "
                "fields that hold commas"
            )
        filled = fields + [""] * (len(header) - len(fields)) if fields else []
        yield _Record(
            line=line,
            fields=filled,
            name=_field(filled, name),
            country=_field(filled, country) or None,
            kind=_field(filled, kind) or None,
        )


def _field(fields: Sequence[str], number: int | None) -> str:
    """Return a field without spaces around it; nothing for a blank line or no column."""
    return "" if number is None or not fields else fields[number].strip()
