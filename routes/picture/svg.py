"""SVG elements, paths and text widths."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

_PAINTED = ("fill", "stroke", "stop-color")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORD = re.compile(r"(\s*)([^\s-]*-+|[^\s-]+)")
_NARROW = frozenset("iljtfrI.,:;'\u2019\u2018|!()[]{}- ·")
_WIDE = frozenset("mwMW@%—…→")
_FIRST_CJK = 0x2E80
_NO_WIDTH = frozenset({"Cf", "Mn"})
"""Categories of Unicode: marks of direction, joiners, and signs over letters."""
_ISOLATES, _END_ISOLATE = "\u2066\u2067\u2068", "\u2069"
_BOLD = 1.14


def element(
    parent: Element, tag: str, text: str | None = None, /, **attributes: str | float
) -> Element:
    """Add an element; `font_size=12` is written as `font-size="12"`, numbers to 0.1.

    Text and attributes are escaped when the tree is written. Characters that XML does not allow
    are shown as U+FFFD.
    """
    named = {name.strip("_").replace("_", "-"): number(a) for name, a in attributes.items()}
    child = SubElement(parent, tag, named)
    if text is not None:
        child.text = clean(text)
    return child


def painted(root: Element, colours: Mapping[str, str]) -> Element:
    """Put colours where a tree of elements names their roles."""
    for part in root.iter():
        for attribute in _PAINTED:
            if (role := part.get(attribute, "")) in colours:
                part.set(attribute, colours[role])
    return root


def clean(text: str) -> str:
    """Return a text with the characters that XML does not allow shown as U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)


def number(value: str | float) -> str:
    """Return an attribute's text; numbers with at most one decimal."""
    if isinstance(value, str):
        return clean(value)
    return f"{round(value, 1) + 0.0:g}"


def path_data(lines: Iterable[NDArray[np.float64]], *, closed: bool = False) -> str:
    """Return the `d` of a path through points in pixels, each line of shape (n, 2).

    A line starts at a point, to a tenth of a pixel, and goes on in steps.

    Examples
    --------
    >>> path_data([np.array([[1.0, 2.0], [3.04, 2.0], [3.0, 4.5]])])
    'M1 2l2 0 0 2.5'
    """
    parts = []
    for line in lines:
        tenths = np.round(line * 10).astype(np.int64)
        steps = np.diff(tenths, axis=0)
        steps = steps[steps.any(axis=1)]
        if len(steps) > (1 if closed else 0):
            begin = f"M{tenths[0, 0] / 10:g} {tenths[0, 1] / 10:g}l"
            walk = " ".join(f"{x / 10:g} {y / 10:g}" for x, y in steps.tolist())
            parts.append(begin + walk.replace(" -", "-") + ("Z" if closed else ""))
    return "".join(parts)


def coordinate_lines(shape: BaseGeometry) -> list[NDArray[np.float64]]:
    """Return the rings of polygons, holes included, or the lines of lines."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    if shape.geom_type.endswith("Polygon"):
        parts = shapely.get_rings(parts)
    return [shapely.get_coordinates(part) for part in parts]


def text_width_px(text: str, size_px: float, *, bold: bool = False) -> float:
    """Return about how wide a text is in a common sans face; rather too wide than too narrow.

    Examples
    --------
    >>> text_width_px("Moscow", 10)
    40.4
    """
    widths_em = 0.0
    for char in text:
        if char in _NARROW:
            widths_em += 0.32
        elif char in _WIDE:
            widths_em += 0.9
        elif not char.isascii() and unicodedata.category(char) in _NO_WIDTH:
            continue
        elif ord(char) >= _FIRST_CJK:
            widths_em += 1.0
        else:
            widths_em += 0.68 if char.isupper() else 0.56
    return round(widths_em * size_px * (_BOLD if bold else 1.0), 1)


def wrapped(text: str, width_px: float, size_px: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines of at most a width, at spaces and after hyphens.

    A word that is longer than a line is broken where it must be.

    Examples
    --------
    >>> wrapped("Primorsko-Akhtarsk", 90, 14)
    ('Primorsko-', 'Akhtarsk')
    """
    lines = [""]
    for joint, word in _WORD.findall(text):
        for i, piece in enumerate(_broken(word, width_px, size_px, bold=bold)):
            longer = lines[-1] + (" " if joint and lines[-1] else "") + piece
            if i == 0 and text_width_px(longer, size_px, bold=bold) <= width_px:
                lines[-1] = longer
            else:
                lines.append(piece)
    return tuple(_balanced(line for line in lines if line))


def _balanced(lines: Iterable[str]) -> Iterator[str]:
    """Give lines that each open and close the isolates that a break has cut in two."""
    still_open = ""
    for line in lines:
        begun = still_open
        for char in line:
            if char in _ISOLATES:
                still_open += char
            elif char == _END_ISOLATE:
                still_open = still_open[:-1]
        yield f"{begun}{line}{_END_ISOLATE * len(still_open)}"


def shortened(text: str, width_px: float, size_px: float, *, bold: bool = False) -> str:
    """Return a text that fits a width, cut with an ellipsis where it must be."""
    if text_width_px(text, size_px, bold=bold) <= width_px:
        return text
    # A longer beginning is never narrower.
    fitting = bisect_right(
        range(len(text)), width_px, key=lambda n: text_width_px(f"{text[:n]}…", size_px, bold=bold)
    )
    return f"{text[: max(0, fitting - 1)].rstrip()}…"


def _broken(word: str, width_px: float, size_px: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for char in word:
        if pieces[-1] and text_width_px(pieces[-1] + char, size_px, bold=bold) > width_px:
            pieces.append("")
        pieces[-1] += char
    return pieces
