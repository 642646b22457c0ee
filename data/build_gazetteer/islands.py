"""Islands and groups of islands, from the Earth..4 map database of NCAR Graphics.

The database cuts the earth into areas, each a part of another, and gives the lines between them.
An island is an area, or areas of one name beside each other, with nothing but water around it.
"""

import re
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from data.build_gazetteer.countries import country_code_of, read_countries
from data.build_gazetteer.measures import middle, radius_km
from data.build_gazetteer.places import read_places
from data.build_gazetteer.rows import Row, joined, make_row, number

SNAPSHOT_ISLANDS = "6.6.2"
LEAST_RADIUS_KM = 17.84
"""Of a disc of 1,000 square kilometres."""
ONE_ISLAND = 0.8
"""Where one island is so much of a group, the group is that island with its rocks."""
ONE_COUNTRY = 0.95
HALF_ROUND_DEG = 180.0

#: The areas that all land and all water is a part of.
LAND, WATER = 989, 1032
AREA_HEAD = re.compile(r"\s*(\d+) (\d+) (\d+) (\d+) (\d+) ")
LINE_HEAD = struct.Struct("<4i4f")

GROUPS_FIRST = (
    r"Ostrova|Islas|Ilhas|Iles|Isole|Kepulauan|Arkhipelag|Archipielago de|Arquipelago dos"
)
ONE_FIRST = (
    r"Ostrov|Isla Grande de|Isla de|Isla del|Isla|Ilha de|Ilha|Ile de la|Ile de|Ile|Island of"
    r"|Jazirat|Pulau"
)
GENERIC_FIRST = re.compile(rf"^(?:{GROUPS_FIRST}|{ONE_FIRST}) (?P<bare>.+)$")
GROUP_WORDS = re.compile(rf"Islands|Archipelago|Group|^(?:{GROUPS_FIRST}) ")
NOT_A_NAME = frozenset({"island", "state", "main island"})


@dataclass
class Area:
    """An area of the database.

    Attributes
    ----------
    name : str
        As it stands there.
    parent : int
        Number of the area that it is a part of.
    parts : list of int
        Numbers of its own parts.
    """

    name: str
    parent: int
    parts: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Line:
    """A line between two areas, with longitude and latitude in degrees."""

    left: int
    right: int
    points: tuple[tuple[float, float], ...]


def database(inputs: Path, part: str) -> Path:
    """Give the path of a part of the database."""
    return inputs / "libncarg-data/usr/share/ncarg/database" / f"Earth..4.{part}"


def read_areas(inputs: Path) -> dict[int, Area]:
    """Read the areas by number: a head of five numbers, the last the length of the name."""
    text = database(inputs, "names").read_text(encoding="latin-1")
    areas = {}
    head = AREA_HEAD.match(text)
    while head:
        end = head.end() + int(head[5])
        areas[int(head[1])] = Area(text[head.end() : end], int(head[4]))
        head = AREA_HEAD.match(text, end)
    for ident, area in areas.items():
        if area.parent in areas:
            areas[area.parent].parts.append(ident)
    return areas


def read_lines(inputs: Path) -> list[Line]:
    """Read the lines: a head with count, kind, areas and bounds, then latitudes and longitudes."""
    raw = database(inputs, "lines").read_bytes()
    lines = []
    at = 0
    while at + LINE_HEAD.size <= len(raw):
        count, _, left, right, *_ = LINE_HEAD.unpack_from(raw, at)
        at += LINE_HEAD.size
        pairs = np.frombuffer(raw, "<f4", count, at).astype(float).reshape(-1, 2)
        at += 4 * count
        lines.append(Line(left, right, tuple((lon, lat) for lat, lon in pairs.tolist())))
    return lines


def with_parts(areas: Mapping[int, Area], idents: Iterable[int]) -> set[int]:
    """Give areas and all that is a part of them."""
    held: set[int] = set()
    waiting = list(idents)
    while waiting:
        ident = waiting.pop()
        if ident not in held:
            held.add(ident)
            waiting += areas[ident].parts
    return held


def beside_each_other(
    each: Iterable[set[int]], of_area: Mapping[int, list[Line]]
) -> list[set[int]]:
    """Join sets of areas that share lines: the three parts of Borneo are one."""
    sets: list[set[int]] = []
    for held in each:
        sides = {side for i in held for line in of_area[i] for side in (line.left, line.right)}
        touching = [some for some in sets if some & sides]
        sets = [some for some in sets if not some & sides]
        sets.append(held.union(*touching))
    return sets


def outline(held: set[int], lines: Iterable[Line], water: set[int]) -> BaseGeometry | None:
    """Give the polygons of areas, or nothing where they border on other land."""
    around = [line for line in lines if (line.left in held) != (line.right in held)]
    if not all({line.left, line.right} & water for line in around):
        return None
    strings = [shapely.LineString(line.points) for line in around if len(line.points) > 1]
    polygons = shapely.get_parts(shapely.polygonize(strings))
    return shapely.union_all(polygons) if len(polygons) else None


