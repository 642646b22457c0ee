"""Gazetteer: the table of places, and the look-up of names in it."""

from routes.gazetteer.confidence import SAME_PLACE_KM, Confidence, Rival, rivals
from routes.gazetteer.demonyms import demonym_places, demonyms
from routes.gazetteer.folding import fold_name
from routes.gazetteer.gazetteer import (
    Candidate,
    Gazetteer,
    confidence_of,
    ranking_of,
)
from routes.gazetteer.geonames import import_geonames, imported_gazetteer_path
from routes.gazetteer.inflection import base_forms
from routes.gazetteer.kinds import COUNTRY_CODES, FEATURE_CODES, PORT_CODES, feature_codes
from routes.gazetteer.place import Place
from routes.gazetteer.search import Match

__all__ = [
    "COUNTRY_CODES",
    "FEATURE_CODES",
    "PORT_CODES",
    "SAME_PLACE_KM",
    "Candidate",
    "Confidence",
    "Gazetteer",
    "Match",
    "Place",
    "Rival",
    "base_forms",
    "confidence_of",
    "demonym_places",
    "demonyms",
    "feature_codes",
    "fold_name",
    "import_geonames",
    "imported_gazetteer_path",
    "ranking_of",
    "rivals",
]
