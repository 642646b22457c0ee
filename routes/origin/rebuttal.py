"""Rebuttals: texts in which somebody answers what another text tells.

They open with a denial, or deny further on and bring evidence of their own, or are the statement of
one who denies. That somebody denies it at the end of a text is no sign: he was asked.
"""

import re
from functools import cache

from routes.origin.lexicon import ENGLISH, pattern_of, words_of
from routes.origin.sentences import sentences

_MOST = 400
"""Code points of the opening."""
_TOLD = (
    "reports?|claims?|allegations?|accusations?|charges?|study|figures?|suggestions?|statements?|"
    "story|stories|findings|investigation|rumou?rs?|talk|document|paper|numbers?|letter|footage|video"
)
_REJECTS = (
    r"\b(?:reject(?:s|ed)|dismiss(?:es|ed)|disput(?:es|ed)|call(?:s|ed)|brand(?:s|ed)|withdr[ae]wn?|"
    rf"correct(?:s|ed))\s+(?:[\w’'-]+\s+){{0,6}}?(?:{_TOLD})\b|"
    rf"\bin\s+(?:reply|response|answer)\s+to\s+(?:[\w’'-]+\s+){{0,4}}?(?:{_TOLD})\b"
)
"""Such a verb tells of a denial only with what is denied: `rejected a report by the group`."""
_NOT_GIVEN = r"(?!\s+(?:\w+\s+){0,2}(?:bail|access|entry|visas?|permission|asylum)\b)"
"""Something may be denied to somebody, too."""
_OWN_EVIDENCE = re.compile(
    r"\b(?:its|his|her|their|our)\s+own\s+(?:[\w-]+\s+){0,2}?(?:surveyors?|laborator(?:y|ies)|labs?|"
    r"counts?|tally|figures|readings|measurements|tests?|samples?|auditors?|engineers?|inspectors?|"
    r"investigation|inquiry|enquiry|experts?|data|records|reports?|calculations?|checks?|analysis)\b|"
    r"\b(?:independent|outside)\s+(?:laborator(?:y|ies)|labs?|auditors?|experts?|surveyors?|engineers?)\b|"
    r"\b(?:met(?:er|re)\s+readings|log\s?books?)\b",
    re.IGNORECASE,
)
_COUNTERS = (
    r"\b(?:worthless|nonsense|rubbish|fiction|fantasy|lies|inventions?|fabricat\w+|misleading|slander\w*|libel\w*|"
    r"(?:correct|set)\s+the\s+record(?:\s+straight)?|not\s+true|is\s+false|are\s+false|"
    r"(?:is|are|was|were|got\s+it)\s+(?:simply\s+|plainly\s+)?wrong)\b"
)
"""Words that answer, wherever they stand."""
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]{0,600}[”\"»“]")
_LEAST_WE = 2
_NEAR = 400
"""Code points from a denial to the evidence."""


def rebuts(text: str, language: str) -> bool:
    """Return whether a text answers another.

    Examples
    --------
    >>> rebuts("The mill has rejected the report.", "en"), rebuts("The mill is shut.", "en")
    (True, False)
    """
    if _denying(language).search(_opening(text)):
        return True
    if language != ENGLISH:
        return False
    answers = list(_answering().finditer(text))
    if any(_OWN_EVIDENCE.search(text, *_around(match)) for match in answers):
        return True
    return bool(answers) and _is_statement(text)


def _around(match: re.Match[str]) -> tuple[int, int]:
    return max(0, match.start() - _NEAR), match.end() + _NEAR


def _is_statement(text: str) -> bool:
    """Return whether those who wrote a text speak of themselves from its begin."""
    own = [match.start() for match in _WE.finditer(_QUOTED.sub(_blank, text))]
    return len(own) >= _LEAST_WE and own[0] < _MOST


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _opening(text: str) -> str:
    """Return the first sentence, with a headline before it, in which a text says what is new."""
    ends = [end for begin, end in sentences(text[:_MOST]) if text[end - 1 : end] in '.!?”"»؟']
    return text[: ends[0]] if ends else text[:_MOST]


@cache
def _denying(language: str) -> re.Pattern[str]:
    words = words_of("denies", language)
    denies = rf"\b(?:{pattern_of(words)})\b{_NOT_GIVEN}" if words else r"(?!)"
    return re.compile(f"{denies}|{_REJECTS}" if language == ENGLISH else denies, re.IGNORECASE)


@cache
def _answering() -> re.Pattern[str]:
    return re.compile(f"{_denying(ENGLISH).pattern}|{_COUNTERS}", re.IGNORECASE)
