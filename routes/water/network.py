"""The water graph as it lies on disk, and shortest ways through it.

How it was made, and what each array holds, is written in `data/build_water_graph.py`.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from routes._data import data_path

UNITS_PER_DEG = 100_000
STRIP_PENALTY = 1.6
"""A kilometre along the shore weighs as much as this many on open water."""

EARTH_RADIUS_KM = 6_356.0
"""The least radius of the ellipsoid: distances on this sphere never exceed the true ones."""

_FURTHEST_KM = 60_000.0
_ROW_COUNT, _COLUMN_COUNT = 180, 360


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
        Shape (k, 2): edge, and number of the passage whose gate it crosses.
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

    def edge(self, one: int, other: int) -> int:
        """Return the number of the edge between two nodes."""
        low, high = min(one, other), max(one, other)
        begin, end = self.rows[low], self.rows[low + 1]
        return int(begin + np.flatnonzero(self.heads[begin:end] == high)[0])


@cache
def load() -> Network:
    """Return the bundled water graph, mapped into memory."""
    names = ("nodes", "rows", "heads", "lengths", "kinds", "bodies", "gates")
    arrays = {name: load_array(name) for name in names}
    return Network(cells=_cell_starts(arrays["nodes"]), **arrays)


@lru_cache(maxsize=8)
def closed_edges(passages: frozenset[int]) -> NDArray[np.int32]:
    """Return the edges that cross the gates of some passages, in order."""
    gates = load().gates
    return np.unique(gates[np.isin(gates[:, 1], list(passages)), 0])


def load_array(name: str) -> NDArray[np.generic]:
    """Map one of the bundled arrays into memory."""
    return np.load(data_path(f"water_{name}.npy"), mmap_mode="r")


def _cell_starts(nodes: NDArray[np.int32]) -> NDArray[np.int64]:
    column, row = (nodes // UNITS_PER_DEG).astype(np.int64).T
    number = (np.minimum(row, 89) + 90) * _COLUMN_COUNT + column + 180
    return np.searchsorted(number, np.arange(_ROW_COUNT * _COLUMN_COUNT + 1))


@lru_cache(maxsize=4)
def _matrix(passages: frozenset[int]) -> csr_matrix:
    """Return the weights of all edges, both ways; an edge through a closed passage is endless."""
    network = load()
    penalty = np.where(network.kinds == Kind.OPEN, 1.0, STRIP_PENALTY)
    weights = network.lengths * penalty
    weights[closed_edges(passages)] = np.inf
    count = len(network.nodes)
    upper = csr_matrix((weights, network.heads, network.rows), shape=(count, count), copy=False)
    return (upper + upper.T).tocsr()


def shortest(
    source: int, target: int, *, closed: frozenset[int], straight_km: float
) -> NDArray[np.int64] | None:
    """Return the nodes of the lightest way between two nodes, or None where there is none.

    Parameters
    ----------
    source, target
        Numbers of nodes.
    closed
        Numbers of the passages that are not used.
    straight_km
        Length of the geodesic between the two; most ways are found within a few times that.
    """
    matrix = _matrix(closed)
    for limit in (max(2.0 * straight_km, 60.0), max(6.0 * straight_km, 600.0), _FURTHEST_KM):
        weight, before = dijkstra(
            matrix, indices=source, limit=limit, return_predecessors=True, directed=True
        )
        if np.isfinite(weight[target]):
            return _walk_back(before, source, target)
    return None


def _walk_back(before: NDArray[np.int32], source: int, target: int) -> NDArray[np.int64]:
    way = [target]
    while way[-1] != source:
        way.append(int(before[way[-1]]))
    return np.array(way[::-1], dtype=np.int64)
