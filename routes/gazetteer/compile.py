"""Compiling a gazetteer file into the arrays that an index maps into memory.

Rows are read once, in the order of the file, and their folded names put aside; a trie then numbers
the names, and everything else hangs on these numbers. Memory grows with the number of rows and of
names; the rows themselves stay in their file.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from routes.errors import GazetteerError
from routes.gazetteer.deletions import deletion_hashes, name_codes
from routes.gazetteer.folding import fold_name
from routes.gazetteer.rows import (
    COLUMNS,
    Row,
    checked_row,
    country_number,
    parse_row,
    row_id,
    row_names,
)
from routes.gazetteer.sounds import consonants

VERSION = 8
"""Raised when folding or the layout of the arrays or the summary changes."""

ID_MARK = "\x01"
"""Stands before an id among the names of the trie."""

SUMMARY = "summary.json"
"""Written last: a folder without it is no index."""

NAMES = "names.marisa"
LABELS = "labels.bin"
ARRAYS = (
    "offset",
    "ids",
    "label_end",
    "lon",
    "lat",
    "population",
    "radius_km",
    "country",
    "feature",
    "postings",
    "postings-begins",
    "deletions",
    "deletions-begins",
    "deletions-tags",
    "sounds",
    "sounding",
)

_CHUNK = 50_000
_PRIMARY_PLACE = 1
"""Where the primary name stands in a line of names; the id comes before it."""

Progress = Callable[[float], None]
"""Told how much of the work is done, from 0 to 1."""

Numbers = NDArray[np.uint32]


@dataclass(slots=True)
class _Columns:
    """The columns of the rows, growing; the primary names go to a file of their own."""

    labels: BinaryIO
    offset: array[int] = field(default_factory=lambda: array("Q"))
    ids: list[bytes] = field(default_factory=list)
    label_end: array[int] = field(default_factory=lambda: array("Q"))
    lon: array[float] = field(default_factory=lambda: array("d"))
    lat: array[float] = field(default_factory=lambda: array("d"))
    population: array[int] = field(default_factory=lambda: array("L"))
    radius_km: array[float] = field(default_factory=lambda: array("f"))
    country: array[int] = field(default_factory=lambda: array("H"))
    feature: array[int] = field(default_factory=lambda: array("H"))
    features: dict[str, int] = field(default_factory=dict)

    def add(self, row: Row, offset: int) -> None:
        numbers = checked_row(row)
        feature = f"{row['feature_class']}.{row['feature_code']}"
        label = row["name"].encode()
        self.labels.write(label)
        self.label_end.append((self.label_end[-1] if self.label_end else 0) + len(label))
        self.ids.append(row_id(row).encode())
        self.offset.append(offset)
        self.lon.append(numbers.lon)
        self.lat.append(numbers.lat)
        self.population.append(numbers.population)
        self.radius_km.append(numbers.radius_km)
        self.country.append(country_number(row["country_code"]))
        self.feature.append(self.features.setdefault(feature, len(self.features)))

    def save(self, folder: Path) -> None:
        for name, dtype in (
            ("offset", np.uint64),
            ("label_end", np.uint64),
            ("lon", np.float64),
            ("lat", np.float64),
            ("population", np.uint32),
            ("radius_km", np.float32),
            ("country", np.uint16),
            ("feature", np.uint16),
        ):
            np.save(folder / f"{name}.npy", np.array(getattr(self, name), dtype=dtype))
        np.save(folder / "ids.npy", np.array(self.ids, dtype=np.bytes_))


def compile_index(path: Path, folder: Path, progress: Progress = lambda _: None) -> None:
    """Write the index of a gazetteer file into a folder.

    Parameters
    ----------
    path
        A CSV file with the columns of the bundled `data/gazetteer.csv`.
    folder
        An empty folder.
    progress
        Called now and then with the share that is done.

    Raises
    ------
    GazetteerError
        With `file:line:col` where a row is damaged, or where rows should be and there are none.
    """
    names_file = folder / "names.txt"
    with (folder / LABELS).open("wb") as labels:
        columns = _Columns(labels=labels)
        _read_rows(path, names_file, columns, lambda share: progress(0.5 * share))
    columns.save(folder)
    trie = marisa_trie.Trie(name for names in _read_names(names_file) for name in names if name)
    trie.save(str(folder / NAMES))
    progress(0.7)
    _save_postings(trie, names_file, folder)
    names_file.unlink()
    progress(0.8)
    _save_neighbours(trie, folder)
    files = {path.name: path.stat().st_size for path in sorted(folder.iterdir())}
    summary = {
        "version": VERSION,
        "features": list(columns.features),
        "files": files,
        "probe": trie.restore_key(0),
    }
    (folder / SUMMARY).write_text(json.dumps(summary), encoding="utf-8")
    progress(1.0)


def _read_rows(path: Path, names_file: Path, columns: _Columns, progress: Progress) -> None:
    """Read the rows into columns, and put each row's id and folded names on a line of a file."""
    size = max(1, path.stat().st_size)
    with path.open("rb") as file, names_file.open("w", encoding="utf-8", newline="\n") as names:
        _check_header(file, path)
        offset = file.tell()
        for number, line in enumerate(file, 2):
            try:
                row = parse_row(line)
                columns.add(row, offset)
            except ValueError as error:
                raise GazetteerError(f"{path}:{number}:1: {error}") from error
            primary, *others = map(fold_name, row_names(row))
            folded = dict.fromkeys([ID_MARK + row_id(row), primary, *others])
            names.write("\t".join(folded) + "\n")
            offset += len(line)
            if number % _CHUNK == 0:
                progress(offset / size)
    if not columns.offset:
        raise GazetteerError(f"{path}:2:1: there is no row below the names of the columns")


