"""Citing: whose words a document passes on: people, authors of reports, agencies, kinds of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from routes.origin.words import COMMON

Span = tuple[int, int]

AGENCIES = (
    "Press Association|Associated Press|Agence France-Presse|United Press International|Reuters|"
    "Xinhua|Interfax|Bloomberg|Anadolu|TASS|IRNA|ANSA|AFP|DPA|EFE|UPI|Kyodo|Yonhap|AP|PA"
)
"""News agencies, as a pattern."""
_SHORT_FOR = {
    "Associated Press": "AP",
    "Press Association": "PA",
    "Agence France-Presse": "AFP",
    "United Press International": "UPI",
}
_CREDIT = re.compile(
    rf"\((?P<tag>{AGENCIES})\)\s+[—–-]|\b(?:according to|told|reported by|from)\s+(?:the\s+)?"
    rf"(?P<said>{AGENCIES})\b|^By\s+(?:[\w .’'-]+[,/]\s*)?(?P<by>{AGENCIES})\s*$|\b(?:the\s+)?"
    rf"(?P<reports>{AGENCIES})\s+(?:reported|reports|said|says|wrote|quoted|cited|news agency)",
    re.MULTILINE,
)
"""Credits for a text; those for a picture, `(Jane Doe/AP)`, are none."""

_SAYING = (
    "said|says|told|tells|added|adds|stated|stressed|announced|announces|explained|explains|"
    "concluded|concludes|continued|noted|notes|warned|warns|claimed|claims|confirmed|confirms|"
    "insisted|insists|replied|argued|argues|wrote|writes|accused|accuses|alleged|alleges|denied|"
    "denies|estimated|estimates|reported|reports|dismissed|testified|recalled|recalls|declared|"
    "admitted|admits|acknowledged|complained|complains|predicted|disclosed|revealed|conceded|vowed|"
    "rejected|remarked|promised|described|briefed|presented|unveiled|published|expects|pledged"
)
_CAPITAL = r"\b[A-Z][\w'’-]{0,40}\w\b"
_ARTICLE = re.compile(r"\b(?:an?|[Tt]he)\s+$")
"""Before one word: `an American official`."""
_PARTICLE = r"(?:(?:de|da|del|di|van|von|der|den|bin|ibn|al|el|la|dos)\s+)?"
_NAME = rf"{_CAPITAL}(?:\s+{_PARTICLE}{_CAPITAL}){{0,4}}"
_ADVERB = r"(?:(?:also|has|have|had|later|then|who|\w+ly)\s+){0,2}"
_APPOSED = rf"(?:(?!{_NAME},)[^.,;:“”\"\n]{{2,80}},\s+){{1,2}}"
_INVERTED = (
    rf"(?:[,?!”\"’]\s+(?:{_SAYING})|\b[Aa]ccording\s+to|\b(?:citing|quoting|quotes|cites)|"
    r"\b(?:statement|letter|remarks|interview)\s+(?:\w+\s+)?(?:by|with|from))\s+"
)
_TITLE = r"(?:(?!(?:in|on|at|to|from|that|as|by|it|he|she|they|we|for)\b)[a-z][\w’'-]*,?\s+){0,7}"
_OF_WHOM = rf"(?:{_NAME}[’']s?\s+{_TITLE})?"
_SPEAKER = re.compile(
    rf"(?P<before>{_NAME}),?\s+{_ADVERB}(?:{_SAYING})\b|"
    rf"(?P<apposed>{_NAME}),\s+(?=[a-z]){_APPOSED}{_ADVERB}(?:{_SAYING})\b|"
    rf"{_INVERTED}{_TITLE}{_OF_WHOM}(?P<after>{_NAME})(?![’']s)"
)
_PLACED = re.compile(r"\b(?:in|at|near|of|from|through|to|into|on|for|off)\s+(?:the\s+)?$")
"""Before a name that only says where the speaker is: `the company in Gdansk said`."""
_ON_DAY = re.compile(
    rf"\b(?:{_SAYING})(?:\s+[\w’']+){{0,4}}?\s+(?:on|late|early)\s+(?P<day>[A-Z][a-z]+day)\b"
)
_PRONOUN = re.compile(rf"\b(?:[Hh]e|[Ss]he|his|her)\s+{_ADVERB}(?:{_SAYING}|own\s+reckoning)\b")
_PERSON = re.compile(rf"\b{_CAPITAL}(?:\s+{_CAPITAL}){{1,3}}")
_NOBODY = re.compile(
    r"It|We|I|You|House|Ministry|Government|Council|Department|Office|Agency|Police|Army|Minister|"
    r"President|Secretary|Company|Prosecutors|Researchers|Authorities"
)
"""Capitalised words beside `said` that are nobody's name."""

