"""Refusal: why a hop cannot be taken into a dossier, told at its place in the draft.

The dossier with the hop in it was not written, so nobody can look at its lines.
"""

from routes.dossier import Dossier
from routes.dossier.marked_yaml import Location, parse_yaml
from routes.draft.cards import Card, form_of
from routes.errors import DossierError, Fault
from routes.hop import PlaceReading


def refused(error: DossierError, text: str, card: Card, proposed: Card) -> DossierError:
    """Return the faults of a dossier that was not written as those of the proposal.

    Parameters
    ----------
    error
        What is wrong with the dossier.
    text
        The dossier that was to be written.
    card, proposed
        The hop as it was to be accepted, and as it stands in the draft.
    """
    marked = parse_yaml(text, file="")
    places = {(at.line, at.column): place for place, at in marked.key_spans.items()}
    places |= {(at.line, at.column): place for place, at in marked.spans.items()}
    hops = form_of(marked.value).get("hops")
    added = ("hops", len(hops) - 1 if isinstance(hops, list) else 0)
    found = [(fault, places.get((fault.line, fault.column), ())) for fault in error.faults]
    return DossierError(
        [
            _fault(fault.message, at[2:] if at[:2] == added else (), card, proposed)
            for fault, at in found
        ]
    )


def twice(
    twin: tuple[PlaceReading, PlaceReading], after: Dossier, card: Card, proposed: Card
) -> DossierError:
    """Return the error of a hop with which one real place would stand twice in a dossier.

    Parameters
    ----------
    twin
        The new place, and the one that is it already.
    after
        The dossier that was to be written.
    card, proposed
        As for `refused`.
    """
    new, known = twin
    name, own = known.name, known.place.gazetteer_id
    message = (
        f"{new.name} ({new.place.gazetteer_id}) and {name} ({own}), which the dossier has, are one "
        f"place and would be two points on the map: read it as that one, = {own}"
    )
    hop = after.hops[-1]
    ends = {"from": hop.from_place, "to": hop.to_place}
    key = next((key for key, end in ends.items() if end.id == new.id), "waypoints")
    return DossierError([_fault(message, (key,), card, proposed)])


def _fault(message: str, inside: Location, card: Card, proposed: Card) -> Fault:
    key = str(inside[0]) if inside else ""
    typed = card.hop.get(key)
    if typed != proposed.hop.get(key):
        message = f"{key} {typed!r}, as it was edited: {message}"
    return proposed.fault(inside, message)
