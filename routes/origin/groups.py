"""Grouping documents by origin: pairs with enough evidence, and what they join to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from routes.origin.evidence import Evidence, Kind
from routes.origin.signs import Signs, Spans, signs_of
from routes.source import Source

_SAME_QUOTATION = 85.0
"""Least similarity, in percent, of the shorter quotation to a part of the longer."""
_LEAST_WORDS = 6
_RUN = 3
"""Two quotations that are nearly the same have so many words in a row in common."""
_SAME_TEXT = 0.15
"""Share of the shorter text's runs of words; a quotation that both use stays below it."""
_SAME_SUBJECT = 0.25
"""Share of the names of the shorter document that the other has too."""


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

    Two documents that credit the same agency or report for their text, quote the same words, share
    a good part of their text, or cite the same main speaker on the same subject have one origin.
    """
    signs = {source.id: signs_of(source.text) for source in sources}
    links = [
        (first, second, evidence)
        for first, second in _pairs(signs)
        for evidence in shared_evidence(signs[first], signs[second])
    ]
    group_of = {source_id: source_id for source_id in signs}
    for first, second, _ in links:
        kept, dropped = sorted((group_of[first], group_of[second]), key=list(signs).index)
        group_of = {key: kept if own == dropped else own for key, own in group_of.items()}
    return tuple(
        _group([key for key in signs if group_of[key] == root], links)
        for root in dict.fromkeys(group_of.values())
    )


def _pairs(signs: Mapping[str, Signs]) -> list[tuple[str, str]]:
    """Return the documents, two by two, that share any sign at all, in order."""
    holders: dict[str, list[str]] = {}
    for source_id, own in signs.items():
        for key in _keys(own):
            holders.setdefault(key, []).append(source_id)
    order = {source_id: i for i, source_id in enumerate(signs)}
    pairs = {pair for ids in holders.values() for pair in combinations(ids, 2)}
    return sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]]))


def _keys(signs: Signs) -> set[str]:
    """Return what two documents have in common if there is any evidence: runs of few words too."""
    keys = {f"speaker {signs.main_speaker}"} if signs.main_speaker else set()
    keys |= {f"report {name}" for name in signs.reports}
    keys |= {f"agency {name}" for name in signs.agencies} | set(signs.shingles)
    for quotation in signs.quotations:
        words = quotation.split()
        keys |= {" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
    return keys


def shared_evidence(first: Signs, second: Signs) -> tuple[Evidence, ...]:
    """Return the signs that two documents have one origin; none if they have not."""
    return (
        *_named(first, second, "agency", (first.agencies, second.agencies)),
        *_named(first, second, "report", (first.reports, second.reports)),
        *_speakers(first, second),
        *_quotations(first, second),
        *_texts(first, second),
    )


def _named(first: Signs, second: Signs, kind: Kind, spans: tuple[Spans, Spans]) -> list[Evidence]:
    """Return the agencies or authors of reports that both cite, if they are about the same."""
    if not _same_subject(first, second):
        return []
    return [
        Evidence(kind=kind, words=name, first_span=span, second_span=spans[1][name])
        for name, span in spans[0].items()
        if name in spans[1]
    ]


def _speakers(first: Signs, second: Signs) -> list[Evidence]:
    name = first.main_speaker
    if not name or name != second.main_speaker or not _same_subject(first, second):
        return []
    return [
        Evidence(
            kind="speaker",
            words=name,
            first_span=first.speakers[name],
            second_span=second.speakers[name],
        )
    ]


def _same_subject(first: Signs, second: Signs) -> bool:
    least = min(len(first.names), len(second.names))
    return bool(least) and len(first.names & second.names) / least >= _SAME_SUBJECT


def _quotations(first: Signs, second: Signs) -> list[Evidence]:
    return [
        Evidence(kind="quotation", words=words, first_span=span, second_span=other_span)
        for words, span in first.quotations.items()
        for other, other_span in second.quotations.items()
        if min(len(words.split()), len(other.split())) >= _LEAST_WORDS
        and fuzz.partial_ratio(words, other, score_cutoff=_SAME_QUOTATION)
    ]


def _texts(first: Signs, second: Signs) -> list[Evidence]:
    shared = [run for run in first.shingles if run in second.shingles]
    least = min(len(first.shingles), len(second.shingles))
    if not shared or len(shared) / least < _SAME_TEXT:
        return []
    return [
        Evidence(
            kind="text",
            words=f"{len(shared) / least:.0%} of the runs of eight words, as “{shared[0]}”",
            first_span=first.shingles[shared[0]],
            second_span=second.shingles[shared[0]],
        )
    ]


def _group(members: list[str], links: list[tuple[str, str, Evidence]]) -> OriginGroup:
    own = tuple(link for link in links if link[0] in members and link[1] in members)
    told = [
        e.words for kind in ("speaker", "agency", "report") for _, _, e in own if e.kind == kind
    ]
    words = max(told, key=told.count) if told else ""
    return OriginGroup(source_ids=tuple(members), words=words, evidence=own)
