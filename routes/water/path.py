"""The path on water between two points."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, Point

from routes import geodesy
from routes.errors import NoWaterPathError
from routes.water import lines, network, obstacles, pull
from routes.water.network import Kind
from routes.water.passages import closed_passages, gates_of, passages, used_passages
from routes.water.snap import Berth, find_berths

PartKind = Literal["sea", "river", "canal", "access"]

_PART_KINDS: dict[Kind, PartKind] = {
    Kind.STRIP: "sea",
    Kind.OPEN: "sea",
    Kind.CANAL: "canal",
    Kind.RIVER: "river",
}
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
        Natural Earth 1:10m, simplified by 300 m; canals and rivers do not count.
    passages
        The named straits, canals and ice-bound seas it uses, in order.
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
        Names of passages not to use, such as `suez`; `routes.water.passage_names()` lists them.
    ice
        Whether ice-bound seas (Northern Sea Route, Northwest Passage) may be used.

    Raises
    ------
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
        raise NoWaterPathError("both points are the same place")
    stretches = _stretches(ends[0], ends[1], closed)
    if backwards:
        stretches = [(kind, lonlat[::-1]) for kind, lonlat in reversed(stretches)]
    return _path(stretches)


def _on_the_map(point: Point) -> Point:
    """Return a point in the one of its two longitudes on the date line that is negative."""
    if not (np.isfinite([point.x, point.y]).all() and abs(point.y) <= 90 and abs(point.x) <= 360):  # noqa: PLR2004
        raise NoWaterPathError(f"{point.x}, {point.y} are no longitude and latitude in degrees")
    return point if -180 <= point.x < 180 else Point((point.x + 180) % 360 - 180, point.y)  # noqa: PLR2004


_Stretch = tuple[PartKind, NDArray[np.float64]]


def _stretches(origin: Point, destination: Point, closed: frozenset[int]) -> list[_Stretch]:
    """Return the stretches of the path, drawn, in order."""
    begin, nodes, end = _lightest(*_berths(origin, destination, closed), closed)
    gates = gates_of(closed)
    runs = _runs(begin, nodes, end)
    pulled = [(kind, pull.tightened(lonlat, kind, gates)) for kind, lonlat in runs]
    drawn: list[_Stretch] = [
        ("access", np.array([[origin.x, origin.y], begin.lonlat])),
        *((_PART_KINDS[kind], lonlat) for kind, lonlat in pulled),
        ("access", np.array([end.lonlat, [destination.x, destination.y]])),
    ]
    return _merged([(kind, lonlat) for kind, lonlat in drawn if _has_length(lonlat)])


def _lightest(
    begins: tuple[Berth, ...], ends: tuple[Berth, ...], closed: frozenset[int]
) -> tuple[Berth, NDArray[np.int64], Berth]:
    """Return the way between two berths, of those given; access weighs more than water."""
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
        return min(ways, key=_weight_km)
    begin, end = begins[0], ends[0]
    if begin.node == end.node:
        raise NoWaterPathError("both points lead to the same point of the water")
    raise NoWaterPathError(_no_way(begin, end, closed))


def _weight_km(way: tuple[Berth, NDArray[np.int64], Berth]) -> float:
    begin, nodes, end = way
    access_km = begin.access_km + end.access_km
    return network.way_km(nodes) + _ACCESS_PENALTY * access_km


def _berths(
    origin: Point, destination: Point, closed: frozenset[int]
) -> tuple[tuple[Berth, ...], tuple[Berth, ...]]:
    """Return where the two places meet the same water, the one with the shortest accesses."""
    found = [_find_berths(place, closed) for place in (origin, destination)]
    shared = found[0].keys() & found[1].keys()
    if not shared:
        raise NoWaterPathError(
            "the two places lie on waters that nothing joins here: rivers and canals between "
            "them are not in the data"
        )
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
    raise NoWaterPathError(f"the water at the point {where} is ice-bound or to be avoided")


def _no_way(begin: Berth, end: Berth, closed: frozenset[int]) -> str:
    """Say which closed passages the way would use if they were open."""
    nodes = network.shortest(begin.node, end.node, closed=_NO_PASSAGE)
    if nodes is None:
        return "no path on water joins the two points"
    used = [n for n in used_passages(network.load().lonlat(nodes)) if n in closed]
    words = ", ".join(
        passages()[n].name + (" (ice)" if passages()[n].kind == "ice" else "") for n in used
    )
    return f"no path on water joins the two points without {words}"


def _has_length(lonlat: NDArray[np.float64]) -> bool:
    return bool((lonlat[0] != lonlat[-1]).any()) or len(lonlat) > 2  # noqa: PLR2004 (both ends)


def _runs(
    begin: Berth, nodes: NDArray[np.int64], end: Berth
) -> list[tuple[Kind, NDArray[np.float64]]]:
    """Cut a way where what it runs on changes; each run begins where the last one ends."""
    graph = network.load()
    between = graph.kinds[graph.edges(nodes)].tolist()
    kinds = [begin.kind, *map(Kind, between), end.kind]
    lonlat = np.vstack([[begin.lonlat], graph.lonlat(nodes), [end.lonlat]])
    breaks = [i for i in range(1, len(kinds)) if kinds[i] != kinds[i - 1]]
    bounds = [0, *breaks, len(kinds)]
    return [(kinds[first], lonlat[first : last + 1]) for first, last in pairwise(bounds)]


def _merged(stretches: list[_Stretch]) -> list[_Stretch]:
    """Join neighbours of the same kind; accesses stay apart."""
    merged: list[_Stretch] = []
    for kind, lonlat in stretches:
        if merged and merged[-1][0] == kind != "access":
            merged[-1] = (kind, np.vstack([merged[-1][1], lonlat[1:]]))
        else:
            merged.append((kind, lonlat))
    return merged


def _path(stretches: list[_Stretch]) -> WaterPath:
    drawn = [(kind, geodesy.geodesic_path(lonlat)) for kind, lonlat in stretches]
    parts = tuple(_part(kind, lonlat) for kind, lonlat in drawn)
    whole = np.vstack([drawn[0][1][:1], *(lonlat[1:] for _, lonlat in drawn)])
    afloat = np.vstack([lonlat for kind, lonlat in drawn if kind != "access"])
    return WaterPath(
        line=geodesy.split_at_antimeridian(whole),
        length_km=sum(part.length_km for part in parts),
        land_km=sum(
            obstacles.land_km(lines.without_jumps(lonlat))
            for kind, lonlat in drawn
            if kind in ("sea", "access")
        ),
        passages=tuple(passages()[number].name for number in used_passages(afloat)),
        parts=parts,
    )


def _part(kind: PartKind, lonlat: NDArray[np.float64]) -> WaterPart:
    line = geodesy.split_at_antimeridian(lonlat)
    return WaterPart(kind=kind, line=line, length_km=geodesy.length_km(line))
