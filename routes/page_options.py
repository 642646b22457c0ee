"""PageOptions: what a publisher chooses about a page, apart from the words on it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOptions:
    """How a page is made.

    Parameters
    ----------
    url
        The http(s) address of the folder that it will be published in, with `card.png` beside
        it, or None: where a link to the page is shared, that picture is shown.
    full_text
        Whether the whole documents stand in the page, with every quote marked in place;
        otherwise it holds the quotes and the sentences around them.
    compact
        Whether the data are compressed, for a map of many hops: the file is half as large or
        less, and browsers of before 2023 show the list without the map.
    """

    url: str | None = None
    full_text: bool = False
    compact: bool = False


PLAIN = PageOptions()
"""A page as most need it."""
