"""Leg: how a hop is drawn, how long it is, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, Point

from routes import geodesy, natural_earth, travel, water
from routes.errors import NoWaterPathError
from routes.hop import GivenPath, Hop, Mode, PlaceReading
from routes.language import Remark

Method = Literal["geodesic", "water path", "given path"]
PathCertainty = Literal["likely", "not known"]
LegPartKind = Literal["water", "access", "geodesic", "given", "unknown"]

EXCUSED_LAND_KM = 5.0
"""Land that a path on water may touch: its graph stands on a coast simplified by 300 m."""

_LOOK_DEG = 0.1
"""A path is looked at so often, to see what it meets."""
_FAR_ACCESS_KM = 5.0
"""A longer way between a place and the water is told in words."""
_WATER_EVIDENCE = {
    "sea": "path computed on the sea of Natural Earth 1:10m",
    "canal": "along the canal",
    "river": "along the river, drawn through the towns on its banks: it may lie several km off, "
    "and whether ships can pass was not checked",
    "access": "from the place to the water",
}

_RIVER_REMARK = Remark.of("leg.river")
_TO_PATH = "from the place to the given path"
_FROM_PATH = "from the given path to the place"
_ON_WATER = frozenset({"water", "given"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LegPart:
    """A stretch of a leg that rests on one kind of evidence.

    Parameters
    ----------
    kind
        `water` for a path computed on water, `access` between a place and the path that begins
        beside it, `geodesic` through the air, `given` from a file, `unknown` where no source says
        which way the goods went.
    line
        EPSG:4326, cut where it crosses longitude 180 degrees.
    length_km
        Geodesic length in kilometres.
    evidence
        What it rests on, in words.
    land_km
        How much of it runs over the land of Natural Earth 1:10m, in kilometres, where the hop
        goes by water; None for other hops, and on rivers and canals, which run over land.
    """

    kind: LegPartKind
    line: LineString | MultiLineString
    length_km: float
    evidence: str
    land_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """The drawn line of a hop.

    Parameters
    ----------
    hop
        The hop it draws.
    parts
        What it is made of, from the first place to the last.
    length_km
        Geodesic length of the drawn line, in kilometres: the sum of its parts.
    length_range_km
        The least and the greatest length that the uncertainty of the places and the usual detours
        of a path that is not known allow. The greatest is None where no source tells the detours.
    range_sources
        Where the detours of that range come from; `wording` says it.
    method
        How the line was made.
    certainty
        `likely` where the whole path is computed for a stated mode or given, `not known` where
        no source says which way the goods went: the line then only joins the places.
    passages
        The named straits and canals it uses, in order.
    remarks
        What a reader must know of the line; `wording` says it.
    """

    hop: Hop
    parts: tuple[LegPart, ...]
    length_km: float
    length_range_km: tuple[float, float | None]
    range_sources: tuple[Remark, ...] = ()
    method: Method
    certainty: PathCertainty
    passages: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def line(self) -> LineString | MultiLineString:
        """The whole line in EPSG:4326, cut where it crosses longitude 180 degrees."""
        return joined([part.line for part in self.parts])

    @property
    def duration_range_h(self) -> tuple[float, float] | None:
        """The least and the greatest time under way, in hours.

        None where no source tells the speed, a place is an area, or the path is not known.
        """
        if self.passes_area or self.certainty == "not known":
            return None
        return travel.duration_range_h(self.length_range_km, self.hop.mode)

    @property
    def passes_area(self) -> bool:
        """Whether it begins at, passes or ends at an area, so that its length means little.

        A water that a ship passes is none: its path is measured.
        """
        return any(stop.is_area for stop in _measured_between(self.hop))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """What was drawn for a hop, before it is measured as a whole."""

    parts: tuple[LegPart, ...]
    method: Method
    passages: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


def draw_leg(hop: Hop) -> Leg:
    """Return the leg of a hop: a given path, else on water where it goes by sea, else a geodesic.

    Where the hop names waypoints, each stretch between two of them is drawn by itself.
    """
    if hop.given_path is not None:
        drawn = _given(hop, hop.given_path)
    elif hop.mode is Mode.SEA:
        drawn = _by_sea(hop)
    else:
        stretches = [_geodesic(a, b, hop.mode) for a, b in pairwise(hop.stops)]
        drawn = _Drawn(parts=tuple(stretches), method="geodesic")
    length_km = sum(part.length_km for part in drawn.parts)
    crossed_km = sum(part.land_km or 0.0 for part in drawn.parts if part.kind in _ON_WATER)
    crosses_land = hop.mode is Mode.SEA and crossed_km > EXCUSED_LAND_KM
    how = "given" if hop.given_path else "computed"
    remark = Remark.of(f"leg.crosses-{how}", km=f"{crossed_km:.0f}")
    is_unknown = (crosses_land and not hop.given_path) or any(
        part.kind == "unknown" for part in drawn.parts
    )
    return Leg(
        hop=hop,
        parts=drawn.parts,
        length_km=length_km,
        length_range_km=_range_km(hop, drawn.parts),
        range_sources=_range_sources(hop, drawn.parts),
        method=drawn.method,
        certainty="not known" if is_unknown else "likely",
        passages=drawn.passages,
        remarks=(*drawn.remarks, *([remark] if crosses_land else [])),
    )


def joined(lines: list[LineString | MultiLineString]) -> LineString | MultiLineString:
    """Return lines that follow each other as one, cut where it crosses longitude 180 degrees."""
    if len(lines) == 1:
        return lines[0]
    runs: list[list[tuple[float, float]]] = []
    for line in (part for whole in lines for part in shapely.get_parts(whole)):
        points = [(float(lon), float(lat)) for lon, lat in shapely.get_coordinates(line)]
        if runs and runs[-1][-1] == points[0]:
            runs[-1] += points[1:]
        else:
            runs.append(points)
    return LineString(runs[0]) if len(runs) == 1 else MultiLineString(runs)


def _by_sea(hop: Hop) -> _Drawn:
    parts: list[LegPart] = []
    passages: list[str] = []
    remarks: list[Remark] = []
    for begin, *passed, end in _between_ports(hop.stops):
        try:
            paths = _water_paths(begin, passed, end)
        except NoWaterPathError as error:
            parts += [_geodesic(a, b, hop.mode) for a, b in pairwise([begin, *passed, end])]
            ends = {"begin": begin.name, "end": end.name}
            remarks.append(Remark.of("leg.stretch", **ends, why=error.why))
        else:
            drawn = [part for path in paths for part in path.parts]
            parts += map(_water_part, drawn)
            passages += dict.fromkeys(name for path in paths for name in path.passages)
            remarks += _access_remarks((begin, drawn[0]), (end, drawn[-1]))
            remarks += [_RIVER_REMARK] * any(part.kind == "river" for part in drawn)
    on_water = any(part.kind == "water" for part in parts)
    return _Drawn(
        parts=tuple(parts),
        method="water path" if on_water else "geodesic",
        passages=tuple(passages),
        remarks=tuple(dict.fromkeys(remarks)),
    )


def _between_ports(stops: Sequence[PlaceReading]) -> list[list[PlaceReading]]:
    """Cut the stops of a ship at those where it lands; a strait or a sea it only passes."""
    runs = [[stops[0]]]
    for stop in stops[1:-1]:
        runs[-1].append(stop)
        if not stop.is_water:
            runs.append([stop])
    runs[-1].append(stops[-1])
    return runs


def _measured_between(hop: Hop) -> list[PlaceReading]:
    """Return the stops whose points the length of a leg rests on."""
    first, *between, last = hop.stops
    kept = [stop for stop in between if hop.mode is not Mode.SEA or not stop.is_water]
    return [first, *kept, last]


def _water_paths(
    begin: PlaceReading, passed: Sequence[PlaceReading], end: PlaceReading
) -> list[water.WaterPath]:
    """Return the short path between two ports, or, where it misses a water named, those through it.

    A water is met where the path comes as near to its point as the water is wide.
    """
    if begin.is_area or end.is_area:
        raise NoWaterPathError(Remark.of("leg.no-port"))
    direct = _water_path(begin, end)
    missed = [reading for reading in passed if not _meets(direct.line, reading)]
    if not missed:
        return [direct]
    return [_water_path(a, b) for a, b in pairwise([begin, *missed, end])]


def _meets(line: LineString | MultiLineString, reading: PlaceReading) -> bool:
    points = shapely.points(shapely.get_coordinates(shapely.segmentize(line, _LOOK_DEG)))
    away_km = np.min(geodesy.distance_km(points, reading.point))
    return bool(away_km <= reading.place.uncertainty_km)


def _water_path(begin: PlaceReading, end: PlaceReading) -> water.WaterPath:
    try:
        return water.find_water_path(begin.point, end.point)
    except NoWaterPathError as error:
        why = _with_its_name(error.why, begin, end)
        raise NoWaterPathError(Remark.of("leg.no-path", why=why)) from error


def _with_its_name(why: Remark, *ends: PlaceReading) -> Remark:
    """Return why there is no path, with the name of an inland place for its point."""
    told = dict(why.values)
    for reading in ends:
        if why.key == "water.far" and told["point"] == geodesy.coordinates_words(reading.point):
            return Remark.of("leg.inland", place=reading.name, km=told["km"])
    return why


def _access_remarks(*ends: tuple[PlaceReading, water.WaterPart]) -> list[Remark]:
    """Return, of a place that does not lie by the water, how far from it it lies."""
    return [
        Remark.of("leg.far", place=reading.name, km=f"{part.length_km:.0f}")
        for reading, part in ends
        if part.kind == "access" and part.length_km > _FAR_ACCESS_KM
    ]


def _water_part(part: water.WaterPart) -> LegPart:
    is_measured = part.kind in {"sea", "access"}  # the land is drawn without canals and rivers
    return LegPart(
        kind="access" if part.kind == "access" else "water",
        line=part.line,
        length_km=part.length_km,
        evidence=_WATER_EVIDENCE[part.kind],
        land_km=_land_km(part.line) if is_measured else None,
    )


def _given(hop: Hop, path: GivenPath) -> _Drawn:
    """Return a given path, joined to the two places where it begins and ends beside them."""
    points = shapely.get_coordinates(path.line)
    first, last = (Point(points[i]) for i in (0, -1))
    begin, end = hop.from_place, hop.to_place
    parts = (
        _stretch(hop, "access", geodesy.geodesic_line(begin.point, first), _TO_PATH),
        _stretch(hop, "given", _drawn_through(points), path.file),
        _stretch(hop, "access", geodesy.geodesic_line(last, end.point), _FROM_PATH),
    )
    joined_to = (not begin.is_area, True, not end.is_area)  # an area begins where the path does
    kept = [
        part
        for part, is_joined in zip(parts, joined_to, strict=True)
        if is_joined and (part.length_km or part.kind == "given")
    ]
    return _Drawn(parts=tuple(kept), method="given path")


def _stretch(
    hop: Hop, kind: LegPartKind, line: LineString | MultiLineString, evidence: str
) -> LegPart:
    return LegPart(
        kind=kind,
        line=line,
        length_km=geodesy.length_km(line),
        evidence=evidence,
        land_km=_land_km(line) if hop.mode is Mode.SEA else None,
    )


def _drawn_through(lonlat: NDArray[np.float64]) -> LineString | MultiLineString:
    return geodesy.split_at_antimeridian(geodesy.geodesic_path(lonlat))


def _geodesic(begin: PlaceReading, end: PlaceReading, mode: Mode) -> LegPart:
    line = geodesy.geodesic_line(begin.point, end.point)
    by_air = mode is Mode.AIR
    return LegPart(
        kind="geodesic" if by_air else "unknown",
        line=line,
        length_km=geodesy.length_km(line),
        evidence="the shortest line through the air" if by_air else "no source says which way",
    )


def _land_km(line: LineString | MultiLineString) -> float:
    return geodesy.length_km(natural_earth.over_land(line))


def _range_km(hop: Hop, parts: tuple[LegPart, ...]) -> tuple[float, float | None]:
    """Return what the places' uncertainties and the usual detours of the parts allow."""
    first, *between, last = (stop.place.uncertainty_km for stop in _measured_between(hop))
    slack_km = first + 2 * sum(between) + last
    least_km = sum(part.length_km for part in parts)
    greatest = [_greatest_km(part, hop.mode) for part in parts]
    known = [length_km for length_km in greatest if length_km is not None]
    greatest_km = sum(known) + slack_km if len(known) == len(greatest) else None
    return max(0.0, least_km - slack_km), greatest_km


def _greatest_km(part: LegPart, mode: Mode) -> float | None:
    if part.kind == "unknown":
        circuity = travel.CIRCUITY.get(mode)
        return part.length_km * circuity.greatest if circuity else None
    if part.kind == "geodesic":
        return part.length_km + travel.air_detour_km(part.length_km)
    return part.length_km


def _range_sources(hop: Hop, parts: tuple[LegPart, ...]) -> tuple[Remark, ...]:
    kinds = {part.kind for part in parts}
    circuity = travel.CIRCUITY.get(hop.mode)
    unknown = [circuity.source] if circuity and "unknown" in kinds else []
    return (*unknown, *([travel.AIR_SOURCE] if "geodesic" in kinds else []))
