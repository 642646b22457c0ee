"""Geocode a document: all its toponyms together, each in the light of the others."""

from routes.geodocument.document import PlacedToponym, geocode_document
from routes.geodocument.role import Role

__all__ = ["PlacedToponym", "Role", "geocode_document"]
