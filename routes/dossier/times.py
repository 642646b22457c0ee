"""The dates of hops, held against the days on which their sources were published.

A date that is too late is no fault: a source's own date may be the wrong one. So it is a warning.
"""

from collections.abc import Iterable, Mapping

from routes.dates import days_of
from routes.dossier.marked_yaml import Location
from routes.dossier.sources import Report
from routes.hop import Hop, Status
from routes.source import Source

_NOT_DONE = frozenset({Status.PLANNED, Status.DENIED})


def warn_of_late_dates(
    hops: Iterable[tuple[int, Hop]], sources: Mapping[str, Source], warn: Report
) -> None:
    """Warn of hops that are told as done and begin after the last word on them was published.

    Where a source of a hop does not state its date, the latest document of the dossier counts.

    Parameters
    ----------
    hops
        Each with its place in the file.
    sources
        By id.
    warn
        Takes note of a warning.
    """
    ends = {key: _days(source.published)[1] for key, source in sources.items()}
    day_of = {key: day for key, day in ends.items() if day is not None}
    last_of_all = max(day_of, key=day_of.__getitem__, default=None)
    for position, hop in hops:
        first = _days(hop.date)[0]
        if first is None or hop.status in _NOT_DONE:
            continue
        own = {quote.source_id for quote in hop.says}
        is_known = own <= day_of.keys()
        last = max(sorted(own), key=day_of.__getitem__) if is_known else last_of_all
        if last is not None and first > day_of[last]:
            what = "the last of its sources" if is_known else "the last document of this dossier"
            location: Location = ("hops", position, "date")
            warn(location, _too_late(hop.date, what, sources[last].published))


def _days(date: str | None) -> tuple[int | None, int | None]:
    """Return the first and the last day of a date, None where they are not known."""
    return (days_of(date) if date else None) or (None, None)


def _too_late(date: str | None, what: str, published: str | None) -> str:
    return (
        f"the hop's date {date} lies after {published}, when {what} was published: correct the "
        "date, or say `status: planned`"
    )
