"""Files that a dossier names."""

from pathlib import Path

from routes.errors import SourceError


def confined(folder: Path, name: str) -> Path:
    """Return a file inside a folder.

    Raises
    ------
    SourceError
        When the name leads out of the folder, by `..`, an absolute path or a link.
    """
    try:
        path = (folder / name).resolve()
        inside = path.is_relative_to(folder.resolve())
    except (OSError, ValueError) as error:
        raise SourceError(f"{name!r} is not the name of a file") from error
    if not inside:
        raise SourceError(f"{name!r} leads out of the dossier's folder; copy the file into it")
    return path
