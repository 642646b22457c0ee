"""Weighing: how likely two documents go back to one origin, as a sum of log-likelihood ratios.

Each constant says how much more often a sign is seen in two texts with one origin than in two
texts without, as a natural logarithm: 3 is twenty times. They were fitted to the labelled documents
of `benchmarks/reading/`, false joins counting three times, and rounded. What speaks for one origin
is of three sorts: whom both cite, what both tell (figures, subject, and sentences that tell the
same of the same), and words in common. Each is capped, and the first well below the prior: who
speaks tells less than what is told. That two texts name others who speak outweighs nearly all.
"""

from collections.abc import Iterable, Iterator, Mapping
from math import fsum, log

from routes.origin.evidence import Evidence
from routes.origin.figures import differ, share_none, shared_figures
from routes.origin.heard import COGNATE, name_keys_across
from routes.origin.matching import (
    MENTIONED_BESIDE_OTHERS,
    PAPERS,
    credited_by_both,
    named_by_both,
    sorts_of_both,
)
from routes.origin.names import Span
from routes.origin.runs import shared_runs
from routes.origin.signs import RUN, Signs
from routes.origin.tellings import Telling, told_together

PRIOR = -3.75
"""Of two documents in a folder that share anything, one pair in forty has one origin."""
_FOLDER, _SELDOM = 30, 0.25
_MOST_CITED = 2.3
_OTHERS_NAMED = -6.5
"""Both name speakers or reports, and none is the same."""
_OTHERS_ACROSS = -1.8
"""The same in two languages, where names are found less surely."""
_OTHERS = -3.3
"""The same where one of them names only a sort of source."""
_MANY = frozenset({"ministry", "company", "official", "army"})
"""Sorts of which a text may cite several."""
_OTHER_AGENCY = -1.0
_OTHER_DAY = -1.4
_REBUTTAL = -5.0
"""One opens with a denial, and somebody else speaks in it."""
_DIFFERING, _LEAST_DIFFERING = -1.2, -2.4
"""For each thing that both count, and never by the same number."""
_NONE_SHARED, _COUNTS_MUCH = -1.1, 2
"""Both have so many figures that are not everybody's, and none in common."""
_SHARE = 20.0
"""For each unit of the share of words that the shorter text has in common with the longer …"""
_CHANCE = 0.08
"""… beyond what two texts on different subjects share."""
_LEAST_SUBJECT, _MOST_SUBJECT = -2.0, (0.8, 1.2, 3.2)
"""The most by the number of names that both have."""
_ACROSS = 1.9
"""A name in texts in two languages, of which no other words can be compared."""
_COGNATE = 0.4
"""A word that begins alike in both."""
_RARITY_ACROSS = 2.0
_NO_NAME = -0.5
"""They have none in common."""
_LEAST_HEARD = {"Latin": 3, "Cyrillic": 3, "Arabic": 4}
"""Consonants of such a name; a script without capitals has many words that sound like one."""
_MOST_FIGURES = 5.2
_MOST_MATTER = 5.5
_BEYOND, _MOST_BEYOND = 0.7, 3.0
"""More than that says less."""
_TOLD = (0.3, 2.2, 0.2)
"""For the first sentence, the second and the third that tell together what two texts both tell."""
_LEAST_TOLD = 3.0
"""How rare what they tell must be, together."""
LEAST_WORDS = 2
"""So many words two sentences that tell the same have in common."""
_OPEN = (-6.0, 8.0)
"""Odds between which sentences are compared: else they would change nothing."""
_QUOTED_WORD, _FREE_QUOTED = 1.0, 1.5
_TEXT_WORD, _FREE_TEXT = 0.7, 2.0
_MOST_VERBATIM = 7.0
_NAME = 4.0
"""A name says so many times as much of the subject as another word."""


def prior_of(count: int) -> float:
    """Return the odds that any two of so many documents have one origin.

    In a larger folder two have one more seldom, though origins with many documents are larger too.

    Examples
    --------
    >>> prior_of(10) == prior_of(30), prior_of(300) < prior_of(30)
    (True, True)
    """
    return PRIOR - _SELDOM * log(max(count, _FOLDER) / _FOLDER)


