"""Sheet: the map's rectangle in pixels, and the legs laid out on it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPoint, Point
from shapely.geometry.base import BaseGeometry

from routes import geodesy, projection
from routes.hop import PlaceReading
from routes.leg import Leg
from routes.natural_earth import BaseMap, Window

_BENDS_PX = (0.0, 12.0, -12.0, 24.0, -24.0, 36.0, -36.0, 48.0, -48.0)
_MOST_BENT = 0.15
_CLEAR_PX = 9.0
_POINT_PX = 4.5
_AREA_SHARE = 0.014
_INSET = 0.06
_EDGE_INSET = 0.008
_ROOM_FOR_LINE_DEG = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A window drawn on a rectangle of pixels, whose upper left corner is 0, 0."""

    window: Window
    width_px: float
    height_px: float

    @property
    def px_per_deg(self) -> float:
        """Pixels per degree of longitude."""
        return self.width_px / (self.window.east_deg - self.window.west_deg)

    def to_px(self, lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
        """Project points in the window's longitudes, shape (n, 2), to pixels."""
        corner = projection.to_square(np.array([[self.window.west_deg, self.window.north_deg]]))
        return (projection.to_square(lonlat) - corner) * (self.px_per_deg * 360)

    def point_px(self, point: Point) -> tuple[float, float]:
        """Return where a point lies, in pixels."""
        lonlat = projection.unrolled(shapely.get_coordinates(point), self.window)
        x, y = self.to_px(lonlat)[0].tolist()
        return x, y

    def shape_px(self, shape: BaseGeometry) -> BaseGeometry:
        """Project a shape in the window's longitudes; points closer than 0.2 px are thinned."""
        projected = shapely.transform(shape, self.to_px)
        return shapely.simplify(projected, 0.2, preserve_topology=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a place is drawn.

    Parameters
    ----------
    reading
        The place.
    anchor
        The point that lines run to, in EPSG:4326.
    at_px
        The anchor in pixels.
    radius_px
        Radius of the mark; lines end at it.
    extent
        `point` for a place known within 100 km, `area` for a country or region, `outside` for an
        area that the window does not show.
    """

    reading: PlaceReading
    anchor: Point
    at_px: tuple[float, float]
    radius_px: float
    extent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The line of a leg in pixels, shape (n, 2), from mark to mark."""

    leg: Leg
    line_px: NDArray[np.float64]


def marks(places: Sequence[PlaceReading], sheet: Sheet, base: BaseMap) -> dict[str, Mark]:
    """Return where each place is drawn, by its id."""
    return {place.id: _mark(place, sheet, base) for place in places}


def _mark(reading: PlaceReading, sheet: Sheet, base: BaseMap) -> Mark:
    """Choose the point that stands for a place.

    A country is not at its middle: where that lies outside the window, its lines run to its
    name on the map; where the window shows nothing of it, to the edge nearest to it.
    """
    anchor, radius_px, extent = reading.point, _POINT_PX, "point"
    if reading.is_area:
        radius_px, extent = max(12.0, sheet.width_px * _AREA_SHARE), "area"
        if not projection.contains(sheet.window, anchor, inset=_INSET):
            label = _country_point(reading, sheet, base)
            anchor = label or _edge_point(reading.point, sheet)
            extent = "area" if label else "outside"
    return Mark(
        reading=reading,
        anchor=anchor,
        at_px=sheet.point_px(anchor),
        radius_px=_POINT_PX if extent == "outside" else radius_px,
        extent=extent,
    )


def _country_point(reading: PlaceReading, sheet: Sheet, base: BaseMap) -> Point | None:
    for label in base.labels:
        named = label.country_code and label.country_code == reading.place.country_code
        if named and reading.place.feature_code.startswith(("PCL", "TERR")):
            roomy = label.room_deg >= _ROOM_FOR_LINE_DEG
            inside = projection.contains(sheet.window, label.point, inset=_INSET)
            return label.point if roomy and inside else None
    return None


def _edge_point(point: Point, sheet: Sheet) -> Point:
    """Return where the line from the middle of the map to a point leaves it."""
    x, y = sheet.point_px(point)
    half = np.array([sheet.width_px, sheet.height_px]) / 2
    away = np.array([x, y]) - half
    reach = np.abs(away / (half * (1 - 2 * _EDGE_INSET))).max()
    corner = projection.to_square(np.array([[sheet.window.west_deg, sheet.window.north_deg]]))
    square = corner + (half + away / reach) / (sheet.px_per_deg * 360)
    return Point(projection.to_lonlat(square)[0])


def tracks(legs: Sequence[Leg], placed: dict[str, Mark], sheet: Sheet) -> tuple[Track, ...]:
    """Return the lines of the legs, side by side where they join the same two places.

    A line whose path is not known is bent where it would run through a place that it does not
    concern; one that is computed stays as it is.
    """
    used: dict[frozenset[str], set[float]] = {}
    drawn = []
    for leg in legs:
        begin, end = placed[leg.hop.from_place.id], placed[leg.hop.to_place.id]
        straight_px = _line_px(leg, begin, end, sheet)
        if begin.reading.id > end.reading.id:
            straight_px = straight_px[::-1]
        taken = used.setdefault(frozenset((begin.reading.id, end.reading.id)), set())
        others = [mark for mark in placed.values() if mark not in (begin, end)]
        avoided = MultiPoint([m.at_px for m in others if leg.method == "geodesic"])
        bend_px = _bend_px(straight_px, taken, avoided)
        taken.add(bend_px)
        line_px = _bent(straight_px, bend_px)
        if begin.reading.id > end.reading.id:
            line_px = line_px[::-1]
        drawn.append(Track(leg=leg, line_px=_trimmed(line_px, begin, end)))
    return tuple(drawn)


def _bend_px(line_px: NDArray[np.float64], taken: set[float], avoided: MultiPoint) -> float:
    """Return the least bend that no other line has and that runs clear of other places."""
    free = [bend_px for bend_px in _BENDS_PX if bend_px not in taken] or [0.0]
    most_px = math.hypot(*(line_px[-1] - line_px[0])) * _MOST_BENT
    for bend_px in (bend_px for bend_px in free if abs(bend_px) <= most_px):
        line = shapely.LineString(_bent(line_px, bend_px))
        if avoided.is_empty or line.distance(avoided) >= _CLEAR_PX:
            return bend_px
    return free[0]


def _line_px(leg: Leg, begin: Mark, end: Mark, sheet: Sheet) -> NDArray[np.float64]:
    line = leg.line
    if begin.anchor != leg.hop.from_place.point or end.anchor != leg.hop.to_place.point:
        line = geodesy.geodesic_line(_in_range(begin.anchor), _in_range(end.anchor))
    lonlat = np.vstack([shapely.get_coordinates(part) for part in shapely.get_parts(line)])
    return sheet.to_px(projection.unrolled(lonlat, sheet.window))


def _in_range(point: Point) -> Point:
    return Point((point.x + 180) % 360 - 180, point.y)


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
    """Let a line end at the rings around areas."""
    line = shapely.LineString(line_px)
    cut_begin = begin.radius_px if begin.extent == "area" else 0.0
    cut_end = end.radius_px if end.extent == "area" else 0.0
    if line.length <= (cut_begin + cut_end) * 1.5:
        return line_px
    return substring(line_px, cut_begin, line.length - cut_end)


def substring(line_px: NDArray[np.float64], begin_px: float, end_px: float) -> NDArray[np.float64]:
    """Return the stretch of a line between two distances from its start."""
    along = np.append(0.0, np.cumsum(np.hypot(*np.diff(line_px, axis=0).T)))
    ends = [[np.interp(at, along, axis) for axis in line_px.T] for at in (begin_px, end_px)]
    inner = line_px[(along > begin_px) & (along < end_px)]
    return np.vstack([ends[0], inner, ends[1]])


def middle(line_px: NDArray[np.float64]) -> tuple[float, float, float]:
    """Return x, y and direction (degrees clockwise from east) a little past the middle."""
    length = float(np.hypot(*np.diff(line_px, axis=0).T).sum())
    begin, *_, end = substring(line_px, length * 0.54 - 3, length * 0.54 + 3)
    (x, y), (dx, dy) = (begin + end) / 2, end - begin
    return float(x), float(y), math.degrees(math.atan2(dy, dx))
