"""The key of a map: its legend, and its scale bar."""

import math
from collections.abc import Sequence
from xml.etree.ElementTree import Element

import numpy as np

from routes import projection
from routes.geodesy.units import KM_PER_MILE
from routes.language import ENGLISH, Language
from routes.look import LegendEntry
from routes.picture.chart import draw_sample
from routes.picture.sheet import KM_PER_DEG, Sheet
from routes.picture.svg import element, text_width_px, wrapped

_SAMPLE_PX = 40.0
_TEXT_PX = 13.0
_ROW_PX = 24.0
_SCALE_STEPS_KM = (5, 10, 20, 50, 100, 200, 500, 1000, 2000)


def draw_scale(parent: Element, sheet: Sheet) -> None:
    """Draw a scale bar, true at the latitude where it stands."""
    x, y = 16.0, sheet.height_px - 16
    corner = projection.to_square(np.array([[sheet.window.west_deg, sheet.window.north_deg]]))
    at = corner + np.array([[x, y]]) / (sheet.px_per_deg * 360)
    lat_deg = projection.to_lonlat(at)[0, 1]
    px_per_km = sheet.px_per_deg / (KM_PER_DEG * math.cos(math.radians(lat_deg)))
    fitting = [km for km in _SCALE_STEPS_KM if km * px_per_km <= sheet.width_px * 0.22]
    length_km = max(fitting, default=_SCALE_STEPS_KM[0])
    length_px = length_km * px_per_km
    bar = f"M{x:.1f} {y - 5:.1f}v5h{length_px:.1f}v-5"
    for colour, width_px in (("paper", 4.0), ("ink", 1.3)):
        element(parent, "path", d=bar, fill="none", stroke=colour, stroke_width=width_px)
    number = sheet.language.number
    words = sheet.language.say(
        "map.scale", km=number(length_km), miles=number(length_km / KM_PER_MILE)
    )
    halo: dict[str, str | float] = {"stroke": "paper", "stroke_width": 3.0, "paint_order": "stroke"}
    shown = sheet.language.directed(words)
    element(parent, "text", shown, x=x, y=y - 9, font_size=11.5, fill="ink", **halo)


def draw_legend(
    root: Element,
    entries: Sequence[LegendEntry],
    across_px: tuple[float, float],
    y: float,
    language: Language = ENGLISH,
) -> float:
    """Draw what the signs mean, in rows over a width from a left edge; return where they end.

    In a language that is written from right to left, the rows begin at the right.
    """
    left, width_px = across_px
    group = element(root, "g", class_="legend")
    x = left
    for entry in entries:
        lines = wrapped(entry.words, width_px - _SAMPLE_PX - 8, _TEXT_PX)
        width = _SAMPLE_PX + 8 + max(text_width_px(line, _TEXT_PX) for line in lines)
        if x > left and x + width > left + width_px:
            x, y = left, y + _ROW_PX
        sample_x, words_x = x, x + _SAMPLE_PX + 8
        words: dict[str, str | float] = {"font_size": _TEXT_PX, "fill": "ink"}
        if language.direction == "rtl":
            sample_x, words_x = (2 * left + width_px - at for at in (x + _SAMPLE_PX, words_x))
            words["text_anchor"] = "end"
        draw_sample(group, entry, sample_x, y - 4, _SAMPLE_PX)
        for i, line in enumerate(lines):
            element(group, "text", language.directed(line), x=words_x, y=y + i * 16, **words)
        y += (len(lines) - 1) * 16
        x += width + 24
    return y
