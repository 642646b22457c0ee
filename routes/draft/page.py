"""What an HTML page states of itself: byline and date below its title, and its metadata.

Whoever takes the article out of a page takes these for menus, as they are short.
"""

import re
from importlib import import_module
from typing import Any

from routes.draft.head import stated_date, stated_publisher, states_of_itself

_LONG = 120
"""A block with more text is the article's."""
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "em", "i", "small", "span", "strong", "sub", "sup", "time"}
)
"""All other elements part the text of a page."""
_APART = frozenset(
    {"aside", "button", "figure", "footer", "nav", "noscript", "script", "style", "template"}
)
"""What stands in these is not the article's head."""
_PUBLISHED = "article:published_time"
_SITE = "og:site_name"
_DAY = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?![\d-])")
_FIRST_PAGE = "1991"
"""The year of the first page; `1970-01-01` stands for no date."""
_PLATFORMS = frozenset(
    {"Blogger", "Facebook", "Instagram", "LinkedIn", "Medium", "Reddit", "Substack", "Telegram"}
    | {"TikTok", "Twitter", "Vimeo", "WordPress", "YouTube"}
)
"""Sites on which others publish."""


def page_head(page: Any) -> tuple[str, ...]:  # noqa: ANN401 (lxml has no types)
    """Return lines that state who published a page, and when.

    The lines between the title and the article stand as the page shows them, unless the date is
    only in the markup (`<time datetime="2023-06-09">2 days ago</time>`). Metadata follow where they
    state what these lines do not.

    Parameters
    ----------
    page
        Its root element, as lxml parses it.

    Examples
    --------
    >>> from lxml.html import fromstring
    >>> page_head(fromstring(
    ...     '<meta property="og:site_name" content="Grain Post"><h1>A ship sailed</h1>'
    ...     "<p>By Jane Doe</p><p>9 June 2023</p><p>It sailed on 5 June.</p>"
    ... ))
    ('By Jane Doe', '9 June 2023', 'Publisher: Grain Post')
    """
    reader = _HeadReader()
    reader.read(page)
    lines = reader.lines
    shown = "\n".join(lines)
    for key, label, states in (
        (_SITE, "Publisher", stated_publisher),
        (_PUBLISHED, "Published", stated_date),
    ):
        values = reader.metadata[key]
        line = f"{label}: {next(iter(values))}" if len(values) == 1 else ""
        if line and states(line) and states(line) != states(shown):
            lines.append(line)
    return tuple(lines)


class _HeadReader:
    """Collects the lines between title and article, and the metadata."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.metadata: dict[str, set[str]] = {_PUBLISHED: set(), _SITE: set()}
        self._is_head = False
        self._above = ""
        self._apart = 0
        self._day = ""
        self._shown: list[str] = []
        self._read: list[str] = []
        """The block's text with the dates of the markup in place of their words."""

    def read(self, page: Any) -> None:  # noqa: ANN401 (as above)
        events = ("start", "end", "comment", "pi")
        for event, element in import_module("lxml.etree").iterwalk(page, events=events):
            if event == "start":
                self._start(element.tag, dict(element.attrib))
                self._add(element.text)
                continue
            if event == "end":
                self._end(element.tag)
            self._add(element.tail)

    def _start(self, tag: str, values: dict[str, str]) -> None:
        if tag == "meta":
            self._note(values)
        if tag not in _INLINE:
            self._end_block()
        self._apart += tag in _APART
        if tag == "time" and (day := _DAY.match(values.get("datetime", ""))):
            self._day = day[1]
            self._read.append(day[1])

    def _end(self, tag: str) -> None:
        if tag == "time":
            self._day = ""
        if tag not in _INLINE:
            self._end_block()
        if tag in _APART:
            self._apart -= 1
        if tag == "h1" and not self._apart:
            self.lines, self._is_head = [], True

    def _add(self, words: str | None) -> None:
        if words and not self._apart:
            self._shown.append(words)
            self._read += [] if self._day else [words]

    def _note(self, values: dict[str, str]) -> None:
        key = values.get("property") or values.get("name") or ""
        words = " ".join(values.get("content", "").split())
        if key == _PUBLISHED:
            day = _DAY.match(words)
            words = day[1] if day and day[1] >= _FIRST_PAGE else ""
        if key in self.metadata and words and words not in _PLATFORMS:
            self.metadata[key].add(words)

    def _end_block(self) -> None:
        """Take the block's text if it states something; a long one ends the head."""
        shown, read = (" ".join("".join(own).split()) for own in (self._shown, self._read))
        self._shown, self._read = [], []
        if not self._is_head:
            return
        if len(shown) > _LONG:
            self._is_head = False
        elif line := next(
            (words for words in (shown, read) if states_of_itself(words, self._above)), ""
        ):
            self.lines.append(line)
        self._above = shown or self._above
