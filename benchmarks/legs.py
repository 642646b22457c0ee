"""Paths on water beside two peers, scored on a coastline that none of them was built from.

Usage::

    python -m benchmarks.legs GSHHS_h_L1.shp [--json FILE]

`make bench-legs` fetches the coastline (GSHHG high resolution, LGPL; only read here) and runs this.
What is measured and what came out is written in docs/benchmarks.md.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import LineString, MultiLineString, Point

from benchmarks.coastline import Coastline, Lonlat, length_km
from benchmarks.leg_peers import PEERS, searoute_ports
from routes import find_water_path, geodesy, natural_earth
from routes.errors import NoWaterPathError

SEED = 20
CLASSES = {"short": (30, 300, 100), "medium": (300, 2500, 100), "ocean": (2500, 20000, 30)}
GOALS = {"short": (0.5, 10), "medium": (0.6, 40), "ocean": (1.0, 300)}
"""Land beside searoute's at most, and milliseconds at most."""
SCGRAPH_GOAL, LENGTH_GOAL, LEG_LAND_GOAL_KM = 0.35, 1.0, 15.0
COLD_GOALS = {"load_and_first_path_s": 0.5, "memory_mb": 300.0}
LANDED_KM, LANDED_SHARE = 15.0, 0.01
"""More over land than this, or than this share of a long path, and unsaid, is pretended."""
TEN_LEGS = {
    "Amirabad–Makhachkala": ((53.366, 36.853), (47.53, 42.98)),
    "Anzali–Astrakhan": ((49.463, 37.479), (48.04, 46.35)),
    "Makhachkala–Yelabuga": ((47.53, 42.98), (52.03, 55.75)),
    "Novorossiysk–Primorsko-Akhtarsk": ((37.80, 44.70), (38.15, 46.05)),
    "Rotterdam–Shanghai": ((4.05, 51.97), (121.80, 31.22)),
    "Yokohama–Los Angeles": ((139.68, 35.43), (-118.26, 33.72)),
    "Dubai–Odesa": ((55.27, 25.28), (30.75, 46.49)),
    "Murmansk–Vladivostok": ((33.05, 68.98), (131.90, 43.10)),
    "Marseille–Algiers": ((5.34, 43.31), (3.07, 36.77)),
    "Manaus–Belem": ((-60.02, -3.14), (-48.50, -1.45)),
}
LENGTH_RATIO = "length ratio to searoute, both on water"
Pair = tuple[tuple[float, float], tuple[float, float]]
Router = Callable[[tuple[float, float], tuple[float, float]], Lonlat]


def ours(begin: tuple[float, float], end: tuple[float, float]) -> Lonlat:
    """Return our path as it is drawn, from place to place."""
    return drawn(find_water_path(Point(begin), Point(end)).line)


def drawn(line: LineString | MultiLineString) -> Lonlat:
    """Return the points of a line that may be cut at longitude 180 degrees."""
    parts = getattr(line, "geoms", [line])
    return np.vstack([np.array(part.coords) for part in parts])


def main() -> None:
    """Run every table and print it, then what misses a goal; leave with 1 if one counts.

    What counts: of each class the land beside both peers', the length beside searoute's and the
    time; the first path's time and memory; a leg of the ten that crosses over 15 km of Natural
    Earth's land off its rivers and canals; any error that is no typed reason. What is printed but
    does not count: a leg of the ten, or a random pair, that is over land on GSHHG alone. Natural
    Earth is what we draw our paths and our maps from; where the two coastlines differ, a path can
    follow but one of them.
    """
    parser = argparse.ArgumentParser(description="Paths on water beside two peers.")
    parser.add_argument("coastline", type=Path)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    coast = Coastline.read(options.coastline)
    ports = [port for port in searoute_ports() if coast.is_coastal(port)]
    print(f"{len(ports)} coastal ports")
    report: dict[str, Any] = {"cold": cold()}
    print("cold load and memory:", report["cold"])
    report["pairs"] = {
        name: table(name, draw_pairs(ports, *bounds), coast) for name, bounds in CLASSES.items()
    }
    report["ten legs"] = ten_legs(coast)
    report["silent"] = silent(ports, coast)
    if options.json:
        options.json.write_text(json.dumps(report, indent=1), "utf-8")
    for remark in misses_on_gshhg_alone(report):
        print("does not count, on GSHHG alone:", remark)
    missed = list(misses(report))
    for remark in missed:
        print("MISSED:", remark)
    sys.exit(1 if missed else 0)


