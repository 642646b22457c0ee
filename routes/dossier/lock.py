"""The lock of a dossier: what it said when it was last checked, to compare with.

A rule cannot tell whether a date, a publisher or a point typed by hand is right. The lock, kept in
version control, shows every change of them.
"""

import json
from pathlib import Path
from typing import Any

from routes.dossier.dossier import Dossier
from routes.errors import DossierError, Fault, SourceError
from routes.feature import citation_record, source_record
from routes.heading import Step
from routes.hop import Hop, PlaceReading
from routes.output import write_file
from routes.source import read_text

LOCK_NAME = "dossier.lock.json"
_VERSION = 1

Record = dict[str, Any]


def lock_record(dossier: Dossier) -> Record:
    """Return everything a dossier says, with offsets, hashes, gazetteer ids and coordinates."""
    steps = dossier.heading.steps
    return {
        "version": _VERSION,
        "title": dossier.heading.title,
        "summary": dossier.heading.summary,
        "origins": dict(dossier.origins),
        "sources": {source.id: source_record(source) for source in dossier.sources},
        "places": {reading.id: _place_record(reading) for reading in dossier.places},
        "hops": {hop.id: _hop_record(hop) for hop in dossier.hops},
        **({"steps": {step.id: _step_record(step) for step in steps}} if steps else {}),
    }


def read_lock(path: Path) -> Record | None:
    """Return a stored lock, or None when there is none.

    Raises
    ------
    DossierError
        When the file is not a lock.
    """
    if not path.exists():
        return None
    try:
        text, _ = read_text(path)
        record = json.loads(text)
    except (SourceError, ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        message = f"not a lock file: {error}; delete it and run `routes check` again"
        raise DossierError(
            [Fault(file=str(path), line=line, column=column, message=message)]
        ) from error
    if not isinstance(record, dict) or record.get("version") != _VERSION:
        message = "written by another version; delete it and run `routes check` again"
        raise DossierError([Fault(file=str(path), line=1, column=1, message=message)])
    return record


def write_lock(path: Path, record: Record) -> None:
    """Write a lock."""
    write_file(path, json.dumps(record, ensure_ascii=False, indent=1) + "\n")


def changes(old: Record, new: Record) -> list[str]:
    """Return, in words, everything in which two locks differ."""
    before, after = _flat(old), _flat(new)
    found = []
    for key in sorted(before.keys() | after.keys()):
        if key not in after:
            found.append(f"{key} gone: was {before[key]!r}")
        elif key not in before:
            found.append(f"{key} new: {after[key]!r}")
        elif before[key] != after[key]:
            found.append(f"{key}: {before[key]!r} -> {after[key]!r}")
    return found


def _flat(value: Any, path: str = "") -> dict[str, Any]:  # noqa: ANN401 (JSON)
    """Return the leaves of nested JSON by their dotted path."""
    if isinstance(value, list):
        value = {str(i): item for i, item in enumerate(value)}
    if not isinstance(value, dict):
        return {path: value}
    leaves: dict[str, Any] = {}
    for key, item in value.items():
        leaves.update(_flat(item, f"{path}.{key}" if path else str(key)))
    return leaves


def _place_record(reading: PlaceReading) -> Record:
    place = reading.place
    return {
        "name": reading.name,
        "read_as": reading.read_as,
        "certainty": reading.certainty,
        "because": reading.because,
        "gazetteer_id": place.gazetteer_id,
        "gazetteer_name": place.name,
        "feature_code": place.feature_code,
        "country_code": place.country_code,
        "lat": place.point.y,
        "lon": place.point.x,
        "uncertainty_km": place.uncertainty_km,
    }


def _hop_record(hop: Hop) -> Record:
    return {
        "from": hop.from_place.id,
        "to": hop.to_place.id,
        "mode": str(hop.mode),
        "status": str(hop.status),
        "cargo": hop.cargo,
        "date": hop.date,
        "note": hop.note,
        "implied_from": hop.implied_from,
        "implied_to": hop.implied_to,
        **_way_record(hop),
        "citations": [citation_record(citation) for citation in hop.citations],
    }


def _step_record(step: Step) -> Record:
    return {
        "title": step.title,
        "text": step.text,
        "hops": list(step.hops),
        "view": list(step.view),
    }


def _way_record(hop: Hop) -> Record:
    """Return what is stated of the way, where anything is."""
    path = hop.given_path
    return {
        **({"waypoints": [stop.id for stop in hop.waypoints]} if hop.waypoints else {}),
        **({"implied_waypoints": hop.implied_waypoints} if hop.implied_waypoints else {}),
        **({"path": {"file": path.file, "sha256": path.sha256}} if path else {}),
    }
