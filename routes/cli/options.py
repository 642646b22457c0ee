"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

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
