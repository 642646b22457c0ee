"""The index over a gazetteer file: folded name to the rows that bear it.

The file stays the one store of the rows; the index holds byte offsets into it. It is compiled on
first use into the user's cache, under a name made of the file's hash, so a changed file gets a
new index and an old one is never read by mistake.
"""

import csv
import hashlib
import mmap
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from itertools import chain
from pathlib import Path

import marisa_trie
from platformdirs import user_cache_path

from routes.errors import GazetteerError
from routes.gazetteer.folding import fold_name
from routes.gazetteer.kinds import COUNTRY_CODES

COLUMNS = [
    "geonameid",
    "name",
    "alternatenames",
    "latitude",
    "longitude",
    "feature_class",
    "feature_code",
    "country_code",
    "admin1_code",
    "population",
    "radius_km",
    "source",
    "source_id",
    "snapshot",
    "note",
]

_VERSION = 3
"""Raised when folding or the layout of the index changes."""

_OFFSET = "<Q"
_ID_MARK = "\x01"
_COUNTRY_MARK = "\x02"
_WHOLE_MARK = "\x03"
"""A key that every whole index has."""

Row = dict[str, str]


class GazetteerIndex:
    """Rows of a gazetteer file by folded name and by id."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._rows = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise GazetteerError(f"{path} cannot be read: {error}") from error
        self._path = path
        self._trie = _open_trie(self._rows, path)

    def rows_named(self, folded: str) -> list[Row]:
        """Return the rows that bear a folded name, in the order of the file."""
        return [self._row(offset) for (offset,) in sorted(set(self._trie.get(folded, [])))]

    def row_of_id(self, gazetteer_id: str) -> Row | None:
        """Return the row with an id such as `geonames:524901`, or None."""
        offsets = self._trie.get(_ID_MARK + gazetteer_id, [])
        return self._row(offsets[0][0]) if offsets else None

    @cached_property
    def country_codes(self) -> frozenset[str]:
        """Return the ISO 3166-1 codes of all countries in the file."""
        return frozenset(key.removeprefix(_COUNTRY_MARK) for key in self._trie.keys(_COUNTRY_MARK))

    def names_beginning(self, folded: str) -> list[str]:
        """Return the folded names that begin with some letters."""
        return sorted(set(self._trie.keys(folded)))

    def _row(self, offset: int) -> Row:
        self._rows.seek(offset)
        fields = next(csv.reader([self._rows.readline().decode("utf-8")]))
        return dict(zip(COLUMNS, fields, strict=True))


def _open_trie(rows: mmap.mmap, path: Path) -> marisa_trie.RecordTrie:
    digest = hashlib.sha256(rows).hexdigest()[:24]
    cached = user_cache_path("supply-routes") / f"gazetteer-{digest}-{_VERSION}.marisa"
    trie = marisa_trie.RecordTrie(_OFFSET)
    try:
        trie.mmap(str(cached))
        if _WHOLE_MARK in trie:
            return trie
    except (OSError, RuntimeError):
        pass
    trie = marisa_trie.RecordTrie(_OFFSET, chain([(_WHOLE_MARK, (0,))], _keys(rows, path)))
    _store(trie, cached)
    return trie


def _keys(rows: mmap.mmap, path: Path) -> Iterator[tuple[str, tuple[int]]]:
    """Yield each row's id and folded names with the row's offset."""
    rows.seek(0)
    header = rows.readline()
    if header.decode("utf-8", "replace").strip().split(",") != list(COLUMNS):
        raise GazetteerError(
            f"{path}:1:1: the first line must name the columns {','.join(COLUMNS)}"
        )
    offset = len(header)
    for number, line in enumerate(iter(rows.readline, b""), 2):
        try:
            row = _checked_row(line)
        except ValueError as error:
            raise GazetteerError(f"{path}:{number}:1: {error}") from error
        yield f"{_ID_MARK}{row['source']}:{row['source_id']}", (offset,)
        if row["feature_code"] in COUNTRY_CODES:
            yield f"{_COUNTRY_MARK}{row['country_code']}", (offset,)
        names = (row["name"], *row["alternatenames"].split(","))
        for folded in {fold_name(name) for name in names} - {""}:
            yield folded, (offset,)
        offset += len(line)


def _checked_row(line: bytes) -> Row:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8: byte 0x{line[error.start]:02x}") from error
    fields = next(csv.reader([text]))
    if len(fields) != len(COLUMNS):
        raise ValueError(f"{len(fields)} fields instead of {len(COLUMNS)}")
    row = dict(zip(COLUMNS, fields, strict=True))
    for column, bound in (("latitude", 90), ("longitude", 180)):
        if not abs(float(row[column])) <= bound:
            raise ValueError(f"the {column} {row[column]} is not within ±{bound} degrees")
    int(row["population"] or 0)
    float(row["radius_km"] or 0)
    return row


def _store(trie: marisa_trie.RecordTrie, cached: Path) -> None:
    """Keep the index for the next time; on a disk that cannot be written it lives in memory."""
    unfinished: str | None = None
    with suppress(OSError):
        cached.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=cached.parent, suffix=".part")
        os.close(handle)
        trie.save(unfinished)
        Path(unfinished).replace(cached)
    if unfinished:
        Path(unfinished).unlink(missing_ok=True)
