"""Grouping documents by origin: pairs with enough evidence, and what they join to."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import log

from routes.origin.boilerplate import without_background
from routes.origin.evidence import Evidence
from routes.origin.figures import is_precise, is_telling
from routes.origin.heard import sounds_of
from routes.origin.names import last_of
from routes.origin.runs import run_keys
from routes.origin.signs import Signs, signs_of
from routes.origin.weigh import LEAST_WORDS, PRIOR, prior_of, weigh
from routes.source import Source

_SMALL_FOLDER = 10
"""In a smaller folder nearly every word is rare, and two in common tell little."""
_OTHER_DOCUMENTS = 30
"""Without a word: they stand for all that is written elsewhere, so that in a small folder on one
matter its words count as rare."""
_MOST_HOLDERS = 40
"""A run of words in more documents is a set phrase, and no pair is weighed for it."""

_FIGURES = 2
"""A pair is weighed for so many figures in common."""
_WORDS, _FEW_HOLDERS = 4, 8
"""Or for so many words in common that few documents have."""
_LEAST_HEARD = 4
"""Consonants of a name by which texts in two scripts meet."""
_AGAINST = -2.0
"""Odds at which a pair speaks against one origin, and does not only fail to show it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginGroup:
    """Documents that seem to go back to one origin.

    Parameters
    ----------
    source_ids
        The documents, in order.
    words
        The origin in words, as far as the evidence tells.
    evidence
        What joins them: the two documents, and the sign.
    """

    source_ids: tuple[str, ...]
    words: str
    evidence: tuple[tuple[str, str, Evidence], ...]


def group_origins(sources: Sequence[Source]) -> tuple[OriginGroup, ...]:
    """Return the sources grouped by origin, in order; one that repeats nobody is alone.

    Two documents have one origin if what they share (whom they cite, words, figures, subject)
    outweighs what they do not, and how rarely any two documents have one. Two groups are joined by
    such a pair if their other pairs do not speak against it.
    """
    texts = without_background([source.text for source in sources])
    signs = {source.id: signs_of(text) for source, text in zip(sources, texts, strict=True)}
    weighed = {(first, second): (odds, shown) for first, second, odds, shown in _weighed(signs)}
    odds_of = {pair: odds for pair, (odds, _) in weighed.items()}
    group_of: dict[str, tuple[str, ...]] = {source_id: (source_id,) for source_id in signs}
    apart: set[frozenset[tuple[str, int]]] = set()  # two groups, by first member and size
    likely = (pair for pair, odds in odds_of.items() if odds > 0)
    for first, second in sorted(likely, key=lambda pair: -odds_of[pair]):
        own, other = group_of[first], group_of[second]
        both = frozenset(((own[0], len(own)), (other[0], len(other))))
        if own == other or both in apart:
            continue
        if _belong(own, other, odds_of):
            joined = tuple(key for key in signs if key in own or key in other)
            group_of |= dict.fromkeys(joined, joined)
        else:
            apart.add(both)
    return tuple(_group(members, weighed) for members in dict.fromkeys(group_of.values()))


def _belong(
    own: tuple[str, ...], other: tuple[str, ...], odds_of: Mapping[tuple[str, str], float]
) -> bool:
    """Return whether half the pairs of two groups, or more, do not speak against one origin.

    So a round-up of two matters does not join all that is written on either.
    """
    pairs = list(product(own, other))
    odds = (odds_of.get(pair, odds_of.get(pair[::-1], PRIOR)) for pair in pairs)
    return 2 * sum(one > _AGAINST for one in odds) >= len(pairs)


