"""Stops: the places of movements, settled as a dossier needs them, or marked as not settled."""

from collections.abc import Iterable
from dataclasses import dataclass

from routes import geodesy
from routes.dossier.naming import is_own_name
from routes.dossier.places import slug
from routes.errors import PlaceError
from routes.gazetteer import (
    COUNTRY_CODES,
    FEATURE_CODES,
    PORT_CODES,
    SAME_PLACE_KM,
    Gazetteer,
    Place,
    fold_name,
)
from routes.geocode import describe, geocode
from routes.geodocument import PlacedToponym
from routes.hop import Mode, PlaceReading

_SUGGESTED = 3
_KIND_REACH = 40
_NARROW_WATERS = frozenset({"STRT", "CNL", "CHN", "CNLN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place of a drafted hop.

    Parameters
    ----------
    name
        As the document spells it; a country by its own name.
    place
        The gazetteer entry, or None where it is not settled.
    entry
        What stands for it under `places:`, by key; empty where the hop names it itself.
    text
        What stands for it in a hop.
    doubt
        Why it is not settled, in words; empty if it is.
    """

    name: str
    place: Place | None
    text: str
    entry: tuple[tuple[str, str], ...] = ()
    doubt: str = ""

    @property
    def key(self) -> str:
        """What tells this place from others."""
        return self.place.gazetteer_id if self.place else f"?{fold_name(self.name)}"

    @property
    def reading(self) -> PlaceReading | None:
        """The place as a dossier would read it, or None where it is not settled."""
        if self.place is None or self.doubt:
            return None
        return PlaceReading(id=slug(self.text), name=self.name, place=self.place)


def same_places(placed: Iterable[PlacedToponym]) -> dict[str, PlacedToponym]:
    """Return, by gazetteer id, the toponym whose place stands for all of its name nearby.

    A town, its port and the works named after it, within 25 km, are one place of a route; the one
    that is surest, and of these the one named most often, stands for them.
    """
    found: dict[str, list[PlacedToponym]] = {}
    for toponym in placed:
        if toponym.place is not None:
            found.setdefault(toponym.place.gazetteer_id, []).append(toponym)
    ranked = sorted(
        found.values(), key=lambda own: (any(t.confidence == "sure" for t in own), len(own))
    )
    chosen: dict[str, PlacedToponym] = {}
    for own in reversed(ranked):
        best = max(own, key=lambda toponym: toponym.confidence == "sure")
        near = [kept for kept in chosen.values() if _are_one(kept, best)]
        chosen[own[0].place.gazetteer_id if own[0].place else ""] = near[0] if near else best
    return chosen


def _are_one(kept: PlacedToponym, other: PlacedToponym) -> bool:
    if kept.place is None or other.place is None:
        return False
    if {kept.place.feature_class, other.place.feature_class} & {"A", "H"}:
        return False
    names = fold_name(kept.toponym.exact), fold_name(other.toponym.exact)
    shares = names[0] in names[1] or names[1] in names[0]
    return shares and geodesy.distance_km(kept.place.point, other.place.point) <= SAME_PLACE_KM


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What is known of a place besides its name.

    Parameters
    ----------
    country
        The code of the country where the other end lies, or empty.
    kind
        What the words before the name call it, such as `air base`, or empty.
    """

    country: str = ""
    kind: str = ""


def kind_before(text: str, start: int) -> str:
    """Return the kind of place that the words before an offset name, or nothing.

    Examples
    --------
    >>> kind_before("to the air bases in Sisha", 20)
    'air base'
    """
    before = text[max(0, start - _KIND_REACH) : start].lower()
    found = [(before.rfind(kind), len(kind), kind) for kind in FEATURE_CODES if kind in before]
    return max(found)[2] if found else ""


def stop_of(placed: PlacedToponym, mode: Mode, gazetteer: Gazetteer, hint: Hint) -> Stop:
    """Return how a dossier names a place, with what has to be declared of it.

    Parameters
    ----------
    placed
        The place as its document names it.
    mode
        How the goods travel: by sea, a town's port is meant.
    gazetteer
        Where it is looked up.
    hint
        Where an unknown name is looked for first.
    """
    place, exact = placed.place, placed.toponym.exact
    if place is None or placed.confidence in {"ambiguous", "unknown"}:
        return Stop(name=exact, place=None, text=exact, doubt=_doubt(placed, gazetteer, hint))
    is_name = placed.toponym.form == "name" and not placed.toponym.reading.loosely
    name = exact if is_name else place.name
    text = f"{name}, {place.country_code}" if place.country_code else name
    if place.feature_code in COUNTRY_CODES:
        text = name
    if placed.confidence == "sure" and _leads_to(text, place, mode, gazetteer):
        return Stop(name=name, place=place, text=text)
    entry = [("name", name)]
    if fold_name(name) not in {fold_name(own) for own in place.names}:
        entry.append(("read-as", place.name))
        if not is_own_name(name, place):
            return Stop(name=exact, place=None, text=exact, doubt=_doubt(placed, gazetteer, hint))
    entry.append(("gazetteer", place.gazetteer_id))
    if placed.confidence != "sure":
        entry.append(("certainty", "probable"))
    entry.append(("because", f"proposed: {', '.join(placed.reasons)}"))
    return Stop(name=name, place=place, text=slug(name), entry=tuple(entry))


def is_point_on_the_way(place: Place) -> bool:
    """Whether a line can be made to pass a place: a town or a strait, and no sea or country."""
    if place.feature_class == "H":
        return place.feature_code in _NARROW_WATERS or place.feature_code in PORT_CODES
    return place.feature_class != "A"


def _leads_to(text: str, place: Place, mode: Mode, gazetteer: Gazetteer) -> bool:
    """Whether a dossier that names a place so means the same one."""
    name, _, country = text.rpartition(", ")
    name, country = (name, country) if name else (text, "")
    by_sea = mode is Mode.SEA
    try:
        found = geocode(name, country=country or None, prefer_ports=by_sea, gazetteer=gazetteer)
    except PlaceError:
        return False
    if found.place.gazetteer_id == place.gazetteer_id:
        return True
    near = geodesy.distance_km(found.place.point, place.point) <= SAME_PLACE_KM
    return near and {found.place.feature_class, place.feature_class}.isdisjoint({"A"})


def _doubt(placed: PlacedToponym, gazetteer: Gazetteer, hint: Hint) -> str:
    exact = placed.toponym.exact
    if placed.place is None:
        country, kind = hint.country or None, hint.kind or None
        near = gazetteer.find(exact, country=country, kind=kind) if country or kind else ()
        found = (near or gazetteer.find(exact))[:_SUGGESTED]
        why = f"the gazetteer has no place called {exact!r}"
        like = "; like it are: " + "; ".join(map(describe, found)) if found else ""
        return f"{why}{like}"
    found = placed.toponym.candidates[:_SUGGESTED]
    return f"{exact!r} may be: " + "; ".join(map(describe, found))
