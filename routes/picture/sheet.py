"""Sheet: the map's rectangle in pixels, and the legs laid out on it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPoint, Point
from shapely.geometry.base import BaseGeometry

from routes import projection
from routes.hop import PlaceReading
from routes.label import PlaceLabel, place_label
from routes.language import ENGLISH, Language
from routes.look import (
    AREA_PX,
    GLOW_PX,
    LEAST_AREA_SHARE,
    RING_PX,
    Bundle,
    Look,
    between,
    is_probable,
    lanes,
)
from routes.natural_earth import Window
from routes.picture.rim import Tip, spread

_BENDS_PX = (0.0, 12.0, -12.0, 24.0, -24.0, 36.0, -36.0, 48.0, -48.0)
_MOST_BENT = 0.15
_CLEAR_PX = 9.0
_POINT_PX = 4.5
_THINNED_PX = 0.5
KM_PER_DEG = 111.32
"""Of longitude, at the equator."""
_SMALL_PX = 600
_SMALL_SHARE = 2 / 3

FAINT_LANE_PX = 13.0
"""Distance between the lines of the two directions between two areas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A window drawn on a rectangle of pixels, whose upper left corner is 0, 0.

    Its names are written in a language.
    """

    window: Window
    width_px: float
    height_px: float
    language: Language = ENGLISH

    @property
    def px_per_deg(self) -> float:
        """Pixels per degree of longitude."""
        return self.width_px / (self.window.east_deg - self.window.west_deg)

    @property
    def mark_share(self) -> float:
        """How large areas are drawn: on a small map smaller."""
        return _SMALL_SHARE if self.width_px < _SMALL_PX else 1.0

    def reach_px(self, reading: PlaceReading) -> float:
        """Return how far a place reaches from its point, in pixels."""
        squeeze = max(math.cos(math.radians(reading.point.y)), 0.01)
        reach_deg = reading.place.uncertainty_km / (KM_PER_DEG * squeeze)
        return reach_deg * self.px_per_deg

    def to_px(self, lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
        """Project points in the window's longitudes, shape (n, 2), to pixels."""
        corner = projection.to_square(np.array([[self.window.west_deg, self.window.north_deg]]))
        return (projection.to_square(lonlat) - corner) * (self.px_per_deg * 360)

    def point_px(self, point: Point) -> tuple[float, float]:
        """Return where a point lies, in pixels."""
        lonlat = projection.within_edge(
            projection.unrolled(shapely.get_coordinates(point), self.window)
        )
        x, y = self.to_px(lonlat)[0].tolist()
        return x, y

    def shape_px(self, shape: BaseGeometry) -> BaseGeometry:
        """Project a shape in the window's longitudes; details under half a pixel are left out."""
        projected = shapely.transform(shape, self.to_px)
        return shapely.simplify(projected, _THINNED_PX, preserve_topology=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a place is drawn.

    Parameters
    ----------
    reading
        The place.
    label
        Its name, as it is written.
    at_px
        Its point in pixels; it may lie outside the sheet.
    radius_px
        Radius of the mark; lines end at it. The glow of an area reaches further, see `glow_px`.
    extent
        `point` for a place known within 100 km, `area` for a country or region.
    is_shown
        Whether the sheet shows it.
    """

    reading: PlaceReading
    label: PlaceLabel
    at_px: tuple[float, float]
    radius_px: float
    extent: Literal["point", "area"]
    is_shown: bool

    @property
    def glow_px(self) -> float:
        """Radius of the glow of an area."""
        return self.radius_px * GLOW_PX / AREA_PX


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A line in pixels, shape (n, 2), from mark to mark, or from the edge of the sheet.

    Parameters
    ----------
    bundle
        What it stands for.
    line_px
        Its points.
    lane
        How far it stands aside from others between the same two places.
    enters, leaves
        Whether it begins or ends at the edge.
    look
        How it is drawn.
    """

    bundle: Bundle
    line_px: NDArray[np.float64]
    lane: float
    enters: bool
    leaves: bool
    look: Look


def marks(places: Sequence[PlaceReading], sheet: Sheet) -> dict[str, Mark]:
    """Return where each place is drawn, by its id."""
    return {place.id: _mark(place, sheet) for place in places}


def _mark(reading: PlaceReading, sheet: Sheet) -> Mark:
    return Mark(
        reading=reading,
        label=place_label(reading, sheet.language),
        at_px=sheet.point_px(reading.point),
        radius_px=_radius_px(reading, sheet),
        extent="area" if reading.is_area else "point",
        is_shown=projection.contains(sheet.window, reading.point),
    )


def _radius_px(reading: PlaceReading, sheet: Sheet) -> float:
    if reading.is_area:
        share = sheet.reach_px(reading) / (GLOW_PX * sheet.mark_share)
        return AREA_PX * sheet.mark_share * min(max(share, LEAST_AREA_SHARE), 1.0)
    return RING_PX if is_probable(reading) else _POINT_PX


def tracks(drawn: Sequence[Bundle], placed: Mapping[str, Mark], sheet: Sheet) -> tuple[Track, ...]:
    """Return the lines, side by side where they join the same two places.

    A line whose path is not known is bent where it would run through a place that it does not
    concern; one that is computed stays as it is, and one between two areas is only moved aside.
    What lies outside the sheet is cut off.
    """
    used: dict[frozenset[str], set[float]] = {}
    lines = []
    for bundle, lane in zip(drawn, lanes(drawn), strict=True):
        ends = _ends(bundle, placed)
        line_px = _line_px(bundle, ends, sheet)
        if bundle.look.is_faint:
            line_px = shifted(line_px, lane * FAINT_LANE_PX * sheet.mark_share)
        else:
            taken = used.setdefault(frozenset(mark.reading.id for mark in ends), set())
            line_px = _clear(line_px, bundle, taken, placed)
        lines.append(_trimmed(line_px, *ends))
    lines = _spread(lines, drawn, placed)
    cut = [
        _cut(bundle, line_px, lane, sheet)
        for bundle, line_px, lane in zip(drawn, lines, lanes(drawn), strict=True)
    ]
    return tuple(track for track in cut if track is not None)


def _spread(
    lines: Sequence[NDArray[np.float64]], drawn: Sequence[Bundle], placed: Mapping[str, Mark]
) -> list[NDArray[np.float64]]:
    """Move the ends of lines at each area along its rim until they stand apart."""
    moved = list(lines)
    for mark in placed.values():
        tips = [
            Tip(line=i, is_last=bool(last))
            for i, bundle in enumerate(drawn)
            for last, end in enumerate(_ends(bundle, placed))
            if end == mark
        ]
        if mark.extent == "area" and tips:
            moved = spread(moved, tips, mark.at_px, mark.radius_px)
    return moved


def _ends(bundle: Bundle, placed: Mapping[str, Mark]) -> tuple[Mark, Mark]:
    hop = bundle.leg.hop
    return placed[hop.from_place.id], placed[hop.to_place.id]


def _clear(
    line_px: NDArray[np.float64], bundle: Bundle, taken: set[float], placed: Mapping[str, Mark]
) -> NDArray[np.float64]:
    """Bend a line off those it shares both ends with, and off places it does not concern.

    A line through waypoints stays as it is: bent, it would miss them.
    """
    if bundle.leg.hop.waypoints:
        return line_px
    begin, end = _ends(bundle, placed)
    turned = begin.reading.id > end.reading.id
    straight_px = line_px[::-1] if turned else line_px
    others = [mark for mark in placed.values() if mark not in (begin, end)]
    avoided = MultiPoint([m.at_px for m in others if bundle.leg.method == "geodesic"])
    bend_px = _bend_px(straight_px, taken, avoided)
    taken.add(bend_px)
    bent_px = _bent(straight_px, bend_px)
    return bent_px[::-1] if turned else bent_px


def _cut(bundle: Bundle, line_px: NDArray[np.float64], lane: float, sheet: Sheet) -> Track | None:
    """Return the longest part of a line on the sheet, or None where none lies there."""
    # Clipped, not intersected: that would part a line that runs into a port and out again.
    inside = shapely.clip_by_rect(
        shapely.LineString(line_px), 0, 0, sheet.width_px, sheet.height_px
    )
    parts = shapely.get_parts(inside)
    lines = [part for part in parts if part.geom_type == "LineString"]
    if not lines:
        return None
    kept_px = shapely.get_coordinates(max(lines, key=lambda part: float(part.length)))
    enters = not np.allclose(kept_px[0], line_px[0])
    leaves = not np.allclose(kept_px[-1], line_px[-1])
    look = bundle.look
    if enters or leaves:
        whole = shapely.LineString(line_px)
        low, high = (float(whole.project(Point(kept_px[i]), normalized=True)) for i in (0, -1))
        look = between(look, low if enters else 0.0, high if leaves else 1.0)
    return Track(bundle=bundle, line_px=kept_px, lane=lane, enters=enters, leaves=leaves, look=look)


def shifted(line_px: NDArray[np.float64], by_px: float) -> NDArray[np.float64]:
    """Move a line aside by the same distance everywhere, to its right where positive."""
    if not by_px:
        return line_px
    along = np.gradient(line_px, axis=0)
    lengths = np.hypot(along[:, 0], along[:, 1])[:, None]
    normals = np.column_stack([-along[:, 1], along[:, 0]]) / np.where(lengths, lengths, 1.0)
    moved: NDArray[np.float64] = line_px + normals * by_px
    return moved


def _bend_px(line_px: NDArray[np.float64], taken: set[float], avoided: MultiPoint) -> float:
    """Return the least bend that no other line has and that runs clear of other places."""
    free = [bend_px for bend_px in _BENDS_PX if bend_px not in taken] or [0.0]
    most_px = math.hypot(*(line_px[-1] - line_px[0])) * _MOST_BENT
    for bend_px in (bend_px for bend_px in free if abs(bend_px) <= most_px):
        line = shapely.LineString(_bent(line_px, bend_px))
        if avoided.is_empty or line.distance(avoided) >= _CLEAR_PX:
            return bend_px
    return free[0]


def _line_px(bundle: Bundle, ends: tuple[Mark, Mark], sheet: Sheet) -> NDArray[np.float64]:
    """Return the points of a line; one without length has its two ends, a pixel apart or more."""
    parts = shapely.get_parts(bundle.leg.line)
    lonlat = np.vstack([np.empty((0, 2)), *(shapely.get_coordinates(part) for part in parts)])
    if len(lonlat) > 1:
        line_px = sheet.to_px(projection.within_edge(projection.unrolled(lonlat, sheet.window)))
        if np.ptp(line_px, axis=0).any():
            return line_px
    (x1, y1), (x2, y2) = (end.at_px for end in ends)
    return np.array([[x1, y1], [x2 if (x1, y1) != (x2, y2) else x1 + 1.0, y2]])


def _bent(line_px: NDArray[np.float64], bend_px: float) -> NDArray[np.float64]:
    """Bend a line aside, most in its middle, to the right of its direction where positive."""
    if not bend_px:
        return line_px
    line_px = shapely.get_coordinates(shapely.segmentize(shapely.LineString(line_px), 8.0))
    chord = line_px[-1] - line_px[0]
    normal = np.array([-chord[1], chord[0]]) / (math.hypot(*chord) or 1.0)
    offset_px = bend_px * np.sin(np.linspace(0, math.pi, len(line_px)))
    return line_px + offset_px[:, None] * normal


def _trimmed(line_px: NDArray[np.float64], begin: Mark, end: Mark) -> NDArray[np.float64]:
    """Let a line end at the rims of areas and of probable places: no point of them is known."""
    line = shapely.LineString(line_px)
    cut_begin, cut_end = (
        mark.radius_px if mark.extent == "area" or is_probable(mark.reading) else 0.0
        for mark in (begin, end)
    )
    if line.length <= (cut_begin + cut_end) * 1.5:
        return line_px
    return substring(line_px, cut_begin, line.length - cut_end)


def substring(line_px: NDArray[np.float64], begin_px: float, end_px: float) -> NDArray[np.float64]:
    """Return the stretch of a line between two distances from its start."""
    along = np.append(0.0, np.cumsum(np.hypot(*np.diff(line_px, axis=0).T)))
    ends = [[np.interp(at, along, axis) for axis in line_px.T] for at in (begin_px, end_px)]
    inner = line_px[(along > begin_px) & (along < end_px)]
    return np.vstack([ends[0], inner, ends[1]])


def at_share(line_px: NDArray[np.float64], share: float) -> tuple[float, float, float]:
    """Return x, y and direction (degrees clockwise from east) at a share of a line's length."""
    length = float(np.hypot(*np.diff(line_px, axis=0).T).sum())
    begin, *_, end = substring(line_px, length * share - 3, length * share + 3)
    (x, y), (dx, dy) = (begin + end) / 2, end - begin
    return float(x), float(y), math.degrees(math.atan2(dy, dx))
