"""Searching a gazetteer for many names at once: by exact spelling first, then ever more freely.

Each way of matching is tried only for the names that the ways before it found nothing for, so a
right spelling is never drowned by near ones.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from routes.gazetteer.folding import fold_name
from routes.gazetteer.index import GazetteerIndex
from routes.gazetteer.inflection import base_forms, without_preposition
from routes.gazetteer.romanize import romanized
from routes.gazetteer.type_words import without_type_words


class Match(IntEnum):
    """How a name led to an entry, the surest first."""

    NAME = 0
    ALTERNATE = 1
    TYPED = 2
    ROMANIZED = 3
    INFLECTED = 4
    UNTYPED = 5
    MISSPELLED = 6
    SOUND = 7


_BASE_SCORE = np.array([0.80, 0.76, 0.76, 0.72, 0.70, 0.62, 0.56, 0.36])
"""What a match of each kind is worth; an alternate name is worth a little less."""
_ALTERNATE_LOSS = 0.02
_POPULATION_WEIGHT = 0.2
_DISSIMILARITY_WEIGHT = 0.8
_GREATEST_EXPONENT = 10
_SCORE_SPAN = 4.0
"""More than two scores ever differ by, so that one key sorts by question and score."""

Codes = frozenset[str]
Spelling = tuple[str, Codes]
"""A folded name, and the feature codes that its type word stands for (none for any)."""

_ANY: Codes = frozenset()
_ARABIC = ("\u0600", "\u06ff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """Names to search for, with what is known of their places.

    Parameters
    ----------
    names
        As they stand in a text.
    countries
        For each, the number of an ISO 3166-1 code, or 0.
    codes
        For each, the feature codes it may have, none for any; empty if all may have any.
    folded
        The folded names.
    """

    names: Sequence[str]
    countries: NDArray[np.uint16]
    codes: Sequence[Codes] = ()
    folded: Sequence[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", [fold_name(name) for name in self.names])

    def __len__(self) -> int:
        return len(self.names)

    @property
    def hinted(self) -> NDArray[np.bool_]:
        """For each, whether anything is known of its place."""
        known = np.array([bool(codes) for codes in self.codes] or [False])
        return np.asarray((self.countries > 0) | known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Entries that questions led to: arrays of one length, best first within each question.

    Parameters
    ----------
    questions, rows
        The question's place among those asked, and the row's number in the index.
    matches
        How it matched: values of `Match`.
    scores
        From 0 to 1.
    """

    questions: NDArray[np.int64]
    rows: NDArray[np.int64]
    matches: NDArray[np.int64]
    scores: NDArray[np.float64]


Way = Callable[[GazetteerIndex, Questions, NDArray[np.int64]], Found]
"""Looks up the questions asked, given by their places, and returns what it found."""


def search(index: GazetteerIndex, questions: Questions, *, loosest: Match) -> Found:
    """Return the entries that fit the questions.

    Parameters
    ----------
    index
        Where to look.
    questions
        What to look for.
    loosest
        How freely a name may match where all surer ways lead nowhere: `TYPED` takes it as it is
        spelled, `SOUND` goes all the way.
    """
    found: list[Found] = []
    waiting = np.ones(len(questions), dtype=bool)
    for match, way in _WAYS:
        asked = np.flatnonzero(waiting)
        if not len(asked) or match > loosest:
            break
        found.append(_without_repeats(way(index, questions, asked), len(index)))
        waiting[found[-1].questions] = False
    return _best_first(_joined(found))


def _as_it_stands(index: GazetteerIndex, questions: Questions, asked: NDArray[np.int64]) -> Found:
    folded = questions.folded
    which, rows, primary = index.rows_named([folded[number] for number in asked.tolist()])
    numbers = asked[which]
    fits = _fits(index, questions, numbers, rows)
    return _scored(index, Match.NAME, (numbers[fits], rows[fits], primary[fits]))


def _by_spelling(match: Match, spell: Callable[[str, str], Iterable[Spelling]]) -> Way:
    """Return a way of matching: what a function makes of a name, looked up exactly.

    The function is given the name as it stands and its folded form.
    """

    def way(index: GazetteerIndex, questions: Questions, asked: NDArray[np.int64]) -> Found:
        spellings = [
            (number, folded, codes)
            for number in asked.tolist()
            for folded, codes in spell(questions.names[number], questions.folded[number])
        ]
        which, rows, primary = index.rows_named([folded for _, folded, _ in spellings])
        numbers = np.array([number for number, _, _ in spellings], dtype=np.int64)[which]
        fits = _fits(index, questions, numbers, rows)
        fits &= _has_codes(index, [codes for _, _, codes in spellings], which, rows)
        return _scored(index, match, (numbers[fits], rows[fits], primary[fits]))

    return way


def _by_misspelling(index: GazetteerIndex, questions: Questions, asked: NDArray[np.int64]) -> Found:
    names = [questions.folded[number] for number in asked.tolist()]
    (which, rows, primary), similarity = index.rows_nearly_named(names)
    numbers = asked[which]
    fits = _fits(index, questions, numbers, rows)
    found = _scored(index, Match.MISSPELLED, (numbers[fits], rows[fits], primary[fits]))
    loss = _DISSIMILARITY_WEIGHT * (1 - similarity[fits])
    return replace(found, scores=found.scores - loss)


