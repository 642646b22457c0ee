"""A first dossier for a folder of documents, to be filled in by a person."""

import json
from pathlib import Path

from routes.dossier.form import json_schema
from routes.dossier.read import FILE_NAME
from routes.errors import OutputError
from routes.output import write_file

SCHEMA_NAME = "dossier.schema.json"
DOCUMENT_SUFFIXES = frozenset({".txt", ".md"})

_TEMPLATE = """\
# yaml-language-server: $schema={schema}
title: The headline of the map
summary: One sentence under it

origins: # whom the documents repeat: a release, a wire report, a witness
  first-origin: Who said it, where and when

sources: # publisher and published: what the document itself states
{sources}

# places: # only what the gazetteer cannot decide alone
#   port: {{name: Amirabad, kind: port, country: IR}}

hops: # copy the words exactly; they are searched for letter for letter
  - from: Where, CC
    to: Where, CC
    by: unknown # sea, river, rail, road, air or unknown
    status: reported # alleged, confirmed, planned or denied
    says:
      - {first}: the exact words that state it, with both places named
"""


def init_dossier(folder: Path) -> tuple[Path, ...]:
    """Write a dossier to fill in, and its JSON Schema; return their paths.

    Raises
    ------
    OutputError
        When the folder has a dossier already.
    """
    target = folder / FILE_NAME
    if target.exists():
        raise OutputError(f"{target} exists; it is not written over")
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    documents = [path.name for path in found if path.suffix in DOCUMENT_SUFFIXES]
    entries = {f"d{number}": name for number, name in enumerate(documents, 1)} or {"d1": "d1.txt"}
    sources = "\n".join(
        f"  {key}: {{file: {json.dumps(name, ensure_ascii=False)}, publisher: not stated, "
        "published: not stated, origin: first-origin}"
        for key, name in entries.items()
    )
    first = next(iter(entries))
    write_file(target, _TEMPLATE.format(schema=SCHEMA_NAME, sources=sources, first=first))
    write_file(folder / SCHEMA_NAME, schema_text())
    return target, folder / SCHEMA_NAME


def schema_text() -> str:
    """Return the JSON Schema of a dossier as text, as it ships with the package."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
