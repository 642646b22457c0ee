"""Route maps from documents, in which every line carries the exact words that state it.

What is offered here is imported when it is first used: the libraries behind it take half a second
together, and most programs need a few of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from routes import errors

if TYPE_CHECKING:  # for type checkers; at run time `__getattr__` finds the names
    from routes.dossier import Dossier, read_dossier
    from routes.gazetteer import Candidate, Gazetteer, Place
    from routes.geocoder import GazetteerGeocoder
    from routes.geodesy import length_km, split_at_antimeridian
    from routes.geodocument import PlacedToponym, geocode_document
    from routes.graph import RouteGraph
    from routes.hop import Hop
    from routes.leg import Leg
    from routes.measure import (
        bearing_deg,
        destination_point,
        distance_km,
        distance_matrix,
        geodesic_line,
    )
    from routes.movement import Movement, find_movements
    from routes.page_options import PageOptions
    from routes.reverse import NearestPlace, reverse_geocode, reverse_many
    from routes.source import Quote, Source
    from routes.toponyms import Toponym, find_toponyms
    from routes.water import WaterPath, find_water_path

__all__ = [
    "Candidate",
    "Dossier",
    "Gazetteer",
    "GazetteerGeocoder",
    "Hop",
    "Leg",
    "Movement",
    "NearestPlace",
    "PageOptions",
    "Place",
    "PlacedToponym",
    "Quote",
    "RouteGraph",
    "Source",
    "Toponym",
    "WaterPath",
    "bearing_deg",
    "destination_point",
    "distance_km",
    "distance_matrix",
    "errors",
    "find_movements",
    "find_toponyms",
    "find_water_path",
    "geocode_document",
    "geodesic_line",
    "length_km",
    "read_dossier",
    "reverse_geocode",
    "reverse_many",
    "split_at_antimeridian",
]

_MODULE_OF = {
    "Candidate": "routes.gazetteer",
    "Dossier": "routes.dossier",
    "Gazetteer": "routes.gazetteer",
    "GazetteerGeocoder": "routes.geocoder",
    "Hop": "routes.hop",
    "Leg": "routes.leg",
    "Movement": "routes.movement",
    "NearestPlace": "routes.reverse",
    "PageOptions": "routes.page_options",
    "Place": "routes.gazetteer",
    "PlacedToponym": "routes.geodocument",
    "Quote": "routes.source",
    "RouteGraph": "routes.graph",
    "Source": "routes.source",
    "Toponym": "routes.toponyms",
    "WaterPath": "routes.water",
    "bearing_deg": "routes.measure",
    "destination_point": "routes.measure",
    "distance_km": "routes.measure",
    "distance_matrix": "routes.measure",
    "find_movements": "routes.movement",
    "find_toponyms": "routes.toponyms",
    "find_water_path": "routes.water",
    "geocode_document": "routes.geodocument",
    "geodesic_line": "routes.measure",
    "length_km": "routes.geodesy",
    "read_dossier": "routes.dossier",
    "reverse_geocode": "routes.reverse",
    "reverse_many": "routes.reverse",
    "split_at_antimeridian": "routes.geodesy",
}


def __getattr__(name: str) -> object:
    if name in _MODULE_OF:
        return getattr(import_module(_MODULE_OF[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
