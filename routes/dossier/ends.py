"""The places of a hop, held against its quotes."""

from itertools import pairwise

from routes.dossier.marked_yaml import Location
from routes.dossier.naming import is_own_name, names_place, spells_place
from routes.dossier.sources import Report
from routes.gazetteer import Gazetteer
from routes.hop import Hop, PlaceReading


def check_stops(hop: Hop, location: Location, gazetteer: Gazetteer, report: Report) -> None:
    """Report a place that no quote names, or that is said to be implied without need.

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
    for before, after in pairwise(hop.stops):
        if before.place.gazetteer_id == after.place.gazetteer_id:
            what = (
                "passes one place twice" if hop.waypoints else "begins and ends at the same place"
            )
            report(location, f"the hop {what}, {before.place.name}")
    words = [quote.exact for quote in hop.says or hop.denies]
    for key, readings, implied in (
        ("from", [hop.from_place], hop.implied_from),
        ("to", [hop.to_place], hop.implied_to),
        ("waypoints", hop.waypoints, hop.implied_waypoints),
    ):
        named = [any(names_place(text, stop, gazetteer) for text in words) for stop in readings]
        if implied is not None and readings and all(named):
            names = ", ".join(repr(stop.name) for stop in readings)
            message = f"a quote names {names}, so it is not implied: leave this out"
            report((*location, "implied", key), message)
        for i, stop in enumerate(readings):
            at = (*location, key, i) if key == "waypoints" else (*location, key)
            if not named[i] and implied is None:
                report(at, _not_named(stop, key))
            elif named[i] and not _is_spelled(stop, words):
                report(at, _not_spelled(stop))


def _not_named(reading: PlaceReading, key: str) -> str:
    return (
        f"no quote of this hop names {reading.name!r}: quote the words that do, or say why it is "
        f"meant with `implied: {{{key}: why}}`"
    )


def _not_spelled(reading: PlaceReading) -> str:
    return (
        f"no quote of this hop spells it {reading.name!r}: write it as the quotes do, or by its "
        f"own name, {reading.place.name!r}"
    )


def is_told_so(reading: PlaceReading, words: list[str], gazetteer: Gazetteer) -> bool:
    """Return whether quotes name a place, by the name that it has in a hop.

    Parameters
    ----------
    reading
        The place.
    words
        Of the quotes that state the hop.
    gazetteer
        As for `check_stops`.
    """
    named = any(names_place(text, reading, gazetteer) for text in words)
    return named and _is_spelled(reading, words)


def _is_spelled(reading: PlaceReading, words: list[str]) -> bool:
    """Whether the name shown on the map is the sources' spelling or the entry's own name."""
    return is_own_name(reading.name, reading.place) or any(
        spells_place(text, reading) for text in words
    )
