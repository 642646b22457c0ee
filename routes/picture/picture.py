"""A route map as one static SVG, laid out as a printed graphic."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, tostring

import numpy as np

from routes import gazetteer, natural_earth, projection
from routes.heading import Heading
from routes.hop import PlaceReading
from routes.leg import Leg
from routes.natural_earth import Window
from routes.picture import chart
from routes.picture.sheet import Sheet, marks, tracks
from routes.picture.svg import SANS, SERIF, element, text_width_px, wrapped
from routes.source import Source
from routes.wording import KM_PER_MILE, NOT_FOR_NAVIGATION, source_words

_NARROW_PX = 700
_MOST_SOURCES = 8
_SAMPLE_PX = 40.0
_KM_PER_DEG_AT_EQUATOR = 111.32
_SCALE_STEPS_KM = (5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """The sizes of the picture's parts, in pixels."""

    width_px: float
    margin_px: float
    title_px: float
    summary_px: float

    @property
    def inner_px(self) -> float:
        return self.width_px - 2 * self.margin_px


def draw_svg(
    legs: Sequence[Leg],
    places: Sequence[PlaceReading],
    sources: Sequence[Source],
    heading: Heading,
    *,
    width_px: int = 1280,
) -> str:
    """Return a route map as the text of an SVG file, in Web Mercator.

    A country is a ring at its name, never a point; where the window of `projection.fit_window`
    shows nothing of it, its name stands at the edge.

    Parameters
    ----------
    legs
        The lines.
    places
        All places the legs use.
    sources
        The documents that say or deny them.
    heading
        The words above the map.
    width_px
        Its width; the height follows. At less than 700 the sizes are those for a phone.
    """
    page = _page(width_px)
    bounds = (0.8, 1.15) if width_px < _NARROW_PX else (1.1, 1.7)
    window = projection.fit_window(legs, least_aspect=bounds[0], greatest_aspect=bounds[1])
    sheet = Sheet(
        window=window,
        width_px=page.inner_px,
        height_px=round(page.inner_px / projection.aspect(window)),
    )
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "lang": "en"})
    element(root, "title", heading.title, id="title")
    element(root, "desc", heading.summary, id="desc")
    paper = element(root, "rect", fill="#ffffff")
    y = _draw_heading(root, heading, page)
    looks = [chart.stroke(leg, sources) for leg in legs]
    words = [chart.description(leg, sources) for leg in legs]
    group = element(root, "g", transform=f"translate({page.margin_px:.0f} {y:.0f})")
    _draw_map(group, sheet, places, list(zip(legs, looks, words, strict=True)))
    y = _draw_legend(root, looks, page, y + sheet.height_px + 22)
    height = _draw_foot(root, sources, page, y + 6)
    for drawn in (root, paper):
        drawn.attrib.update({"width": str(width_px), "height": f"{height:.0f}"})
    root.set("viewBox", f"0 0 {width_px} {height:.0f}")
    root.attrib.update({"role": "img", "aria-labelledby": "title desc", "font-family": SANS})
    return tostring(root, encoding="unicode") + "\n"


def _page(width_px: float) -> _Page:
    if width_px < _NARROW_PX:
        return _Page(width_px=width_px, margin_px=12, title_px=22, summary_px=15)
    return _Page(width_px=width_px, margin_px=40, title_px=30, summary_px=18)


def _draw_heading(root: Element, heading: Heading, page: _Page) -> float:
    """Draw headline and summary; return where the map begins."""
    y = page.margin_px * 0.8
    for line in wrapped(heading.title, page.inner_px, page.title_px * 0.93, bold=True):
        y += page.title_px * 1.18
        _draw_line_of_text(root, line, page, y, font_size=page.title_px, font_weight="bold")
    y += page.summary_px * 0.3
    for line in wrapped(heading.summary, min(page.inner_px, 760), page.summary_px * 0.92):
        y += page.summary_px * 1.38
        _draw_line_of_text(root, line, page, y, font_size=page.summary_px, fill="#33312d")
    return round(y + 18)


def _draw_line_of_text(
    root: Element, line: str, page: _Page, y: float, **looks: str | float
) -> None:
    looks = {"fill": chart.INK, "font_family": SERIF, **looks}
    element(root, "text", line, x=page.margin_px, y=y, **looks)


def _draw_map(
    root: Element,
    sheet: Sheet,
    places: Sequence[PlaceReading],
    drawn: Sequence[tuple[Leg, chart.Stroke, str]],
) -> None:
    frame: dict[str, str | float] = {"width": sheet.width_px, "height": sheet.height_px}
    element(element(root, "clipPath", id="frame"), "rect", **frame)
    inside = element(root, "g", clip_path="url(#frame)")
    base = natural_earth.clip(_widened(sheet.window))
    chart.draw_base(inside, base, sheet)
    shown = [
        place for place in places if place.is_area or projection.contains(sheet.window, place.point)
    ]
    placed = marks(shown, sheet, base)
    lines = tracks([leg for leg, _, _ in drawn], placed, sheet)
    chart.draw_names_and_lines(
        inside,
        base,
        sheet,
        placed,
        [(line, look, words) for line, (_, look, words) in zip(lines, drawn, strict=True)],
    )
    _draw_scale(inside, sheet)
    element(root, "rect", fill="none", stroke="#cfcabd", stroke_width=1.0, **frame)


