"""Where a place meets the water."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely import Point
from shapely.geometry.base import BaseGeometry

from routes import geodesy
from routes.errors import NoWaterPathError
from routes.language import Remark
from routes.water import obstacles
from routes.water.lines import beside, is_free
from routes.water.network import KM_PER_DEG, Kind, Network, closed_edges
from routes.water.passages import gates_of

MAX_ACCESS_KM = 25.0
"""A place further from the water than this is not joined to it."""

_RADII_KM = (30.0, 120.0, 500.0, 2_500.0)
"""How far around a place its water is sought, step by step."""
_OPEN_RADIUS_KM = 250.0
"""On the open sea the points of the graph lie further apart."""
_TRIED = 24
_OTHER_SHORE_KM = 5.0
"""A shore on the other side of a place is weighed if it is at most this much further."""
_OFF_CANAL_KM = 6.0
"""So is one off the canal that a place lies by: Volgograd is a port of the Volga, whose line ends
5 km further from the town than the canal's passes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Berth:
    """Where a place meets one of the waters.

    Parameters
    ----------
    lonlat
        The point on the water: the place itself if it lies on it, else the nearest shore.
    edge
        The edge of the graph that it lies on; None for a place on the water, beside an edge.
    node
        The point of the graph next to it.
    kind
        What lies between the two.
    body
        Which water it is.
    access_km
        Distance from the place to `lonlat`, 0 for a place on the water.
    """

    lonlat: tuple[float, float]
    edge: int | None
    node: int
    kind: Kind
    body: int
    access_km: float


def find_berths(
    place: Point, network: Network, closed_passages: frozenset[int]
) -> dict[int, tuple[Berth, ...]]:
    """Return where a place meets each water within 25 km, by the number of the water.

    The nearest shore comes first. A place that lies between two shores also has one on its other
    side, where that is not much further: which of them a ship uses depends on where it goes. So
    has a place on the bank of a canal, off the canal: a port at its mouth need not use it.

    Parameters
    ----------
    place
        EPSG:4326.
    closed_passages
        Numbers of passages: no place is joined to them, nor across their gates.

    Raises
    ------
    NoWaterPathError
        When there is no water within 25 km; the message names the distance.
    """
    lonlat = np.array([place.x, place.y])
    closed = closed_edges(closed_passages)
    afloat = not obstacles.is_land(lonlat)
    gates = gates_of(closed_passages)
    if afloat and (berth := _afloat(lonlat, network, closed, gates)) is not None:
        return {berth.body: (berth,)}
    nearest_km = np.inf
    for radius_km in _RADII_KM:
        feet = _feet(lonlat, network, closed, radius_km)
        if len(feet.distance_km):
            nearest_km = feet.distance_km[0]
            break
    if nearest_km > MAX_ACCESS_KM:
        raise NoWaterPathError(_too_far(place, nearest_km))
    near = np.flatnonzero(feet.distance_km <= MAX_ACCESS_KM)
    bodies = network.bodies[feet.lows[near]]
    return {
        int(body): feet.berths(near[bodies == body], lonlat, network) for body in np.unique(bodies)
    }


