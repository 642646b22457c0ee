"""The path on water between two points."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, Point

from routes import geodesy, natural_earth
from routes.errors import NoWaterPathError
from routes.language import Remark
from routes.water import network, pull
from routes.water.network import Kind
from routes.water.passages import closed_passages, crossed_gates, gates_of, passages
from routes.water.snap import Berth, find_berths

PartKind = Literal["sea", "river", "canal", "access"]

_PART_KINDS: dict[Kind, PartKind] = {
    Kind.STRIP: "sea",
    Kind.OPEN: "sea",
    Kind.CANAL: "canal",
    Kind.RIVER: "river",
}
_EDGE_DEG = 180.0
_SAME_PLACE_KM = 0.001
_ACCESS_PENALTY = 4.0
"""Between two shores of a place, a kilometre over land weighs as much as this many on water."""
_NO_PASSAGE = frozenset[int]()


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterPart:
    """A stretch of a water path: on the water, or between a place and the water.

    Parameters
    ----------
    kind
        `sea`, `canal` or `river`; `access` for the straight stretch over land that joins a place
        to the water.
    line
        EPSG:4326, cut at longitude 180 degrees.
    length_km
        Geodesic length in kilometres.
    """

    kind: PartKind
    line: LineString | MultiLineString
    length_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterPath:
    """A path on water.

    Parameters
    ----------
    line
        The whole path in EPSG:4326, cut at longitude 180 degrees.
    length_km
        Its length, in kilometres: the sum of its parts.
    land_km
        How much of its access and sea parts runs over land, in kilometres. The land is that of
        `natural_earth.over_land`, Natural Earth 1:10m, not simplified: what runs along the shore
        may count as on land. Canals and rivers do not count.
    passages
        The named straits, canals and ice-bound seas it uses, in order; a canal also where it is
        used in part.
    parts
        The stretches it is made of, in order.
    """

    line: LineString | MultiLineString
    length_km: float
    land_km: float
    passages: tuple[str, ...]
    parts: tuple[WaterPart, ...]


def find_water_path(
    origin: Point, destination: Point, *, avoid: Iterable[str] = (), ice: bool = False
) -> WaterPath:
    """Return a short path on water between two points. Not for navigation.

    The path keeps about 3 km off the shore where there is room. It is the same there and back.

    Parameters
    ----------
    origin, destination
        Points in EPSG:4326, x = longitude, y = latitude, in degrees. A point on land is joined
        to the nearest shore within 25 km.
    avoid
        Names of passages not to use, not even in part, such as `suez`;
        `routes.water.passage_names()` lists them.
    ice
        Whether ice-bound seas (Northern Sea Route, Northwest Passage) may be used.

    Raises
    ------
    CoordinateError
        When a point is empty or not on the earth, as `geodesy.lonlat_of` does.
    NoWaterPathError
        When a point lies more than 25 km from the water or no path joins the two; the message
        says which.
    UnknownPassageError
        When `avoid` holds a name that is not known.

    Examples
    --------
    >>> port_said, suez = Point(32.30, 31.27), Point(32.56, 29.95)
    >>> find_water_path(port_said, suez).passages
    ('suez',)
    """
    closed = closed_passages(avoid, ice=ice)
    ends = [_on_the_map(origin), _on_the_map(destination)]
    backwards = (ends[0].x, ends[0].y) > (ends[1].x, ends[1].y)
    if backwards:
        ends.reverse()
    if geodesy.distance_km(*ends) < _SAME_PLACE_KM:
        where = geodesy.coordinates_words(ends[0])
        raise NoWaterPathError(Remark.of("water.same-place", point=where))
    stretches = _stretches(ends[0], ends[1], closed)
    if backwards:
        stretches = [stretch.backwards() for stretch in reversed(stretches)]
    return _path(stretches)


def _on_the_map(point: Point) -> Point:
    """Return a point in the one of its two longitudes on the date line that is negative."""
    lon, lat = geodesy.lonlat_of(point).tolist()
    return Point(-lon if lon == _EDGE_DEG else lon, lat)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Stretch:
    """A part of a path before it is drawn.

    Parameters
    ----------
    kind
        What it is.
    lonlat
        Shape (n, 2): longitude and latitude in degrees.
    canals
        Numbers of the canals it runs along.
    """

    kind: PartKind
    lonlat: NDArray[np.float64]
    canals: tuple[int, ...] = ()

    def backwards(self) -> "_Stretch":
        """Return the same the other way round."""
        return replace(self, lonlat=self.lonlat[::-1], canals=self.canals[::-1])

    def passages(self, drawn: NDArray[np.float64]) -> tuple[int, ...]:
        """Return the numbers of the passages it uses, in order, given the points it is drawn by."""
        if self.kind == "access":
            return ()
        return self.canals if self.kind == "canal" else crossed_gates(drawn)


def _stretches(origin: Point, destination: Point, closed: frozenset[int]) -> list[_Stretch]:
    """Return the stretches of the path, drawn, in order."""
    begin, nodes, end = _lightest(*_berths(origin, destination, closed), closed)
    gates = gates_of(closed)
    stretches = [
        _Stretch(kind="access", lonlat=np.array([[origin.x, origin.y], begin.lonlat])),
        *(
            _Stretch(
                kind=_PART_KINDS[run.kind],
                lonlat=pull.tightened(run.lonlat, run.kind, gates),
                canals=run.canals,
            )
            for run in _runs(begin, nodes, end)
        ),
        _Stretch(kind="access", lonlat=np.array([end.lonlat, [destination.x, destination.y]])),
    ]
    return _merged([stretch for stretch in stretches if _has_length(stretch.lonlat)])


def _lightest(
    begins: tuple[Berth, ...], ends: tuple[Berth, ...], closed: frozenset[int]
) -> tuple[Berth, NDArray[np.int64], Berth]:
    """Return the way between two berths, of those given.

    One that uses no canal comes first: a port at the mouth of a canal uses it where it must.
    Access weighs more than water.
    """
    ways = []
    for begin, end in product(begins, ends):
        if geodesy.distance_km(Point(begin.lonlat), Point(end.lonlat)) < _SAME_PLACE_KM:
            continue
        nodes = network.shortest(begin.node, end.node, closed=closed)
        if nodes is not None:
            ways.append((begin, nodes, end))
    if len(ways) == 1:
        return ways[0]
    if ways:
        return min(ways, key=_weight)
    begin, end = begins[0], ends[0]
    if begin.node == end.node:
        where = geodesy.coordinates_words(Point(begin.lonlat))
        raise NoWaterPathError(Remark.of("water.same-point", point=where))
    raise NoWaterPathError(_no_way(begin, end, closed))


def _weight(way: tuple[Berth, NDArray[np.int64], Berth]) -> tuple[int, float]:
    """Return how many canals a way uses, and kilometres."""
    begin, nodes, end = way
    graph = network.load()
    berthed = [berth.edge for berth in (begin, end) if berth.edge is not None]
    canals = graph.canals_on(np.append(graph.edges(nodes), np.array(berthed, dtype=np.int64)))
    access_km = begin.access_km + end.access_km
    return len(canals), network.way_km(nodes) + _ACCESS_PENALTY * access_km


def _berths(
    origin: Point, destination: Point, closed: frozenset[int]
) -> tuple[tuple[Berth, ...], tuple[Berth, ...]]:
    """Return where the two places meet the same water, the one with the shortest accesses."""
    found = [_find_berths(place, closed) for place in (origin, destination)]
    shared = found[0].keys() & found[1].keys()
    if not shared:
        raise NoWaterPathError(Remark.of("water.apart"))
    body = min(shared, key=lambda b: (found[0][b][0].access_km + found[1][b][0].access_km, b))
    return found[0][body], found[1][body]


def _find_berths(place: Point, closed: frozenset[int]) -> dict[int, tuple[Berth, ...]]:
    graph = network.load()
    try:
        return find_berths(place, graph, closed)
    except NoWaterPathError:
        if not closed:
            raise
        find_berths(place, graph, _NO_PASSAGE)  # too far from any water: it says so
    where = geodesy.coordinates_words(place)
    raise NoWaterPathError(Remark.of("water.closed", point=where))


def _no_way(begin: Berth, end: Berth, closed: frozenset[int]) -> Remark:
    """Say which closed passages the way would use if they were open."""
    nodes = network.shortest(begin.node, end.node, closed=_NO_PASSAGE)
    if nodes is None:
        return Remark.of("water.no-way")
    graph = network.load()
    used = [number for number in graph.passages_on(graph.edges(nodes)) if number in closed]
    return Remark.of("water.no-way-without", passages=tuple(map(_closed_words, used)))


def _closed_words(number: int) -> str | Remark:
    """Return how a closed passage is called: one that a caller avoids, by the caller's word."""
    passage = passages()[number]
    return Remark.of(f"ice.{passage.name}") if passage.kind == "ice" else passage.name


