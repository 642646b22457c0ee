"""Drafting a dossier: documents read, movements found, hops proposed, every quote checked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from routes.dossier import Dossier
from routes.dossier.ends import check_stops
from routes.dossier.marked_yaml import Location
from routes.draft.documents import read_documents
from routes.draft.headlines import without_headlines
from routes.draft.languages import UnreadDocument, unread_documents
from routes.draft.proposals import Proposal, propose
from routes.draft.unfinished import DRAFT_TITLE
from routes.draft.update import not_yet_said, with_known_keys
from routes.draft.writing import draft_text, origin_lines
from routes.errors import OutputError
from routes.gazetteer import Gazetteer
from routes.hop import Citation, Hop
from routes.movement import Movement, find_movements
from routes.origin import OriginGroup, group_origins
from routes.output import write_file
from routes.source import Source

DRAFT_NAME = "dossier.draft.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was drafted.

    Parameters
    ----------
    sources
        The documents.
    origins
        Which of them seem to repeat one origin.
    proposals
        The hops, those whose places are not settled among them.
    unread
        The documents that are not in English: no movements were looked for in them.
    text
        The file.
    """

    sources: tuple[Source, ...]
    origins: tuple[OriginGroup, ...]
    proposals: tuple[Proposal, ...]
    unread: tuple[UnreadDocument, ...]
    text: str

    @property
    def unsettled(self) -> tuple[Proposal, ...]:
        """The hops of which a place is not settled; they stand in the file as comments."""
        return tuple(proposal for proposal in self.proposals if proposal.doubts)


def draft_dossier(
    folder: str | Path,
    *,
    known: Dossier | None = None,
    gazetteer: Gazetteer | None = None,
    progress: Callable[[float], None] = lambda _: None,
) -> Draft:
    """Propose a dossier for the documents of a folder; only texts of pages are written.

    Parameters
    ----------
    folder
        With documents in .txt, .md, .eml, .html, .htm or .pdf.
    known
        Its dossier: only what this does not say yet is proposed, in its keys.
    gazetteer
        The bundled one unless given.
    progress
        Called with the share of the documents that are read, from 0 to 1.

    Raises
    ------
    SourceError
        When there is no document, or one cannot be read.
    """
    gazetteer = gazetteer or Gazetteer.bundled()
    sources = read_documents(Path(folder), gazetteer=gazetteer)
    if known:
        sources = with_known_keys(sources, known)
    unread = unread_documents(sources, gazetteer)
    unread_ids = {document.source.id for document in unread}
    found = []
    for number, source in enumerate(sources, 1):
        if source.id not in unread_ids:
            found.append((source, _movements(source, gazetteer)))
        progress(number / len(sources))
    checked = [_checked(proposal, gazetteer) for proposal in propose(found, gazetteer)]
    proposals = without_headlines([proposal for proposal in checked if proposal], sources)
    if known:
        proposals = not_yet_said(proposals, known)
    title = f"{DRAFT_TITLE}{Path(folder).resolve().name}"
    origins = group_origins(sources)
    described = dict(known.origins) if known else {}
    lines = origin_lines(sources, origins, described)
    return Draft(
        sources=sources,
        origins=origins,
        proposals=proposals,
        unread=unread,
        text=draft_text(title, sources, lines, proposals, unread),
    )


def _movements(source: Source, gazetteer: Gazetteer) -> tuple[Movement, ...]:
    return find_movements(source.text, gazetteer=gazetteer, published=source.published)


def check_draft_target(folder: Path, *, force: bool = False) -> Path:
    """Return the path of a folder's draft.

    Raises
    ------
    OutputError
        When a draft is there already and is not to be written over.
    """
    target = folder / DRAFT_NAME
    if target.exists() and not force:
        raise OutputError(f"{target} exists; --force writes over it")
    return target


def write_draft(draft: Draft, folder: Path, *, force: bool = False) -> Path:
    """Write a draft into its folder and return its path; a dossier there is left alone.

    Raises
    ------
    OutputError
        When a draft is there already and is not to be written over.
    """
    target = check_draft_target(folder, force=force)
    write_file(target, draft.text)
    return target


def _checked(proposal: Proposal, gazetteer: Gazetteer) -> Proposal | None:
    """Return a proposal without waypoints that no quote names; None if an end is not named."""
    if proposal.doubts:
        return proposal
    faults = _faults(proposal, gazetteer)
    if any("waypoints" in location for location in faults):
        proposal = replace(proposal, waypoints=())
        faults = _faults(proposal, gazetteer)
    return None if faults else proposal


def _faults(proposal: Proposal, gazetteer: Gazetteer) -> Sequence[Location]:
    """Return where the dossier's own check of a hop's places finds fault."""
    found: list[Location] = []
    begin, end = proposal.origin.reading, proposal.destination.reading
    waypoints = [stop.reading for stop in proposal.waypoints]
    if begin is None or end is None:
        return ()
    citations = [
        *(Citation(stance="says", quote=drafted.quote) for drafted in proposal.says),
        *(Citation(stance="denies", quote=drafted.quote) for drafted in proposal.denies),
    ]
    hop = Hop(
        id="draft",
        from_place=begin,
        to_place=end,
        mode=proposal.mode,
        status=proposal.status,
        citations=tuple(citations),
        waypoints=tuple(reading for reading in waypoints if reading),
    )
    check_stops(hop, (), gazetteer, lambda location, _: found.append(location))
    return found
