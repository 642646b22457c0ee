"""The places of a dossier: declared ones, and names that stand in a hop itself."""

from dataclasses import replace
from itertools import chain, count

from anyascii import anyascii
from shapely import Point

from routes.dossier.faults import nearest
from routes.dossier.form import DossierForm, PlaceForm
from routes.dossier.marked_yaml import Location
from routes.dossier.naming import is_own_name
from routes.dossier.sources import Report
from routes.errors import AmbiguousPlaceError, PlaceError, RoutesError, UnknownPlaceError
from routes.gazetteer import Candidate, Gazetteer, Place, feature_codes, fold_name
from routes.geocode import geocode, split_country
from routes.hop import Mode, PlaceReading


def read_places(form: DossierForm, gazetteer: Gazetteer, report: Report) -> dict[str, PlaceReading]:
    """Return every place that is declared or named in a hop, by the text that stands for it.

    A place that cannot be settled is reported and left out.
    """
    readings: dict[str, PlaceReading] = {}
    for key, entry in form.places.items():
        try:
            readings[key] = _declared(key, entry, gazetteer)
        except (PlaceError, _FormError) as error:
            is_new = _is_new(error, entry.read_as or entry.name)
            how = ", or give lat, lon and because" if is_new else ""
            report(("places", key, _culprit(error, entry)), f"{error}{how}")
    _report_twins(readings, report)
    for text, (location, by_sea) in _references(form).items():
        if text in form.places:
            continue
        try:
            reading = inline_place(text, gazetteer, by_sea=by_sea)
        except PlaceError as error:
            report(
                location, f"{error}{nearest(text, list(form.places)) or _declaring(error, text)}"
            )
        else:
            readings[text] = _distinct(reading, readings)
    return readings


def _declaring(error: PlaceError, text: str) -> str:
    """Return how a place is declared that its name and country do not settle."""
    name, _ = split_country(text)
    if isinstance(error, AmbiguousPlaceError) and error.ids:
        entry = f"{{name: {name}, gazetteer: {error.ids[0]}}}"
        return f"; an id or a kind is declared under `places:`, as {entry}"
    how = ", or declare it under `places:` with lat, lon and because"
    return how if _is_new(error, name) else ""


def _is_new(error: Exception, name: str) -> bool:
    """Whether a fault is that nothing in the gazetteer is even like a name."""
    return isinstance(error, UnknownPlaceError) and error.name == name and not error.ids


def _report_twins(readings: dict[str, PlaceReading], report: Report) -> None:
    """One place under two keys would be two nodes of the graph."""
    key_of: dict[str, str] = {}
    for key, reading in readings.items():
        first = key_of.setdefault(reading.place.gazetteer_id, key)
        if first != key:
            name = reading.place.name
            report(("places", key), f"{name} is already declared as {first!r}: use one of the two")


def _distinct(reading: PlaceReading, readings: dict[str, PlaceReading]) -> PlaceReading:
    """Return the reading that the same entry already has, or this one under an id of its own.

    So a place stays one node of the graph, and two places stay two.
    """
    for known in readings.values():
        if known.place.gazetteer_id == reading.place.gazetteer_id:
            return known
    taken = {known.id for known in readings.values()}
    numbered = (f"{reading.id}-{number}" for number in count(2))
    return replace(reading, id=next(i for i in chain([reading.id], numbered) if i not in taken))


class _FormError(RoutesError, ValueError):
    """Keys of a place that do not go together."""

    def __init__(self, key: str, message: str) -> None:
        self.key = key
        super().__init__(message)


def _culprit(error: PlaceError | _FormError, entry: PlaceForm) -> str:
    """Return the key of a place that an error speaks of."""
    if isinstance(error, _FormError):
        return error.key
    hints = {"kind": entry.kind, "country": entry.country, "gazetteer": entry.gazetteer}
    name_key = "name" if entry.read_as is None else "read-as"
    return next((key for key, value in hints.items() if value == error.name), name_key)


def _references(form: DossierForm) -> dict[str, tuple[Location, bool]]:
    """Return each text that stands for a place: where first, and whether any hop is by sea."""
    found: dict[str, tuple[Location, bool]] = {}
    for position, hop in enumerate(form.hops):
        for end, texts in (("from", hop.from_), ("to", hop.to), ("waypoints", hop.waypoints)):
            for i, text in enumerate(texts):
                location, by_sea = found.get(text, (("hops", position, end, i), False))
                found[text] = (location, by_sea or hop.by is Mode.SEA)
    return found


