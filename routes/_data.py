"""Finds the files that ship with the package."""

from importlib.resources import files
from pathlib import Path


def data_path(name: str) -> Path:
    """Return the path of a bundled file.

    In an installed package `data/` lies inside it; in a checkout it lies beside it.
    """
    packaged = Path(str(files("routes") / "data" / name))
    return packaged if packaged.is_file() else Path(__file__).parents[1] / "data" / name