def misses(report: dict[str, Any]) -> Iterator[str]:
    """Say of each goal that counts and is missed by how much."""
    for name, goal in COLD_GOALS.items():
        if report["cold"][name] > goal:
            yield f"{name} {report['cold'][name]:.2f}, goal {goal}"
    for name, summary in report["pairs"].items():
        land_goal, goal_ms = GOALS[name]
        measured = {
            "land beside searoute's": (summary["land beside"]["searoute"], land_goal),
            "land beside scgraph's": (summary["land beside"]["scgraph"], SCGRAPH_GOAL),
            "length beside searoute's": (summary[LENGTH_RATIO]["median"], LENGTH_GOAL),
            "median ms": (summary["ours"]["median ms"], goal_ms),
        }
        for what, (value, goal) in measured.items():
            if value > goal:
                yield f"{name}: {what} {value:.2f}, goal {goal}"
    for name, row in report["ten legs"].items():
        yield from _over_land(name, row.get("land_km", 0.0), "Natural Earth")
    if report["silent"]["other error"]:
        yield f"{report['silent']['other error']} random pairs end in an error without a reason"


def misses_on_gshhg_alone(report: dict[str, Any]) -> Iterator[str]:
    """Say what is over land on GSHHG: what `main` prints but does not count."""
    for name, row in report["ten legs"].items():
        if "land_km" in row:
            yield from _over_land(name, row["ours"][1], "GSHHG")
    if report["silent"]["over land unsaid"]:
        yield f"{report['silent']['over land unsaid']} random pairs over land unsaid"


def _over_land(leg: str, land_km: float, coast: str) -> Iterator[str]:
    if land_km > LEG_LAND_GOAL_KM:
        yield f"{leg}: {land_km:.0f} km over land of {coast}, goal {LEG_LAND_GOAL_KM:.0f}"


def cold() -> dict[str, float]:
    """Measure the first path in a fresh process, and its memory."""
    code = (
        "import re, time; start = time.perf_counter();"
        "import numpy, scipy.sparse.csgraph, shapely, pyproj; imported = time.perf_counter();"
        "from routes.water import find_water_path; from shapely import Point;"
        "find_water_path(Point(5.34, 43.31), Point(3.07, 36.77));"
        "print(imported - start, time.perf_counter() - imported,"
        "int(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]) / 1024)"
    )
    runs = [
        [float(word) for word in subprocess.check_output([sys.executable, "-c", code]).split()]  # noqa: S603
        for _ in range(5)
    ]
    names = ("libraries_s", "load_and_first_path_s", "memory_mb")
    return {
        name: statistics.median(column)
        for name, column in zip(names, zip(*runs, strict=True), strict=True)
    }


def draw_pairs(
    ports: Sequence[tuple[float, float]], least: float, most: float, count: int
) -> list[Pair]:
    """Draw pairs of ports whose straight distance lies between two lengths, in kilometres."""
    rng = random.Random(SEED)  # noqa: S311 (a sample that can be drawn again)
    pairs: list[Pair] = []
    while len(pairs) < count:
        begin, end = rng.choice(ports), rng.choice(ports)
        if least <= geodesy.distance_km(Point(begin), Point(end)) <= most:
            pairs.append((begin, end))
    return pairs


