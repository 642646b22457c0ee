"""Hops from a CSV file, one row a quote, brought into the form of the YAML file."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import cast

from routes.dossier.faults import nearest
from routes.dossier.marked_yaml import Location, MarkedValue, Span, Value
from routes.errors import DossierError, Fault

COLUMNS = ("from", "to", "by", "status", "cargo", "date", "source", "quote", "stance")
STANCES = ("says", "denies")
_REQUIRED = ("from", "to", "by", "source", "quote")
_HOP_COLUMNS = ("from", "to", "by", "status", "cargo", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row's values by column, and where each stands in the file."""

    values: dict[str, str]
    spans: dict[str, Span]

    @property
    def stance(self) -> str:
        return self.values.get("stance") or STANCES[0]


def parse_hops_csv(text: str, *, file: str) -> MarkedValue:
    """Parse a CSV text into a list of hops, as the YAML file would hold them.

    Rows that agree in everything but source, quote and stance are quotes of one hop.

    Parameters
    ----------
    text
        The file's text; the first line names the columns
        `from,to,by,status,cargo,date,source,quote,stance` in any order. `stance` is `says`
        where it is empty.
    file
        Its name, for messages.

    Raises
    ------
    DossierError
        When columns are missing or unknown, or a row has too many fields.
    """
    hops: list[dict[str, Value]] = []
    spans: dict[Location, Span] = {(): Span(file=file, line=1, column=1, start=0, end=0)}
    position_of: dict[tuple[str, ...], int] = {}
    faults: list[Fault] = []
    for row in _rows(text.removeprefix("\ufeff"), file=file):
        if row.stance not in STANCES:
            faults.append(row.spans["stance"].fault(f"the stance is {' or '.join(STANCES)}"))
            continue
        key = tuple(row.values.get(column, "") for column in _HOP_COLUMNS)
        if key not in position_of:
            position_of[key] = len(hops)
            hops.append({name: row.values[name] for name in _HOP_COLUMNS if row.values.get(name)})
        _add_quote(hops, position_of[key], row, spans)
    if faults:
        raise DossierError(faults)
    return MarkedValue(value=cast("Value", hops), spans=spans, key_spans={})


def _add_quote(
    hops: list[dict[str, Value]], position: int, row: _Row, spans: dict[Location, Span]
) -> None:
    quotes = cast("list[Value]", hops[position].setdefault(row.stance, []))
    spans[(position, row.stance, len(quotes))] = row.spans["quote"]
    spans.setdefault((position,), row.spans["from"])
    for column in _HOP_COLUMNS:
        if column in row.spans:
            spans.setdefault((position, column), row.spans[column])
    quotes.append({row.values["source"]: row.values["quote"]})


def _rows(text: str, *, file: str) -> Iterator[_Row]:
    lines = list(io.StringIO(text, newline=""))
    records = _records(lines, file=file)
    header = [name.strip() for _, fields, _ in islice(records, 1) for name in fields]
    _check_header(header, file=file)
    for begin, fields, record in records:
        if len(fields) > len(header):
            message = f"{len(fields)} fields, but the first line names {len(header)} columns"
            raise DossierError([begin.fault(message)])
        if any(fields):
            yield _row(header, fields, record=record, begin=begin)


def _records(lines: list[str], *, file: str) -> Iterator[tuple[Span, list[str], str]]:
    """Yield where each record begins, its fields, and its text."""
    reader = csv.reader(lines)
    while True:
        begin = Span(file=file, line=reader.line_num + 1, column=1, start=0, end=0)
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise DossierError([begin.fault(str(error))]) from error
        yield begin, fields, "".join(lines[begin.line - 1 : reader.line_num])


def _row(header: list[str], fields: list[str], *, record: str, begin: Span) -> _Row:
    fields = fields + [""] * (len(header) - len(fields))
    values = dict(zip(header, (field.strip() for field in fields), strict=True))
    spans, offset = {}, 0
    for name, field in zip(header, fields, strict=True):
        offset = max(offset, record.find(field.replace('"', '""'), offset))
        above = record[:offset].count("\n")
        column = offset - (record.rfind("\n", 0, offset) + 1) + 1
        spans[name] = replace(begin, line=begin.line + above, column=column)
        offset += len(field)
    return _Row(values={**dict.fromkeys(_REQUIRED, ""), **values}, spans=spans)


def _check_header(header: list[str], *, file: str) -> None:
    if len(header) == 1 and ";" in header[0]:
        message = "the columns are parted by semicolons: save the file with commas"
        raise DossierError([Fault(file=file, line=1, column=1, message=message)])
    faults = [
        f"{name!r} is not a column{nearest(name, COLUMNS)}; known are: {', '.join(COLUMNS)}"
        for name in header
        if name not in COLUMNS
    ]
    faults += [f"the column {name!r} is missing" for name in _REQUIRED if name not in header]
    faults += [
        f"the column {name!r} stands twice"
        for name in dict.fromkeys(header)
        if header.count(name) > 1
    ]
    if faults:
        raise DossierError([Fault(file=file, line=1, column=1, message=fault) for fault in faults])
