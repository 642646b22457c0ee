"""Where labels stand: beside what they name, clear of each other, off the lines where possible."""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from routes.label import place_label
from routes.language import ENGLISH, Language
from routes.natural_earth import Label
from routes.picture.sheet import Mark, Sheet, Track, at_share
from routes.picture.svg import shortened, text_width_px, wrapped

NAME_PX = 14.0
REMARK_PX = 11.5
COUNTRY_PX = 11.5
SEA_PX = 13.0

_GAP_PX = 5.0
LINE_HEIGHT = 1.2
_OVERLAP_COST = 1000.0
_GLOW_COST = 60.0
"""What it costs to lie on the glow of another place, in pixels of crossed line."""
_FURTHER_PX = 30.0
_ON_GLOW_PX = 32
_TAG_PX = (30.0, 17.0)
_MOST_LINES = 3
_LEAST_WIDTH_PX = 120.0
_ROUNDS = 2
_LEAST_OWN = 0.8
"""So much of the box of a quiet name must lie on its country or sea."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedText:
    """A name with remarks under it or without, and where it stands.

    Parameters
    ----------
    names, remarks
        The lines of the name, and the small lines under them.
    x_px, y_px
        The upper left, upper middle or upper right corner of its box, as `anchor` says.
    anchor
        SVG's `start`, `middle` or `end`.
    owner
        The id of the place whose glow it may lie on.
    extra
        What this spot costs, in pixels of crossed line.
    """

    names: tuple[str, ...]
    remarks: tuple[str, ...]
    x_px: float
    y_px: float
    anchor: str
    box: Polygon
    owner: str = ""
    extra: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What is on the sheet already: boxes of marks and names, lines, glows by place, the frame."""

    boxes: list[Polygon]
    lines: STRtree
    frame: Polygon
    glows: tuple[tuple[str, Polygon], ...] = ()

    def cost(self, box: Polygon, *, own: str = "") -> float:
        """Return how bad a box would be: overlaps count much, crossed lines by their pixels."""
        left, top, right, bottom = shapely.bounds(self.boxes).reshape(-1, 4).T
        west, north, east, south = box.bounds
        width = np.minimum(right, east) - np.maximum(left, west)
        height = np.minimum(bottom, south) - np.maximum(top, north)
        overlap = float((width.clip(0) * height.clip(0)).sum())
        near = self.lines.geometries[self.lines.query(box)]
        crossed = float(shapely.length(shapely.intersection(box, near)).sum())
        lit = sum(box.intersects(glow) for place, glow in self.glows if place != own)
        return (_OVERLAP_COST + overlap if overlap else 0.0) + crossed + lit * _GLOW_COST


def taken(marks: Iterable[Mark], tracks: Iterable[Track], sheet: Sheet) -> Taken:
    """Return what labels must keep clear of before the first of them is placed."""
    marks = list(marks)
    points = [mark for mark in marks if mark.extent == "point"]
    boxes = [shapely.box(*scale_box(sheet))]
    boxes += [shapely.Point(mark.at_px).buffer(mark.radius_px + 1) for mark in points]
    lines = [LineString(track.line_px).buffer(2).exterior for track in tracks]
    glows = [
        (mark.reading.id, shapely.Point(mark.at_px).buffer(mark.glow_px * 0.7))
        for mark in marks
        if mark.extent == "area"
    ]
    frame = shapely.box(4, 4, sheet.width_px - 4, sheet.height_px - 4)
    return Taken(boxes=boxes, lines=STRtree(lines), frame=frame, glows=tuple(glows))


def scale_box(sheet: Sheet) -> tuple[float, float, float, float]:
    """Return the box in the lower left corner that belongs to the scale bar."""
    return 10.0, sheet.height_px - 40, 10 + max(sheet.width_px * 0.25, 185), sheet.height_px - 10


