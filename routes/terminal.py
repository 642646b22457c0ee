"""What the commands print: for a person, or as JSON for a program."""

import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from routes import geodesy
from routes._data import data_path
from routes.claim import SourceClaim, contrasts
from routes.dossier import Dossier
from routes.draft import Draft, Passage, Unfinished
from routes.errors import Fault, NoWaterPathError
from routes.gazetteer import Candidate, Confidence, Gazetteer, Place
from routes.gazetteer.geonames import ImportReport
from routes.geocode import describe
from routes.hop import Mode
from routes.leg import draw_leg
from routes.table import UnsureRow
from routes.water import find_water_path
from routes.wording import length_words, plural, reading_words

_OUT = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
_UNSURE_SHOWN = 20
_MARKS = {"place": ("[", "]", "bold cyan"), "motion": ("*", "*", "italic yellow")}
"""How places and words of motion are marked: in a pipe by signs, on a terminal by style."""
_ERR = Console(highlight=False, markup=False, emoji=False, soft_wrap=True, stderr=True)


def use_utf8() -> None:
    """Names in any script must reach a terminal, a file or a pipe whole."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What is no Unicode, as an argument in another encoding, is shown by its bytes.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


def say(line: str) -> None:
    """Print one line of a result."""
    _print_line(_OUT, line)


def ask(question: str) -> str | None:
    """Return what a person types after a question, or None at the end of the input."""
    try:
        return _OUT.input(Text(question))
    except EOFError:
        return None


def say_paths(written: Iterable[Path]) -> None:
    """Print the files that were written, a line each."""
    for path in written:
        say(str(path))


def complain(line: str) -> None:
    """Print one line that is no result, to standard error."""
    _print_line(_ERR, line)


def _print_line(console: Console, line: str) -> None:
    """Print a line; one that is indented is wrapped between words where a person reads it."""
    words = line.lstrip(" ")
    if words == line or not console.is_terminal:
        console.print(Text(line))
        return
    console.print(Padding(Text(words), (0, 0, 0, len(line) - len(words))), soft_wrap=False)


def print_json(value: object) -> None:
    """Print a result as JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def open_gazetteer(path: Path | None) -> Gazetteer:
    """Open a gazetteer, the bundled one if none is named, with a bar while it is indexed."""
    with progress_bar("indexing the gazetteer") as update:
        return Gazetteer(path or data_path("gazetteer.csv"), progress=update)


