"""Airports and air bases, from OurAirports."""

import csv
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from data.build_gazetteer.rows import Row, clean, joined, make_row, number

SNAPSHOT_AIRPORTS = "2022-10-11"

AIR_BASE = re.compile(
    r"air ?base|air force (base|station)|naval air|air station|army air|\bmilitary\b"
    r"|\bAFB\b|\bRAF\b|aerodrome \(military\)",
    re.IGNORECASE,
)

CIVIL_AIRPORT = re.compile(
    r"international airport|regional airport|municipal airport", re.IGNORECASE
)

AIRPORT_TYPES = frozenset({"large_airport", "medium_airport"})


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
