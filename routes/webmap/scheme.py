"""The theme as CSS: each colour and font stands here once, as a custom property."""

from routes.theme import Logo, Palette, Theme
from routes.webmap.markup import Inline, void

_DARK_RULES = {
    "auto": (
        "@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){%s}}",
        "@media screen{:root[data-theme=dark]{%s}}",
    ),
    "light": ("@media screen{:root[data-theme=dark]{%s}}",),
    "dark": ("@media screen{:root:not([data-theme=light]){%s}}",),
}
"""Where a page is dark. The address of a page may ask for either; paper is always light."""


def theme_style(theme: Theme) -> Inline:
    """Return the custom properties of a theme, for light and for dark."""
    fonts = f"--routes-sans:{theme.sans};--routes-serif:{theme.serif}"
    light = f":root{{color-scheme:light;{fonts};{_colours(theme.light)}}}"
    dark = f"color-scheme:dark;{_colours(theme.dark)}"
    rules = [light, *(rule % dark for rule in _DARK_RULES[theme.scheme])]
    return Inline("style", "\n".join(rules))


def logo_image(logo: Logo | None) -> str:
    """Return the logo as an image, in which no script can run, or an empty text."""
    if logo is None:
        return ""
    return void("img", class_="routes-logo", src=logo.data_uri, alt=logo.alt)


def _colours(palette: Palette) -> str:
    return ";".join(f"--routes-{role}:{colour}" for role, colour in palette.colours.items())
