"""Lines cut where a map of the world is cut: at longitude 180 degrees and at the poles.

A line that runs over a pole jumps from one meridian to the opposite one there. It is cut as well,
or it would be drawn along the whole edge of the map.
"""

from dataclasses import replace
from typing import overload

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString

from routes.geodesy.ellipsoid import WGS84
from routes.geodesy.points import GREATEST_DEG, Degrees, Lines, Vertices, vertices_of

_EDGE_DEG, _POLE_DEG = GREATEST_DEG.tolist()
_QUARTER_TURN_DEG = 90.0
_PRECISION_M = 1e-4
_M_PER_DEG = 111_694.0
"""Length of a degree of latitude at a pole, where it is longest."""

_MOST_STEPS = 60
"""So many halvings bring any line below the precision; Newton's steps need four."""


@overload
def split_at_antimeridian(
    line: LineString | MultiLineString | NDArray[np.float64],
) -> LineString | MultiLineString: ...
@overload
def split_at_antimeridian(line: Lines) -> NDArray[np.object_]: ...
def split_at_antimeridian(
    line: LineString | MultiLineString | NDArray[np.float64] | Lines,
) -> LineString | MultiLineString | NDArray[np.object_]:
    """Cut a line where it crosses longitude 180 degrees or a pole.

    A cut is placed on the geodesic between the two points beside it, to a tenth of a millimetre.
    Of two neighbouring points under 180 degrees of longitude apart the line takes the shorter
    way. Points at longitude 180 are written as 180 or -180, as the part they end says; what runs
    along that longitude stays with the part it continues. Long segments are not bent: densify
    them first, or let `geodesic_line` do both.

    Parameters
    ----------
    line
        A line in EPSG:4326, or its points as an array of shape (n, 2): longitude and latitude in
        degrees, longitudes in [-180, 180]; or many lines. Heights are left out.

    Returns
    -------
    The line, in parts if it was cut; for many lines an array of shape (n,) of them.

    Raises
    ------
    CoordinateError
        When something is not a line on the earth.

    Examples
    --------
    >>> split_at_antimeridian(np.array([[179.0, 0.0], [-179.0, 0.0]])).wkt
    'MULTILINESTRING ((179 0, 180 0), (-180 0, -179 0))'
    """
    lines = split_vertices(vertices_of(line))
    is_one = isinstance(line, LineString | MultiLineString) or (
        isinstance(line, np.ndarray) and line.dtype.kind != "O"
    )
    return lines[0] if is_one else lines


def split_vertices(vertices: Vertices) -> NDArray[np.object_]:
    """Return lines cut at longitude 180 degrees and at the poles, shape (vertices.count,)."""
    return _drawn(_cut_at_edge(_cut_at_poles(vertices)))


def _cut_at_poles(vertices: Vertices) -> Vertices:
    """Cut segments that run over a pole, or end at one with another longitude than they have."""
    lon, lat = vertices.lonlat.T
    is_near = np.abs(lat) > _POLE_DEG - _PRECISION_M / _M_PER_DEG
    suspect = (np.abs(np.diff(lon)) > _QUARTER_TURN_DEG) | is_near[1:] | is_near[:-1]
    after = np.flatnonzero(suspect & ~vertices.opens[1:])
    if not len(after):
        return vertices
    turn_deg = np.abs((lon[after + 1] - lon[after] + 180) % 360 - 180)
    pole_deg = np.copysign(_POLE_DEG, lat[after] + lat[after + 1])
    begin_m, end_m = (np.abs(pole_deg - lat[i]) * _M_PER_DEG for i in (after, after + 1))
    nearest_m = np.minimum(begin_m, end_m)
    # On the plane that touches the pole: twice the triangle's area by its longest side
    longest_m = np.maximum(begin_m + end_m, _PRECISION_M)
    height_m = begin_m * end_m * np.sin(np.radians(turn_deg)) / longest_m
    missed_m = np.where(turn_deg > _QUARTER_TURN_DEG, height_m, nearest_m)
    is_cut = (missed_m < _PRECISION_M) & (turn_deg > 0)
    after, pole_deg = after[is_cut], pole_deg[is_cut]
    leaving = np.column_stack([lon[after], pole_deg])
    entering = np.column_stack([lon[after + 1], pole_deg])
    return _cut(vertices, after, leaving, entering)


def _cut_at_edge(vertices: Vertices) -> Vertices:
    """Cut segments that cross longitude 180 degrees.

    Each point gets the number of the world it lies in, counted eastward from where its part
    begins; a point at longitude 180 lies between two and joins the one the line comes from.
    """
    lon, lat = vertices.lonlat.T
    across = np.diff(lon)
    wraps = (np.abs(across) > _EDGE_DEG) & ~vertices.opens[1:]
    is_edge = np.abs(lon) == _EDGE_DEG
    if not (wraps.any() or is_edge.any()):
        return vertices
    turns = np.zeros(len(lon), dtype=np.intp)
    np.cumsum(np.where(wraps, np.where(across < 0, 1, -1), 0), out=turns[1:])
    world = turns[_inner_neighbours(is_edge, vertices.opens)] if is_edge.any() else turns
    eastern = turns + (lon > 0)  # of a point at longitude 180: the world on its eastern side
    lon = np.where(is_edge, np.where(world < eastern, _EDGE_DEG, -_EDGE_DEG), lon)
    lonlat = np.column_stack([lon, lat])
    heading = np.where(vertices.opens[1:], 0, np.diff(world))
    after = np.flatnonzero(heading)
    leaving = np.column_stack([heading[after] * _EDGE_DEG, lat[after]])
    is_open = ~is_edge[after]
    leaving[is_open, 1] = _edge_lat(lonlat[after[is_open]], lonlat[after[is_open] + 1])
    return _cut(replace(vertices, lonlat=lonlat), after, leaving, leaving * [-1, 1])


