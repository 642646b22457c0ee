"""Importing GeoNames' own files: allCountries.zip, XX.zip, alternateNamesV2.zip.

The 19 columns of GeoNames' dump are streamed into a gazetteer folder, `places.csv` with its index.
The folder appears when it is whole; an interrupted import leaves nothing behind.
"""

import codecs
import csv
import io
import json
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_data_path

from routes.errors import GazetteerError, OutputError
from routes.gazetteer.compile import SUMMARY, Progress, compile_index
from routes.gazetteer.index import PLACES
from routes.gazetteer.rows import COLUMNS, checked_row

_FIELDS = 19
_ALTERNATE_FIELDS = 4
_MOST_ID_DIGITS = 18
"""As many as a number of 64 bits holds, whatever they are."""
_NOT_NAMES = frozenset({"link", "wkdt", "post", "iata", "icao", "faac", "unlc", "tcid"})
"""Kinds of alternate names that are no names: links, codes, post codes."""
_KEPT_FAULTS = 20


def imported_gazetteer_path() -> Path:
    """Return the folder that an import writes to unless told otherwise, in the user's data."""
    return user_data_path("supply-routes") / "geonames"


@dataclass(slots=True, kw_only=True)
class ImportReport:
    """What an import took and what it left out.

    Parameters
    ----------
    rows
        Entries taken.
    damaged
        Lines left out because they are damaged.
    faults
        The first of them, as `file:line: what is wrong`.
    """

    rows: int = 0
    damaged: int = 0
    faults: list[str] = field(default_factory=list)

    def leave_out(self, place: str, what: str) -> None:
        """Take note of a line that is left out."""
        self.damaged += 1
        if len(self.faults) < _KEPT_FAULTS:
            self.faults.append(f"{place}: {what}")


def import_geonames(
    places: Path,
    folder: Path,
    *,
    alternates: Path | None = None,
    countries: frozenset[str] = frozenset(),
    progress: Progress = lambda _: None,
) -> ImportReport:
    """Make a gazetteer folder of GeoNames' files.

    Parameters
    ----------
    places
        `allCountries.zip`, a country's `RU.zip`, or the text file in it.
    folder
        Where the gazetteer is to be: a new or empty folder, or a gazetteer, which is replaced.
    alternates
        `alternateNamesV2.zip`, or the text file in it.
    countries
        ISO 3166-1 codes of the countries to take; all if there are none.
    progress
        Told now and then how much is done, from 0 to 1.

    Raises
    ------
    GazetteerError
        When a file cannot be read or holds no entry that is asked for.
    OutputError
        When the folder cannot be written, or holds something else than a gazetteer.
    """
    report = ImportReport()
    folder = folder.resolve()
    try:
        with ExitStack() as stack:
            _check_replaceable(folder)
            unfinished = _scratch_folder(folder.parent, stack) / "new"
            unfinished.mkdir()
            names = _AlternateNames(alternates, unfinished, report) if alternates else None
            _write_places(places, unfinished / PLACES, countries, names, report)
            if not report.rows:
                raise GazetteerError(_no_entries(places, countries, report))
            if names is not None:
                names.close()
            compile_index(unfinished / PLACES, unfinished, progress)
            _check_replaceable(folder)  # again, as hours may have passed
            _put_in_place(unfinished, folder)
    except OutputError:
        raise
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror or error}") from error
    return report


def _scratch_folder(parent: Path, stack: ExitStack) -> Path:
    parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(dir=parent, prefix=".unfinished-"))
    stack.callback(shutil.rmtree, scratch, ignore_errors=True)
    return scratch


def _check_replaceable(folder: Path) -> None:
    """Refuse a folder that holds anything but what its summary says an import wrote."""
    held = {path.name for path in folder.iterdir()} if folder.exists() else set()
    written: set[str] = set()
    if held >= {SUMMARY, PLACES}:
        with suppress(ValueError, KeyError, TypeError):
            summary = json.loads((folder / SUMMARY).read_text(encoding="utf-8"))
            written = {SUMMARY, *summary["files"]}
    if strange := sorted(held - written):
        raise OutputError(
            f"{folder} holds {strange[0]!r}, which no import wrote: name a new folder"
        )


def _put_in_place(unfinished: Path, folder: Path) -> None:
    """Rename a finished folder to its place; the old one goes where scratch is removed."""
    old = unfinished.with_name("old")
    try:
        if folder.exists():
            folder.rename(old)
        unfinished.rename(folder)
    finally:
        if old.exists() and not folder.exists():
            old.rename(folder)


