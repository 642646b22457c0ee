"""Adds canals and rivers to the water graph and finds which edges use a passage."""

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
from water_mesh import STRIP, UNITS_PER_DEG

_CANAL, _RIVER = 2, 3
_KIND_NUMBERS = {"canal": _CANAL, "river": _RIVER, "inlet": _RIVER}
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


def read_gates(path: Path) -> dict[str, shapely.Geometry]:
    """Read the gates of `passages.csv` by the names of the passages, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["name"]: shapely.from_wkt(row["gate"]) for row in csv.DictReader(file)}


def _points(text: str) -> NDArray[np.float64]:
    return np.array([[float(number) for number in point.split()] for point in text.split(";")])


def _units(line: Line) -> NDArray[np.int32]:
    return np.round(line.lonlat * UNITS_PER_DEG).astype(np.int32)


def with_lines(
    nodes: NDArray[np.int32],
    edges: NDArray[np.int32],
    kinds: NDArray[np.uint8],
    lines: Sequence[Line],
    land: STRtree,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.uint8]]:
    """Add the points and stretches of lines, and join their ends to the nearest water.

    What joins a river to the sea is river. What joins a canal to it is sea, and clear of the land:
    a ship that passes by the mouth of a canal does not use it.
    """
    sea = cKDTree(_on_sphere(nodes))
    known: dict[tuple[int, int], int] = {}
    units = [_units(line) for line in lines]
    ends = [tuple(map(int, end)) for line in units for end in line[[0, -1]]]
    for line, points in zip(lines, units, strict=True):
        numbers = []
        for point in points:
            numbers.append(known.setdefault(tuple(map(int, point)), len(nodes)))
            nodes = np.vstack([nodes, point]) if numbers[-1] == len(nodes) else nodes
        added = list(pairwise(numbers))
        joined: list[tuple[int, int]] = []
        for end, number in ((points[i], numbers[i]) for i in line.joined):
            if ends.count(tuple(map(int, end))) == 1:  # else it continues another line
                near = sea.query(_on_sphere(end[None]), k=_JOINED)[1].ravel()
                if line.kind == _CANAL:
                    near = _in_sight(end, near, nodes, land)
                joined += [(int(node), number) for node in near]
        edges = np.vstack([edges, np.array(added + joined, dtype=np.int32)])
        joining = STRIP if line.kind == _CANAL else line.kind
        added_kinds = [line.kind] * len(added) + [joining] * len(joined)
        kinds = np.append(kinds, np.array(added_kinds, dtype=np.uint8))
    return nodes, edges, kinds


def _in_sight(
    end: NDArray[np.int32], near: NDArray[np.int64], nodes: NDArray[np.int32], land: STRtree
) -> NDArray[np.int64]:
    """Return those of some nodes that no land lies before, seen from the end of a canal."""
    views = shapely.linestrings([np.array([end, nodes[node]]) / UNITS_PER_DEG for node in near])
    hidden, _ = land.query(views, predicate="intersects")
    seen = np.setdiff1d(np.arange(len(near)), hidden)
    if not len(seen):
        raise ValueError(f"a canal ends on land at {end / UNITS_PER_DEG}: let it end in the sea")
    return near[seen]


def _on_sphere(units: NDArray[np.int32]) -> NDArray[np.float64]:
    lon, lat = np.radians(units / UNITS_PER_DEG).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def used_passages(
    nodes: NDArray[np.int32],
    edges: NDArray[np.int32],
    kinds: NDArray[np.uint8],
    lines: Sequence[Line],
    gates: dict[str, shapely.Geometry],
) -> NDArray[np.int32]:
    """Return edge and number of a passage wherever an edge uses one, shape (k, 2), by edges.

    An edge uses a strait or an ice-bound sea where it touches its gate, and a canal where it is
    a stretch of the canal's line: a place may lie anywhere along a canal.
    """
    crossed = _crossed_gates(nodes, edges, list(gates.values()))
    numbers = {name: number for number, name in enumerate(gates)}
    stretches = {
        frozenset(stretch): numbers[line.name]
        for line in lines
        if line.kind == _CANAL
        for stretch in pairwise(map(tuple, _units(line).tolist()))
    }
    canals = [
        (edge, stretches[frozenset(map(tuple, nodes[edges[edge]].tolist()))])
        for edge in np.flatnonzero(kinds == _CANAL).tolist()
    ]
    return np.unique(np.vstack([crossed, np.array(canals)]), axis=0).astype(np.int32)


def _crossed_gates(
    nodes: NDArray[np.int32], edges: NDArray[np.int32], gates: Sequence[shapely.Geometry]
) -> NDArray[np.int64]:
    """Return edge and gate wherever an edge touches a gate, shape (k, 2)."""
    ends = nodes[edges] / UNITS_PER_DEG
    seam = np.ptp(ends[:, :, 0], axis=1) > 180  # noqa: PLR2004 (half a turn)
    numbers = np.append(np.arange(len(edges)), np.flatnonzero(seam))
    ends = np.concatenate([ends, ends[seam]])
    west, east = np.flatnonzero(seam), np.arange(len(edges), len(ends))
    ends[west, :, 0] -= np.where(ends[west, :, 0] > 0, 360, 0)
    ends[east, :, 0] += np.where(ends[east, :, 0] < 0, 360, 0)
    edge, gate = STRtree(gates).query(shapely.linestrings(ends), predicate="intersects")
    return np.column_stack([numbers[edge], gate])
