"""How exact geodesics are, and how fast, with pyproj, geopy, geographiclib and antimeridian beside.

usage: python -m benchmarks.geodesics GEODTEST_FILE

GEODTEST_FILE is C. F. F. Karney's set of geodesics, GeodTest-short.dat or the whole one, gzipped
or not: lat1 lon1 azi1 lat2 lon2 azi2 s12 a12 m12 S12. Each comparison runs its candidates in turns,
so that what else the machine does meets all of them; its figures are medians over the rounds, with
the range in brackets. A ratio is the median of the ratios of the rounds.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import antimeridian
import geopy.distance
import numpy as np
import shapely
from geographiclib.geodesic import Geodesic
from numpy.typing import NDArray
from pyproj import Geod
from pyproj.geod import GeodIntermediateReturn

from routes import geodesy
from routes.geodesy.lines import vertices_between

SEED = 20261121
ROUNDS = 7
PAIRS = 200_000
SLOW_PAIRS = 1_000
LEGS = 2_000
SPLIT_LINES = 20_000
SLOW_SPLIT_LINES = 200
POINTS_PER_LINE = 64
GREATEST_ERROR_M = 1e-7

_WGS84 = Geod(ellps="WGS84")

Lonlat = NDArray[np.float64]
Timed = Mapping[str, tuple[int, Callable[[], object]]]


def main() -> None:
    """Measure, and print a table a comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("geodtest", type=Path, metavar="GEODTEST_FILE")
    path = parser.parse_args().geodtest
    if not path.is_file():
        sys.exit(f"{path} is no file: give Karney's GeodTest-short.dat.gz (make: GEODTEST=FILE)")
    measure_errors(path)
    begins, ends = random_lonlat(2 * PAIRS).reshape(2, PAIRS, 2)
    measure_distances(begins, ends)
    measure_destinations(begins)
    measure_lines(begins[:LEGS], ends[:LEGS])
    measure_splits()


def measure_errors(path: Path) -> None:
    """Print how far the tools are off the reference, and off pyproj, and fail when we are."""
    rows = np.loadtxt(path)
    begins, azimuths_deg, ends = rows[:, [1, 0]], rows[:, 2], rows[:, [4, 3]]
    lengths_m = rows[:, 6]
    ours_m = geodesy.distance_km(begins, ends) * 1000
    pyproj_m = np.asarray(_WGS84.inv(*begins.T, *ends.T)[2])
    pairs = list(zip(begins, ends, strict=True))
    errors_m = {
        "supply-routes distance_km": ours_m - lengths_m,
        "pyproj inv": pyproj_m - lengths_m,
        "geographiclib Inverse": np.array([karney_m(*pair) for pair in pairs]) - lengths_m,
        "geopy geodesic": np.array([geopy_m(*pair) for pair in pairs]) - lengths_m,
        "supply-routes distance_km, against pyproj": ours_m - pyproj_m,
        "supply-routes destination_point": off_m(begins, azimuths_deg, lengths_m, ends),
    }
    print(f"\n{len(rows)} geodesics of {path.name}: greatest error, m")
    for name, error_m in errors_m.items():
        print(f"  {name:45} {np.abs(error_m).max():.1e}")
    assert all(np.abs(e).max() < GREATEST_ERROR_M for n, e in errors_m.items() if "supply" in n)


def off_m(begins: Lonlat, azimuths_deg: Lonlat, lengths_m: Lonlat, ends: Lonlat) -> Lonlat:
    """Return how far from the reference's ends the destinations lie, in metres."""
    reached = geodesy.destination_point(
        begins, bearing_deg=azimuths_deg, distance_km=lengths_m / 1000
    )
    return geodesy.distance_km(shapely.get_coordinates(reached), ends) * 1000


