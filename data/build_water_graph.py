"""Build the water graph from the bundled land of Natural Earth 1:10m.

Usage::

    python data/build_water_graph.py [--data data] [-o data]

Reads ``ne_land_10m.wkb.gz``, ``passages.csv`` and ``canals.csv`` from the data folder; nothing is
fetched. The same inputs and the same libraries give the same bytes.

How: the world is cut into cells of two degrees. In a cell without a coast every point of its rim
is joined to every other. In the others the water is triangulated (constrained Delaunay, so that
no side of a triangle leaves the water), apart for the strip of about 3 km along the shore and for
the water beyond it. Both parts share the points of the line between them. Sides in the strip weigh
1.6 times their length: a path keeps off the shore where it can and enters ports and straits where
it must.

Written, all of them numpy arrays that can be mapped into memory:

``water_nodes.npy``
    int32, shape (n, 2): longitude and latitude in 1e-5 degrees (EPSG:4326), ordered by cells of
    one degree, row by row from the south-west.
``water_rows.npy``, ``water_heads.npy``
    int32, compressed rows of the edges, each once, from its lower node to its higher one.
``water_lengths.npy``
    float32, geodesic length of each edge in kilometres.
``water_kinds.npy``
    uint8, what each edge runs on: 0 strip along the shore, 1 open water, 2 canal, 3 river.
``water_bodies.npy``
    int16, for each node the number of the water it belongs to, 0 the largest; -1 for waters so
    small that no place is joined to them.
``water_gates.npy``
    int32, shape (k, 2), by edges: edge, row of ``passages.csv`` that it uses: whose gate it
    crosses, or whose canal it is a stretch of.
``water_land_points.npy``, ``water_land_ends.npy``
    The land in pieces of at most 256 points, two metres narrower, int32 (p, 2) in 1e-5
    degrees; where each piece ends.
``water_strip_points.npy``, ``water_strip_ends.npy``
    The same for the land with its strip.
"""

import argparse
import gzip
from pathlib import Path

import numpy as np
import shapely
import water_links
import water_mesh
from numpy.typing import NDArray
from pyproj import Geod
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from shapely import STRtree

_WGS84 = Geod(ellps="WGS84")
_SMALLEST_SEA_NODES = 100
"""A water of fewer points is a pond behind the drawn coast; no place is joined to it."""


def main() -> None:
    """Read the land and write the arrays."""
    parser = argparse.ArgumentParser(description="Build the water graph.")
    parser.add_argument("--data", type=Path, default=Path("data"), metavar="DIR")
    parser.add_argument("-o", "--out", type=Path, default=Path("data"), metavar="DIR")
    options = parser.parse_args()

    land = shapely.from_wkb(gzip.decompress((options.data / "ne_land_10m.wkb.gz").read_bytes()))
    land_pieces, strip_pieces = water_mesh.obstacles(land)
    nodes, edges, kinds = water_mesh.mesh(land_pieces, strip_pieces)
    print(f"mesh: {len(nodes)} nodes, {len(edges)} edges")
    narrow = {"land": water_mesh.narrowed(land_pieces), "strip": water_mesh.narrowed(strip_pieces)}
    lines = water_links.read_lines(options.data / "canals.csv")
    gates = water_links.read_gates(options.data / "passages.csv")
    nodes, edges, kinds = water_links.with_lines(
        nodes, edges, kinds, lines, STRtree(narrow["land"])
    )
    nodes, edges, kinds = in_order(nodes, edges, kinds)
    written = {
        "nodes": nodes,
        "rows": np.searchsorted(edges[:, 0], np.arange(len(nodes) + 1)).astype(np.int32),
        "heads": edges[:, 1],
        "lengths": lengths_km(nodes, edges),
        "kinds": kinds,
        "bodies": bodies(len(nodes), edges),
        "gates": water_links.used_passages(nodes, edges, kinds, lines, gates),
    }
    for name, pieces in narrow.items():
        points, ends = ring_arrays(pieces)
        written |= {f"{name}_points": points, f"{name}_ends": ends}
    options.out.mkdir(parents=True, exist_ok=True)
    for name, array in written.items():
        np.save(options.out / f"water_{name}.npy", np.ascontiguousarray(array))


def in_order(
    nodes: NDArray[np.int32], edges: NDArray[np.int32], kinds: NDArray[np.uint8]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.uint8]]:
    """Order nodes by cells of one degree, and edges by their nodes; drop what nothing joins."""
    used = np.zeros(len(nodes), dtype=bool)
    used[edges] = True
    cell = (nodes // water_mesh.UNITS_PER_DEG).astype(np.int64)
    rank = np.lexsort([nodes[:, 1], nodes[:, 0], cell[:, 0], cell[:, 1]])
    rank = rank[used[rank]]
    number = np.full(len(nodes), -1, dtype=np.int32)
    number[rank] = np.arange(len(rank))
    ends = np.sort(number[edges], axis=1)
    order = np.lexsort([ends[:, 1], ends[:, 0]])
    return nodes[rank], ends[order], kinds[order]


def lengths_km(nodes: NDArray[np.int32], edges: NDArray[np.int32]) -> NDArray[np.float32]:
    """Return the geodesic lengths of edges, in kilometres."""
    lonlat = nodes / water_mesh.UNITS_PER_DEG
    begin, end = lonlat[edges[:, 0]], lonlat[edges[:, 1]]
    _, _, length_m = _WGS84.inv(begin[:, 0], begin[:, 1], end[:, 0], end[:, 1])
    return (np.asarray(length_m) / 1000).astype(np.float32)


def bodies(count: int, edges: NDArray[np.int32]) -> NDArray[np.int16]:
    """Return the number of each node's water, the largest 0; -1 for those of few nodes."""
    joined = csr_matrix((np.ones(len(edges), dtype=bool), edges.T), shape=(count, count))
    _, label = connected_components(joined, directed=False)
    size = np.bincount(label)
    rank = np.argsort(-size, kind="stable")
    number = np.full(len(size), -1, dtype=np.int16)
    large = int((size >= _SMALLEST_SEA_NODES).sum())
    number[rank[:large]] = np.arange(large)
    print("waters:", ", ".join(str(size[i]) for i in rank[:large]))
    return number[label]


def ring_arrays(pieces: NDArray[np.object_]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the rings of polygons without holes, and where each ends."""
    points, index = shapely.get_coordinates(shapely.get_exterior_ring(pieces), return_index=True)
    ends = np.cumsum(np.bincount(index, minlength=len(pieces)))
    units = np.round(points * water_mesh.UNITS_PER_DEG)
    return units.astype(np.int32), ends.astype(np.int32)


if __name__ == "__main__":
    main()
