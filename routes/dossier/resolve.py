"""From the form of a dossier to what it says: sources read, quotes found, places settled."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, count, product
from pathlib import Path

from routes.dossier.dossier import Dossier
from routes.dossier.ends import check_stops
from routes.dossier.faults import MOST_NAMED, nearest, nearest_first
from routes.dossier.form import DossierForm, HopForm
from routes.dossier.given_path import read_given_path
from routes.dossier.marked_yaml import Location, MarkedValue
from routes.dossier.places import read_places, slug
from routes.dossier.sources import Report, read_quote, read_sources
from routes.dossier.steps import read_steps
from routes.dossier.theme import read_theme
from routes.dossier.times import warn_of_late_dates
from routes.errors import DossierError, Fault, SourceError, in_order
from routes.gazetteer import Gazetteer
from routes.heading import Heading, Step
from routes.hop import Citation, Hop, PlaceReading, Status
from routes.language import Language
from routes.source import Source
from routes.theme import Theme

NEVER_USED = "is declared and never used"


def resolve(
    form: DossierForm,
    marked: MarkedValue,
    *,
    folder: Path,
    gazetteer: Gazetteer,
) -> Dossier:
    """Return the dossier that a form describes.

    Raises
    ------
    DossierError
        With every fault, in the order of the file.
    """
    faults: list[Fault] = []

    def report(location: Location, message: str) -> None:
        at_key = len(location) == 2 and location[0] in {"origins", "sources", "places"}  # noqa: PLR2004
        faults.append(marked.fault(location, message, at_key=at_key))

    sources = read_sources(form, folder, report)
    readings = read_places(form, gazetteer, report)
    hops = _with_unique_ids(_hops(form, sources, readings, report))
    hops = [(at, _with_path(hop, form.hops[at], folder, ("hops", at), report)) for at, hop in hops]
    for position, hop in hops:
        check_stops(hop, ("hops", position), gazetteer, report)
    warnings: list[Fault] = []
    warn_of_late_dates(hops, sources, lambda at, words: warnings.append(marked.fault(at, words)))
    theme = read_theme(form.theme, folder, report)
    _report_undeclared(form, report)
    _report_repeated_ids(form, report)
    _report_unused(form, report)
    steps = read_steps(form, [hop.id for _, hop in hops], readings, report)
    if faults:
        raise DossierError(in_order(faults))
    return Dossier(
        heading=_heading(form, steps, theme),
        origins=dict(form.origins),
        sources=tuple(sources.values()),
        places=tuple({reading.id: reading for reading in readings.values()}.values()),
        hops=tuple(hop for _, hop in hops),
        warnings=tuple(in_order(warnings)),
    )


def _heading(form: DossierForm, steps: tuple[Step, ...], theme: Theme) -> Heading:
    return Heading(
        theme=theme,
        title=form.title,
        summary=form.summary,
        language=Language(form.language),
        steps=steps,
    )


def _hops(
    form: DossierForm,
    sources: dict[str, Source],
    readings: dict[str, PlaceReading],
    report: Report,
) -> Iterator[tuple[int, Hop]]:
    """Yield each hop that can be settled, with its place in the file."""
    for position, entry in enumerate(form.hops):
        citations = _citations(entry, sources, ("hops", position), report)
        if citations is None:
            continue
        for begin, end in product(entry.from_, entry.to):
            stops = [readings.get(text) for text in (begin, *entry.waypoints, end)]
            settled = [stop for stop in stops if stop is not None]
            if len(settled) == len(stops):
                yield position, _hop(entry, settled, citations)


def _citations(
    entry: HopForm, sources: dict[str, Source], location: Location, report: Report
) -> tuple[Citation, ...] | None:
    """Return the citations of a hop, or None when one of them could not be found."""
    says = [
        read_quote(q, sources, (*location, "says", i), report) for i, q in enumerate(entry.says)
    ]
    denies = [
        read_quote(q, sources, (*location, "denies", i), report) for i, q in enumerate(entry.denies)
    ]
    found = [
        *(Citation(stance="says", quote=quote) for quote in says if quote),
        *(Citation(stance="denies", quote=quote) for quote in denies if quote),
    ]
    for i, citation in enumerate(found):
        if citation in found[:i]:
            report(location, f"the words {citation.quote.exact!r} are cited twice for this hop")
    return tuple(found) if len(found) == len(says) + len(denies) else None


def _with_path(hop: Hop, entry: HopForm, folder: Path, location: Location, report: Report) -> Hop:
    """Return a hop with the path that its file gives, if there is one."""
    if entry.path is None:
        return hop
    try:
        path = read_given_path(entry.path, folder, hop.from_place, hop.to_place)
    except SourceError as error:
        report((*location, "path"), str(error))
        return hop
    return replace(hop, given_path=path)


def _hop(entry: HopForm, stops: Sequence[PlaceReading], citations: tuple[Citation, ...]) -> Hop:
    from_place, *waypoints, to_place = stops
    disputed = entry.says and entry.denies
    return Hop(
        id=entry.id or f"{slug(from_place.name)}-{slug(to_place.name)}",
        from_place=from_place,
        to_place=to_place,
        mode=entry.by,
        status=Status.DISPUTED if disputed else entry.status,
        citations=citations,
        cargo=entry.cargo,
        note=entry.note,
        date=entry.date,
        waypoints=tuple(waypoints),
        implied_from=entry.implied.from_ if entry.implied else None,
        implied_to=entry.implied.to if entry.implied else None,
        implied_waypoints=entry.implied.waypoints if entry.implied else None,
    )


def _report_undeclared(form: DossierForm, report: Report) -> None:
    """Report the quotes of a source that is not declared."""
    for position, hop in enumerate(form.hops):
        for stance, entries in (("says", hop.says), ("denies", hop.denies)):
            for i, entry in enumerate(entries):
                if entry.source not in form.sources:
                    declared = nearest_first(entry.source, form.sources)
                    hint = f"{nearest(entry.source, declared)} (declared: {_first_of(declared)})"
                    message = f"the source {entry.source!r} is not declared{hint}"
                    report(("hops", position, stance, i), message)


def _first_of(names: Sequence[str]) -> str:
    return ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")


def _report_unused(form: DossierForm, report: Report) -> None:
    """Whatever is declared and never used is an error."""
    entries = [quote for hop in form.hops for quote in (*hop.says, *hop.denies)]
    used = {
        "origins": {source.origin for source in form.sources.values()},
        "sources": {quote.source for quote in entries},
        "places": {text for hop in form.hops for text in (*hop.from_, *hop.waypoints, *hop.to)},
    }
    for section, keys in used.items():
        for key in getattr(form, section):
            if key not in keys:
                what = section.removesuffix("s")
                report((section, key), f"the {what} {key!r} {NEVER_USED}")


def _report_repeated_ids(form: DossierForm, report: Report) -> None:
    """Report an id that a person wrote for two entries."""
    first_of: dict[str, int] = {}
    for position, hop in enumerate(form.hops):
        if hop.id is not None and first_of.setdefault(hop.id, position) != position:
            report(("hops", position, "id"), f"another hop has the id {hop.id!r} already")


def _with_unique_ids(hops: Iterable[tuple[int, Hop]]) -> list[tuple[int, Hop]]:
    """Return the hops with unique ids: later ones of the same name get a number."""
    taken: set[str] = set()
    unique = []
    for position, hop in hops:
        numbered = (f"{hop.id}-{number}" for number in count(2))
        hop_id = next(name for name in chain([hop.id], numbered) if name not in taken)
        taken.add(hop_id)
        unique.append((position, replace(hop, id=hop_id)))
    return unique