def measure_distances(begins: Lonlat, ends: Lonlat) -> None:
    """Distances of many pairs, as coordinates and as points, and one by one."""
    points, to_points = shapely.points(begins), shapely.points(ends)
    lons_lats = (*begins.T, *ends.T)
    few = list(zip(begins[:SLOW_PAIRS], ends[:SLOW_PAIRS], strict=True))
    few_points = list(zip(points[:SLOW_PAIRS], to_points[:SLOW_PAIRS], strict=True))
    few_floats = [(*a.tolist(), *b.tolist()) for a, b in few]
    table(
        "distances, pairs/s",
        {
            "pyproj inv": (
                PAIRS,
                lambda: _WGS84.inv(*lons_lats, return_back_azimuth=False),
            ),
            "ours, coordinates": (PAIRS, lambda: geodesy.distance_km(begins, ends)),
            "ours, shapely points": (PAIRS, lambda: geodesy.distance_km(points, to_points)),
            "ours, one by one": (
                SLOW_PAIRS,
                lambda: [geodesy.distance_km(*pair) for pair in few_points],
            ),
            "pyproj inv, one by one": (SLOW_PAIRS, lambda: [_WGS84.inv(*f) for f in few_floats]),
            "geographiclib Inverse": (SLOW_PAIRS, lambda: [karney_m(*pair) for pair in few]),
            "geopy geodesic": (SLOW_PAIRS, lambda: [geopy_m(*pair) for pair in few]),
        },
    )


def measure_destinations(begins: Lonlat) -> None:
    """Destinations of many points."""
    rng = np.random.default_rng(SEED)
    bearings_deg, lengths_km = rng.uniform(0, 360, len(begins)), rng.uniform(0, 9000, len(begins))
    table(
        "destinations, points/s",
        {
            "pyproj fwd": (
                PAIRS,
                lambda: _WGS84.fwd(*begins.T, bearings_deg, lengths_km * 1000),
            ),
            "pyproj fwd + shapely.points": (
                PAIRS,
                lambda: shapely.points(*_WGS84.fwd(*begins.T, bearings_deg, lengths_km * 1000)[:2]),
            ),
            "ours": (
                PAIRS,
                lambda: geodesy.destination_point(
                    begins, bearing_deg=bearings_deg, distance_km=lengths_km
                ),
            ),
        },
    )