def _weighed(
    signs: Mapping[str, Signs],
) -> Iterator[tuple[str, str, float, tuple[Evidence, ...]]]:
    """Yield the documents, two by two, that share anything rare, and what it says."""
    prior = prior_of(len(signs))
    count = len(signs) + _OTHER_DOCUMENTS
    holders = Counter(stem for own in signs.values() for stem in own.stems)
    rarity = {stem: log(count / held) for stem, held in holders.items()}
    with_runs = _sharing({key: set(run_keys(own)) for key, own in signs.items()})
    cited = {last_of(name) for own in signs.values() for name in own.cited.names}
    citing = _sharing({key: set(_cited_keys(own, cited)) for key, own in signs.items()})
    counting = _sharing({key: _figure_keys(own) for key, own in signs.items()}, least=_FIGURES)
    telling = _sharing({key: set(_matter_keys(own)) for key, own in signs.items()})
    alike = _sharing(
        {key: {stem for stem in own.stems if holders[stem] > 1} for key, own in signs.items()},
        least=_WORDS,
        most=max(_FEW_HOLDERS, len(signs) // 15),
    )
    order = {source_id: i for i, source_id in enumerate(signs)}
    pairs = with_runs | citing | counting | telling | alike
    for first, second in sorted(pairs, key=lambda pair: [order[key] for key in pair]):
        odds, evidence = weigh(
            signs[first],
            signs[second],
            rarity,
            share_runs=(first, second) in with_runs,
            prior=prior,
            least_words=LEAST_WORDS + (len(signs) < _SMALL_FOLDER),
        )
        yield first, second, odds, evidence


def _sharing(
    keys_of: Mapping[str, set[str]], *, least: int = 1, most: int = 0
) -> set[tuple[str, str]]:
    """Return the documents, two by two, that have a key in common, or as many as are asked for.

    Parameters
    ----------
    keys_of
        The keys of each document.
    least
        How many they must have in common.
    most
        A key of more documents tells nothing.
    """
    holders: dict[str, list[str]] = {}
    for source_id, keys in keys_of.items():
        for key in keys:
            holders.setdefault(key, []).append(source_id)
    most = most or max(_MOST_HOLDERS, len(keys_of) // 10)
    pairs = (pair for ids in holders.values() if len(ids) <= most for pair in combinations(ids, 2))
    if least == 1:
        return set(pairs)
    return {pair for pair, count in Counter(pairs).items() if count >= least}


def _figure_keys(signs: Signs) -> set[str]:
    """Return the numbers of a document that are not everybody's."""
    return {f"{figure.value:g}" for figure in signs.figures if is_telling(figure)}


def _matter_keys(signs: Signs) -> Iterator[str]:
    """Yield each such number with each name of a document, and alone if it is precise."""
    yield from (f"{figure.value:g}" for figure in signs.figures if is_precise(figure))
    for value in _figure_keys(signs):
        yield from (f"{value} {stem}" for stem, is_name in signs.stems.items() if is_name)
        yield from (f"{value} heard {key}" for key in signs.heard if len(key) >= _LEAST_HEARD)


def _cited_keys(signs: Signs, cited: set[str]) -> Iterator[str]:
    """Yield what two documents have in common if both cite, or one cites and the other names.

    Parameters
    ----------
    signs
        What the document shows.
    cited
        The last words of all names that are cited in the folder.
    """
    yield from {last_of(name) for name in signs.cited.names}
    yield from signs.capitals.keys() & cited
    yield from (f"heard {key}" for name in signs.cited.voices for key in sounds_of(last_of(name)))
    if signs.script != "Latin":
        yield from (f"heard {key}" for key in signs.heard)
    for sort in (*signs.cited.sorts, *signs.cited.media, *signs.cited.offices):
        # alone it is too little
        yield from (f"{sort} {figure.value:g}" for figure in signs.figures)
        yield from (f"{sort} {stem}" for stem, is_name in signs.stems.items() if is_name)


def _group(
    members: tuple[str, ...],
    weighed: Mapping[tuple[str, str], tuple[float, tuple[Evidence, ...]]],
) -> OriginGroup:
    own = tuple(
        (first, second, sign)
        for (first, second), (odds, evidence) in weighed.items()
        if odds > 0 and first in members and second in members
        for sign in sorted(evidence, key=lambda sign: -sign.weight)
    )
    told = [
        sign.words
        for kind in ("speaker", "agency", "outlet", "report", "office")
        for _, _, sign in own
        if sign.kind == kind
    ]
    words = max(told, key=told.count) if told else ""
    return OriginGroup(source_ids=members, words=words, evidence=own)
