"""The theme of a dossier: colours that can be told apart, fonts, and the logo."""

import base64
from dataclasses import replace
from pathlib import Path

from routes.dossier.files import confined
from routes.dossier.form import LogoForm, PaletteForm, ThemeForm
from routes.dossier.marked_yaml import Location
from routes.dossier.sources import Report
from routes.errors import SourceError
from routes.theme import (
    DARK,
    LIGHT,
    ROLES,
    TEXT_CONTRAST,
    USUAL,
    Logo,
    Palette,
    Scheme,
    Theme,
    too_faint,
)

MOST_LOGO_BYTES = 30_000

_KINDS = {".png": "image/png", ".svg": "image/svg+xml"}
_PNG = b"\x89PNG\r\n\x1a\n"


def read_theme(form: ThemeForm | None, folder: Path, report: Report) -> Theme:
    """Return the theme of a dossier; what cannot be read or told apart is reported."""
    if form is None:
        return USUAL
    place: Location = ("theme",)
    return Theme(
        light=_palette(form, LIGHT, place, report),
        dark=_palette(form.dark, DARK, (*place, "dark"), report) if form.dark else DARK,
        scheme=form.scheme or _usual_scheme(form),
        headings=tuple(form.fonts.headings) if form.fonts else (),
        words=tuple(form.fonts.words) if form.fonts else (),
        logo=_logo(form.logo, folder, report) if form.logo else None,
        graticule=form.graticule,
    )


def _usual_scheme(form: ThemeForm) -> Scheme:
    """Return `light` where colours were chosen for a light page alone: others would mislead."""
    has_colours = any(getattr(form, role) is not None for role in ROLES)
    return "light" if has_colours and form.dark is None else "auto"


def _palette(form: PaletteForm, usual: Palette, place: Location, report: Report) -> Palette:
    """Return the usual colours with those of the form, and report what is too faint."""
    given = {role: colour for role in ROLES if (colour := getattr(form, role)) is not None}
    palette = replace(usual, **given)
    for role, ground, ratio, least in too_faint(palette):
        what = "text" if least == TEXT_CONTRAST else "lines"
        report(
            (*place, role if role in given else ground),
            f"{role} {getattr(palette, role)} on {ground} {getattr(palette, ground)} has a "
            f"contrast of {_below(ratio):.2f}:1; {what} must have {least:g}:1",
        )
    return palette


def _below(ratio: float) -> float:
    """Return a ratio cut to hundredths: 4.499 is no 4.5."""
    return int(ratio * 100) / 100


def _logo(form: LogoForm, folder: Path, report: Report) -> Logo | None:
    place: Location = ("theme", "logo", "file")
    try:
        content = _read(form.file, folder)
    except SourceError as error:
        report(place, str(error))
        return None
    kind = _KINDS[Path(form.file).suffix.lower()]
    data_uri = f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
    return Logo(data_uri=data_uri, alt=form.alt)


def _read(name: str, folder: Path) -> bytes:
    """Return the bytes of a logo.

    Raises
    ------
    SourceError
        When it is no SVG or PNG file of the folder, or too large.
    """
    suffix = Path(name).suffix.lower()
    if suffix not in _KINDS:
        raise SourceError(f"{name!r} is no logo: it must be an SVG or a PNG file")
    path = confined(folder, name)
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MOST_LOGO_BYTES else b""
    except OSError as error:
        raise SourceError(f"{name} cannot be read: {error.strerror}") from error
    if size > MOST_LOGO_BYTES:
        raise SourceError(f"{name} is larger than {MOST_LOGO_BYTES // 1000} kB ({size:,} bytes)")
    if not (content.startswith(_PNG) if suffix == ".png" else b"<svg" in content):
        raise SourceError(f"{name} is not a picture of the kind {suffix[1:].upper()}")
    return content
