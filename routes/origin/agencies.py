"""Agencies: the news agencies that a text is credited to."""

import re

from routes.origin.lexicon import ENGLISH
from routes.origin.names import Span, first_of

AGENCIES = (
    "Press Association|Associated Press|Agence France-Presse|United Press International|Reuters|"
    "Xinhua|Interfax|Bloomberg|Anadolu|TASS|IRNA|ANSA|AFP|DPA|dpa|EFE|UPI|Kyodo|Yonhap|Ukrinform|"
    "AP|PA"
)
"""News agencies, as a pattern."""
_ANY = r"(?:[A-Z][\w’'-]+\s+){1,3}(?:(?:News|Press)\s+Agency|Newswire|News\s+Service|Wire)"
"""An agency that says so in its name."""
_ELSEWHERE = {
    "Associated Press": "AP",
    "Press Association": "PA",
    "Agence France-Presse": "AFP",
    "United Press International": "UPI",
    "dpa": "DPA",
    "ТАСС": "TASS",
    "Интерфакс": "Interfax",
    "Інтерфакс": "Interfax",
    "Рейтер": "Reuters",
    "Рейтерс": "Reuters",
    "Укрінформ": "Ukrinform",
    "رویترز": "Reuters",
    "رويترز": "Reuters",
    "ایرنا": "IRNA",
}
"""Their other names, and what they are called in other scripts."""
_FOREIGN = "|".join(name for name in _ELSEWHERE if not name.isascii())
_CREDIT = re.compile(
    rf"\((?P<tag>{AGENCIES})\)\s*[—–-]|"
    rf"\b(?:according to|told|reported by|from|by|citing|quoting|(?i:news )?agency)"
    rf"\s*(?:the\s+)?(?:(?:state|news)\s+)*"
    rf"(?:agency\s+)?(?P<said>{AGENCIES})\b|"
    rf"^By\s+(?:[\w .’'-]+[,/]\s*)?(?P<by>{AGENCIES})\s*$|\b(?:the\s+)?"
    rf"(?P<reports>{AGENCIES})\s+(?:has\s+|had\s+)?(?:reported|reports|said|says|wrote|writes|"
    rf"quoted|cited|news agency|learned)|\b(?P<elsewhere>{_FOREIGN})\b|\b(?P<any>{_ANY})\b",
    re.MULTILINE,
)
"""Credits for a text; those for a picture, `(Jane Doe/AP)`, are none."""


_NAMED = re.compile(rf"(?<!/)\b(?P<named>{AGENCIES}|{_FOREIGN}|{_ANY})\b")
"""In other languages the words around it are not read."""


def agencies_in(text: str, language: str = ENGLISH) -> dict[str, Span]:
    """Return the agencies a text is credited to, each with where it stands first.

    Examples
    --------
    >>> agencies_in("Rice is dear, according to a report by Reuters.")
    {'Reuters': (36, 46)}
    """
    found: dict[str, Span] = {}
    for name, span in first_of(_CREDIT if language == ENGLISH else _NAMED, text):
        found.setdefault(_ELSEWHERE.get(name, name), span)
    return found
