"""Reading a dossier: from the folder to checked hops, with every fault in one run."""

from pathlib import Path

from pydantic import ValidationError

from routes.dossier.dossier import Dossier
from routes.dossier.faults import form_faults
from routes.dossier.files import confined
from routes.dossier.form import DossierForm
from routes.dossier.hops_csv import parse_hops_csv
from routes.dossier.marked_yaml import MarkedValue, parse_yaml, without_items
from routes.dossier.resolve import NEVER_USED, resolve
from routes.errors import DossierError, Fault, SourceError, in_order
from routes.gazetteer import Gazetteer
from routes.source import read_text

FILE_NAME = "dossier.yaml"


def read_dossier(path: str | Path, *, gazetteer: Gazetteer | None = None) -> Dossier:
    """Read a dossier and check all of it.

    Parameters
    ----------
    path
        The folder, or the YAML file in it.
    gazetteer
        Where places are looked up; the bundled one unless given.

    Raises
    ------
    DossierError
        With every fault, each as `file:line:col: what is wrong and what to do`.
    """
    file = Path(path)
    file = file / FILE_NAME if file.is_dir() else file
    try:
        text, _ = read_text(file)
    except SourceError as error:
        message = str(error) if file.exists() else _missing(file)
        raise DossierError([Fault(file=str(file), line=1, column=1, message=message)]) from error
    return dossier_from_text(text, file, gazetteer=gazetteer)


def _missing(file: Path) -> str:
    """Return what is missing where a dossier was looked for, and what to do."""
    if file.name == FILE_NAME and file.parent.is_dir():
        return (
            "there is no dossier; `routes draft DIR` proposes one from the documents, `routes init "
            "DIR` writes one to fill in"
        )
    return (
        "there is no such folder, nor a dossier of that name: check its name, or make the folder, "
        "put the documents into it and run `routes draft DIR`"
    )


def dossier_from_text(text: str, file: Path, *, gazetteer: Gazetteer | None = None) -> Dossier:
    """Return what a dossier's text says, checked as if it stood in a file.

    Parameters
    ----------
    text
        The YAML.
    file
        The file that it stands in or is to stand in, beside its documents.
    gazetteer
        Where places are looked up; the bundled one unless given.

    Raises
    ------
    DossierError
        With every fault.
    """
    marked = _with_csv_hops(parse_yaml(text, file=str(file)), folder=file.parent)
    gazetteer = gazetteer or Gazetteer.bundled()
    try:
        form = DossierForm.model_validate(marked.value)
    except ValidationError as error:
        faults = form_faults(error, marked)
        faults += _faults_of_the_rest(error, marked, folder=file.parent, gazetteer=gazetteer)
        raise DossierError(in_order(faults)) from error
    return resolve(form, marked, folder=file.parent, gazetteer=gazetteer)


def _faults_of_the_rest(
    error: ValidationError, marked: MarkedValue, *, folder: Path, gazetteer: Gazetteer
) -> list[Fault]:
    """Return the faults of the hops whose form is right, so that one run tells them all.

    Where anything but hops has a wrong form, nothing can be said of the rest.
    """
    wrong = {details["loc"][:2] for details in error.errors(include_url=False)}
    if not all(location[:1] == ("hops",) and len(location) > 1 for location in wrong):
        return []
    rest = without_items(marked, "hops", {int(location[1]) for location in wrong})
    try:
        form = DossierForm.model_validate(rest.value)
        # A step may name a hop whose form is wrong.
        resolve(form.model_copy(update={"steps": []}), rest, folder=folder, gazetteer=gazetteer)
    except ValidationError:
        return []
    except DossierError as more:
        return [fault for fault in more.faults if not fault.message.endswith(NEVER_USED)]
    return []


def _with_csv_hops(marked: MarkedValue, *, folder: Path) -> MarkedValue:
    """Put the hops of a CSV file where the YAML file names it."""
    if not isinstance(marked.value, dict) or not isinstance(marked.value.get("hops"), str):
        return marked
    name = str(marked.value["hops"])
    if not name.strip():
        return marked
    try:
        text, _ = read_text(confined(folder, name))
    except SourceError as error:
        raise DossierError([marked.fault(("hops",), str(error))]) from error
    hops = parse_hops_csv(text, file=str(folder / name))
    return MarkedValue(
        value={**marked.value, "hops": hops.value},
        spans=marked.spans | {("hops", *place): span for place, span in hops.spans.items()},
        key_spans=marked.key_spans,
    )
