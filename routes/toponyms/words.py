"""The word lists that tell place names from other capitalised words, each from its file."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from routes._data import data_path
from routes.errors import GazetteerError

Role = Literal[
    "auxiliary",
    "deed",
    "direction",
    "feature",
    "introducing",
    "organisation",
    "organisation of",
    "place",
    "place of",
    "settlement",
    "speech",
    "thing",
    "tie",
    "title",
    "verb",
]
"""What a word beside a name says of it: that it names a person, an organisation, a place …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A short form of a place's name.

    Parameters
    ----------
    name
        The name it stands for.
    country_code
        ISO 3166-1 alpha-2.
    kind
        A kind in words, as for `Gazetteer.find`.
    anywhere
        Whether it means the place wherever it stands, or only behind a comma: `Mobile, Ala.`
    """

    name: str
    country_code: str
    kind: str
    anywhere: bool


@cache
def common_words() -> frozenset[str]:
    """Return English words, in lower case, that are no place although places bear them."""
    return frozenset(row["word"] for row in _rows("common_words.csv"))


@cache
def given_names() -> frozenset[str]:
    """Return given names in lower case."""
    return frozenset(row["name"] for row in _rows("given_names.csv"))


@cache
def context_words(role: Role) -> frozenset[str]:
    """Return the words, in lower case, that have a role beside a name."""
    return frozenset(row["word"] for row in _rows("context_words.csv") if row["role"] == role)


@cache
def abbreviations() -> dict[str, Abbreviation]:
    """Return the places that abbreviations stand for; letter case counts."""
    return {
        row["abbreviation"]: Abbreviation(
            name=row["name"],
            country_code=row["country_code"],
            kind=row["kind"],
            anywhere=row["where"] == "anywhere",
        )
        for row in _rows("abbreviations.csv")
    }


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = data_path(name)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GazetteerError(f"{path} cannot be read: {error}") from error
