"""Heading: the words that stand above a map, the story told beside it, and its theme."""

from dataclasses import dataclass

from routes.language import ENGLISH, Language
from routes.theme import USUAL, Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of the story that a map tells.

    Parameters
    ----------
    id
        Unique in its story.
    text
        What is told; an empty line parts paragraphs.
    title
        The words above it, or an empty text.
    hops
        The ids of the hops that it shows; without any, all are shown.
    view
        The ids of places that the map shows with them.
    """

    id: str
    text: str
    title: str = ""
    hops: tuple[str, ...] = ()
    view: tuple[str, ...] = ()


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
    steps
        The story that is told beside the map, step by step, or none.
    """

    title: str
    summary: str = ""
    theme: Theme = USUAL
    language: Language = ENGLISH
    steps: tuple[Step, ...] = ()
