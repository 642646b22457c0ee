"""How often geocoders are right about hard names, ours and others', in one run.

usage: python -m benchmarks.geocode [--all]
"""

import argparse
import csv
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from shapely import Point

from benchmarks.geocoders import Answer, Geocode, Hint, geocoders
from routes import distance_km

HARD_NAMES = Path(__file__).with_name("hard_names.csv")
RIGHT_KM = 30.0
AREA_KM = 250.0
"""A region or a sea is right when the answer lies this near its middle."""

UNSURE = frozenset({"ambiguous", "unknown"})
VERDICTS = ("right", "wrong", "flagged", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class HardName:
    """A name, what a user would know of it, and the place that is meant.

    Parameters
    ----------
    name
        As it stands in a text.
    hint
        The country and the kind, where a user would give them.
    point
        EPSG:4326, x = longitude, y = latitude, in degrees.
    category
        What makes it hard.
    """

    name: str
    hint: Hint
    point: Point
    category: str

    @property
    def tolerance_km(self) -> float:
        """How far from the point an answer is still right."""
        return AREA_KM if self.category == "region" else RIGHT_KM


def read_hard_names() -> list[HardName]:
    """Return the names of the list beside this script."""
    with HARD_NAMES.open(encoding="utf-8", newline="") as file:
        return [
            HardName(
                name=row["name"],
                hint=Hint(country=row["country"], kind=row["kind"]),
                point=Point(float(row["lon"]), float(row["lat"])),
                category=row["category"],
            )
            for row in csv.DictReader(file)
        ]


def verdict(name: HardName, answer: Answer | None) -> str:
    """Return what an answer is worth: one of `VERDICTS`.

    A bare name that nobody can place without knowing more is answered rightly by not answering.
    """
    if answer is None:
        return "right" if name.category == "bare" else "none"
    if answer.confidence in UNSURE:
        return "right" if name.category == "bare" else "flagged"
    return "right" if off_km(name, answer) <= name.tolerance_km else "wrong"


def off_km(name: HardName, answer: Answer) -> float:
    """Return how far an answer lies from the place that is meant, in kilometres."""
    return distance_km(Point(answer.lon, answer.lat), name.point)


def main() -> None:
    """Print a table of all geocoders, and what ours does with each name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="also print the names of every verdict")
    show_all = parser.parse_args().all
    names = read_hard_names()
    scripts = sum(not _is_latin(name.name) for name in names)
    print(f"{len(names)} hard names, {scripts} of them in other scripts than Latin\n")
    print(f"{'':22}" + "".join(f"{word:>9}" for word in VERDICTS) + f"{'names/s':>11}")
    answers_of = {}
    for label, geocode in geocoders():
        answers_of[label], names_per_s = _asked(geocode, names)
        counts = Counter(map(verdict, names, answers_of[label]))
        figures = "".join(f"{counts[word]:9}" for word in VERDICTS)
        print(f"{label:22}{figures}{names_per_s:11,.1f}")
    for label, answers in answers_of.items():
        if label == "supply-routes":
            _print_confidence(names, answers)
        if show_all or label == "supply-routes":
            _print_failures(label, names, answers)


def _asked(geocode: Geocode, names: Sequence[HardName]) -> tuple[list[Answer | None], float]:
    """Return the answers and how many names a second were answered, after a first one."""
    geocode("Oslo", Hint())
    begin = time.perf_counter()
    answers = [geocode(name.name, name.hint) for name in names]
    return answers, len(names) / (time.perf_counter() - begin)


def _print_confidence(names: Sequence[HardName], answers: Sequence[Answer | None]) -> None:
    print()
    for word in ("sure", "probable", "ambiguous"):
        near = [
            off_km(name, answer) <= name.tolerance_km
            for name, answer in zip(names, answers, strict=True)
            if answer is not None and answer.confidence == word
        ]
        print(f"{word}: {len(near)}, of which {sum(near)} lie at the place that is meant")


def _print_failures(
    label: str, names: Sequence[HardName], answers: Sequence[Answer | None]
) -> None:
    print(f"\n{label}")
    for name, answer in zip(names, answers, strict=True):
        word = verdict(name, answer)
        if word != "right":
            asked = ", ".join(filter(None, [name.name, name.hint.country, name.hint.kind]))
            found = f"{answer.label}, {off_km(name, answer):,.0f} km off" if answer else "nothing"
            print(f"  {word:8} {name.category:14} {asked}: {found}")


def _is_latin(text: str) -> bool:
    return all(ord(letter) < 0x370 for letter in text)


if __name__ == "__main__":
    main()
