"""The map of the picture: land and water, lines, marks and names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import shapely

from routes.gazetteer import COUNTRY_CODES
from routes.hop import Status, origins_of
from routes.leg import Leg
from routes.natural_earth import BaseMap
from routes.picture.placement import (
    COUNTRY_PX,
    LINE_HEIGHT,
    NAME_PX,
    REMARK_PX,
    SEA_PX,
    PlacedText,
    place_names,
    place_quiet,
    taken,
)
from routes.picture.sheet import Mark, Sheet, Track, middle
from routes.picture.svg import coordinate_lines, element, path_data
from routes.source import Source
from routes.wording import hop_title, leg_words, support_words

SAID = "#b3201f"
CONTESTED = "#1f4e79"
INK = "#1a1a1a"
GREY = "#5c5a54"

_WATER = "#dfe8ee"
_LAND = "#f5f2ea"
_COAST = "#b4c4ce"
_BORDER = "#b9b19f"
_COUNTRY = "#8b8473"
_SEA = "#6a8ca3"
_WIDEST_PX = 5.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """How a line is drawn, and what mark it carries beside its arrow.

    Parameters
    ----------
    colour
        Red for what is said, blue for what is denied or disputed.
    dashes
        An SVG dash pattern; empty for a solid line.
    width_px
        Grows with the number of origins.
    sign
        `cross` for a denied hop, `ring` for a disputed one, else empty.
    meaning
        What the legend says.
    """

    colour: str
    dashes: str
    width_px: float
    sign: str
    meaning: str


def stroke(leg: Leg, sources: Sequence[Source]) -> Stroke:
    """Return how a leg is drawn."""
    status = leg.hop.status
    sign = {Status.DENIED: "cross", Status.DISPUTED: "ring"}.get(status, "")
    width_px = min(2.2 + 0.8 * (len(origins_of(leg.hop, sources)) - 1), _WIDEST_PX)
    if status is Status.PLANNED:
        dashes, meaning = f"0 {width_px * 2.3:.1f}", "planned"
    elif leg.certainty == "likely":
        path = "by sea, path computed" if leg.method == "water path" else "by air, shortest line"
        dashes, meaning, width_px = "", path, width_px + 0.8
    else:
        dashes, meaning = "9 5", "stated, path not known"
    standing = f", {status}" if sign else ""
    return Stroke(
        colour=CONTESTED if sign else SAID,
        dashes=dashes,
        width_px=width_px,
        sign=sign,
        meaning=f"{meaning}{standing}",
    )


def draw_base(parent: Element, base: BaseMap, sheet: Sheet) -> None:
    """Draw water, land, lakes and borders."""
    element(
        parent, "rect", width=sheet.width_px, height=sheet.height_px, fill=_WATER, class_="water"
    )
    for name, shape, colours in (
        ("land", base.land, {"fill": _LAND, "stroke": _COAST}),
        ("lakes", base.lakes, {"fill": _WATER, "stroke": _COAST}),
        ("borders", base.borders, {"fill": "none", "stroke": _BORDER}),
    ):
        closed = name != "borders"
        lines = coordinate_lines(sheet.shape_px(shape)) if not shape.is_empty else []
        element(
            parent,
            "path",
            class_=name,
            d=path_data(lines, closed=closed),
            fill_rule="evenodd",
            stroke_width="0.6" if closed else "0.8",
            stroke_linejoin="round",
            **colours,
        )


def draw_names_and_lines(
    parent: Element,
    base: BaseMap,
    sheet: Sheet,
    placed: dict[str, Mark],
    drawn: Sequence[tuple[Track, Stroke, str]],
) -> None:
    """Draw, from below: quiet names, lines, marks, names.

    Parameters
    ----------
    placed
        The marks, by place id.
    drawn
        Tracks with their strokes and the words that stand for them without a picture.
    """
    shown = taken(placed.values(), [track for track, _, _ in drawn], sheet)
    names = place_names(placed.values(), shown)
    named = _countries(placed.values())
    quiet = [label for label in base.labels if label.country_code not in named]
    for text in place_quiet(quiet, sheet, shown):
        _draw_quiet(parent, text)
    for track, look, words in drawn:
        _draw_track(parent, track, look, words)
    for mark in placed.values():
        _draw_mark(parent, mark)
    for mark, text in names:
        _draw_name(parent, mark, text)


def _countries(placed: Iterable[Mark]) -> frozenset[str]:
    """Return the codes of the countries that are places of the route."""
    places = [mark.reading.place for mark in placed if mark.extent == "area"]
    return frozenset(p.country_code for p in places if p.feature_code in COUNTRY_CODES)


def description(leg: Leg, sources: Sequence[Source]) -> str:
    """Return what a reader who does not see the line is told of it."""
    return f"{leg_words(leg)} · {leg.hop.status} · {support_words(leg.hop, sources)}"


def draw_sample(parent: Element, look: Stroke, x: float, y: float, length_px: float) -> None:
    """Draw a stroke as it stands in the legend."""
    _draw_line(parent, look, f"M{x:.1f} {y:.1f}h{length_px:.1f}")
    _draw_sign(parent, look, x + length_px / 2, y)


def _draw_track(parent: Element, track: Track, look: Stroke, words: str) -> None:
    hop = track.leg.hop
    group = element(parent, "g", class_="hop", data_hop=hop.id)
    element(group, "title", hop_title(hop))
    element(group, "desc", words)
    data = path_data([track.line_px])
    element(
        group,
        "path",
        d=data,
        fill="none",
        stroke="#ffffff",
        stroke_opacity="0.75",
        stroke_width=look.width_px + 2.4,
        stroke_linejoin="round",
    )
    _draw_line(group, look, data)
    x, y, direction_deg = middle(track.line_px)
    size = 5 + look.width_px
    element(
        group,
        "path",
        class_="arrow",
        d=f"M{size:.1f} 0L{-size * 0.7:.1f} {size * 0.62:.1f}V{-size * 0.62:.1f}Z",
        transform=f"translate({x:.1f} {y:.1f}) rotate({direction_deg:.1f})",
        fill=look.colour,
        stroke="#ffffff",
        stroke_width=1.0,
    )
    if look.sign:
        before = shapely.LineString(track.line_px).interpolate(0.36, normalized=True)
        _draw_sign(group, look, before.x, before.y)


def _draw_line(parent: Element, look: Stroke, data: str) -> None:
    dashed = {"stroke_dasharray": look.dashes} if look.dashes else {}
    element(
        parent,
        "path",
        class_="line",
        d=data,
        fill="none",
        stroke=look.colour,
        stroke_width=look.width_px,
        stroke_linejoin="round",
        stroke_linecap="round" if look.dashes.startswith("0 ") else "butt",
        **dashed,
    )


def _draw_sign(parent: Element, look: Stroke, x: float, y: float) -> None:
    if look.sign == "cross":
        data = f"M{x - 6:.1f} {y - 6:.1f}l12 12m0 -12l-12 12"
        for colour, width_px in (("#ffffff", 5.0), (look.colour, 2.4)):
            element(parent, "path", d=data, fill="none", stroke=colour, stroke_width=width_px)
    elif look.sign == "ring":
        element(
            parent,
            "circle",
            cx=x,
            cy=y,
            r=5.5,
            fill="#ffffff",
            stroke=look.colour,
            stroke_width=2.2,
        )


def _draw_mark(parent: Element, mark: Mark) -> None:
    x, y = mark.at_px
    if mark.extent == "area":
        element(
            parent,
            "circle",
            class_="area",
            cx=x,
            cy=y,
            r=mark.radius_px,
            fill=GREY,
            fill_opacity="0.12",
            stroke=GREY,
            stroke_width="0.8",
            stroke_dasharray="2 3",
        )
    elif mark.extent == "point":
        probable = mark.reading.certainty != "sure"
        element(
            parent,
            "circle",
            class_="place",
            cx=x,
            cy=y,
            r=mark.radius_px,
            fill="#ffffff",
            stroke=INK,
            stroke_width="1.6",
            **({"stroke_dasharray": "2.4 1.6"} if probable else {}),
        )


def _draw_name(parent: Element, mark: Mark, text: PlacedText) -> None:
    baseline = text.y_px + NAME_PX * 0.95
    for line in text.names:
        _draw_text(
            parent,
            line,
            (text.x_px, baseline),
            text_anchor=text.anchor,
            class_="place-name",
            font_size=NAME_PX,
            font_weight="bold",
            fill=INK,
            letter_spacing="0" if mark.extent == "point" else "1",
        )
        baseline += NAME_PX * LINE_HEIGHT
    baseline -= NAME_PX - REMARK_PX
    for line in text.remarks:
        _draw_text(
            parent,
            line,
            (text.x_px, baseline),
            text_anchor=text.anchor,
            class_="place-remark",
            font_size=REMARK_PX,
            fill=GREY,
        )
        baseline += REMARK_PX * LINE_HEIGHT


def _draw_quiet(parent: Element, text: PlacedText) -> None:
    looks: dict[str, str | float] = {"font_size": SEA_PX, "fill": _SEA, "font_style": "italic"}
    if "country" in text.remarks:
        looks = {"font_size": COUNTRY_PX, "fill": _COUNTRY, "font_weight": "bold"}
        looks["letter_spacing"] = "1.5"
    at = (text.x_px, text.y_px + COUNTRY_PX * 0.95)
    _draw_text(parent, text.names[0], at, text_anchor="middle", class_=text.remarks[0], **looks)


def _draw_text(parent: Element, text: str, at: tuple[float, float], **looks: str | float) -> None:
    """Draw a text with a halo under it."""
    element(
        parent,
        "text",
        text,
        x=at[0],
        y=at[1],
        stroke="#ffffff",
        stroke_opacity="0.85",
        stroke_width=3.0,
        stroke_linejoin="round",
        paint_order="stroke",
        **looks,
    )
