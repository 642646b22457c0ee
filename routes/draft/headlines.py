"""Headlines: a whole way in one line, left out where the text below tells it hop by hop."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from routes.draft.proposals import DraftedQuote, Proposal, can_be_of_one_time
from routes.hop import Mode, Status
from routes.source import Source

_STOPS = (".", "!", "?", ".”", '."')


def without_headlines(
    proposals: Sequence[Proposal], sources: Sequence[Source]
) -> tuple[Proposal, ...]:
    """Return proposals without the hops of headlines whose way the text tells with its stops.

    `Drones shipped from A to C` over a text that tells of A to B and of B to C is no third hop. The
    first hop of the text keeps the words of the headline among its reasons.

    Parameters
    ----------
    proposals
        The hops, those of headlines among them.
    sources
        The documents.
    """
    text_of = {source.id: source.text for source in sources}
    kept = list(proposals)
    for proposal in proposals:
        quotes = proposal.says
        if proposal.denies or not all(_is_headline(quote, text_of) for quote in quotes):
            continue
        chains = [(_chain(proposal, kept, quote.quote.source_id), quote) for quote in quotes]
        if all(chain for chain, _ in chains):
            kept = [
                _with_headlines(hop, [quote for chain, quote in chains if chain[0] is hop])
                for hop in kept
                if hop is not proposal
            ]
    return tuple(kept)


def _is_headline(drafted: DraftedQuote, text_of: Mapping[str, str]) -> bool:
    """Whether a quote stands in the first line of its document, and that line is no sentence."""
    quote, text = drafted.quote, text_of[drafted.quote.source_id]
    if "\n" in text[: quote.end].strip():
        return False
    return not text[quote.start :].partition("\n")[0].rstrip().endswith(_STOPS)


def _chain(whole: Proposal, proposals: Sequence[Proposal], source_id: str) -> list[Proposal]:
    """Return the hops, two or more, by which a document gets from one end to the other."""
    own = [hop for hop in proposals if hop is not whole and _is_part_of(hop, whole, source_id)]
    ways = [[hop] for hop in own if hop.origin.key == whole.origin.key]
    seen = {whole.origin.key}
    while ways:
        way = ways.pop(0)
        here = way[-1].destination.key
        if here == whole.destination.key:
            return way
        if here not in seen:
            seen.add(here)
            ways += [[*way, hop] for hop in own if hop.origin.key == here]
    return []


def _is_part_of(hop: Proposal, whole: Proposal, source_id: str) -> bool:
    """Whether a hop that a document tells may be a part of the way of a headline."""
    told = any(drafted.quote.source_id == source_id for drafted in hop.says)
    ends = hop.origin.key, hop.destination.key
    is_whole = ends == (whole.origin.key, whole.destination.key)
    planned = (hop.status is Status.PLANNED) == (whole.status is Status.PLANNED)
    modes = whole.mode is Mode.UNKNOWN or hop.mode in {whole.mode, Mode.UNKNOWN}
    settled = not hop.doubts or bool(whole.doubts)  # rather the whole way than none on the map
    fits = planned and modes and _may_be_one_cargo(hop, whole) and can_be_of_one_time(hop, whole)
    return told and not is_whole and settled and fits


def _may_be_one_cargo(hop: Proposal, whole: Proposal) -> bool:
    words = [set((cargo or "").casefold().split()) for cargo in (hop.cargo, whole.cargo)]
    return not all(words) or not words[0].isdisjoint(words[1])


def _with_headlines(hop: Proposal, headlines: Sequence[DraftedQuote]) -> Proposal:
    whys = [
        f"{headline.quote.source_id}: its headline tells the whole way, "
        f"“{' '.join(headline.quote.exact.split())}”"
        for headline in headlines
    ]
    return replace(hop, reasons=(*hop.reasons, *whys)) if whys else hop
