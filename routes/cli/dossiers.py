"""The commands on a folder of documents and its dossier."""

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from routes.build import build_outputs
from routes.claim import claim_record
from routes.cli.options import AsJson, Folder, FullText, GazetteerPath
from routes.dossier import (
    LOCK_NAME,
    changes,
    init_dossier,
    lock_record,
    read_dossier,
    read_lock,
    told_changes,
    write_lock,
)
from routes.draft import (
    check_draft_target,
    draft_dossier,
    open_review,
    unfinished,
    unfinished_records,
    write_draft,
)
from routes.export import geojson_text
from routes.output import write_file
from routes.page_options import PageOptions, Tiles
from routes.picture import NO_FONTS, has_fonts
from routes.preview import HOST, preview_app, serve
from routes.sitting import card_record, review_folder
from routes.terminal import (
    complain,
    counts,
    fault_record,
    open_gazetteer,
    pathless,
    print_check,
    print_draft,
    print_json,
    progress_bar,
    say,
    say_paths,
)
from routes.wording import hop_title, plural


class Format(StrEnum):
    """What `routes export` writes."""

    GEOJSON = "geojson"
    CSV = "csv"
    SVG = "svg"
    HTML = "html"


def init(folder: Folder, *, as_json: AsJson = False) -> None:
    """Write a dossier.yaml to fill in, with the documents of DIR as its sources."""
    written = init_dossier(folder)
    if as_json:
        print_json({"ok": True, "written": [str(path) for path in written]})
        return
    say_paths(written)
    say(f"Fill in the hops, then run: routes check {folder}")


def draft(
    folder: Annotated[Path, typer.Argument(help="A folder of documents.", metavar="DIR")],
    *,
    force: Annotated[bool, typer.Option("--force", help="Write over an earlier draft.")] = False,
    update: Annotated[
        bool, typer.Option("--update", help="Only what dossier.yaml does not say yet.")
    ] = False,
    gazetteer: GazetteerPath = None,
    as_json: AsJson = False,
) -> None:
    """Propose hops with their quotes from the documents of DIR, in dossier.draft.yaml."""
    check_draft_target(folder, force=force)
    entries = open_gazetteer(gazetteer)
    known = read_dossier(folder, gazetteer=entries) if update else None
    with progress_bar("reading") as seen:
        proposed = draft_dossier(folder, known=known, gazetteer=entries, progress=seen)
    path = write_draft(proposed, folder, force=force)
    decided = len(proposed.proposals) - len(open_review(folder).cards) if update else 0
    print_draft(proposed, path, decided, as_json=as_json)


def review(
    folder: Annotated[Path, typer.Argument(help="The folder with a draft.", metavar="DIR")],
    *,
    gazetteer: GazetteerPath = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print what is left as JSON and ask nothing.")
    ] = False,
) -> None:
    """Go through the proposals of dossier.draft.yaml; what is accepted goes into dossier.yaml."""
    if as_json:
        print_json([card_record(card) for card in open_review(folder).cards])
        return
    review_folder(folder, open_gazetteer(gazetteer))


def check(
    folder: Folder,
    *,
    locked: Annotated[
        bool, typer.Option("--locked", help="Change nothing; fail when the lock differs.")
    ] = False,
    gazetteer: GazetteerPath = None,
    as_json: AsJson = False,
) -> None:
    """Check every word of a dossier, tell what changed since the last check, write the lock."""
    entries = open_gazetteer(gazetteer)
    dossier = read_dossier(folder, gazetteer=entries)
    claims = dossier.claims(gazetteer=entries)
    lock_path, record = _lock_path(folder), lock_record(dossier)
    before = read_lock(lock_path) or record  # without a lock nothing is known to have changed
    changed = changes(before, record)
    left = unfinished(dossier, lock_path.parent)
    if not locked:
        write_lock(lock_path, record)
    if as_json:
        told = {
            "warnings": [*map(fault_record, dossier.warnings)],
            "no_path": [{"hop": hop_id, "why": why} for hop_id, why in pathless(dossier)],
            "claims": [*map(claim_record, claims)],
            "unfinished": unfinished_records(left),
        }
        print_json({"ok": not (locked and changed), "changes": changed, **counts(dossier), **told})
    else:
        print_check(dossier, told_changes(before, record), claims, left)
    if locked and changed:
        raise SystemExit(1)


TilesUrl = Annotated[
    str | None,
    typer.Option(
        "--tiles", help="An online base map that readers may turn on: https://…/{z}/{x}/{y}.png"
    ),
]

TilesCredit = Annotated[str, typer.Option(help="Whom the online base map is owed to.")]


def _tiles(url: str | None, credit: str) -> Tiles | None:
    """Return the online base map that the options name."""
    if url is None:
        return None
    try:
        return Tiles(url=url, credit=credit)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--tiles") from error


