"""Heading: the words that stand above a map."""

from dataclasses import dataclass

from routes.language import ENGLISH, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The headline of a map and the sentence under it.

    Parameters
    ----------
    title
        The headline, as a person wrote it.
    summary
        One sentence under it, or an empty text.
    language
        The language of the interface around them.
    """

    title: str
    summary: str = ""
    language: Language = ENGLISH
