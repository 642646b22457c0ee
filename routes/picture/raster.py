"""The picture in pixels: an SVG as a PNG."""

from functools import cache

import resvg_py

from routes.errors import OutputError

NO_FONTS = (
    "a PNG needs fonts, and this machine has none: install some, as with "
    "`apt-get install fonts-dejavu-core`"
)

_PROBE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
_LETTER = '<text y="9" font-family="{}">M</text>'
_KNOWN = (
    ("Arial", "Georgia"),
    ("Liberation Sans", "Liberation Serif"),
    ("Noto Sans", "Noto Serif"),
    ("DejaVu Sans", "DejaVu Serif"),
    ("DejaVu Sans", "DejaVu Sans"),
)
"""Families of the usual systems, by preference: a sans and a serif one."""


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
    families = _families()
    if families is None:
        raise OutputError(NO_FONTS)
    return _drawn(svg, width_px, families)


def has_fonts() -> bool:
    """Return whether this machine has fonts."""
    return _families() is not None


@cache
def _families() -> tuple[str, str] | None:
    """Return a sans and a serif family whose letters leave a trace, or None."""
    for families in _KNOWN:
        blank = _drawn(_PROBE.format(""), 9, families)
        if all(
            _drawn(_PROBE.format(_LETTER.format(generic)), 9, families) != blank
            for generic in ("sans-serif", "serif")
        ):
            return families
    return None


def _drawn(svg: str, width_px: int, families: tuple[str, str]) -> bytes:
    sans, serif = families
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, width=width_px, sans_serif_family=sans, serif_family=serif
        )
    )