def _too_far(place: Point, nearest_km: float) -> Remark:
    is_found = bool(np.isfinite(nearest_km))
    return Remark.of(
        "water.far" if is_found else "water.very-far",
        point=geodesy.coordinates_words(place),
        km=f"{nearest_km if is_found else _RADII_KM[-1]:.0f}",
        most=MAX_ACCESS_KM,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Feet:
    """Points on edges that lie nearest to a place, the nearest first."""

    edges: NDArray[np.int64]
    lows: NDArray[np.int64]
    lonlat: NDArray[np.float64]
    along: NDArray[np.float64]
    distance_km: NDArray[np.float64]

    def berths(
        self, among: NDArray[np.int64], place: NDArray[np.float64], network: Network
    ) -> tuple[Berth, ...]:
        """Return the berth at the nearest of some feet, and at the nearest on another shore."""
        first = int(among[0])
        further_km = self.distance_km[among] - self.distance_km[first]
        away = (self.lonlat[among] - place) * [np.cos(np.radians(place[1])), 1.0]
        behind = (away @ away[0] < 0) & (further_km <= _OTHER_SHORE_KM)
        chosen = [first, *among[behind][:1].tolist()]
        on_canal = network.kinds[self.edges[among]] == Kind.CANAL
        if on_canal[0]:
            chosen += among[~on_canal & (further_km <= _OFF_CANAL_KM)][:1].tolist()
        return tuple(self.berth(i, network) for i in dict.fromkeys(chosen))

    def berth(self, i: int, network: Network, *, at: NDArray[np.float64] | None = None) -> Berth:
        """Return the berth at a foot, or `at` a place on the water beside it."""
        low, edge = int(self.lows[i]), int(self.edges[i])
        node = low if self.along[i] <= 0.5 else int(network.heads[edge])  # noqa: PLR2004
        lon, lat = self.lonlat[i] if at is None else at
        return Berth(
            lonlat=(float((lon + 180) % 360 - 180), float(lat)) if at is None else (lon, lat),
            edge=edge if at is None else None,
            node=node,
            kind=Kind(int(network.kinds[edge])),
            body=int(network.bodies[low]),
            access_km=float(self.distance_km[i]) if at is None else 0.0,
        )


def _afloat(
    lonlat: NDArray[np.float64],
    network: Network,
    closed: NDArray[np.int32],
    gates: BaseGeometry,
) -> Berth | None:
    """Return the berth of a place on the water: an edge in sight of it.

    Not that of a canal: its last stretch may lie in a harbour, whose ships need not use it.
    """
    for radius_km in (_RADII_KM[0], _OPEN_RADIUS_KM):
        feet = _feet(lonlat, network, closed, radius_km)
        at_sea = np.flatnonzero(network.kinds[feet.edges] != Kind.CANAL)
        for i in at_sea[:_TRIED].tolist():
            berth = feet.berth(i, network, at=lonlat)
            node = network.lonlat(np.array(berth.node))
            ways = [np.vstack([lonlat, feet.lonlat[i]]), np.vstack([lonlat, beside(node, lonlat)])]
            if all(is_free(way, Kind.STRIP, gates) for way in ways):
                return berth
    return None


def _feet(
    lonlat: NDArray[np.float64], network: Network, closed: NDArray[np.int32], radius_km: float
) -> _Feet:
    nodes = network.nodes_around(lonlat, radius_km)
    nodes = nodes[network.bodies[nodes] >= 0]
    begins, ends = network.rows[nodes].astype(np.int64), network.rows[nodes + 1].astype(np.int64)
    count = ends - begins
    edges = np.repeat(begins - np.append(0, np.cumsum(count)[:-1]), count) + np.arange(count.sum())
    lows = np.repeat(nodes, count)
    is_open = ~_is_among(edges, closed)
    edges, lows = edges[is_open], lows[is_open]
    squeeze = np.array([np.cos(np.radians(lonlat[1])), 1.0]) * KM_PER_DEG
    tail = beside(network.lonlat(lows), lonlat)
    head = beside(network.lonlat(network.heads[edges]), tail)
    begin, end = (tail - lonlat) * squeeze, (head - lonlat) * squeeze
    step = end - begin
    square = np.maximum((step**2).sum(axis=1), 1e-12)
    along = np.clip(-(begin * step).sum(axis=1) / square, 0, 1)
    foot = begin + along[:, None] * step
    flat_km = np.hypot(*foot.T)
    order = np.argsort(flat_km, kind="stable")
    order = order[flat_km[order] <= radius_km]
    feet = lonlat + foot[order] / squeeze
    return _Feet(
        edges=edges[order],
        lows=lows[order],
        lonlat=feet,
        along=along[order],
        distance_km=flat_km[order],
    )


def _is_among(edges: NDArray[np.int64], closed: NDArray[np.int32]) -> NDArray[np.bool_]:
    if not len(closed):
        return np.zeros(len(edges), dtype=bool)
    place = np.minimum(np.searchsorted(closed, edges), len(closed) - 1)
    return np.asarray(closed[place] == edges)
