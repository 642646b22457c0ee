"""The two ends of a hop, held against its quotes."""

from routes.dossier.marked_yaml import Location
from routes.dossier.naming import is_own_name, names_place, spells_place
from routes.dossier.sources import Report
from routes.gazetteer import Gazetteer
from routes.hop import Hop, PlaceReading


def check_ends(hop: Hop, location: Location, gazetteer: Gazetteer, report: Report) -> None:
    """Report an end that no quote names, or that is said to be implied without need.

    Parameters
    ----------
    hop
        The hop.
    location
        Where it stands in the file.
    gazetteer
        Where longer names are looked up, of which a name may be a part.
    report
        Takes note of a fault.
    """
    if hop.from_place.place.gazetteer_id == hop.to_place.place.gazetteer_id:
        report(location, f"the hop begins and ends at the same place, {hop.from_place.place.name}")
    words = [quote.exact for quote in hop.says or hop.denies]
    for end, reading, implied in (
        ("from", hop.from_place, hop.implied_from),
        ("to", hop.to_place, hop.implied_to),
    ):
        named = any(names_place(text, reading, gazetteer) for text in words)
        if named and implied is not None:
            message = f"a quote names {reading.name!r}, so it is not implied: leave this out"
            report((*location, "implied", end), message)
        elif not named and implied is None:
            report((*location, end), _not_named(reading, end))
        elif named and not _is_spelled(reading, words):
            report((*location, end), _not_spelled(reading))


def _not_named(reading: PlaceReading, end: str) -> str:
    return (
        f"no quote of this hop names {reading.name!r}: quote the words that do, or say why it is "
        f"meant with `implied: {{{end}: why}}`"
    )


def _not_spelled(reading: PlaceReading) -> str:
    return (
        f"no quote of this hop spells it {reading.name!r}: write it as the quotes do, or by its "
        f"own name, {reading.place.name!r}"
    )


def _is_spelled(reading: PlaceReading, words: list[str]) -> bool:
    """Whether the name shown on the map is the sources' spelling or the entry's own name."""
    return is_own_name(reading.name, reading.place) or any(
        spells_place(text, reading) for text in words
    )
