"""The picture in pixels: an SVG as a PNG."""

from functools import cache

import resvg_py

from routes.errors import OutputError

_PROBE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
_LETTER = '<text y="9" font-family="sans-serif">M</text>'


def to_png(svg: str, *, width_px: int) -> bytes:
    """Return an SVG drawn as a PNG, in the fonts of this machine.

    Parameters
    ----------
    svg
        The text of an SVG file.
    width_px
        The width of the picture; the height follows.

    Raises
    ------
    OutputError
        When the machine has no fonts: the picture would have no words.
    """
    if not _has_fonts():
        raise OutputError(
            "a PNG needs fonts, and this machine has none: install some, as with "
            "`apt-get install fonts-dejavu-core`"
        )
    return _drawn(svg, width_px)


@cache
def _has_fonts() -> bool:
    """Whether a letter leaves a trace."""
    return _drawn(_PROBE.format(_LETTER), 9) != _drawn(_PROBE.format(""), 9)


def _drawn(svg: str, width_px: int) -> bytes:
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width_px,
            sans_serif_family="DejaVu Sans",
            serif_family="DejaVu Serif",
        )
    )
