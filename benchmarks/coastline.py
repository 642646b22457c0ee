"""GSHHG's shoreline, and how much of a drawn line runs over its land."""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from shapely import LineString, Point, STRtree

from routes import geodesy
from routes._data import data_path
from routes.water.lines import without_jumps
from routes.water.network import KM_PER_DEG

Lonlat = NDArray[np.float64]
PORT_KM, CANAL_KM, COASTAL_KM = 10.0, 5.0, 5.0
SMALLEST_DEG2 = 1e-5
CASPIAN = shapely.box(46.5, 36.3, 55.0, 47.3)
"""GSHHG's first level has the Caspian Sea as land; what runs there is not scored on it."""


def length_km(lonlat: Lonlat) -> float:
    """Return the length of a line of geodesics, in kilometres."""
    return geodesy.length_km(LineString(lonlat))


@dataclass(frozen=True, slots=True)
class Coastline:
    """Land in small pieces, its shore, and the canals that are excused."""

    land: STRtree
    shore: STRtree
    excused: shapely.Geometry

    @classmethod
    def read(cls, path: Path) -> "Coastline":
        """Read the polygons of a shapefile: GSHHG level 1, where the Caspian Sea is land."""
        _, _, wkb, _ = pyogrio.raw.read(path)
        return cls.of(shapely.from_wkb(wkb), CASPIAN)

    @classmethod
    def of(cls, land: NDArray[np.object_], excused: shapely.Geometry) -> "Coastline":
        """Make a coastline of polygons; nothing is scored in the area excused.

        Canals are excused because the coastlines have none: who uses one would be scored for what
        is missing there. Rivers and inlets are not: the coastlines draw the mouths of the wide
        ones, so that a line beside them is seen. A river that a coastline leaves out counts as
        land for every router alike.
        """
        land = shapely.make_valid(land[shapely.area(land) > SMALLEST_DEG2])
        with data_path("canals.csv").open(encoding="utf-8", newline="") as file:
            canals = [
                LineString([tuple(map(float, point.split())) for point in row["points"].split(";")])
                for row in csv.DictReader(file)
                if row["kind"] == "canal"
            ]
        pieces = _pieces(land)
        return cls(
            STRtree(pieces),
            STRtree(shapely.get_parts(shapely.boundary(land))),
            shapely.union_all([excused, *(_disc_around(canal, CANAL_KM) for canal in canals)]),
        )

    def is_coastal(self, port: tuple[float, float]) -> bool:
        """Whether a port lies within 5 km of the shore."""
        return len(self.shore.query(_disc_around(Point(port), COASTAL_KM), "intersects")) > 0

    def land_km(self, lonlat: Lonlat, *, excused: tuple[tuple[float, float], ...]) -> float:
        """Return the kilometres over land, but for 10 km around ports and 5 km by canals.

        The line is scored as it is drawn: straight between its points.
        """
        moved = without_jumps(lonlat)
        free = shapely.union_all(
            [self.excused, *(_disc_around(Point(port), PORT_KM) for port in excused)]
        )
        total = 0.0
        for turn in (-360.0, 0.0, 360.0):
            line = LineString(moved + np.array([turn, 0.0]))
            pieces = self.land.geometries[self.land.query(line, "intersects")]
            over = shapely.union_all(shapely.intersection(line, pieces))
            over = shapely.difference(over, free)
            parts = shapely.get_parts(shapely.get_parts(over))
            total += sum(geodesy.length_km(p) for p in parts if p.geom_type == "LineString")
        return total


def _disc_around(shape: shapely.Geometry, radius_km: float) -> shapely.Geometry:
    squeeze = np.cos(np.radians(shape.centroid.y))
    level = shapely.transform(shape, lambda lonlat: lonlat * [squeeze, 1.0])
    wide = shapely.buffer(level, radius_km / KM_PER_DEG)
    return shapely.transform(wide, lambda lonlat: lonlat / [squeeze, 1.0])


def _pieces(land: NDArray[np.object_]) -> NDArray[np.object_]:
    waiting, done = list(shapely.get_parts(land)), []
    while waiting:
        part = waiting.pop()
        if part.geom_type != "Polygon":
            continue
        if shapely.get_num_coordinates(part) <= 500:
            done.append(part)
            continue
        west, south, east, north = part.bounds
        x, y = (west + east) / 2, (south + north) / 2
        wide = east - west > north - south
        halves = (
            ((west, south, x, north), (x, south, east, north))
            if wide
            else ((west, south, east, y), (west, y, east, north))
        )
        for half in halves:
            waiting += list(shapely.get_parts(shapely.intersection(part, shapely.box(*half))))
    return np.array(done, dtype=object)
