"""Grouping documents by origin: pairs with enough evidence, and what they join to."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

from routes.origin.evidence import Evidence
from routes.origin.runs import run_keys
from routes.origin.signs import Signs, signs_of
from routes.origin.weigh import weigh
from routes.source import Source

_OTHER_DOCUMENTS = 30
"""Without a word: they stand for all that is written elsewhere, so that in a small folder on one
matter its words count as rare."""
_MOST_HOLDERS = 40
"""A run of words in more documents is a set phrase, and no pair is weighed for it."""


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
    outweighs what they do not, and how rarely any two documents have one.
    """
    signs = {source.id: signs_of(source.text) for source in sources}
    links = list(_links(signs))
    group_of = {source_id: source_id for source_id in signs}
    for first, second, _ in links:
        if group_of[first] != group_of[second]:
            kept, dropped = sorted((group_of[first], group_of[second]), key=list(signs).index)
            group_of = {key: kept if own == dropped else own for key, own in group_of.items()}
    return tuple(
        _group([key for key in signs if group_of[key] == root], links)
        for root in dict.fromkeys(group_of.values())
    )


def _links(signs: Mapping[str, Signs]) -> Iterator[tuple[str, str, tuple[Evidence, ...]]]:
    """Yield the documents, two by two, that have one origin, and what shows it."""
    count = len(signs) + _OTHER_DOCUMENTS
    holders = Counter(stem for own in signs.values() for stem in own.stems)
    rarity = {stem: log(count / held) for stem, held in holders.items()}
    with_runs = _sharing({key: set(run_keys(own)) for key, own in signs.items()})
    cited = {name.rsplit(maxsplit=1)[-1] for own in signs.values() for name in own.cited.names}
    citing = _sharing({key: set(_cited_keys(own, cited)) for key, own in signs.items()})
    order = {source_id: i for i, source_id in enumerate(signs)}
    for first, second in sorted(with_runs | citing, key=lambda pair: [order[key] for key in pair]):
        odds, evidence = weigh(
            signs[first],
            signs[second],
            rarity,
            share_runs=(first, second) in with_runs,
        )
        if odds > 0:
            yield first, second, evidence


def _sharing(keys_of: Mapping[str, set[str]]) -> set[tuple[str, str]]:
    """Return the documents, two by two, that have a key in common."""
    holders: dict[str, list[str]] = {}
    for source_id, keys in keys_of.items():
        for key in keys:
            holders.setdefault(key, []).append(source_id)
    return {
        pair
        for ids in holders.values()
        if len(ids) <= max(_MOST_HOLDERS, len(keys_of) // 10)
        for pair in combinations(ids, 2)
    }


def _cited_keys(signs: Signs, cited: set[str]) -> Iterator[str]:
    """Yield what two documents have in common if both cite, or one cites and the other names.

    Parameters
    ----------
    signs
        What the document shows.
    cited
        The last words of all names that are cited in the folder.
    """
    yield from {name.rsplit(maxsplit=1)[-1] for name in signs.cited.names}
    yield from signs.capitals.keys() & cited
    for sort in signs.cited.sorts:  # alone it is too little
        yield from (f"{sort} {figure.value:g}" for figure in signs.figures)
        yield from (f"{sort} {stem}" for stem, is_name in signs.stems.items() if is_name)


def _group(members: list[str], links: list[tuple[str, str, tuple[Evidence, ...]]]) -> OriginGroup:
    own = tuple(
        (first, second, sign)
        for first, second, evidence in links
        if first in members
        for sign in sorted(evidence, key=lambda sign: -sign.weight)
    )
    told = [
        sign.words
        for kind in ("speaker", "agency", "report")
        for _, _, sign in own
        if sign.kind == kind
    ]
    words = max(told, key=told.count) if told else ""
    return OriginGroup(source_ids=tuple(members), words=words, evidence=own)
