"""The sources of a dossier: each document read once, with what the file says of it."""

from collections.abc import Callable
from pathlib import Path

from routes.dossier.faults import nearest
from routes.dossier.files import confined
from routes.dossier.form import DossierForm, QuoteForm, SourceForm
from routes.dossier.marked_yaml import Location
from routes.errors import QuoteError, SourceError
from routes.source import Quote, Source, find_quote, read_text

Report = Callable[[Location, str], None]
"""Takes note of a fault: where it stands, and what is wrong."""


def read_sources(form: DossierForm, folder: Path, report: Report) -> dict[str, Source]:
    """Return the sources by id; what cannot be read is reported and left out."""
    sources: dict[str, Source] = {}
    id_of_document: dict[str, str] = {}
    for source_id, entry in form.sources.items():
        place: Location = ("sources", source_id)
        if entry.origin not in form.origins:
            hint = nearest(entry.origin, list(form.origins)) or "; declare it under `origins:`"
            report((*place, "origin"), f"the origin {entry.origin!r} is not declared{hint}")
        try:
            text, sha256 = read_text(confined(folder, entry.file))
        except SourceError as error:
            report((*place, "file"), f"{error}{_nearest_file(entry.file, folder)}")
            continue
        if sha256 in id_of_document:
            message = f"this document is already the source {id_of_document[sha256]!r}"
            report((*place, "file"), message)
        id_of_document[sha256] = source_id
        sources[source_id] = _source(source_id, entry, text=text, sha256=sha256)
    return sources


def read_quote(
    entry: QuoteForm, sources: dict[str, Source], place: Location, report: Report
) -> Quote | None:
    """Return the quote that a dossier's entry points at, or None where it has none."""
    source = sources.get(entry.source)
    if source is None:  # reported already, as undeclared or as unreadable
        return None
    try:
        return find_quote(source, entry.words, prefix=entry.prefix, suffix=entry.suffix)
    except QuoteError as error:
        report((*place, entry.source), str(error))
        return None


def _source(source_id: str, entry: SourceForm, *, text: str, sha256: str) -> Source:
    return Source(
        id=source_id,
        file=entry.file,
        text=text,
        sha256=sha256,
        origin=entry.origin,
        publisher=entry.publisher,
        published=entry.published,
        title=entry.title,
        url=entry.url,
    )


def _nearest_file(name: str, folder: Path) -> str:
    if (folder / name).is_file():
        return ""
    return nearest(name, [path.name for path in sorted(folder.iterdir()) if path.is_file()])
