"""A route on a folium map, for the notebook."""

from dataclasses import replace
from typing import Any

import folium

from routes.webmap.facts import Facts
from routes.webmap.layer import RouteLayer
from routes.webmap.markup import Raw, figure_of, leaflet_script, leaflet_style

_SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
_INLINED = ("leaflet", "leaflet_css")


class ExploreMap(folium.Map):
    """A folium map with Leaflet inside, so that a route draws without a network."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 (as folium has it)
        super().__init__(**options)
        # Lists of the instance: folium's own are shared by every map of the process.
        self.default_js = [link for link in folium.Map.default_js if link[0] not in _INLINED]
        self.default_css = [link for link in folium.Map.default_css if link[0] not in _INLINED]

    def render(self, **kwargs: Any) -> None:  # type: ignore[override]  # noqa: ANN401 (folium's)
        """Put Leaflet before everything that needs it."""
        figure = figure_of(self)
        figure.header.add_child(leaflet_style(), name="leaflet_css", index=0)
        figure.header.add_child(leaflet_script(), name="leaflet", index=0)
        super().render(**kwargs)  # type: ignore[no-untyped-call]
        plain = f'{self.get_name()}.attributionControl.setPrefix("Leaflet");'
        figure.script.add_child(Raw(plain), name="plain_prefix")

    def _repr_html_(self, **kwargs: Any) -> str:  # noqa: ANN401 (folium's)
        """Return the frame that a notebook shows: what runs in it cannot reach the notebook."""
        frame: str = super()._repr_html_(**kwargs)
        return frame.replace("<iframe ", f'<iframe sandbox="{_SANDBOX}" ', 1)


def explore(facts: Facts) -> folium.Map:
    """Return a folium map of the route, to which other folium layers can be added.

    Parameters
    ----------
    facts
        What is shown.
    """
    # The map stands in a notebook, whose own page is light.
    heading = facts.heading
    light = replace(heading, theme=replace(heading.theme, scheme="light"))
    layer = RouteLayer(replace(facts, heading=light))
    route_map = ExploreMap(tiles=None, control_scale=True, zoom_snap=0.25)
    route_map._id = layer.fingerprint  # noqa: SLF001 (folium makes it at random)
    layer.add_to(route_map)
    route_map.fit_bounds(layer.bounds, padding=(30, 30))
    return route_map
