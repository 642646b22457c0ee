"""Signs of an origin in one document: whom it cites, its figures, quotations and words."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from routes.origin.citing import Cited, cited_in
from routes.origin.heard import COGNATE, cognate_key, cognates_in, heard_in, spelled_in
from routes.origin.language import language_of, script_of
from routes.origin.lexicon import common_words
from routes.origin.names import UPPER, Span, countries, is_capital
from routes.origin.numerals import Figure, figures_in
from routes.origin.rebuttal import rebuts
from routes.origin.speakers import days_in
from routes.origin.tellings import Tellings, tellings_in
from routes.origin.words import COMMON, WORD, stem

_QUOTATION = re.compile(r"[“\"«„]\s?([^“”\"«»„]{8,600})[”\"»“]")
_PRONOUN = re.compile(
    r"(?:i|we|he|she|they|you|it|me|us|him|them|my|our|his|her|their|your|its)(?:['’][a-z]+)?"
)
_SENTENCE_START = re.compile(r"(?:\A|[.!?:”\"\n]\s*|[“\"])$")
_DATELINE = re.compile(
    rf"^[{UPPER} .’'-]{{3,40}}(?:,\s[^\n()—–-]{{1,40}})?\s*(?:\([^)\n]{{2,30}}\)|/[^/\n]{{2,20}}/)?"
    r"\s*[—–-]{1,2}\s",
    re.MULTILINE,
)
"""Where a text was written is not what it is about."""
_LEAST_LETTERS = 3
RUN = 3
"""The shortest run of words that two documents may share."""
PRONOUN = "·"
"""One for another: they change where speech becomes indirect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What a document shows of its origin.

    Parameters
    ----------
    cited
        Whom it cites.
    figures
        Its numbers.
    stems
        The stems of the words that say what it is about, those who are cited and their titles
        aside, each with whether it is a name: whether it has a capital within a sentence.
    introducing
        The stems of the words by which those who are cited are named and introduced.
    naming
        The same without the titles.
    folded
        All its words in lower case, every pronoun alike.
    runs
        The numbers of the words at which each run of `RUN` words begins.
    spans
        Where each word stands.
    quoted
        For each word, whether it stands in quotation marks.
    capitals
        The words that begin with a capital, each with where it stands first.
    days
        The days of the week on which somebody said something.
    telling
        For each word, whether it tells of the subject: it is not everybody's, and no name.
    language
        Its code, `en`.
    script
        `Latin`, `Cyrillic` or `Arabic`.
    heard
        Which of its words are names, by how they are heard; in a script without capitals, all.
    spelled
        The same by the letters they begin with.
    is_rebuttal
        Whether it opens with a denial.
    tellings
        What its sentences tell of, the titles of those who are cited too.
    cognates
        How its longer words begin, each with the number of the first: `chole` of cholera and
        choléra.
    tellings_across
        What its sentences tell of, as far as it can be compared with another language.
    """

    cited: Cited
    figures: tuple[Figure, ...]
    stems: Mapping[str, bool]
    introducing: frozenset[str]
    naming: frozenset[str]
    folded: tuple[str, ...]
    runs: Mapping[tuple[str, ...], list[int]]
    spans: tuple[Span, ...]
    quoted: tuple[bool, ...]
    telling: tuple[bool, ...]
    capitals: Mapping[str, Span]
    days: frozenset[str]
    language: str
    script: str
    heard: Mapping[str, tuple[int, ...]]
    spelled: Mapping[str, tuple[int, ...]]
    is_rebuttal: bool
    tellings: Tellings
    cognates: Mapping[str, int]
    tellings_across: Tellings


def signs_of(text: str) -> Signs:
    """Return what a document shows of its origin."""
    language, script = language_of(text), script_of(text)
    found = list(WORD.finditer(text))
    cited = cited_in(text, language)
    figures = figures_in(text, language)
    stems, places = _stems(text, found, cited, language)
    cognates = cognates_in(found, language) if script == "Latin" else {}
    folded = tuple(_folded(match[0]) for match in found)
    names = [
        (i, part)
        for i, match in enumerate(found)
        for part in _bare(match[0]).split("-")
        if (script == "Arabic" or is_capital(match[0])) and match[0].lower() not in COMMON
    ]
    return Signs(
        cited=cited,
        figures=figures,
        tellings=tellings_in(text, places, figures),
        cognates=cognates,
        tellings_across=tellings_in(text, _across(found, cognates), figures),
        stems=stems,
        introducing=_stems_of((*cited.names, *(text[slice(*span)] for span in cited.titles))),
        naming=_stems_of(cited.names),
        folded=folded,
        runs=_runs(folded),
        spans=tuple(match.span() for match in found),
        quoted=_inside(found, (match.span(1) for match in _QUOTATION.finditer(text))),
        telling=tuple(stems.get(stem(match[0])) is False for match in found),
        capitals={
            _bare(match[0]): match.span() for match in reversed(found) if is_capital(match[0])
        },
        days=days_in(text),
        language=language,
        script=script,
        heard=heard_in(names),
        spelled=spelled_in(names),
        is_rebuttal=rebuts(text, language),
    )


def _stems(
    text: str, found: Sequence[re.Match[str]], cited: Cited, language: str
) -> tuple[dict[str, bool], list[tuple[int, int, str]]]:
    """Return the stems of the words that tell of the subject, each with whether it is a name.

    And the stems of titles and names of those who are cited too, with where each word stands.
    """
    cited_words = {stem(word) for name in cited.names for word in WORD.findall(name)}
    common = COMMON | common_words(language)
    stems: dict[str, bool] = {}
    places: list[tuple[int, int, str]] = []
    datelines = tuple(match.span() for match in _DATELINE.finditer(text))
    titles = _inside(found, (*cited.titles, *datelines))
    aside = zip(titles, _inside(found, datelines), strict=True)
    for i, (match, (is_title, is_dateline)) in enumerate(zip(found, aside, strict=True)):
        word = _bare(match[0])
        is_common = word.lower() in common or len(word) < _LEAST_LETTERS or word[0].isdigit()
        if is_common:
            continue
        own = stem(word)
        if not is_dateline:
            places.append((match.start(), i, own))
        if own not in cited_words and not is_title:
            is_name = (
                is_capital(word)
                and word not in countries()
                and _SENTENCE_START.search(text[max(0, match.start() - 3) : match.start()]) is None
            )
            stems[own] = stems.get(own, False) or is_name
    return stems, places


def _across(
    found: Sequence[re.Match[str]], cognates: Mapping[str, int]
) -> Iterator[tuple[int, int, str]]:
    """Yield where the words stand that may be compared with another language, and by what."""
    for i, match in enumerate(found):
        key = cognate_key(match[0]) if len(match[0]) >= COGNATE else ""
        is_name = is_capital(match[0]) and match[0].lower() not in COMMON
        if key in cognates or (is_name and len(key) == COGNATE):
            yield match.start(), i, key


def _stems_of(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(_bare(word)) for phrase in phrases for word in WORD.findall(phrase))


def _runs(folded: tuple[str, ...]) -> dict[tuple[str, ...], list[int]]:
    runs: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(folded) - RUN + 1):
        runs.setdefault(folded[i : i + RUN], []).append(i)
    return runs


def _inside(found: Sequence[re.Match[str]], spans: Iterable[Span]) -> tuple[bool, ...]:
    """Return for each match whether it lies in one of some spans."""
    ordered = sorted(spans)
    starts = [start for start, _ in ordered]
    ends = list(accumulate((end for _, end in ordered), max))
    before = (bisect_right(starts, match.start()) for match in found)
    return tuple(
        bool(count) and match.end() <= ends[count - 1]
        for match, count in zip(found, before, strict=True)
    )


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


def _folded(word: str) -> str:
    lower = word.lower().replace("’", "'")
    return PRONOUN if _PRONOUN.fullmatch(lower) else lower
