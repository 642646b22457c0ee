"""The sentence around a quote, as it is shown, and the sentences beside it."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from routes.source import Quote, Source
from routes.webmap.addresses import hidden_spans, masked

CONTEXT_LENGTH = 400
"""Most characters that are shown on each side of a quote."""

_CUT = "…"
BESIDE_LENGTH = 160
"""Most characters that are shown of a sentence beside that of a quote."""
_REACH = 2 * CONTEXT_LENGTH
"""So far from a sentence the one beside it is looked for, in characters."""
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")
_LAST_WORD = re.compile(r"[\w.]+$")
_ABBREVIATION = re.compile(
    r"adm|approx|art|capt|co|col|corp|cpl|dr|e\.g|fig|ft|gen|gov|hon|i\.e|inc|jr|lt|ltd|maj|messrs"
    r"|mr|mrs|ms|mt|no|nos|pres|prof|rep|rev|sen|sgt|sr|st|vs",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 16
"""Longer words before a stop are no abbreviations, in characters."""
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A sentence beside that of a quote.

    Parameters
    ----------
    words
        The sentence, or an empty text where there is none.
    is_apart
        Whether it stands in another paragraph.
    """

    words: str
    is_apart: bool


def context(source: Source, quote: Quote) -> tuple[str, str]:
    """Return the words of the source around a quote, to the ends of its sentence.

    A line break counts as a space, an empty line ends a paragraph. Where a sentence is not shown
    whole, an ellipsis says so. Where the stored text is not at hand, the quote's own prefix and
    suffix serve. Addresses of mails are masked.
    """
    text, start, end = source.text, quote.start, quote.end
    is_whole = stands_in(source, quote)
    if not is_whole:
        text = quote.prefix + quote.exact + quote.suffix
        start, end = len(quote.prefix), len(quote.prefix + quote.exact)
    begin, stop = _sentence(text, start, end)
    sentence, quoted = text[begin:stop], (start - begin, end - begin)
    hidden = hidden_spans(sentence)
    before = masked(sentence, (0, quoted[0]), hidden).lstrip()
    after = masked(sentence, (quoted[1], len(sentence)), hidden).rstrip()
    # A paragraph begins and ends a sentence; a prefix only stops somewhere.
    opens = is_whole or begin > 0
    closes = is_whole or stop < len(text) or stop in _sentence_ends(text)
    return (
        _last_words(_one_line(before), is_cut=not opens and bool(before)),
        _first_words(_one_line(after), is_cut=not closes and bool(after)),
    )


@lru_cache(maxsize=64)
def _paragraph_edges(text: str) -> tuple[list[int], list[int]]:
    """Return where the paragraphs of a text begin and end, which is asked for each quote in it."""
    gaps = [match.span() for match in _PARAGRAPH.finditer(text)]
    return [0, *(end for _, end in gaps)], [*(begin for begin, _ in gaps), len(text)]


def stands_in(source: Source, quote: Quote) -> bool:
    """Tell whether the stored text is at hand, with the quote where it says."""
    return source.text[quote.start : quote.end] == quote.exact


def beside(source: Source, quote: Quote) -> tuple[Beside, Beside]:
    """Return the sentence before that of a quote, and the one after it."""
    if not stands_in(source, quote):
        nothing = Beside(words="", is_apart=False)
        return nothing, nothing
    begin, stop = _sentence(source.text, quote.start, quote.end)
    head = source.text[max(0, begin - _REACH) : begin]
    tail = source.text[stop : stop + _REACH]
    return _earlier(head, is_all=begin <= _REACH), _later(tail, is_all=len(tail) < _REACH)


def _earlier(head: str, *, is_all: bool) -> Beside:
    """Return the last sentence of what stands before a sentence."""
    edges = [match.end() for match in _PARAGRAPH.finditer(head.rstrip())]
    paragraph = head.rstrip()[edges[-1] if edges else 0 :]
    stops = [stop for stop in _sentence_ends(paragraph) if stop < len(paragraph)]
    words = _shown(paragraph[stops[-1] if stops else 0 :])
    is_cut = bool(words) and not (is_all or edges or stops)
    return Beside(
        words=_last_words(words, is_cut=is_cut, most=BESIDE_LENGTH),
        is_apart=bool(_PARAGRAPH.search(head[len(head.rstrip()) :])),
    )


def _later(tail: str, *, is_all: bool) -> Beside:
    """Return the first sentence of what stands after a sentence."""
    start = len(tail) - len(tail.lstrip())
    paragraph, *more = _PARAGRAPH.split(tail[start:], maxsplit=1)
    stops = _sentence_ends(paragraph)
    words = _shown(paragraph[: stops[0] if stops else None])
    is_cut = bool(words) and not (is_all or more or stops)
    return Beside(
        words=_first_words(words, is_cut=is_cut, most=BESIDE_LENGTH),
        is_apart=bool(_PARAGRAPH.search(tail[:start])),
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a passage begins and ends: at most its paragraph."""
    begins, ends = _paragraph_edges(text)
    first = begins[bisect_right(begins, start) - 1]
    last = ends[bisect_left(ends, end)]
    stops = [first + stop for stop in _sentence_ends(text[first:last])]
    before, after = bisect_right(stops, start), bisect_left(stops, end)
    return stops[before - 1] if before else first, stops[after] if after < len(stops) else last


def _sentence_ends(paragraph: str) -> list[int]:
    """Return where sentences end, after their stop and closing quotation marks."""
    return [
        match.end()
        for match in _STOP.finditer(paragraph)
        if not _runs_on(paragraph, match.start(), match.end(), match.group())
    ]


def _runs_on(paragraph: str, start: int, end: int, stop: str) -> bool:
    """Tell whether a stop ends no sentence: after `Mr`, an initial, or before a small letter."""
    if paragraph[end : end + _REACH].lstrip()[:1].islower():
        return True
    word = _LAST_WORD.search(paragraph, max(0, start - _LONGEST_ABBREVIATION), start)
    if word is None or not stop.startswith(".") or stop.startswith(".."):
        return False
    return any(known.fullmatch(word.group()) for known in (_ABBREVIATION, _INITIALS))


def _shown(sentence: str) -> str:
    """Return a sentence on one line, with addresses of mails masked."""
    return _one_line(masked(sentence, (0, len(sentence)), hidden_spans(sentence)).strip())


def _one_line(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def _last_words(words: str, *, is_cut: bool, most: int = CONTEXT_LENGTH) -> str:
    if len(words) > most:
        words, is_cut = words[-most:].partition(" ")[2], True
    return f"{_CUT} {words}" if is_cut else words


def _first_words(words: str, *, is_cut: bool, most: int = CONTEXT_LENGTH) -> str:
    if len(words) > most:
        words, is_cut = words[:most].rpartition(" ")[0], True
    return f"{words} {_CUT}" if is_cut else words
