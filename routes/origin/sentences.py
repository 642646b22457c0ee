"""Sentences of a text, and those in which somebody speaks, in any language."""

import re
from collections.abc import Iterator
from functools import cache

from routes.origin.lexicon import pattern_of, words_of
from routes.origin.names import Span

_END = re.compile(r"(?<=[.!?؟»”\"])\s+|\n+")


def sentences(text: str) -> Iterator[Span]:
    """Yield where the sentences of a text stand, more or less."""
    begin = 0
    for match in _END.finditer(text):
        if match.start() > begin:
            yield begin, match.start()
        begin = match.end()
    if begin < len(text):
        yield begin, len(text)


def saying_sentences(text: str, language: str) -> Iterator[Span]:
    """Yield where the sentences stand in which a verb of saying or a quotation is."""
    saying = _saying(language)
    yield from (span for span in sentences(text) if saying.search(text, *span))


@cache
def _saying(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern_of(words_of('says', language))})\b|[«„“]", re.IGNORECASE)
