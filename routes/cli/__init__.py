"""The command line: words to calls, errors to one line."""

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from routes.cli import dossiers, places
from routes.errors import DossierError, RoutesError
from routes.terminal import complain, fault_record, print_json, say, use_utf8
from routes.wording import plural

app = typer.Typer(
    help="Turn a folder of documents into a route map in which every line carries the exact "
    "words that state it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
gazetteer_app = typer.Typer(help="Gazetteers: import GeoNames, tell what one holds.")


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


for _command in (
    dossiers.init,
    dossiers.draft,
    dossiers.review,
    dossiers.check,
    dossiers.build,
    dossiers.show,
    places.geocode,
    places.distance,
    dossiers.paths,
    dossiers.export,
):
    app.command()(_command)
gazetteer_app.command("import")(places.import_)
gazetteer_app.command()(places.info)
app.add_typer(gazetteer_app, name="gazetteer")
