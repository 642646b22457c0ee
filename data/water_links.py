"""Adds canals and rivers to the water graph and finds which edges cross a gate."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import cKDTree
from shapely import STRtree
from water_mesh import UNITS_PER_DEG

_KIND_NUMBERS = {"canal": 2, "river": 3, "inlet": 3}
_ENDS = {"canal": (0, -1), "river": (0, -1), "inlet": (0,)}
"""Which ends of a line are joined to the water: an inlet ends at its port, up the river."""
_JOINED = 6
"""The end of a canal is joined to this many of the nearest points of the water."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The centreline of a canal or a river.

    Parameters
    ----------
    name, kind
        What it is called, and the number of its kind in the graph.
    joined
        Which of its points are joined to the water around them.
    lonlat
        Shape (n, 2): longitude and latitude in degrees.
    """

    name: str
    kind: int
    joined: tuple[int, ...]
    lonlat: NDArray[np.float64]


def read_lines(path: Path) -> list[Line]:
    """Read `name,kind,points`; points are `lon lat` in degrees, joined by semicolons."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Line(
                name=row["name"],
                kind=_KIND_NUMBERS[row["kind"]],
                joined=_ENDS[row["kind"]],
                lonlat=_points(row["points"]),
            )
            for row in csv.DictReader(file)
        ]


def read_gates(path: Path) -> list[shapely.Geometry]:
    """Read the gates of `passages.csv`, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        return [shapely.from_wkt(row["gate"]) for row in csv.DictReader(file)]


def _points(text: str) -> NDArray[np.float64]:
    return np.array([[float(number) for number in point.split()] for point in text.split(";")])


def with_lines(
    nodes: NDArray[np.int32],
    edges: NDArray[np.int32],
    kinds: NDArray[np.uint8],
    lines: Sequence[Line],
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.uint8]]:
    """Add the points and stretches of lines, and join their ends to the nearest water."""
    sea = cKDTree(_on_sphere(nodes))
    known: dict[tuple[int, int], int] = {}
    units = [np.round(line.lonlat * UNITS_PER_DEG).astype(np.int32) for line in lines]
    ends = [tuple(map(int, end)) for line in units for end in line[[0, -1]]]
    for line, points in zip(lines, units, strict=True):
        numbers = []
        for point in points:
            numbers.append(known.setdefault(tuple(map(int, point)), len(nodes)))
            nodes = np.vstack([nodes, point]) if numbers[-1] == len(nodes) else nodes
        added = list(pairwise(numbers))
        for end, number in ((points[i], numbers[i]) for i in line.joined):
            if ends.count(tuple(map(int, end))) == 1:  # else it continues another line
                _, near = sea.query(_on_sphere(end[None]), k=_JOINED)
                added += [(int(node), number) for node in near.ravel()]
        edges = np.vstack([edges, np.array(added, dtype=np.int32)])
        kinds = np.append(kinds, np.full(len(added), line.kind, dtype=np.uint8))
    return nodes, edges, kinds


def _on_sphere(units: NDArray[np.int32]) -> NDArray[np.float64]:
    lon, lat = np.radians(units / UNITS_PER_DEG).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def crossed_gates(
    nodes: NDArray[np.int32], edges: NDArray[np.int32], gates: Sequence[shapely.Geometry]
) -> NDArray[np.int32]:
    """Return edge and gate wherever an edge touches a gate, shape (k, 2)."""
    ends = nodes[edges] / UNITS_PER_DEG
    seam = np.ptp(ends[:, :, 0], axis=1) > 180  # noqa: PLR2004 (half a turn)
    numbers = np.append(np.arange(len(edges)), np.flatnonzero(seam))
    ends = np.concatenate([ends, ends[seam]])
    west, east = np.flatnonzero(seam), np.arange(len(edges), len(ends))
    ends[west, :, 0] -= np.where(ends[west, :, 0] > 0, 360, 0)
    ends[east, :, 0] += np.where(ends[east, :, 0] < 0, 360, 0)
    edge, gate = STRtree(gates).query(shapely.linestrings(ends), predicate="intersects")
    return np.unique(np.column_stack([numbers[edge], gate]), axis=0).astype(np.int32)
