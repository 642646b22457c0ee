"""Cards: the proposals of a draft's file as a person decides on them, one by one."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from routes.dossier.marked_yaml import Location, MarkedValue, Value, parse_yaml
from routes.errors import DossierError, Fault

NOT_SETTLED = "NOT SETTLED: "
"""Begins a comment of a draft that says why a place is not settled."""
UNUSED_SOURCE = "# no settled hop rests on it: "
"""Begins the line of a source that a draft keeps as a comment."""
CONTEXT = ("prefix", "suffix")
"""Keys of a quote that name no source."""

_COMMENTED_HOP = re.compile(r"^  # - from: .*\n(?:  # .*\n?)*", re.MULTILINE)
_COMMENT = re.compile(r"^  # ", re.MULTILINE)
_NOTE = re.compile(r"\s*#\s*(.*)")
_ENDS = ("from", "to", "waypoints")
_QUOTES = ("says", "denies")

Form = Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A proposed hop with everything it rests on.

    Parameters
    ----------
    hop
        As a dossier writes it: keys and values.
    places, sources, origins
        The entries that it uses, by key.
    title
        The draft's.
    notes
        How it was found, a line each.
    doubts
        Why a place is not settled; empty if all are.
    draft, number, shift
        Where it stands: the draft as it is read, the hop's number in it, and how many columns
        further right it stands in the file, as a comment does.
    """

    hop: Form
    places: Mapping[str, Form] = field(default_factory=dict)
    sources: Mapping[str, Form]
    origins: Mapping[str, str]
    title: str
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    draft: MarkedValue = field(repr=False, compare=False)
    number: int
    shift: int = 0

    def fault(self, inside: Location, message: str) -> Fault:
        """Return a fault at a value of the hop, where it stands in the draft's file."""
        fault = self.draft.fault(("hops", self.number, *inside), message)
        return replace(fault, column=fault.column + self.shift)

    @property
    def key(self) -> str:
        """What tells this hop from others, in this draft and in a later one."""
        told = statement_of(self.hop, self.places, self.sources)
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def statement_of(hop: Form, places: Mapping[str, object], sources: Mapping[str, object]) -> str:
    """Return what a hop says, comparable whatever the keys are that a file gives its entries.

    Parameters
    ----------
    hop
        As a dossier writes it.
    places, sources
        The entries that its keys stand for.
    """

    def name(end: str) -> str:
        return str(form_of(places.get(end)).get("name", end.partition(", ")[0]))

    said = sorted(
        [stance, str(form_of(sources.get(key)).get("file")), " ".join(words.split())]
        for stance, key, words in quotes_of(hop)
    )
    return json.dumps([[name(end) for end in ends_of(hop)], hop.get("by"), said])


def quotes_of(hop: Form) -> Iterator[tuple[str, str, str]]:
    """Yield stance, source and words of the quotes of a hop; what has another form is left out."""
    for stance, quote in quote_forms(hop):
        source = source_of(quote)
        if source is not None:
            yield stance, source, str(quote[source])


def quote_forms(hop: Form) -> Iterator[tuple[str, Form]]:
    """Yield stance and entry of the quotes of a hop."""
    for stance in _QUOTES:
        entries = hop.get(stance)
        for quote in entries if isinstance(entries, list) else ():
            if isinstance(quote, dict):
                yield stance, quote


def source_of(quote: Form) -> str | None:
    """Return the key of a quote's source; None where a quote written by hand names none."""
    return next((key for key in quote if key not in CONTEXT), None)


def ends_of(hop: Form) -> Iterator[str]:
    """Yield what a hop names as its ends and waypoints."""
    for key in _ENDS:
        value = hop.get(key, [])
        yield from [value] if isinstance(value, str) else map(str, value)


def read_cards(text: str, *, file: str) -> tuple[Card, ...]:
    """Return the proposals of a draft, in order, those that stand in it as comments too.

    Parameters
    ----------
    text
        The draft, as it was written or corrected by hand.
    file
        Its name, for messages.

    Raises
    ------
    DossierError
        When the text is no draft.
    """
    whole = _uncommented(text)
    marked = parse_yaml(whole, file=file)
    form = marked.value if isinstance(marked.value, dict) else {}
    hops = form.get("hops", [])
    if not isinstance(hops, list):
        message = "`hops:` holds no list: a draft is reviewed hop by hop"
        raise DossierError([marked.fault(("hops",), message)])
    lines, written = whole.split("\n"), text.split("\n")
    cards = (_card(form, marked, number, lines) for number in range(len(hops)))
    return tuple(_shifted(card, written) for card in cards)


def _shifted(card: Card, written: Sequence[str]) -> Card:
    """Return a card that knows whether its hop is a comment in the lines of the file."""
    line = written[card.fault((), "").line - 1]
    return replace(card, shift=len("# ")) if line.startswith("  # - ") else card


def _uncommented(text: str) -> str:
    """Return a draft in which everything it keeps as comments is proposed outright."""
    text = text.replace(f"  {UNUSED_SOURCE}", "  ").replace("\nsources: {}", "\nsources:")
    if _COMMENTED_HOP.search(text):
        text = text.replace("\nhops: []", "\nhops:")
    return _COMMENTED_HOP.sub(lambda match: _COMMENT.sub("  ", match[0]), text)


def _card(form: Form, marked: MarkedValue, number: int, lines: Sequence[str]) -> Card:
    hops, at = form["hops"], ("hops", number)
    hop = hops[number] if isinstance(hops, list) else None
    if not isinstance(hop, dict) or not {"from", "to"} <= hop.keys():
        raise DossierError([marked.fault(at, "a hop has `from`, `to` and quotes")])
    known = form_of(form.get("sources"))
    sources = {source: known.get(source) for _, source, _ in quotes_of(hop)}
    unknown = [key for key, entry in sources.items() if not _is_source(entry)]
    if unknown or not sources:
        what = f"the source {unknown[0]!r} is not declared" if unknown else "no quote says it"
        raise DossierError([marked.fault(at, what)])
    places = form_of(form.get("places"))
    notes = _notes_before(lines, marked.spans[at].line - 1)
    return Card(
        hop=hop,
        places={key: form_of(places[key]) for key in ends_of(hop) if key in places},
        sources={key: form_of(entry) for key, entry in sources.items()},
        origins={key: str(words) for key, words in form_of(form.get("origins")).items()},
        title=str(form.get("title", "")),
        notes=tuple(note for note in notes if not note.startswith(NOT_SETTLED)),
        doubts=tuple(n.removeprefix(NOT_SETTLED) for n in notes if n.startswith(NOT_SETTLED)),
        draft=marked,
        number=number,
    )


def form_of(value: object) -> Form:
    """Return a mapping as it is, and nothing for whatever else a file may hold."""
    return value if isinstance(value, dict) else {}


def _is_source(entry: Value | None) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("file"), str)


def _notes_before(lines: Sequence[str], line: int) -> list[str]:
    """Return the comments directly above a line, in order."""
    above = takewhile(_NOTE.fullmatch, reversed(lines[:line]))
    notes = [match[1] for comment in above if (match := _NOTE.fullmatch(comment))]
    return notes[::-1]


def no_draft(file: str) -> DossierError:
    """Return the error of a folder without a draft."""
    message = "there is no draft; `routes draft DIR` writes one"
    return DossierError([Fault(file=file, line=1, column=1, message=message)])
