"""Data formats: GeoJSON for maps, CSV for tables."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from routes.claim import SourceClaim, claim_record
from routes.feature import (
    Feature,
    citation_record,
    feature_collection,
    leg_feature,
    place_feature,
    source_record,
)
from routes.heading import Heading
from routes.hop import PlaceReading
from routes.language import ENGLISH
from routes.leg import Leg
from routes.source import Source

CSV_COLUMNS = [
    "hop",
    "from",
    "to",
    "by",
    "status",
    "cargo",
    "date",
    "source",
    "quote",
    "stance",
    "length_km",
    "method",
    "certainty",
    "start",
    "end",
    "sha256",
]

CLAIM_COLUMNS = [
    "claim",
    "source",
    "line",
    "exact",
    "subject",
    "reference",
    "stated",
    "distance_km",
    "verdict",
    "words",
    "unlike",
    "start",
    "end",
    "subject_id",
    "reference_id",
]

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_geojson(
    legs: Sequence[Leg],
    places: Sequence[PlaceReading],
    sources: Sequence[Source],
    origins: Mapping[str, str],
    heading: Heading,
) -> Feature:
    """Return the hops and places as a GeoJSON FeatureCollection (RFC 7946).

    Hops come first, as LineStrings or MultiLineStrings, then the places as Points, all in
    EPSG:4326. The sources, the origins and the credit are foreign members.
    """
    features = [leg_feature(leg, sources) for leg in legs]
    features += [place_feature(reading) for reading in places]
    return feature_collection(
        features,
        title=heading.title,
        summary=heading.summary,
        credit=f"{ENGLISH.say('credit.places')}. {ENGLISH.say('page.credit')}.",
        origins=dict(origins),
        sources=[source_record(source) for source in sources],
    )


def geojson_text(collection: Feature) -> str:
    """Return a FeatureCollection as text, one feature a line so that versions can be compared."""
    members = {key: value for key, value in collection.items() if key != "features"}
    head = json.dumps(members, ensure_ascii=False, indent=1)[:-2]
    lines = ",\n".join(json.dumps(f, ensure_ascii=False) for f in collection["features"])
    return f'{head},\n "features": [\n{lines}\n]}}\n'


def to_csv(legs: Sequence[Leg]) -> str:
    """Return the hops as CSV (RFC 4180), one row a quote.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    return _csv_text(CSV_COLUMNS, (row for leg in legs for row in _csv_rows(leg)))


def claims_to_csv(claims: Iterable[SourceClaim]) -> str:
    """Return the judged claims of distance as CSV (RFC 4180), one row a claim.

    `unlike` names the claims on the same two places that do not fit. Cells are made harmless as in
    `to_csv`.
    """
    rows = ({**claim_record(claim), "unlike": " ".join(claim.unlike)} for claim in claims)
    return _csv_text(CLAIM_COLUMNS, rows)


def _csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_harmless(row.get(column)) for column in columns])
    return text.getvalue()


def _csv_rows(leg: Leg) -> list[dict[str, object]]:
    hop = leg.hop
    hop_cells = {
        "hop": hop.id,
        "from": hop.from_place.name,
        "to": hop.to_place.name,
        "by": hop.mode,
        "status": hop.status,
        "cargo": hop.cargo,
        "date": hop.date,
        "length_km": round(leg.length_km, 1),
        "method": leg.method,
        "certainty": leg.certainty,
    }
    return [
        {**hop_cells, **citation_record(citation), "quote": citation.quote.exact}
        for citation in hop.citations
    ]


def _harmless(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_FORMULA_STARTS) else text
