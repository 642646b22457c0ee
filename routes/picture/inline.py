"""The map as it stands in a page: for readers without JavaScript, and for print."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, tostring

import numpy as np

from routes import look, natural_earth, projection
from routes.heading import Heading
from routes.hop import PlaceReading
from routes.leg import Leg
from routes.natural_earth import Window
from routes.picture import chart
from routes.picture.key import draw_legend, draw_scale
from routes.picture.sheet import Sheet, marks, tracks
from routes.picture.strokes import UNFILLED
from routes.picture.svg import clean, element, painted
from routes.source import Source
from routes.theme import ROLES

INLINE_PX = 600.0
"""How wide the map is drawn; the page scales it to its column."""

_LEGEND_GAP_PX = 24.0
_TOLD_ELSEWHERE = ("title", "desc")
_FADE = "linearGradient"
_OF_HOPS = ("hop", "bundle")
_PLAIN = ("line", "count", "place", "area", "probable", "place-name", "place-remark", "leader")
"""Classes that nothing in a page refers to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasePaths:
    """The base map as paths of SVG, in steps of the map's plane; see `projection`.

    Parameters
    ----------
    scale
        How many steps wide the world is.
    window
        Where the paths reach. Its longitudes run on as theirs do.
    paths
        The `d` of `land`, `lakes` and `borders`.
    """

    scale: int
    window: Window
    paths: dict[str, str]


def draw_inline(
    legs: Sequence[Leg],
    places: Sequence[PlaceReading],
    sources: Sequence[Source],
    heading: Heading,
    base: BasePaths,
) -> str:
    """Return the map and its legend as one SVG element of a page.

    Its colours are the page's custom properties, so that they follow its scheme. The paths of the
    base map have ids (`routes-land`), by which the page's script reads them: they stand in the
    page once. What is said of each hop stands in the list of the page.

    Parameters
    ----------
    legs, places, sources, heading
        As for `draw_svg`.
    base
        The base map, as the page has it.
    """
    window = projection.phone_window(legs)
    height_px = round(INLINE_PX / projection.aspect(window))
    sheet = Sheet(window=window, width_px=INLINE_PX, height_px=height_px, language=heading.language)
    root = Element("svg", {"class": "routes-still", "role": "img"})
    # Where text begins and ends is said in pixels, also on a page from right to left.
    root.attrib.update({"direction": "ltr", "aria-label": clean(heading.title)})
    chart.define_glow(root)
    frame: dict[str, str | float] = {"width": sheet.width_px, "height": sheet.height_px}
    element(element(root, "clipPath", id="frame"), "rect", **frame)
    inside = element(root, "g", clip_path="url(#frame)")
    _draw_base(inside, base, sheet)
    drawn = look.bundles(legs, sources)
    placed = marks(places, sheet)
    lines = tracks(drawn, placed, sheet)
    chart.draw_names_and_lines(
        inside, natural_earth.clip(window, sheet.language), sheet, placed, lines, sources
    )
    draw_scale(inside, sheet)
    element(root, "rect", fill="none", stroke="rule", **frame)
    entries = look.legend(drawn, places, heading.language)
    across_px = (0.0, INLINE_PX)
    legend_px = height_px + _LEGEND_GAP_PX
    end_px = draw_legend(root, entries, across_px, legend_px, heading.language)
    root.set("viewBox", f"0 0 {INLINE_PX:.0f} {end_px + 10:.0f}")
    variables = {role: f"var(--routes-{role})" for role in ROLES}
    return tostring(painted(_slimmed(root), variables), encoding="unicode").replace(" />", "/>")


def _draw_base(parent: Element, base: BasePaths, sheet: Sheet) -> None:
    """Draw the base map in its own steps, moved and scaled to the sheet."""
    element(parent, "rect", width=sheet.width_px, height=sheet.height_px, fill="water")
    window = sheet.window
    aside_deg = sum(base.window.bounds[::2]) - sum(window.bounds[::2])
    turn_deg = 360 * round(aside_deg / 720)
    corner = np.array([[window.west_deg + turn_deg, window.north_deg]])
    world_px = sheet.px_per_deg * 360
    x, y = (-projection.to_square(corner)[0] * world_px).tolist()
    to_sheet = f"translate({x:.2f} {y:.2f}) scale({world_px / base.scale:.6g})"
    group = element(parent, "g", transform=to_sheet, fill_rule="evenodd", stroke_linejoin="round")
    for name, fill, stroke in (
        ("land", "land", "coast"),
        ("lakes", "water", "coast"),
        ("borders", "none", "border"),
    ):
        looks = {"fill": fill, "stroke": stroke, "vector_effect": "non-scaling-stroke"}
        element(group, "path", id=f"routes-{name}", d=base.paths[name], stroke_width="0.7", **looks)


def _slimmed(root: Element) -> Element:
    """Take out what the page has elsewhere, and what only a closer look would need.

    The words for lines stand in the list of the page, under the ids of their hops. Lines have no
    halo, which would double them.
    """
    _remove(root, lambda part: part.tag in _TOLD_ELSEWHERE or part.get("class") == "halo")
    for part in list(root.iter()):
        if part.get("class") in _OF_HOPS:
            _name_hops(part)
        elif part.get("class") in _PLAIN:
            del part.attrib["class"]
    root.set("fill", "ink")
    for text in root.iter("text"):
        for name, usual in (("fill", "ink"), ("text-anchor", "start")):
            if text.get(name) == usual:
                del text.attrib[name]
    used = {part.get("stroke") for part in root.iter()}
    _remove(root, lambda part: part.tag == _FADE and f"url(#{part.get('id')})" not in used)
    return root


def _remove(root: Element, is_unwanted: Callable[[Element], bool]) -> None:
    for part in list(root.iter()):
        for child in list(part):
            if is_unwanted(child):
                part.remove(child)


def _name_hops(line: Element) -> None:
    """Name the hops of a line at its one group; the page's style says how groups are filled."""
    for name in UNFILLED:
        line.attrib.pop(name.replace("_", "-"), None)
    hops = [line, *line.findall("g")]
    line.set("data-of", " ".join(hop.attrib.pop("data-hop") for hop in hops if hop.get("data-hop")))
    for hop in hops[1:]:
        line.remove(hop)
    line.set("class", "hop")