def place_names(marks: Iterable[Mark], on: Taken) -> tuple[tuple[Mark, PlacedText], ...]:
    """Place the names of the route's places, each at the best of the spots around its mark.

    Each name takes the spot that is best for it; then each may move once more, knowing where the
    others stand.
    """
    ordered = sorted(marks, key=lambda mark: mark.extent != "point")
    spots = [_candidates(mark, on) for mark in ordered]
    chosen: list[PlacedText] = []
    for own in spots:
        chosen.append(_best(own, chosen, on))
    for _ in range(_ROUNDS):
        for i, own in enumerate(spots):
            chosen[i] = _best(own, chosen[:i] + chosen[i + 1 :], on)
    on.boxes.extend(text.box for text in chosen)
    return tuple(zip(ordered, chosen, strict=True))


def _best(spots: Sequence[PlacedText], others: Sequence[PlacedText], on: Taken) -> PlacedText:
    boxes = [*on.boxes, *(text.box for text in others)]
    shown = Taken(boxes=boxes, lines=on.lines, frame=on.frame, glows=on.glows)
    return min(spots, key=lambda text: _cost(text, shown))


def place_counts(
    tracks: Iterable[Track], on: Taken
) -> tuple[tuple[Track, tuple[float, float]], ...]:
    """Place the number of statements on each line, about its middle."""
    placed = []
    for track in tracks:
        spots = [_tag_spot(track, 0.5 + step * 0.03) for step in sorted(range(-8, 9), key=abs)]
        x, y, _ = min(spots, key=lambda spot: spot[2] * 20 + on.cost(_tag_box(*spot[:2])))
        on.boxes.append(_tag_box(x, y))
        placed.append((track, (x, y)))
    return tuple(placed)


def _tag_spot(track: Track, share: float) -> tuple[float, float, float]:
    """Return where a tag stands, a little aside from the neighbouring line, and how far off."""
    x, y, direction_deg = at_share(track.line_px, share)
    aside = np.sign(track.lane) * _TAG_PX[0] * 0.3
    angle = math.radians(direction_deg)
    return x - math.sin(angle) * aside, y + math.cos(angle) * aside, abs(share - 0.5) / 0.03


def _tag_box(x: float, y: float) -> Polygon:
    width, height = _TAG_PX
    return shapely.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def place_exits(
    tracks: Iterable[Track], on: Taken, language: Language = ENGLISH
) -> tuple[PlacedText, ...]:
    """Place the name of each end that the sheet does not show where the line meets its edge."""
    placed = []
    for track in tracks:
        hop = track.bundle.leg.hop
        for crosses, place, word, at_px in (
            (track.enters, hop.from_place, "from", track.line_px[0]),
            (track.leaves, hop.to_place, "to", track.line_px[-1]),
        ):
            if crosses:
                label = place_label(place, language)
                name = label.somewhere if label.area else label.name
                words = language.say(f"map.{word}", place=name)
                spots = _exit_spots(words, (float(at_px[0]), float(at_px[1])), on)
                best = min(spots, key=lambda text: _cost(text, on))
                on.boxes.append(best.box)
                placed.append(best)
    return tuple(placed)


def _exit_spots(words: str, at_px: tuple[float, float], on: Taken) -> list[PlacedText]:
    width_px = max(on.frame.bounds[2] * 0.3, _LEAST_WIDTH_PX)
    lines = wrapped(words, width_px, REMARK_PX, bold=True)[:_MOST_LINES]
    width = max(text_width_px(line, REMARK_PX, bold=True) for line in lines)
    height = REMARK_PX * LINE_HEIGHT * len(lines)
    left, top, right, bottom = on.frame.bounds
    spots = []
    for dx, dy in itertools.product(range(-60, 61, 12), repeat=2):
        x = min(max(at_px[0] + dx, left + width / 2 + 2), right - width / 2 - 2)
        y = min(max(at_px[1] + dy - height / 2, top + 2), bottom - height - 2)
        box = shapely.box(x - width / 2, y, x + width / 2, y + height)
        spots.append(PlacedText(names=(), remarks=lines, x_px=x, y_px=y, anchor="middle", box=box))
    return sorted(spots, key=lambda text: text.box.distance(shapely.Point(at_px)))