@contextmanager
def progress_bar(words: str) -> Iterator[Callable[[float], None]]:
    """Give a function that shows how much is done, from 0 to 1; nothing shows in a pipe."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeRemainingColumn(),
        console=_ERR,
        transient=True,
        disable=not _ERR.is_terminal,
    )
    with bar:
        task = bar.add_task(words, total=1.0, visible=False)
        yield lambda share: bar.update(task, completed=share, visible=share < 1)


@contextmanager
def row_counter(noun: str) -> Iterator[Callable[[int], None]]:
    """Give a function that shows how many rows are done; nothing shows in a pipe."""
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.completed:,} {task.description}"),
        console=_ERR,
        transient=True,
        disable=not _ERR.is_terminal,
    ) as bar:
        task = bar.add_task(noun, total=None)
        yield lambda done: bar.update(task, completed=done)


def fault_record(fault: Fault) -> dict[str, object]:
    """Return a fault for JSON output."""
    return {
        "file": fault.file,
        "line": fault.line,
        "column": fault.column,
        "message": fault.message,
    }


def candidate_record(candidate: Candidate) -> dict[str, object]:
    """Return a candidate for JSON output."""
    place = candidate.place
    return {
        "gazetteer_id": place.gazetteer_id,
        "name": place.name,
        "country_code": place.country_code,
        "feature_class": place.feature_class,
        "feature_code": place.feature_code,
        "lat": place.point.y,
        "lon": place.point.x,
        "population": place.population,
        "uncertainty_km": place.uncertainty_km,
        "score": candidate.score,
        "reasons": list(candidate.reasons),
    }


def counts(dossier: Dossier) -> dict[str, int]:
    """Return how much a dossier holds."""
    return {
        "hops": len(dossier.hops),
        "quotes": sum(len(hop.citations) for hop in dossier.hops),
        "places": len(dossier.places),
        "sources": len(dossier.sources),
        "origins": len(dossier.origins),
    }


def print_check(
    dossier: Dossier,
    changed: list[str],
    claims: Sequence[SourceClaim] = (),
    left: Sequence[Unfinished] = (),
) -> None:
    """Print what a check found."""
    found = counts(dossier)
    say(
        f"{plural(found['hops'], 'hop')}, {plural(found['quotes'], 'quote')} found letter for "
        f"letter, {plural(found['places'], 'place')}, {plural(found['sources'], 'source')}, "
        f"{plural(found['origins'], 'origin')}"
    )
    for reading in dossier.places:
        if words := reading_words(reading):
            say(f"  {words}")
    if claims:
        say(f"{plural(len(claims), 'claim')} of distance or nearness in the sources:")
        for claim in claims:
            say(f"  {claim.words}")
        _print_contrast(claims)
    else:
        say("no claim of distance or nearness was found in the documents")
    _print_pathless(dossier)
    _print_unfinished(left)
    for warning in dossier.warnings:
        complain(f"{warning.file}:{warning.line}:{warning.column}: warning: {warning.message}")
    if changed:
        say(f"{plural(len(changed), 'thing')} changed since the last check:")
        for change in changed:
            say(f"  {change}")


def _print_contrast(claims: Sequence[SourceClaim]) -> None:
    """Print side by side what the sources state of two places where it does not fit."""
    for own in contrasts(claims):
        first = own[0]
        say(f"the sources differ on {first.subject} and {first.reference}:")
        for stated in dict.fromkeys(claim.stated for claim in own):
            ids = [f"{c.source_id} line {c.line}" for c in own if c.stated == stated]
            say(f"  “{stated}”: {', '.join(ids)}")


def _print_unfinished(left: Sequence[Unfinished]) -> None:
    """Print what a draft left to fill in, and what should stand there."""
    for own in left:
        say(f"  {own.subject}: still “{own.words}”; {own.wanted}")


def _print_pathless(dossier: Dossier) -> None:
    """Print the hops by sea for which no path on water is drawn, and why."""
    for hop_id, why in pathless(dossier):
        say(f"  {hop_id}: {why}")


def pathless(dossier: Dossier) -> list[tuple[str, str]]:
    """Return the hops by sea of which a stretch has no path on water, by id, each with why."""
    found = []
    for hop in dossier.hops:
        remarks = draw_leg(hop).remarks if hop.mode is Mode.SEA else ()
        why = [str(remark) for remark in remarks if remark.key == "leg.stretch"]
        found += [(hop.id, "; ".join(why))] if why else []
    return found


def print_draft(draft: Draft, path: Path, decided: int = 0, *, as_json: bool) -> None:
    """Print what a draft proposes, what of it was decided on before, and what is to be settled."""
    if as_json:
        doubts = [doubt for hop in draft.unsettled for doubt in hop.doubts]
        found = {"hops": len(draft.proposals), "documents": len(draft.sources)}
        unread = {document.source.file: document.language for document in draft.unread}
        record = {**found, "decided": decided, "unsettled": doubts, "unread": unread}
        print_json({"ok": True, "written": [str(path)], **record})
        return
    hops, documents = plural(len(draft.proposals), "hop"), plural(len(draft.sources), "document")
    doubtful = f" ({len(draft.unsettled)} of them not settled)" if draft.unsettled else ""
    say(f"{hops} proposed from {documents}{doubtful}: {path}")
    if decided:
        say(f"{decided} of them you decided on before: `routes review` asks about the others only")
    for document in draft.unread:
        names = plural(len(document.places), "place")
        where = "its names stand in the draft" if document.places else "it names no place we know"
        what = f"{document.language}: movements are read in English only; {where} ({names})"
        complain(f"{document.source.file}: {what}")
    if len(draft.unsettled) == len(draft.proposals):
        what = "no hop is settled: `routes review` lets you settle their places"
        complain(what if draft.proposals else "no movement was found: write the hops by hand")
    for hop in draft.unsettled:
        ends = f"{hop.origin.name} → {hop.destination.name}"
        complain(f"not settled: {ends}: {'; '.join(hop.doubts)}")


def print_passage(stance: str, passage: Passage) -> None:
    """Print a quote in its sentence, with its places and its words of motion marked."""
    say(f"  {passage.source_id} {stance}, {passage.file}, line {passage.line}:")
    if not _OUT.is_terminal:
        signs = [
            (at, sign)
            for start, end, mark in passage.marks
            if mark in _MARKS
            for at, sign in zip((start, end), _MARKS[mark], strict=False)
        ]
        text = passage.text
        for at, sign in sorted(signs, reverse=True):
            text = text[:at] + sign + text[at:]
        say(f"    {' '.join(text.split())}")
        return
    shown = Text(" ".join(passage.text.splitlines()), style="dim")
    for start, end, mark in passage.marks:
        shown.stylize(_MARKS[mark][2] if mark in _MARKS else "not dim", start, end)
    _OUT.print(Padding(shown, (0, 4, 0, 4)), soft_wrap=False)


def print_candidates(
    name: str, candidates: tuple[Candidate, ...], limit: int, confidence: Confidence
) -> None:
    """Print how sure a name is, and its candidates, best first."""
    if not candidates:
        complain(f"{name}: no such place in the gazetteer")
        return
    say(f"{name}: {confidence}")
    for candidate in candidates[:limit]:
        say(f"  {candidate.score:.2f}  {describe(candidate)}")
        say(f"        {', '.join(candidate.reasons)}")
    if len(candidates) > limit:
        say(f"and {len(candidates) - limit} more: --limit {len(candidates)} shows them")


def print_unsure(table: Path, unsure: Sequence[UnsureRow]) -> None:
    """Print the rows of a table of names that are not sure, the first of them each."""
    for row in unsure[:_UNSURE_SHOWN]:
        complain(f"{table}:{row.line}: {row.name}: {row.confidence}")
    if unsure:
        complain(f"{plural(len(unsure), 'row')} not sure; the column `confidence` marks them all")


def print_gazetteer(path: Path, summary: Mapping[str, Any]) -> None:
    """Print what a gazetteer holds."""
    say(f"{path}: {summary['entries']:,} entries, {summary['names']:,} names")
    for code, count in summary["features"].items():
        say(f"  {count:>10,}  {code}")


def print_import(report: ImportReport, folder: Path) -> None:
    """Print what came of an import of GeoNames' files."""
    for fault in report.faults:
        complain(fault)
    if report.damaged:
        complain(f"{plural(report.damaged, 'damaged line')} left out")
    say(f"{report.rows:,} entries: --gazetteer {folder}")


