"""What a page shows, and the same as one JSON object."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from routes import feature, look, projection, wording
from routes.dates import written_date
from routes.heading import Heading
from routes.hop import Hop, PlaceReading
from routes.label import place_label
from routes.language import Language
from routes.leg import Leg
from routes.look import Bundle, LegendEntry, Look
from routes.natural_earth import Window
from routes.source import Quote, Source
from routes.webmap.basemap import basemap_record
from routes.webmap.context import context
from routes.webmap.fragment import quote_link


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
    shapes = windows(facts)
    sources = {source.id: source for source in facts.sources}
    drawn = look.bundles(facts.legs, facts.sources)
    language = facts.heading.language
    return {
        "heading": {"title": facts.heading.title, "summary": facts.heading.summary},
        "views": {shape: list(window.bounds) for shape, window in shapes.items()},
        "hops": feature.feature_collection(
            [
                {
                    **feature.leg_feature(leg, facts.sources),
                    "words": _leg_words(leg, sources, language),
                }
                for leg in facts.legs
            ]
        ),
        "lines": [
            _line_record(bundle, lane)
            for bundle, lane in zip(drawn, look.lanes(drawn), strict=True)
        ],
        "places": feature.feature_collection(
            [
                {**feature.place_feature(reading), "label": asdict(place_label(reading, language))}
                for reading in facts.places
            ]
        ),
        "sources": {source.id: _source_record(source, language) for source in facts.sources},
        "origins": dict(facts.origins),
        "legend": [_entry_record(entry) for entry in look.legend(drawn, facts.places, language)],
        "language": language.code,
        "words": language.script_words,
        "style": _style_record(),
        "basemap": basemap_record(shapes),
    }


def page_record(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record without what stands in the page elsewhere, or says nothing.

    The list of the page holds the words of the hops, and the sources the hashes of their texts.
    """
    features = [
        {
            **hop,
            "properties": _without_empty(hop["properties"]),
            "words": {name: hop["words"][name] for name in ("title", "label")},
        }
        for hop in record["hops"]["features"]
    ]
    return {**record, "hops": {**record["hops"], "features": features}}


def _without_empty(properties: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: value for name, value in properties.items() if value not in (None, [])}
    citations = [
        {name: value for name, value in citation.items() if name != "sha256"}
        for citation in properties["citations"]
    ]
    return {**told, "citations": citations}


def windows(facts: Facts) -> dict[str, Window]:
    """Return what a wide and a tall map show; the longitudes of both run on alike."""
    return {
        shape: projection.rounded(window, 4)
        for shape, window in (
            ("wide", projection.desk_window(facts.legs)),
            ("tall", projection.phone_window(facts.legs)),
        )
    }


def _line_record(bundle: Bundle, lane: float) -> dict[str, Any]:
    return {
        "hops": [leg.hop.id for leg in bundle.legs],
        "lane": lane,
        "look": _look_record(bundle.look),
        "count": look.count_tag(bundle),
    }


def _entry_record(entry: LegendEntry) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "words": entry.words,
        "look": _look_record(entry.look),
        "sample": entry.sample,
    }


def _look_record(drawn: Look) -> dict[str, Any]:
    return {
        "colours": list(drawn.colours),
        "width": drawn.width_px,
        "crossed": drawn.is_crossed,
        "faint": drawn.is_faint,
        "fades": list(drawn.fades),
        "strokes": [
            {
                "share": round(stroke.share, 4),
                "dash": list(look.dash_px(stroke.dashes, drawn.width_px)),
                "thin": stroke.is_thin,
            }
            for stroke in drawn.whole
        ],
    }


def _style_record() -> dict[str, Any]:
    return {
        "faint": look.FAINT,
        "glow": [list(stop) for stop in look.GLOW],
        "area": {
            "rim": look.AREA_PX,
            "glow": look.GLOW_PX,
            "ring": look.RING_PX,
            "least": look.LEAST_AREA_SHARE,
        },
        "fade": {"px": look.FADE_PX, "share": look.FADE_SHARE, "least": look.FADED},
        "thin": look.THIN,
        "edge_lat": projection.EDGE_LAT_DEG,
    }


def _source_record(source: Source, language: Language) -> dict[str, Any]:
    return {
        "file": source.file,
        "publisher": source.publisher,
        "published": source.published,
        "title": source.title,
        "url": source.url,
        "origin": source.origin,
        "sha256": source.sha256,
        "words": wording.source_words(source, language),
    }


def _leg_words(leg: Leg, sources: Mapping[str, Source], language: Language) -> dict[str, Any]:
    hop = leg.hop
    return {
        "title": wording.hop_title(hop),
        "label": short_label(leg, language),
        "cargo": cargo_words(hop, language),
        "way": wording.leg_words(leg, language),
        "tags": hop_tags(hop, tuple(sources.values()), language),
        "quotes": [
            _quote_words(sources[citation.quote.source_id], citation.quote)
            for citation in hop.citations
        ],
        "notes": leg_notes(leg, language),
    }


def _quote_words(source: Source, quote: Quote) -> dict[str, str]:
    before, after = context(source, quote)
    return {"before": before, "after": after, "link": quote_link(source, quote)}


def cargo_words(hop: Hop, language: Language) -> str:
    """Return what is carried, or an empty text."""
    return language.say("cargo", cargo=hop.cargo) if hop.cargo else ""


def short_label(leg: Leg, language: Language) -> str:
    """Return what tells a hop from others between the same two places."""
    status = language.say(f"status.{leg.hop.status}")
    return leg.hop.cargo or f"{status}, {wording.mode_words(leg.hop.mode, language)}"


def hop_tags(hop: Hop, sources: Sequence[Source], language: Language) -> list[str]:
    """Return a hop's standing in a few short words."""
    support = wording.support_words(hop, sources, language)
    return [language.say(f"status.{hop.status}"), *support.split(" · ")]


def leg_notes(leg: Leg, language: Language) -> list[str]:
    """Return what else is said of a hop and of how it is drawn, a sentence each."""
    hop = leg.hop
    notes = [
        language.say("date", date=written_date(hop.date, language)) if hop.date else "",
        hop.note or "",
        language.say("implied.from", why=hop.implied_from) if hop.implied_from else "",
        language.say("implied.to", why=hop.implied_to) if hop.implied_to else "",
        *(wording.reading_words(stop, language) for stop in hop.stops),
        *(edge_words(stop, language) for stop in hop.stops),
        *wording.way_words(leg, language),
    ]
    return [note for note in notes if note]


def edge_words(reading: PlaceReading, language: Language) -> str:
    """Return that a place is marked where it does not lie, or an empty text."""
    if not projection.is_beyond_edge(reading.point):
        return ""
    pole = "north" if reading.point.y > 0 else "south"
    return language.say(
        f"beyond-edge.{pole}",
        place=reading.read_as or reading.name,
        lat=f"{abs(reading.point.y):.1f}",
    )