def place_quiet(
    labels: Iterable[Label], land: BaseGeometry, sheet: Sheet, on: Taken
) -> tuple[PlacedText, ...]:
    """Place the names of countries and seas where they have room; leave out the others.

    The name of a country must lie mostly on the country, and that of a sea off the land.
    """
    placed = []
    land_px = sheet.shape_px(land)
    for label in sorted(labels, key=lambda label: (label.kind, label.rank)):
        text = label.name.upper() if label.kind == "country" else label.name
        width = _quiet_width_px(label, text)
        room_px = label.room_deg * sheet.px_per_deg
        if width > room_px * 1.15:
            continue
        x, y = sheet.point_px(label.point)
        shift = max(0.0, room_px - width) / 4
        drop = min(shift, COUNTRY_PX) if label.kind == "country" else room_px * 0.15
        spots = [
            _quiet(text, label, x + dx, y + dy)
            for dy in (0.0, -drop, drop, -2 * drop, 2 * drop, -4 * drop, 4 * drop)
            for dx in (0.0, -shift, shift)
        ]
        own = sheet.shape_px(label.shape)
        free = [
            spot
            for spot in spots
            if on.frame.contains(spot.box) and _is_on_its_own(spot.box, label, own, land_px)
        ]
        best = min(free, key=lambda spot: on.cost(spot.box), default=None)
        if best is not None and on.cost(best.box) < _OVERLAP_COST:
            on.boxes.append(best.box)
            placed.append(best)
    return tuple(placed)


def _is_on_its_own(box: Polygon, label: Label, own: BaseGeometry, land_px: BaseGeometry) -> bool:
    """Tell whether the box of a name lies mostly where what it names is."""
    ground = own if label.kind == "country" else land_px
    inside = shapely.area(shapely.clip_by_rect(ground, *box.bounds)) / box.area
    return bool(inside >= _LEAST_OWN if label.kind == "country" else 1 - inside >= _LEAST_OWN)


def _quiet_width_px(label: Label, text: str) -> float:
    if label.kind == "sea":
        return text_width_px(text, SEA_PX)
    return text_width_px(text, COUNTRY_PX, bold=True) + 1.5 * len(text)


def _quiet(text: str, label: Label, x: float, y: float) -> PlacedText:
    half, height = _quiet_width_px(label, text) / 2, COUNTRY_PX * LINE_HEIGHT
    box = shapely.box(x - half, y - height / 2, x + half, y + height / 2)
    return PlacedText(
        names=(text,), remarks=(label.kind,), x_px=x, y_px=y - height / 2, anchor="middle", box=box
    )


def _cost(text: PlacedText, on: Taken) -> float:
    outside = shapely.area(shapely.difference(text.box, on.frame))
    return (
        on.cost(text.box, own=text.owner)
        + text.extra
        + (10 * _OVERLAP_COST + float(outside) if outside else 0.0)
    )


def _candidates(mark: Mark, on: Taken) -> list[PlacedText]:
    """Return the spots for a place's label, the best liked first, in wide and narrow lines."""
    frame_px = on.frame.bounds[2]
    spots = []
    for width_px, extra in ((frame_px * 0.35, 0.0), (max(frame_px * 0.16, _LEAST_WIDTH_PX), 8.0)):
        names, remarks = _lines(mark, width_px)
        around = _spots_over if mark.extent == "area" else _spots_around
        spots += [
            PlacedText(
                names=names,
                remarks=remarks,
                x_px=x,
                y_px=y,
                anchor=anchor,
                box=box,
                owner=mark.reading.id,
                extra=extra + own,
            )
            for x, y, anchor, box, own in around(mark, _size_px(mark, names, remarks), on.frame)
        ]
    return spots