def _check_header(file: BinaryIO, path: Path) -> None:
    header = file.readline().decode("utf-8-sig", "replace").strip().split(",")
    if header != list(COLUMNS):
        raise GazetteerError(
            f"{path}:1:1: the first line must name the columns {','.join(COLUMNS)}"
        )


def _read_names(names_file: Path) -> Iterator[list[str]]:
    """Yield each row's id and folded names; the primary name comes second."""
    with names_file.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")


def _save_postings(trie: marisa_trie.Trie, names_file: Path, folder: Path) -> None:
    """Save, for each name's number, the rows that bear it, in the order of the file.

    A posting is the row's number times two, plus one where the name is the primary one.
    """
    numbers, postings = [], []
    rows = enumerate(_read_names(names_file))
    while chunk := list(islice(rows, _CHUNK)):
        found = [
            (trie[name], 2 * row + (i <= _PRIMARY_PLACE))
            for row, names in chunk
            for i, name in enumerate(names)
            if name
        ]
        pairs = np.array(found, dtype=np.uint32)
        numbers.append(pairs[:, 0])
        postings.append(pairs[:, 1])
    _save_groups(folder / "postings", np.concatenate(numbers), np.concatenate(postings), len(trie))


def _save_groups(stem: Path, keys: Numbers, values: Numbers, count: int) -> None:
    """Save values grouped by key: where each key's group begins, and the values in turn."""
    order = np.argsort(keys, kind="stable")
    begins = np.zeros(count + 1, dtype=np.uint32)
    np.cumsum(np.bincount(keys, minlength=count), out=begins[1:])
    np.save(f"{stem}-begins.npy", begins)
    np.save(f"{stem}.npy", values[order])


def _save_neighbours(trie: marisa_trie.Trie, folder: Path) -> None:
    """Save the ways from a misspelled name to its neighbours, and from a sound to its names."""
    hashes, owners, sounds, sounding = [], [], [], []
    for begin in range(0, len(trie), _CHUNK):
        numbers = range(begin, min(begin + _CHUNK, len(trie)))
        names = [trie.restore_key(number) for number in numbers]
        names = ["" if name.startswith(ID_MARK) else name for name in names]
        found, which = deletion_hashes(*name_codes(names))
        hashes.append(found)
        owners.append((which + begin).astype(np.uint32))
        for number, name in zip(numbers, names, strict=True):
            if skeleton := consonants(name):
                sounds.append(sound_hash(skeleton))
                sounding.append(number)
    _save_deletions(np.concatenate(hashes), np.concatenate(owners), folder)
    order = np.argsort(np.array(sounds, dtype=np.uint32), kind="stable")
    np.save(folder / "sounds.npy", np.array(sounds, dtype=np.uint32)[order])
    np.save(folder / "sounding.npy", np.array(sounding, dtype=np.uint32)[order])


def _save_deletions(hashes: NDArray[np.uint64], owners: Numbers, folder: Path) -> None:
    """Save the owners of hashes in buckets by their high bits, with 16 low bits to tell them by."""
    bits = bucket_bits(len(hashes))
    buckets = (hashes >> np.uint64(64 - bits)).astype(np.uint32)
    order = np.argsort(buckets, kind="stable")
    begins = np.zeros(2**bits + 1, dtype=np.uint32)
    np.cumsum(np.bincount(buckets, minlength=2**bits), out=begins[1:])
    np.save(folder / "deletions-begins.npy", begins)
    np.save(folder / "deletions.npy", owners[order])
    np.save(folder / "deletions-tags.npy", hashes.astype(np.uint16)[order])


def bucket_bits(count: int) -> int:
    """Return how many high bits number the buckets of so many hashes: about four hashes each.

    Buckets of one hash each would be no faster, and where they begin would take more memory than
    what they hold.
    """
    return min(max(count >> 2, 2).bit_length(), 28)


def sound_hash(skeleton: str) -> int:
    """Return a skeleton's consonants as a number of 32 bits (FNV-1a)."""
    number = 0x811C9DC5
    for byte in skeleton.encode():
        number = ((number ^ byte) * 0x01000193) & 0xFFFFFFFF
    return number
