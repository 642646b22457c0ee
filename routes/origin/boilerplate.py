"""Boilerplate: what stands under every text of a publisher, and tells nothing of its origin."""

import re
from collections.abc import Iterable, Sequence

_PARAGRAPH = re.compile(r"[^\n]+")
_BOILERPLATE = re.compile(
    r"\s*(?:About\s+(?:the\s+)?[A-Z][^.!?]{1,60}(?:[.:]|$)|Notes?\s+(?:to|for)\s+editors|"
    r"À propos de|Über\s+[A-Z]|Acerca de|Media\s+contacts?|Press\s+contacts?|©|Copyright\b)|"
    r".*(?:All\s+rights\s+reserved|[Ss]ubscribe\s+to|[Ss]ign\s+up\s+(?:for|to)\b.*newsletter|"
    r"our\s+newsletter|(?:[Ff]or|[Ff]urther|[Mm]ore)\s+(?:(?:more|further|media)\s+)?"
    r"(?:information|enquiries|inquiries)[^.]{0,40}(?:contact|write|visit|call|see|:)|"
    r"[Rr]eporting\s+by\s+[A-Z].*[Ee]diting\s+by)"
)
_LEAST_WORDS = 12
"""A shorter paragraph is a headline or a set phrase."""
_MOST_SHARED = 2
_QUOTES = re.compile('[“”"«»„]')
_MOST = 800
"""A longer paragraph is a part of the text, whatever stands in it."""


def without_background(texts: Sequence[str]) -> tuple[str, ...]:
    """Return texts with spaces in place of boilerplate and of background that they share.

    Background is a paragraph that stands in the same words in the second half of texts which do not
    share their news: what an agency puts under each of its stories on a war. It quotes nobody, and
    where more is shared, somebody has copied.
    """
    texts = tuple(map(without_boilerplate, texts))
    paragraphs = [_paragraphs(text) for text in texts]
    holders: dict[str, list[int]] = {}
    for i, own in enumerate(paragraphs):
        for paragraph in dict.fromkeys(own):
            holders.setdefault(paragraph, []).append(i)
    openings = [own[: (len(own) + 1) // 2] for own in paragraphs]
    blanked = []
    for i, (text, own, opening) in enumerate(zip(texts, paragraphs, openings, strict=True)):
        told_by = {other for paragraph in opening for other in holders[paragraph]} - {i}
        background = [
            paragraph
            for paragraph in own[len(opening) :]
            if len(holders[paragraph]) > 1
            and told_by.isdisjoint(holders[paragraph])
            and not _QUOTES.search(paragraph)
        ]
        blanked.append(_blanked_in(text, background) if len(background) <= _MOST_SHARED else text)
    return tuple(blanked)


def _blanked_in(text: str, paragraphs: Iterable[str]) -> str:
    for paragraph in paragraphs:
        text = text.replace(paragraph, " " * len(paragraph))
    return text


def _paragraphs(text: str) -> list[str]:
    return [
        match[0] for match in _PARAGRAPH.finditer(text) if len(match[0].split()) >= _LEAST_WORDS
    ]


def without_boilerplate(text: str) -> str:
    r"""Return a text with spaces in place of paragraphs that tell only of its publisher.

    Examples
    --------
    >>> without_boilerplate("Rye is dear.\nFor enquiries write to Ann Bly.").split()
    ['Rye', 'is', 'dear.']
    """
    blanked = _PARAGRAPH.sub(_blanked, text)
    return blanked if blanked.strip() else text


def _blanked(match: re.Match[str]) -> str:
    paragraph = match[0]
    is_boilerplate = len(paragraph) <= _MOST and _BOILERPLATE.match(paragraph)
    return " " * len(paragraph) if is_boilerplate else paragraph
