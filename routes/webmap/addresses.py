"""Addresses of mails in the words that are shown beside quotes: a page does not give them away."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

Span = tuple[int, int]

MASK = "…"
_LOCAL = r"[^/\s<>()\[\]:;,@＠“”«»]"
_ADDRESS = re.compile(rf"(?<!{_LOCAL})({_LOCAL}+)[@＠][\w\u00ad-]+(?:[.．][\w\u00ad-]+)+")
"""It begins where no such letter stands before it, so that a long word is gone through once."""


def hidden_spans(words: str) -> list[Span]:
    """Return which letters of some words are not to be shown: of an address all before the `@`.

    The first one stays, if it is not the only one.

    Examples
    --------
    >>> hidden_spans("Write to jane@example.org."), hidden_spans("or to @jane")
    ([(10, 13)], [])
    """
    found = []
    for match in _ADDRESS.finditer(words):
        start, end = match.span(1)
        found.append((start + (end - start > 1), end))
    return found


def masked(words: str, span: Span, hidden: Sequence[Span]) -> str:
    """Return a part of some words without what is hidden.

    Examples
    --------
    >>> words = "Write to jane@example.org."
    >>> masked(words, (6, 26), hidden_spans(words))
    'to j…@example.org.'
    """
    parts, at = [], span[0]
    for start, end in hidden[bisect_right(hidden, span[0], key=lambda one: one[1]) :]:
        if start >= span[1]:
            break
        if max(start, at) < min(end, span[1]):
            parts += [words[at : max(start, at)], MASK]
            at = min(end, span[1])
    return "".join([*parts, words[at : span[1]]])


def is_masked(spans: Sequence[Span], hidden: Iterable[Span]) -> bool:
    """Whether any hidden letter stands outside of some spans, which are shown as they are."""
    return any(
        not any(first <= at < last for first, last in spans)
        for start, end in hidden
        for at in range(start, end)
    )
