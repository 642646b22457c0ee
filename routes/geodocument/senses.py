"""Senses: the places that the names of a document may mean."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property

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
_LARGE_TOWN = 100_000
"""A town of so many inhabitants is meant even where the region weighs far more: `Varna`."""


@dataclass(frozen=True, kw_only=True)
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

    def __len__(self) -> int:
        return len(self.name)

    @cached_property
    def _bounds(self) -> list[int]:
        """Where each name's senses begin, and the last one's end."""
        count = int(self.name[-1]) + 2 if len(self.name) else 1
        return list(np.searchsorted(self.name, np.arange(count)).tolist())

    @cached_property
    def _lon_lat(self) -> tuple[Floats, Floats]:
        """Longitudes and latitudes in radians."""
        return np.radians(self.lon), np.radians(self.lat)

    @cached_property
    def log_weight(self) -> Floats:
        """The logarithm of how likely each is spoken of."""
        return np.asarray(np.log(self.weight))

    @cached_property
    def is_first(self) -> Flags:
        """For each sense, whether it is the first of its name: the heaviest."""
        return _begins_group(self.name)

    def count_of_name(self, number: int) -> int:
        """Return how many senses a name has."""
        if number + 1 >= len(self._bounds):
            return 0
        return self._bounds[number + 1] - self._bounds[number]

    def of_name(self, number: int) -> Integers:
        """Return the senses of a name, the heaviest first."""
        if number + 1 >= len(self._bounds):
            return np.arange(0)
        return np.arange(self._bounds[number], self._bounds[number + 1])

    def distance_km(self, some: Integers, others: Integers) -> Floats:
        """Return the distance of each of some senses from one other, in kilometres on a sphere."""
        lon, lat = self._lon_lat
        return sphere_distance_km(lon[some], lat[some], lon[others], lat[others])

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
    found = search(index, questions, loosest=Match.UNTYPED)
    name, row, match = found.questions, found.rows, found.matches
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
    return Senses(**{column.name: getattr(senses, column.name)[order] for column in fields(Senses)})


def _lightened(senses: Senses, is_town: Flags) -> Senses:
    """Return senses with regions lighter than the town in them that bears the same name."""
    region, town = _pairs_of_name(senses.name, senses.is_region, is_town)
    same = senses.country[region] == senses.country[town]
    region, town = region[same], town[same]
    inside = senses.distance_km(region, town) <= _REGION_SHAPE * senses.reach_km[region]
    most = np.zeros(len(senses))
    np.maximum.at(most, region[inside], senses.weight[town[inside]])
    lighter = _REGION_BESIDE_TOWN * most
    is_known = (most >= _REGION_BESIDE_TOWN * senses.weight) | (most >= _LARGE_TOWN)
    has_town = (most > 0) & is_known
    weight = np.where(has_town, lighter, senses.weight)
    return replace(senses, weight=weight, has_town=has_town)


def _pairs_of_name(name: Integers, some: Flags, others: Flags) -> tuple[Integers, Integers]:
    """Return the pairs of one of some and one of some others that bear the same name."""
    first, second = np.flatnonzero(some), np.flatnonzero(others)
    begin = np.searchsorted(name[second], name[first], "left")
    count = np.searchsorted(name[second], name[first], "right") - begin
    within = place_in_group(np.repeat(np.arange(len(first)), count))
    return np.repeat(first, count), second[np.repeat(begin, count) + within]


def place_in_group(groups: Integers) -> Integers:
    """Return each item's place within its group; groups are ascending."""
    places = np.arange(len(groups))
    begins = np.where(_begins_group(groups), places, 0)
    return np.asarray(places - np.maximum.accumulate(begins))


def _begins_group(groups: Integers) -> Flags:
    begins = np.ones(len(groups), dtype=bool)
    begins[1:] = groups[1:] != groups[:-1]
    return begins
