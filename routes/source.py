"""Source documents, and quotes found in them letter for letter."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz

from routes.errors import AmbiguousQuoteError, QuoteNotFoundError, SourceError

MAX_SOURCE_BYTES = 20_000_000
CONTEXT_LENGTH = 32
"""Code points of prefix and suffix kept with a quote, as browsers do for text fragments."""

_QUOTATION_MARKS = ("'\u2018\u2019\u201a\u201b\u02bc\u2032", '"\u201c\u201d\u201e\u201f\u2033')
_TOLERATED = re.compile(rf"(\s+|[{''.join(_QUOTATION_MARKS)}])")

_IN_WORDS = "_\u200c\u200d"
"""The underscore, and the joiners that Persian and Indic words are spelled with."""

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
"""Scripts that put no spaces between words: Thai to Khmer, kana, Chinese characters."""

_REACH = 4
"""How many times longer than typed a passage may be, for its white space."""

_MIN_SIMILARITY = 75


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document, with what it says of itself.

    Parameters
    ----------
    id
        The short name the dossier gives it.
    file
        The file's path, relative to the dossier's folder.
    text
        Its characters as stored: nothing normalised, line ends included.
    sha256
        SHA-256 of the file's bytes, as 64 hexadecimal digits.
    publisher, published, title, url
        What the document states of itself; None where it states nothing.
        `published` is an EDTF date.
    origin
        The id of the origin that this document repeats.
    """

    id: str
    file: str
    text: str
    sha256: str
    origin: str
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Exact words in a source (a W3C TextQuoteSelector and TextPositionSelector in one).

    Parameters
    ----------
    source_id
        The source's id.
    exact
        The source's own characters from `start` to `end`.
    prefix, suffix
        Up to 32 code points before and after.
    start, end
        Offsets into the source's text in Unicode code points; `end` is exclusive.
    sha256
        SHA-256 of the source file's bytes.
    """

    source_id: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    sha256: str


def read_text(path: Path) -> tuple[str, str]:
    """Return a document's text and the SHA-256 of its bytes.

    Raises
    ------
    SourceError
        When the file is missing, larger than 20 MB, or not UTF-8.
    """
    try:
        size_bytes = path.stat().st_size
        if size_bytes > MAX_SOURCE_BYTES:
            raise SourceError(
                f"{path.name} has {size_bytes:,} bytes; a source may have {MAX_SOURCE_BYTES:,}"
            )
        stored = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path.name} cannot be read: {error.strerror}") from error
    try:
        text = stored.decode("utf-8")
    except UnicodeDecodeError as error:
        line = stored.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"{path.name} is not UTF-8: byte 0x{stored[error.start]:02x} in line {line}; "
            "convert the file to UTF-8 and keep the original beside it"
        ) from error
    return text, hashlib.sha256(stored).hexdigest()


def find_quote(source: Source, words: str, *, prefix: str = "", suffix: str = "") -> Quote:
    r"""Return the one passage of a source that reads as the words given.

    Runs of white space (U+00A0 included) and curly or straight quotation marks compare equal;
    every other character must be the same. A quote begins and ends at word boundaries.

    Parameters
    ----------
    source
        The document to look in.
    words
        The words as a person typed them.
    prefix, suffix
        Words directly before and after, for a passage that stands more than once.

    Raises
    ------
    QuoteNotFoundError
        When the words do not stand there; the message shows the nearest passage.
    AmbiguousQuoteError
        When they stand there more than once; the message gives the lines.

    Examples
    --------
    >>> text = "From Baku\u00a0 to Aktau."
    >>> source = Source(id="a", file="a.txt", text=text, sha256="", origin="o")
    >>> find_quote(source, "Baku to Aktau").start
    5
    """
    passages = _passages(source.text, words)
    fitting = [
        (start, end)
        for start, end in passages
        if _precedes(source.text[:start], prefix) and _follows(source.text[end:], suffix)
    ]
    if not fitting:
        message = _not_found_message(source, words, stands=bool(passages))
        raise QuoteNotFoundError(message, exact=words, source_id=source.id)
    if len(fitting) > 1:
        lines = ", ".join(str(source.text.count("\n", 0, start) + 1) for start, _ in fitting)
        raise AmbiguousQuoteError(
            f"these words stand {len(fitting)} times in source {source.id!r} (lines {lines}): "
            "add prefix: or suffix: with the words directly before or after",
            exact=words,
            source_id=source.id,
        )
    return _quote(source, *fitting[0])


def _quote(source: Source, start: int, end: int) -> Quote:
    return Quote(
        source_id=source.id,
        exact=source.text[start:end],
        prefix=source.text[max(0, start - CONTEXT_LENGTH) : start],
        suffix=source.text[end : end + CONTEXT_LENGTH],
        start=start,
        end=end,
        sha256=source.sha256,
    )


_SPLIT_NUMBER = re.compile(r"\d[.,]\d")
"""`25,000` and `1.5` are one word each."""


@lru_cache(maxsize=4096)
def _passages(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Return where the words stand, overlapping passages included."""
    words = words.strip()
    if not words:
        return ()
    found = re.finditer(f"(?=({_tolerant(words)}))", text)
    return tuple(match.span(1) for match in found if _is_whole(text, *match.span(1)))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a passage cuts no word in two at its edges."""
    return not (_is_inside_word(text, start) or _is_inside_word(text, end))


def _is_inside_word(text: str, offset: int) -> bool:
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    unspaced = _UNSPACED.match(before) or _UNSPACED.match(after)
    is_in_number = any(_SPLIT_NUMBER.match(text, at) for at in (offset - 2, offset - 1) if at >= 0)
    return is_in_number or (_in_word(before) and _in_word(after) and not unspaced)


def _in_word(character: str) -> bool:
    """Whether a character is part of a word: combining marks and joiners are."""
    return (
        character.isalnum()
        or character in _IN_WORDS
        or unicodedata.category(character).startswith("M")
    )


def _precedes(text: str, prefix: str) -> bool:
    """Whether a text ends with the words of a prefix."""
    if not prefix.strip():
        return True
    begin = max(0, len(text) - _REACH * len(prefix) - CONTEXT_LENGTH)
    match = re.search(rf"({_tolerant(prefix.strip())})\s*\Z", text[begin:])
    return match is not None and _is_whole(text, begin + match.start(1), len(text))


def _follows(text: str, suffix: str) -> bool:
    """Whether a text begins with the words of a suffix."""
    if not suffix.strip():
        return True
    match = re.match(rf"\s*({_tolerant(suffix.strip())})", text)
    return match is not None and _is_whole(text, 0, match.end(1))


def _tolerant(words: str) -> str:
    """Return a pattern that matches the words under the tolerance a quote is allowed."""
    parts = _TOLERATED.split(words)
    return "".join(
        re.escape(part) if i % 2 == 0 else _tolerated(part) for i, part in enumerate(parts)
    )


def _tolerated(part: str) -> str:
    """Return a pattern for a run of white space or for a quotation mark."""
    return next((f"[{marks}]" for marks in _QUOTATION_MARKS if part in marks), r"\s+")


def _not_found_message(source: Source, words: str, *, stands: bool) -> str:
    message = f"these words do not stand in source {source.id!r} ({source.file})"
    if stands:
        return f"{message} with that prefix and suffix, though they stand there without"
    composed = unicodedata.normalize("NFC", words)
    if words not in source.text and composed in unicodedata.normalize("NFC", source.text):
        return f"{message} in this form of Unicode: copy them from the document"
    nearest = _nearest_passage(source.text, words)
    return f"{message}; the nearest passage reads: {nearest}" if nearest else message


def _nearest_passage(text: str, words: str) -> str:
    alignment = fuzz.partial_ratio_alignment(words, text, score_cutoff=_MIN_SIMILARITY)
    if alignment is None:
        return ""
    start, end = alignment.dest_start, alignment.dest_end
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return " ".join(text[start:end].split()).strip(" ,;:")