def _size_px(mark: Mark, names: Sequence[str], remarks: Sequence[str]) -> tuple[float, float]:
    spacing = 0.0 if mark.extent == "point" else 1.5
    widths = [text_width_px(name, NAME_PX, bold=True) + spacing * len(name) for name in names]
    widths += [text_width_px(line, REMARK_PX) for line in remarks]
    return max(widths), (NAME_PX * len(names) + REMARK_PX * len(remarks)) * LINE_HEIGHT


_Spot = tuple[float, float, str, Polygon, float]


def _spots_over(mark: Mark, size_px: tuple[float, float], frame: Polygon) -> list[_Spot]:
    """Return spots for the name of an area: on its glow, the middle first, none off the frame."""
    (x, y), (width, height) = mark.at_px, size_px
    left, top, right, bottom = frame.bounds
    steps = range(-_ON_GLOW_PX, _ON_GLOW_PX + 1, 8)
    spots = []
    for dx, dy in itertools.product(steps, repeat=2):
        middle = _held(x + dx, left + width / 2, right - width / 2)
        upper = _held(y + dy - height / 2, top, bottom - height)
        box = shapely.box(middle - width / 2, upper, middle + width / 2, upper + height)
        off_px = math.hypot(middle - x, upper + height / 2 - y)
        spots.append((middle, upper, "middle", box, off_px * 1.5))
    return sorted(spots, key=lambda spot: spot[-1])


def _held(value: float, least: float, most: float) -> float:
    """Return a number moved between two bounds, or their mean where they leave no room."""
    return min(max(value, least), most) if least <= most else (least + most) / 2


def _spots_around(mark: Mark, size_px: tuple[float, float], _: Polygon) -> list[_Spot]:
    """Return the spots around a point: eight beside it, others beyond a passing line."""
    (x, y), (width, height) = mark.at_px, size_px
    gap = mark.radius_px + _GAP_PX
    near = gap * 0.9
    corners = [
        (x + gap, y - NAME_PX * 0.65, "start"),
        (x - gap, y - NAME_PX * 0.65, "end"),
        (x + near, y - near - height, "start"),
        (x + near, y + near, "start"),
        (x - near, y - near - height, "end"),
        (x - near, y + near, "end"),
        (x, y - gap - height, "middle"),
        (x, y + gap, "middle"),
        (x - _FURTHER_PX, y - NAME_PX * 0.65, "end"),
        (x + _FURTHER_PX, y - NAME_PX * 0.65, "start"),
        (x + gap, y + _FURTHER_PX * 0.6, "start"),
        (x - gap, y + _FURTHER_PX * 0.6, "end"),
        (x + gap, y - _FURTHER_PX * 0.6 - height, "start"),
        (x - gap, y - _FURTHER_PX * 0.6 - height, "end"),
        (x, y + _FURTHER_PX, "middle"),
        (x, y - _FURTHER_PX - height, "middle"),
    ]
    shift = {"start": 0.0, "middle": width / 2, "end": width}
    return [
        (
            x_px,
            y_px,
            anchor,
            shapely.box(x_px - shift[anchor], y_px, x_px - shift[anchor] + width, y_px + height),
            rank * 1.5,
        )
        for rank, (x_px, y_px, anchor) in enumerate(corners)
    ]


def _lines(mark: Mark, width_px: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines of a place's name, at most three, and of what stands under it."""
    name = mark.label.name.upper() if mark.extent == "area" else mark.label.name
    names = wrapped(name, width_px, NAME_PX, bold=True)
    if len(names) > _MOST_LINES:
        rest = " ".join(names[_MOST_LINES - 1 :])
        names = (*names[: _MOST_LINES - 1], shortened(rest, width_px, NAME_PX, bold=True))
    return names or ("",), wrapped(mark.label.sub, width_px, REMARK_PX)[:_MOST_LINES]
