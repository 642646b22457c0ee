"""What a page shows, and the same as one JSON object."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import shapely

from routes import feature, wording
from routes.dates import written_date
from routes.heading import Heading
from routes.hop import Hop, PlaceReading
from routes.leg import Leg
from routes.source import Quote, Source
from routes.webmap.basemap import View, basemap_record
from routes.webmap.label import place_label

_CONTEXT_LENGTH = 160
_REACH = 0.25
_LEAST_SPAN_DEG = 1.5
_EMPTY_VIEW = (-120.0, -50.0, 150.0, 70.0)
_SENTENCE_ENDS = (". ", "? ", "! ", ".” ", '." ')


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that one map shows.

    Parameters
    ----------
    legs
        The drawn hops, in the order of the list.
    places
        The ends of the hops.
    sources
        The documents that the hops cite.
    origins
        What stands behind the sources: the id of an origin, and its description.
    heading
        The words above the map.
    """

    legs: Sequence[Leg]
    places: Sequence[PlaceReading]
    sources: Sequence[Source]
    origins: Mapping[str, str]
    heading: Heading


def routes_record(facts: Facts) -> dict[str, Any]:
    """Return what the page's script reads: the facts, the words for them, and the base map."""
    view = fitted_view(facts)
    sources = {source.id: source for source in facts.sources}
    return {
        "heading": asdict(facts.heading),
        "view": [round(bound, 3) for bound in view],
        "hops": feature.feature_collection(
            [
                {**feature.leg_feature(leg, facts.sources), "words": _leg_words(leg, sources)}
                for leg in facts.legs
            ]
        ),
        "places": feature.feature_collection(
            [
                {**feature.place_feature(reading), "label": asdict(place_label(reading))}
                for reading in facts.places
            ]
        ),
        "sources": {source.id: _source_record(source) for source in facts.sources},
        "origins": dict(facts.origins),
        "basemap": basemap_record(view),
    }


def fitted_view(facts: Facts) -> View:
    """Return the rectangle that shows every place known as a point.

    A country stands at a label point that says nothing of the route, so it is taken into view
    only where it lies near; a line to one that lies far leaves the map.
    """
    if not facts.places:
        return _EMPTY_VIEW
    precise = [reading for reading in facts.places if not reading.is_area]
    places = precise or list(facts.places)
    west = _western_end([reading.point.x for reading in places])
    ends = {reading.id for reading in places}
    lines = [
        shapely.get_coordinates(leg.line)
        for leg in facts.legs
        if {leg.hop.from_place.id, leg.hop.to_place.id} <= ends
    ]
    lonlats = [(reading.point.x, reading.point.y) for reading in places]
    lonlats += [(lon, lat) for line in lines for lon, lat in line]
    near = _bounds([(_turned(lon, west, slack=40), lat) for lon, lat in lonlats])
    reach = max(near[2] - near[0], near[3] - near[1]) * _REACH
    within = shapely.box(*near).buffer(reach, join_style="mitre")
    others = [(_turned(r.point.x, west, slack=40), r.point.y) for r in facts.places]
    taken = [lonlat for lonlat in others if within.covers(shapely.Point(lonlat))]
    return _bounds([(near[0], near[1]), (near[2], near[3]), *taken])


def _western_end(lons: Sequence[float]) -> float:
    """Return the longitude after the widest gap, where the places begin going east."""
    ordered = sorted(lons)
    gaps = [
        (following - lon, following)
        for lon, following in zip(ordered, [*ordered[1:], ordered[0] + 360], strict=True)
    ]
    west = max(gaps)[1]
    return west - 360 if west >= 180 else west  # noqa: PLR2004 (half a turn)


def _turned(lon: float, west: float, *, slack: float) -> float:
    """Return a longitude by whole turns so that it lies east of another, or a little west."""
    return west - slack + (lon - west + slack) % 360


def _bounds(lonlats: Sequence[tuple[float, float]]) -> View:
    """Return west, south, east and north of some points, never narrower than a town's region."""
    lons, lats = zip(*lonlats, strict=True)
    lack = [max(0.0, _LEAST_SPAN_DEG - (max(axis) - min(axis))) / 2 for axis in (lons, lats)]
    return (
        min(lons) - lack[0],
        min(lats) - lack[1],
        max(lons) + lack[0],
        max(lats) + lack[1],
    )


def _source_record(source: Source) -> dict[str, Any]:
    return {
        "file": source.file,
        "publisher": source.publisher,
        "published": source.published,
        "title": source.title,
        "url": source.url,
        "origin": source.origin,
        "sha256": source.sha256,
        "words": wording.source_words(source),
    }


def _leg_words(leg: Leg, sources: Mapping[str, Source]) -> dict[str, Any]:
    hop = leg.hop
    return {
        "title": wording.hop_title(hop),
        "way": wording.leg_words(leg),
        "tags": hop_tags(hop, tuple(sources.values())),
        "quotes": [
            dict(zip(("before", "after"), context(sources[quote.source_id], quote), strict=True))
            for quote in (citation.quote for citation in hop.citations)
        ],
        "notes": [*hop_notes(hop), *leg.remarks],
    }


def hop_tags(hop: Hop, sources: Sequence[Source]) -> list[str]:
    """Return a hop's standing in a few short words."""
    return [str(hop.status), *wording.support_words(hop, sources).split(" · ")]


def hop_notes(hop: Hop) -> list[str]:
    """Return what else is said of a hop, a sentence each."""
    notes = [
        f"Cargo: {hop.cargo}" if hop.cargo else "",
        f"Date: {written_date(hop.date)}" if hop.date else "",
        hop.note or "",
        f"Start implied, not named in a quote: {hop.implied_from}" if hop.implied_from else "",
        f"End implied, not named in a quote: {hop.implied_to}" if hop.implied_to else "",
        wording.reading_words(hop.from_place),
        wording.reading_words(hop.to_place),
    ]
    return [note for note in notes if note]


def context(source: Source, quote: Quote) -> tuple[str, str]:
    """Return the words of the source around a quote, to the ends of its sentence.

    Where the stored text is not at hand, the quote's own prefix and suffix serve.
    """
    before, after = source.text[: quote.start], source.text[quote.end :]
    if source.text[quote.start : quote.end] != quote.exact:
        before, after = quote.prefix, quote.suffix
    return _last_words(before), _first_words(after)


def _last_words(passage: str) -> str:
    line = passage.rpartition("\n")[2]
    begin = max(
        (at + len(end) for end in _SENTENCE_ENDS if (at := line.rfind(end)) >= 0), default=0
    )
    words = line[begin:]
    if len(words) <= _CONTEXT_LENGTH:
        return words
    return "… " + words[-_CONTEXT_LENGTH:].partition(" ")[2]


def _first_words(passage: str) -> str:
    line = passage.partition("\n")[0]
    stops = [at + len(end) - 1 for end in _SENTENCE_ENDS if (at := line.find(end)) >= 0]
    words = line[: min(stops)] if stops else line
    if len(words) <= _CONTEXT_LENGTH:
        return words
    return words[:_CONTEXT_LENGTH].rpartition(" ")[0] + " …"
