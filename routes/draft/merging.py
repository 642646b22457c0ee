"""Merging: an accepted hop put into a dossier's text, of which nothing is changed or lost."""

import re
from collections.abc import Container, Iterator, Mapping
from itertools import chain, count

from routes.dossier.marked_yaml import Location, MarkedValue, Span, Value, parse_yaml
from routes.dossier.places import slug
from routes.draft.cards import Card, Form, form_of, quote_forms
from routes.draft.unfinished import DRAFT_TITLE
from routes.draft.writing import scalar
from routes.errors import OutputError

_SECTIONS = ("origins", "sources", "places", "hops")
_NEW = """\
# yaml-language-server: $schema=dossier.schema.json
# Hops accepted with `routes review`.
title: {title}

origins:

sources:

hops:
"""
_PLAIN = re.compile(r"[A-Za-z][\w-]*")
_CLOSING = re.compile(r"[ \t]*[\]}][\]}, \t]*(?:#.*)?")
_DASH = re.compile(r"([ \t]*)-\s")
_DEPTH_OF_ENTRY = 2


def with_hop(
    text: str | None, card: Card, *, file: str, known: Mapping[str, str] | None = None
) -> str:
    """Return a dossier's text with one more hop, and with what the hop needs declared.

    Parameters
    ----------
    text
        The dossier, or None where there is none yet.
    card
        The hop.
    file
        The dossier's name, for messages.
    known
        What stands for places in it already, by gazetteer id.

    Raises
    ------
    DossierError
        When the text is not YAML.
    OutputError
        When the hops stand in a table, or in a form that cannot be added to.
    """
    if text is None:
        text = _NEW.format(title=scalar(card.title.removeprefix(DRAFT_TITLE)))
    form = form_of(parse_yaml(text, file=file).value)
    if isinstance(hops := form.get("hops"), str) and hops.strip():
        raise OutputError(f"the hops of {file} stand in {hops}: add this one there by hand")
    sections = {key: form_of(form.get(key)) for key in _SECTIONS[:-1]}
    added, hop = _needed(card, sections, known or {})
    for section, entries in added.items():
        lines = [f"{key}: {_flow(value)}" for key, value in entries.items()]
        text = _inserted(text, section, lines, file=file)
    return _inserted(text, "hops", list(_hop_lines(hop)), file=file, gap=True)


def _needed(
    card: Card, known: Mapping[str, Form], place_of: Mapping[str, str]
) -> tuple[dict[str, dict[str, Value]], Form]:
    """Return the entries that a dossier lacks for a hop, and the hop in the dossier's keys."""
    added: dict[str, dict[str, Value]] = {key: {} for key in _SECTIONS[:-1]}
    of_file = {form_of(known["sources"][key]).get("file"): key for key in known["sources"]}
    sources: dict[str, str] = {}
    for key, entry in card.sources.items():
        if entry["file"] in of_file:
            sources[key] = of_file[entry["file"]]
            continue
        origin = str(entry.get("origin", ""))
        words = card.origins.get(origin, f"not yet known; {entry['file']}")
        origins = {**known["origins"], **added["origins"]}
        own = next((k for k, told in origins.items() if told == words), None)
        if own is None:
            own = free_key(origin or "origin-1", origins)
            added["origins"][own] = words
        sources[key] = free_key(key, {**known["sources"], **added["sources"]})
        added["sources"][sources[key]] = {**entry, "origin": own}
    places: dict[str, str] = {}
    named = set(map(slug, place_of.values()))
    for key, entry in card.places.items():
        own = str(entry.get("gazetteer"))
        places[key] = place_of.get(own, key)
        if own not in place_of and known["places"].get(key) != entry:
            places[key] = free_key(key, {*named, *known["places"], *added["places"]})
            added["places"][places[key]] = dict(entry)
    return added, _in_keys(card.hop, sources=sources, places=places)


def free_key(key: str, taken: Container[str]) -> str:
    """Return a key, or the first one made of it and a number, that is not taken."""
    stem, _, number = key.rpartition("-")
    if not (stem and number.isdigit()):
        stem, number = (key.rstrip("0123456789"), "") if re.fullmatch(r"d\d+", key) else (key, "")
    joint = "" if stem == "d" else "-"
    free = (f"{stem}{joint}{n}" for n in count(1))
    return next(own for own in chain([key], free) if own not in taken)


