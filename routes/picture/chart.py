"""The map of the picture: land and water, lines, marks and names."""

from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element

import numpy as np
import shapely

from routes.gazetteer import COUNTRY_CODES
from routes.language import ENGLISH, Language, is_right_to_left
from routes.leg import Leg
from routes.look import (
    FAINT,
    GLOW,
    RING_PX,
    SAID,
    Bundle,
    LegendEntry,
    Look,
    count_tag,
    is_probable,
)
from routes.natural_earth import BaseMap
from routes.picture.placement import (
    COUNTRY_PX,
    LINE_HEIGHT,
    NAME_PX,
    REMARK_PX,
    SEA_PX,
    PlacedText,
    place_counts,
    place_exits,
    place_names,
    place_quiet,
    taken,
)
from routes.picture.sheet import Mark, Sheet, Track, at_share
from routes.picture.strokes import UNFILLED, draw_strands
from routes.picture.svg import coordinate_lines, element, path_data, text_width_px
from routes.source import Source
from routes.wording import hop_title, leg_words, support_words

_TAG_PX = 11.5
_LED_PX = 20.0
"""A name further than this from its mark is tied to it by a line, as on the page."""

_ARROW_SHARE = 0.2
"""The most of a line that half an arrow takes, as on the page (`static/pen.js`)."""


def define_glow(root: Element) -> None:
    """Add the definition that areas are filled with."""
    glow = element(element(root, "defs"), "radialGradient", id="glow")
    for share, opacity in GLOW:
        element(glow, "stop", offset=f"{share:g}", stop_color=SAID, stop_opacity=f"{opacity:g}")


def draw_base(parent: Element, base: BaseMap, sheet: Sheet) -> None:
    """Draw water, land, lakes and borders."""
    element(
        parent,
        "rect",
        width=sheet.width_px,
        height=sheet.height_px,
        fill="water",
        class_="water",
    )
    for name, shape, colours in (
        ("land", base.land, {"fill": "land", "stroke": "coast"}),
        ("lakes", base.lakes, {"fill": "water", "stroke": "coast"}),
        ("borders", base.borders, {"fill": "none", "stroke": "border"}),
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
    placed: Mapping[str, Mark],
    tracks: Sequence[Track],
    sources: Sequence[Source],
) -> None:
    """Draw, from below: glows, lines, quiet names, marks, names.

    Parameters
    ----------
    placed
        The marks, by place id.
    tracks
        The lines.
    sources
        The documents behind them.
    """
    shown = [mark for mark in placed.values() if mark.is_shown]
    on = taken(shown, tracks, sheet)
    names = place_names(shown, on)
    counts = place_counts([track for track in tracks if count_tag(track.bundle)], on)
    exits = place_exits(tracks, on, sheet.language)
    named = _countries(shown)
    quiet = [label for label in base.labels if label.country_code not in named]
    _draw_marks(parent, shown, "area")
    for track in sorted(tracks, key=lambda track: not track.bundle.look.is_faint):
        _draw_track(parent, track, sources, sheet.language)
    _draw_quiet(_words_group(parent), place_quiet(quiet, base.land, sheet, on))
    _draw_marks(parent, shown, "point")
    over = _words_group(parent)
    for text in exits:
        _draw_exit(over, text, sheet.language)
    for mark, text in names:
        _draw_leader(over, mark, text)
        _draw_name(over, mark, text, sheet.language)
    for track, (x, y) in counts:
        _draw_tag(parent, count_tag(track.bundle), x, y)


def _draw_marks(parent: Element, shown: Sequence[Mark], extent: str) -> None:
    for mark in shown:
        if mark.extent == extent == "area":
            _draw_glow(parent, mark.at_px, mark.glow_px)
        elif mark.extent == extent:
            _draw_point(parent, mark)


def _countries(placed: Iterable[Mark]) -> frozenset[str]:
    """Return the codes of the countries that are places of the route."""
    places = [mark.reading.place for mark in placed if mark.extent == "area"]
    return frozenset(p.country_code for p in places if p.feature_code in COUNTRY_CODES)


def description(leg: Leg, sources: Sequence[Source], language: Language = ENGLISH) -> str:
    """Return what a reader who does not see the line is told of it."""
    status = language.say(f"status.{leg.hop.status}")
    support = support_words(leg.hop, sources, language)
    return language.listed([leg_words(leg, language), status, support])


