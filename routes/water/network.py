"""The water graph as it lies on disk, and shortest ways through it.

How it was made, and what each array holds, is written in `data/build_water_graph.py`.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from routes._data import data_path

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

UNITS_PER_DEG = 100_000
KM_PER_DEG = 111.2
"""Of latitude: good enough to say how near something lies."""

STRIP_PENALTY = 1.6
"""A kilometre along the shore weighs as much as this many on open water."""

_LEAST_RADIUS_KM = 6_335.0
"""The ellipsoid is nowhere curved more: distances on such a sphere never exceed the true ones."""
_FAR_KM = 2_500.0
"""Over this distance it pays to lean the weights towards the target."""
_LIMITS = ((1.2, 60.0), (2.0, 300.0), (6.0, 1_500.0), (0.0, 60_000.0))
"""How far a search goes, step by step: times the straight distance, and at least, in km."""
_ROW_COUNT, _COLUMN_COUNT = 180, 360
_ELLIPSE_SHARE = 0.52
"""Half of the longest way, and a little for the earth being no sphere."""
_MOST_NEAR_NODES = 60_000
"""A search among more nodes than this is no faster for leaving the others out."""


class Kind(IntEnum):
    """What an edge runs on."""

    STRIP = 0
    OPEN = 1
    CANAL = 2
    RIVER = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Network:
    """The arrays of the water graph; `data/build_water_graph.py` says what they hold.

    Parameters
    ----------
    nodes
        Shape (n, 2), int32: longitude and latitude in 1e-5 degrees.
    rows, heads
        The edges, each once from its lower node to its higher one, in compressed rows.
    lengths
        Kilometres.
    kinds
        Values of `Kind`.
    bodies
        Which water each node belongs to, -1 where no place is joined to it.
    gates
        Shape (k, 2), by edges: edge, and number of a passage that it uses.
    cells
        Where the nodes of each cell of one degree begin, row by row from the south-west.
    """

    nodes: NDArray[np.int32]
    rows: NDArray[np.int32]
    heads: NDArray[np.int32]
    lengths: NDArray[np.float32]
    kinds: NDArray[np.uint8]
    bodies: NDArray[np.int16]
    gates: NDArray[np.int32]
    cells: NDArray[np.int64]

    def lonlat(self, nodes: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return longitude and latitude of nodes, in degrees."""
        return self.nodes[nodes] / UNITS_PER_DEG

    def edges(self, way: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the numbers of the edges between the nodes of a way."""
        low, high = np.minimum(way[:-1], way[1:]), np.maximum(way[:-1], way[1:])
        return np.searchsorted(_edge_keys(), low * len(self.nodes) + high)

    def passages_on(self, edges: NDArray[np.int64]) -> tuple[int, ...]:
        """Return the numbers of the passages that edges use, in the order of the edges."""
        users = self.gates[:, 0]
        bounds = np.searchsorted(users, edges), np.searchsorted(users, edges, side="right")
        used = [self.gates[first:last, 1].tolist() for first, last in zip(*bounds, strict=True)]
        return tuple(dict.fromkeys(chain.from_iterable(used)))

    def canals_on(self, edges: NDArray[np.int64]) -> tuple[int, ...]:
        """Return the numbers of the canals that edges are stretches of, in their order."""
        canals = edges[self.kinds[edges] == Kind.CANAL]
        return self.passages_on(canals) if len(canals) else ()

    def nodes_around(self, lonlat: NDArray[np.float64], radius_km: float) -> NDArray[np.int64]:
        """Return the nodes in the cells within a distance of a point, and a few more, in order."""
        reach = radius_km / KM_PER_DEG
        south = int(np.clip(np.floor(lonlat[1] - reach) + 90, 0, 179))
        north = int(np.clip(np.floor(lonlat[1] + reach) + 90, 0, 179))
        widest = min(89.0, max(abs(lonlat[1] - reach), abs(lonlat[1] + reach)))
        across = min(180.0, reach / np.cos(np.radians(widest)))
        west = int(np.floor(lonlat[0] - across)) + 180
        east = int(np.floor(lonlat[0] + across)) + 180
        columns = np.unique(np.arange(west, min(east, west + 359) + 1) % _COLUMN_COUNT)
        runs = np.split(columns, np.flatnonzero(np.diff(columns) != 1) + 1)
        spans = [
            np.arange(self.cells[row * 360 + run[0]], self.cells[row * 360 + run[-1] + 1])
            for row in range(south, north + 1)
            for run in runs
        ]
        return np.concatenate(spans)


@cache
def load() -> Network:
    """Return the bundled water graph, mapped into memory."""
    names = ("nodes", "rows", "heads", "lengths", "kinds", "bodies", "gates")
    arrays = {name: load_array(name) for name in names}
    return Network(cells=_cell_starts(arrays["nodes"]), **arrays)


@cache
def _edge_keys() -> NDArray[np.int64]:
    """Return one number for the two nodes of each edge; they ascend as the edges do."""
    network = load()
    lows = np.repeat(np.arange(len(network.nodes)), np.diff(network.rows))
    return lows * len(network.nodes) + network.heads


@lru_cache(maxsize=8)
def closed_edges(passages: frozenset[int]) -> NDArray[np.int32]:
    """Return the edges that use some passages, in order."""
    gates = load().gates
    return np.unique(gates[np.isin(gates[:, 1], list(passages)), 0])


def load_array(name: str) -> NDArray[Any]:
    """Map one of the bundled arrays into memory."""
    array: NDArray[Any] = np.load(data_path(f"water_{name}.npy"), mmap_mode="r")
    return array


def _cell_starts(nodes: NDArray[np.int32]) -> NDArray[np.int64]:
    column, row = (nodes // UNITS_PER_DEG).astype(np.int64).T
    number = (np.minimum(row, 89) + 90) * _COLUMN_COUNT + column + 180
    return np.searchsorted(number, np.arange(_ROW_COUNT * _COLUMN_COUNT + 1))


@lru_cache(maxsize=4)
def _matrix(passages: frozenset[int]) -> "csr_matrix":
    """Return the weights of all edges, both ways; an edge of a closed passage is endless."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 (takes a tenth of a second)

    network = load()
    penalty = np.where(network.kinds == Kind.OPEN, 1.0, STRIP_PENALTY)
    weights = network.lengths * penalty
    weights[closed_edges(passages)] = np.inf
    count = len(network.nodes)
    upper = csr_matrix((weights, network.heads, network.rows), shape=(count, count), copy=False)
    return (upper + upper.T).tocsr()


def shortest(source: int, target: int, *, closed: frozenset[int]) -> NDArray[np.int64] | None:
    """Return the nodes of the lightest way between two nodes, or None where there is none.

    Parameters
    ----------
    source, target
        Numbers of nodes.
    closed
        Numbers of the passages that are not used.
    """
    from scipy.sparse.csgraph import (  # type: ignore[import-untyped]  # noqa: PLC0415 (heavy)
        dijkstra,
    )

    matrix = _matrix(closed)
    ahead_km = _least_km(target, np.array([source]))[0]
    saved_km = 0.0
    if ahead_km > _FAR_KM:
        matrix, saved_km = _leaning_to(target, matrix), ahead_km
    for factor, least_km in _LIMITS:
        limit_km = max(factor * ahead_km, least_km)
        near = _within_reach(source, target, limit_km) if not saved_km else None
        begin, end = (source, target) if near is None else np.searchsorted(near, [source, target])
        weight, before = dijkstra(
            matrix if near is None else _among(matrix, near),
            indices=begin,
            limit=limit_km - saved_km,
            return_predecessors=True,
        )
        if np.isfinite(weight[end]):
            way = _walk_back(before, int(begin), int(end))
            return way if near is None else near[way]
    return None


def _within_reach(source: int, target: int, limit_km: float) -> NDArray[np.int64] | None:
    """Return the nodes that a way of such a weight can pass, or None where they are many.

    No way is lighter than it is long, so every node of it lies in an ellipse around the two ends,
    and that in a circle around the middle between them. A search in a graph of a hundredth of the
    nodes is much faster, as it begins by making room for all of them.
    """
    network = load()
    lon, lat = np.radians(network.lonlat(np.array([source, target]))).T
    middle = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    x, y, z = middle.sum(axis=0)
    lonlat = np.degrees([np.arctan2(y, x), np.arctan2(z, np.hypot(x, y))])
    near = network.nodes_around(lonlat, limit_km * _ELLIPSE_SHARE)
    return near if len(near) <= _MOST_NEAR_NODES else None


def _among(matrix: "csr_matrix", nodes: NDArray[np.int64]) -> "csr_matrix":
    """Return the weights between some nodes, in order, renumbered."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    begins, counts = matrix.indptr[nodes], np.diff(matrix.indptr)[nodes]
    ends = np.cumsum(counts)
    edges = np.arange(ends[-1]) + np.repeat(begins - (ends - counts), counts)
    heads = matrix.indices[edges]
    places = np.minimum(np.searchsorted(nodes, heads), len(nodes) - 1)
    kept = nodes[places] == heads
    kept_before = np.concatenate([[0], np.cumsum(kept)])
    rows = kept_before[np.concatenate([[0], ends])]
    weights = matrix.data[edges[kept]]
    return csr_matrix((weights, places[kept], rows), shape=(len(nodes), len(nodes)))


def way_km(nodes: NDArray[np.int64]) -> float:
    """Return the length of a way along the edges between its nodes, in kilometres."""
    network = load()
    return float(network.lengths[network.edges(nodes)].sum())


def _leaning_to(target: int, matrix: "csr_matrix") -> "csr_matrix":
    """Return the weights less what each edge comes nearer to the target (as A* weighs them).

    The lightest way stays the same, and ways in the wrong direction become heavy: the search
    stays near the straight line.
    """
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    left_km = _least_km(target, np.arange(matrix.shape[0]))
    gained_km = np.repeat(left_km, np.diff(matrix.indptr)) - left_km[matrix.indices]
    weights = np.maximum(matrix.data - gained_km, 0.0)
    return csr_matrix((weights, matrix.indices, matrix.indptr), shape=matrix.shape)


def _least_km(target: int, nodes: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return distances that are never longer than the geodesics to a node."""
    lon, lat = np.radians(load().lonlat(nodes)).T
    lon0, lat0 = np.radians(load().lonlat(np.array([target]))[0])
    square = np.sin((lat - lat0) / 2) ** 2 + np.cos(lat) * np.cos(lat0) * (
        np.sin((lon - lon0) / 2) ** 2
    )
    return np.asarray(2 * _LEAST_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(square, 1.0))))


def _walk_back(before: NDArray[np.int32], source: int, target: int) -> NDArray[np.int64]:
    way = [target]
    while way[-1] != source:
        way.append(int(before[way[-1]]))
    return np.array(way[::-1], dtype=np.int64)
