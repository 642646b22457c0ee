"""PageOptions: what a publisher chooses about a page, apart from the words on it."""

import re
from dataclasses import dataclass

_TILES = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?/([A-Za-z0-9._~/?&=%@+-]|\{[zxy]\})+")
_TILE_MARKS = ("{z}", "{x}", "{y}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """A base map of the network: an address with places for zoom, column and row.

    Parameters
    ----------
    url
        Such as `https://tiles.example.org/{z}/{x}/{y}.png`.
    credit
        Whom it is owed to; its owners demand these words.

    Raises
    ------
    ValueError
        When the address is of another kind, or nobody is credited.
    """

    url: str
    credit: str

    def __post_init__(self) -> None:
        if not _TILES.fullmatch(self.url) or any(mark not in self.url for mark in _TILE_MARKS):
            raise ValueError(
                f"{self.url!r} is no address of map tiles: it begins with https:// and holds "
                "{z}, {x} and {y}, as in https://tiles.example.org/{z}/{x}/{y}.png"
            )
        if not self.credit.strip():
            raise ValueError("map tiles need a credit: give the words that their owners ask for")

    @property
    def host(self) -> str:
        """Where they come from."""
        return self.origin.partition("//")[2]

    @property
    def origin(self) -> str:
        """The same with its scheme, as a policy of a page names it."""
        return "/".join(self.url.split("/")[:3])


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
        otherwise it holds the quotes and the sentences around them. Addresses of mails are masked
        outside of quotes.
    compact
        Whether the data are compressed, for a map of many hops: the file is half as large or
        less, and browsers of before 2023 show the list without the map.
    tiles
        A base map of the network, which readers may turn on; without it, a page asks nothing of
        the network.
    """

    url: str | None = None
    full_text: bool = False
    compact: bool = False
    tiles: Tiles | None = None


PLAIN = PageOptions()
"""A page as most need it."""
