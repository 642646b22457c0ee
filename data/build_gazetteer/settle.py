"""Settling areas of further sources beside the rows that are there already.

An area that has a row already is not added again, and a new one takes no name away from a place
that is spoken of more: what a name surely meant before, it means after.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from data.build_gazetteer.measures import distance_km
from data.build_gazetteer.rows import Row, add_alternates, fold, joined

NEAR_KM = 25.0
RARER = 10
"""A name stays with a new area of so many times the inhabitants of all others."""
#: What counts for the inhabitants of a row that has none, by its feature class.
UNCOUNTED = {"A": 10_000_000, "H": 10_000_000, "L": 1_000_000, "T": 0, "P": 1_000, "S": 0}
AREA_CODES = frozenset({"RGN", "CONT"})
#: Which rows are given the names of an area that they turn out to be, and from which source.
GIVES_NAMES = frozenset({("cldr", "curated"), ("geonames", "cldr")})


def names_of(row: Row) -> list[str]:
    """Give all names of a row, the main one first."""
    return [row["name"], *filter(None, row["alternatenames"].split(","))]


def is_area(row: Row) -> bool:
    """Tell whether a row stands for an area."""
    return row["feature_class"] in {"A", "H", "T"} or row["feature_code"] in AREA_CODES


def reach_km(row: Row) -> float:
    """Give how far a row reaches."""
    return NEAR_KM + (float(row["radius_km"] or 0) if is_area(row) else 0.0)


def weight(row: Row) -> int:
    """Give the inhabitants of a row, or what counts for them; a port or harbour has none."""
    if row["feature_code"] in {"PRT", "HBR"}:
        return 0
    return int(row["population"] or 0) or UNCOUNTED.get(row["feature_class"], 0)


class Names:
    """The rows by their folded names.

    Attributes
    ----------
    bearers : dict of str to list of dict
        The rows that bear a name.
    countries : set of str
        The names of countries.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.bearers: dict[str, list[Row]] = defaultdict(list)
        self.countries: set[str] = set()
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Take note of the names of a row."""
        keys = {fold(name) for name in names_of(row)}
        for key in keys:
            self.bearers[key].append(row)
        if row["feature_code"].startswith("PCL"):
            self.countries |= keys

    def of(self, name: str) -> list[Row]:
        """Give the rows that bear a name."""
        return self.bearers.get(fold(name), [])


def is_same(row: Row, other: Row) -> bool:
    """Tell whether rows of one name are one area: both land or both water, and within reach."""
    same_kind = (row["feature_class"] == "H") == (other["feature_class"] == "H")
    near = distance_km(row, other) <= max(reach_km(row), reach_km(other))
    return is_area(other) and same_kind and near


def may_bear(row: Row, name: str, names: Names) -> bool:
    """Tell whether a new area may bear a name beside those that bear it already.

    Its main name when it has far more inhabitants than they, another name when nobody has it.
    """
    if fold(name) in names.countries:
        return False
    rivals = [weight(other) for other in names.of(name) if not is_same(row, other)]
    is_main = name == row["name"]
    return not any(rivals) or (is_main and int(row["population"] or 0) >= RARER * max(rivals))


def main_name(row: Row, free: list[str]) -> str:
    """Give the main name of a new area, or nothing where it has lost its own.

    An island still has the form with the word: ``Wellington Island``.
    """
    wanted = names_of(row)[: 2 if row["feature_class"] == "T" else 1]
    return next((name for name in wanted if name in free), "")


def settled(new: Iterable[Row], rows: list[Row]) -> Iterator[Row]:
    """Give the new areas that have no row yet, each with the names that it may bear.

    Parameters
    ----------
    new : iterable of dict
        Rows of areas; what comes earlier is there before what comes later.
    rows : list of dict
        The rows there are. Groups of countries and rows by hand get names of the areas they are.

    Yields
    ------
    dict of str to str
        Rows to add.
    """
    names = Names(rows)
    there = {(row["source"], row["source_id"]) for row in rows}
    for row in new:
        if (row["source"], row["source_id"]) in there:
            continue
        free = [name for name in names_of(row) if may_bear(row, name, names)]
        bearers = (other for name in free for other in names.of(name))
        same = next((other for other in bearers if is_same(row, other)), None)
        main = main_name(row, free)
        if same is not None:
            if (row["source"], same["source"]) in GIVES_NAMES:
                add_alternates(same, free)
                names.add({**same, "name": row["name"], "alternatenames": ",".join(free)})
        elif main:
            row["name"] = main
            row["alternatenames"] = joined(main, free)
            names.add(row)
            yield row
