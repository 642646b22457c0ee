"""Signs of an origin in one document: agencies, speakers, reports, quotations, runs of words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

AGENCIES = (
    "Press Association|Associated Press|Agence France-Presse|United Press International|Reuters|"
    "Xinhua|Interfax|Bloomberg|Anadolu|TASS|IRNA|ANSA|AFP|DPA|EFE|UPI|AP|PA"
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
    rf"(?P<reports>{AGENCIES})\s+(?:reported|reports|said|news agency)",
    re.MULTILINE,
)
"""Credits for a text; those for a picture, `(Jane Doe/AP)`, are none."""

_SAYING = (
    "said|says|told|added|stated|stressed|announced|explained|concluded|continued|noted|warned|"
    "claimed|confirmed|insisted|replied|argued"
)
_NAME = r"[A-Z][\w'’-]{1,40}"
_SPEAKER = re.compile(
    rf"\b(?P<before>{_NAME}(?: {_NAME}){{0,2}})\s+(?:also\s+)?(?:{_SAYING})\b|"
    rf"\b(?:{_SAYING})\s+(?:Mr |Mrs |Ms |Dr )?(?P<after>{_NAME}(?: {_NAME})?)"
)
_NO_SURNAME = re.compile(
    r"He|She|They|It|We|I|You|The|An?|This|That|But|And|In|On|House|Ministry|Government|Council|"
    r"Department|Office|Agency|Officials|Police|Army|Minister|President|Secretary|Who|"
    r"Spokes(?:wo)?man|\w+day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December"
)
"""Capitalised words before `said` that are nobody's name."""
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
"""A name within a sentence: what a document is about, the people who speak in it aside."""
_WORK = "study|report|survey|investigation|analysis|inquiry|indictment|dossier"
_BODY = rf"{_NAME}(?: (?:(?:of|for|and|on) )?{_NAME}){{0,4}}"
_OWN = rf"(?:its|their)\s+(?:own |new |latest |recent )?(?:{_WORK})"
_REPORT = re.compile(
    rf"\b(?:{_WORK})\s+(?:[a-z]+\s+){{0,2}}by\s+(?:the\s+)?(?:[a-z]+\s+){{0,3}}(?P<by>{_BODY})|"
    rf"\b[Ii]n\s+{_OWN},?\s+(?:the\s+)?(?P<behind>{_BODY})|"
    rf"\b(?P<before>{_BODY})\s+(?:[\w,]+\s+){{1,9}}?in\s+{_OWN}\b"
)
"""Who wrote a report: `a study by the group River Eye`, `River Eye lists 31 trips in its study`."""
_QUOTATION = re.compile(r"[“\"]([^“”\"]{25,600})[”\"]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SHINGLE = 8
"""Words in a run that two texts hardly share by chance."""

Spans = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What a document shows of its origin: each sign with where it stands first.

    Parameters
    ----------
    agencies, speakers, reports
        Credited agencies, the surnames of those who are cited, who wrote a cited report.
    main_speaker
        Who is cited most, or empty.
    quotations
        Quoted words in lower case.
    shingles
        Runs of eight words in lower case.
    names
        Capitalised words: what the document is about, those who are cited aside.
    """

    agencies: Spans
    speakers: Spans
    reports: Spans
    main_speaker: str
    quotations: Spans
    shingles: Spans
    names: frozenset[str]


def signs_of(text: str) -> Signs:
    """Return what a document shows of its origin."""
    speakers: dict[str, tuple[int, int]] = {}
    counts: dict[str, int] = {}
    people: set[str] = set()
    for match in _SPEAKER.finditer(text):
        surname = (match["before"] or match["after"]).split()[-1].removesuffix("’s")
        people.update((match["before"] or match["after"]).split())
        if not _NO_SURNAME.fullmatch(surname):
            speakers.setdefault(surname, match.span())
            counts[surname] = counts.get(surname, 0) + 1
    agencies, reports = _agencies(text), _reports(text)
    words = [(match[0].lower(), match.span()) for match in _WORD.finditer(text)]
    return Signs(
        agencies=agencies,
        speakers=speakers,
        reports=reports,
        main_speaker=max(counts, key=lambda name: (counts[name], name), default=""),
        quotations={_plain(match[1]): match.span(1) for match in _QUOTATION.finditer(text)},
        shingles=_shingles(words),
        names=frozenset(_NAMED.findall(text)) - people - _words_of((*agencies, *reports)),
    )


def _agencies(text: str) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for match in _CREDIT.finditer(text):
        name = next(group for group in match.groups() if group)
        found.setdefault(_SHORT_FOR.get(name, name), match.span())
    return found


def _reports(text: str) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for match in _REPORT.finditer(text):
        name = next(group for group in match.groups() if group)
        if not _NO_SURNAME.fullmatch(name):
            found.setdefault(name.removeprefix("The ").removesuffix("’s"), match.span())
    return found


def _words_of(names: Iterable[str]) -> set[str]:
    """Return the words of those who are cited: that both cite them says nothing of the subject."""
    return {word for name in names for word in name.split()}


def _plain(words: str) -> str:
    return " ".join(match[0].lower() for match in _WORD.finditer(words))


def _shingles(words: list[tuple[str, tuple[int, int]]]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for i in range(len(words) - SHINGLE + 1):
        run = words[i : i + SHINGLE]
        found.setdefault(" ".join(word for word, _ in run), (run[0][1][0], run[-1][1][1]))
    return found
