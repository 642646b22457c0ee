"""Matching: the sources that two documents both cite, or that one cites and the other names."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from routes.origin.citing import Cited
from routes.origin.evidence import Evidence, Kind
from routes.origin.heard import is_heard, is_last_heard
from routes.origin.names import Span, countries, is_mentioned, last_of, name_keys, same_name
from routes.origin.signs import Signs

_NAMED = 1.6
"""The same speaker."""
_OF_REPORT = 0.5
"""What it adds that it is a report or its author: few write so often as a spokesman speaks."""
_ONE_WORD = 1.2
"""The same where neither gives more than one word, which may be a country."""
_MENTIONED, MENTIONED_BESIDE_OTHERS = 1.4, 0.8
"""One cites, and the other names without citing; or names beside others whom it cites, in the same
language: in others it is found less surely who is cited."""
_HEARD = 3.0
"""A full name in two scripts: there it is not read who speaks."""
_AGENCY = 0.3
_OUTLET = 1.1
_OFFICE = 1.3
_SORT = 1.3
PAPERS = frozenset({"leak", "court filing", "charge sheet"})
"""Sources that lie before whoever writes: others who speak in a text only answer them."""
_PAPER = 1.8

Found = tuple[Span, Span, float]


def named_by_both(first: Signs, second: Signs) -> tuple[Evidence, ...]:
    """Return the speakers and reports that both cite, or that one cites and the other names."""
    shared = _voices_of_both(first, second) or _mentioned(first, second)
    by_last = {
        last_of(name): name
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


def credited_by_both(first: Signs, second: Signs) -> Iterator[Evidence]:
    """Yield the agencies and outlets that both name as those who told it first."""
    own, other = first.cited, second.cited
    yield from _shared("agency", own.agencies, other.agencies, _AGENCY)
    yield from _shared("outlet", own.outlets, other.outlets, _OUTLET)


def sorts_of_both(first: Signs, second: Signs) -> Iterator[Evidence]:
    """Yield the sources without a name that both cite.

    A ministry of an unknown field or a company counts only where nobody has a name.
    """
    own, other = first.cited, second.cited
    offices = tuple(_shared("office", own.offices, other.offices, _OFFICE))
    yield from offices
    for sign in _shared("sort of source", own.media, other.media, _SORT):
        yield replace(sign, weight=_PAPER) if sign.words in PAPERS else sign
    if not offices and not (own.voices and other.voices):
        yield from _shared("sort of source", _held(own), _held(other), _SORT)


def _held(cited: Cited) -> Mapping[str, Span]:
    """Return the sorts of those who speak, without a name or, where names are told, with one."""
    return cited.titled if cited.voices else cited.sorts


def _voices_of_both(first: Signs, second: Signs) -> dict[str, Found]:
    own, other = first.cited.voices, second.cited.voices
    by_key: dict[str, list[str]] = {}
    for name in other:
        for key in name_keys(name):
            by_key.setdefault(key, []).append(name)
    return {
        one: (own[one], other[same], _ONE_WORD if _says_little(one, same) else _NAMED)
        for one in own
        for key in name_keys(one)
        for same in by_key.get(key, ())
        if same_name(one, same)
    }


def _says_little(name: str, other: str) -> bool:
    """Return whether a name is one word, or a country's, for which many speak."""
    return " " not in name + other or bool({name, other} & countries())


def _mentioned(first: Signs, second: Signs) -> dict[str, Found]:
    """Return who is cited by one document and named by the other, in whatever script."""
    shared = {name: (span, where, weight) for name, span, where, weight in _named_in(first, second)}
    if shared and first.script != second.script:
        return shared  # the same ones, in the other script
    back = {name: (where, span, weight) for name, span, where, weight in _named_in(second, first)}
    return shared | back


def _named_in(citing: Signs, other: Signs) -> Iterator[tuple[str, Span, Span, float]]:
    """Yield those who are cited in one document and named in another."""
    is_beside = other.cited.voices and citing.language == other.language
    weight = MENTIONED_BESIDE_OTHERS if is_beside else _MENTIONED
    for name, span in citing.cited.voices.items():
        if citing.script != other.script:
            if (i := is_heard(name, other.heard)) is not None:
                yield name, span, other.spans[i], _HEARD
            elif (i := is_last_heard(name, other.heard)) is not None:
                yield name, span, other.spans[i], _MENTIONED
        elif where := is_mentioned(name, other.capitals):
            yield name, span, where, weight


def _shared(
    kind: Kind, own: Mapping[str, Span], other: Mapping[str, Span], weight: float
) -> Iterator[Evidence]:
    for name in own:
        if name in other:
            yield Evidence(
                kind=kind,
                words=name,
                first_span=own[name],
                second_span=other[name],
                weight=weight,
            )
