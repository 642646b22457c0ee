"""GeoJSON features of hops and places: what leaves the program, in every format."""

import json
from collections.abc import Sequence
from typing import Any

import shapely

from routes.hop import Citation, PlaceReading, origins_of
from routes.leg import Leg, LegPart
from routes.source import Source
from routes.travel import SPEED

Feature = dict[str, Any]

_DECIMALS = 5
"""About one metre."""


def leg_feature(leg: Leg, sources: Sequence[Source]) -> Feature:
    """Return a hop as a GeoJSON Feature (RFC 7946) with its citations.

    The geometry runs from the first place to the last, in EPSG:4326 as longitude, latitude;
    lengths are in kilometres, offsets of citations in Unicode code points.
    """
    hop = leg.hop
    return {
        "type": "Feature",
        "id": hop.id,
        "geometry": _geometry(leg.line),
        "properties": {
            "hop": hop.id,
            "from": hop.from_place.id,
            "to": hop.to_place.id,
            "mode": str(hop.mode),
            "status": str(hop.status),
            "cargo": hop.cargo,
            "date": hop.date,
            "note": hop.note,
            "implied_from": hop.implied_from,
            "implied_to": hop.implied_to,
            "implied_waypoints": hop.implied_waypoints,
            "waypoints": [stop.id for stop in hop.waypoints],
            "path": hop.given_path.file if hop.given_path else None,
            "length_km": round(leg.length_km, 1),
            "length_range_km": [
                None if bound is None else round(bound, 1) for bound in leg.length_range_km
            ],
            "range_sources": list(map(str, leg.range_sources)),
            "duration_range_h": leg.duration_range_h and list(leg.duration_range_h),
            "duration_source": SPEED[hop.mode].source if leg.duration_range_h else None,
            "method": leg.method,
            "certainty": leg.certainty,
            "passages": list(leg.passages),
            "parts": [part_record(part) for part in leg.parts],
            "remarks": list(map(str, leg.remarks)),
            "origins": list(origins_of(hop, sources)),
            "citations": [citation_record(citation) for citation in hop.citations],
        },
    }


def place_feature(reading: PlaceReading) -> Feature:
    """Return a place as a GeoJSON Point Feature, with how its name was read."""
    place = reading.place
    return {
        "type": "Feature",
        "id": reading.id,
        "geometry": _geometry(place.point),
        "properties": {
            "place": reading.id,
            "name": reading.name,
            "read_as": reading.read_as,
            "certainty": reading.certainty,
            "because": reading.because,
            "gazetteer_id": place.gazetteer_id,
            "gazetteer_name": place.name,
            "feature_code": place.feature_code,
            "country_code": place.country_code,
            "uncertainty_km": place.uncertainty_km,
        },
    }


def part_record(part: LegPart) -> dict[str, Any]:
    """Return what a part of a leg is, how long, and what it rests on."""
    return {
        "kind": part.kind,
        "length_km": round(part.length_km, 1),
        "land_km": None if part.land_km is None else round(part.land_km, 1),
        "evidence": part.evidence,
    }


def citation_record(citation: Citation) -> dict[str, Any]:
    """Return a citation as W3C selectors name its fields."""
    quote = citation.quote
    return {
        "source": quote.source_id,
        "stance": citation.stance,
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
        "start": quote.start,
        "end": quote.end,
        "sha256": quote.sha256,
    }


def source_record(source: Source) -> dict[str, str | None]:
    """Return what is known of a source, without its text."""
    return {
        "source": source.id,
        "file": source.file,
        "publisher": source.publisher,
        "published": source.published,
        "title": source.title,
        "url": source.url,
        "origin": source.origin,
        "sha256": source.sha256,
    }


def feature_collection(features: Sequence[Feature], **members: object) -> Feature:
    """Return a GeoJSON FeatureCollection, with foreign members such as its licence."""
    return {"type": "FeatureCollection", **members, "features": list(features)}


def _geometry(geometry: shapely.Geometry) -> dict[str, Any]:
    rounded = shapely.transform(geometry, lambda lonlat: lonlat.round(_DECIMALS))
    return dict(json.loads(shapely.to_geojson(rounded)))
