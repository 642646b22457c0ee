"""Signs of an origin in one document: whom it cites, its figures, quotations and words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from routes.origin.citing import Cited, Span, cited_in
from routes.origin.figures import Figure, figures_in, stem

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_QUOTATION = re.compile(r"[“\"]([^“”\"]{8,600})[”\"]")
_PRONOUN = re.compile(
    r"(?:i|we|he|she|they|you|it|me|us|him|them|my|our|his|her|their|your|its)(?:['’][a-z]+)?"
)
PRONOUN = "·"
"""One for another: they change where speech becomes indirect."""
_COMMON = frozenset(
    "about above after again against ago all almost along already also although always am among an "
    "and any are around as at away back be became because been before being below between both but "
    "by came can cannot come could day days did do does done down during each early either end even "
    "every far few first for former found from full further gave get give go going gone got great "
    "had half has have having held here how however if in including into is it just keep kept large "
    "last late later least left less like little long made make many may might month months more "
    "most much must near nearly never new next no nor not nothing now of off often on once one only "
    "or other others out over own part people per place put rather right round said same saw say "
    "says see seen set several should show showed since small so some something soon still such "
    "take taken than that the then there these thing things this those though three through time "
    "times to today together told too took toward towards two under until up upon use used very "
    "want wanted was way week weeks well went were what when where whether which while who whole "
    "whom whose why will with within without work world would yet year years yesterday monday "
    "tuesday wednesday thursday friday saturday sunday january february march april june july "
    "august september october november december according announced added called claimed statement "
    "spokesman spokeswoman reported report reports reporters officials official percent cent four "
    "five six seven eight nine ten a i don t s re ve ll".split()
)
"""Words that say nothing of what a text is about."""


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
        aside, each with whether it is a name.
    folded
        All its words in lower case, every pronoun alike.
    spans
        Where each word stands.
    quoted
        For each word, whether it stands in quotation marks.
    telling
        For each word, whether it tells of the subject: it is not everybody's, and no name.
    """

    cited: Cited
    figures: tuple[Figure, ...]
    stems: Mapping[str, bool]
    folded: tuple[str, ...]
    spans: tuple[Span, ...]
    quoted: tuple[bool, ...]
    telling: tuple[bool, ...]

    def span_of(self, stem_of_word: str) -> Span:
        """Return where a word with a stem stands first."""
        return next(
            span
            for word, span in zip(self.folded, self.spans, strict=True)
            if stem(word) == stem_of_word
        )


def signs_of(text: str) -> Signs:
    """Return what a document shows of its origin."""
    found = list(_WORD.finditer(text))
    cited = cited_in(text)
    cited_words = {stem(word) for name in cited.names for word in _WORD.findall(name)}
    quotations = [match.span(1) for match in _QUOTATION.finditer(text)]
    stems: dict[str, bool] = {}
    for match in found:
        word = match[0]
        is_common = word.lower() in _COMMON or len(word) < 3 or word[0].isdigit()
        if not is_common and stem(word) not in cited_words and not _is_in(match, cited.titles):
            stems[stem(word)] = stems.get(stem(word), True) and word[0].isupper()
    return Signs(
        cited=cited,
        figures=figures_in(text),
        stems=stems,
        folded=tuple(_folded(match[0]) for match in found),
        spans=tuple(match.span() for match in found),
        quoted=tuple(_is_in(match, quotations) for match in found),
        telling=tuple(stems.get(stem(match[0])) is False for match in found),
    )


def _is_in(match: re.Match[str], spans: list[Span] | tuple[Span, ...]) -> bool:
    return any(start <= match.start() and match.end() <= end for start, end in spans)


def _folded(word: str) -> str:
    lower = word.lower().replace("’", "'")
    return PRONOUN if _PRONOUN.fullmatch(lower) else lower
