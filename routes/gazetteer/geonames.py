"""Importing GeoNames' own files: allCountries.zip, XX.zip, alternateNamesV2.zip.

The 19 columns of GeoNames' dump are streamed into a gazetteer folder, `places.csv` with its index.
The folder appears when it is whole; an interrupted import leaves nothing behind.
"""

import csv
import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_data_path

from routes.errors import GazetteerError, OutputError
from routes.gazetteer.compile import Progress, compile_index
from routes.gazetteer.index import PLACES
from routes.gazetteer.rows import COLUMNS

_FIELDS = 19
_ALTERNATE_FIELDS = 4
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
        Where the gazetteer is to be; what stands there is replaced.
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
        When the folder cannot be written.
    """
    report = ImportReport()
    with ExitStack() as stack:
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            unfinished = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".unfinished-"))
        except OSError as error:
            raise OutputError(f"{folder.parent} cannot be written: {error.strerror}") from error
        stack.callback(shutil.rmtree, unfinished, ignore_errors=True)
        names = _AlternateNames(alternates, unfinished, report) if alternates else None
        _write_places(places, unfinished / PLACES, countries, names, report)
        if not report.rows:
            raise GazetteerError(
                f"{places} holds no entry that is asked for; {'; '.join(report.faults[:3])}"
            )
        if names is not None:
            names.close()
        compile_index(unfinished / PLACES, unfinished, progress)
        _replace_folder(unfinished, folder)
    return report


def _replace_folder(unfinished: Path, folder: Path) -> None:
    old = folder.with_name(f".replaced-{folder.name}")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    unfinished.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _write_places(
    places: Path,
    target: Path,
    countries: frozenset[str],
    names: "_AlternateNames | None",
    report: ImportReport,
) -> None:
    """Write the rows of a dump as a gazetteer file."""
    with _opened(places) as lines, target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for number, line in enumerate(lines, 1):
            try:
                fields = _fields(line)
            except ValueError as error:
                report.leave_out(f"{places.name}:{number}", str(error))
                continue
            if countries and fields[8] not in countries:
                continue
            more = names.of(int(fields[0])) if names is not None else ()
            writer.writerow(_row(fields, more))
            report.rows += 1


def _fields(line: bytes) -> list[str]:
    """Return a line's fields, if it is whole."""
    fields = line.decode("utf-8").rstrip("\r\n").split("\t")
    if len(fields) != _FIELDS:
        raise ValueError(f"{len(fields)} fields instead of {_FIELDS}")
    if not fields[0].isdecimal() or not fields[1]:
        raise ValueError("no id or no name")
    if not (abs(float(fields[4])) <= 90 and abs(float(fields[5])) <= 180):  # noqa: PLR2004
        raise ValueError(f"{fields[4]}, {fields[5]} is no point of the earth")
    int(fields[14] or 0)
    return fields


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
        with _opened(path) as lines:
            for number, line in enumerate(lines, 1):
                fields = line.split(b"\t", _ALTERNATE_FIELDS)
                if len(fields) < _ALTERNATE_FIELDS or not fields[1].isdigit():
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


@contextmanager
def _opened(path: Path) -> Iterator[Iterable[bytes]]:
    """Open a text file, or the largest one in a zip, as lines of bytes."""
    with ExitStack() as stack:
        try:
            if zipfile.is_zipfile(path):
                archive = stack.enter_context(zipfile.ZipFile(path))
                largest = max(archive.infolist(), key=lambda member: member.file_size)
                file: Iterable[bytes] = io.BufferedReader(
                    stack.enter_context(archive.open(largest))
                )  # type: ignore[type-var]
            else:
                file = stack.enter_context(path.open("rb"))
        except (OSError, ValueError, zipfile.BadZipFile) as error:
            raise GazetteerError(f"{path} cannot be read: {error}") from error
        yield file
