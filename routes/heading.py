"""Heading: the words that stand above a map, and the theme it is set in."""

from dataclasses import dataclass

from routes.language import ENGLISH, Language
from routes.theme import USUAL, Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The headline of a map, the sentence under it, and how both look.

    Parameters
    ----------
    title
        The headline, as a person wrote it.
    summary
        One sentence under it, or an empty text.
    theme
        The colours and fonts of the map.
    language
        The language of the interface around them.
    """

    title: str
    summary: str = ""
    theme: Theme = USUAL
    language: Language = ENGLISH
