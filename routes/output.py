"""Writing files so that an interrupted run leaves the old ones whole."""

import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from routes.errors import OutputError


def write_file(path: Path, content: str | bytes) -> None:
    """Write bytes, or a text as UTF-8, beside the target, then rename the file into place.

    Raises
    ------
    OutputError
        When the folder or the file cannot be written.
    """
    with _unfinished(path) as file:
        file.write(content.encode() if isinstance(content, str) else content)


@contextmanager
def new_file(path: Path) -> Iterator[TextIO]:
    """Give a file to write UTF-8 to; it takes its place when it is whole.

    Raises
    ------
    OutputError
        When the folder or the file cannot be written.
    """
    with _unfinished(path) as stored:
        file = io.TextIOWrapper(stored, encoding="utf-8", newline="")
        yield file
        file.flush()
        file.detach()


@contextmanager
def _unfinished(path: Path) -> Iterator[BinaryIO]:
    """Give a file beside a path, which takes its place when it is whole."""
    unfinished: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(unfinished).chmod(0o666 & ~_umask())
        Path(unfinished).replace(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        if unfinished:
            Path(unfinished).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
