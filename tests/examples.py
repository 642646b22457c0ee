"""Builders of sample values: each fills in what a test does not care about."""

from typing import Any

from shapely import Point

from routes.gazetteer import Place
from routes.hop import Citation, Hop, Mode, PlaceReading, Stance, Status
from routes.leg import Leg, draw_leg
from routes.source import Source, find_quote

AMIRABAD = Point(53.3654, 36.85185)
MAKHACHKALA = Point(47.5, 42.98333)
MOSCOW = Point(37.61781, 55.75204)
TEXT = "The drones are shipped from Amirabad, Iran, to Makhachkala, Russia. Iran denies it."


def source(text: str = TEXT, **more: Any) -> Source:
    known = {"id": "a", "file": "a.txt", "sha256": "0" * 64, "origin": "o"}
    return Source(text=text, **(known | more))


def place(point: Point = AMIRABAD, **more: Any) -> Place:
    known = {
        "gazetteer_id": f"dossier:{point.x}-{point.y}",
        "name": "Amirabad Port",
        "feature_class": "L",
        "feature_code": "PRT",
        "country_code": "IR",
        "uncertainty_km": 3.0,
    }
    return Place(point=point, **(known | more))


def reading(name: str = "Amirabad", point: Point = AMIRABAD, **more: Any) -> PlaceReading:
    own = ("uncertainty_km", "gazetteer_id", "feature_class", "feature_code")
    of_place = {key: more.pop(key) for key in own if key in more}
    return PlaceReading(
        **({"id": name.lower(), "place": place(point, name=name, **of_place)} | more), name=name
    )


def citation(words: str, stance: Stance = "says", of: Source | None = None) -> Citation:
    return Citation(stance=stance, quote=find_quote(of or source(), words))


def hop(begin: PlaceReading | None = None, end: PlaceReading | None = None, **more: Any) -> Hop:
    known = {
        "id": "amirabad-makhachkala",
        "mode": Mode.UNKNOWN,
        "status": Status.ALLEGED,
        "citations": (citation("from Amirabad, Iran, to Makhachkala, Russia"),),
    }
    return Hop(
        from_place=begin or reading(),
        to_place=end or reading("Makhachkala", MAKHACHKALA),
        **(known | more),
    )


def leg(begin: PlaceReading | None = None, end: PlaceReading | None = None, **more: Any) -> Leg:
    return draw_leg(hop(begin, end, **more))