def measure_lines(begins: Lonlat, ends: Lonlat) -> None:
    """Densify legs, and draw them: densified, cut, made into lines."""
    lengths_m = np.asarray(_WGS84.inv(*begins.T, *ends.T)[2])
    between = (np.ceil(lengths_m / 1000 / geodesy.STEP_KM).astype(int) - 1).tolist()
    points = sum(between) + 2 * len(begins)
    legs = list(zip(begins.tolist(), ends.tolist(), between, strict=True))
    few = legs[: len(legs) // 50]
    table(
        f"lines of {LEGS} legs at {geodesy.STEP_KM:g} km, points/s",
        {
            "pyproj inv_intermediate": (
                points,
                lambda: [walked(a, b, n) for a, b, n in legs if n],
            ),
            "pyproj inv_intermediate + LineString": (
                points,
                lambda: [drawn_by_pyproj(a, b, n) for a, b, n in legs],
            ),
            "ours, points only": (
                points,
                lambda: vertices_between(begins, ends, step_km=geodesy.STEP_KM),
            ),
            "ours, lines cut at longitude 180": (
                points,
                lambda: geodesy.geodesic_line(begins, ends),
            ),
            "pyproj npts": (points, lambda: [_WGS84.npts(*a, *b, n) for a, b, n in legs if n]),
            "geographiclib InverseLine": (
                sum(n + 2 for _, _, n in few),
                lambda: [drawn_by_geographiclib(a, b, n) for a, b, n in few],
            ),
        },
    )


def measure_splits() -> None:
    """Split lines that cross longitude 180 degrees once, and such as do not."""
    rng = np.random.default_rng(SEED)
    count = SPLIT_LINES
    begins = np.column_stack([rng.uniform(100, 170, count), rng.uniform(-60, 60, count)])
    ends = np.column_stack([rng.uniform(-170, -100, count), rng.uniform(-60, 60, count)])
    shares = np.linspace(0, 1, POINTS_PER_LINE)
    azimuths_deg, _, lengths_m = _WGS84.inv(*begins.T, *ends.T)
    spread = [np.repeat(v, POINTS_PER_LINE) for v in (*begins.T, np.array(azimuths_deg))]
    lon, lat, _ = _WGS84.fwd(*spread, np.outer(lengths_m, shares).ravel())
    lonlat = np.column_stack([lon, lat]).reshape(count, POINTS_PER_LINE, 2)
    crossing, shifted = shapely.linestrings(lonlat), lonlat.copy()
    shifted[..., 0] = np.unwrap(shifted[..., 0], period=360) - 180
    inside = shapely.linestrings(shifted)
    for words, lines in (("crossing 180 degrees", crossing), ("that cross nothing", inside)):
        table(
            f"split lines of {POINTS_PER_LINE} points {words}, lines/s",
            {
                "antimeridian fix_line_string": (
                    SLOW_SPLIT_LINES,
                    lambda lines=lines: [
                        antimeridian.fix_line_string(line, great_circle=True)
                        for line in lines[:SLOW_SPLIT_LINES]
                    ],
                ),
                "ours": (count, lambda lines=lines: geodesy.split_at_antimeridian(lines)),
                "ours, one by one": (
                    SLOW_SPLIT_LINES,
                    lambda lines=lines: [
                        geodesy.split_at_antimeridian(line) for line in lines[:SLOW_SPLIT_LINES]
                    ],
                ),
            },
        )


def table(title: str, candidates: Timed) -> None:
    """Time candidates in turns and print what each does a second, and against the first."""
    rates: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(ROUNDS):
        for name, (count, run) in candidates.items():
            begin = time.perf_counter()
            run()
            rates[name].append(count / (time.perf_counter() - begin))
    first = next(iter(rates.values()))
    print(f"\n{title}")
    for name, rate in rates.items():
        ratio = statistics.median(own / other for own, other in zip(rate, first, strict=True))
        span = f"({min(rate):,.0f}-{max(rate):,.0f})"
        print(f"  {name:38} {statistics.median(rate):>12,.0f} {span:>24} {ratio:9.3g}x")


def random_lonlat(count: int) -> Lonlat:
    """Return points spread evenly over the globe, shape (count, 2)."""
    rng = np.random.default_rng(SEED)
    lat = np.degrees(np.arcsin(rng.uniform(-1, 1, count)))
    return np.column_stack([rng.uniform(-180, 180, count), lat])


def geopy_m(begin: Lonlat, end: Lonlat) -> float:
    """Return geopy's distance in metres."""
    return float(geopy.distance.geodesic(begin[::-1], end[::-1]).m)


def karney_m(begin: Lonlat, end: Lonlat) -> float:
    """Return geographiclib's distance in metres."""
    line = Geodesic.WGS84.Inverse(begin[1], begin[0], end[1], end[0], Geodesic.DISTANCE)
    return float(line["s12"])


def drawn_by_pyproj(begin: list[float], end: list[float], between: int) -> shapely.LineString:
    """Return a densified leg, not cut."""
    if not between:
        return shapely.LineString([begin, end])
    inner = walked(begin, end, between)
    return shapely.LineString([begin, *zip(inner.lons, inner.lats, strict=True), end])


def walked(begin: list[float], end: list[float], between: int) -> GeodIntermediateReturn:
    """Return pyproj's points between the ends of a leg."""
    return _WGS84.inv_intermediate(*begin, *end, npts=between, return_back_azimuth=False)


def drawn_by_geographiclib(begin: list[float], end: list[float], between: int) -> object:
    """Return the points of a densified leg."""
    line = Geodesic.WGS84.InverseLine(begin[1], begin[0], end[1], end[0])
    return [line.Position(line.s13 * k / (between + 1)) for k in range(between + 2)]


if __name__ == "__main__":
    main()