def _has_length(lonlat: NDArray[np.float64]) -> bool:
    return bool((lonlat[0] != lonlat[-1]).any()) or len(lonlat) > 2  # noqa: PLR2004 (both ends)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Run:
    """What of a way runs on water of one kind, and the numbers of the canals it runs along."""

    kind: Kind
    lonlat: NDArray[np.float64]
    canals: tuple[int, ...]


def _runs(begin: Berth, nodes: NDArray[np.int64], end: Berth) -> list[_Run]:
    """Cut a way where what it runs on changes; each run begins where the last one ends."""
    graph = network.load()
    ways = graph.edges(nodes)
    edges = np.array([_edge(begin), *ways.tolist(), _edge(end)])
    kinds = np.array([begin.kind, *graph.kinds[ways].tolist(), end.kind])
    lonlat = np.vstack([[begin.lonlat], graph.lonlat(nodes), [end.lonlat]])
    # A way that goes on along the edge of its berth does not go to the near end and back.
    turned = np.flatnonzero((edges[1:] == edges[:-1]) & (edges[1:] >= 0))
    edges, kinds = np.delete(edges, turned), np.delete(kinds, turned)
    lonlat = np.delete(lonlat, turned + 1, axis=0)
    bounds = [0, *(np.flatnonzero(np.diff(kinds)) + 1).tolist(), len(kinds)]
    return [
        _Run(
            kind=Kind(int(kinds[first])),
            lonlat=lonlat[first : last + 1],
            canals=_canals(edges[first:last]) if kinds[first] == Kind.CANAL else (),
        )
        for first, last in pairwise(bounds)
    ]