_HEAD = re.compile(
    r"Society|Association|Programme|Program|Watch|Group|Council|Commission|Agency|Authority|"
    r"Institute|Union|Party|Bank|Guard|Forces?|Command|University|Foundation|Fund|Forum|Organi[sz]ation|Committee|Nations|Cross"
)
"""A last word that many bodies have in their names."""

_WORK = (
    "study|report|survey|investigation|analysis|inquiry|audit|indictment|dossier|findings|research|"
    "assessment|paper|document"
)
_AUTHORS = "group|organi[sz]ation|researchers|authors|campaigners|institute|charity|think tank"
_BODY = rf"{_CAPITAL}(?:\s+(?:(?:of|for|and|the)\s+){{0,2}}{_CAPITAL}){{0,5}}"
_OWN = rf"(?:its|their)\s+(?:own\s+|new\s+|latest\s+|recent\s+|annual\s+)?(?:{_WORK})"
_REPORT = re.compile(
    rf"\b(?:{_WORK})\s+(?:[\w-]+\s+){{0,4}}?(?:by|from)\s+(?:the\s+)?(?:[a-z]+\s+){{0,3}}"
    rf"(?P<by>{_BODY})|"
    rf"\b[Ii]n\s+{_OWN},?\s+(?:the\s+)?(?P<behind>{_BODY})|"
    rf"\b(?P<before>{_BODY})\s+(?:[\w,]+\s+){{1,9}}?in\s+{_OWN}\b|"
    rf"\b(?:{_AUTHORS})(?:\s+[a-z]+){{0,4}},?\s+(?P<group>{_CAPITAL}\s+{_BODY})|"
    rf"\b(?P<apposed>{_BODY}),\s+an?\s+(?:[\w-]+\s+){{0,3}}(?:{_AUTHORS}|{_WORK})\b|"
    rf"\b(?P<journal>(?:Journal|Annals|Proceedings)\s+of\s+(?:the\s+)?{_BODY})|"
    rf"\b(?:{_WORK}),\s+(?P<title>{_CAPITAL}\s+{_BODY})|"
    rf"\bthe\s+(?P<of>{_BODY})(?:’s)?\s+(?:{_WORK})\b|\b(?P<own>{_BODY})[’']s\s+(?:{_WORK})\b"
)
"""Who wrote a report: `a study by the group River Eye`, `River Eye lists 31 trips in its study`."""

