"""Passages: a quote in its sentence, with the places and the words of motion marked."""

from dataclasses import dataclass
from typing import Literal

from routes.gazetteer import Gazetteer
from routes.geodocument import geocode_document
from routes.movement.sentences import Token, read_tokens, sentence_spans
from routes.movement.words import TRIGGERS
from routes.source import Quote, Source

Mark = Literal["place", "motion", "quote"]
_MOTION = TRIGGERS | {"noun"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The sentences that a quote stands in.

    Parameters
    ----------
    source_id, file
        The document.
    line
        Of the document's text, from 1.
    text
        The words, as the document has them.
    marks
        What stands where in them: start, end and kind, in order of their starts.
    """

    source_id: str
    file: str
    line: int
    text: str
    marks: tuple[tuple[int, int, Mark], ...]


def passage_of(source: Source, quote: Quote, gazetteer: Gazetteer) -> Passage:
    """Return the sentences of a source that hold a quote.

    Examples
    --------
    >>> from routes.source import find_quote
    >>> text = "It rained. Grain was shipped from Odesa to Izmir. The sun shone."
    >>> source = Source(id="a", file="a.txt", text=text, sha256="", origin="o")
    >>> quote = find_quote(source, "shipped from Odesa to Izmir")
    >>> passage = passage_of(source, quote, Gazetteer.bundled())
    >>> [(passage.text[start:end], mark) for start, end, mark in passage.marks]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('shipped from Odesa to Izmir', 'quote'), ('shipped', 'motion'), ('Odesa', 'place'),
     ('Izmir', 'place')]
    """
    spans = [s for s in sentence_spans(source.text) if s[0] < quote.end and quote.start < s[1]]
    start = min([quote.start, *(span[0] for span in spans)])
    end = max([quote.end, *(span[1] for span in spans)])
    text = source.text[start:end].rstrip()
    start += len(text) - len(text.lstrip())
    text = text.lstrip()
    placed = geocode_document(text, gazetteer=gazetteer)
    tokens = read_tokens(text, (0, len(text)), placed)
    marks = {(token.start, token.end, mark) for token in tokens if (mark := _mark(token))}
    marks.add((quote.start - start, quote.end - start, "quote"))
    line = source.text.count("\n", 0, quote.start) + 1
    ordered = tuple(sorted(marks, key=lambda mark: (mark[0], -mark[1], mark[2] != "quote")))
    return Passage(source_id=source.id, file=source.file, line=line, text=text, marks=ordered)


def _mark(token: Token) -> Mark | None:
    if token.placed:
        return "place"
    return "motion" if any(token.is_a(kind) for kind in _MOTION) else None
