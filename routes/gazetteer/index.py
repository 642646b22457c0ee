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
from functools import cached_property
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

_VERSION = 2
"""Raised when folding or the layout of the index changes."""

_OFFSET = "<Q"
_ID_MARK = "\x01"
_COUNTRY_MARK = "\x02"

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
        line = self._rows[offset : self._rows.find(b"\n", offset)].decode("utf-8")
        return dict(zip(COLUMNS, next(csv.reader([line])), strict=True))


def _open_trie(rows: mmap.mmap, path: Path) -> marisa_trie.RecordTrie:
    digest = hashlib.sha256(rows).hexdigest()[:24]
    cached = user_cache_path("supply-routes") / f"gazetteer-{digest}-{_VERSION}.marisa"
    trie = marisa_trie.RecordTrie(_OFFSET)
    try:
        trie.mmap(str(cached))
    except (OSError, RuntimeError):
        trie = marisa_trie.RecordTrie(_OFFSET, _keys(rows, path))
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
    offset, number = len(header), 1
    for line in iter(rows.readline, b""):
        number += 1
        fields = next(csv.reader([line.decode("utf-8")]))
        if len(fields) != len(COLUMNS):
            raise GazetteerError(
                f"{path}:{number}:1: {len(fields)} fields instead of {len(COLUMNS)}"
            )
        yield f"{_ID_MARK}{fields[11]}:{fields[12]}", (offset,)
        if fields[6] in COUNTRY_CODES:
            yield f"{_COUNTRY_MARK}{fields[7]}", (offset,)
        for folded in {fold_name(name) for name in (fields[1], *fields[2].split(","))} - {""}:
            yield folded, (offset,)
        offset += len(line)


def _store(trie: marisa_trie.RecordTrie, cached: Path) -> None:
    """Keep the index for the next time; on a disk that cannot be written it lives in memory."""
    try:
        cached.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=cached.parent, suffix=".part")
        os.close(handle)
        trie.save(unfinished)
        Path(unfinished).replace(cached)
    except OSError:
        return
