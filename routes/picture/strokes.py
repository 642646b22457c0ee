"""The strokes of a line: one strand for what is said or denied, two for both, fading ends."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2s
from xml.etree.ElementTree import Element

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString

from routes.look import FADE_PX, FADE_SHARE, FADED, THIN, Look, Stroke, dash_px
from routes.picture.sheet import shifted, substring
from routes.picture.svg import element, path_data

_HALO = "paper"
_HALO_OPACITY = 0.85
_THINNED_PX = 0.15
"""A line is drawn with as few points as keep it this near to its own way."""
_PLAIN = (Stroke(share=1.0, dashes="solid"),)

Line = NDArray[np.float64]

UNFILLED = {"fill": "none", "stroke_linejoin": "round"}
"""What all strokes of a group share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """A stretch of a line that is stroked alike.

    Parameters
    ----------
    line_px
        Its points.
    stroke
        How it is drawn.
    offset_px
        How far into the pattern of dashes it begins.
    opacities
        How much of it shows at its two ends.
    """

    line_px: Line
    stroke: Stroke
    offset_px: float
    opacities: tuple[float, float]


def draw_strands(parent: Element, line_px: Line, look: Look) -> None:
    """Draw a line with its halo, in a group that has `UNFILLED`."""
    width_px, aside_px = look.width_px, [0.0]
    if len(look.colours) > 1:
        width_px = max(look.width_px * 0.6, 1.8)
        aside_px = [width_px / 2 + 1.4, -width_px / 2 - 1.4]
    halo_px = width_px + 2 * aside_px[0] + 3
    for stretch in _stretches(line_px, _PLAIN, look.fades):
        ink = _ink(parent, stretch, _HALO, _HALO_OPACITY)
        _draw(parent, stretch.line_px, class_="halo", stroke_width=halo_px, **ink)
    for colour, by_px in zip(look.colours, aside_px, strict=True):
        for stretch in _stretches(shifted(line_px, by_px), look.whole, look.fades):
            dashes = dash_px(stretch.stroke.dashes, look.width_px)
            looks: dict[str, str | float] = _ink(parent, stretch, colour, 1.0)
            if dashes:
                looks["stroke_dasharray"] = " ".join(f"{length:g}" for length in dashes)
                if stretch.offset_px:
                    looks["stroke_dashoffset"] = stretch.offset_px
            if stretch.stroke.dashes == "dotted":
                looks["stroke_linecap"] = "round"
            looks["stroke_width"] = width_px * (THIN if stretch.stroke.is_thin else 1.0)
            _draw(parent, stretch.line_px, class_="line", **looks)


def _draw(parent: Element, line_px: Line, **looks: str | float) -> None:
    data = path_data([shapely.get_coordinates(shapely.simplify(LineString(line_px), _THINNED_PX))])
    element(parent, "path", d=data, **looks)


def _stretches(
    line_px: Line, strokes: tuple[Stroke, ...], fades: tuple[bool, bool]
) -> Iterator[_Stretch]:
    """Yield the stretches of a line, cut where it begins to fade."""
    total_px = float(np.hypot(*np.diff(line_px, axis=0).T).sum())
    tail_px = min(FADE_PX, total_px * FADE_SHARE)
    head_px, foot_px = (tail_px if is_vague else 0.0 for is_vague in fades)
    begin_px = 0.0
    for stroke in strokes:
        end_px = begin_px + stroke.share * total_px
        bends = sorted(at for at in (head_px, total_px - foot_px) if begin_px < at < end_px)
        for low_px, high_px in itertools.pairwise([begin_px, *bends, end_px]):
            yield _Stretch(
                line_px=substring(line_px, low_px, min(high_px, total_px)),
                stroke=stroke,
                offset_px=low_px - begin_px,
                opacities=(
                    _opacity(low_px, total_px, head_px, foot_px),
                    _opacity(high_px, total_px, head_px, foot_px),
                ),
            )
        begin_px = end_px


def _opacity(at_px: float, total_px: float, head_px: float, foot_px: float) -> float:
    """Return how much of a line shows at a length along it."""
    shares = [
        min(1.0, away_px / tail_px)
        for away_px, tail_px in ((at_px, head_px), (total_px - at_px, foot_px))
        if tail_px
    ]
    return FADED + (1 - FADED) * max(0.0, min(shares, default=1.0))


def _ink(parent: Element, stretch: _Stretch, colour: str, opacity: float) -> dict[str, str | float]:
    """Return the colour of a stretch: plain, or a gradient along it where it fades."""
    first, last = (round(opacity * share, 3) for share in stretch.opacities)
    if first == last:
        return {"stroke": colour, **({"stroke_opacity": f"{first:g}"} if first < 1 else {})}
    (x1, y1), (x2, y2) = stretch.line_px[[0, -1]].tolist()
    # Named after all that it consists of: the same name is the same gradient.
    made_of = f"{x1:.1f} {y1:.1f} {x2:.1f} {y2:.1f} {colour} {first:g} {last:g}"
    name = f"fade-{blake2s(made_of.encode(), digest_size=6).hexdigest()}"
    at: dict[str, str | float] = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    gradient = element(parent, "linearGradient", id=name, gradientUnits="userSpaceOnUse", **at)
    for share, shown in ((0, first), (1, last)):
        element(gradient, "stop", offset=str(share), stop_color=colour, stop_opacity=f"{shown:g}")
    return {"stroke": f"url(#{name})"}
