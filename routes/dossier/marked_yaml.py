"""YAML read as text: every scalar a string, every value with its line and column.

Only the part of YAML that a dossier needs is allowed. Anchors, aliases, tags and duplicate keys
are refused, so a file means what it looks like and cannot grow when it is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from routes.errors import DossierError, Fault

MAX_CHARACTERS = 20_000_000
MAX_DEPTH = 20

_TAB = re.compile(r"[ -]*\t")
"""A tab before the words of a line."""

Location = tuple[str | int, ...]
"""Where a value stands: keys and positions from the top, as in `("hops", 0, "from")`."""

Value = str | list["Value"] | dict[str, "Value"]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a file: line and column from 1, offsets of its ends in code points."""

    file: str
    line: int
    column: int
    start: int
    end: int

    def fault(self, message: str) -> Fault:
        """Return a fault that stands here."""
        return Fault(file=self.file, line=self.line, column=self.column, message=message)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedValue:
    """What a file holds, and where each part of it stands.

    Parameters
    ----------
    value
        Mappings, lists and strings.
    spans
        Where each value stands, by its location.
    key_spans
        Where the key of each value of a mapping stands, by the value's location.
    """

    value: Value
    spans: dict[Location, Span]
    key_spans: dict[Location, Span]

    def fault(self, location: Location, message: str, *, at_key: bool = False) -> Fault:
        """Return a fault at a value, or at the nearest thing around it that has a place."""
        span = self.key_spans.get(location) if at_key else None
        while span is None:
            span, location = self.spans.get(location), location[:-1]
        return span.fault(message)


def without_items(marked: MarkedValue, key: str, positions: set[int]) -> MarkedValue:
    """Return what a file holds without some items of the list under a key."""
    if not isinstance(marked.value, dict) or not isinstance(items := marked.value[key], list):
        return marked
    kept = [position for position in range(len(items)) if position not in positions]
    new_position = {position: i for i, position in enumerate(kept)}

    def moved(spans: dict[Location, Span]) -> dict[Location, Span]:
        outside = {at: span for at, span in spans.items() if at[:1] != (key,) or len(at) == 1}
        inside = {
            (key, new_position[int(at[1])], *at[2:]): span
            for at, span in spans.items()
            if at[:1] == (key,) and len(at) > 1 and at[1] in new_position
        }
        return outside | inside

    return MarkedValue(
        value={**marked.value, key: [items[position] for position in kept]},
        spans=moved(marked.spans),
        key_spans=moved(marked.key_spans),
    )


@dataclass(slots=True)
class _Reader:
    """Walks libyaml's events once and builds the value, its spans and the faults."""

    file: str
    events: Iterator[yaml.Event]
    spans: dict[Location, Span] = field(default_factory=dict)
    key_spans: dict[Location, Span] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def value(self, event: yaml.Event, location: Location) -> Value:
        self.spans[location] = self.span(event)
        self._refuse(event, location)
        match event:
            case yaml.ScalarEvent():
                return str(event.value)
            case yaml.SequenceStartEvent():
                return self._sequence(location)
            case yaml.MappingStartEvent():
                return self._mapping(location)
        return ""

    def span(self, event: yaml.Event) -> Span:
        begin, end = event.start_mark, event.end_mark
        if begin is None or end is None:
            return Span(file=self.file, line=1, column=1, start=0, end=0)
        return Span(
            file=self.file,
            line=begin.line + 1,
            column=begin.column + 1,
            start=begin.index,
            end=end.index,
        )

    def _sequence(self, location: Location) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, (*location, len(items))))
        return items

    def _mapping(self, location: Location) -> dict[str, Value]:
        items: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self._refuse(event, location)
            if not isinstance(event, yaml.ScalarEvent):
                raise DossierError([self.span(event).fault("a key must be plain text")])
            key, span = str(event.value), self.span(event)
            value = self.value(next(self.events), (*location, key))
            if key in items:
                self.faults.append(span.fault(f"the key {key!r} stands here twice"))
            self.key_spans[(*location, key)] = span
            items[key] = value
        return items

    def _refuse(self, event: yaml.Event, location: Location) -> None:
        """Stop at what a dossier may not hold."""
        message = ""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            message = "anchors (&name) and aliases (*name) are not allowed: write the value out"
        elif tag := getattr(event, "tag", None):
            message = f"tags such as {tag} are not allowed: every value is read as text"
        elif len(location) > MAX_DEPTH:
            message = f"nested deeper than {MAX_DEPTH} levels"
        if message:
            raise DossierError([self.span(event).fault(message)])


def parse_yaml(text: str, *, file: str) -> MarkedValue:
    """Parse a YAML text.

    Parameters
    ----------
    text
        The file's text.
    file
        Its name, for messages.

    Raises
    ------
    DossierError
        When the text is not YAML, or holds what a dossier may not hold.
    """
    if len(text) > MAX_CHARACTERS:
        message = f"larger than {MAX_CHARACTERS:,} characters"
        raise DossierError([Fault(file=file, line=1, column=1, message=message)])
    reader = _Reader(file=file, events=iter(yaml.parse(text, Loader=_Loader)))
    try:
        value = _document(reader)
    except yaml.MarkedYAMLError as error:
        raise DossierError([_syntax_fault(text, file, error)]) from error
    except yaml.YAMLError as error:
        message = f"not YAML: {error}".splitlines()[0]
        raise DossierError([Fault(file=file, line=1, column=1, message=message)]) from error
    if reader.faults:
        raise DossierError(reader.faults)
    return MarkedValue(value=value, spans=reader.spans, key_spans=reader.key_spans)


def _document(reader: _Reader) -> Value:
    """Read the one document of a stream."""
    events = reader.events
    next(events)  # the start of the stream
    if isinstance(event := next(events), yaml.StreamEndEvent):
        message = "the file is empty"
        raise DossierError([reader.span(event).fault(message)])
    value = reader.value(next(events), ())
    next(events)  # the end of the document
    if not isinstance(event := next(events), yaml.StreamEndEvent):
        message = "a second document begins here (---): a dossier is one"
        raise DossierError([reader.span(event).fault(message)])
    return value


def _syntax_fault(text: str, file: str, error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if mark and (tab := _TAB.match(text, text.rfind("\n", 0, mark.index) + 1)):
        column = tab.end() - tab.start()
        message = "a tab stands here: YAML indents with spaces, so write spaces instead"
        return Fault(file=file, line=line, column=column, message=message)
    problem = error.problem or "the text cannot be read"
    hint = ""
    if "mapping values" in problem or "expected <block end>" in problem:
        hint = "; put words that hold ': ' or ' #' into quotation marks and check the indentation"
    return Fault(file=file, line=line, column=column, message=f"not YAML: {problem}{hint}")
