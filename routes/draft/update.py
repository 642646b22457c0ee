"""Updating: of a draft, only what a dossier does not say yet, in the dossier's own keys."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from routes import geodesy
from routes.dates import wider_date
from routes.dossier import Dossier
from routes.draft.proposals import Proposal
from routes.draft.stops import Stop
from routes.gazetteer import SAME_PLACE_KM
from routes.hop import Hop, Mode, PlaceReading, Status
from routes.source import Source


def with_known_keys(sources: Sequence[Source], dossier: Dossier) -> tuple[Source, ...]:
    """Return documents as a dossier knows them; new ones get keys that it does not use.

    Parameters
    ----------
    sources
        The documents of the folder.
    dossier
        What is known of them, by the hash of their bytes.
    """
    known = {source.sha256: source for source in dossier.sources}
    taken = {source.id for source in dossier.sources}
    free = (key for number in count(1) if (key := f"d{number}") not in taken)
    return tuple(
        known[source.sha256] if source.sha256 in known else replace(source, id=next(free))
        for source in sources
    )


def not_yet_said(proposals: Sequence[Proposal], dossier: Dossier) -> tuple[Proposal, ...]:
    """Return the proposals that no hop of a dossier says between the same places."""
    return tuple(
        proposal for proposal in proposals if not any(_says(hop, proposal) for hop in dossier.hops)
    )


def _says(hop: Hop, proposal: Proposal) -> bool:
    modes = {hop.mode, proposal.mode} - {Mode.UNKNOWN}
    planned = (hop.status is Status.PLANNED) == (proposal.status is Status.PLANNED)
    begins = _is_same(hop.from_place, proposal.origin)
    ends = _is_same(hop.to_place, proposal.destination)
    dates = hop.date is None or proposal.date is None or wider_date(hop.date, proposal.date)
    return begins and ends and planned and len(modes) <= 1 and bool(dates)


def _is_same(known: PlaceReading, stop: Stop) -> bool:
    """Whether a dossier's place is that of a draft: a town and its port are one."""
    if stop.place is None:
        return known.name == stop.name
    if known.place.gazetteer_id == stop.place.gazetteer_id:
        return True
    if "A" in {known.place.feature_class, stop.place.feature_class}:
        return False
    return geodesy.distance_km(known.point, stop.place.point) <= SAME_PLACE_KM
