"""The rows of a gazetteer file: their columns, and what each must hold."""

import csv
import math
import re
from typing import NamedTuple

from shapely import Point

from routes.gazetteer.place import Place

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


_URBAN_DENSITY = 1_500.0
"""Inhabitants a square kilometre."""
_LEAST_EXTENT_KM = 1.0
_GREATEST_EXTENT_KM = 25.0

Row = dict[str, str]

_LONGEST_FIELD = 131_072
"""Letters; what the csv module reads unless told otherwise."""
_MOST_INHABITANTS = 2**32 - 1
_WIDEST_KM = 20_038.0
"""Half the equator."""
_COUNTRY_CODE = re.compile("[A-Z]{2}")


class RowNumbers(NamedTuple):
    """The numbers of a row: degrees in EPSG:4326, inhabitants, kilometres."""

    lon: float
    lat: float
    population: int
    radius_km: float


def parse_row(line: bytes) -> Row:
    """Return a line's fields by column.

    Raises
    ------
    ValueError
        When the line is not UTF-8, cannot be read or has another number of fields.
    """
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8: byte 0x{line[error.start]:02x}") from error
    try:
        fields = next(csv.reader([text]))
    except csv.Error as error:
        raise ValueError(str(error)) from error
    if len(fields) != len(COLUMNS):
        raise ValueError(f"{len(fields)} fields instead of {len(COLUMNS)}")
    return dict(zip(COLUMNS, fields, strict=True))


def checked_row(row: Row) -> RowNumbers:
    """Return a row's numbers, once everything in it is found to be what its column holds.

    Raises
    ------
    ValueError
        When the name, the id or a coordinate is missing, the country is no code, a number is none
        or out of bounds, or a field could not be read again.
    """
    if not row["name"].strip():
        raise ValueError("the name is empty")
    if not (row["source"] and row["source_id"] and row_id(row).isprintable()):
        raise ValueError(f"{row_id(row)!r} is no id: give a source and a source_id")
    if row["country_code"] and not _COUNTRY_CODE.fullmatch(row["country_code"]):
        raise ValueError(f"the country_code {row['country_code']!r} is not two capital letters")
    if max(map(len, row.values())) > _LONGEST_FIELD:
        raise ValueError(f"a field is longer than {_LONGEST_FIELD:,} letters")
    if any("\r" in text for text in row.values()):
        raise ValueError("a carriage return stands within a field")
    return RowNumbers(
        lon=_number(row, "longitude", -180, 180),
        lat=_number(row, "latitude", -90, 90),
        population=_inhabitants(row),
        radius_km=_number(row, "radius_km", 0, _WIDEST_KM) if row["radius_km"] else 0.0,
    )


def _number(row: Row, column: str, least: float, most: float) -> float:
    try:
        number = float(row[column])
    except ValueError:
        number = math.nan
    if not least <= number <= most:
        raise ValueError(f"the {column} {row[column]!r} is no number from {least} to {most}")
    return number


def _inhabitants(row: Row) -> int:
    text = row["population"] or "0"
    # Python reads no more than some thousand digits, and slowly.
    number = int(text) if text.isdecimal() and len(text) <= len(str(_MOST_INHABITANTS)) else -1
    if not 0 <= number <= _MOST_INHABITANTS:
        raise ValueError(
            f"the population {text[:20]!r} is no whole number from 0 to {_MOST_INHABITANTS}"
        )
    return number


def country_number(code: str) -> int:
    """Return an ISO 3166-1 alpha-2 code as a number; 0 for none."""
    return int.from_bytes(code.encode("ascii"), "big")


def country_text(number: int) -> str:
    """Return the ISO 3166-1 alpha-2 code that a number stands for."""
    return number.to_bytes(2, "big").decode("ascii") if number else ""


def row_id(row: Row) -> str:
    """Return an entry's id, as in `geonames:524901`."""
    return f"{row['source']}:{row['source_id']}"


def row_names(row: Row) -> tuple[str, ...]:
    """Return an entry's primary name and its alternates."""
    return (row["name"], *filter(None, row["alternatenames"].split(",")))


def place_of(row: Row) -> Place:
    """Return the place that a row describes."""
    return Place(
        gazetteer_id=row_id(row),
        name=row["name"],
        alternate_names=row_names(row)[1:],
        point=Point(float(row["longitude"]), float(row["latitude"])),
        feature_class=row["feature_class"],
        feature_code=row["feature_code"],
        country_code=row["country_code"],
        admin1_code=row["admin1_code"],
        population=int(row["population"] or 0),
        uncertainty_km=float(row["radius_km"] or 0) or _extent_km(row),
    )


def _extent_km(row: Row) -> float:
    """Return how far a town may reach from its point, where the row has no radius.

    Urban centres have 1,500 inhabitants a square kilometre or more (Degree of Urbanisation, UN
    Statistical Commission 2020), so a town of that density fits a circle of this radius. The
    largest are denser: 25 km is the most, as entries of one name that near are one place.
    """
    if row["feature_class"] != "P":
        return 0.0
    area_km2 = int(row["population"] or 0) / _URBAN_DENSITY
    radius_km = round(math.sqrt(area_km2 / math.pi), 1)
    return min(max(radius_km, _LEAST_EXTENT_KM), _GREATEST_EXTENT_KM)