def _no_entries(places: Path, countries: frozenset[str], report: ImportReport) -> str:
    """Return why an import came out empty, and what to do."""
    asked = f" of {', '.join(sorted(countries))}" if countries else ""
    advice = "ISO 3166-1 codes, as in RU,IR" if countries else "a file of GeoNames' dump, as RU.zip"
    faults = f"; left out: {'; '.join(report.faults[:3])}" if report.faults else ""
    return f"{places} holds no entry{asked}: give {advice}{faults}"


def _write_places(
    places: Path,
    target: Path,
    countries: frozenset[str],
    names: "_AlternateNames | None",
    report: ImportReport,
) -> None:
    """Write the rows of a dump as a gazetteer file."""
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for number, line in enumerate(_lines(places), 1):
            try:
                fields = _fields(line)
                if countries and fields[8] not in countries:
                    continue
                row = _row(fields, names.of(int(fields[0])) if names is not None else ())
                checked_row(dict(zip(COLUMNS, row, strict=True)))
            except ValueError as error:
                report.leave_out(f"{places.name}:{number}", str(error))
                continue
            writer.writerow(row)
            report.rows += 1


def _fields(line: bytes) -> list[str]:
    """Return a line's fields, if they are as many as there should be and begin with an id."""
    fields = line.decode("utf-8").rstrip("\r\n").split("\t")
    if len(fields) != _FIELDS:
        raise ValueError(f"{len(fields)} fields instead of {_FIELDS}")
    if not _is_id(fields[0].encode()):
        raise ValueError(f"{fields[0][:20]!r} is no id")
    return fields


def _is_id(text: bytes) -> bool:
    return text.isdigit() and len(text) <= _MOST_ID_DIGITS


def _row(fields: list[str], more: tuple[str, ...]) -> list[str]:
    """Return the fields of a dump in the columns of a gazetteer file."""
    ascii_name = [fields[2]] if fields[2] != fields[1] else []
    names = dict.fromkeys([*ascii_name, *fields[3].split(","), *more])
    alternates = ",".join(name for name in names if name and name != fields[1] and "," not in name)
    ids = fields[0]
    return [
        *(ids, fields[1], alternates, fields[4], fields[5], fields[6], fields[7], fields[8]),
        *(fields[10], fields[14], "", "geonames", ids, fields[18], ""),
    ]


class _AlternateNames:
    """The names of alternateNamesV2 by entry: offsets into the unpacked file, sorted by id."""

    def __init__(self, path: Path, scratch: Path, report: ImportReport) -> None:
        self._file = (scratch / "alternates.txt").open("w+b")
        self._unpack(path, report)

    def _unpack(self, path: Path, report: ImportReport) -> None:
        ids, offsets, offset = [], [], 0
        for number, line in enumerate(_lines(path), 1):
            fields = line.split(b"\t", _ALTERNATE_FIELDS)
            if len(fields) < _ALTERNATE_FIELDS or not _is_id(fields[1]):
                report.leave_out(f"{path.name}:{number}", "not a line of alternate names")
            elif fields[2].decode("ascii", "replace") not in _NOT_NAMES:
                name = fields[3].strip() + b"\n"
                self._file.write(name)
                ids.append(int(fields[1]))
                offsets.append(offset)
                offset += len(name)
        order = np.argsort(np.array(ids, dtype=np.int64), kind="stable")
        self._ids: NDArray[np.int64] = np.array(ids, dtype=np.int64)[order]
        self._offsets: NDArray[np.int64] = np.array(offsets, dtype=np.int64)[order]

    def of(self, geonameid: int) -> tuple[str, ...]:
        low, high = np.searchsorted(self._ids, [geonameid, geonameid + 1])
        return tuple(self._line(int(offset)) for offset in self._offsets[low:high])

    def close(self) -> None:
        self._file.close()
        Path(self._file.name).unlink()

    def _line(self, offset: int) -> str:
        self._file.seek(offset)
        return self._file.readline().decode("utf-8", "replace").strip()


def _lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a text file, or of the largest one in a zip, without a byte order mark."""
    with ExitStack() as stack:
        try:
            file = _opened(path, stack)
            yield file.readline().removeprefix(codecs.BOM_UTF8)
            yield from file
        except (
            *(OSError, ValueError, EOFError, zlib.error, zipfile.BadZipFile),
            RuntimeError,  # what zipfile says of a password or of an unknown compression
        ) as error:
            raise GazetteerError(f"{path} cannot be read: {error}") from error


def _opened(path: Path, stack: ExitStack) -> io.BufferedReader:
    if not zipfile.is_zipfile(path):
        return stack.enter_context(path.open("rb"))
    archive = stack.enter_context(zipfile.ZipFile(path))
    if not archive.infolist():
        raise ValueError("there is nothing in the archive")
    largest = max(archive.infolist(), key=lambda member: member.file_size)
    return io.BufferedReader(stack.enter_context(archive.open(largest)))  # type: ignore[arg-type]
