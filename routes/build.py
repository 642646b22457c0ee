"""Build: everything a published map consists of, written into one folder."""

from collections.abc import Callable
from pathlib import Path

from routes.export import geojson_text
from routes.graph import RouteGraph
from routes.output import write_file


def build_outputs(graph: RouteGraph, folder: Path) -> tuple[Path, ...]:
    """Write the page, its snippet, the picture and the data; return their paths.

    Parameters
    ----------
    graph
        What is shown.
    folder
        Where to write; made when it is missing.

    Raises
    ------
    OutputError
        When a file cannot be written.
    """
    texts: dict[str, Callable[[], str]] = {
        "map.html": graph.to_html,
        "embed.html": graph.to_embed,
        "map.svg": graph.to_svg,
        "hops.geojson": lambda: geojson_text(graph.to_geojson()),
        "hops.csv": graph.to_csv,
    }
    finished = {name: text() for name, text in texts.items()}
    for name, text in finished.items():
        write_file(folder / name, text)
    return tuple(folder / name for name in finished)
