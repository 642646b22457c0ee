"""Route maps from documents, in which every line carries the exact words that state it."""

from routes.dossier import Dossier, read_dossier
from routes.gazetteer import Candidate, Gazetteer, Place
from routes.geocode import distance_km, distance_matrix
from routes.graph import RouteGraph
from routes.hop import Hop
from routes.leg import Leg
from routes.source import Quote, Source
from routes.water import WaterPath, find_water_path

__all__ = [
    "Candidate",
    "Dossier",
    "Gazetteer",
    "Hop",
    "Leg",
    "Place",
    "Quote",
    "RouteGraph",
    "Source",
    "WaterPath",
    "distance_km",
    "distance_matrix",
    "find_water_path",
    "read_dossier",
]
