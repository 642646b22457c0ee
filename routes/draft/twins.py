"""Twins: one real place stands once in a dossier, whatever entries its town and its port have."""

from itertools import product

from routes import geodesy
from routes.dossier import Dossier
from routes.dossier.marked_yaml import parse_yaml
from routes.dossier.places import slug
from routes.draft.cards import ends_of, form_of
from routes.gazetteer import SAME_PLACE_KM, fold_name
from routes.hop import PlaceReading


def known_places(text: str, dossier: Dossier) -> dict[str, str]:
    """Return what stands for each place in a dossier's text, by gazetteer id.

    Parameters
    ----------
    text
        The dossier's own text.
    dossier
        What it says.
    """
    form = form_of(parse_yaml(text, file="").value)
    declared, hops = form_of(form.get("places")), form.get("hops")
    listed = hops if isinstance(hops, list) else []
    named = [end for hop in listed for end in ends_of(form_of(hop))]
    id_of = {reading.id: reading.place.gazetteer_id for reading in dossier.places}
    keys = {text: text if text in declared else slug(text) for text in (*named, *declared)}
    return {id_of[key]: text for text, key in keys.items() if key in id_of}


def find_twin(after: Dossier, before: Dossier | None) -> tuple[PlaceReading, PlaceReading] | None:
    """Return a place that a dossier has newly got and the one that it is already, or None.

    Parameters
    ----------
    after, before
        The dossier with a hop more, and without it.
    """
    had = {reading.place.gazetteer_id for reading in before.places} if before else set()
    new = [reading for reading in after.places if reading.place.gazetteer_id not in had]
    pairs = ((one, other) for one, other in product(new, after.places) if one is not other)
    return next((pair for pair in pairs if are_one(*pair)), None)


def are_one(one: PlaceReading, other: PlaceReading) -> bool:
    """Return whether two entries are one place: of one name, and a few kilometres apart."""
    if one == other:
        return True
    if one.is_area or other.is_area:
        return False
    shares = _is_called(one, other) or _is_called(other, one)
    return shares and geodesy.distance_km(one.point, other.point) <= SAME_PLACE_KM


def _is_called(one: PlaceReading, other: PlaceReading) -> bool:
    names = {fold_name(name) for name in (other.name, *other.place.names)}
    return fold_name(one.name) in names