def table(name: str, pairs: Sequence[Pair], coast: Coastline) -> dict[str, Any]:
    """Score all routers on pairs; print a line for each."""
    routers: dict[str, Router] = {"ours": ours, **PEERS}
    scores = {
        router: [score(find, pair, coast) for pair in pairs] for router, find in routers.items()
    }
    both = [i for i in range(len(pairs)) if all(s[i] is not None for s in scores.values())]
    summary: dict[str, Any] = {"pairs": len(pairs), "found by all": len(both)}
    print(f"{name}: {len(pairs)} pairs, {len(both)} found by all")
    for router, found in scores.items():
        land = [found[i][1] for i in both]
        summary[router] = {
            "not found": sum(s is None for s in found),
            "mean land km": statistics.mean(land),
            "legs over 5 km": sum(km > 5 for km in land),
            "median ms": statistics.median(s[2] for s in found if s is not None) * 1000,
        }
        print(f"  {router}: {summary[router]}")
    wet = [i for i in both if scores["ours"][i][1] < 1 and scores["searoute"][i][1] < 1]
    ratio = [scores["ours"][i][0] / scores["searoute"][i][0] for i in wet]
    summary[LENGTH_RATIO] = {
        "n": len(ratio),
        "median": statistics.median(ratio),
    }
    worst = sorted(both, key=lambda i: -scores["ours"][i][1])[:3]
    summary["worst of ours"] = [{"pair": pairs[i], "land km": scores["ours"][i][1]} for i in worst]
    summary["refused by us"] = [pairs[i] for i, s in enumerate(scores["ours"]) if s is None]
    print(
        f"  length {statistics.median(ratio):.3f} of searoute's over {len(ratio)}; "
        f"worst {summary['worst of ours']}"
    )
    print(f"  refused {summary['refused by us']}")
    goal, goal_ms = GOALS[name]
    mean = {router: summary[router]["mean land km"] for router in routers}
    beside = {peer: mean["ours"] / mean[peer] for peer in PEERS}
    summary["land beside"] = beside
    print(
        f"  land {beside['searoute']:.2f} of searoute's (goal {goal}), {beside['scgraph']:.2f} of "
        f"scgraph's (goal {SCGRAPH_GOAL}); time goal {goal_ms} ms"
    )
    return summary


def score(find: Router, pair: Pair, coast: Coastline) -> tuple[float, float, float] | None:
    """Return length, kilometres over land and the seconds of a second call; None if refused."""
    try:
        find(*pair)
        start = time.perf_counter()
        line = find(*pair)
        seconds = time.perf_counter() - start
    except (ValueError, KeyError, TypeError):
        return None
    return length_km(line), coast.land_km(line, excused=pair), seconds


def ten_legs(coast: Coastline) -> dict[str, object]:
    """Score the ten legs on GSHHG (without the Caspian) and on Natural Earth."""
    own = Coastline.of(shapely.get_parts(natural_earth.land()), shapely.Point())
    rows: dict[str, object] = {}
    for name, pair in TEN_LEGS.items():
        row: dict[str, object] = {}
        for router, find in {"ours": ours, **PEERS}.items():
            try:
                line = find(*pair)
            except NoWaterPathError as error:
                row[router] = str(error)
            else:
                scored = (one.land_km(line, excused=pair) for one in (coast, own))
                row[router] = (round(length_km(line)), *map(round, scored))
        if not isinstance(row["ours"], str):
            row["land_km"] = find_water_path(*map(Point, pair)).land_km
        rows[name] = row
        print(f"  {name} (km, on land of GSHHG, of Natural Earth): {row}")
    return rows


def silent(ports: Sequence[tuple[float, float]], coast: Coastline) -> dict[str, object]:
    """Ask for 500 random pairs, half of their points anywhere on earth; count what is pretended."""
    rng = random.Random(SEED + 1)  # noqa: S311
    anywhere = lambda: (rng.uniform(-180, 180), float(np.degrees(np.arcsin(rng.uniform(-1, 1)))))  # noqa: E731
    counts = {"path": 0, "reason": 0, "other error": 0, "over land unsaid": 0}
    examples: list[object] = []
    for _ in range(500):
        pair = tuple(rng.choice(ports) if rng.random() < 0.5 else anywhere() for _ in range(2))
        try:
            path = find_water_path(Point(pair[0]), Point(pair[1]))
        except NoWaterPathError:
            counts["reason"] += 1
            continue
        except Exception as error:  # noqa: BLE001 (that is what is counted)
            counts["other error"] += 1
            examples.append((pair, repr(error)))
            continue
        counts["path"] += 1
        land_km = sum(  # what a path says is river is no pretence: the coastlines have few
            coast.land_km(drawn(part.line), excused=pair)
            for part in path.parts
            if part.kind != "river"
        )
        if land_km - path.land_km > max(LANDED_KM, LANDED_SHARE * path.length_km):
            counts["over land unsaid"] += 1
            examples.append((pair, round(land_km), round(path.land_km), path.passages))
    print("500 random pairs:", counts, examples)
    return {**counts, "examples": examples}


if __name__ == "__main__":
    main()