def build(
    folder: Folder,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write.")] = Path("build"),
    url: Annotated[
        str | None,
        typer.Option(help="Where the folder will be published, for links that are shared."),
    ] = None,
    tiles: TilesUrl = None,
    tiles_credit: TilesCredit = "",
    full_text: FullText = False,
    compact: Annotated[
        bool, typer.Option(help="Hold the data of the page compressed, for very many hops.")
    ] = False,
    gazetteer: GazetteerPath = None,
    as_json: AsJson = False,
) -> None:
    """Write the page, the snippet that embeds it, the pictures and the data of a dossier."""
    if url is not None and not url.startswith(("https://", "http://")):
        raise typer.BadParameter(f"{url!r} is no address of the web: it begins with https://")
    entries = open_gazetteer(gazetteer)
    dossier = read_dossier(folder, gazetteer=entries)
    lock_path, record = _lock_path(folder), lock_record(dossier)
    before = read_lock(lock_path) or record
    offered = _tiles(tiles, tiles_credit)
    options = PageOptions(url=url, full_text=full_text, compact=compact, tiles=offered)
    graph = dossier.graph(gazetteer=entries)
    written = build_outputs(graph, output, options=options)
    if not has_fonts():
        complain(f"map.png and card.png are left out: {NO_FONTS}")
    changed = changes(before, record)
    if told := told_changes(before, record):
        complain(f"{plural(len(told), 'thing')} changed since the last `routes check {folder}`")
    if left := unfinished(dossier, lock_path.parent):
        things = plural(len(left), "thing")
        complain(f"{things} left to fill in: `routes check {folder}` lists them")
    if as_json:
        found = {"changes": changed, "unfinished": unfinished_records(left)}
        print_json({"ok": True, "written": [str(path) for path in written], **found})
        return
    say_paths(written)


def show(
    folder: Folder,
    *,
    port: Annotated[int, typer.Option(help="On this machine's loopback address.")] = 8377,
    tiles: TilesUrl = None,
    tiles_credit: TilesCredit = "",
    full_text: FullText = False,
    gazetteer: GazetteerPath = None,
) -> None:
    """Show the page of a dossier in a browser, and its faults, while it is being written."""
    if not folder.is_dir():
        raise typer.BadParameter(f"{folder} is no folder")
    options = PageOptions(full_text=full_text, tiles=_tiles(tiles, tiles_credit))
    preview = preview_app(folder, gazetteer=open_gazetteer(gazetteer), options=options)
    say(f"http://{HOST}:{port}/  (Ctrl+C ends it)")
    serve(preview, port)


def paths(
    folder: Folder,
    origin: Annotated[str, typer.Argument(help="A place of the dossier.", metavar="FROM")],
    destination: Annotated[str, typer.Argument(help="The same.", metavar="TO")],
    *,
    without: Annotated[str | None, typer.Option(help="A source or an origin to leave out.")] = None,
    gazetteer: GazetteerPath = None,
    as_json: AsJson = False,
) -> None:
    """List the routes between two places, with or without one source or origin."""
    entries = open_gazetteer(gazetteer)
    graph = read_dossier(folder, gazetteer=entries).graph(gazetteer=entries)
    found = graph.paths(origin, destination, without=without)
    if as_json:
        print_json([[hop.id for hop in path] for path in found])
        return
    rest = f" without {without}" if without else ""
    say(f"{plural(len(found), 'route')} from {origin} to {destination}{rest}")
    for path in found:
        say("  " + ", then ".join(f"{hop_title(hop)} ({hop.status})" for hop in path))


def export(
    folder: Folder,
    *,
    format_: Annotated[Format, typer.Option("--format", "-f", help="What to write.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file; standard output if left out.")
    ] = None,
    gazetteer: GazetteerPath = None,
    as_json: AsJson = False,
) -> None:
    """Write one format of a dossier, to a file or to standard output."""
    entries = open_gazetteer(gazetteer)
    graph = read_dossier(folder, gazetteer=entries).graph(gazetteer=entries)
    texts: dict[Format, Callable[[], str]] = {
        Format.GEOJSON: lambda: geojson_text(graph.to_geojson()),
        Format.CSV: graph.to_csv,
        Format.SVG: graph.to_svg,
        Format.HTML: graph.to_html,
    }
    text = texts[format_]()
    if output is None:
        if as_json:
            print_json({"ok": True, "format": format_, "text": text})
        else:
            sys.stdout.write(text)
        return
    write_file(output, text)
    if as_json:
        print_json({"ok": True, "written": [str(output)]})
    else:
        say(str(output))


def _lock_path(folder: Path) -> Path:
    return (folder if folder.is_dir() else folder.parent) / LOCK_NAME
