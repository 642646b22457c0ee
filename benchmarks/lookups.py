"""Open a gazetteer in a process of its own, look names up in batches, and print the figures.

usage: python -m benchmarks.lookups GAZETTEER NAMES

NAMES is a JSON file with three lists: `exact` (a name is there as often as entries bear it),
`misspelled` (the same, with one edit each), `different` (no name more than once).
"""

import json
import sys
import time
from pathlib import Path
from statistics import median

import pandas as pd

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
    exact, exact_per_s = _looked_up(gazetteer, names["exact"])
    _, different_per_s = _looked_up(gazetteer, names["different"])
    misspelled, misspelled_per_s = _looked_up(gazetteer, names["misspelled"])
    figures |= {
        "rss_at_end_mb": _memory_mb()["rss_mb"],
        "entries": len(gazetteer.index),
        "names": gazetteer.index.name_count,
        "exact_per_s": round(median(exact_per_s)),
        "exact_range": [round(min(exact_per_s)), round(max(exact_per_s))],
        "different_per_s": round(median(different_per_s)),
        "different_range": [round(min(different_per_s)), round(max(different_per_s))],
        "misspelled_per_s": round(median(misspelled_per_s)),
        "misspelled_range": [round(min(misspelled_per_s)), round(max(misspelled_per_s))],
        "exact_found": round(float(exact["gazetteer_id"].notna().mean()), 4),
        "misspelled_found": round(float(misspelled["gazetteer_id"].notna().mean()), 4),
        "same_answer": _same(exact, misspelled),
        "entries_a_name": round(float(exact["candidates"].mean()), 1),
    }
    print(json.dumps(figures))


def _looked_up(gazetteer: Gazetteer, names: list[str]) -> tuple[pd.DataFrame, list[float]]:
    """Return the answers, and the names a second of each batch."""
    answers, names_per_s = [], []
    for begin in range(0, len(names), BATCH):
        batch = names[begin : begin + BATCH]
        start = time.perf_counter()
        answers.append(gazetteer.find_many(batch))
        names_per_s.append(len(batch) / (time.perf_counter() - start))
    return pd.concat(answers, ignore_index=True), names_per_s


def _same(exact: pd.DataFrame, misspelled: pd.DataFrame) -> float:
    """Return the share of misspelled names that lead where the right spelling leads."""
    return round(float((exact["gazetteer_id"] == misspelled["gazetteer_id"]).mean()), 4)


def _memory_mb() -> dict[str, int]:
    """Return the memory that this process holds: all, and what is not merely mapped files."""
    status = dict(
        line.split(":", 1) for line in Path("/proc/self/status").read_text("ascii").splitlines()
    )
    sizes = {"rss_mb": "VmRSS", "anonymous_mb": "RssAnon", "mapped_mb": "RssFile"}
    return {name: round(int(status[key].split()[0]) / 1024) for name, key in sizes.items()}


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
