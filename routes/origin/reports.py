"""Reports: who wrote the studies, papers and lists of charges that a document passes on."""

import re

from routes.origin.names import CAPITAL, Span, first_of

_WORK = (
    "study|report|survey|poll|investigation|analysis|inquiry|audit|indictment|dossier|findings|research|"
    "assessment|paper|document|briefing|census"
)
_AUTHORS = (
    "group|organi[sz]ation|researchers|authors|campaigners|institute|charity|network|think tank"
)
_PEOPLE = (
    "scientists|researchers|team|economists|experts|authors|activists|campaigners|investigators|"
    "journalists|reporters"
)
_BODY = rf"{CAPITAL}(?:\s+(?:(?:of|for|and|the)\s+){{0,2}}{CAPITAL}){{0,5}}"
_OWN = rf"(?:its|their)\s+(?:own\s+|new\s+|latest\s+|recent\s+|annual\s+)?(?:{_WORK})"
_REPORT = re.compile(
    rf"\b(?:{_WORK})\s+(?:[\w-]+\s+){{0,4}}?(?:by|from)\s+(?:the\s+)?(?:[a-z]+\s+){{0,3}}"
    rf"(?P<by>{_BODY})|"
    rf"\b[Ii]n\s+{_OWN},?\s+(?:the\s+)?(?P<behind>{_BODY})|"
    rf"\b(?P<before>{_BODY})\s+(?:[\w,]+\s+){{1,9}}?in\s+{_OWN}\b|"
    rf"\b(?:{_AUTHORS})(?:\s+[a-z]+){{0,4}},?\s+(?P<group>{CAPITAL}\s+{_BODY})|"
    rf"\b(?P<apposed>{_BODY}),\s+an?\s+(?:[\w-]+\s+){{0,3}}(?:{_AUTHORS}|{_WORK})\b|"
    rf"\b(?P<journal>(?:Journal|Annals|Proceedings)\s+of\s+(?:the\s+)?{_BODY})|"
    rf"\b(?:{_WORK}),\s+(?P<title>{CAPITAL}\s+{_BODY})|"
    rf"\b(?i:{_PEOPLE})(?:\s+[\w-]+){{0,4}}?\s+(?:at|from|of|with|for)\s+(?:the\s+)?(?P<at>{_BODY})|"
    rf"\bthe\s+(?P<of>{_BODY})(?:’s)?\s+(?:{_WORK})\b|\b(?P<own>{_BODY})[’']s\s+(?:{_WORK})\b"
)
"""Who wrote a report: `a study by the group River Eye`, `River Eye lists 31 trips in its study`."""


def reports_in(text: str) -> dict[str, Span]:
    """Return who wrote the reports that a text passes on, each with where they stand first."""
    return dict(first_of(_REPORT, text))