def straight_distance(begin: Place, end: Place) -> tuple[dict[str, object], str]:
    """Return a geodesic's length and bearing, as a record and in words."""
    length_km = geodesy.distance_km(begin.point, end.point)
    bearing_deg = geodesy.bearing_deg(begin.point, end.point) if length_km else None
    words = f"{length_words(length_km)} in a straight line"
    if bearing_deg is not None:
        words += f", bearing {bearing_deg:.0f}°"
    for place in (begin, end):
        if place.is_area:
            words += f"; measured from the middle of {place.name}, ± {place.uncertainty_km:,.0f} km"
    return {"distance_km": length_km, "bearing_deg": bearing_deg}, words


def sea_distance(
    begin: Place, end: Place, *, avoid: Sequence[str], ice: bool
) -> tuple[dict[str, object], str]:
    """Return the length of a path on water and what it runs over, as a record and in words.

    Raises
    ------
    NoWaterPathError
        When there is none, or a place is an area.
    """
    for place in (begin, end):
        if place.is_area:
            raise NoWaterPathError(f"{place.name} is an area: name the port that is meant")
    try:
        path = find_water_path(begin.point, end.point, avoid=avoid, ice=ice)
    except NoWaterPathError as error:
        raise NoWaterPathError(f"from {begin.name} to {end.name}: {error}") from error
    words = f"{length_words(path.length_km)} by sea, {path.land_km:.0f} km of it over land"
    if path.passages:
        words += f", through: {', '.join(path.passages)}"
    record: dict[str, object] = {
        "distance_km": path.length_km,
        "land_km": path.land_km,
        "passages": path.passages,
    }
    return record, f"{words}. A likely path, not for navigation"
