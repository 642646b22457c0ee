"""Where labels stand: beside what they name, clear of each other, off the lines where possible."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, Polygon, STRtree

from routes.gazetteer import FEATURE_CODES
from routes.hop import PlaceReading
from routes.natural_earth import Label
from routes.picture.sheet import Mark, Sheet, Track
from routes.picture.svg import shortened, text_width_px, wrapped

NAME_PX = 14.0
REMARK_PX = 11.5
COUNTRY_PX = 11.5
SEA_PX = 13.0

_SHOWN_KINDS = ("air base", "airport", "port", "industrial zone", "strait", "canal")
_GAP_PX = 5.0
LINE_HEIGHT = 1.2
_OVERLAP_COST = 1000.0
_MOST_LINES = 3
_LEAST_WIDTH_PX = 120.0
_ROUNDS = 2


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
    """

    names: tuple[str, ...]
    remarks: tuple[str, ...]
    x_px: float
    y_px: float
    anchor: str
    box: Polygon


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What is on the sheet already: boxes of marks and names, lines, and the frame."""

    boxes: list[Polygon]
    lines: STRtree
    frame: Polygon

    def cost(self, box: Polygon) -> float:
        """Return how bad a box would be: overlaps count much, crossed lines by their pixels."""
        left, top, right, bottom = shapely.bounds(self.boxes).reshape(-1, 4).T
        west, north, east, south = box.bounds
        width = np.minimum(right, east) - np.maximum(left, west)
        height = np.minimum(bottom, south) - np.maximum(top, north)
        overlap = float((width.clip(0) * height.clip(0)).sum())
        near = self.lines.geometries[self.lines.query(box)]
        crossed = float(shapely.length(shapely.intersection(box, near)).sum())
        return (_OVERLAP_COST + overlap if overlap else 0.0) + crossed


def place_remark(reading: PlaceReading) -> str:
    """Return the small line under a place's name: how it was read, else what kind it is."""
    if reading.is_area:
        return "place not stated"
    if reading.read_as is not None or reading.certainty != "sure":
        certainty = "" if reading.certainty == "sure" else f" · {reading.certainty}"
        return f"“{reading.name}” in the sources{certainty}"
    code = reading.place.feature_code
    return next((kind for kind in _SHOWN_KINDS if code in FEATURE_CODES[kind]), "")


def taken(marks: Iterable[Mark], tracks: Iterable[Track], sheet: Sheet) -> Taken:
    """Return what labels must keep clear of before the first of them is placed."""
    boxes = [shapely.box(*scale_box(sheet))]
    boxes += [shapely.Point(mark.at_px).buffer(mark.radius_px + 1) for mark in marks]
    lines = [LineString(track.line_px).buffer(2).exterior for track in tracks]
    frame = shapely.box(4, 4, sheet.width_px - 4, sheet.height_px - 4)
    return Taken(boxes=boxes, lines=STRtree(lines), frame=frame)


def scale_box(sheet: Sheet) -> tuple[float, float, float, float]:
    """Return the box in the lower left corner that belongs to the scale bar."""
    return 10.0, sheet.height_px - 40, 10 + max(sheet.width_px * 0.25, 185), sheet.height_px - 10


def place_names(marks: Iterable[Mark], on: Taken) -> tuple[tuple[Mark, PlacedText], ...]:
    """Place the names of the route's places, each at the best of eight spots around its mark.

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
    shown = Taken(boxes=boxes, lines=on.lines, frame=on.frame)
    return min(spots, key=lambda text: _cost(text, shown))


def place_quiet(labels: Iterable[Label], sheet: Sheet, on: Taken) -> tuple[PlacedText, ...]:
    """Place the names of countries and seas where they have room; leave out the others."""
    placed = []
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
        free = [spot for spot in spots if on.frame.contains(spot.box)]
        best = min(free, key=lambda spot: on.cost(spot.box), default=None)
        if best is not None and on.cost(best.box) < _OVERLAP_COST:
            on.boxes.append(best.box)
            placed.append(best)
    return tuple(placed)


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
    return on.cost(text.box) + (10 * _OVERLAP_COST + float(outside) if outside else 0.0)


def _candidates(mark: Mark, on: Taken) -> list[PlacedText]:
    """Return the eight spots around a mark, the best liked first."""
    names, remarks = _lines(mark, max(on.frame.bounds[2] * 0.2, _LEAST_WIDTH_PX))
    spacing = 1.0 if mark.extent != "point" else 0.0
    name_widths = [text_width_px(n, NAME_PX, bold=True) + spacing * len(n) for n in names]
    width = max(*name_widths, *(text_width_px(line, REMARK_PX) for line in remarks), 0)
    height = (NAME_PX * len(names) + REMARK_PX * len(remarks)) * LINE_HEIGHT
    (x, y), gap = mark.at_px, mark.radius_px + _GAP_PX
    near = gap * 0.7
    spots = [
        (x + gap, y - NAME_PX * 0.65, "start"),
        (x - gap, y - NAME_PX * 0.65, "end"),
        (x + near, y - near - height, "start"),
        (x + near, y + near, "start"),
        (x - near, y - near - height, "end"),
        (x - near, y + near, "end"),
        (x, y - gap - height, "middle"),
        (x, y + gap, "middle"),
    ]
    shift = {"start": 0.0, "middle": width / 2, "end": width}
    placed = []
    for x_px, y_px, anchor in spots:
        left = x_px - shift[anchor]
        box = shapely.box(left, y_px, left + width, y_px + height)
        placed.append(
            PlacedText(names=names, remarks=remarks, x_px=x_px, y_px=y_px, anchor=anchor, box=box)
        )
    return placed


def _lines(mark: Mark, width_px: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines of a place's name, at most three, and of its remark."""
    name = mark.reading.read_as or mark.reading.name
    if mark.extent != "point":
        name = name.upper()
    names = wrapped(name, width_px, NAME_PX, bold=True)
    if len(names) > _MOST_LINES:
        rest = " ".join(names[_MOST_LINES - 1 :])
        names = (*names[: _MOST_LINES - 1], shortened(rest, width_px, NAME_PX, bold=True))
    remark = "outside this map" if mark.extent == "outside" else place_remark(mark.reading)
    return names or ("",), wrapped(remark, width_px, REMARK_PX)[:_MOST_LINES]