def _widened(window: Window) -> Window:
    """Return a slightly larger window, so that cut coasts run on behind the frame."""
    span_deg = window.east_deg - window.west_deg
    more_deg = min(span_deg * 0.005, (360 - span_deg) / 2)
    west_deg = window.west_deg - more_deg
    turn_deg = 360 if west_deg < -180 else 0  # noqa: PLR2004 (half a turn)
    return Window(
        west_deg=west_deg + turn_deg,
        south_deg=max(window.south_deg - more_deg, -90),
        east_deg=window.east_deg + more_deg + turn_deg,
        north_deg=min(window.north_deg + more_deg, 90),
    )


def _draw_scale(parent: Element, sheet: Sheet) -> None:
    """Draw a scale bar, true at the latitude where it stands."""
    x, y = 16.0, sheet.height_px - 16
    corner = projection.to_square(np.array([[sheet.window.west_deg, sheet.window.north_deg]]))
    at = corner + np.array([[x, y]]) / (sheet.px_per_deg * 360)
    lat_deg = projection.to_lonlat(at)[0, 1]
    px_per_km = sheet.px_per_deg / (_KM_PER_DEG_AT_EQUATOR * math.cos(math.radians(lat_deg)))
    fitting = [km for km in _SCALE_STEPS_KM if km * px_per_km <= sheet.width_px * 0.22]
    length_km = max(fitting, default=_SCALE_STEPS_KM[0])
    length_px = length_km * px_per_km
    bar = f"M{x:.1f} {y - 5:.1f}v5h{length_px:.1f}v-5"
    for colour, width_px in (("#ffffff", 4.0), ("#33312d", 1.3)):
        element(parent, "path", d=bar, fill="none", stroke=colour, stroke_width=width_px)
    words = f"{length_km:,} km · {length_km / KM_PER_MILE:,.0f} miles at this latitude"
    halo: dict[str, str | float] = {"stroke": "#fff", "stroke_width": 3.0, "paint_order": "stroke"}
    element(parent, "text", words, x=x, y=y - 9, font_size=11.5, fill="#33312d", **halo)


def _draw_legend(root: Element, looks: Sequence[chart.Stroke], page: _Page, y: float) -> float:
    """Draw each kind of line once; return where the next part begins."""
    samples: dict[tuple[str, str], chart.Stroke] = {}
    for look in looks:
        samples.setdefault((look.meaning, look.colour), look)
    group = element(root, "g", class_="legend")
    x = page.margin_px
    for look in samples.values():
        width = _SAMPLE_PX + 8 + text_width_px(look.meaning, 13)
        if x > page.margin_px and x + width > page.width_px - page.margin_px:
            x, y = page.margin_px, y + 24
        chart.draw_sample(group, look, x, y - 4, _SAMPLE_PX)
        element(
            group, "text", look.meaning, x=x + _SAMPLE_PX + 8, y=y, font_size=13, fill=chart.INK
        )
        x += width + 24
    if len({look.width_px - (not look.dashes) * 0.8 for look in looks}) > 1:
        y += 22
        words = "The more independent origins say it, the wider the line."
        element(group, "text", words, x=page.margin_px, y=y, font_size=12, fill=chart.GREY)
    return y


def _draw_foot(root: Element, sources: Sequence[Source], page: _Page, y: float) -> float:
    """Draw sources and credits; return the height of the picture."""
    rule = f"M{page.margin_px:.0f} {y + 10:.0f}h{page.inner_px:.0f}"
    element(root, "path", d=rule, stroke="#d8d4c8", stroke_width=1.0)
    y += 16
    lines = (
        _sources_words(sources),
        f"{gazetteer.CREDIT}. {natural_earth.CREDIT}.",
        f"{NOT_FOR_NAVIGATION}. A path not known is drawn as the shortest line.",
    )
    for line in (part for words in lines for part in wrapped(words, page.inner_px, 12)):
        y += 17
        element(root, "text", line, x=page.margin_px, y=y, font_size=12, fill=chart.GREY)
    return round(y + page.margin_px * 0.6 + 8)


def _sources_words(sources: Sequence[Source]) -> str:
    named = list(dict.fromkeys(source_words(source) for source in sources))
    more = f"; and {len(named) - _MOST_SOURCES} more" if len(named) > _MOST_SOURCES else ""
    return f"Sources: {'; '.join(named[:_MOST_SOURCES])}{more}." if named else ""
