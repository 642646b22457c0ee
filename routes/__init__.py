"""Route maps from documents, in which every line carries the exact words that state it."""

from typing import TYPE_CHECKING

from routes.dossier import Dossier, read_dossier
from routes.gazetteer import Candidate, Gazetteer, Place
from routes.geocode import distance_km, distance_matrix
from routes.graph import RouteGraph
from routes.hop import Hop
from routes.leg import Leg
from routes.reverse import NearestPlace, reverse_geocode
from routes.source import Quote, Source
from routes.water import WaterPath, find_water_path

if TYPE_CHECKING:
    from routes.geocoder import GazetteerGeocoder

__all__ = [
    "Candidate",
    "Dossier",
    "Gazetteer",
    "GazetteerGeocoder",
    "Hop",
    "Leg",
    "NearestPlace",
    "Place",
    "Quote",
    "RouteGraph",
    "Source",
    "WaterPath",
    "distance_km",
    "distance_matrix",
    "find_water_path",
    "read_dossier",
    "reverse_geocode",
]


def __getattr__(name: str) -> object:
    if name == "GazetteerGeocoder":
        from routes.geocoder import GazetteerGeocoder  # noqa: PLC0415 (geopy: a seventh of a second)

        return GazetteerGeocoder
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
