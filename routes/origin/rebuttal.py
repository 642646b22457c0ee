"""Rebuttals: texts that open with somebody's denial of what another text tells."""

import re
from functools import cache

from routes.origin.lexicon import ENGLISH, pattern_of, words_of
from routes.origin.sentences import sentences

_MOST = 400
"""Code points of the opening."""
_TOLD = (
    "reports?|claims?|allegations?|accusations?|charges?|study|figures?|suggestions?|statements?|"
    "story|stories|findings|investigation|rumou?rs?|talk|document|paper"
)
_REJECTS = (
    r"\b(?:reject(?:s|ed)|dismiss(?:es|ed)|disput(?:es|ed)|call(?:s|ed)|brand(?:s|ed)|withdr[ae]wn?|"
    rf"correct(?:s|ed))\s+(?:[\w’'-]+\s+){{0,6}}?(?:{_TOLD})\b"
)
"""Such a verb tells of a denial only with what is denied: `rejected a report by the group`."""
_NOT_GIVEN = r"(?!\s+(?:\w+\s+){0,2}(?:bail|access|entry|visas?|permission|asylum)\b)"
"""Something may be denied to somebody, too."""


def rebuts(text: str, language: str) -> bool:
    """Return whether a text opens with a denial; further on it is the other side's word.

    Examples
    --------
    >>> rebuts("The mill has rejected the report.", "en"), rebuts("The mill is shut.", "en")
    (True, False)
    """
    return _denying(language).search(_opening(text)) is not None


def _opening(text: str) -> str:
    """Return the first sentence, with a headline before it, in which a text says what is new."""
    ends = [end for begin, end in sentences(text[:_MOST]) if text[end - 1 : end] in '.!?”"»؟']
    return text[: ends[0]] if ends else text[:_MOST]


@cache
def _denying(language: str) -> re.Pattern[str]:
    words = words_of("denies", language)
    denies = rf"\b(?:{pattern_of(words)})\b{_NOT_GIVEN}" if words else r"(?!)"
    return re.compile(f"{denies}|{_REJECTS}" if language == ENGLISH else denies, re.IGNORECASE)
