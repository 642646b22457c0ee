"""The gazetteer as a geopy geocoder."""

from routes.geocoder.geocoder import GazetteerGeocoder

__all__ = ["GazetteerGeocoder"]
