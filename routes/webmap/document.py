"""The list of hops and sources as HTML that reads without JavaScript."""

from collections.abc import Mapping

from routes import wording
from routes.dates import written_date
from routes.heading import Heading
from routes.hop import Citation, origins_of
from routes.leg import Leg
from routes.look import CARD_PX
from routes.source import Source
from routes.webmap.context import context
from routes.webmap.facts import Facts, cargo_words, hop_tags, leg_notes
from routes.webmap.fragment import quote_link
from routes.webmap.markup import element, is_web_address, text, void

MOST_LISTED = 400
"""Above so many hops the script makes the list, in pieces, and the document names a table."""


def is_listed(facts: Facts) -> bool:
    """Return whether the document itself lists the hops."""
    return len(facts.legs) <= MOST_LISTED


def hops_list(facts: Facts) -> str:
    """Return every hop with all of its words, as one ordered list; of very many, a note."""
    if not is_listed(facts):
        note = (
            f"The {len(facts.legs):,} hops stand in hops.csv; to list them here, allow JavaScript."
        )
        return element("p", text(note), class_="routes-unlisted") + element(
            "ol", "", class_="routes-hops"
        )
    entries = [_hop_entry(leg, number, facts) for number, leg in enumerate(facts.legs, start=1)]
    return element("ol", "\n".join(entries), class_="routes-hops")


def sources_list(facts: Facts) -> str:
    """Return every document, with what it states of itself and whom it repeats."""
    entries = [
        element("li", _source_entry(source, facts.origins), id=f"source-{number}")
        for number, source in enumerate(facts.sources, start=1)
    ]
    return element("ol", "\n".join(entries), class_="routes-sources")


def heading_block(facts: Facts) -> str:
    """Return the headline and the sentence under it."""
    summary = facts.heading.summary
    return element("h1", text(facts.heading.title), dir="auto") + (
        element("p", text(summary), class_="routes-summary", dir="auto") if summary else ""
    )


def share_block(heading: Heading, url: str | None) -> str:
    """Return what is shown where a link to the page is shared (the Open Graph protocol).

    The picture needs an address of its own, so there is one only where the page's is known.
    """
    named = {"og:type": "article", "og:title": heading.title, "og:description": heading.summary}
    if url is not None:
        folder = url if url.endswith("/") else f"{url}/"
        width, height = CARD_PX
        named |= {
            "og:url": f"{folder}map.html",
            "og:image": f"{folder}card.png",
            "og:image:width": str(width),
            "og:image:height": str(height),
            "og:image:alt": f"Map: {heading.title}",
        }
    tags = [void("meta", property=name, content=words) for name, words in named.items() if words]
    if url is not None:
        tags.append(void("meta", name="twitter:card", content="summary_large_image"))
    return "\n".join(tags)


def _hop_entry(leg: Leg, number: int, facts: Facts) -> str:
    hop = leg.hop
    detail_id = f"hop-{number}-words"
    button = element(
        "button",
        element("span", text(wording.hop_title(hop)), dir="auto"),
        type="button",
        aria_controls=detail_id,
    )
    cargo = cargo_words(hop)
    tags = [element("li", text(tag)) for tag in hop_tags(hop, facts.sources)]
    parts = [
        element("h3", button),
        element("p", text(cargo), class_="routemap-cargo", dir="auto") if cargo else "",
        element("p", text(wording.leg_words(leg)), class_="routemap-way"),
        element("ul", "".join(tags), class_="routemap-tags"),
        element("div", _hop_words(leg, facts), class_="routes-words", id=detail_id),
    ]
    return element(
        "li", "\n".join(part for part in parts if part), data_hop=hop.id, class_=f"is-{hop.status}"
    )


def _hop_words(leg: Leg, facts: Facts) -> str:
    sources = {source.id: source for source in facts.sources}
    quotes = [_quotation(citation, sources) for citation in leg.hop.citations]
    origins = [
        f"{'Origin of what is said' if leg.hop.denies else 'Origin'}: "
        f"{facts.origins.get(origin, origin)}"
        for origin in origins_of(leg.hop, facts.sources)
    ]
    notes = [
        element("p", text(note), class_="routemap-note", dir="auto")
        for note in (*leg_notes(leg), *origins)
    ]
    return "\n".join([*quotes, *notes])


def _quotation(citation: Citation, sources: Mapping[str, Source]) -> str:
    source = sources[citation.quote.source_id]
    before, after = context(source, citation.quote)
    denied = element("strong", "Denied.") + " " if citation.stance == "denies" else ""
    words = denied + text(before) + element("mark", text(citation.quote.exact)) + text(after)
    credit = text(wording.source_words(source))
    if source.file not in wording.source_words(source):
        credit += " · " + element("cite", text(source.file))
    if link := quote_link(source, citation.quote):
        words_there = element("a", "these words there", href=link, rel="noopener noreferrer")
        credit += f" · {words_there}"
    return element(
        "blockquote",
        element("p", words, dir="auto") + element("footer", credit, dir="auto"),
        class_=f"routemap-{citation.stance}",
    )


def _source_entry(source: Source, origins: Mapping[str, str]) -> str:
    title = element("cite", text(source.title)) + " · " if source.title else ""
    url = source.url or ""
    link = (
        " · " + element("a", text(url), href=url, rel="noopener noreferrer")
        if is_web_address(url)
        else ""
    )
    published = written_date(source.published) if source.published else "date not stated"
    publisher = source.publisher or "publisher not stated"
    return element(
        "p",
        f"{title}{text(publisher)} · {text(published)} · {text(source.file)}{link}<br>"
        f"Origin: {text(origins.get(source.origin, source.origin))}",
        dir="auto",
    )
