"""The rows of a gazetteer file: their columns, and what each must hold."""

import csv

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

Row = dict[str, str]


def parse_row(line: bytes) -> Row:
    """Return a line's fields by column.

    Raises
    ------
    ValueError
        When the line is not UTF-8 or has another number of fields.
    """
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8: byte 0x{line[error.start]:02x}") from error
    fields = next(csv.reader([text]))
    if len(fields) != len(COLUMNS):
        raise ValueError(f"{len(fields)} fields instead of {len(COLUMNS)}")
    return dict(zip(COLUMNS, fields, strict=True))


def checked_degrees(row: Row) -> tuple[float, float]:
    """Return a row's longitude and latitude in degrees.

    Raises
    ------
    ValueError
        When one is no number or lies off the earth.
    """
    lon, lat = float(row["longitude"]), float(row["latitude"])
    for column, degrees, bound in (("longitude", lon, 180), ("latitude", lat, 90)):
        if not abs(degrees) <= bound:
            raise ValueError(f"the {column} {row[column]} is not within ±{bound} degrees")
    return lon, lat


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
        uncertainty_km=float(row["radius_km"] or 0),
    )
