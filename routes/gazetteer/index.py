"""The index over a gazetteer file: names to rows, exactly, nearly, and by sound.

The file stays the one store of the rows; the index maps arrays into memory that lead to them. It is
compiled on first use into the user's cache, under a name made of the file's hash, so a changed file
gets a new index and an old one is never read by mistake.
"""

import hashlib
import json
import mmap
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from functools import cached_property
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path
from rapidfuzz import process
from rapidfuzz.distance import OSA

from routes.errors import GazetteerError
from routes.gazetteer.compile import (
    ARRAYS,
    ID_MARK,
    LABELS,
    NAMES,
    SUMMARY,
    VERSION,
    Progress,
    compile_index,
    sound_hash,
)
from routes.gazetteer.deletions import deletion_hashes, name_codes
from routes.gazetteer.rows import Row, country_text, parse_row
from routes.gazetteer.sounds import consonants

Numbers = NDArray[np.uint32]
Postings = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]
"""For each posting: which query it answers, the row, whether the name is the primary one."""


PLACES = "places.csv"
_LONG = 9
"""Letters from which on a name may differ by two edits."""


class GazetteerIndex:
    """Rows of a gazetteer file by name and by id.

    Parameters
    ----------
    path
        A CSV file with the columns of the bundled gazetteer; or a folder that holds one as
        `places.csv`, with its index beside it.
    progress
        Told how far the compiling is, when the index has to be made.

    Raises
    ------
    GazetteerError
        When the file is missing or damaged.
    """

    def __init__(self, path: Path, progress: Progress = lambda _: None) -> None:
        if path.is_dir():
            self._rows = _mapped(path / PLACES)
            self._open(path)
            return
        self._rows = _mapped(path)
        cached = _cached(self._rows)
        found = _identity(cached)
        try:
            self._open(cached)
        except GazetteerError:
            with ExitStack() as stack:
                unfinished = _scratch_folder(cached.parent, stack)
                compile_index(path, unfinished, progress)
                self._open(_put_in_place(unfinished, cached, instead_of=found))

    def _open(self, folder: Path) -> None:
        """Map the arrays of an index."""
        summary = _checked_summary(folder)
        self._trie = marisa_trie.Trie()
        try:
            self._trie.mmap(str(folder / NAMES))
            # Mapped, but plain arrays: numpy's own class of mapped ones is slow to pick from.
            arrays = {
                name: np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r")) for name in ARRAYS
            }
        except (OSError, ValueError, RuntimeError) as error:
            raise _no_index(folder, error) from error
        if summary["probe"] not in self._trie:
            raise _no_index(folder, "an entry is missing")
        self._labels = _mapped(folder / LABELS)
        self.features: tuple[str, ...] = tuple(summary["features"])
        self._arrays = arrays
        self._of_codes: dict[frozenset[str], NDArray[np.bool_]] = {}
        self.lon: NDArray[np.float64] = arrays["lon"]
        self.lat: NDArray[np.float64] = arrays["lat"]
        self.population: Numbers = arrays["population"]
        self.radius_km: NDArray[np.float32] = arrays["radius_km"]
        self.country: NDArray[np.uint16] = arrays["country"]
        self.feature: NDArray[np.uint16] = arrays["feature"]

    def __len__(self) -> int:
        return len(self.lon)

    @property
    def name_count(self) -> int:
        """How many different folded names there are."""
        return len(self._trie) - len(self)

    def row(self, number: int) -> Row:
        """Return a row's fields."""
        # A slice, as threads share the map: its position is nobody's own.
        begin = int(self._arrays["offset"][number])
        end = self._rows.find(b"\n", begin)
        return parse_row(self._rows[begin : end if end >= 0 else None])

    def row_of_id(self, gazetteer_id: str) -> Row | None:
        """Return the row with an id such as `geonames:524901`, or None."""
        # What is no Unicode, as from a command line in another encoding, is nobody's id.
        known = gazetteer_id.encode("utf-8", "replace").decode()
        _, rows, _ = self.rows_named([ID_MARK + known])
        return self.row(int(rows[0])) if len(rows) else None

    def rows_named(self, folded: Sequence[str]) -> Postings:
        """Return the rows that bear folded names, in the order of the file for each name."""
        get = self._trie.get
        numbers = np.array([get(name, -1) if name else -1 for name in folded], dtype=np.int64)
        return self._postings(np.arange(len(folded)), numbers)

    def rows_nearly_named(self, folded: Sequence[str]) -> tuple[Postings, NDArray[np.float64]]:
        """Return the rows with a name at most one edit away, and how similar that name is.

        One edit inserts, deletes or replaces a letter, or swaps two neighbours; in names of nine
        letters and more two edits are allowed where they share a form with one letter deleted.
        """
        queries, numbers = self._neighbours(folded)
        names = [self._trie.restore_key(number) for number in numbers.tolist()]
        asked = [folded[query] for query in queries.tolist()]
        edits = process.cpdist(asked, names, scorer=OSA.distance, dtype=np.int32)
        lengths = np.fromiter(map(len, asked), dtype=np.int64, count=len(asked))
        near = (edits > 0) & (edits <= np.where(lengths >= _LONG, 2, 1))
        which, rows, primary = self._postings(np.flatnonzero(near), numbers[near])
        similarity = 1 - edits / np.maximum(lengths, 1)
        return (queries[which], rows, primary), similarity[which]

    def rows_sounding_like(self, folded: str) -> NDArray[np.int64]:
        """Return the rows with a name that has the same consonants."""
        skeleton = consonants(folded)
        if not skeleton:
            return np.array([], dtype=np.int64)
        sounds, wanted = self._arrays["sounds"], np.uint32(sound_hash(skeleton))
        low, high = (
            np.searchsorted(sounds, wanted, "left"),
            np.searchsorted(sounds, wanted, "right"),
        )
        numbers = self._arrays["sounding"][low:high].astype(np.int64)
        alike = [n for n in numbers.tolist() if consonants(self._trie.restore_key(n)) == skeleton]
        _, rows, _ = self._postings(
            np.zeros(len(alike), dtype=np.int64), np.array(alike, dtype=np.int64)
        )
        return np.unique(rows)

    def names_beginning(self, folded: str) -> list[str]:
        """Return the folded names that begin with some letters."""
        return list(self._trie.keys(folded))

    def has_codes(self, codes: frozenset[str]) -> NDArray[np.bool_]:
        """Return, for each of the file's features, whether its code is among some; all if none."""
        if codes not in self._of_codes:
            among = [not codes or name.split(".")[1] in codes for name in self.features]
            self._of_codes[codes] = np.array(among)
        return self._of_codes[codes]

    @cached_property
    def is_area(self) -> NDArray[np.bool_]:
        """For each of the file's features, whether such places are areas."""
        return np.array([name[0] in "AHT" for name in self.features])

    def reach_km(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the extent of areas among rows, in kilometres; 0 for points."""
        return np.where(self.is_area[self.feature[rows]], self.radius_km[rows], 0.0)

    def table(self, rows: NDArray[np.int64]) -> dict[str, Any]:
        """Return columns that describe rows, by name."""
        features = np.array([name.split(".")[1] for name in self.features])
        numbers, country = np.unique(self.country[rows], return_inverse=True)
        return {
            "gazetteer_id": self._ids_of(rows),
            "gazetteer_name": self._labels_of(rows),
            "lat": self.lat[rows],
            "lon": self.lon[rows],
            "country_code": np.array([country_text(n) for n in numbers.tolist()], str)[country],
            "feature_code": features[self.feature[rows]],
        }

    def _ids_of(self, rows: NDArray[np.int64]) -> NDArray[np.str_]:
        ids = self._arrays["ids"][rows]
        try:
            return np.asarray(ids.astype(str))
        except UnicodeDecodeError:  # few ids are other than ASCII, and decoding takes far longer
            return np.char.decode(ids, "utf-8")

    def _labels_of(self, rows: NDArray[np.int64]) -> list[str]:
        """Return the primary names of rows."""
        ends = self._arrays["label_end"]
        begins = np.where(rows > 0, ends[rows - 1], 0).tolist()
        bounds = zip(begins, ends[rows].tolist(), strict=True)
        return [self._labels[begin:end].decode() for begin, end in bounds]

    @cached_property
    def country_codes(self) -> frozenset[str]:
        """The ISO 3166-1 codes that rows of the file have."""
        numbers = np.flatnonzero(np.bincount(self.country))
        return frozenset(country_text(number) for number in numbers.tolist() if number)

    def _postings(self, queries: NDArray[np.int64], numbers: NDArray[np.int64]) -> Postings:
        """Return the rows of names by their numbers; a number of -1 has none."""
        known = numbers >= 0
        which, values = _grouped(
            self._arrays["postings-begins"], self._arrays["postings"], numbers[known]
        )
        rows = (values >> np.uint32(1)).astype(np.int64)
        return queries[known][which], rows, (values & np.uint32(1)).astype(bool)

    def _neighbours(self, folded: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return pairs of a query and a name's number that share a form with a letter deleted."""
        hashes, owners = deletion_hashes(*name_codes(list(folded)))
        begins = self._arrays["deletions-begins"]
        bits = len(begins).bit_length() - 1
        buckets = (hashes >> np.uint64(64 - bits)).astype(np.int64)
        which, numbers = _grouped(begins, self._arrays["deletions"], buckets)
        _, tags = _grouped(begins, self._arrays["deletions-tags"], buckets)
        same = tags == hashes.astype(np.uint16)[which]
        pairs = np.unique(np.stack([owners[which[same]], numbers[same].astype(np.int64)]), axis=1)
        return pairs[0], pairs[1]


def _grouped(
    begins: Numbers, values: NDArray[np.generic], keys: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[Any]]:
    """Return the values of the groups of some keys, and which key each belongs to."""
    first = begins[keys].astype(np.int64)
    counts = begins[keys + 1].astype(np.int64) - first
    which = np.repeat(np.arange(len(keys)), counts)
    within = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)
    return which, values[first[which] + within]


