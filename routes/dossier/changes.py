"""Changes: in what a dossier differs from its lock, a line for each thing, in words."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from shapely import Point

from routes import geodesy
from routes.wording import NOT_STATED

Record = Mapping[str, Any]

_SECTIONS = {
    "origins": "origin",
    "sources": "source",
    "places": "place",
    "hops": "hop",
    "steps": "step",
}
_LABELS = {"mode": "by", "read_as": "read as", "uncertainty_km": "uncertainty in km"}
_OF_ENTRY = frozenset({"gazetteer_id", "gazetteer_name", "feature_code", "country_code"})
"""What follows from the entry of the gazetteer that a place is read as."""
_STATED = frozenset({"publisher", "published"})
_LONGEST = 60
"""Characters of a text that are shown."""
_LEAD = 15
"""Of these, so many or a few more stand before the first difference."""
_HASH = 24


def told_changes(old: Record, new: Record) -> list[str]:
    """Return in which things two locks differ, in the order of the dossier; what is gone, last.

    Parameters
    ----------
    old, new
        Records of a lock.
    """
    told = [
        f"{key}: {_differ(old.get(key), new.get(key))}"
        for key in ("title", "summary")
        if old.get(key) != new.get(key)
    ]
    for section, noun in _SECTIONS.items():
        before, after = old.get(section, {}), new.get(section, {})
        for key in (*after, *(key for key in before if key not in after)):
            if before.get(key) != after.get(key):
                words = "; ".join(_entry(section, before.get(key), after.get(key)))
                told.append(f"{noun} {key}: {words}")
    return told


def _entry(section: str, before: Any, after: Any) -> Iterator[str]:  # noqa: ANN401 (JSON)
    """Yield what changed in an entry."""
    if before is None:
        yield f"new{_described(after)}"
    elif after is None:
        yield f"gone{_described(before)}"
    elif isinstance(after, dict):
        yield from _OF_SECTION.get(section, _fields)(before, after)
    else:
        yield _differ(before, after)


def _described(entry: Any) -> str:  # noqa: ANN401 (JSON)
    """Return what an entry is, where a few words can say it."""
    if not isinstance(entry, dict):
        return f", {_shown(entry)}"
    if "citations" in entry:
        return f", {entry['from']} → {entry['to']} by {entry['mode']}, {entry['status']}"
    names = [entry[key] for key in ("file", "gazetteer_id") if entry.get(key)]
    return "".join(f", {name}" for name in names)


def _fields(before: Record, after: Record) -> Iterator[str]:
    for key in (*after, *(key for key in before if key not in after)):
        if before.get(key) != after.get(key):
            yield f"{_LABELS.get(key, key)} {_differ(before.get(key), after.get(key))}"


def _source(before: Record, after: Record) -> Iterator[str]:
    told = [
        {key: NOT_STATED if key in _STATED and not own else own for key, own in entry.items()}
        for entry in (before, after)
    ]
    yield from _fields(*(_without(entry, {"sha256"}) for entry in told))
    if before.get("sha256") != after.get("sha256"):
        yield "its document is another"


def _place(before: Record, after: Record) -> Iterator[str]:
    points = [Point(entry["lon"], entry["lat"]) for entry in (before, after)]
    derived = {"lat", "lon"}
    away = ""
    if points[0] != points[1]:
        away = f", {geodesy.distance_km(points[0], points[1]):,.1f} km away"
    if before.get("gazetteer_id") != after.get("gazetteer_id"):
        names = [
            f"{entry['gazetteer_name']} ({entry['gazetteer_id']})" for entry in (before, after)
        ]
        yield f"{names[0]} → {names[1]}{away}"
        derived |= _OF_ENTRY | {"uncertainty_km"}
    elif away:
        shown = [f"{point.y:g}, {point.x:g}" for point in points]
        yield f"lat, lon {shown[0]} → {shown[1]}{away}"
    yield from _fields(_without(before, derived), _without(after, derived))


def _hop(before: Record, after: Record) -> Iterator[str]:
    yield from _fields(_without(before, {"citations"}), _without(after, {"citations"}))
    quotes = [{_quote(one): one for one in entry["citations"]} for entry in (before, after)]
    for what, some, others in (("new", quotes[1], quotes[0]), ("gone", quotes[0], quotes[1])):
        for key, quote in some.items():
            if key not in others:
                yield f"{what} quote, {quote['source']} {quote['stance']} {_shown(quote['exact'])}"
    moved = sum(key in quotes[0] and quotes[0][key] != one for key, one in quotes[1].items())
    if moved:
        yield f"{moved} of its quotes stand elsewhere or among other words"


def _quote(citation: Record) -> tuple[str, str, str]:
    return citation["source"], citation["stance"], citation["exact"]


_OF_SECTION: dict[str, Callable[[Record, Record], Iterator[str]]] = {
    "sources": _source,
    "places": _place,
    "hops": _hop,
}


def _without(entry: Record, keys: frozenset[str] | set[str]) -> Record:
    return {key: value for key, value in entry.items() if key not in keys}


def _differ(before: Any, after: Any) -> str:  # noqa: ANN401 (JSON)
    """Return two values, long texts from where they begin to differ."""
    begin = 0
    if isinstance(before, str) and isinstance(after, str):
        pairs = enumerate(zip(before, after, strict=False))
        same = next(
            (i for i, (one, other) in pairs if one != other), min(map(len, (before, after)))
        )
        begin = before.rfind(" ", 0, max(same - _LEAD, 0)) + 1 if same > _LONGEST // 2 else 0
    return f"{_shown(before, begin)} → {_shown(after, begin)}"


def _shown(value: Any, begin: int = 0) -> str:  # noqa: ANN401 (JSON)
    """Return a value in few words."""
    if value in (None, "", []):
        return "nothing"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return ", ".join(str(own)[:_HASH] for own in value.values())
    words, end = str(value), begin + _LONGEST
    shown = " ".join(words[begin:end].split())
    if len(words) <= _LONGEST and (" " not in shown or words == NOT_STATED):
        return shown
    before, after = "…" if begin else "", "…" if end < len(words) else ""
    return f"“{before}{shown}{after}”"
