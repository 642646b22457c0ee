"""RouteLayer: the hops and their base map as one layer of any folium map."""

import hashlib

from folium.map import Layer

from routes.page_options import PageOptions, Tiles
from routes.webmap.document import is_listed
from routes.webmap.facts import Facts
from routes.webmap.markup import (
    Raw,
    figure_of,
    json_block,
    json_text,
    packed_block,
    right_to_left_style,
    routemap_script,
    routemap_style,
)
from routes.webmap.record import Record, routes_record
from routes.webmap.scheme import theme_style
from routes.webmap.still import still_map

LAYER_NAME = "Route"


class RouteLayer(Layer):
    """All hops as one layer, with labels, popups, and a base map under every other layer.

    It can stand on any `folium.Map`, beside other layers and a `LayerControl`. What the sources
    say passes no template.

    Parameters
    ----------
    facts
        What is shown; the title is kept with the data.
    """

    def __init__(self, facts: Facts) -> None:
        self._hold(facts, routes_record(facts))

    _is_compact = False

    def _hold(self, facts: Facts, record: Record) -> None:
        super().__init__(name=LAYER_NAME, overlay=True)
        self._name = "RouteLayer"
        self.facts = facts
        self._json = json_text(record)
        # The same facts give the same name, so that the same map is the same bytes.
        self.fingerprint = hashlib.sha256(self._json.encode()).hexdigest()[:16]
        self._id = self.fingerprint
        self.data_id = f"routes-data-{self.fingerprint}"

    @property
    def bounds(self) -> list[list[float]]:
        """South-west and north-east corner of the route, as (latitude, longitude) for Leaflet."""
        west, south, east, north = self.facts.windows["wide"].bounds
        return [[south, west], [north, east]]

    def _get_self_bounds(self) -> list[list[float | None]]:
        return [list(corner) for corner in self.bounds]

    def render(self, **kwargs: object) -> None:  # type: ignore[override]
        """Put style, code and data into the figure."""
        figure = figure_of(self)
        figure.header.add_child(theme_style(self.facts.heading.theme), name="theme_style")
        figure.header.add_child(routemap_style(), name="routemap_style")
        if self.facts.heading.language.direction == "rtl":
            figure.header.add_child(right_to_left_style(), name="right_to_left_style")
        figure.header.add_child(routemap_script(), name="routemap_script")
        block = packed_block if self._is_compact else json_block
        figure.html.add_child(Raw(block(self._json, element_id=self.data_id)), name=self.data_id)
        start = f'var {self.get_name()} = RouteMap.layer("{self.data_id}");'
        figure.script.add_child(Raw(start), name=self.get_name())
        super().render(**kwargs)  # type: ignore[no-untyped-call]


class PageLayer(RouteLayer):
    """The layer of a page, whose script finds the data by an id.

    Parameters
    ----------
    facts
        What is shown.
    data_id
        The id of the element that holds the data.
    options
        How the page is made.

    Attributes
    ----------
    still
        The map standing still, as a part of the page; it holds the base map of the layer.
    """

    def __init__(self, facts: Facts, data_id: str, options: PageOptions) -> None:
        self.still, record = still_map(facts, routes_record(facts, has_list=is_listed(facts)))
        self._hold(facts, record | _tiles_record(options.tiles))
        self.data_id = data_id
        self._is_compact = options.compact


def _tiles_record(tiles: Tiles | None) -> Record:
    if tiles is None:
        return {}
    return {"tiles": {"url": tiles.url, "credit": tiles.credit, "host": tiles.host}}