def _mapped(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise GazetteerError(f"{path} cannot be read: {error}") from error


def _checked_summary(folder: Path) -> dict[str, Any]:
    """Return an index's summary, after a look whether its files have their sizes."""
    try:
        summary = json.loads((folder / SUMMARY).read_text(encoding="utf-8"))
        version = summary.get("version")
        sizes = {name: (folder / name).stat().st_size for name in summary["files"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _no_index(folder, error) from error
    if version != VERSION:
        raise _no_index(folder, "another version of this program wrote it")
    if sizes != summary["files"]:
        raise _no_index(folder, "its files have other sizes")
    return dict(summary)


def _no_index(folder: Path, why: object) -> GazetteerError:
    return GazetteerError(
        f"{folder} holds no index that can be read ({why}): import it again with "
        f"`routes gazetteer import`"
    )


def _cached(rows: mmap.mmap) -> Path:
    """Return where the index of a file with these bytes is kept."""
    digest = hashlib.sha256(rows).hexdigest()[:24]
    return user_cache_path("supply-routes") / f"gazetteer-{digest}-{VERSION}"


def _scratch_folder(beside: Path, stack: ExitStack) -> Path:
    """Return a new folder beside the cached indexes, or elsewhere where nothing can be written."""
    for parent in (beside, None):
        with suppress(OSError):
            if parent:
                parent.mkdir(parents=True, exist_ok=True)
            folder = Path(tempfile.mkdtemp(dir=parent, prefix=".unfinished-"))
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
            return folder
    raise GazetteerError("no folder can be written, neither the cache nor the temporary one")


def _identity(folder: Path) -> int | None:
    """Return what tells a folder from another that takes its place, or None where there is none."""
    with suppress(OSError):
        return folder.stat().st_ino
    return None


def _put_in_place(unfinished: Path, cached: Path, *, instead_of: int | None) -> Path:
    """Rename a finished index to its place in the cache, over a damaged one if there is one.

    Another process may have been first; then its index stays, which is the same: it may be
    opening it just now.

    Parameters
    ----------
    unfinished, cached
        From where to where.
    instead_of
        The identity of the damaged one.
    """
    if unfinished.parent != cached.parent:
        return unfinished
    with suppress(OSError):
        unfinished.rename(cached)
        return cached
    if _identity(cached) != instead_of:
        return cached
    with suppress(OSError):
        damaged = cached.rename(unfinished.with_suffix(".damaged"))
        unfinished.rename(cached)
        shutil.rmtree(damaged, ignore_errors=True)
        return cached
    return unfinished
