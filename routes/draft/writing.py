"""Writing a draft: a dossier file, with a comment on each hop that says why it is proposed."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from routes.draft.cards import NOT_SETTLED, UNUSED_SOURCE
from routes.draft.languages import UnreadDocument
from routes.draft.proposals import DraftedQuote, Proposal
from routes.hop import Status
from routes.origin import OriginGroup
from routes.source import Source
from routes.wording import NOT_STATED

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that YAML takes only in an escaped form."""
_HEAD = """\
# A draft by `routes draft`: every hop below is proposed, and a person decides. Correct it, then
# rename this file to dossier.yaml and run `routes check`; or step through it with `routes review`.
{remarks}title: {title}

origins:{no_origins} # whom the documents repeat, as far as their words show
{origins}

sources:{no_sources} # publisher and published: what the document itself states
{sources}
"""
_NO_MOVEMENT = """\
# No movement was found in these documents, so this is no dossier yet: write the hops by hand,
# with their quotes, and take the `#` from the sources that they use.
"""
_NONE_SETTLED = """\
# No hop is settled, so this is no dossier yet: a place of each is not known. `routes review` lets
# you settle it; or correct the place, take the `#` from the hop and its sources, and declare their
# origin.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginLines:
    """An origin as a draft declares it.

    Parameters
    ----------
    key, words
        Its key and its description.
    source_ids
        The documents that repeat it.
    signs
        What shows it, a line each.
    """

    key: str
    words: str
    source_ids: tuple[str, ...]
    signs: tuple[str, ...] = ()


def origin_lines(
    sources: Sequence[Source], groups: Sequence[OriginGroup], described: Mapping[str, str]
) -> tuple[OriginLines, ...]:
    """Return the origins of a draft: those a dossier has already, and proposed ones.

    Parameters
    ----------
    sources
        The documents; those of a dossier have an origin.
    groups
        Which of them seem to repeat one another.
    described
        The dossier's origins by key; empty without a dossier.
    """
    file_of = {source.id: source.file for source in sources}
    own = {key: [s.id for s in sources if s.origin == key] for key in described}
    lines = [
        OriginLines(key=key, words=described[key], source_ids=tuple(ids))
        for key, ids in own.items()
    ]
    new = {source.id for source in sources if source.origin not in described}
    numbers = (key for n in count(1) if (key := f"origin-{n}") not in described)
    for group in groups:
        ids = tuple(own_id for own_id in group.source_ids if own_id in new)
        if ids:
            said = f"proposed: {group.words}" if group.words else "not yet known"
            words = f"{said}; {', '.join(file_of[own_id] for own_id in ids)}"
            signs = tuple(_signs(group))
            lines.append(OriginLines(key=next(numbers), words=words, source_ids=ids, signs=signs))
    return tuple(lines)


def _signs(group: OriginGroup) -> Iterator[str]:
    """Yield, for each two documents, one sign of each kind in words."""
    chosen = {(first, second, sign.kind): sign for first, second, sign in group.evidence[::-1]}
    for (first, second, kind), sign in sorted(chosen.items(), key=lambda item: item[0]):
        yield f"{first} and {second}: the same {kind}: {_one_line(sign.words)}"


def draft_text(
    title: str,
    sources: Sequence[Source],
    origins: Sequence[OriginLines],
    proposals: Sequence[Proposal],
    unread: Sequence[UnreadDocument] = (),
) -> str:
    """Return the text of a draft.

    Hops whose places are not settled stand in it as comments, each with the reason; so do the
    places of documents in which no movements were looked for.
    """
    settled = [proposal for proposal in proposals if not proposal.doubts]
    cited = {quote.quote.source_id for hop in settled for quote in (*hop.says, *hop.denies)}
    keys = {own: origin.key for origin in origins for own in origin.source_ids}
    parts = [
        _HEAD.format(
            title=scalar(title),
            remarks="" if settled else _NONE_SETTLED if proposals else _NO_MOVEMENT,
            no_origins="" if settled else " {}",
            no_sources="" if settled else " {}",
            origins="\n".join(_origins(origins, cited)),
            sources="\n".join(_sources(sources, keys, cited)),
        ).replace("\n\n\n", "\n\n")
    ]
    if places := list(_places(settled)):
        parts.append("\n".join(["places: # proposed readings", *places, ""]))
    if unread:
        parts.append("\n".join([*_unread(unread), ""]))
    parts.append("\n".join(["hops:" if settled else "hops: []", *_hops(proposals)]))
    return "\n".join(parts) + "\n"


def _origins(origins: Sequence[OriginLines], cited: set[str]) -> Iterator[str]:
    for origin in origins:
        if not cited.isdisjoint(origin.source_ids):
            yield from (f"  # {sign}" for sign in origin.signs)
            yield f"  {origin.key}: {scalar(origin.words)}"


def _sources(sources: Sequence[Source], keys: dict[str, str], cited: set[str]) -> Iterator[str]:
    for source in sources:
        line = (
            f"{source.id}: {{file: {scalar(source.file)}, "
            f"publisher: {scalar(source.publisher or NOT_STATED)}, "
            f"published: {source.published or NOT_STATED}, origin: {keys[source.id]}}}"
        )
        note = "" if source.id in cited else UNUSED_SOURCE
        yield f"  {note}{line}"


def _places(settled: Iterable[Proposal]) -> Iterator[str]:
    stops = {
        stop.text: stop
        for hop in settled
        for stop in (hop.origin, *hop.waypoints, hop.destination)
        if stop.entry
    }
    for key, stop in stops.items():
        pairs = ", ".join(f"{name}: {scalar(value)}" for name, value in stop.entry)
        yield f"  {key}: {{{pairs}}}"


def _unread(unread: Iterable[UnreadDocument]) -> Iterator[str]:
    yield "# Movements are read in English only. These documents are in other languages; they name:"
    for document in unread:
        source = document.source
        yield f"# {source.id} ({_one_line(source.file)}, {document.language})"
        for exact, place in document.places:
            where = f", {place.country_code}" if place.country_code else ""
            yield f"#   {_one_line(exact)}: {place.name}{where} ({place.gazetteer_id})"


def _hops(proposals: Iterable[Proposal]) -> Iterator[str]:
    for proposal in proposals:
        yield ""
        mark = "# " if proposal.doubts else ""
        yield f"  # {_confidence(proposal)}"
        yield from (f"  #   {_one_line(reason)}" for reason in proposal.reasons)
        yield from (f"  #   {NOT_SETTLED}{_one_line(doubt)}" for doubt in proposal.doubts)
        yield from (f"  {mark}{line}" for line in _hop(proposal))


def _confidence(proposal: Proposal) -> str:
    words = "likely" if proposal.likelihood == "likely" else "possible: something was inferred"
    if proposal.passing:
        words += f"; passing {', '.join(proposal.passing)}"
    return words


def _hop(proposal: Proposal) -> Iterator[str]:
    yield f"- from: {scalar(proposal.origin.text)}"
    yield f"  to: {scalar(proposal.destination.text)}"
    yield f"  by: {proposal.mode}"
    if proposal.waypoints:
        yield f"  waypoints: [{', '.join(scalar(stop.text) for stop in proposal.waypoints)}]"
    if proposal.cargo:
        yield f"  cargo: {scalar(proposal.cargo)}"
    if proposal.date:
        yield f"  date: {proposal.date}"
    yield f"  status: {_status(proposal)}"
    for stance, quotes in (("says", proposal.says), ("denies", proposal.denies)):
        if quotes:
            yield f"  {stance}:"
            yield from (f"    - {_quote(quote)}" for quote in quotes)


def _status(proposal: Proposal) -> Status:
    if proposal.says and proposal.denies:
        return Status.DISPUTED
    return proposal.status


def _quote(drafted: DraftedQuote) -> str:
    words = " ".join(drafted.quote.exact.split())
    pair = f"{drafted.quote.source_id}: {scalar(words)}"
    around = [("prefix", drafted.prefix), ("suffix", drafted.suffix)]
    context = "".join(f", {key}: {scalar(own)}" for key, own in around if own)
    return f"{{{pair}{context}}}" if context else pair


def _one_line(words: str) -> str:
    return _UNSEEN.sub("\ufffd", " ".join(words.split()))


def scalar(text: str) -> str:
    """Return a text as YAML reads it back, whatever it holds."""
    return _UNSEEN.sub(_escaped, json.dumps(text, ensure_ascii=False))


def _escaped(match: re.Match[str]) -> str:
    """Return a character that YAML does not take as it is, in the form it takes."""
    return f"\\U{ord(match[0]):08X}"