def _edge(berth: Berth) -> int:
    return -1 if berth.edge is None else berth.edge


def _canals(edges: NDArray[np.int64]) -> tuple[int, ...]:
    return network.load().canals_on(edges[edges >= 0])


def _merged(stretches: list[_Stretch]) -> list[_Stretch]:
    """Join neighbours of the same kind; accesses stay apart."""
    merged: list[_Stretch] = []
    for stretch in stretches:
        if merged and merged[-1].kind == stretch.kind != "access":
            lonlat = np.vstack([merged[-1].lonlat, stretch.lonlat[1:]])
            merged[-1] = replace(merged[-1], lonlat=lonlat)
        else:
            merged.append(stretch)
    return merged


def _path(stretches: list[_Stretch]) -> WaterPath:
    drawn = [geodesy.geodesic_path(stretch.lonlat) for stretch in stretches]
    parts = tuple(
        _part(stretch.kind, lonlat) for stretch, lonlat in zip(stretches, drawn, strict=True)
    )
    whole = np.vstack([drawn[0][:1], *(lonlat[1:] for lonlat in drawn)])
    used = dict.fromkeys(
        number
        for stretch, lonlat in zip(stretches, drawn, strict=True)
        for number in stretch.passages(lonlat)
    )
    return WaterPath(
        line=geodesy.split_at_antimeridian(whole),
        length_km=sum(part.length_km for part in parts),
        land_km=sum(
            geodesy.length_km(natural_earth.over_land(part.line))
            for part in parts
            if part.kind in ("sea", "access")
        ),
        passages=tuple(passages()[number].name for number in used),
        parts=parts,
    )


def _part(kind: PartKind, lonlat: NDArray[np.float64]) -> WaterPart:
    line = geodesy.split_at_antimeridian(lonlat)
    return WaterPart(kind=kind, line=line, length_km=geodesy.length_km(line))
