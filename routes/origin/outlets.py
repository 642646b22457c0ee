"""Outlets: the newspapers, broadcasters and sites that a text says told something first."""

import re

from routes.origin.lexicon import ENGLISH
from routes.origin.names import CAPITAL, Span, first_of

_KIND = (
    "newspaper|daily|weekly|magazine|broadcaster|channel|website|web site|site|portal|outlet|"
    "journal|podcast|programme|radio|television|tabloid|zeitung|journal|diario|газета|видання|"
    "издание|сайт"
)
_PRESS = (
    "Times|Post|Herald|Tribune|Gazette|Guardian|Courier|Ledger|Chronicle|Telegraph|Observer|Mirror|"
    "Star|News|Daily|Weekly|Files|Journal|Independent|Express|Echo|Standard|Monitor|Register|"
    "Sentinel|Dispatch|Mail|Review|Inquirer|Radio|TV|Television|Broadcasting|Today|Nation"
)
"""A last word of the names of papers and broadcasters."""
_KNOWN = (
    "BBC|CNN|NPR|CBS|NBC|ABC|RFE/RL|Al Jazeera|Al Arabiya|Deutsche Welle|Bild|Der Spiegel|Le Monde|"
    "Le Figaro|El País|Meduza|Kommersant|Vedomosti|Politico|Axios|Bellingcat|France 24"
)
_NAMED = rf"(?:(?:{CAPITAL}\s+){{1,3}}(?:{_PRESS})|{_KNOWN})"
_ANY = rf"{CAPITAL}(?:\s+(?:of\s+)?{CAPITAL}){{0,3}}"
_OUTLET = re.compile(
    rf"\b(?:told|tells|by|to|with|in|from|citing|quoting|according\s+to)\s+(?:the\s+)?"
    rf"(?P<told>{_NAMED})\b|"
    rf"\b(?P<reports>{_NAMED})\s+(?:has\s+|had\s+|first\s+)?"
    rf"(?:reported|reports|revealed|reveals|wrote|writes|said|says|learned|learnt|published)\b|"
    rf"\b(?:{_KIND}),?\s+(?:the\s+)?(?P<kind>{_ANY})"
)


_FOREIGN = re.compile(rf"\b(?P<named>{_NAMED})\b|\b(?:{_KIND})\s+[«„“]?(?P<kind>{_ANY})")
"""In other languages the words around it are not read."""
_BY_NAME = re.compile(rf"(?:The\s+)?(?:{_NAMED}|Times\s+of\s+{CAPITAL})")


def outlets_in(text: str, language: str = ENGLISH) -> dict[str, Span]:
    """Return the outlets that a text says told something, each with where it stands first.

    Examples
    --------
    >>> list(outlets_in("She told the Lusaka Courier so. A site, Red Sea Files, has it too."))
    ['Lusaka Courier', 'Red Sea Files']
    """
    return dict(first_of(_OUTLET if language == ENGLISH else _FOREIGN, text))


def is_outlet(name: str) -> bool:
    """Return whether a name is an outlet's by its last word, or a known one's.

    Examples
    --------
    >>> is_outlet("The Lusaka Courier"), is_outlet("Times of Malta"), is_outlet("Lusaka")
    (True, True, False)
    """
    return _BY_NAME.fullmatch(name) is not None
