"""Names and points of GeoNames that are wrong, found by rule."""

import csv
import math
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import shapely

from data.build_gazetteer.countries import (
    COUNTRY_FORMS,
    COUNTRY_NAME_FIELDS,
    country_code_of,
    country_feature_code,
    read_countries,
)
from data.build_gazetteer.measures import WGS84, point_of
from data.build_gazetteer.ports import port_keys
from data.build_gazetteer.rows import LATIN_ONLY, Row, fold, number

SOVEREIGN = frozenset({"PCLI", "PCL"})
#: Where an English word may well be what people call a place: Rush in Ireland.
ENGLISH_SPEAKING = frozenset({"AU", "CA", "GB", "IE", "NZ", "US", "ZA"})
PORT_CODES = frozenset({"PRT", "HBR"})

MOST_DECIMALS = 3
"""Degrees and minutes written with a point have two decimals, or three with half minutes."""
MINUTES = 60
FAR_KM = 20.0
AT_IT_KM = 10.0


def english_country_names(inputs: Path) -> dict[str, set[str]]:
    """Give the codes of sovereign states by their folded English names."""
    codes: dict[str, set[str]] = defaultdict(set)
    for record, _ in read_countries(inputs):
        if country_feature_code(record) in SOVEREIGN:
            code = country_code_of(record)
            forms = (form.replace("_", " ") for form in COUNTRY_FORMS.get(code, "").split())
            fields = (str(record[key]) for key in ("NAME_EN", *COUNTRY_NAME_FIELDS) if record[key])
            for name in (*fields, *forms):
                codes[fold(name)].add(code)
    return codes


def read_common_words() -> set[str]:
    """Read the ordinary English words by which names are told from other words in a text."""
    path = Path(__file__).parents[1] / "common_words.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        return {fold(record["word"]) for record in csv.DictReader(handle)}


def misleads(row: Row, alternate: str, states: dict[str, set[str]], words: set[str]) -> bool:
    """Tell whether an alternate name of a place stands for something else in any text.

    It is the English name of a state that the place is not in (``Iraq`` for Arāk), or an ordinary
    English word (``Veto`` for Wete) that is no word of the main name either.
    """
    key = fold(alternate)
    if not LATIN_ONLY.match(alternate) or key == fold(row["name"]):
        return False
    if row["country_code"] not in states.get(key, {row["country_code"]}):
        return True
    is_word = alternate.isascii() and key in words and key not in fold(row["name"]).split()
    return is_word and row["country_code"] not in ENGLISH_SPEAKING


def drop_misleading_names(rows: Iterable[Row], inputs: Path) -> int:
    """Drop the alternate names of populated places that mislead, in place; give how many."""
    states, words = english_country_names(inputs), read_common_words()
    dropped = 0
    for row in rows:
        if row["feature_class"] == "P" and row["alternatenames"]:
            names = row["alternatenames"].split(",")
            kept = [name for name in names if not misleads(row, name, states, words)]
            dropped += len(names) - len(kept)
            row["alternatenames"] = ",".join(kept)
    return dropped


def read_as_minutes(degrees: str) -> float | None:
    """Read decimals as minutes: ``-29.53`` is 29 degrees and 53 minutes south.

    Examples
    --------
    >>> read_as_minutes("-29.53")
    -29.883333333333333
    """
    whole, _, decimals = degrees.partition(".")
    minutes = float(f"{decimals[:2]:0<2}.{decimals[2:] or 0}")
    if len(decimals) > MOST_DECIMALS or minutes >= MINUTES:
        return None
    return math.copysign(abs(int(whole)) + minutes / MINUTES, float(degrees))


def nearest_km(point: shapely.Point, others: Iterable[Row]) -> float:
    """Give the distance to the nearest of some rows in kilometres."""
    ends = [point_of(other) for other in others]
    metres = (WGS84.inv(point.x, point.y, end.x, end.y)[2] for end in ends)
    return min(metres, default=math.inf) / 1000.0


def correct_minutes(rows: list[Row]) -> int:
    """Correct ports whose degrees and minutes were taken for decimal degrees; give how many.

    Such a port lies far from every place and port of its name in its country, and at one of them
    when its decimals are read as minutes.
    """
    by_key = defaultdict(list)
    for row in rows:
        if row["feature_class"] == "P" or row["feature_code"] in PORT_CODES:
            for key in port_keys(row):
                by_key[key, row["country_code"]].append(row)
    corrected = 0
    for row in rows:
        lat, lon = read_as_minutes(row["latitude"]), read_as_minutes(row["longitude"])
        if row["feature_code"] not in PORT_CODES or lat is None or lon is None:
            continue
        keys = ((key, row["country_code"]) for key in port_keys(row))
        namesakes = [other for key in keys for other in by_key[key] if other is not row]
        if (
            nearest_km(point_of(row), namesakes) > FAR_KM
            and nearest_km(shapely.Point(lon, lat), namesakes) <= AT_IT_KM
        ):
            row["note"] = (
                f"the source has {row['latitude']} {row['longitude']}: minutes, not decimals"
            )
            row["latitude"], row["longitude"] = number(lat), number(lon)
            corrected += 1
    return corrected
