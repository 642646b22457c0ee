"""The routers measured beside ours: searoute and scgraph, as their documentation calls them."""

import numpy as np
import searoute
from scgraph.geographs.marnet import marnet_geograph
from searoute.data.ports_dict import node_list

from benchmarks.coastline import Lonlat

Place = tuple[float, float]


def by_searoute(begin: Place, end: Place) -> Lonlat:
    """Return searoute's path with the two places appended."""
    route = searoute.searoute(list(begin), list(end), append_orig_dest=True)
    return _on_the_map(route["geometry"]["coordinates"])


def by_scgraph(begin: Place, end: Place) -> Lonlat:
    """Return scgraph's path on its maritime network, which holds the two places."""
    route = marnet_geograph.get_shortest_path(
        origin_node={"longitude": begin[0], "latitude": begin[1]},
        destination_node={"longitude": end[0], "latitude": end[1]},
    )
    return _on_the_map([(lon, lat) for lat, lon in route["coordinate_path"]])


def _on_the_map(points: list[tuple[float, float]]) -> Lonlat:
    lonlat = np.array(points, dtype=np.float64)
    lonlat[:, 0] = (lonlat[:, 0] + 180) % 360 - 180
    return lonlat


def searoute_ports() -> list[Place]:
    """Return the ports of searoute's own list, in degrees."""
    return sorted({(float(lon), float(lat)) for lon, lat in node_list})


PEERS = {"searoute": by_searoute, "scgraph": by_scgraph}
