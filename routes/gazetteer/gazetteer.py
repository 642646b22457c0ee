"""Gazetteer: places by name and by id."""

import csv
import functools
import math
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA
from shapely import Point

from routes._data import data_path
from routes.errors import AmbiguousPlaceError, GazetteerError, UnknownPlaceError
from routes.gazetteer.folding import fold_name
from routes.gazetteer.index import GazetteerIndex, Row
from routes.gazetteer.kinds import COUNTRY_CODES, feature_codes
from routes.gazetteer.place import Place

_PRIMARY_SCORE = 0.9
_ALTERNATE_SCORE = 0.8
_POPULATION_WEIGHT = 0.1
_ISO_LENGTH = 2
_SUGGESTION_PREFIX = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name may mean, and why.

    Parameters
    ----------
    place
        The gazetteer entry.
    score
        From 0 to 1: what kind of name matched, then population as a prior.
    reasons
        What speaks for it, in words.
    """

    place: Place
    score: float
    reasons: tuple[str, ...]


class Gazetteer:
    """A gazetteer file and its index.

    Parameters
    ----------
    path
        A CSV file with the columns of the bundled `data/gazetteer.csv`.

    Raises
    ------
    GazetteerError
        When the file is missing or damaged.
    """

    def __init__(self, path: Path) -> None:
        self._index = GazetteerIndex(path)

    @staticmethod
    @functools.cache
    def bundled() -> "Gazetteer":
        """Return the gazetteer that ships with the package."""
        return Gazetteer(data_path("gazetteer.csv"))

    def find(
        self, name: str, *, country: str | None = None, kind: str | None = None
    ) -> tuple[Candidate, ...]:
        """Return the places that bear a name, the likeliest first.

        Parameters
        ----------
        name
            A name in any spelling the gazetteer holds; case, accents and punctuation are free.
        country
            ISO 3166-1 alpha-2 code or a country's name: only places there are returned.
        kind
            A kind in words (`port`, `air base`, `town` …): only such places are returned.

        Raises
        ------
        UnknownPlaceError
            When the country or the kind does not exist.
        """
        folded = fold_name(name)
        code = self.country_code(country) if country else None
        codes = feature_codes(kind) if kind else None
        candidates = [
            _candidate(_place(row), folded, country=code, kind=kind)
            for row in self._index.rows_named(folded)
            if (code is None or row["country_code"] == code)
            and (codes is None or row["feature_code"] in codes)
        ]
        return tuple(sorted(candidates, key=lambda c: (-c.score, c.place.gazetteer_id)))

    def place(self, gazetteer_id: str) -> Place:
        """Return the entry with an id such as `geonames:524901`.

        Raises
        ------
        UnknownPlaceError
            When there is none.
        """
        row = self._index.row_of_id(gazetteer_id)
        if row is None:
            raise UnknownPlaceError(
                f"the gazetteer has no entry {gazetteer_id!r}; ids look like geonames:524901",
                name=gazetteer_id,
            )
        return _place(row)

    def country_code(self, country: str) -> str:
        """Return the ISO 3166-1 alpha-2 code of a country given by code or name.

        Raises
        ------
        UnknownPlaceError
            When there is no such country.
        AmbiguousPlaceError
            When several countries have that name.
        """
        if (
            len(country) == _ISO_LENGTH
            and country.isupper()
            and country in self._index.country_codes
        ):
            return country
        named = self._index.rows_named(fold_name(country))
        codes = {row["country_code"] for row in named if row["feature_code"] in COUNTRY_CODES}
        if not codes:
            raise UnknownPlaceError(
                f"no country is called {country!r}: give its ISO 3166 code or its name",
                name=country,
            )
        if len(codes) > 1:
            raise AmbiguousPlaceError(
                f"{country!r} may be {' or '.join(sorted(codes))}: give the ISO 3166 code",
                name=country,
            )
        return codes.pop()

    def names_like(self, name: str, *, limit: int = 3) -> tuple[str, ...]:
        """Return folded names that are spelled nearly like this one, nearest first."""
        folded = fold_name(name)
        if not folded:
            return ()
        near = process.extract(
            folded,
            self._index.names_beginning(folded[:_SUGGESTION_PREFIX]),
            scorer=OSA.normalized_similarity,
            score_cutoff=0.7,
            limit=limit,
        )
        return tuple(found for found, _, _ in near)


@functools.cache
def demonyms() -> dict[str, tuple[str, ...]]:
    """Return the English demonyms and adjectives of each country, by ISO 3166-1 code."""
    path = data_path("demonyms.csv")
    by_country: dict[str, tuple[str, ...]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                known = by_country.get(row["country_code"], ())
                by_country[row["country_code"]] = (*known, row["demonym"])
    except (OSError, KeyError) as error:
        raise GazetteerError(f"{path} cannot be read: {error}") from error
    return by_country


def _place(row: Row) -> Place:
    return Place(
        gazetteer_id=f"{row['source']}:{row['source_id']}",
        name=row["name"],
        alternate_names=tuple(filter(None, row["alternatenames"].split(","))),
        point=Point(float(row["longitude"]), float(row["latitude"])),
        feature_class=row["feature_class"],
        feature_code=row["feature_code"],
        country_code=row["country_code"],
        admin1_code=row["admin1_code"],
        population=int(row["population"] or 0),
        uncertainty_km=float(row["radius_km"] or 0),
    )


def _candidate(place: Place, folded: str, *, country: str | None, kind: str | None) -> Candidate:
    primary = fold_name(place.name) == folded
    reasons = [
        f"its name is {place.name}" if primary else f"an alternate name of {place.name}",
        f"{place.feature_class}.{place.feature_code}" + (f" ({kind}, as asked)" if kind else ""),
    ]
    if place.country_code:
        reasons.append(f"in {place.country_code}" + (", as asked" if country else ""))
    if place.population:
        reasons.append(f"population {place.population:,}")
    prior = min(math.log10(place.population + 1), 10) / 10
    score = (_PRIMARY_SCORE if primary else _ALTERNATE_SCORE) + _POPULATION_WEIGHT * prior
    return Candidate(place=place, score=round(score, 4), reasons=tuple(reasons))
