"""Senses: the places that the names of a document may mean."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace

import numpy as np
from numpy.typing import NDArray

from routes.gazetteer import COUNTRY_CODES, Gazetteer, Match, fold_name
from routes.gazetteer.kinds import feature_codes
from routes.gazetteer.rows import country_number
from routes.gazetteer.search import Questions, search
from routes.gazetteer.sphere import sphere_distance_km
from routes.toponyms import Toponym, weights

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

MAX_SENSES = 40
"""Of a name; the lightest are left out."""

_REGION_CODES = frozenset({"ADM1", "ADM1H", "ADM2", "RGN"})
_TOWN_CODES = frozenset({"PPL", "PPLA", "PPLA2", "PPLC"})
_REGION_SHAPE = 3.0
"""How many radii of a circle of its size a region may reach."""
_REGION_BESIDE_TOWN = 0.4
"""A region weighs so much of the town in it that bears its name: `Giza` is the town."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Senses:
    """Places by the names of a document that they bear: arrays of one length.

    Parameters
    ----------
    name
        Which of the names: its number, ascending.
    row, match
        The row in the index, and the value of `Match`.
    lon, lat
        EPSG:4326, in degrees.
    weight
        How likely it is spoken of under that name, in inhabitants.
    country
        The number of its country; 0 for none.
    is_country, is_region
        Whether it is a country, or a part of one in which others lie.
    reach_km
        The extent of an area; 0 for a point.
    has_town
        Whether a region holds a town of the same name, which is then the likelier one.
    """

    name: Integers
    row: Integers
    match: Integers
    lon: Floats
    lat: Floats
    weight: Floats
    country: Integers
    is_country: Flags
    is_region: Flags
    reach_km: Floats
    has_town: Flags
    _bounds: list[int] = field(init=False, repr=False)
    _lon_lat: tuple[Floats, Floats] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Keep what is asked for often: where each name's senses begin, and radians."""
        count = int(self.name[-1]) + 2 if len(self.name) else 1
        bounds = np.searchsorted(self.name, np.arange(count)).tolist()
        object.__setattr__(self, "_bounds", bounds)
        object.__setattr__(self, "_lon_lat", (np.radians(self.lon), np.radians(self.lat)))

    def __len__(self) -> int:
        return len(self.name)

    def of_name(self, number: int) -> Integers:
        """Return the senses of a name, the heaviest first."""
        if number + 1 >= len(self._bounds):
            return np.arange(0)
        return np.arange(self._bounds[number], self._bounds[number + 1])

    def distances_km(self, some: Integers, others: Integers) -> Floats:
        """Return the distances between senses in kilometres, on a sphere: a row for each."""
        lon, lat = self._lon_lat
        return sphere_distance_km(lon[some][:, None], lat[some][:, None], lon[others], lat[others])


def distinct_names(toponyms: Sequence[Toponym]) -> tuple[Questions, Integers]:
    """Return the names that toponyms bear, as questions, and which of them each bears."""
    numbers: dict[tuple[str, str | None, str | None, bool], int] = {}
    asked: list[tuple[str, int, frozenset[str]]] = []
    of_toponym = np.zeros(len(toponyms), dtype=np.int64)
    for i, toponym in enumerate(toponyms):
        reading = toponym.reading
        key = (fold_name(reading.name), reading.country, reading.kind, reading.loosely)
        if key not in numbers:
            numbers[key] = len(asked)
            country = country_number(reading.country) if reading.country else 0
            codes = feature_codes(reading.kind) if reading.kind else frozenset()
            asked.append((reading.name, country, codes))
        of_toponym[i] = numbers[key]
    codes_of = [codes for _, _, codes in asked]
    questions = Questions(
        names=[name for name, _, _ in asked],
        countries=np.array([country for _, country, _ in asked], dtype=np.uint16),
        codes=codes_of if any(codes_of) else (),
    )
    return questions, of_toponym


def senses_of(questions: Questions, gazetteer: Gazetteer) -> Senses:
    """Return the senses of names: as they are spelled, else romanized, inflected or untyped."""
    index = gazetteer.index
    found = search(index, questions, nearly=False)
    waiting = np.setdiff1d(np.arange(len(questions)), found.questions)
    more = search(index, questions.only(waiting), nearly=True)
    kept = more.matches <= Match.UNTYPED
    row = np.concatenate([found.rows, more.rows[kept]]).astype(np.int64)
    name = np.concatenate([found.questions, waiting[more.questions[kept]]]).astype(np.int64)
    match = np.concatenate([found.matches, more.matches[kept]]).astype(np.int64)
    order = np.argsort(name, kind="stable")
    name, row, match = name[order], row[order], match[order]
    feature = index.feature[row]
    senses = Senses(
        name=name,
        row=row,
        match=match,
        lon=index.lon[row],
        lat=index.lat[row],
        weight=weights(index, row, (match == Match.NAME) | (match == Match.TYPED)),
        country=index.country[row].astype(np.int64),
        is_country=index.has_codes(COUNTRY_CODES)[feature],
        is_region=index.has_codes(_REGION_CODES)[feature],
        reach_km=index.reach_km(row),
        has_town=np.zeros(len(row), dtype=bool),
    )
    return _heaviest_first(_lightened(senses, index.has_codes(_TOWN_CODES)[feature]))


def _heaviest_first(senses: Senses) -> Senses:
    """Return the senses of each name by their weight, and of no name more than `MAX_SENSES`."""
    order = np.lexsort([senses.row, -senses.weight, senses.name])
    order = order[place_in_group(senses.name[order]) < MAX_SENSES]
    return Senses(
        **{
            column.name: getattr(senses, column.name)[order]
            for column in fields(Senses)
            if column.init
        }
    )


def _lightened(senses: Senses, is_town: Flags) -> Senses:
    """Return senses with regions lighter than the town in them that bears the same name."""
    weight, has_town = senses.weight.copy(), senses.has_town.copy()
    for region in np.flatnonzero(senses.is_region).tolist():
        same = senses.of_name(int(senses.name[region]))
        towns = same[is_town[same] & (senses.country[same] == senses.country[region])]
        if len(towns):
            km = senses.distances_km(towns, np.array([region]))[:, 0]
            inside = towns[km <= _REGION_SHAPE * senses.reach_km[region]]
            if len(inside):
                most = float(senses.weight[inside].max())
                if most >= _REGION_BESIDE_TOWN * senses.weight[region]:
                    weight[region] = _REGION_BESIDE_TOWN * most
                    has_town[region] = True
    return replace(senses, weight=weight, has_town=has_town)


def place_in_group(groups: Integers) -> Integers:
    """Return each item's place within its group; groups are ascending."""
    _, first, inverse = np.unique(groups, return_index=True, return_inverse=True)
    return np.asarray(np.arange(len(groups)) - first[inverse])
