"""The whole text of a source as HTML, with every quote marked where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from routes.hop import Hop
from routes.language import Language
from routes.source import Quote, Source
from routes.webmap.addresses import Span, hidden_spans, is_masked, masked
from routes.webmap.context import stands_in
from routes.webmap.markup import element, text

_MASKED = "j…@example.org"
"""What a masked address looks like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A quote, and the hop that it stands for.

    Parameters
    ----------
    number, hop
        The hop, and its place in the list, from 1.
    quote
        The words.
    anchor
        The id of the element in the whole text where the words begin.
    """

    number: int
    hop: Hop
    quote: Quote
    anchor: str


def cited_by_source(hops: Sequence[Hop]) -> dict[str, list[Cited]]:
    """Return the quotes of each source by its id, in the order of the hops."""
    cited: dict[str, list[Cited]] = {}
    for number, hop in enumerate(hops, start=1):
        for position, citation in enumerate(hop.citations, start=1):
            anchor = quote_anchor(number, position)
            entry = Cited(number=number, hop=hop, quote=citation.quote, anchor=anchor)
            cited.setdefault(citation.quote.source_id, []).append(entry)
    return cited


def quote_anchor(number: int, position: int) -> str:
    """Return the id of a quote in a whole text: of the hop's number, and the quote's in it."""
    return f"quote-{number}-{position}"


def hop_address(hop_id: str) -> str:
    """Return the link within the page that leads to a hop."""
    return f"#hop={hop_id}"


def whole_text(source: Source, cited: Sequence[Cited], language: Language) -> str:
    """Return a document, letter for letter, folded up, with its quotes marked in place.

    Behind a quote stand the numbers of its hops, as links to them. Addresses of mails are masked
    outside of the quotes, and a line before the document says so.
    """
    shown = [entry for entry in cited if stands_in(source, entry.quote)]
    hidden = hidden_spans(source.text)
    edges = {offset for entry in shown for offset in (entry.quote.start, entry.quote.end)}
    cuts = sorted({0, len(source.text), *edges})
    parts = "".join(_part(source.text, span, shown, hidden) for span in pairwise(cuts))
    quoted = [(entry.quote.start, entry.quote.end) for entry in shown]
    note = (
        element("p", text(language.say("page.masked", address=_MASKED)))
        if is_masked(quoted, hidden)
        else ""
    )
    summary = element("summary", text(language.say("page.whole-text")))
    words = element("div", parts, class_="routes-text", dir="auto")
    return element("details", summary + note + words, class_="routes-document")


def _part(whole: str, span: Span, cited: Sequence[Cited], hidden: Sequence[Span]) -> str:
    """Return a stretch of a text in which no quote begins or ends."""
    start, end = span
    around = [entry for entry in cited if entry.quote.start <= start < entry.quote.end]
    if not around:
        return text(masked(whole, span, hidden))
    begun = [entry.anchor for entry in around if entry.quote.start == start]
    anchors = "".join(element("span", "", id=anchor) for anchor in begun[1:])
    mark = element(
        "mark", text(whole[start:end]), id=begun[0] if begun else None, data_go=around[0].hop.id
    )
    ended = {entry.number: entry.hop for entry in around if entry.quote.end == end}
    links = [element("sup", hop_link(number, hop)) for number, hop in ended.items()]
    return anchors + mark + "".join(links)


def hop_link(number: int, hop: Hop) -> str:
    """Return a link to a hop that shows its number; the page's script names it in full."""
    return element("a", str(number), href=hop_address(hop.id))
