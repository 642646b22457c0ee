"""Triangulates the world's water in cells; used by build_water_graph.py."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon, STRtree

UNITS_PER_DEG = 100_000
"""Coordinates are whole multiples of 1e-5 degrees, about a metre."""
GRID_DEG = 1 / UNITS_PER_DEG

CELL_DEG = 2
RIM_STEP_DEG = 0.5
SHORE_TOLERANCE_DEG = 0.003
"""The shore is simplified by about 300 m: a path may cut a drawn cape by as much."""
POLAR_TOLERANCE_DEG = 0.01
"""Of islands north of 72 degrees and all that lies south of 60 degrees south."""
STRIP_KM = 3.0
STRIP_TOLERANCE_DEG = 0.006
KM_PER_DEG = 111.2
MAX_PIECE_POINTS = 256

STRIP, OPEN = 0, 1
_ARCTIC_DEG, _ANTARCTIC_DEG = 72.0, -60.0
_BAND_DEG = 1.0
_SMALLEST_CUT_DEG = 1e-3
_NARROWED_DEG = 2e-5
_WORLD_DEG = (-180.0, -90.0, 180.0, 90.0)
_HALF_TURN = 180 * UNITS_PER_DEG
_POLE = 90 * UNITS_PER_DEG
_SEAM_UNITS = 3
"""Points this near to each other on the line between two cells are one point."""


def obstacles(land: MultiPolygon) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    """Return the simplified land, and the land with its strip, in small pieces without holes."""
    shore = _simplified(land)
    land_pieces = _pieces(shore)
    widened = shapely.union_all(_widened(land_pieces))
    strip = shapely.set_precision(shapely.simplify(widened, STRIP_TOLERANCE_DEG), GRID_DEG)
    return land_pieces, _pieces(
        shapely.intersection(strip, shapely.box(*_WORLD_DEG), grid_size=GRID_DEG)
    )


def _simplified(land: MultiPolygon) -> shapely.Geometry:
    parts = shapely.get_parts(land)
    _, south, _, north = shapely.bounds(parts).T
    polar = (south > _ARCTIC_DEG) | (north < _ANTARCTIC_DEG)
    groups = [
        shapely.simplify(MultiPolygon(list(parts[chosen])), tolerance_deg)
        for chosen, tolerance_deg in ((~polar, SHORE_TOLERANCE_DEG), (polar, POLAR_TOLERANCE_DEG))
    ]
    return shapely.union_all(
        [part for group in groups for part in shapely.get_parts(group)], grid_size=GRID_DEG
    )


def _widened(pieces: NDArray[np.object_]) -> NDArray[np.object_]:
    """Buffer pieces of little height by the same length in all directions."""
    wide = []
    for piece in pieces:
        _, south, _, north = piece.bounds
        squeeze = np.array([np.cos(np.radians(min(abs(south + north) / 2, 87.0))), 1.0])
        level = shapely.transform(piece, lambda lonlat, by=squeeze: lonlat * by)
        level = shapely.buffer(level, STRIP_KM / KM_PER_DEG, quad_segs=2)
        wide.append(shapely.transform(level, lambda lonlat, by=squeeze: lonlat / by))
    return np.array(wide, dtype=object)


def _pieces(shape: shapely.Geometry) -> NDArray[np.object_]:
    """Cut polygons into pieces of few points, no holes and at most a degree of latitude."""
    done: list[Polygon] = []
    waiting = [(part, part.bounds) for part in shapely.get_parts(shape)]
    while waiting:
        part, bounds = waiting.pop()
        if part.is_empty or not isinstance(part, Polygon):
            continue
        west, south, east, north = bounds
        simple = not part.interiors and len(part.exterior.coords) <= MAX_PIECE_POINTS
        tiny = max(east - west, north - south) < _SMALLEST_CUT_DEG
        if tiny or (simple and north - south <= _BAND_DEG):
            done.append(Polygon(part.exterior))
            continue
        for half in _halves(west, south, east, north, upright=simple):
            cut = shapely.intersection(part, shapely.box(*half), grid_size=GRID_DEG)
            waiting += [(piece, piece.bounds) for piece in shapely.get_parts(cut)]
    return np.array(sorted(done, key=lambda piece: piece.bounds), dtype=object)


def _halves(
    west: float, south: float, east: float, north: float, *, upright: bool
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    if not upright and east - west > north - south:
        middle = round((west + east) / 2, 5)
        return (west, south, middle, north), (middle, south, east, north)
    middle = round((south + north) / 2, 5)
    return (west, south, east, middle), (west, middle, east, north)


def mesh(
    land_pieces: NDArray[np.object_], strip_pieces: NDArray[np.object_]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.uint8]]:
    """Return nodes (n, 2) in units of 1e-5 degrees, edges (m, 2) and the kinds of the edges."""
    land, strip = STRtree(land_pieces), STRtree(strip_pieces)
    sides: list[NDArray[np.int64]] = []
    kinds: list[NDArray[np.uint8]] = []
    for west, south in _cells():
        for found, kind in _cell_sides(west, south, land, strip):
            sides.append(found)
            kinds.append(np.full(len(found), kind, dtype=np.uint8))
    return _numbered(np.vstack(sides), np.concatenate(kinds))


def narrowed(pieces: NDArray[np.object_]) -> NDArray[np.object_]:
    """Shrink pieces by two metres, so that a line along the shore does not touch them."""
    inner = shapely.buffer(pieces, -_NARROWED_DEG, join_style="mitre")
    inner = _polygons(shapely.set_precision(inner, GRID_DEG))
    return np.array([Polygon(piece.exterior) for piece in inner], dtype=object)


def _cells() -> Iterator[tuple[int, int]]:
    for south in range(-90, 90, CELL_DEG):
        for west in range(-180, 180, CELL_DEG):
            yield west, south


def _cell_sides(
    west: int, south: int, land: STRtree, strip: STRtree
) -> list[tuple[NDArray[np.int64], int]]:
    """Return the sides in a cell, shape (k, 4), apart for the strip and for open water."""
    box = shapely.box(west, south, west + CELL_DEG, south + CELL_DEG)
    near = _inside(box, strip)
    if near.is_empty:
        return [(_open_sides(west, south), OPEN)]
    rim = Polygon(_rim(west, south, RIM_STEP_DEG))
    ground = _inside(box, land)
    beyond = shapely.difference(rim, near, grid_size=GRID_DEG)
    water = shapely.difference(rim, ground, grid_size=GRID_DEG)
    return [
        (_triangle_sides(shapely.intersection(water, near, grid_size=GRID_DEG)), STRIP),
        (_triangle_sides(beyond), OPEN),
    ]


def _inside(box: Polygon, tree: STRtree) -> shapely.Geometry:
    pieces = tree.geometries[tree.query(box, predicate="intersects")]
    cut = _polygons(shapely.intersection(pieces, box, grid_size=GRID_DEG))
    return shapely.union_all(cut, grid_size=GRID_DEG)


def _polygons(shapes: shapely.Geometry | NDArray[np.object_]) -> NDArray[np.object_]:
    parts = shapely.get_parts(shapely.get_parts(shapes))
    return parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]


def _rim(west: int, south: int, step_deg: float) -> list[tuple[float, float]]:
    """Return the points around a cell, from its south-west corner, against the clock."""
    along = np.arange(0, CELL_DEG, step_deg)
    east, north = west + CELL_DEG, south + CELL_DEG
    return [
        *((west + a, south) for a in along),
        *((east, south + a) for a in along),
        *((east - a, north) for a in along),
        *((west, north - a) for a in along),
    ]


def _open_sides(west: int, south: int) -> NDArray[np.int64]:
    pairs = [(*a, *b) for a, b in combinations(_rim(west, south, 2 * RIM_STEP_DEG), 2)]
    return np.round(np.array(pairs) * UNITS_PER_DEG).astype(np.int64)


def _triangle_sides(water: shapely.Geometry) -> NDArray[np.int64]:
    """Return the sides of the triangles a water is cut into, shape (k, 4)."""
    triangles = shapely.get_parts(shapely.constrained_delaunay_triangles(_polygons(water)))
    if not len(triangles):
        return np.empty((0, 4), dtype=np.int64)
    corners = shapely.get_coordinates(triangles).reshape(-1, 4, 2)
    units = np.round(corners * UNITS_PER_DEG).astype(np.int64)
    return np.vstack([np.hstack([units[:, i], units[:, i + 1]]) for i in range(3)])


def _numbered(
    sides: NDArray[np.int64], kinds: NDArray[np.uint8]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.uint8]]:
    """Return sides by the numbers of their ends; one that strip and open water share is open."""
    points = sides.reshape(-1, 2)
    points[points[:, 0] >= _HALF_TURN, 0] = -_HALF_TURN
    points[np.abs(points[:, 1]) >= _POLE, 0] = 0
    nodes, number = np.unique(points, axis=0, return_inverse=True)
    number = _seamless(nodes)[number.ravel()]
    ends = np.sort(number.reshape(-1, 2), axis=1)
    order = np.lexsort([-kinds.astype(np.int64), ends[:, 1], ends[:, 0]])
    ends, kinds = ends[order], kinds[order]
    first = np.ones(len(ends), dtype=bool)
    first[1:] = (ends[1:] != ends[:-1]).any(axis=1)
    first &= ends[:, 0] != ends[:, 1]
    return nodes.astype(np.int32), ends[first].astype(np.int32), kinds[first]


def _seamless(nodes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each node the one it is merged into: its neighbour on the rim of a cell."""
    into = np.arange(len(nodes))
    for across in (0, 1):
        along = 1 - across
        on_rim = np.flatnonzero(nodes[:, across] % (CELL_DEG * UNITS_PER_DEG) == 0)
        order = on_rim[np.lexsort([nodes[on_rim, along], nodes[on_rim, across]])]
        step = np.diff(nodes[order], axis=0)
        same = (step[:, across] == 0) & (step[:, along] <= _SEAM_UNITS)
        for before, after in zip(order[:-1][same], order[1:][same], strict=True):
            into[after] = into[before]
    return into
