"""The snippet that puts a page into an article."""

from html import escape
from string import Template

from routes.heading import Heading
from routes.webmap.markup import embed_template, is_frame_address


def embed_html(heading: Heading, src: str = "map.html") -> str:
    """Return HTML that shows a page inside another one, as high as it needs to be.

    Parameters
    ----------
    heading
        Its title names the frame for those who cannot see it.
    src
        Where the page lies: a path, or an address with http or https.

    Raises
    ------
    ValueError
        When the address is of another kind.
    """
    if not is_frame_address(src):
        raise ValueError(f"{src!r} is not an address that a frame may show; use a path, or https")
    snippet = Template(embed_template())
    return snippet.substitute(src=escape(src), title=escape(heading.title))
