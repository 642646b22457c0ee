"""RouteMap: the page that is published, one file with everything inside."""

from collections.abc import Mapping, Sequence
from string import Template
from typing import Any

import folium
from branca.element import Element, Figure
from folium.template import Template as FoliumTemplate

from routes import gazetteer, natural_earth
from routes.heading import Heading
from routes.hop import PlaceReading
from routes.leg import Leg
from routes.source import Source
from routes.webmap.document import (
    heading_block,
    hops_list,
    is_listed,
    share_block,
    sources_list,
)
from routes.webmap.facts import Facts
from routes.webmap.layer import PageLayer
from routes.webmap.markup import (
    Inline,
    Raw,
    children_of,
    csp_hash,
    figure_of,
    is_web_address,
    leaflet_script,
    leaflet_style,
    page_style,
    page_template,
    text,
)
from routes.wording import NOT_FOR_NAVIGATION

DATA_ID = "routes-data"
_MAP_ELEMENT_ID = "routes-map"
_CREDIT = (
    f"{NOT_FOR_NAVIGATION}. {gazetteer.CREDIT}. {natural_earth.CREDIT}. "
    "Map software: Leaflet 1.9.4."
)


class PageFigure(Figure):
    """The page around a RouteMap, written without a template engine.

    Only the scripts and styles that this package puts into it are allowed to run: a policy in
    the page names them by their hashes.
    """

    def __init__(self, facts: Facts, url: str | None, *, compact: bool = False) -> None:
        super().__init__()
        self.compact = compact
        self.facts = facts
        self.url = url
        self.header = Element()
        self.header._parent = self  # noqa: SLF001 (branca's own way)
        self.header.add_child(leaflet_style(), name="leaflet_style")
        self.header.add_child(page_style(), name="page_style")
        self.header.add_child(leaflet_script(), name="leaflet_script")

    def render(self, **kwargs: object) -> str:
        """Return the page."""
        for child in children_of(self):
            child.render(**kwargs)
        start = "\n".join(child.render() for child in children_of(self.script))
        if self.compact:
            start = f'RouteMap.unpack("{DATA_ID}", function () {{\n{start}\n}});'
        return Template(page_template()).substitute(
            policy=self._policy(start),
            title=text(self.facts.heading.title),
            share=share_block(self.facts.heading, self.url),
            head="\n".join(child.render() for child in children_of(self.header)),
            heading=heading_block(self.facts),
            hops=hops_list(self.facts),
            sources=sources_list(self.facts),
            credit=text(_CREDIT),
            blocks="\n".join(child.render() for child in children_of(self.html)),
            start=start,
        )

    def _policy(self, start: str) -> str:
        inline = [child for child in children_of(self.header) if isinstance(child, Inline)]
        scripts = [child.csp_hash for child in inline if child.tag == "script"]
        styles = [child.csp_hash for child in inline if child.tag == "style"]
        return "; ".join(
            (
                "default-src 'none'",
                f"script-src {' '.join([*scripts, csp_hash(start)])}",
                f"style-src {' '.join(styles)}",
                "img-src data:",
                "base-uri 'none'",
                "form-action 'none'",
            )
        )


class RouteMap(folium.Map):
    """A folium map that is a whole page: headline, map, list of hops, sources, credits.

    It asks for nothing from the network. Other folium layers can be added with `add_child`,
    as long as they need no files of their own.

    Parameters
    ----------
    legs, places, sources, origins, heading, url, compact
        As in `to_html`.
    """

    _template = FoliumTemplate("")
    default_js: list[tuple[str, str]] = []  # noqa: RUF012 (as folium has it)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(  # noqa: PLR0913 (as `to_html`)
        self,
        legs: Sequence[Leg],
        places: Sequence[PlaceReading],
        sources: Sequence[Source],
        origins: Mapping[str, str],
        heading: Heading,
        *,
        url: str | None = None,
        compact: bool = False,
    ) -> None:
        super().__init__(tiles=None)
        self._name = "RouteMap"
        facts = Facts(legs=legs, places=places, sources=sources, origins=origins, heading=heading)
        self.layer = PageLayer(facts, DATA_ID, has_list=is_listed(facts), compact=compact)
        self._id = self.layer.fingerprint
        PageFigure(facts, url, compact=compact).add_child(self)
        self.add_child(self.layer)

    def render(self, **kwargs: Any) -> None:  # type: ignore[override]  # noqa: ANN401 (folium's)
        """Put the map and the list into the figure."""
        script = figure_of(self).script
        start = f'var {self.get_name()} = RouteMap.createMap("{_MAP_ELEMENT_ID}");'
        script.add_child(Raw(start), name=self.get_name())
        super().render(**kwargs)  # type: ignore[no-untyped-call]
        bind = f"RouteMap.bindPage({self.get_name()}, {self.layer.get_name()});"
        script.add_child(Raw(bind), name="bind_page")


def to_html(  # noqa: PLR0913 (what the page shows, and two ways to write it)
    legs: Sequence[Leg],
    places: Sequence[PlaceReading],
    sources: Sequence[Source],
    origins: Mapping[str, str],
    heading: Heading,
    *,
    url: str | None = None,
    compact: bool = False,
) -> str:
    """Return the page as text: one HTML file that needs nothing else.

    Parameters
    ----------
    legs
        The drawn hops, in the order of the list.
    places
        The ends of the hops.
    sources
        The documents that the hops cite.
    origins
        The description of each origin that a source names, by its id.
    heading
        The words above the map.
    url
        The address of the folder it will be published in, with `card.png` beside it, or None.
    compact
        Whether the data are compressed.

    Raises
    ------
    ValueError
        When that is no http(s) address.
    """
    if url is not None and not is_web_address(url):
        raise ValueError(f"{url!r} is no address of the web: it begins with https://")
    page = RouteMap(legs, places, sources, origins, heading, url=url, compact=compact)
    return page.get_root().render()
