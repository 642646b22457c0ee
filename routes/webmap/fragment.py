"""Links that lead a browser to the quoted words in a document on the web."""

from urllib.parse import quote, urldefrag

from routes.source import Quote, Source
from routes.webmap.markup import is_web_address

_LONGEST = 200
"""A longer quote is named by its first and its last words."""
_WORDS = 6


def quote_link(source: Source, cited: Quote) -> str:
    """Return the address of a quote in its source, or an empty text where it has none.

    The words stand in a text fragment (WICG, URL Fragment Text Directives): a browser that knows
    it scrolls to them and marks them, another one opens the document.

    Examples
    --------
    >>> source = Source(
    ...     id="a", file="a.txt", text="From A to B.", sha256="", origin="o",
    ...     url="https://example.org/a"
    ... )
    >>> cited = Quote(
    ...     source_id="a", exact="From A, to B", prefix="", suffix="", start=0, end=12, sha256=""
    ... )
    >>> quote_link(source, cited)
    'https://example.org/a#:~:text=From%20A%2C%20to%20B'
    """
    if not source.url or not is_web_address(source.url):
        return ""
    words = cited.exact.split()
    first, last = " ".join(words[:_WORDS]), " ".join(words[-_WORDS:])
    is_long = len(cited.exact) > _LONGEST and len(words) > 2 * _WORDS
    named = f"{_encoded(first)},{_encoded(last)}" if is_long else _encoded(" ".join(words))
    address, fragment = urldefrag(source.url)
    return f"{address}#{fragment.split(':~:')[0]}:~:text={named}"


def _encoded(words: str) -> str:
    """Return words with everything escaped that parts a directive: hyphens too."""
    return quote(words, safe="").replace("-", "%2D")