def weigh(
    first: Signs,
    second: Signs,
    rarity: Mapping[str, float],
    *,
    share_runs: bool,
    prior: float = PRIOR,
    least_words: int = LEAST_WORDS,
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
    prior
        The odds before anything is compared.
    least_words
        So many words a sentence must have in common with another to tell the same.
    """
    named = named_by_both(first, second)
    sorts = tuple(sorts_of_both(first, second))
    if named:  # a minister and the ministry are one
        sorts = tuple(sign for sign in sorts if sign.kind != "office")
    cited = (*named, *sorts, *credited_by_both(first, second))
    figures = tuple(_figures(first, second))
    is_across = first.language != second.language
    names = (*_names_across(first, second), *_cognates_of_both(first, second)) if is_across else ()
    subject = (_sum(names) or _NO_NAME) if is_across else _subject(first, second, rarity)
    is_answered = _is_answered(first, second)  # which quotes what it denies
    verbatim = tuple(_verbatim(first, second)) if share_runs and not is_answered else ()
    matter = _eased(_sum(figures), _MOST_FIGURES) + min(_MOST_SUBJECT[-1], subject)
    total = (
        prior
        + min(_MOST_CITED, _sum(cited))
        + min(_MOST_VERBATIM, _sum(verbatim))
        + _against(first, second, cited)
        + _REBUTTAL * is_answered
    )
    is_open = _OPEN[0] < total + matter < _OPEN[1] and not is_answered
    told = tuple(_told_by_both(first, second, rarity, named, least_words)) if is_open else ()
    total += _eased(matter + _sum(told), _MOST_MATTER)
    return total, (*cited, *verbatim, *figures, *names, *told)


def _told_by_both(
    first: Signs,
    second: Signs,
    rarity: Mapping[str, float],
    named: tuple[Evidence, ...],
    least_words: int,
) -> Iterator[Evidence]:
    """Yield the sentences that tell of the same; who speaks tells nothing more if both name him."""
    aside = first.naming | second.naming
    if named:
        aside |= first.introducing | second.introducing
    found: Iterator[Telling]
    if first.language == second.language:
        both = told_together(first.tellings, second.tellings, rarity, aside=aside)
        found = (telling for telling in both if len(telling.words) >= least_words)
    else:
        own, other = first.tellings_across, second.tellings_across
        every = dict.fromkeys(own.holders, _RARITY_ACROSS)
        aside = frozenset(stem[:COGNATE] for stem in aside)
        found = told_together(own, other, every, aside=aside)
    for weight, telling in zip(_TOLD, found, strict=False):
        if telling.rarity >= _LEAST_TOLD:
            yield Evidence(
                kind="sentence",
                words=" ".join(word.lstrip("#") for word in telling.words),
                first_span=telling.first,
                second_span=telling.second,
                weight=weight,
            )


def _sum(evidence: Iterable[Evidence]) -> float:
    return sum(sign.weight for sign in evidence)


def _eased(weight: float, most: float) -> float:
    """Return a weight of which more than so much says less, and at last nothing."""
    return min(weight, most) + max(0.0, min(_MOST_BEYOND, _BEYOND * (weight - most)))


def _against(first: Signs, second: Signs, shared: Iterable[Evidence]) -> float:
    """Return what speaks against one origin.

    Parameters
    ----------
    first, second
        What the documents show.
    shared
        The sources that both cite.
    """
    total = max(_LEAST_DIFFERING, _DIFFERING * differ(first.figures, second.figures))
    if share_none(first.figures, second.figures, _COUNTS_MUCH):
        total += _NONE_SHARED
    if len(first.days) == len(second.days) == 1 and first.days != second.days:
        total += _OTHER_DAY
    return total + _others_cited(first, second, tuple(shared))


def _others_cited(first: Signs, second: Signs, shared: tuple[Evidence, ...]) -> float:
    """Return what it says against one origin that the two cite others."""
    own, other = first.cited, second.cited
    total = 0.0
    if own.agencies and other.agencies and not set(own.agencies) & set(other.agencies):
        total += _OTHER_AGENCY
    if any(sign.weight > MENTIONED_BESIDE_OTHERS and _is_told(sign) for sign in shared):
        return total
    if own.voices and other.voices:
        return total + (_OTHERS_NAMED if first.language == second.language else _OTHERS_ACROSS)
    if shared or not (own.voices or own.sorts):
        return total
    # the mayor, by name in one and by office in the other
    is_one_sort = bool((own.sorts.keys() & other.sorts.keys()) - _MANY)
    return total + _OTHERS if (other.voices or other.sorts) and not is_one_sort else total


def _is_told(sign: Evidence) -> bool:
    """Return whether a sign tells who spoke: not an agency, which tells what many said."""
    return sign.kind in {"speaker", "report", "office", "outlet"} or sign.words in PAPERS


def _is_answered(first: Signs, second: Signs) -> bool:
    """Return whether one document opens with a denial of what is said in the other."""
    if first.is_rebuttal == second.is_rebuttal:
        return False
    answer, other = (first, second) if first.is_rebuttal else (second, first)
    return not answer.cited.voices or not answer.cited.voices.keys() <= other.cited.voices.keys()


def _figures(first: Signs, second: Signs) -> Iterator[Evidence]:
    is_across = first.language != second.language
    for figure, other, weight in shared_figures(first.figures, second.figures, is_across=is_across):
        yield Evidence(
            kind="figure",
            words=figure.words,
            first_span=figure.span,
            second_span=other.span,
            weight=weight,
        )


def _names_across(first: Signs, second: Signs) -> Iterator[Evidence]:
    """Yield the names that texts in two languages have in common, those who are cited aside."""
    both = first.cited.names + second.cited.names
    cited = {key for name in both for word in name.split() for key in name_keys_across(word)}
    own, other = (
        (first.heard, second.heard)
        if first.script != second.script
        else (first.spelled, second.spelled)
    )
    least = max(_LEAST_HEARD[first.script], _LEAST_HEARD[second.script])
    seen: set[str] = set()
    for key, where in own.items():
        word = first.folded[where[0]]
        if key in other and key not in cited and len(key) >= least and word not in seen:
            seen.add(word)
            yield Evidence(
                kind="name",
                words=word,
                first_span=first.spans[where[0]],
                second_span=second.spans[other[key][0]],
                weight=_ACROSS,
            )


def _cognates_of_both(first: Signs, second: Signs) -> Iterator[Evidence]:
    """Yield the words, names aside, that begin alike in texts in two languages."""
    names = first.spelled.keys() | second.spelled.keys()
    names |= {stem[:COGNATE] for stem in first.introducing | second.introducing}
    for key, i in first.cognates.items():
        if key in second.cognates and key not in names:
            yield Evidence(
                kind="word",
                words=first.folded[i],
                first_span=first.spans[i],
                second_span=second.spans[second.cognates[key]],
                weight=_COGNATE,
            )


def _subject(first: Signs, second: Signs, rarity: Mapping[str, float]) -> float:
    """Return what it says how many words the shorter text has in common with the longer."""
    least = min(_told(signs.stems, signs, rarity) for signs in (first, second))
    if not least:
        return _LEAST_SUBJECT
    shared = (first.stems.keys() & second.stems.keys()) - first.introducing - second.introducing
    share = _told(shared, first, rarity) / least
    names = sum(first.stems[one] or second.stems[one] for one in shared)
    most = _MOST_SUBJECT[min(names, len(_MOST_SUBJECT) - 1)]
    return max(_LEAST_SUBJECT, min(most, _SHARE * (share - _CHANCE)))


def _told(stems: Iterable[str], signs: Signs, rarity: Mapping[str, float]) -> float:
    """Return how much words tell of a subject, names more than others."""
    return fsum(rarity[one] * (_NAME if signs.stems[one] else 1.0) for one in stems)


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