def _declared(key: str, entry: PlaceForm, gazetteer: Gazetteer) -> PlaceReading:
    _check_keys(entry)
    if entry.lat is not None and entry.lon is not None:
        place = _stated(key, entry, Point(entry.lon, entry.lat), gazetteer)
        reasons: tuple[str, ...] = ("the point is stated in the dossier",)
    elif entry.gazetteer is not None:
        place = _pinned(entry, gazetteer)
        reasons = ("the entry is named in the dossier",)
    else:
        found = _found(entry, gazetteer)
        place, reasons = found.place, found.reasons
    return PlaceReading(
        id=key,
        name=entry.name,
        place=place,
        read_as=entry.read_as,
        certainty=entry.certainty,
        because=entry.because,
        reasons=reasons,
    )


def _check_keys(entry: PlaceForm) -> None:
    """Refuse a reading without its reason, and half a point."""
    if (entry.lat is None) != (entry.lon is None):
        raise _FormError("lat" if entry.lat is not None else "lon", "lat and lon go together")
    if entry.lat is not None and entry.gazetteer is not None:
        raise _FormError("gazetteer", "a place has either `gazetteer` or `lat` and `lon`")
    if entry.because is None:
        for key, value in (("read-as", entry.read_as), ("lat", entry.lat)):
            if value is not None:
                raise _FormError(key, f"{key!r} needs `because:` with the reason")
        if entry.certainty != "sure":
            raise _FormError("certainty", "a place that is not sure needs `because:`")
    if entry.uncertainty_km is not None and entry.lat is None:
        raise _FormError("uncertainty_km", "`uncertainty_km` goes with `lat` and `lon`")


def _stated(key: str, entry: PlaceForm, point: Point, gazetteer: Gazetteer) -> Place:
    codes = sorted(feature_codes(entry.kind)) if entry.kind else [""]
    return Place(
        gazetteer_id=f"dossier:{key}",
        name=entry.read_as or entry.name,
        point=point,
        feature_class="",
        feature_code=codes[0] if len(codes) == 1 else "",
        country_code=gazetteer.country_code(entry.country) if entry.country else "",
        uncertainty_km=entry.uncertainty_km or 0.0,
    )


def _pinned(entry: PlaceForm, gazetteer: Gazetteer) -> Place:
    """Return the entry a dossier names, if it bears the name and the hints given."""
    place = gazetteer.place(entry.gazetteer or "")
    wanted = entry.read_as or entry.name
    if fold_name(wanted) not in {fold_name(name) for name in place.names}:
        raise _FormError(
            "gazetteer",
            f"{place.gazetteer_id} is {place.name}, which is not called {wanted!r}: correct the "
            "id, or say `read-as:` and `because:`",
        )
    if entry.kind and place.feature_code not in feature_codes(entry.kind):
        raise _FormError("kind", f"{place.gazetteer_id} is {place.feature_code}, no {entry.kind}")
    if entry.country and place.country_code != gazetteer.country_code(entry.country):
        raise _FormError("country", f"{place.gazetteer_id} lies in {place.country_code}")
    return place


def _found(entry: PlaceForm, gazetteer: Gazetteer) -> Candidate:
    wanted = entry.read_as or entry.name
    found = geocode(wanted, country=entry.country, kind=entry.kind, gazetteer=gazetteer)
    if entry.read_as and not is_own_name(entry.read_as, found.place):
        message = f"{entry.read_as!r} is another spelling of {found.place.name!r}: write that"
        raise _FormError("read-as", message)
    return found


def inline_place(text: str, gazetteer: Gazetteer, *, by_sea: bool) -> PlaceReading:
    """Return the place that a hop names itself, as in `Amirabad, IR`.

    Raises
    ------
    PlaceError
        When the text does not lead to exactly one place.
    """
    name, country = split_country(text)
    found = geocode(name, country=country, prefer_ports=by_sea, gazetteer=gazetteer)
    return PlaceReading(id=slug(text), name=name, place=found.place, reasons=found.reasons)


def slug(text: str) -> str:
    """Return a text in lower-case ASCII letters, digits and hyphens.

    Examples
    --------
    >>> slug("Amirabad, IR"), slug("Приморско-Ахтарск")
    ('amirabad-ir', 'primorsko-akhtarsk')
    """
    return "-".join(fold_name(anyascii(text)).split()) or "place"
