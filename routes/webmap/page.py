"""RouteMap: the page that is published, one file with everything inside."""

from html import escape
from string import Template
from typing import Any

import folium
from branca.element import Element, Figure
from folium.template import Template as FoliumTemplate

from routes import wording
from routes.language import Language
from routes.page_options import PLAIN, PageOptions
from routes.webmap.document import (
    heading_block,
    hops_list,
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
    json_text,
    leaflet_script,
    leaflet_style,
    page_style,
    page_template,
    reader_style,
    text,
)
from routes.webmap.scheme import logo_image
from routes.webmap.story import story_section

DATA_ID = "routes-data"
_PAGE_WORDS = {
    "map": "page.map",
    "map_label": "page.map-label",
    "hops_title": "page.hops",
    "sources_title": "page.sources",
}
_MAP_ELEMENT_ID = "routes-map"


def _credit(language: Language) -> str:
    """Return whom the map owes its data."""
    owed = f"{wording.credits_words(language)} {language.isolated('Leaflet 1.9.4')}."
    return text(f"{language.say('page.credit')}. {owed}")


class PageFigure(Figure):
    """The page around a RouteMap, written without a template engine.

    Only the scripts and styles that this package puts into it are allowed to run: a policy in
    the page names them by their hashes.
    """

    def __init__(self, facts: Facts, still: str, options: PageOptions) -> None:
        super().__init__()
        self.facts = facts
        self.still = still
        self.options = options
        self.header = Element()
        self.header._parent = self  # noqa: SLF001 (branca's own way)
        self.header.add_child(leaflet_style(), name="leaflet_style")
        self.header.add_child(page_style(), name="page_style")
        self.header.add_child(reader_style(), name="reader_style")
        self.header.add_child(leaflet_script(), name="leaflet_script")

    def render(self, **kwargs: object) -> str:
        """Return the page."""
        for child in children_of(self):
            child.render(**kwargs)
        start = "\n".join(child.render() for child in children_of(self.script))
        language = self.facts.heading.language
        if self.options.compact:
            too_old = json_text(language.say("page.too-old"))
            start = f'RouteMap.unpack("{DATA_ID}", {too_old}, function () {{\n{start}\n}});'
        return Template(page_template()).substitute(
            language=language.code,
            direction=language.direction,
            **{name: escape(language.say(key)) for name, key in _PAGE_WORDS.items()},
            policy=self._policy(start),
            title=text(self.facts.heading.title),
            share=share_block(self.facts.heading, self.options.url),
            head="\n".join(child.render() for child in children_of(self.header)),
            logo=logo_image(self.facts.heading.theme.logo),
            heading=heading_block(self.facts),
            still=self.still,
            told=" has-story" if self.facts.heading.steps else "",
            story=story_section(self.facts),
            hops=hops_list(self.facts, full_text=self.options.full_text),
            sources=sources_list(self.facts, full_text=self.options.full_text),
            credit=_credit(language),
            blocks="\n".join(child.render() for child in children_of(self.html)),
            start=start,
        )

    def _policy(self, start: str) -> str:
        tiles = self.options.tiles
        inline = [child for child in children_of(self.header) if isinstance(child, Inline)]
        scripts = [child.csp_hash for child in inline if child.tag == "script"]
        styles = [child.csp_hash for child in inline if child.tag == "style"]
        return "; ".join(
            (
                "default-src 'none'",
                f"script-src {' '.join([*scripts, csp_hash(start)])}",
                f"style-src {' '.join(styles)}",
                " ".join(["img-src data:", *([tiles.origin] if tiles else [])]),
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
    facts, options
        As in `to_html`.
    """

    _template = FoliumTemplate("")
    default_js: list[tuple[str, str]] = []  # noqa: RUF012 (as folium has it)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(
        self,
        facts: Facts,
        options: PageOptions = PLAIN,
    ) -> None:
        super().__init__(tiles=None)
        self._name = "RouteMap"
        self.layer = PageLayer(facts, DATA_ID, options)
        self._id = self.layer.fingerprint
        PageFigure(facts, self.layer.still, options).add_child(self)
        self.add_child(self.layer)

    def render(self, **kwargs: Any) -> None:  # type: ignore[override]  # noqa: ANN401 (folium's)
        """Put the map and the list into the figure."""
        script = figure_of(self).script
        start = f'var {self.get_name()} = RouteMap.createMap("{_MAP_ELEMENT_ID}");'
        script.add_child(Raw(start), name=self.get_name())
        super().render(**kwargs)  # type: ignore[no-untyped-call]
        bind = f"RouteMap.bindPage({self.get_name()}, {self.layer.get_name()});"
        script.add_child(Raw(bind), name="bind_page")


def to_html(
    facts: Facts,
    options: PageOptions = PLAIN,
) -> str:
    """Return the page as text: one HTML file that needs nothing else.

    Parameters
    ----------
    facts
        What is shown.
    options
        How it is made.

    Raises
    ------
    ValueError
        When the address in the options is no http(s) address.
    """
    if options.url is not None and not is_web_address(options.url):
        raise ValueError(f"{options.url!r} is no address of the web: it begins with https://")
    page = RouteMap(facts, options)
    return page.get_root().render()
