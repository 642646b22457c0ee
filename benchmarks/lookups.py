"""Open a gazetteer in a process of its own, look names up in batches, and print the figures.

usage: python -m benchmarks.lookups GAZETTEER NAMES

NAMES is a JSON file with three lists: `exact` (a name is there as often as entries bear it),
`misspelled` (the same, with one edit each), `different` (no name more than once).
"""

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
from numpy.typing import NDArray

from routes import Gazetteer

BATCH = 10_000


def main(path: Path, names_file: Path) -> None:
    """Print one line of JSON."""
    names = json.loads(names_file.read_text("utf-8"))
    begin = time.perf_counter()
    gazetteer = Gazetteer(path)
    open_s = time.perf_counter() - begin
    begin = time.perf_counter()
    gazetteer.find("Oslo")
    first_s = time.perf_counter() - begin
    gazetteer.find_many(names["exact"][:BATCH])
    gazetteer.find_many(names["misspelled"][:BATCH])
    figures = {"open_s": round(open_s, 4), "first_find_s": round(first_s, 4)} | _memory_mb()
    exact = _looked_up(gazetteer, names["exact"])
    different = _looked_up(gazetteer, names["different"])
    misspelled = _looked_up(gazetteer, names["misspelled"])
    figures |= _speed("exact", exact) | _speed("different", different)
    figures |= _speed("misspelled", misspelled)
    figures |= {
        "rss_at_end_mb": _memory_mb()["rss_mb"],
        "entries": len(gazetteer.index),
        "names": gazetteer.index.name_count,
        "exact_found": round(float((exact.ids != b"").mean()), 4),
        "misspelled_found": round(float((misspelled.ids != b"").mean()), 4),
        "same_answer": round(float((exact.ids == misspelled.ids).mean()), 4),
        "entries_a_name": round(float(exact.candidates.mean()), 1),
    }
    print(json.dumps(figures))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answers:
    """What is kept of many answers: little, so that the memory measured is the gazetteer's.

    Parameters
    ----------
    ids
        The gazetteer ids in ASCII, empty where nothing was found.
    candidates
        How many entries each name led to.
    names_per_s
        Of each batch.
    """

    ids: NDArray[np.bytes_]
    candidates: NDArray[np.int64]
    names_per_s: list[float]


def _looked_up(gazetteer: Gazetteer, names: list[str]) -> _Answers:
    ids, candidates, names_per_s = [], [], []
    for begin in range(0, len(names), BATCH):
        batch = names[begin : begin + BATCH]
        start = time.perf_counter()
        answers = gazetteer.find_many(batch)
        names_per_s.append(len(batch) / (time.perf_counter() - start))
        ids.append(answers["gazetteer_id"].fillna("").to_numpy().astype("S20"))
        candidates.append(answers["candidates"].to_numpy())
    return _Answers(
        ids=np.concatenate(ids), candidates=np.concatenate(candidates), names_per_s=names_per_s
    )


def _speed(kind: str, answers: _Answers) -> dict[str, object]:
    speeds = answers.names_per_s
    return {
        f"{kind}_per_s": round(median(speeds)),
        f"{kind}_range": [round(min(speeds)), round(max(speeds))],
    }


def _memory_mb() -> dict[str, int]:
    """Return the memory that this process holds: all, and what is not merely mapped files."""
    status = dict(
        line.split(":", 1) for line in Path("/proc/self/status").read_text("ascii").splitlines()
    )
    sizes = {"rss_mb": "VmRSS", "anonymous_mb": "RssAnon", "mapped_mb": "RssFile"}
    return {name: round(int(status[key].split()[0]) / 1024) for name, key in sizes.items()}


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
