"""From the form of a dossier to what it says: sources read, quotes found, places settled."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, count, product
from pathlib import Path

from routes.dossier.dossier import Dossier
from routes.dossier.faults import nearest
from routes.dossier.form import DossierForm, HopForm
from routes.dossier.marked_yaml import Location, MarkedValue
from routes.dossier.naming import is_own_name, names_place, spells_place
from routes.dossier.places import read_places, slug
from routes.dossier.sources import Report, read_quote, read_sources
from routes.errors import DossierError, Fault
from routes.gazetteer import Gazetteer
from routes.hop import Citation, Hop, PlaceReading, Status
from routes.source import Source


def resolve(
    form: DossierForm, marked: MarkedValue, *, folder: Path, gazetteer: Gazetteer
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
    _report_undeclared(form, report)
    _report_unused(form, report)
    if faults:
        raise DossierError(sorted(set(faults), key=lambda f: (f.file, f.line, f.column, f.message)))
    return Dossier(
        title=form.title,
        summary=form.summary,
        origins=dict(form.origins),
        sources=tuple(sources.values()),
        places=tuple({reading.id: reading for reading in readings.values()}.values()),
        hops=hops,
    )


def _hops(
    form: DossierForm,
    sources: dict[str, Source],
    readings: dict[str, PlaceReading],
    report: Report,
) -> Iterator[Hop]:
    for position, entry in enumerate(form.hops):
        location: Location = ("hops", position)
        citations = _citations(entry, sources, location, report)
        if citations is None:
            continue
        for begin, end in product(entry.from_, entry.to):
            if begin in readings and end in readings:
                hop = _hop(entry, readings[begin], readings[end], citations)
                _check_ends(hop, location, report)
                yield hop


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


def _hop(
    entry: HopForm,
    from_place: PlaceReading,
    to_place: PlaceReading,
    citations: tuple[Citation, ...],
) -> Hop:
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
        implied_from=entry.implied.from_ if entry.implied else None,
        implied_to=entry.implied.to if entry.implied else None,
    )


def _check_ends(hop: Hop, location: Location, report: Report) -> None:
    """Both ends of a hop stand in its quotes, or are declared as implied with the reason."""
    if hop.from_place.place.gazetteer_id == hop.to_place.place.gazetteer_id:
        report(location, f"the hop begins and ends at the same place, {hop.from_place.place.name}")
    words = [quote.exact for quote in hop.says or hop.denies]
    _check_end("from", hop.from_place, hop.implied_from, words, location, report)
    _check_end("to", hop.to_place, hop.implied_to, words, location, report)


def _check_end(
    end: str,
    reading: PlaceReading,
    implied: str | None,
    words: list[str],
    location: Location,
    report: Report,
) -> None:
    named = any(names_place(text, reading) for text in words)
    if named and implied is not None:
        message = f"a quote names {reading.name!r}, so it is not implied: leave this out"
        report((*location, "implied", end), message)
    elif not named and implied is None:
        report(
            (*location, end),
            f"no quote of this hop names {reading.name!r}: quote the words that do, or say why "
            f"it is meant with `implied: {{{end}: why}}`",
        )
    elif named and not _is_spelled(reading, words):
        report(
            (*location, end),
            f"no quote of this hop spells it {reading.name!r}: write it as the quotes do, or by "
            f"its own name, {reading.place.name!r}",
        )


def _is_spelled(reading: PlaceReading, words: list[str]) -> bool:
    """Whether the name shown on the map is the sources' spelling or the entry's own name."""
    return is_own_name(reading.name, reading.place) or any(
        spells_place(text, reading) for text in words
    )


def _report_undeclared(form: DossierForm, report: Report) -> None:
    """Report the quotes of a source that is not declared."""
    for position, hop in enumerate(form.hops):
        for stance, entries in (("says", hop.says), ("denies", hop.denies)):
            for i, entry in enumerate(entries):
                if entry.source not in form.sources:
                    hint = nearest(entry.source, list(form.sources))
                    message = f"the source {entry.source!r} is not declared{hint}"
                    report(("hops", position, stance, i), message)


def _report_unused(form: DossierForm, report: Report) -> None:
    """Whatever is declared and never used is an error."""
    entries = [quote for hop in form.hops for quote in (*hop.says, *hop.denies)]
    used = {
        "origins": {source.origin for source in form.sources.values()},
        "sources": {quote.source for quote in entries},
        "places": {text for hop in form.hops for text in (*hop.from_, *hop.to)},
    }
    for section, keys in used.items():
        for key in getattr(form, section):
            if key not in keys:
                what = section.removesuffix("s")
                report((section, key), f"the {what} {key!r} is declared and never used")


def _with_unique_ids(hops: Iterable[Hop]) -> tuple[Hop, ...]:
    """Return the hops with unique ids: later ones of the same name get a number."""
    unique: dict[str, Hop] = {}
    for hop in hops:
        numbered = (f"{hop.id}-{number}" for number in count(2))
        hop_id = next(name for name in chain([hop.id], numbered) if name not in unique)
        unique[hop_id] = replace(hop, id=hop_id)
    return tuple(unique.values())
