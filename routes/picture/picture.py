"""A route map as one static SVG, laid out as a printed graphic."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from xml.etree.ElementTree import Element, tostring

from routes import look, natural_earth, projection
from routes.heading import Heading
from routes.hop import PlaceReading
from routes.language import Language
from routes.leg import Leg
from routes.look import CARD_PX, Bundle
from routes.picture import chart
from routes.picture.key import draw_legend, draw_scale
from routes.picture.sheet import Sheet, marks, tracks
from routes.picture.svg import element, painted, wrapped
from routes.source import Source
from routes.wording import credits_words, source_words

_CARD_COLUMN_PX = 380.0
_CARD_HEADING_PX = 560.0
_CARD_TITLES_PX = (36.0, 28.0, 21.0, 15.0, 10.0)
_NARROW_PX = 700
_MOST_SOURCES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """The sizes of the picture's parts, in pixels, and the language of its words."""

    width_px: float
    margin_px: float
    title_px: float
    summary_px: float
    language: Language

    @property
    def inner_px(self) -> float:
        return self.width_px - 2 * self.margin_px

    @property
    def wideness(self) -> float:
        """How wide the letters are, beside those of the usual fonts."""
        return 1.15 if self.language.direction == "rtl" else 1.0

    @property
    def edge(self) -> dict[str, str | float]:
        """Where lines of text begin: at the right margin where they run to the left."""
        if self.language.direction == "rtl":
            return {"x": self.width_px - self.margin_px, "text_anchor": "end"}
        return {"x": self.margin_px}


