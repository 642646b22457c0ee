"""Polygons of first-level regions, from Natural Earth, and the codes that GeoNames has for them."""

import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from data.build_gazetteer.places import read_places
from data.build_gazetteer.rows import Row, clean

#: Quotation marks that stand for a soft sign at the end of a name.
SOFT_SIGN = "'\u2019 "

SAME_REGION = 0.6

WRONG_REGION_NAMES = frozenset({"Maga Buryatdan", "Chukot", "Moskovsskaya"})


@dataclass
class Region:
    """A region polygon of Natural Earth and the GeoNames places inside it.

    Attributes
    ----------
    fid : str
        Number of the polygon in the source.
    country : str
        ADM0_A3 code of the source.
    country_name : str
        Name of the country in the source.
    country_code : str
        ISO alpha-2 code of the source, or empty.
    names : list of str
        Names in the source, the main one first.
    geometry : shapely geometry
        Polygons in degrees.
    places : Counter
        How many places inside have each (country code, admin1 code).
    code : tuple of str
        Country code and admin1 code as settled by ``settle_codes``.
    """

    fid: str
    country: str
    country_name: str
    country_code: str
    names: list[str]
    geometry: BaseGeometry
    places: Counter[tuple[str, str]] = field(default_factory=Counter)
    code: tuple[str, str] = ("", "")

    @property
    def majority(self) -> tuple[str, str]:
        """Country code and admin1 code of most places inside."""
        if not self.places:
            return self.country_code, ""
        return min(self.places.items(), key=lambda item: (-item[1], item[0]))[0]

    @property
    def share(self) -> float:
        """Part of the places inside that have the code of the majority."""
        return self.places[self.majority] / max(1, sum(self.places.values()))

    def own_code(self) -> tuple[str, str]:
        """Code of most places of the country that the source names, if it names one."""
        if not self.country_code:
            return self.majority
        own = {key: count for key, count in self.places.items() if key[0] == self.country_code}
        if not own:
            return self.country_code, ""
        return min(own.items(), key=lambda item: (-item[1], item[0]))[0]


def geopackage_geometry(blob: bytes) -> BaseGeometry:
    """Decode a geometry of a GeoPackage.

    Parameters
    ----------
    blob : bytes
        Header, envelope and well-known binary.

    Returns
    -------
    shapely geometry
        A valid geometry.
    """
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]
    return shapely.make_valid(shapely.from_wkb(blob[8 + envelope :]))


def read_regions(inputs: Path) -> list[Region]:
    """Read the region polygons of Natural Earth.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.

    Returns
    -------
    list of Region
        Regions with a name, in the order of the source.
    """
    path = inputs / "qgis-common/usr/share/qgis/resources/data/world_map.gpkg"
    query = (
        "SELECT fid, adm0_a3, admin, iso_a2, name, gn_name, woe_name, geom"
        " FROM states_provinces WHERE name IS NOT NULL AND geom IS NOT NULL ORDER BY fid"
    )
    regions = []
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        for fid, country, admin, iso, *names, blob in connection.execute(query):
            plain = (clean(name).replace(",", "").rstrip(SOFT_SIGN) for name in names if name)
            kept = [name for name in dict.fromkeys(plain) if name not in WRONG_REGION_NAMES]
            code = iso if iso and iso.isalpha() else ""
            geometry = geopackage_geometry(blob)
            regions.append(Region(str(fid), country, admin, code, kept, geometry))
    finally:
        connection.close()
    return regions


def count_places(regions: list[Region], inputs: Path) -> Counter[tuple[str, str]]:
    """Count the GeoNames places of 500 inhabitants inside each region, in place.

    Parameters
    ----------
    regions : list of Region
        Regions; their ``places`` are filled.
    inputs : Path
        The folder of fetched packages.

    Returns
    -------
    Counter
        How many places each (country code, admin1 code) has inside all regions.
    """
    places = read_places(inputs, "cities500").values()
    known = [place for place in places if place["admin1code"] not in {"", "00"}]
    points = shapely.points([(place["longitude"], place["latitude"]) for place in known])
    tree = shapely.STRtree([region.geometry for region in regions])
    totals: Counter[tuple[str, str]] = Counter()
    for point, polygon in sorted(tree.query(points, predicate="within").T.tolist()):
        key = known[point]["countrycode"], known[point]["admin1code"]
        regions[polygon].places[key] += 1
        totals[key] += 1
    return totals


def settle_codes(regions: list[Region], totals: Counter[tuple[str, str]]) -> dict[str, str]:
    """Settle the code of each region, in place, and find the first-level regions.

    A polygon is a first-level region of GeoNames when it holds at least 60 % of the
    places of one code and at least 60 % of its own places have that code. Such a region
    takes its country from GeoNames as well; any other keeps the country of the source.
    A polygon that the source gives to no country (Northern Cyprus) is never one.

    Parameters
    ----------
    regions : list of Region
        Regions with their places counted.
    totals : Counter
        Places of each code over all regions.

    Returns
    -------
    dict of str to str
        Number of the polygon to ``CC.code``, for first-level regions.
    """
    found: dict[str, str] = {}
    for region in regions:
        key = region.majority
        part = region.places[key] / max(1, totals[key])
        both = region.share >= SAME_REGION and part >= SAME_REGION
        if region.country_code and key[1] and both:
            found[region.fid] = ".".join(key)
            region.code = key
        else:
            region.code = region.own_code()
    return found


def small_part(region: Region) -> bool:
    """Tell whether a region that is not first-level is a part of one that is.

    Parameters
    ----------
    region : Region
        A region with its code settled.

    Returns
    -------
    bool
        True when it has places and at least 60 % of them share its code.
    """
    return bool(region.code[1]) and region.code == region.majority and region.share >= SAME_REGION


def fill_admin1(rows: list[Row], regions: list[Region]) -> None:
    """Fill the admin1 code of ports and airports from the region they lie in, in place.

    Parameters
    ----------
    rows : list of dict
        Rows to change where ``admin1_code`` is empty.
    regions : list of Region
        Regions with their places counted.
    """
    bare = [row for row in rows if not row["admin1_code"]]
    points = shapely.points([(float(row["longitude"]), float(row["latitude"])) for row in bare])
    tree = shapely.STRtree([region.geometry for region in regions])
    for point, polygon in sorted(tree.query(points, predicate="within").T.tolist()):
        country, code = regions[polygon].code
        if country == bare[point]["country_code"]:
            bare[point]["admin1_code"] = code
