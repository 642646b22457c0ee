"""The sentence around a quote, as it is shown."""

import re
from functools import lru_cache

from routes.source import Quote, Source

CONTEXT_LENGTH = 400
"""Most characters that are shown on each side of a quote."""

_CUT = "…"
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")
_LAST_WORD = re.compile(r"[\w.]+$")
_ABBREVIATION = re.compile(
    r"adm|approx|art|capt|co|col|corp|cpl|dr|e\.g|fig|ft|gen|gov|hon|i\.e|inc|jr|lt|ltd|maj|messrs"
    r"|mr|mrs|ms|mt|no|nos|pres|prof|rep|rev|sen|sgt|sr|st|vs",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Z]")


def context(source: Source, quote: Quote) -> tuple[str, str]:
    """Return the words of the source around a quote, to the ends of its sentence.

    A line break counts as a space, an empty line ends a paragraph. Where a sentence is not shown
    whole, an ellipsis says so. Where the stored text is not at hand, the quote's own prefix and
    suffix serve.
    """
    text, start, end = source.text, quote.start, quote.end
    is_whole = text[start:end] == quote.exact
    if not is_whole:
        text = quote.prefix + quote.exact + quote.suffix
        start, end = len(quote.prefix), len(quote.prefix + quote.exact)
    edges = _paragraph_edges(text)
    first = max((after for _, after in edges if after <= start), default=0)
    last = min((before for before, _ in edges if before >= end), default=len(text))
    stops = _sentence_ends(text[first:last])
    begin = max((first + stop for stop in stops if first + stop <= start), default=None)
    stop = min((first + stop for stop in stops if first + stop >= end), default=None)
    before = text[first if begin is None else begin : start].lstrip()
    after = text[end : last if stop is None else stop].rstrip()
    # A paragraph begins and ends a sentence; a prefix only stops somewhere.
    opens = begin is not None or is_whole or first > 0
    closes = stop is not None or is_whole or last < len(text)
    return (
        _last_words(_one_line(before), is_cut=not opens and bool(before)),
        _first_words(_one_line(after), is_cut=not closes and bool(after)),
    )


@lru_cache(maxsize=64)
def _paragraph_edges(text: str) -> tuple[tuple[int, int], ...]:
    """Return what lies between the paragraphs of a text, which is asked for each of its quotes."""
    return tuple(match.span() for match in _PARAGRAPH.finditer(text))


def _sentence_ends(paragraph: str) -> list[int]:
    """Return where sentences end, after their stop and closing quotation marks."""
    return [
        match.end()
        for match in _STOP.finditer(paragraph)
        if not _runs_on(paragraph, match.start(), match.end(), match.group())
    ]


def _runs_on(paragraph: str, start: int, end: int, stop: str) -> bool:
    """Tell whether a stop ends no sentence: after `Mr`, an initial, or before a small letter."""
    if paragraph[end:].lstrip()[:1].islower():
        return True
    word = _LAST_WORD.search(paragraph[:start])
    if word is None or not stop.startswith(".") or stop.startswith(".."):
        return False
    return any(known.fullmatch(word.group()) for known in (_ABBREVIATION, _INITIALS))


def _one_line(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def _last_words(words: str, *, is_cut: bool) -> str:
    if len(words) > CONTEXT_LENGTH:
        words, is_cut = words[-CONTEXT_LENGTH:].partition(" ")[2], True
    return f"{_CUT} {words}" if is_cut else words


def _first_words(words: str, *, is_cut: bool) -> str:
    if len(words) > CONTEXT_LENGTH:
        words, is_cut = words[:CONTEXT_LENGTH].rpartition(" ")[0], True
    return f"{words} {_CUT}" if is_cut else words