def _inner_neighbours(is_edge: NDArray[np.bool_], opens: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return for each point the one that says in which world it lies.

    That is the point itself; at longitude 180 the last one of its part that is not there, else
    the next, else the part's first.
    """
    number = np.arange(len(is_edge))
    begin = np.maximum.accumulate(np.where(opens, number, 0))
    is_last = np.append(opens[1:], True)
    end = np.minimum.accumulate(np.where(is_last, number, len(number))[::-1])[::-1]
    before = np.maximum.accumulate(np.where(is_edge, -1, number))
    behind = np.minimum.accumulate(np.where(is_edge, len(number), number)[::-1])[::-1]
    return np.where(before >= begin, before, np.where(behind <= end, behind, begin))


def _edge_lat(begin: Degrees, end: Degrees) -> NDArray[np.float64]:
    """Return the latitudes at which segments cross longitude 180, by Newton's method, bracketed."""
    (begin_lon, begin_lat), (end_lon, end_lat) = begin.T, end.T
    azimuth_deg, _, length_m = WGS84.inv(begin_lon, begin_lat, end_lon, end_lat)
    edge_deg = np.copysign(_EDGE_DEG, begin_lon)
    heading = np.sign(edge_deg)
    low_m, high_m = np.zeros(len(begin)), np.array(length_m)
    to_edge_deg = np.abs(edge_deg - begin_lon)
    at_m = high_m * to_edge_deg / (to_edge_deg + np.abs(edge_deg + end_lon))
    lat = begin_lat
    for _ in range(_MOST_STEPS):
        lon, lat, back_deg = WGS84.fwd(begin_lon, begin_lat, azimuth_deg, at_m)
        gap_deg = (heading * (edge_deg - lon) + 180) % 360 - 180
        sin_lat = np.sin(np.radians(lat))
        radius_m = WGS84.a * np.cos(np.radians(lat)) / np.sqrt(1 - WGS84.es * sin_lat**2)
        gap_m = np.radians(gap_deg) * radius_m
        if (np.abs(gap_m) < _PRECISION_M).all():
            break
        low_m, high_m = np.where(gap_m > 0, at_m, low_m), np.where(gap_m > 0, high_m, at_m)
        with np.errstate(divide="ignore", invalid="ignore"):
            newton_m = at_m + gap_m / np.abs(np.sin(np.radians(back_deg)))
        is_inside = (low_m <= newton_m) & (newton_m <= high_m)
        next_m = np.where(is_inside, newton_m, (low_m + high_m) / 2)
        at_m = np.where(np.abs(gap_m) < _PRECISION_M, at_m, next_m)
    return np.asarray(lat)


def _cut(
    vertices: Vertices, after: NDArray[np.intp], leaving: Degrees, entering: Degrees
) -> Vertices:
    """End a part behind each of certain points, and begin another, unless nothing is added."""
    if not len(after):
        return vertices
    # a part that already ends where it leaves gets no second point there, nor one that enters
    ends = (leaving != vertices.lonlat[after]).any(axis=1)
    begins = (entering != vertices.lonlat[after + 1]).any(axis=1)
    place = np.concatenate([after[ends], after[begins]]) + 1
    opens = vertices.opens.copy()
    opens[after[~begins] + 1] = True
    added = np.vstack([leaving[ends], entering[begins]])
    is_entering = np.arange(len(place)) >= np.count_nonzero(ends)
    return replace(
        vertices,
        lonlat=np.insert(vertices.lonlat, place, added, axis=0),
        line=np.insert(vertices.line, place, vertices.line[place]),
        opens=np.insert(opens, place, is_entering),
    )


def _drawn(vertices: Vertices) -> NDArray[np.object_]:
    """Return lines of their parts; a part without length is left out where there is another."""
    lonlat, opens, count = vertices.lonlat, vertices.opens, vertices.count
    lines = np.full(count, LineString(), dtype=object)
    if not len(lonlat):
        return lines
    moves = np.append([False], (lonlat[1:] != lonlat[:-1]).any(axis=1)) & ~opens
    begin = np.flatnonzero(opens)
    of_line = vertices.line[begin]
    has_length = np.logical_or.reduceat(moves, begin)
    line_has_length = np.bincount(of_line[has_length], minlength=count) > 0
    is_first = np.diff(of_line, prepend=-1) > 0
    keeps = has_length | (is_first & ~line_has_length[of_line])
    size = np.diff(begin, append=len(lonlat))
    lonlat = lonlat[np.repeat(keeps, size)]
    of_line, size = of_line[keeps], size[keeps]
    if (size == 1).any():  # a line without length whose part was cut down to one point
        size, lonlat = np.maximum(size, 2), np.repeat(lonlat, np.repeat(1 + (size == 1), size), 0)
    parts = np.asarray(shapely.linestrings(lonlat, indices=np.repeat(np.arange(len(size)), size)))
    of_many = np.bincount(of_line, minlength=count)[of_line] > 1
    lines[of_line[~of_many]] = parts[~of_many]
    if of_many.any():
        shapely.multilinestrings(parts[of_many], indices=of_line[of_many], out=lines)
    return lines
