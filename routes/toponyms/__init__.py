"""Toponyms: the place names that stand in a text."""

from routes.toponyms.find import Recognizer, find_toponyms, toponyms_at
from routes.toponyms.toponym import Form, Reading, Toponym
from routes.toponyms.weight import weights

__all__ = [
    "Form",
    "Reading",
    "Recognizer",
    "Toponym",
    "find_toponyms",
    "toponyms_at",
    "weights",
]