def _in_keys(hop: Form, *, sources: Mapping[str, str], places: Mapping[str, str]) -> Form:
    """Return a hop with other keys for its sources and places."""

    def place(value: Value) -> Value:
        if isinstance(value, str):
            return places.get(value, value)
        return [place(one) for one in value] if isinstance(value, list) else value

    changed = {k: place(v) if k in {"from", "to", "waypoints"} else v for k, v in hop.items()}
    quotes: dict[str, list[Value]] = {}
    for stance, quote in quote_forms(hop):
        renamed = {sources.get(key, key): words for key, words in quote.items()}
        quotes.setdefault(stance, []).append(renamed)
    return {**changed, **quotes}


def _hop_lines(hop: Form) -> Iterator[str]:
    start = "- "
    for key, value in hop.items():
        if isinstance(value, list) and key in {"says", "denies"}:
            yield f"{start}{key}:"
            yield from (f"    - {_quote(quote)}" for quote in value)
        else:
            yield f"{start}{key}: {_flow(value)}"
        start = "  "


def _quote(quote: Value) -> str:
    if isinstance(quote, dict) and len(quote) == 1:
        return "".join(f"{key}: {_flow(words)}" for key, words in quote.items())
    return _flow(quote)


def _flow(value: Value) -> str:
    """Return a value on one line, as YAML reads it back."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(own)}" for key, own in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return value if _PLAIN.fullmatch(value) else scalar(value)


def _inserted(text: str, section: str, lines: list[str], *, file: str, gap: bool = False) -> str:
    """Return a text with lines at the end of a section, in the section's own indentation."""
    if not lines:
        return text
    text = text if text.endswith("\n") else f"{text}\n"
    marked = parse_yaml(text, file=file)
    form = form_of(marked.value)
    if section not in form:
        at = _line_start(text, marked.key_spans[("hops",)].start) if "hops" in form else len(text)
        return _inserted(f"{text[:at]}{section}:\n\n{text[at:]}", section, lines, file=file)
    if form[section] in ([], {}):
        text = _without_empty(text, marked.spans[(section,)])
        return _inserted(text, section, lines, file=file, gap=gap)
    if text[marked.spans[(section,)].start] in "[{":
        return _inserted_in_flow(text, section, lines, marked)
    at = _end_of_section(text, section, marked)
    indent = _indent(text, section, marked)
    break_ = "\n" if gap and form[section] else ""
    block = break_ + "".join(f"{indent}{line}\n" for line in lines)
    return text[:at] + block + text[at:]


def _inserted_in_flow(text: str, section: str, lines: list[str], marked: MarkedValue) -> str:
    """Return a text with entries at the end of a section in braces."""
    if section == "hops":
        raise OutputError("the hops stand in brackets: add this one there by hand")
    last, span = max(
        ((at, span) for at, span in marked.spans.items() if _is_under(at, section)),
        key=lambda item: item[1].end,
    )
    inner = re.compile(r"\s*[\]}]" * (len(last) - _DEPTH_OF_ENTRY)).match(text, span.end)
    at = inner.end() if inner else span.end
    return f"{text[:at]}, {', '.join(lines)}{text[at:]}"


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _without_empty(text: str, span: Span) -> str:
    """Return a text without the `[]` or `{}` that stands for an empty section."""
    closed = re.compile(r"[\[{]\s*[\]}]").match(text, span.start)
    return text[: span.start].rstrip(" ") + text[closed.end() :] if closed else text


def _end_of_section(text: str, section: str, marked: MarkedValue) -> int:
    """Return where the line after a section's last words begins."""
    inside = [span.end for at, span in marked.spans.items() if _is_under(at, section)]
    last = max([marked.key_spans[(section,)].end, *inside])
    at = text.find("\n", last if text[last - 1] != "\n" else last - 1) + 1
    while (end := text.find("\n", at)) != -1 and _CLOSING.fullmatch(text, at, end):
        at = end + 1
    return at


def _is_under(location: Location, section: str) -> bool:
    return len(location) > 1 and location[0] == section


def _indent(text: str, section: str, marked: MarkedValue) -> str:
    """Return what stands before each entry of a section."""
    if span := marked.spans.get((section, 0)):
        match = _DASH.match(text, _line_start(text, span.start))
        return match[1] if match else "  "
    keys = [span for at, span in marked.key_spans.items() if at[:-1] == (section,)]
    return " " * (keys[0].column - 1) if keys else "  "
