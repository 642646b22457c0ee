"""Build: everything a published map consists of, written into one folder."""

from collections.abc import Callable
from pathlib import Path

from routes.export import claims_to_csv, geojson_text
from routes.graph import RouteGraph
from routes.output import write_file
from routes.page_options import PLAIN, PageOptions
from routes.picture import has_fonts


def build_outputs(
    graph: RouteGraph,
    folder: Path,
    *,
    options: PageOptions = PLAIN,
) -> tuple[Path, ...]:
    """Write the page, its snippet, the pictures and the data; return their paths.

    The pictures in pixels are left out on a machine without fonts.

    Parameters
    ----------
    graph
        What is shown.
    folder
        Where to write; made when it is missing.
    options
        How the page is made.

    Raises
    ------
    OutputError
        When a file cannot be written.
    """
    makers: dict[str, Callable[[], str | bytes]] = {
        "map.html": lambda: graph.to_html(options=options),
        "embed.html": graph.to_embed,
        "map.svg": graph.to_svg,
        **({"map.png": graph.to_png, "card.png": graph.to_card} if has_fonts() else {}),
        "hops.geojson": lambda: geojson_text(graph.to_geojson()),
        "hops.csv": graph.to_csv,
        "claims.csv": lambda: claims_to_csv(graph.claims),
    }
    finished = {name: make() for name, make in makers.items()}
    for name, content in finished.items():
        write_file(folder / name, content)
    return tuple(folder / name for name in finished)