def draw_sample(parent: Element, entry: LegendEntry, x: float, y: float, width_px: float) -> None:
    """Draw what stands before the words of an entry of the legend, its middle line at y."""
    middle = x + width_px / 2
    if entry.kind == "several":
        _draw_tag(parent, entry.sample, middle, y)
    elif entry.kind == "area":
        _draw_glow(parent, (middle, y), 11.0)
    elif entry.kind == "probable":
        _draw_glow(parent, (middle, y), 8.0)
        _draw_ring(parent, middle, y, 8.0)
        _draw_dot(parent, middle, y)
    else:
        group = element(parent, "g", **UNFILLED, **_faintness(entry.look))
        draw_strands(group, np.array([[x, y], [x + width_px, y]]), entry.look)
        if entry.look.is_crossed:
            _draw_cross(group, entry.look, middle, y)


def _draw_track(
    parent: Element, track: Track, sources: Sequence[Source], language: Language
) -> None:
    bundle = track.bundle
    look = track.look
    group = _hop_group(parent, bundle, sources, language)
    draw_strands(group, track.line_px, look)
    share = (0.34 if len(bundle.legs) > 1 else 0.54) + track.lane * 0.035
    x, y, direction_deg = at_share(track.line_px, share)
    length_px = float(np.hypot(*np.diff(track.line_px, axis=0).T).sum())
    # On a short line it must not hide the line and its ends.
    size = min(5 + look.width_px * 1.3, length_px * _ARROW_SHARE)
    element(
        group,
        "path",
        class_="arrow",
        d=f"M{size:.1f} 0L{-size * 0.7:.1f} {size * 0.72:.1f}V{-size * 0.72:.1f}Z",
        transform=f"translate({x:.1f} {y:.1f}) rotate({direction_deg:.1f})",
        fill=look.colours[0],
        stroke="paper",
        stroke_width=1.2,
    )
    if look.is_crossed:
        before_x, before_y, _ = at_share(track.line_px, share - 0.2)
        _draw_cross(group, look, before_x, before_y)


def _hop_group(
    parent: Element, bundle: Bundle, sources: Sequence[Source], language: Language
) -> Element:
    """Add the group of a line, with the words of each hop that it stands for."""
    if len(bundle.legs) == 1:
        return _worded(parent, bundle.leg, description(bundle.leg, sources, language), bundle.look)
    group = element(parent, "g", class_="bundle", **UNFILLED, **_faintness(bundle.look))
    count = language.counted("statements", len(bundle.legs))
    element(group, "title", language.listed([hop_title(bundle.leg.hop), count]))
    for leg in bundle.legs:
        _worded(group, leg, description(leg, sources, language))
    return group


def _worded(parent: Element, leg: Leg, words: str, look: Look | None = None) -> Element:
    faintness = _faintness(look) if look else {}
    group = element(parent, "g", class_="hop", data_hop=leg.hop.id, **UNFILLED, **faintness)
    element(group, "title", hop_title(leg.hop))
    element(group, "desc", words)
    return group


def _faintness(look: Look) -> dict[str, str | float]:
    return {"opacity": f"{FAINT:g}"} if look.is_faint else {}


def _draw_cross(parent: Element, look: Look, x: float, y: float) -> None:
    data = f"M{x - 5:.1f} {y - 5:.1f}l10 10m0 -10l-10 10"
    for colour, width_px in (("paper", 6.0), (look.colours[0], 2.4)):
        element(
            parent,
            "path",
            class_="cross",
            d=data,
            fill="none",
            stroke=colour,
            stroke_width=width_px,
        )


def _draw_tag(parent: Element, words: str, x: float, y: float) -> None:
    """Draw how many statements a line stands for."""
    width_px = text_width_px(words, _TAG_PX, bold=True) + 12
    element(
        parent,
        "rect",
        class_="count",
        x=x - width_px / 2,
        y=y - 8.5,
        width=width_px,
        height=17.0,
        rx=8.0,
        fill="paper",
        stroke=SAID,
    )
    element(
        parent,
        "text",
        words,
        class_="count",
        x=x,
        y=y + _TAG_PX * 0.36,
        text_anchor="middle",
        font_size=_TAG_PX,
        font_weight="bold",
        fill="ink",
    )


def _draw_glow(parent: Element, at_px: tuple[float, float], radius_px: float) -> None:
    x, y = at_px
    element(parent, "circle", class_="area", cx=x, cy=y, r=radius_px, fill="url(#glow)")


