"""Groups of countries that have a name of their own, from Unicode CLDR.

The sub-regions of the United Nations (M49), the European Union, Latin America and their like, with
their names in the languages that countries have here.
"""

import json
import math
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from data.build_gazetteer.countries import LANGUAGES
from data.build_gazetteer.measures import distance_km
from data.build_gazetteer.rows import Row, joined, make_row, number

SNAPSHOT_GROUPS = "48.2.0"
COVERED = 0.9
"""The radius reaches the middle of countries that make up so much of the area."""
#: The world, the United Nations and islands "outlying" in no one place are no places.
NO_PLACE = frozenset({"001", "UN", "QO"})
#: Groups that their code stands for in a text.
KNOWN_BY_CODE = frozenset({"EU"})
SIDES = {"Northern": "North", "Southern": "South", "Eastern": "East", "Western": "West"}
LOCALES = {"ZHT": "zh-Hant"}


def read_names(inputs: Path) -> dict[str, list[str]]:
    """Read the names of each territory, the English one first."""
    names: dict[str, list[str]] = {}
    for language in ("EN", *LANGUAGES, "BE"):
        locale = LOCALES.get(language, language.lower())
        path = inputs / "cldr-localenames-full" / "main" / locale / "territories.json"
        tree = json.loads(path.read_text(encoding="utf-8"))
        of_code = tree["main"][locale]["localeDisplayNames"]["territories"]
        for code, name in of_code.items():
            names.setdefault(code, []).append(name)
    return names


def read_members(inputs: Path) -> dict[str, set[str]]:
    """Read the countries in each group."""
    path = inputs / "cldr-core" / "supplemental" / "territoryContainment.json"
    tree = json.loads(path.read_text(encoding="utf-8"))["supplemental"]["territoryContainment"]
    contains: dict[str, set[str]] = {
        code: set(entry["_contains"]) for code, entry in tree.items() if "status" not in code
    }

    def countries(code: str) -> set[str]:
        if code not in contains:
            return {code}
        return set().union(*(countries(part) for part in contains[code]))

    return {code: countries(code) for code in contains}


def group_names(names: Iterable[str]) -> list[str]:
    """Add the short form of the English name: ``Western Africa`` is ``West Africa`` too."""
    main, *others = names
    first, _, rest = main.partition(" ")
    short = [f"{SIDES[first]} {rest}"] if first in SIDES else []
    return [main, *short, *others]


def middle_of(rows: list[Row]) -> tuple[float, float]:
    """Give longitude and latitude of the middle of countries, each weighed by its area."""
    lon, lat = (np.radians([float(row[key]) for row in rows]) for key in ("longitude", "latitude"))
    area = np.array([float(row["radius_km"]) ** 2 for row in rows])
    parts = np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)
    x, y, z = (float((part * area).sum()) for part in parts)
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def covering_radius_km(middle: Row, rows: list[Row]) -> float:
    """Give the radius of a disc of the same area, or one that reaches most of the countries."""
    areas = [float(row["radius_km"]) ** 2 for row in rows]
    reached = 0.0
    farthest = 0.0
    for km, area in sorted(zip((distance_km(middle, row) for row in rows), areas, strict=True)):
        reached, farthest = reached + area, km
        if reached >= COVERED * sum(areas):
            break
    return max(float(np.sqrt(sum(areas))), farthest)


def group_rows(inputs: Path, countries: list[Row]) -> Iterator[Row]:
    """Give groups of countries.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.
    countries : list of dict
        The rows of the countries.

    Yields
    ------
    dict of str to str
        Rows in the middle of the countries, with the inhabitants of all of them.
    """
    names = read_names(inputs)
    for code, members in sorted(read_members(inputs).items()):
        own = [row for row in countries if row["country_code"] in members]
        if code in NO_PLACE or not own or code not in names:
            continue
        lon, lat = middle_of(own)
        called = [*group_names(names[code]), *KNOWN_BY_CODE.intersection({code})]
        row = make_row(
            name=called[0],
            alternatenames=joined(called[0], called[1:]),
            latitude=number(lat, 2),
            longitude=number(lon, 2),
            feature_class="L",
            feature_code="RGN",
            population=sum(int(member["population"] or 0) for member in own),
            source="cldr",
            source_id=code,
            snapshot=SNAPSHOT_GROUPS,
            note="a group of countries; its point is their middle, weighed by area",
        )
        row["radius_km"] = number(covering_radius_km(row, own), 0)
        yield row