def _by_sound(index: GazetteerIndex, questions: Questions, asked: NDArray[np.int64]) -> Found:
    """Match by consonants, only where both the country and the kind are known."""
    found = []
    for number in asked.tolist() if questions.codes else ():
        if questions.countries[number] and questions.codes[number]:
            rows = index.rows_sounding_like(questions.folded[number])
            numbers = np.full(len(rows), number)
            fits = _fits(index, questions, numbers, rows)
            primary = np.ones(fits.sum(), dtype=bool)
            found.append(_scored(index, Match.SOUND, (numbers[fits], rows[fits], primary)))
    return _joined(found)


def _without_spaces(_: str, folded: str) -> list[Spelling]:
    """Names in Arabic letters are written in one word or in two."""
    is_arabic = " " in folded and _ARABIC[0] <= folded[0] <= _ARABIC[1]
    return [(folded.replace(" ", ""), _ANY)] if is_arabic else []


def _typed(_: str, folded: str) -> Iterable[Spelling]:
    return without_type_words(folded)


def _untyped(_: str, folded: str) -> list[Spelling]:
    return [(rest, _ANY) for rest, _ in without_type_words(folded)]


def _romanized(name: str, _: str) -> list[Spelling]:
    return [(fold_name(spelling), _ANY) for spelling in romanized(name)]


def _inflected(name: str, _: str) -> list[Spelling]:
    bare = without_preposition(name)
    forms = (*((bare,) if bare != name else ()), *base_forms(bare))
    return [
        spelling for form in forms for spelling in ((fold_name(form), _ANY), *_romanized(form, ""))
    ]


_WAYS: tuple[tuple[Match, Way], ...] = (
    (Match.NAME, _as_it_stands),
    (Match.NAME, _by_spelling(Match.NAME, _without_spaces)),
    (Match.TYPED, _by_spelling(Match.TYPED, _typed)),
    (Match.ROMANIZED, _by_spelling(Match.ROMANIZED, _romanized)),
    (Match.INFLECTED, _by_spelling(Match.INFLECTED, _inflected)),
    (Match.UNTYPED, _by_spelling(Match.UNTYPED, _untyped)),
    (Match.MISSPELLED, _by_misspelling),
    (Match.SOUND, _by_sound),
)


def _fits(
    index: GazetteerIndex,
    questions: Questions,
    numbers: NDArray[np.int64],
    rows: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Whether rows have the country and one of the feature codes their questions ask for."""
    countries = questions.countries[numbers]
    fits = np.asarray((countries == 0) | (index.country[rows] == countries))
    return fits & _has_codes(index, questions.codes, numbers, rows) if questions.codes else fits


def _has_codes(
    index: GazetteerIndex,
    wanted: Sequence[Codes],
    which: NDArray[np.int64],
    rows: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Whether rows have one of the feature codes wanted of them."""
    sets = {codes: number for number, codes in enumerate(dict.fromkeys(wanted))}
    if list(sets) in ([], [_ANY]):
        return np.ones(len(rows), dtype=bool)
    has = np.array([index.has_codes(codes) for codes in sets])
    set_of = np.array([sets[codes] for codes in wanted], dtype=np.int64)[which]
    return np.asarray(has[set_of, index.feature[rows]])


def _scored(
    index: GazetteerIndex,
    match: Match,
    found: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]],
) -> Found:
    numbers, rows, primary = found
    if match is Match.NAME:
        matches = np.where(primary, int(Match.NAME), int(Match.ALTERNATE))
        loss = np.zeros(len(rows))
    else:
        matches = np.full(len(rows), int(match))
        loss = np.where(primary, 0.0, _ALTERNATE_LOSS)
    exponent = np.log10(index.population[rows].astype(np.float64) + 1)
    prior = np.minimum(exponent, _GREATEST_EXPONENT) / _GREATEST_EXPONENT
    scores = _BASE_SCORE[matches] - loss + _POPULATION_WEIGHT * prior
    return Found(questions=numbers, rows=rows, matches=matches, scores=scores)


def _joined(found: Sequence[Found]) -> Found:
    empty = np.array([], dtype=np.int64)
    return Found(
        questions=np.concatenate([empty, *(f.questions for f in found)]),
        rows=np.concatenate([empty, *(f.rows for f in found)]),
        matches=np.concatenate([empty, *(f.matches for f in found)]),
        scores=np.concatenate([empty.astype(np.float64), *(f.scores for f in found)]),
    )


def _without_repeats(found: Found, row_count: int) -> Found:
    """Keep each entry once for a question, with its best score; sort by question and row."""
    pairs = found.questions * row_count + found.rows
    if np.all(np.diff(pairs) > 0):  # as the exact way finds them; sorting would cost it half
        return found
    order = np.lexsort([-found.scores, pairs])
    pairs = pairs[order]
    return _taken(found, order[np.diff(pairs, prepend=-1) > 0])


def _best_first(found: Found) -> Found:
    """Sort by question and score; entries with the same score stay in their order."""
    keys = _SCORE_SPAN * found.questions - found.scores
    return _taken(found, np.argsort(keys, kind="stable"))


def _taken(found: Found, places: NDArray[np.int64]) -> Found:
    return Found(
        questions=found.questions[places],
        rows=found.rows[places],
        matches=found.matches[places],
        scores=found.scores[places],
    )
