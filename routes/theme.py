"""Theme: the colours and fonts of a map, for light and for dark.

A drawing names a colour by its role, such as `said`; which colour that is stands here only.
"""

from dataclasses import asdict, dataclass, fields
from typing import Literal

Scheme = Literal["auto", "light", "dark"]
Direction = Literal["ltr", "rtl"]

LINE_CONTRAST = 3.0
TEXT_CONTRAST = 4.5
"""The least contrast ratios of WCAG 2.2 (1.4.11 and 1.4.3) for lines and for text."""

CONTRASTS = (
    ("ink", "paper", TEXT_CONTRAST),
    ("ink", "land", TEXT_CONTRAST),
    ("ink", "mark", TEXT_CONTRAST),
    ("quiet", "paper", TEXT_CONTRAST),
    ("quiet", "land", TEXT_CONTRAST),
    ("accent", "paper", TEXT_CONTRAST),
    ("country", "land", TEXT_CONTRAST),
    ("sea", "water", TEXT_CONTRAST),
    *((line, ground, LINE_CONTRAST) for line in ("said", "denied") for ground in ("paper", "land")),
    ("said", "water", LINE_CONTRAST),
    ("denied", "water", LINE_CONTRAST),
)
"""Which role must be told from which, and with what contrast."""

_SANS = (
    "system-ui",
    "-apple-system",
    "Segoe UI",
    "Roboto",
    "Helvetica Neue",
    "Arial",
    "sans-serif",
)
_SERIF = ("Georgia", "Times New Roman", "serif")
_PICTURE_SANS = ("Helvetica Neue", "Helvetica", "Arial", "sans-serif")
_PICTURE_ARABIC = ("Arial", "Tahoma", "DejaVu Sans", "sans-serif")
"""What draws a picture takes one font for a text: these have Arabic, Cyrillic and Latin letters."""
_GENERIC = frozenset({"system-ui", "-apple-system", "sans-serif", "serif"})
_DARKEST_LINEAR = 0.04045


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of a map by what they are for, each as `#rrggbb`.

    Parameters
    ----------
    said, denied
        Lines that sources state, and lines that they deny.
    ink, quiet
        Words, and words that matter less.
    paper
        The page; also the halo of lines.
    land, water, coast, border
        The base map.
    country, sea
        The names of countries and seas that are no place of the route.
    rule
        Thin lines between the parts of the page.
    mark
        The ground of quoted words.
    accent
        Links, and the frame of what has the focus.
    """

    said: str = "#b3261e"
    denied: str = "#1d4f7f"
    ink: str = "#1c1b19"
    quiet: str = "#5c5850"
    paper: str = "#ffffff"
    land: str = "#f5f2e9"
    water: str = "#dfe8ee"
    coast: str = "#b9c7ce"
    border: str = "#bdb6a4"
    country: str = "#6d6758"
    sea: str = "#4b6a7e"
    rule: str = "#d9d5ca"
    mark: str = "#fbe9ad"
    accent: str = "#1a5fb4"

    @property
    def colours(self) -> dict[str, str]:
        """The colours by their roles."""
        return asdict(self)


LIGHT = Palette()
DARK = Palette(
    said="#ff8573",
    denied="#86b9ea",
    ink="#edeae3",
    quiet="#b5b0a5",
    paper="#16181a",
    land="#292c2d",
    water="#182129",
    coast="#465159",
    border="#5b574d",
    country="#a39d8f",
    sea="#7f9fb4",
    rule="#3b3e40",
    mark="#574713",
    accent="#8ab8f5",
)
ROLES = tuple(one.name for one in fields(Palette))


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """The sign of the publisher at the head of a page.

    Parameters
    ----------
    data_uri
        The picture itself, as a `data:` address.
    alt
        What it is called for those who cannot see it.
    """

    data_uri: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What a publisher may choose of a map's look.

    Parameters
    ----------
    light, dark
        The colours in either scheme. Pictures are light.
    scheme
        `auto` follows the reader's system; the address of a page may ask for another.
    headings, words
        Families of fonts for headlines and quotes, and for everything else, before the usual ones.
    logo
        The sign at the head of the page, or None.
    graticule
        Whether the map has lines of longitude and latitude.
    """

    light: Palette = LIGHT
    dark: Palette = DARK
    scheme: Scheme = "auto"
    headings: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    logo: Logo | None = None
    graticule: bool = False

    @property
    def serif(self) -> str:
        """The fonts of headlines and quotes, as CSS lists them."""
        return _font_list((*self.headings, *_SERIF))

    @property
    def sans(self) -> str:
        """The fonts of everything else on a page."""
        return _font_list((*self.words, *_SANS))

    def picture_sans(self, direction: Direction = "ltr") -> str:
        """Return the same for a picture, whose fonts are named without the system's own name."""
        usual = _PICTURE_ARABIC if direction == "rtl" else _PICTURE_SANS
        return _font_list((*self.words, *usual))

    def picture_serif(self, direction: Direction = "ltr") -> str:
        """Return the fonts of the headline of a picture."""
        usual = _PICTURE_ARABIC if direction == "rtl" else _SERIF
        return _font_list((*self.headings, *usual))


USUAL = Theme()


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2), from 1 to 21.

    Examples
    --------
    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_faint(palette: Palette) -> tuple[tuple[str, str, float, float], ...]:
    """Return what cannot be told apart: the two roles, their contrast, and the least needed."""
    return tuple(
        (role, ground, ratio, least)
        for role, ground, least in CONTRASTS
        if (ratio := contrast(getattr(palette, role), getattr(palette, ground))) < least
    )


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    shares = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        share / 12.92 if share <= _DARKEST_LINEAR else ((share + 0.055) / 1.055) ** 2.4
        for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _font_list(families: tuple[str, ...]) -> str:
    return ", ".join(
        name if name in _GENERIC or " " not in name else f"'{name}'" for name in families
    )
