"""The list of hops and sources as HTML that reads without JavaScript."""

from collections.abc import Mapping, Sequence

from routes import wording
from routes.heading import Heading
from routes.hop import Citation, origins_of
from routes.language import Language
from routes.leg import Leg
from routes.look import CARD_PX
from routes.source import Source
from routes.webmap.context import context, stands_in
from routes.webmap.facts import Facts, cargo_words, hop_tags, leg_notes
from routes.webmap.fragment import quote_link
from routes.webmap.markup import element, is_web_address, text, void
from routes.webmap.whole_text import (
    Cited,
    cited_by_source,
    hop_address,
    hop_link,
    quote_anchor,
    whole_text,
)

MOST_LISTED = 400
"""Above so many hops the script makes the list, in pieces, and the document names a table."""


def is_listed(facts: Facts) -> bool:
    """Return whether the document itself lists the hops."""
    return len(facts.legs) <= MOST_LISTED


def hops_list(facts: Facts, *, full_text: bool = False) -> str:
    """Return every hop with all of its words, as one ordered list; of very many, a note.

    With `full_text`, each quote leads to its place in the whole text of its source.
    """
    if not is_listed(facts):
        words = facts.heading.language.counted("list.unlisted", len(facts.legs))
        unprinted = facts.heading.language.say("page.unprinted", n=len(facts.legs))
        return (
            element("p", text(words), class_="routes-unlisted")
            + element("p", text(unprinted), class_="routes-unprinted")
            + element("ol", "", class_="routes-hops")
        )
    entries = [
        _hop_entry(leg, number, facts, full_text=full_text)
        for number, leg in enumerate(facts.legs, start=1)
    ]
    return element("ol", "".join(entries), class_="routes-hops")


def sources_list(facts: Facts, *, full_text: bool = False) -> str:
    """Return every document, with what it states of itself, whom it repeats and what cites it.

    With `full_text`, the documents themselves stand there too.
    """
    # Links to very many hops would be most of the page.
    cited = cited_by_source([leg.hop for leg in facts.legs]) if is_listed(facts) else {}
    entries = [
        element(
            "li",
            _source_entry(source, facts, cited.get(source.id, ()), full_text=full_text),
            id=f"source-{number}",
        )
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
            "og:image:alt": heading.language.say("page.share-map", title=heading.title),
        }
    tags = [void("meta", property=name, content=words) for name, words in named.items() if words]
    if url is not None:
        tags.append(void("meta", name="twitter:card", content="summary_large_image"))
    return "\n".join(tags)


def _hop_entry(leg: Leg, number: int, facts: Facts, *, full_text: bool) -> str:
    hop = leg.hop
    detail_id = f"hop-{number}-words"
    button = element(
        "button",
        element("span", text(wording.hop_title(hop)), dir="auto"),
        type="button",
        aria_controls=detail_id,
    )
    language = facts.heading.language
    cargo = cargo_words(hop, language)
    tags = [element("li", text(tag)) for tag in hop_tags(hop, facts.sources, language)]
    parts = [
        element("h3", button),
        element("p", text(cargo), class_="routemap-cargo", dir="auto") if cargo else "",
        element("p", text(wording.leg_words(leg, language)), class_="routemap-way"),
        element("ul", "".join(tags), class_="routemap-tags"),
        element(
            "div",
            _hop_words(leg, facts, number if full_text else None),
            class_="routes-words",
            id=detail_id,
        ),
    ]
    return element(
        "li",
        "".join(part for part in parts if part),
        id=hop_address(hop.id).removeprefix("#"),
        data_hop=hop.id,
        class_=f"is-{hop.status}",
    )


def _hop_words(leg: Leg, facts: Facts, number: int | None) -> str:
    sources = {source.id: source for source in facts.sources}
    language = facts.heading.language
    quotes = [
        _quotation(
            citation,
            sources,
            language=language,
            anchor=quote_anchor(number, position) if number else None,
        )
        for position, citation in enumerate(leg.hop.citations, start=1)
    ]
    origins = [
        language.say(
            "quote.origin-said" if leg.hop.denies else "quote.origin",
            origin=facts.origins.get(origin, origin),
        )
        for origin in origins_of(leg.hop, facts.sources)
    ]
    notes = [element("p", text(note), dir="auto") for note in (*leg_notes(leg, facts), *origins)]
    return "".join([*quotes, *notes])


def _quotation(
    citation: Citation, sources: Mapping[str, Source], *, language: Language, anchor: str | None
) -> str:
    source = sources[citation.quote.source_id]
    before, after = context(source, citation.quote)
    denied = (
        element("strong", text(language.say("quote.denied"))) + " "
        if citation.stance == "denies"
        else ""
    )
    quoted = text(before) + element("mark", text(citation.quote.exact)) + text(after)
    credit = text(wording.source_words(source, language))
    if source.file not in wording.source_words(source):
        credit += " · " + element("cite", text(source.file), dir="auto")
    if link := quote_link(source, citation.quote):
        words_there = element(
            "a", text(language.say("quote.link")), href=link, rel="noopener noreferrer"
        )
        credit += f" · {words_there}"
    if anchor and stands_in(source, citation.quote):
        credit += " · " + element("a", text(language.say("page.in-text")), href=f"#{anchor}")
    return element(
        "blockquote",
        element("p", f"{denied}{quoted}", dir="auto") + element("footer", credit),
        class_=f"routemap-{citation.stance}",
    )


def _source_entry(source: Source, facts: Facts, cited: Sequence[Cited], *, full_text: bool) -> str:
    language = facts.heading.language
    parts = [
        source.publisher or language.say("publisher.unknown"),
        wording.published_words(source, language),
        source.file,
    ]
    told = text(language.listed(parts))
    if source.title:
        told = f"{element('cite', text(language.isolated(source.title)))} · {told}"
    url = source.url or ""
    if is_web_address(url):
        shown = text(language.isolated(url))
        told += " · " + element("a", shown, href=url, rel="noopener noreferrer")
    origin = language.say("quote.origin", origin=facts.origins.get(source.origin, source.origin))
    whole = whole_text(source, cited, language) if full_text else ""
    return element("p", f"{told}<br>{text(origin)}") + _cited_line(cited, language) + whole


def _cited_line(cited: Sequence[Cited], language: Language) -> str:
    """Return a line with a link to each hop that cites a source."""
    hops = {entry.number: entry.hop for entry in cited}
    links = " ".join(hop_link(number, hop) for number, hop in hops.items())
    words = f"{text(language.say('page.cited'))} {links}"
    return element("p", words, class_="routes-cited") if hops else ""
