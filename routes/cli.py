"""The command line: words to calls, errors to one line."""

import io
import sys
from collections.abc import Callable
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from routes import geodesy
from routes.build import build_outputs
from routes.dossier import (
    LOCK_NAME,
    Dossier,
    changes,
    init_dossier,
    lock_record,
    read_dossier,
    read_lock,
    write_lock,
)
from routes.errors import DossierError, RoutesError
from routes.export import geojson_text
from routes.gazetteer import Candidate, Gazetteer
from routes.geocode import describe, named_place, split_country
from routes.output import write_file
from routes.terminal import (
    candidate_record,
    complain,
    counts,
    fault_record,
    print_candidates,
    print_check,
    print_json,
    say,
)
from routes.wording import hop_title, length_words, plural

app = typer.Typer(
    help="Turn a folder of documents into a route map in which every line carries the exact "
    "words that state it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
Folder = Annotated[Path, typer.Argument(help="The folder with dossier.yaml.", metavar="DIR")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Country = Annotated[str | None, typer.Option(help="ISO 3166 code or name of the country.")]
Kind = Annotated[str | None, typer.Option(help="port, air base, town, plant, region …")]


class Format(StrEnum):
    """What `routes export` writes."""

    GEOJSON = "geojson"
    CSV = "csv"
    SVG = "svg"
    HTML = "html"


def main() -> None:
    """Run the command line; a user's mistake ends in one line and exit code 1."""
    _use_utf8()
    try:
        app()
    except DossierError as error:
        if "--json" in sys.argv:
            print_json({"ok": False, "faults": [fault_record(f) for f in error.faults]})
        for fault in error.faults:
            complain(str(fault))
        complain(plural(len(error.faults), "fault"))
        raise SystemExit(1) from None
    except RoutesError as error:
        if "--json" in sys.argv:
            print_json({"ok": False, "error": str(error)})
        complain(f"routes: {error}")
        raise SystemExit(1) from None
    except BrokenPipeError:
        raise SystemExit(1) from None


def _use_utf8() -> None:
    """Names in any script must reach a terminal, a file or a pipe whole."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="")


def _print_version(asked: bool) -> None:  # noqa: FBT001 (typer calls it so)
    if asked:
        say(version("supply-routes"))
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print it.")
]


@app.callback()
def _options(*, _version: Version = False) -> None:
    pass


@app.command()
def init(folder: Folder, *, as_json: AsJson = False) -> None:
    """Write a dossier.yaml to fill in, with the documents of DIR as its sources."""
    written = init_dossier(folder)
    if as_json:
        print_json({"ok": True, "written": [str(path) for path in written]})
        return
    for path in written:
        say(str(path))
    say(f"Fill in the hops, then run: routes check {folder}")


@app.command()
def check(
    folder: Folder,
    *,
    locked: Annotated[
        bool, typer.Option("--locked", help="Change nothing; fail when the lock differs.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Check every word of a dossier, tell what changed since the last check, write the lock."""
    dossier = read_dossier(folder)
    lock_path = _lock_path(folder)
    changed = _changes_since_lock(dossier, lock_path)
    if not locked:
        write_lock(lock_path, lock_record(dossier))
    if as_json:
        print_json({"ok": not (locked and changed), "changes": changed, **counts(dossier)})
    else:
        print_check(dossier, changed)
    if locked and changed:
        raise SystemExit(1)


@app.command()
def build(
    folder: Folder,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write.")] = Path("build"),
    as_json: AsJson = False,
) -> None:
    """Write the page, the snippet that embeds it, the picture and the data of a dossier."""
    dossier = read_dossier(folder)
    changed = _changes_since_lock(dossier, _lock_path(folder))
    written = build_outputs(dossier.graph(), output)
    if changed:
        complain(f"{plural(len(changed), 'change')} since the last `routes check {folder}`")
    if as_json:
        print_json({"ok": True, "written": [str(path) for path in written], "changes": changed})
        return
    for path in written:
        say(str(path))


@app.command()
def geocode(
    names: Annotated[list[str], typer.Argument(help="Toponyms, as in: Makhachkala 'Amirabad, IR'")],
    *,
    country: Country = None,
    kind: Kind = None,
    limit: Annotated[int, typer.Option(min=1, help="Candidates shown for each name.")] = 5,
    as_json: AsJson = False,
) -> None:
    """Look names up in the gazetteer: ranked candidates, with reasons."""
    found = {name: _find(name, country=country, kind=kind) for name in names}
    if as_json:
        print_json({n: [candidate_record(c) for c in list_[:limit]] for n, list_ in found.items()})
    else:
        for name, candidates in found.items():
            print_candidates(name, candidates, limit)
    if not all(found.values()):
        raise SystemExit(1)


@app.command()
def distance(
    origin: Annotated[str, typer.Argument(help="A name, 'name, country', or a gazetteer id.")],
    destination: Annotated[str, typer.Argument(help="The same.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Measure the straight line (geodesic on WGS 84) between two places."""
    found = named_place(origin), named_place(destination)
    begin, end = (candidate.place.point for candidate in found)
    length_km, bearing_deg = geodesy.distance_km(begin, end), geodesy.bearing_deg(begin, end)
    if as_json:
        ends = dict(zip(("from", "to"), map(candidate_record, found), strict=True))
        print_json({"distance_km": length_km, "bearing_deg": bearing_deg, **ends})
        return
    for candidate in found:
        say(describe(candidate))
    say(f"{length_words(length_km)} in a straight line, bearing {bearing_deg:.0f}°")


@app.command()
def paths(
    folder: Folder,
    origin: Annotated[str, typer.Argument(help="A place of the dossier.", metavar="FROM")],
    destination: Annotated[str, typer.Argument(help="The same.", metavar="TO")],
    *,
    without: Annotated[str | None, typer.Option(help="A source or an origin to leave out.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the routes between two places, with or without one source or origin."""
    found = read_dossier(folder).graph().paths(origin, destination, without=without)
    if as_json:
        print_json([[hop.id for hop in path] for path in found])
        return
    rest = f" without {without}" if without else ""
    say(f"{plural(len(found), 'route')} from {origin} to {destination}{rest}")
    for path in found:
        say("  " + ", then ".join(hop_title(hop) for hop in path))


@app.command()
def export(
    folder: Folder,
    *,
    format_: Annotated[Format, typer.Option("--format", "-f", help="What to write.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file; standard output if left out.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write one format of a dossier, to a file or to standard output."""
    graph = read_dossier(folder).graph()
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


def _changes_since_lock(dossier: Dossier, lock_path: Path) -> list[str]:
    """Return what differs from the lock; without a lock nothing is known to have changed."""
    lock = read_lock(lock_path)
    return changes(lock, lock_record(dossier)) if lock else []


def _find(name: str, *, country: str | None, kind: str | None) -> tuple[Candidate, ...]:
    toponym, own_country = split_country(name)
    return Gazetteer.bundled().find(toponym, country=country or own_country, kind=kind)