def across_the_date_line(polygons: BaseGeometry) -> bool:
    """Tell whether polygons lie on both sides of the date line: countries, which are rows."""
    west, _, east, _ = polygons.bounds
    return east - west > HALF_ROUND_DEG


def island_shapes(inputs: Path) -> Iterator[tuple[int, str, BaseGeometry]]:
    """Give the number, the name and the polygons of each island and group of islands."""
    areas = read_areas(inputs)
    lines = read_lines(inputs)
    of_area: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        of_area[line.left].append(line)
        of_area[line.right].append(line)
    water = with_parts(areas, {WATER})
    by_name: dict[str, list[int]] = defaultdict(list)
    for ident, area in areas.items():
        is_land = ident not in water and area.parent not in {0, LAND}
        if is_land and area.name[0] != "(" and "Peninsula" not in area.name:
            by_name[area.name].append(ident)
    for name, idents in by_name.items():
        for held in beside_each_other((with_parts(areas, {ident}) for ident in idents), of_area):
            own = {id(line): line for ident in held for line in of_area[ident]}
            polygons = outline(held, own.values(), water)
            if polygons is not None and not across_the_date_line(polygons):
                yield min(held.intersection(idents)), name, polygons


def island_names(name: str, *, is_group: bool = False) -> list[str]:
    """Give the names of an island, the English one first.

    Examples
    --------
    >>> island_names("Ostrov Sakhalin")
    ['Sakhalin', 'Sakhalin Island', 'Ostrov Sakhalin']
    >>> island_names("Sulawesi (Celebes)")
    ['Sulawesi', 'Sulawesi Island', 'Celebes', 'Celebes Island']
    """
    outside, _, inside = name.partition(" (")
    names: list[str] = []
    for part in filter(None, (outside, inside.rstrip(")"))):
        generic = GENERIC_FIRST.match(part)
        if part in NOT_A_NAME:
            continue
        bare = generic["bare"] if generic else part
        kind = "Islands" if GROUP_WORDS.search(part) else "Island"
        told = (is_group and not generic) or bare.endswith((kind, "Archipelago"))
        names += [bare] if told else [bare, f"{bare} {kind}"]
        names.append(part)
    return list(dict.fromkeys(names))


def inhabitants(inputs: Path, shapes: list[BaseGeometry]) -> list[int]:
    """Add up the inhabitants of the GeoNames places within each shape."""
    places = list(read_places(inputs, "cities500").values())
    points = shapely.points([(place["longitude"], place["latitude"]) for place in places])
    counts = [0] * len(shapes)
    tree = shapely.STRtree(points)
    for shape, place in tree.query(shapes, predicate="contains").T.tolist():
        counts[shape] += int(places[place]["population"])
    return counts


def country_of(polygons: BaseGeometry, codes: list[str], tree: shapely.STRtree) -> str:
    """Give the country that nearly all of an island lies in, or nothing."""
    area: dict[str, float] = defaultdict(float)
    for part in shapely.get_parts(polygons):
        nearest = int(tree.nearest(part.representative_point()))
        area[codes[nearest]] += part.area
    code, most = max(area.items(), key=lambda item: item[1])
    holders = {codes[i] for i in tree.query(polygons.representative_point(), "intersects")}
    crowd = {codes[i] for i in tree.query(polygons.buffer(-0.2), predicate="intersects")}
    lone = most >= ONE_COUNTRY * polygons.area and len(crowd | holders) <= 1
    return code if lone else ""


def island_rows(inputs: Path) -> Iterator[Row]:
    """Give islands and groups of islands of 1,000 square kilometres and more.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.

    Yields
    ------
    dict of str to str
        Rows at the middle, with the inhabitants of the GeoNames places on them.
    """
    found = [item for item in island_shapes(inputs) if radius_km(item[2]) >= LEAST_RADIUS_KM]
    counts = inhabitants(inputs, [polygons for _, _, polygons in found])
    records: list[tuple[dict[str, Any], BaseGeometry]] = list(read_countries(inputs))
    codes = [country_code_of(record) for record, _ in records]
    tree = shapely.STRtree([geometry for _, geometry in records])
    for (ident, name, polygons), population in zip(found, counts, strict=True):
        parts = shapely.get_parts(polygons)
        largest = max(parts, key=lambda part: part.area)
        is_one = largest.area >= ONE_ISLAND * polygons.area
        x, y = middle(largest if is_one else shapely.convex_hull(polygons))
        names = island_names(name, is_group=not is_one)
        yield make_row(
            name=names[0],
            alternatenames=joined(names[0], names[1:]),
            latitude=number(y, 4),
            longitude=number(x, 4),
            feature_class="T",
            feature_code="ISL" if is_one else "ISLS",
            country_code=country_of(polygons, codes, tree),
            population=population or "",
            radius_km=number(radius_km(polygons if is_one else shapely.convex_hull(polygons)), 1),
            source="ncar-graphics",
            source_id=f"area:{ident}",
            snapshot=SNAPSHOT_ISLANDS,
        )
