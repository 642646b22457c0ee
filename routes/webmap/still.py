"""The map of the page standing still: for readers without JavaScript, and for print."""

from typing import Any

from routes.natural_earth import Window
from routes.picture import BasePaths, draw_inline
from routes.webmap.facts import Facts

MOST_HOPS = 300
"""Of more hops no still map is drawn: it would be a web in which nothing can be told apart."""

_SHAPES = ("land", "lakes", "borders")


def still_map(facts: Facts, record: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the still map of a page, and the record without the paths that stand in it.

    Parameters
    ----------
    facts
        What is shown.
    record
        The page's data, base map included.
    """
    if len(facts.legs) > MOST_HOPS:
        return "", record
    base = record["basemap"]
    near = dict(base["near"])
    paths = {shape: near.pop(shape) for shape in _SHAPES}
    west_deg, south_deg, east_deg, north_deg = near["window"]
    window = Window(west_deg=west_deg, south_deg=south_deg, east_deg=east_deg, north_deg=north_deg)
    drawn = draw_inline(
        facts.legs,
        facts.places,
        facts.sources,
        facts.heading,
        BasePaths(scale=near["scale"], window=window, paths=paths),
    )
    return drawn, {**record, "basemap": {**base, "near": near}}
