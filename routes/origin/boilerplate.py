"""Boilerplate: what stands under every text of a publisher, and tells nothing of its origin."""

import re

_PARAGRAPH = re.compile(r"[^\n]+")
_BOILERPLATE = re.compile(
    r"\s*(?:About\s+(?:the\s+)?[A-Z][^.!?]{1,60}(?:[.:]|$)|Notes?\s+(?:to|for)\s+editors|"
    r"À propos de|Über\s+[A-Z]|Acerca de|Media\s+contacts?|Press\s+contacts?|©|Copyright\b)|"
    r".*(?:All\s+rights\s+reserved|[Ss]ubscribe\s+to|[Ss]ign\s+up\s+(?:for|to)\b.*newsletter|"
    r"[Nn]ewsletter|(?:[Ff]or|[Ff]urther|[Mm]ore)\s+(?:(?:more|further|media)\s+)?"
    r"(?:information|enquiries|inquiries)[^.]{0,40}(?:contact|write|visit|call|see|:)|"
    r"[Rr]eporting\s+by\s+[A-Z].*[Ee]diting\s+by)"
)
_MOST = 800
"""A longer paragraph is a part of the text, whatever stands in it."""


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
