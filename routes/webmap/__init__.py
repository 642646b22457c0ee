"""The web page: hops on a map beside the words that state them. The only part that knows folium."""

from routes.webmap.embed import embed_html
from routes.webmap.explore import explore
from routes.webmap.facts import Facts
from routes.webmap.layer import RouteLayer
from routes.webmap.markup import csp_hash
from routes.webmap.page import RouteMap, to_html

__all__ = ["Facts", "RouteLayer", "RouteMap", "csp_hash", "embed_html", "explore", "to_html"]
