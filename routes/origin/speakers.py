"""Speakers: the people and bodies whose words a document tells, and how they are introduced."""

import re
from collections.abc import Collection, Iterator

from routes.origin.agencies import AGENCIES
from routes.origin.lexicon import ENGLISH, common_words, pattern_of, words_of
from routes.origin.names import (
    CAPITAL,
    NAME,
    PARTICLE,
    PLACED,
    Span,
    bare_name,
    first_of,
    is_nobody,
)
from routes.origin.sentences import saying_sentences

SAYING = pattern_of(words_of("says", ENGLISH))
ADVERB = r"(?:(?:also|has|have|had|later|then|who|\w+ly)\s+){0,2}"
_APPOSED = rf"(?:(?!{NAME},)[^.,;:“”\"\n]{{2,80}},\s+){{1,2}}"
_INVERTED = (
    rf"(?:[,?!”\"’]\s+(?:{SAYING})|\b[Aa]ccording\s+to|\b(?:citing|quoting|quotes|cites)|"
    r"\b(?:[Ss]tatement|STATEMENT|[Ll]etter|remarks|[Ii]nterview)\s+(?:\w+\s+)?"
    r"(?:by|BY|with|from))\s+"
)
_TITLE = (
    r"(?:(?!(?:in|on|at|to|from|that|as|by|it|he|she|they|we|for)\b)[a-z][\w’'-]*,?\s+"
    rf"(?:(?:of|for|at|from)\s+(?:the\s+)?{CAPITAL}(?:\s+{CAPITAL})?,\s+)?){{0,7}}"
)
_OF_BODY = rf"(?:of|from|at|for)\s+(?:the\s+)?{NAME}(?:\s+[a-z]+)?"
"""`Ann Bly of the Grain Union said`."""
_OF_WHOM = rf"(?:{NAME}[’']s?\s+{_TITLE})?"
_TURNED = rf"\s+(?:said|says)\s+(?:the|an?|its|their|his|her|{CAPITAL})\b"
"""Behind a name: `It will rain in Oslo, said Ann Bly`."""
_SPEAKER = re.compile(
    rf"(?P<before>{NAME})(?:,(?!{_TURNED}))?\s+{ADVERB}(?:{SAYING})\b|"
    rf"(?P<first>{NAME})\s+(?:[a-z]+\s+){{1,8}}and\s+(?:{SAYING})\b|"
    rf"(?P<of>{NAME}),?\s+{_OF_BODY},?\s+{ADVERB}(?:{SAYING})\b|"
    rf"(?P<apposed>{NAME}),\s+(?=[a-z\d]){_APPOSED}{ADVERB}(?:{SAYING})\b|"
    rf"{_INVERTED}{_TITLE}{_OF_WHOM}(?P<after>{NAME})(?![’']s)"
)
_PRONOUN = re.compile(rf"\b(?:[Hh]e|[Ss]he|his|her)\s+{ADVERB}(?:{SAYING}|own\s+reckoning)\b")
_PERSON = re.compile(rf"{CAPITAL}(?:\s+{PARTICLE}{CAPITAL}){{1,3}}")
_ON_DAY = re.compile(
    rf"\b(?:{SAYING})(?:\s+[\w’']+){{0,4}}?\s+(?:on|late|early)\s+(?P<day>[A-Z][a-z]+day)\b"
)
_CAPITALISED = re.compile(CAPITAL)
_ROLE = (
    "[Mm]inister|[Ss]pokes\\w+|[Cc]hief|[Dd]irector|[Hh]ead|[Pp]resident|[Cc]hair\\w*|[Gg]overnor|"
    "[Mm]ayor|[Ss]ecretary|[Cc]ommissioner|[Ee]xecutive|[Mm]aster|[Mm]anager|[Ll]eader|[Aa]uthor|"
    "[Cc]oordinator|[Cc]ommander|[Pp]rosecutor|[Aa]uditor"
)
_INTRODUCED = re.compile(
    rf"(?:\b(?:[Tt]he|[Aa]n?|its|their|his|her)\s+(?:[\w’'-]+\s+){{0,7}}?[\w’'-]+,?\s+|"
    rf"(?:\b[\w’'-]+\s+){{0,2}}\b(?:{_ROLE})\s+)?"
    rf"(?:{CAPITAL}\s+){{0,3}}$"
)
"""Before a name: `the Uzbek minister of transport, Aziz`, `transport minister Aziz`."""
_DESCRIBED = re.compile(
    rf",\s+[a-z][^.,;]{{2,80}},|,?\s+(?:of|from|at)\s+(?:the\s+)?{CAPITAL}(?:\s+{CAPITAL})*"
)
"""Behind a name: `, who runs the port,`."""
_TITLE_REACH = 100
_REACH = 400
"""A pronoun means somebody who is named within so many characters before it."""


def speakers_in(text: str, language: str) -> dict[str, Span]:
    """Return the people and bodies whose words a text tells, each with where they stand first.

    In other languages than English they are the full names in sentences with a verb of saying.
    """
    if language == ENGLISH:
        found = (*first_of(_SPEAKER, text), *_meant_by_pronouns(text))
    else:
        found = tuple(_people(text, language))
    speakers: dict[str, Span] = {}
    for name, span in found:
        if not re.fullmatch(AGENCIES, name) and _is_name(name, text):
            speakers.setdefault(name, span)
    return speakers


def _is_name(name: str, text: str) -> bool:
    """Return whether something is a name, not a noun at the begin of a sentence: `Campaigners`."""
    return " " in name or re.search(rf"[\w,;]\s+{re.escape(name)}\b", text) is not None


def days_in(text: str) -> frozenset[str]:
    """Return the days of the week on which a document says that something was said."""
    return frozenset(match["day"] for match in _ON_DAY.finditer(text))


def titles_of(text: str, last_names: Collection[str]) -> Iterator[Span]:
    """Yield where names stand, each with the words that say who bears it."""
    for match in _CAPITALISED.finditer(text) if last_names else ():
        if match[0] in last_names:
            before = _INTRODUCED.search(text, max(0, match.start() - _TITLE_REACH), match.start())
            behind = _DESCRIBED.match(text, match.end())
            yield (
                before.start() if before else match.start(),
                behind.end() if behind else match.end(),
            )


def _people(text: str, language: str) -> Iterator[tuple[str, Span]]:
    """Yield the full names in sentences in which somebody speaks."""
    common = common_words(language)
    for start, end in saying_sentences(text, language):
        for match in _PERSON.finditer(text, start, end):
            words = [word for word in match[0].split() if word.lower() not in common]
            if len(words) > 1:
                yield " ".join(words), match.span()


def _meant_by_pronouns(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the person named last before each `he said`."""
    for match in _PRONOUN.finditer(text):
        named = [
            found
            for found in _PERSON.finditer(text, max(0, match.start() - _REACH), match.start())
            if not PLACED.search(text, max(0, found.start() - 12), found.start())
        ]
        if named:
            name = bare_name(named[-1][0])
            if not is_nobody(name):
                yield name, match.span()