_SORTS = {
    "court": "prosecutors?|prosecution|court|judge",
    "police": "police|detectives",
    "coast guard": "coast ?guard",
    "navy": "navy",
    "army": "army|military|air force",
    "ministry": "ministry|minister|government|cabinet",
    "official": "officials?|diplomats?|sources?|people familiar",
    "company": "company|companies|firms?|operator|managers?|producer|airline|shipowners?",
    "union": "unions?|strikers",
    "council": "council|mayor|town hall|governor",
    "regulator": "regulator|commission|authority|watchdog",
    "hospital": "hospital|doctors|rescuers",
    "witness": "witness|witnesses|residents|villagers|neighbours|survivors",
}
"""Sources without a name, by the nouns that head them."""
MEDIA = {
    "report": "study|report|survey|audit|dossier|auditors|researchers|scientists|experts",
    "charge sheet": "indictment|charge sheet",
    "letter": "letter|memo|e-mail",
    "interview": "interview",
    "press conference": "press conference|news conference|briefing",
}
"""Sources of which one speaks without a verb of saying."""
_BEHIND = r"(?:\s+(?:in|of|for|at)\s+(?:the\s+)?[\w’'-]+){0,2}"
_SORT = re.compile(
    "|".join(
        rf"(?P<{sort.replace(' ', '_')}>"
        rf"\b(?:{heads}){_BEHIND},?\s+{_ADVERB}(?:{_SAYING}|speaks?|lists?|shows?|finds?|found)\b|"
        rf"\b[Aa]ccording\s+to\s+(?:[\w’'-]+\s+){{0,4}}?(?:{heads})\b|"
        rf"[,”\"]\s+(?:said|says)\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,2}}?(?:{heads})\b|"
        rf"\b(?:{heads})(?:\s+[\w,]+){{0,4}}\s+in\s+an?\s+statement\b)"
        for sort, heads in _SORTS.items()
    )
)
_MEDIUM = re.compile(
    "|".join(rf"(?P<{sort.replace(' ', '_')}>\b(?:{nouns})\b)" for sort, nouns in MEDIA.items())
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Whom a document cites, each with where it stands first.

    Parameters
    ----------
    speakers
        Names of people and bodies whose words are told.
    reports
        Names of reports and of those who wrote them.
    agencies
        News agencies that a text is credited to.
    sorts
        Sorts of source without a name: a ministry, a report, the police.
    titles
        The names with the words that introduce them: `the minister of transport, Aziz Karimov,`.
    """

    speakers: Mapping[str, Span]
    reports: Mapping[str, Span]
    agencies: Mapping[str, Span]
    sorts: Mapping[str, Span]
    titles: tuple[Span, ...]

    @property
    def voices(self) -> Mapping[str, Span]:
        """The speakers and reports."""
        return {**self.reports, **self.speakers}

    @property
    def names(self) -> tuple[str, ...]:
        """All names of those who are cited."""
        return (*self.speakers, *self.reports, *self.agencies)


def cited_in(text: str) -> Cited:
    """Return whom a document cites."""
    agencies = {_SHORT_FOR.get(name, name): span for name, span in _first(_CREDIT, text)}
    speakers = {
        name: span
        for name, span in (*_first(_SPEAKER, text), *_meant_by_pronouns(text))
        if not re.fullmatch(AGENCIES, name)
    }
    sorts: dict[str, Span] = {}
    for match in (*_SORT.finditer(text), *_MEDIUM.finditer(text)):
        sorts.setdefault((match.lastgroup or "").replace("_", " "), match.span())
    reports = dict(_first(_REPORT, text))
    titles = tuple(_titles(text, {name.split()[-1] for name in (*speakers, *reports)}))
    return Cited(speakers=speakers, reports=reports, agencies=agencies, sorts=sorts, titles=titles)


def days_in(text: str) -> frozenset[str]:
    """Return the days of the week on which a document says that something was said."""
    return frozenset(match["day"] for match in _ON_DAY.finditer(text))


def is_mentioned(name: str, capitals: Mapping[str, Span]) -> Span | None:
    """Return where a text names somebody, if it does; one word is too little to tell by."""
    words = name.split()
    if len(words) == 1 or words[-1] not in capitals:
        return None
    if _HEAD.fullmatch(words[-1]) and words[-2] not in capitals:
        return None
    return capitals[words[-1]]


def same_name(first: str, second: str) -> bool:
    """Return whether two names may be the same one's: `Commodore Dizon` and `Ramil Dizon`.

    Examples
    --------
    >>> same_name("Nyanza Lake Watch", "Lake Watch"), same_name("Food Programme", "Mine Programme")
    (True, False)
    """
    words, others = first.split(), second.split()
    least = min(len(words), len(others))
    if words[:least] == others[:least] and least > 1:
        return True
    if words[-1] != others[-1]:
        return False
    return not _HEAD.fullmatch(words[-1]) or (words[-least:] == others[-least:] and least > 1)


def _first(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, Span]]:
    """Yield each name that a pattern finds, with where it stands first."""
    seen: set[str] = set()
    for match in pattern.finditer(text):
        group = match.lastgroup or ""
        name = " ".join(re.sub(r"[’']s?(?=\s|$)", "", match[group]).split()).removeprefix("The ")
        start = match.start(group)
        if group == "after" and re.search(r"[’']s?$", match[group]):
            continue  # `according to Gdansk's mayor`
        is_where = group == "before" and _PLACED.search(text, max(0, start - 12), start)
        is_kind = (
            group == "after" and " " not in name and _ARTICLE.search(text, max(0, start - 5), start)
        )
        if name in seen or is_where or is_kind or not name or _is_nobody(name):
            continue
        seen.add(name)
        yield name, match.span()


def _is_nobody(name: str) -> bool:
    last = name.rsplit(maxsplit=1)[-1]
    return last.lower() in COMMON or _NOBODY.fullmatch(last) is not None


def _titles(text: str, last_names: set[str]) -> Iterator[Span]:
    """Yield where names stand, each with the words that say who bears it."""
    names = "|".join(sorted(map(re.escape, last_names), key=len, reverse=True))
    introduced = re.compile(
        rf"(?:\b(?:[Tt]he|[Aa]n?|its|their|his|her)\s+(?:[\w’'-]+\s+){{0,7}}?[\w’'-]+,?\s+)?"
        rf"(?:{_CAPITAL}\s+){{0,3}}\b(?:{names})\b(?:,\s+(?:the|an?|its)\s[^.,;]{{2,80}},)?"
    )
    if names:
        yield from (match.span() for match in introduced.finditer(text))


def _meant_by_pronouns(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the person named last before each `he said`."""
    for match in _PRONOUN.finditer(text):
        named = list(_PERSON.finditer(text, max(0, match.start() - 400), match.start()))
        if named:
            yield " ".join(named[-1][0].split()), match.span()