def _draw_point(parent: Element, mark: Mark) -> None:
    x, y = mark.at_px
    if is_probable(mark.reading):
        _draw_glow(parent, mark.at_px, RING_PX)
        _draw_ring(parent, x, y, RING_PX)
    _draw_dot(parent, x, y, class_="place")


def _draw_ring(parent: Element, x: float, y: float, radius_px: float) -> None:
    element(
        parent,
        "circle",
        class_="probable",
        cx=x,
        cy=y,
        r=radius_px,
        fill="none",
        stroke="ink",
        stroke_opacity="0.65",
        stroke_dasharray="2.5 2.5",
    )


def _draw_dot(parent: Element, x: float, y: float, **more: str) -> None:
    ink: dict[str, str | float] = {"fill": "paper", "stroke": "ink", "stroke_width": 1.8}
    element(parent, "circle", cx=x, cy=y, r=4.2, **ink, **more)


def _draw_exit(parent: Element, text: PlacedText, language: Language) -> None:
    baseline = text.y_px + REMARK_PX * 0.95
    for line in text.remarks:
        _draw_text(
            parent,
            language.directed(line),
            (text.x_px, baseline),
            text_anchor=text.anchor,
            class_="exit",
            font_size=REMARK_PX,
            **_slanted(text.remarks),
            font_weight="bold",
            fill="ink",
        )
        baseline += REMARK_PX * LINE_HEIGHT


def _draw_leader(parent: Element, mark: Mark, text: PlacedText) -> None:
    """Tie a name to its mark where another mark may lie nearer to it."""
    at = shapely.Point(mark.at_px)
    if mark.extent != "point" or text.box.distance(at) <= _LED_PX:
        return
    tie = shapely.shortest_line(at, text.box)
    x, y = tie.interpolate(mark.radius_px + 1).coords[0]
    x2, y2 = tie.coords[-1]
    element(
        parent, "line", class_="leader", x1=x, y1=y, x2=x2, y2=y2, stroke="ink", stroke_width=0.8
    )


def _draw_name(parent: Element, mark: Mark, text: PlacedText, language: Language) -> None:
    baseline = text.y_px + NAME_PX * 0.95
    for line in text.names:
        _draw_text(
            parent,
            language.isolated(line),
            (text.x_px, baseline),
            text_anchor=text.anchor,
            class_="place-name",
            font_size=NAME_PX,
            font_weight="bold",
            fill="ink",
            **(_spaced(text.names) if mark.extent == "area" else {}),
        )
        baseline += NAME_PX * LINE_HEIGHT
    baseline -= NAME_PX - REMARK_PX
    for line in text.remarks:
        _draw_text(
            parent,
            language.directed(line),
            (text.x_px, baseline),
            text_anchor=text.anchor,
            class_="place-remark",
            font_size=REMARK_PX,
            fill="quiet",
        )
        baseline += REMARK_PX * LINE_HEIGHT


def _draw_quiet(parent: Element, texts: Iterable[PlacedText]) -> None:
    groups = {
        kind: element(parent, "g", text_anchor="middle", fill=kind, **looks)
        for kind, looks in (
            ("country", {"font_size": COUNTRY_PX, "font_weight": "bold"}),
            ("sea", {"font_size": SEA_PX}),
        )
    }
    for text in texts:
        kind, at = text.remarks[0], (text.x_px, text.y_px + COUNTRY_PX * 0.95)
        looks = _spaced(text.names) if kind == "country" else _slanted(text.names)
        _draw_text(groups[kind], text.names[0], at, class_=kind, **looks)


def _spaced(names: Sequence[str]) -> dict[str, str | float]:
    """Return wide spacing for the name of an area; letters that join must not be parted."""
    return {} if any(map(is_right_to_left, names)) else {"letter_spacing": "1.5"}


def _slanted(names: Sequence[str]) -> dict[str, str | float]:
    """Return slanted letters; Arabic ones stand upright, and few fonts have others."""
    return {} if any(map(is_right_to_left, names)) else {"font_style": "italic"}


def _draw_text(parent: Element, text: str, at: tuple[float, float], **looks: str | float) -> None:
    element(parent, "text", text, x=round(at[0]), y=round(at[1]), **looks)


def _words_group(parent: Element) -> Element:
    """Add a group whose texts have a halo under them."""
    return element(
        parent,
        "g",
        class_="words",
        stroke="paper",
        stroke_opacity="0.85",
        stroke_width=3.0,
        stroke_linejoin="round",
        paint_order="stroke",
    )
