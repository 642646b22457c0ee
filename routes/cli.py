"""The command line: words to calls, errors to one line."""

import sys
from collections.abc import Callable
from dataclasses import asdict
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from routes._data import data_path
from routes.build import build_outputs
from routes.claim import claim_record
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
from routes.draft import check_draft_target, draft_dossier, open_review, write_draft
from routes.errors import DossierError, RoutesError
from routes.export import geojson_text
from routes.gazetteer import (
    Candidate,
    Gazetteer,
    confidence_of,
    import_geonames,
    imported_gazetteer_path,
)
from routes.geocode import describe, named_place, split_country
from routes.output import write_file
from routes.page_options import PageOptions, Tiles
from routes.picture import NO_FONTS, has_fonts
from routes.preview import HOST, preview_app, serve
from routes.sitting import card_record, review_folder
from routes.table import TableColumns, geocode_table
from routes.terminal import (
    candidate_record,
    complain,
    counts,
    fault_record,
    open_gazetteer,
    print_candidates,
    print_check,
    print_draft,
    print_gazetteer,
    print_import,
    print_json,
    print_unsure,
    progress_bar,
    row_counter,
    say,
    say_paths,
    sea_distance,
    straight_distance,
    use_utf8,
)
from routes.wording import hop_title, plural

app = typer.Typer(
    help="Turn a folder of documents into a route map in which every line carries the exact "
    "words that state it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
gazetteer_app = typer.Typer(help="Gazetteers: import GeoNames, tell what one holds.")
app.add_typer(gazetteer_app, name="gazetteer")

Folder = Annotated[Path, typer.Argument(help="The folder with dossier.yaml.", metavar="DIR")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
GazetteerPath = Annotated[
    Path | None,
    typer.Option("--gazetteer", help="Another gazetteer: a CSV file or an imported folder."),
]
Avoid = Annotated[list[str] | None, typer.Option(help="A passage not to use, such as suez.")]
Ice = Annotated[bool, typer.Option("--ice", help="Use ice-bound seas too.")]
Country = Annotated[str | None, typer.Option(help="ISO 3166 code or name of the country.")]
FullText = Annotated[
    bool,
    typer.Option(
        "--full-text", help="Put the whole documents into the page, addresses of mails masked."
    ),
]
Kind = Annotated[str | None, typer.Option(help="port, air base, town, plant, region …")]


class Format(StrEnum):
    """What `routes export` writes."""

    GEOJSON = "geojson"
    CSV = "csv"
    SVG = "svg"
    HTML = "html"


class By(StrEnum):
    """Along what `routes distance` measures."""

    STRAIGHT = "straight"
    SEA = "sea"


def main() -> None:
    """Run the command line; a user's mistake ends in one line and exit code 1."""
    use_utf8()
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
    say_paths(written)
    say(f"Fill in the hops, then run: routes check {folder}")


@app.command()
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
    print_draft(proposed, write_draft(proposed, folder, force=force), as_json=as_json)


@app.command()
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


@app.command()
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
    if not locked:
        write_lock(lock_path, record)
    if as_json:
        found = {"changes": changed, **counts(dossier), "claims": [*map(claim_record, claims)]}
        print_json({"ok": not (locked and changed), **found})
    else:
        print_check(dossier, told_changes(before, record), claims)
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


@app.command()
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
    record = lock_record(dossier)
    before = read_lock(_lock_path(folder)) or record
    offered = _tiles(tiles, tiles_credit)
    options = PageOptions(url=url, full_text=full_text, compact=compact, tiles=offered)
    graph = dossier.graph(gazetteer=entries)
    written = build_outputs(graph, output, options=options)
    if not has_fonts():
        complain(f"map.png and card.png are left out: {NO_FONTS}")
    changed = changes(before, record)
    if told := told_changes(before, record):
        complain(f"{plural(len(told), 'thing')} changed since the last `routes check {folder}`")
    if as_json:
        print_json({"ok": True, "written": [str(path) for path in written], "changes": changed})
        return
    say_paths(written)


@app.command()
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


@app.command()
def geocode(
    names: Annotated[
        list[str] | None, typer.Argument(help="Toponyms, as in: Makhachkala 'Amirabad, IR'")
    ] = None,
    *,
    country: Country = None,
    kind: Kind = None,
    limit: Annotated[int, typer.Option(min=1, help="Candidates shown for each name.")] = 5,
    table: Annotated[
        Path | None, typer.Option("--csv", help="A table of names instead, UTF-8.")
    ] = None,
    column: Annotated[str, typer.Option(help="Its column of names.")] = "place",
    country_column: Annotated[str | None, typer.Option(help="Its column of countries.")] = None,
    kind_column: Annotated[str | None, typer.Option(help="Its column of kinds.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where the table is written.")
    ] = None,
    gazetteer: GazetteerPath = None,
    as_json: AsJson = False,
) -> None:
    """Look names up in the gazetteer: ranked candidates, with reasons; or a whole table."""
    if bool(names) == bool(table) or (table is None) != (output is None):
        raise typer.BadParameter("give names, or --csv with --output")
    if table and (country or kind):
        raise typer.BadParameter(
            "a table's rows have their own: name their columns with --country-column and "
            "--kind-column"
        )
    entries = open_gazetteer(gazetteer)
    if table and output:
        columns = TableColumns(name=column, country=country_column, kind=kind_column)
        _geocode_table(table, output, columns, entries, as_json=as_json)
        return
    found = {name: _find(name, country, kind, entries) for name in names or ()}
    sureness = {
        name: confidence_of(some, hinted=bool(country or kind or split_country(name)[1]))
        for name, some in found.items()
    }
    if as_json:
        print_json(
            {
                name: {
                    "confidence": sureness[name],
                    "candidates": [candidate_record(one) for one in some[:limit]],
                }
                for name, some in found.items()
            }
        )
    else:
        for name, candidates in found.items():
            print_candidates(name, candidates, limit, sureness[name])
    if not all(found.values()):
        raise SystemExit(1)


def _geocode_table(
    table: Path, output: Path, columns: TableColumns, gazetteer: Gazetteer, *, as_json: bool
) -> None:
    with row_counter("rows") as update:
        unsure = geocode_table(table, output, columns=columns, gazetteer=gazetteer, progress=update)
    if as_json:
        print_json(
            {"ok": True, "written": [str(output)], "unsure": [asdict(row) for row in unsure]}
        )
        return
    print_unsure(table, unsure)
    say(str(output))


@app.command()
def distance(
    origin: Annotated[str, typer.Argument(help="A name, 'name, country', or a gazetteer id.")],
    destination: Annotated[str, typer.Argument(help="The same.")],
    *,
    by: Annotated[By, typer.Option(help="Along a geodesic on WGS 84, or a path on water.")] = (
        By.STRAIGHT
    ),
    avoid: Avoid = None,
    ice: Ice = False,
    gazetteer: GazetteerPath = None,
    as_json: AsJson = False,
) -> None:
    """Measure how far two places lie apart, in a straight line or by sea."""
    if by is By.STRAIGHT and (avoid or ice):
        raise typer.BadParameter("--avoid and --ice need --by sea")
    entries = open_gazetteer(gazetteer)
    found = [named_place(name, gazetteer=entries) for name in (origin, destination)]
    begin, end = (candidate.place for candidate in found)
    if by is By.SEA:
        record, words = sea_distance(begin, end, avoid=avoid or (), ice=ice)
    else:
        record, words = straight_distance(begin, end)
    if as_json:
        print_json({**record, "from": candidate_record(found[0]), "to": candidate_record(found[1])})
        return
    for candidate in found:
        say(describe(candidate))
    say(words)


@app.command()
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
        say("  " + ", then ".join(hop_title(hop) for hop in path))


@app.command()
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


@gazetteer_app.command("import")
def import_(
    places: Annotated[Path, typer.Argument(help="allCountries.zip, or a country's, as RU.zip.")],
    alternates: Annotated[
        Path | None, typer.Argument(help="alternateNamesV2.zip, for more names.")
    ] = None,
    *,
    countries: Annotated[str, typer.Option(help="Only these, as in RU,IR.")] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The folder to write.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make a gazetteer of GeoNames' own files, for the option --gazetteer."""
    folder = output or imported_gazetteer_path()
    wanted = frozenset(code.strip().upper() for code in countries.split(",") if code.strip())
    with progress_bar("importing") as update:
        report = import_geonames(
            places, folder, alternates=alternates, countries=wanted, progress=update
        )
    if as_json:
        print_json({"ok": True, "written": [str(folder)], **asdict(report)})
        return
    print_import(report, folder)


@gazetteer_app.command()
def info(*, gazetteer: GazetteerPath = None, as_json: AsJson = False) -> None:
    """Tell what a gazetteer holds: the bundled one, or another."""
    path = gazetteer or data_path("gazetteer.csv")
    summary = open_gazetteer(gazetteer).summary()
    if as_json:
        print_json({"path": str(path), **summary})
        return
    print_gazetteer(path, summary)


def _lock_path(folder: Path) -> Path:
    return (folder if folder.is_dir() else folder.parent) / LOCK_NAME


def _find(
    name: str, country: str | None, kind: str | None, gazetteer: Gazetteer
) -> tuple[Candidate, ...]:
    toponym, own_country = split_country(name)
    if country and own_country:
        codes = {gazetteer.country_code(given) for given in (country, own_country)}
        if len(codes) > 1:
            raise typer.BadParameter(
                f"{name!r} says {own_country}, --country says {country}: leave one out"
            )
    return gazetteer.find(toponym, country=country or own_country, kind=kind, limit=None)
