"""Finding the place names in a text, without a model: capitalised words that a gazetteer knows."""

from collections.abc import Callable, Iterable, Iterator

from routes.gazetteer import Gazetteer
from routes.toponyms.names import known_names
from routes.toponyms.reader import LONGEST, Reader
from routes.toponyms.spans import Run, arabic_runs, runs
from routes.toponyms.toponym import Reading, Toponym
from routes.toponyms.weight import ALTERNATE_SHARE

Recognizer = Callable[[str], Iterable[tuple[int, int]]]
"""Takes a text and returns where the names in it stand, in code points."""

_LONGEST_ARABIC = 3
_LEAST_ARABIC = 1e5 * ALTERNATE_SHARE
"""Names in Arabic script are alternate ones."""


def find_toponyms(
    text: str, *, gazetteer: Gazetteer | None = None, recognizer: Recognizer | None = None
) -> tuple[Toponym, ...]:
    """Return the place names in a text, in order; none overlaps another.

    Parameters
    ----------
    text
        In any script that the gazetteer has names in.
    gazetteer
        The bundled one unless given.
    recognizer
        Tells where the names stand, instead of our own rules; what it marks is kept even if the
        gazetteer does not know it. Any pipeline for named entities fits, such as spaCy's:

        >>> def recognize(text):  # doctest: +SKIP
        ...     entities = nlp(text).ents  # nlp = spacy.load("en_core_web_sm")
        ...     return [(e.start_char, e.end_char) for e in entities if e.label_ in {"GPE", "LOC"}]

    Examples
    --------
    >>> [t.exact for t in find_toponyms("Mr Washington shipped it from Amirabad, Iran.")]
    ['Amirabad', 'Iran']
    """
    gazetteer = gazetteer or Gazetteer.bundled()
    if recognizer:
        return toponyms_at(text, recognizer(text), gazetteer=gazetteer)
    found = [*_capitalised(text, gazetteer), *_arabic(text, gazetteer)]
    return tuple(sorted(found, key=lambda toponym: toponym.start))


def toponyms_at(
    text: str, spans: Iterable[tuple[int, int]], *, gazetteer: Gazetteer | None = None
) -> tuple[Toponym, ...]:
    """Return the toponyms that stand at some places of a text, in order.

    Parameters
    ----------
    text
        The text.
    spans
        Start and end of each, in code points. Where two overlap, the one that begins first is
        kept, and of two that begin together the longer.
    gazetteer
        The bundled one unless given.
    """
    gazetteer = gazetteer or Gazetteer.bundled()
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if 0 <= start < end <= len(text) and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    spellings = {text[start:end] for start, end in kept}
    readings = {
        spelling: Reading(form="name", name=spelling, gazetteer=gazetteer) for spelling in spellings
    }
    known = known_names(spellings, gazetteer)
    readings |= {spelling: name.reading for spelling, name in known.items()}
    return tuple(
        Toponym(exact=text[start:end], start=start, end=end, reading=readings[text[start:end]])
        for start, end in kept
    )


def _capitalised(text: str, gazetteer: Gazetteer) -> Iterator[Toponym]:
    found = list(runs(text))
    names = known_names(_spellings(text, found, LONGEST), gazetteer)
    reader = Reader(text=text, names=names, small=frozenset(text.split()), gazetteer=gazetteer)
    people = [reader.people(run) for run in found]
    for run, persons in zip(found, people, strict=True):
        yield from reader.read(run, persons)


def _arabic(text: str, gazetteer: Gazetteer) -> Iterator[Toponym]:
    """Find names in a script without capitals: only countries, capitals and large towns."""
    found = list(arabic_runs(text))
    if not found:
        return
    known = known_names(_spellings(text, found, _LONGEST_ARABIC), gazetteer)
    names = {spelling: name for spelling, name in known.items() if name.weight >= _LEAST_ARABIC}
    for run in found:
        begin = 0
        for first, start in enumerate(run.starts):
            if first < begin:
                continue
            for last in range(min(len(run.words), first + _LONGEST_ARABIC) - 1, first - 1, -1):
                exact = text[start : run.ends[last]]
                if exact in names:
                    yield Toponym(
                        exact=exact, start=start, end=run.ends[last], reading=names[exact].reading
                    )
                    begin = last + 1
                    break


def _spellings(text: str, found: list[Run], longest: int) -> set[str]:
    """Return all word sequences of the runs that may be names."""
    spellings: set[str] = set()
    for run in found:
        count = len(run.words)
        spellings.update(part for word in run.words if "-" in word for part in word.split("-"))
        if count == 1:
            spellings.add(run.words[0])
            continue
        for first, start in enumerate(run.starts):
            if run.words[first] != "The":
                ends = run.ends[first : first + longest]
                spellings.update([text[start:end] for end in ends])
    return spellings
