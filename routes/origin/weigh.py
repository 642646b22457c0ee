"""Weighing: how likely two documents go back to one origin, as a sum of log-likelihood ratios.

Each constant says how much more often a sign is seen in two texts with one origin than in two
texts without, as a natural logarithm: 3 is twenty times. They were set by hand, with the labelled
documents of `benchmarks/reading/`. Subject and figures together are capped below the prior, as is
each way to cite: texts on one matter, of one agency or with one speaker have one origin only if
more is shared.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from routes.origin.citing import MEDIA, Span, is_mentioned, same_name
from routes.origin.evidence import Evidence
from routes.origin.figures import differ, weight_of
from routes.origin.runs import shared_runs
from routes.origin.signs import RUN, Signs

PRIOR = -5.0
"""Of two documents in a folder, one pair in a hundred and fifty has one origin."""
_NAMED = 3.5
"""The same speaker."""
_OF_REPORT = 0.5
"""What it adds that it is a report or its author: few write so often as a spokesman speaks."""
_ONE_WORD = 1.5
"""The same where neither gives more than one word, which may be a country."""
_MENTIONED, _MENTIONED_BESIDE_OTHERS = 2.3, 1.0
"""One cites, and the other names without citing; or names beside others whom it cites."""
_AGENCY = 1.5
_SORT = 1.5
_MOST_CITED = 4.0
_OTHERS_NAMED = -2.5
"""Both name speakers or reports, and none is the same."""
_OTHERS = -1.5
"""The same where one of them names only a sort of source."""
_OTHER_AGENCY = -1.0
_OTHER_DAY = -0.5
_DIFFERING, _LEAST_DIFFERING = -1.0, -2.0
"""For each thing that both count, and never by the same number."""
_SHARE = 10.0
"""For each unit of the share of words that the shorter text has in common with the longer …"""
_CHANCE = 0.08
"""… beyond what two texts on different subjects share."""
_LEAST_SUBJECT, _MOST_SUBJECT = -2.0, (0.5, 1.3, 3.0)
"""The most by the number of names that both have."""
_MOST_FIGURES = 3.5
_MOST_MATTER = 4.0
_QUOTED_WORD, _FREE_QUOTED = 1.0, 1.5
_TEXT_WORD, _FREE_TEXT = 0.7, 2.0
_MOST_VERBATIM = 7.0
_NAME = 3.0
"""A name says so many times as much of the subject as another word."""


def weigh(
    first: Signs, second: Signs, rarity: Mapping[str, float], *, share_runs: bool
) -> tuple[float, tuple[Evidence, ...]]:
    """Return the logarithm of the odds that two documents have one origin, and what shows it.

    Parameters
    ----------
    first, second
        What the documents show.
    rarity
        How rare the stem of a word is in the folder.
    share_runs
        Whether they have runs of words in common at all.
    """
    named = _named(first, second)
    cited = (*(named or _sorts(first, second)), *_agencies(first, second))
    if not cited and not share_runs:
        return PRIOR, ()
    figures = tuple(_figures(first, second))
    subject = _subject(first, second, rarity)
    verbatim = tuple(_verbatim(first, second)) if share_runs else ()
    matter = min(_MOST_FIGURES, _sum(figures)) + subject
    total = (
        PRIOR
        + min(_MOST_CITED, _sum(cited))
        + _against(first, second)
        + min(_MOST_MATTER, matter)
        + min(_MOST_VERBATIM, _sum(verbatim))
    )
    return total, (*cited, *verbatim, *figures)


def _sum(evidence: Iterable[Evidence]) -> float:
    return sum(sign.weight for sign in evidence)


def _named(first: Signs, second: Signs) -> tuple[Evidence, ...]:
    """Return the speakers and reports that both cite, or that one cites and the other names."""
    own, other = first.cited.voices, second.cited.voices
    shared = {
        one: (own[one], other[same], _NAMED if " " in one + same else _ONE_WORD)
        for one, same in product(own, other)
        if same_name(one, same)
    }
    if not shared:
        weight = _MENTIONED_BESIDE_OTHERS if own and other else _MENTIONED
        for name in own:
            if span := is_mentioned(name, second.capitals):
                shared[name] = own[name], span, weight
        for name in other:
            if span := is_mentioned(name, first.capitals):
                shared[name] = span, other[name], weight
    by_last = {
        name.rsplit(maxsplit=1)[-1]: name
        for name in sorted(shared, key=lambda name: (shared[name][2], len(name)))
    }
    reports = {*first.cited.reports, *second.cited.reports}
    return tuple(
        Evidence(
            kind="report" if name in reports else "speaker",
            words=name,
            first_span=shared[name][0],
            second_span=shared[name][1],
            weight=shared[name][2] + _OF_REPORT * (name in reports),
        )
        for name in by_last.values()
    )


def _agencies(first: Signs, second: Signs) -> Iterator[Evidence]:
    own, other = first.cited.agencies, second.cited.agencies
    for name in own:
        if name in other:
            spans = own[name], other[name]
            yield Evidence(
                kind="agency", words=name, first_span=spans[0], second_span=spans[1], weight=_AGENCY
            )


def _sorts(first: Signs, second: Signs) -> Iterator[Evidence]:
    """Yield the sorts of source that both cite; a ministry counts only where nobody has a name."""
    own, other = first.cited.sorts, second.cited.sorts
    has_names = bool(first.cited.voices or second.cited.voices)
    for sort in own:
        if sort in other and (sort in MEDIA or not has_names):
            spans = own[sort], other[sort]
            yield Evidence(
                kind="sort of source",
                words=sort,
                first_span=spans[0],
                second_span=spans[1],
                weight=_SORT,
            )


def _against(first: Signs, second: Signs) -> float:
    """Return what speaks against one origin: that the two cite others."""
    own, other = first.cited, second.cited
    total = 0.0
    if own.agencies and other.agencies and not set(own.agencies) & set(other.agencies):
        total += _OTHER_AGENCY
    if len(first.days) == len(second.days) == 1 and first.days != second.days:
        total += _OTHER_DAY
    total += max(_LEAST_DIFFERING, _DIFFERING * differ(first.figures, second.figures))
    if any(sign.weight > _MENTIONED_BESIDE_OTHERS for sign in _named(first, second)):
        return total
    if own.voices and other.voices:
        return total + _OTHERS_NAMED
    if any(_sorts(first, second)) or any(_agencies(first, second)):
        return total
    if not (own.voices or own.sorts):
        return total
    return total + _OTHERS if other.voices or other.sorts else total


def _figures(first: Signs, second: Signs) -> Iterator[Evidence]:
    for figure, other in product(first.figures, second.figures):
        if weight := weight_of(figure, other):
            yield Evidence(
                kind="figure",
                words=figure.words,
                first_span=figure.span,
                second_span=other.span,
                weight=weight,
            )


def _subject(first: Signs, second: Signs, rarity: Mapping[str, float]) -> float:
    """Return what it says how many words the shorter text has in common with the longer."""
    least = min(_told(signs.stems, signs, rarity) for signs in (first, second))
    if not least:
        return _LEAST_SUBJECT
    shared = first.stems.keys() & second.stems.keys()
    share = _told(shared, first, rarity) / least
    names = sum(first.stems[one] or second.stems[one] for one in shared)
    most = _MOST_SUBJECT[min(names, len(_MOST_SUBJECT) - 1)]
    return max(_LEAST_SUBJECT, min(most, _SHARE * (share - _CHANCE)))


def _told(stems: Iterable[str], signs: Signs, rarity: Mapping[str, float]) -> float:
    """Return how much words tell of a subject, names more than others."""
    return sum(rarity[one] * (_NAME if signs.stems[one] else 1.0) for one in stems)


def _verbatim(first: Signs, second: Signs) -> Iterator[Evidence]:
    """Yield the quotations and the runs of words that both have."""
    for run in shared_runs(first, second):
        quoted = _QUOTED_WORD * (run.quoted - _FREE_QUOTED) if run.quoted >= RUN else 0.0
        text = _TEXT_WORD * (run.telling - _FREE_TEXT)
        if max(quoted, text) > 0:
            yield Evidence(
                kind="quotation" if quoted > text else "text",
                words=" ".join(first.folded[run.first : run.first + run.length]),
                first_span=_span(first, run.first, run.length),
                second_span=_span(second, run.second, run.length),
                weight=max(quoted, text),
            )


def _span(signs: Signs, begin: int, length: int) -> Span:
    return signs.spans[begin][0], signs.spans[begin + length - 1][1]
