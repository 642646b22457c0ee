"""Demonyms: what the people and things of a country or region are called in English."""

import csv
from functools import cache

from routes._data import data_path
from routes.errors import GazetteerError

_NO_PLURAL = "hes"
"""Last letters of demonyms that take no `s`: British, Chinese, Swiss."""


@cache
def demonyms() -> dict[str, tuple[str, ...]]:
    """Return the English demonyms and adjectives of each country, by ISO 3166-1 code."""
    by_country: dict[str, tuple[str, ...]] = {}
    for demonym, country_code, _ in _rows():
        by_country[country_code] = (*by_country.get(country_code, ()), demonym)
    return by_country


@cache
def demonym_places() -> dict[str, str]:
    """Return the country code, or the id of the region, of each demonym and its plural."""
    meant: dict[str, str] = {}
    for demonym, country_code, region in _rows():
        place = f"natural-earth:{region}" if region else country_code
        meant[demonym] = place
        if demonym[-1] not in _NO_PLURAL:
            meant[f"{demonym}s"] = place
    return meant


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    """Return each demonym, its country's code, and its region's id in Natural Earth or nothing."""
    path = data_path("demonyms.csv")
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return tuple(
                (row["demonym"], row["country_code"], row["source_id"])
                for row in csv.DictReader(file)
            )
    except (OSError, UnicodeDecodeError, KeyError, csv.Error) as error:
        raise GazetteerError(f"{path} cannot be read: {error}") from error
