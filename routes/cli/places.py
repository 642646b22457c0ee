"""The commands on places by name: geocode, distance, and gazetteers."""

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from routes._data import data_path
from routes.cli.options import AsJson, Avoid, Country, GazetteerPath, Ice, Kind
from routes.gazetteer import (
    Candidate,
    Gazetteer,
    confidence_of,
    import_geonames,
    imported_gazetteer_path,
)
from routes.geocode import describe, named_place, split_country
from routes.table import TableColumns, geocode_table
from routes.terminal import (
    candidate_record,
    open_gazetteer,
    print_candidates,
    print_gazetteer,
    print_import,
    print_json,
    print_unsure,
    progress_bar,
    row_counter,
    say,
    sea_distance,
    straight_distance,
)


class By(StrEnum):
    """Along what `routes distance` measures."""

    STRAIGHT = "straight"
    SEA = "sea"


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


def info(*, gazetteer: GazetteerPath = None, as_json: AsJson = False) -> None:
    """Tell what a gazetteer holds: the bundled one, or another."""
    path = gazetteer or data_path("gazetteer.csv")
    summary = open_gazetteer(gazetteer).summary()
    if as_json:
        print_json({"path": str(path), **summary})
        return
    print_gazetteer(path, summary)


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
