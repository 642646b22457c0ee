"""Unfinished: words that a draft wrote where a person has to, and which a dossier still has."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from routes.dossier import Dossier

DRAFT_TITLE = "Draft: "
"""The title of a draft begins so, and goes on with the name of its folder."""
_PLACEHOLDERS = ("not yet known", "proposed:")
"""How words begin that a draft writes where a person has to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """Words of a draft that still stand in a dossier; readers of the page would see them.

    Parameters
    ----------
    at
        The keys that lead to them, as `origins.origin-1`.
    subject
        What they are of, in words.
    words
        They themselves.
    wanted
        What a person should write instead.
    """

    at: str
    subject: str
    words: str
    wanted: str


def unfinished(dossier: Dossier, folder: Path) -> list[Unfinished]:
    """Return what a draft left for a person to fill in.

    Parameters
    ----------
    dossier
        The dossier.
    folder
        Its folder: a draft takes the name for a title.
    """
    title = dossier.heading.title
    left = []
    if title.startswith(DRAFT_TITLE) or title == folder.resolve().name:
        wanted = "write the headline of the map"
        left.append(Unfinished(at="title", subject="title", words=title, wanted=wanted))
    for key, words in dossier.origins.items():
        if words.startswith(_PLACEHOLDERS):
            at, wanted = f"origins.{key}", "say who stands behind it"
            left.append(Unfinished(at=at, subject=f"origin {key}", words=words, wanted=wanted))
    for reading in dossier.places:
        words = reading.because or ""
        if words.startswith(_PLACEHOLDERS):
            at, wanted = f"places.{reading.id}.because", "say why it is read so"
            subject = f"place {reading.id}"
            left.append(Unfinished(at=at, subject=subject, words=words, wanted=wanted))
    return left


def unfinished_records(left: Sequence[Unfinished]) -> list[dict[str, str]]:
    """Return what a draft left to fill in for JSON output."""
    return [{"at": own.at, "words": own.words} for own in left]
