"""Pieces of HTML: escaped text, and elements of a folium figure that no template touches."""

import base64
import gzip
import hashlib
import json
import re
from functools import lru_cache
from html import escape
from importlib.resources import files
from urllib.parse import urlsplit

import minify
from branca.element import Element, Figure

_LEAFLET_IMAGES = ("images/layers.png", "images/layers-2x.png", "images/marker-icon.png")
_NO_IMAGE = "data:,"
_SCRIPTS = (
    "palette.js",
    "say.js",
    "facts.js",
    "shape.js",
    "pen.js",
    "lines.js",
    "canvas.js",
    "base.js",
    "hops.js",
    "spots.js",
    "labels.js",
    "details.js",
    "controls.js",
    "graticule.js",
    "locator.js",
    "tiles.js",
    "guard.js",
    "routemap.js",
    "filters.js",
    "timeline.js",
    "story.js",
    "links.js",
    "list.js",
    "page.js",
)
_FILE_SCOPE = re.compile(
    r'^\(function \(routes\) \{\n  "use strict";(.*?)^\}\)\([^\n]*\);$', re.DOTALL | re.MULTILINE
)
_WHOLE_SCOPE = (
    '((routes, globalThis, document) => {"use strict";',
    "})(globalThis.RouteMap = {}, globalThis, document)",
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_HARMLESS_JSON = {letter: f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


class Raw(Element):
    """Text that reaches the page as it is.

    branca compiles what other elements hold as a template a second time; this one does not.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._name = "Raw"
        self._text = text

    def render(self, **_: object) -> str:
        """Return the text."""
        return self._text


class Inline(Raw):
    """A script or a style sheet of ours, inside the page, with the hash that a CSP names it by."""

    def __init__(self, tag: str, body: str) -> None:
        super().__init__(f"<{tag}>{body}</{tag}>")
        self.tag = tag
        self.csp_hash = csp_hash(body)


def figure_of(part: Element) -> Figure:
    """Return the figure that an element of a map is part of."""
    figure = part.get_root()
    if not isinstance(figure, Figure):
        raise TypeError(f"{part.get_name()} is drawn as part of a map only")
    return figure


def children_of(part: Element) -> tuple[Element, ...]:
    """Return the elements inside another one, in order."""
    return tuple(part._children.values())  # noqa: SLF001 (branca has no other way)


def csp_hash(body: str) -> str:
    """Return the source expression that allows one inline script or style (CSP Level 3)."""
    digest = hashlib.sha256(body.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def element(tag: str, content: str, /, **attributes: str | None) -> str:
    """Return an HTML element; the content is HTML already, attributes are plain text.

    Names of attributes are written with underscores for hyphens and with a final underscore
    where Python has the word for itself. An attribute that is None is left out.

    Examples
    --------
    >>> element("p", text("a < b"), class_="note")
    '<p class="note">a &lt; b</p>'
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_encodable(escape(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{content}</{tag}>"


def void(tag: str, /, **attributes: str) -> str:
    """Return an HTML element that has no content and no end; attributes are plain text."""
    return element(tag, "", **attributes).removesuffix(f"</{tag}>")


def text(words: str) -> str:
    """Return plain text as HTML."""
    return _encodable(escape(words, quote=False))


def _encodable(words: str) -> str:
    """Return words with a replacement character for each half of one, which no file can hold."""
    return _LONE_SURROGATE.sub("\ufffd", words)


def is_web_address(url: str) -> bool:
    """Return whether a link may lead there: http and https only."""
    return _scheme(url) in {"http", "https"}


def is_frame_address(url: str) -> bool:
    """Return whether a frame may show it: a path, http or https."""
    return _scheme(url) in {"", "http", "https"}


def json_text(value: object) -> str:
    """Return JSON that may stand in a script element: no character of it can end one."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for letter, harmless in _HARMLESS_JSON.items():  # `translate` is slow on long texts
        written = written.replace(letter, harmless)
    return _encodable(written)


def json_block(written: str, *, element_id: str) -> str:
    """Return a script element that holds data, as `json_text` writes it, and never runs."""
    return f'<script type="application/json" id="{element_id}">{written}</script>'


def packed_block(written: str, *, element_id: str) -> str:
    """Return the same, compressed (RFC 1952) and in base 64; the same text gives the same bytes."""
    packed = base64.b64encode(gzip.compress(written.encode(), 9, mtime=0)).decode()
    return f'<script type="application/gzip" id="{element_id}">{packed}</script>'


def leaflet_script() -> Inline:
    """Return Leaflet under its notice, without what makes a browser ask for its source map."""
    notice, end, body = _read("vendor/leaflet.js").partition("*/")
    return Inline("script", notice + end + _minified("application/javascript", body))


def leaflet_style() -> Inline:
    """Return Leaflet's style sheet, without the pictures of controls that no page of ours has."""
    body = _compact_style("vendor/leaflet.css")
    for image in _LEAFLET_IMAGES:
        body = body.replace(f"url({image})", f"url({_NO_IMAGE})")
    return Inline("style", body)


def routemap_script() -> Inline:
    """Return the code of the route layer."""
    return Inline(
        "script", _compact_script("\n".join(_read(f"static/{name}") for name in _SCRIPTS))
    )


def routemap_style() -> Inline:
    """Return the style of what stands on the map."""
    return Inline("style", _compact_style("static/routemap.css"))


def page_style() -> Inline:
    """Return the style of the page around the map."""
    return Inline("style", _compact_style("static/page.css"))


def reader_style() -> Inline:
    """Return the style of what stands beside the map for readers: filters, dates, a story."""
    return Inline("style", _compact_style("static/reader.css"))


def right_to_left_style() -> Inline:
    """Return the style that only pages have whose language runs from right to left."""
    return Inline("style", _compact_style("static/rtl.css"))


def page_template() -> str:
    """Return the skeleton of the page, for `string.Template`."""
    return _read("static/page.html")


def embed_template() -> str:
    """Return the snippet that embeds a page, for `string.Template`."""
    return _read("static/embed.html")


def _compact_script(body: str) -> str:
    """Return scripts as one, with short names for what only they can see.

    What stands at the head and the foot of each file is said once, around all of them, where
    the names of the browser that they use most become short as well.
    """
    scopes = _FILE_SCOPE.sub(r"(() => {\1})();", body)
    return _minified("application/javascript", scopes.join(_WHOLE_SCOPE))


def _compact_style(name: str) -> str:
    """Return a style sheet without comments and spare spaces."""
    return _minified("text/css", _read(name))


@lru_cache(maxsize=16)
def _minified(kind: str, body: str) -> str:
    return str(minify.string(kind, body))


def _scheme(url: str) -> str:
    try:
        return urlsplit(url).scheme
    except ValueError:
        return "not an address"


def _read(name: str) -> str:
    return (files("routes.webmap") / name).read_text(encoding="utf-8")
