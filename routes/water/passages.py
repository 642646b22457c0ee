"""Named straits, canals and ice-bound seas: which a path uses, and which it must not use."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

from routes._data import data_path
from routes.errors import UnknownPassageError
from routes.water.lines import beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A strait, a canal or an ice-bound sea.

    Parameters
    ----------
    name
        The word it is avoided by, such as `suez`; `passage.suez` is the key of what it is called.
    kind
        What it is; what is ice-bound is only used where a caller allows ice.
    gate
        EPSG:4326. A line from shore to shore, or the area of an ice-bound sea: what touches it
        uses the passage. Empty for a canal: what runs along any stretch of it uses it, see
        `Network.passages_on`.
    """

    name: str
    kind: Literal["strait", "canal", "ice"]
    gate: BaseGeometry


@cache
def passages() -> tuple[Passage, ...]:
    """Return all passages, in the order of the bundled file."""
    with data_path("passages.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Passage(
                name=row["name"],
                kind=row["kind"],  # type: ignore[arg-type]
                gate=shapely.from_wkt(row["gate"]),
            )
            for row in csv.DictReader(file)
        )


def passage_names() -> tuple[str, ...]:
    """Return the names that `avoid` knows.

    Examples
    --------
    >>> "suez" in passage_names()
    True
    """
    return tuple(passage.name for passage in passages())


def closed_passages(avoid: Iterable[str], *, ice: bool) -> frozenset[int]:
    """Return the numbers of the passages that a path must not use.

    Raises
    ------
    UnknownPassageError
        When a name is not known; the message lists those that are.
    """
    avoided = (avoid,) if isinstance(avoid, str) else tuple(avoid)
    unknown = [name for name in avoided if name not in passage_names()]
    if unknown:
        known = ", ".join(passage_names())
        raise UnknownPassageError(f"no passage is called {unknown[0]!r}; known are {known}")
    return frozenset(
        number
        for number, passage in enumerate(passages())
        if passage.name in avoided or (passage.kind == "ice" and not ice)
    )


@lru_cache(maxsize=8)
def gates_of(numbers: frozenset[int]) -> BaseGeometry:
    """Return the gates of passages as one shape that is quick to compare with."""
    gates = shapely.union_all([passages()[number].gate for number in sorted(numbers)])
    shapely.prepare(gates)
    return gates


def crossed_gates(lonlat: NDArray[np.float64]) -> tuple[int, ...]:
    """Return the numbers of the passages whose gates a line touches, in the order it meets them.

    Parameters
    ----------
    lonlat
        Shape (n, 2); a step over half a turn is a crossing of longitude 180 degrees.
    """
    segments = np.stack([lonlat[:-1], beside(lonlat[1:], lonlat[:-1])], axis=1)
    tree = shapely.STRtree([LineString(segment) for segment in segments])
    met = []
    for number, passage in enumerate(passages()):
        hits = tree.query(passage.gate, predicate="intersects")
        if len(hits):
            first = int(hits.min())
            met.append((first, shapely.distance(Point(lonlat[first]), passage.gate), number))
    return tuple(number for _, _, number in sorted(met))
