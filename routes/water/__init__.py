"""Paths on water between two points: illustrative, not for navigation."""

from routes.water.passages import passage_names
from routes.water.path import PartKind, WaterPart, WaterPath, find_water_path
from routes.water.snap import MAX_ACCESS_KM

__all__ = [
    "MAX_ACCESS_KM",
    "PartKind",
    "WaterPart",
    "WaterPath",
    "find_water_path",
    "passage_names",
]
