"""The words in which hops, legs and sources are shown, the same in page, picture and terminal."""

from collections.abc import Sequence

from routes.dates import written_date
from routes.hop import Hop, Mode, PlaceReading, origins_of
from routes.leg import Leg
from routes.source import Source
from routes.water import passage_title

KM_PER_MILE = 1.609344
"""The international mile of 1959."""

NOT_STATED = "not stated"
NOT_FOR_NAVIGATION = "Illustrative, not for navigation"


def hop_title(hop: Hop) -> str:
    """Return a hop's name: where from, where to."""
    return f"{place_words(hop.from_place)} → {place_words(hop.to_place)}"


def place_words(reading: PlaceReading) -> str:
    """Return a place's name, and the one the sources use where it was read as another.

    The result is such as `Seshcha (“Sisha”)`.
    """
    read_as = reading.read_as
    return reading.name if read_as in {None, reading.name} else f"{read_as} (“{reading.name}”)"


def mode_words(mode: Mode) -> str:
    """Return how the goods travel, as it is said in a sentence."""
    return "mode not stated" if mode is Mode.UNKNOWN else f"by {mode}"


def length_words(length_km: float) -> str:
    """Return a length in kilometres and miles.

    Examples
    --------
    >>> length_words(904.4)
    '904 km (562 miles)'
    """
    miles = f"{length_km / KM_PER_MILE:,.0f}"
    return f"{length_km:,.0f} km ({miles} {'mile' if miles == '1' else 'miles'})"


def leg_words(leg: Leg) -> str:
    """Return how a hop goes and how long it is, in one line."""
    if leg.passes_area:
        return f"{mode_words(leg.hop.mode)} · path and length not known"
    words = f"{mode_words(leg.hop.mode)} · {length_words(leg.length_km)}"
    if leg.certainty == "not known":
        lines = "straight lines" if leg.hop.waypoints else "a straight line"
        straight = f" in {lines}" if leg.method == "geodesic" else ""
        words += f"{straight}, path not known"
    low_km, high_km = leg.length_range_km
    if high_km is None:
        return f"{words}; at least {low_km:,.0f} km"
    is_range = round(high_km) > round(low_km)
    return f"{words}; range {low_km:,.0f}–{high_km:,.0f} km" if is_range else words


def way_words(leg: Leg) -> list[str]:
    """Return what is known of the way and of where its length comes from, a sentence each."""
    hop = leg.hop
    words = []
    if hop.waypoints:
        unnamed = "not named in a quote" if len(hop.waypoints) == 1 else "not all named in a quote"
        implied = f"; {unnamed}: {hop.implied_waypoints}" if hop.implied_waypoints else ""
        words.append(f"By way of {', '.join(map(place_words, hop.waypoints))}{implied}")
    if hop.given_path:
        words.append(f"Path as given in {hop.given_path.file}")
    if leg.passages:
        words.append(f"Passes {', '.join(map(passage_title, leg.passages))}")
    words += leg.remarks
    if not leg.passes_area:
        words += [f"Range: {source}" for source in leg.range_sources]
    return words


def support_words(hop: Hop, sources: Sequence[Source]) -> str:
    """Return how many sources say a hop, and how many origins these have."""
    if not hop.says:
        return f"denied by {plural(len({quote.source_id for quote in hop.denies}), 'source')}"
    source_count = len({quote.source_id for quote in hop.says})
    return f"{plural(source_count, 'source')} · {plural(len(origins_of(hop, sources)), 'origin')}"


def source_words(source: Source) -> str:
    """Return who published a source and when, as it stands under a quote."""
    publisher = source.publisher or f"{source.file}, publisher {NOT_STATED}"
    published = written_date(source.published) if source.published else f"date {NOT_STATED}"
    return f"{publisher} · {published}"


def reading_words(reading: PlaceReading) -> str:
    """Return how a place name was read, or an empty text where nothing needs saying."""
    if reading.read_as is None and reading.certainty == "sure":
        return ""
    words = f"“{reading.name}” read as {reading.read_as or reading.place.name}"
    because = f": {reading.because}" if reading.because else ""
    return f"{words} ({reading.certainty}){because}"


def plural(count: int, noun: str) -> str:
    """Return a count with its noun: `1 hop`, `2 hops`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