def draw_svg(
    legs: Sequence[Leg],
    places: Sequence[PlaceReading],
    sources: Sequence[Source],
    heading: Heading,
    *,
    width_px: int = 1280,
) -> str:
    """Return a route map as the text of an SVG file, in Web Mercator.

    It is the page's map standing still: the same window, lines, labels and legend. A country is
    a glow under its name, never a point; a line to one outside the window is named at the edge.

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
    page = _page(width_px, heading.language)
    fitted = projection.phone_window if width_px < _NARROW_PX else projection.desk_window
    window = fitted(legs)
    sheet = Sheet(
        window=window,
        width_px=page.inner_px,
        height_px=round(page.inner_px / projection.aspect(window)),
        language=heading.language,
    )
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "lang": heading.language.code})
    element(root, "title", heading.title, id="title")
    element(root, "desc", heading.summary, id="desc")
    paper = element(root, "rect", fill="paper")
    y = _draw_heading(root, heading, page)
    chart.define_glow(root)
    drawn = look.bundles(legs, sources)
    group = element(root, "g", transform=f"translate({page.margin_px:.0f} {y:.0f})")
    _draw_map(group, sheet, places, drawn, sources)
    entries = look.legend(drawn, places, heading.language)
    across = (page.margin_px, page.inner_px)
    y = draw_legend(root, entries, across, y + sheet.height_px + 22, heading.language)
    height = _draw_foot(root, sources, page, y + 6)
    for sized in (root, paper):
        sized.attrib.update({"width": str(width_px), "height": f"{height:.0f}"})
    root.set("viewBox", f"0 0 {width_px} {height:.0f}")
    root.attrib.update(
        {
            "role": "img",
            "aria-labelledby": "title desc",
            "font-family": heading.theme.picture_sans(heading.language.direction),
        }
    )
    return tostring(painted(root, heading.theme.light.colours), encoding="unicode") + "\n"


def draw_card(
    legs: Sequence[Leg],
    places: Sequence[PlaceReading],
    sources: Sequence[Source],
    heading: Heading,
) -> str:
    """Return the picture that stands for a page where a link to it is shared.

    It is an SVG of 1200 by 630 pixels: the headline beside the map, with a short credit. Legend
    and sources are the page's.

    Parameters
    ----------
    legs, places, sources, heading
        As for `draw_svg`.
    """
    width_px, height_px = CARD_PX
    column, shown = _card_column(heading)
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "lang": heading.language.code})
    element(root, "title", heading.title, id="title")
    element(root, "rect", fill="paper", width=float(width_px), height=float(height_px))
    _draw_heading(root, shown, column)
    credit = (heading.language.say("picture.card"), "Natural Earth, GeoNames")
    for line, y in zip(credit, (height_px - 48.0, height_px - 28.0), strict=True):
        words = heading.language.isolated(line)
        element(root, "text", words, **column.edge, y=y, font_size=14, fill="quiet")
    chart.define_glow(root)
    group = element(root, "g", transform=f"translate({_CARD_COLUMN_PX:.0f} 0)")
    map_px = width_px - _CARD_COLUMN_PX
    aspect = map_px / height_px
    window = projection.fit_window(legs, least_aspect=aspect, greatest_aspect=aspect)
    sheet = Sheet(window=window, width_px=map_px, height_px=height_px, language=heading.language)
    _draw_map(group, sheet, places, look.bundles(legs, sources), sources)
    root.set("viewBox", f"0 0 {width_px} {height_px}")
    root.attrib.update({"width": str(width_px), "height": str(height_px)})
    root.attrib.update(
        {
            "role": "img",
            "aria-labelledby": "title",
            "font-family": heading.theme.picture_sans(heading.language.direction),
        }
    )
    return tostring(painted(root, heading.theme.light.colours), encoding="unicode") + "\n"


def _card_column(heading: Heading) -> tuple[_Page, Heading]:
    """Return sizes in which the heading fits beside the map, and what of it does."""
    title_only = replace(heading, summary="")
    for title_px, shown in product(_CARD_TITLES_PX, (heading, title_only)):
        column = _Page(
            width_px=_CARD_COLUMN_PX,
            margin_px=32,
            title_px=title_px,
            summary_px=title_px * 0.53,
            language=heading.language,
        )
        if _draw_heading(Element("g"), shown, column) <= _CARD_HEADING_PX:
            break
    return column, shown


def _page(width_px: float, language: Language) -> _Page:
    margin_px, title_px, summary_px = (12, 22, 15) if width_px < _NARROW_PX else (40, 30, 18)
    return _Page(
        width_px=width_px,
        margin_px=margin_px,
        title_px=title_px,
        summary_px=summary_px,
        language=language,
    )


def _draw_heading(root: Element, heading: Heading, page: _Page) -> float:
    """Draw headline and summary; return where the map begins."""
    y = page.margin_px * 0.8
    title_px = page.title_px * 0.93 * page.wideness
    summary_px = page.summary_px * 0.92 * page.wideness
    for line in wrapped(heading.title, page.inner_px, title_px, bold=True):
        y += page.title_px * 1.18
        words = _serif(heading, page.title_px)
        _draw_line_of_text(root, line, page, y, font_weight="bold", **words)
    y += page.summary_px * 0.3
    for line in wrapped(heading.summary, min(page.inner_px, 760), summary_px):
        y += page.summary_px * 1.38
        words = _serif(heading, page.summary_px)
        _draw_line_of_text(root, line, page, y, **words)
    return round(y + 18)


def _serif(heading: Heading, size_px: float) -> dict[str, str | float]:
    return {
        "font_family": heading.theme.picture_serif(heading.language.direction),
        "font_size": size_px,
    }


def _draw_line_of_text(
    root: Element, line: str, page: _Page, y: float, **looks: str | float
) -> None:
    element(root, "text", page.language.isolated(line), **page.edge, y=y, fill="ink", **looks)


def _draw_map(
    root: Element,
    sheet: Sheet,
    places: Sequence[PlaceReading],
    drawn: Sequence[Bundle],
    sources: Sequence[Source],
) -> None:
    frame: dict[str, str | float] = {"width": sheet.width_px, "height": sheet.height_px}
    element(element(root, "clipPath", id="frame"), "rect", **frame)
    inside = element(root, "g", clip_path="url(#frame)")
    # A slightly larger window, so that cut coasts run on behind the frame.
    chart.draw_base(inside, natural_earth.clip(projection.widened(sheet.window, 0.005)), sheet)
    placed = marks(places, sheet)
    lines = tracks(drawn, placed, sheet)
    base = natural_earth.clip(sheet.window, sheet.language)
    chart.draw_names_and_lines(inside, base, sheet, placed, lines, sources)
    draw_scale(inside, sheet)
    element(root, "rect", fill="none", stroke="rule", stroke_width=1.0, **frame)


def _draw_foot(root: Element, sources: Sequence[Source], page: _Page, y: float) -> float:
    """Draw sources and credits; return the height of the picture."""
    rule = f"M{page.margin_px:.0f} {y + 10:.0f}h{page.inner_px:.0f}"
    element(root, "path", d=rule, stroke="rule", stroke_width=1.0)
    y += 16
    language = page.language
    lines = (
        _sources_words(sources, language),
        credits_words(language),
        f"{language.say('page.credit')}. {language.say('picture.unknown')}",
    )
    for line in (part for words in lines for part in wrapped(words, page.inner_px, 12)):
        y += 17
        shown = language.directed(line)
        element(root, "text", shown, **page.edge, y=y, font_size=12, fill="quiet")
    return round(y + page.margin_px * 0.6 + 8)


def _sources_words(sources: Sequence[Source], language: Language) -> str:
    named = list(dict.fromkeys(source_words(source, language) for source in sources))
    if not named:
        return ""
    between = f"{language.say('semicolon')} "
    shown, more = between.join(named[:_MOST_SOURCES]), len(named) - _MOST_SOURCES
    key = "picture.sources" if more <= 0 else "picture.sources-more"
    return language.say(key, sources=shown, n=more)
