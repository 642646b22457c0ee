"""How large a page of many hops is, how fast it is made and opened, and what other ways give.

usage: python -m benchmarks.page FOLDER [--hops 10000] [--large 100000] [--repeats 3] [--json FILE]

Every way draws the same hops, each with both of its quotes to be read on a click. The peers' pages
ask for files of the web: those are answered at once from memory, Leaflet with Leaflet and all else
with nothing, which is the best case for them.
"""

import argparse
import gc
import json
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

import folium
import geopandas as gpd
import psutil
import shapely
from playwright.sync_api import CDPSession, Page, Route, sync_playwright

from benchmarks.network import network
from routes import PageOptions, RouteGraph

QUIET_MS = 1000
MOST_POINTS = 60
VIEWPORT = {"width": 1000, "height": 700}
CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--no-sandbox", "--disable-gpu")
WEBGL_FLAGS = ("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
LEAFLET = (files("routes.webmap") / "vendor/leaflet.js").read_text("utf-8")
JQUERY = (
    "window.$ = (html) => { const t = document.createElement('template'); "
    "t.innerHTML = html; return [t.content.firstElementChild]; };"
)
"""As much of jQuery as folium's popups use."""
LONG_TASKS = """
window.__ends = [];
new PerformanceObserver((list) => list.getEntries().forEach(
  (entry) => window.__ends.push(entry.startTime + entry.duration)
)).observe({ type: "longtask", buffered: true });
"""
INTERACTIVE = """(quiet) => {
  const load = performance.timing.loadEventEnd - performance.timing.navigationStart;
  const last = Math.max(load, performance.getEntriesByName("drawn")[0]?.startTime ?? 0,
    ...window.__ends.slice(-100));
  return load > 0 && performance.now() - last > quiet ? last : null;
}"""
REDRAW = """async () => {
  const { layer } = window.__routemap;
  const times = [];
  for (const by of [1, -1, 1]) {
    const begin = performance.now();
    layer._map.setZoom(layer._map.getZoom() + by, { animate: false });
    await new Promise((done) =>
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
    times.push(performance.now() - begin);
  }
  return times.sort((a, b) => a - b)[1];
}"""


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--hops", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    options.folder = options.folder.resolve()
    rows = [*_compared(options.folder, options.hops, options.repeats)]
    if options.large:
        name, graph = "supply-routes, compact", network(options.large)
        page, made = written(name, graph, options.folder)
        rows.append(made | opened(page, options.repeats))
    print(table(rows))
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1), "utf-8")


def _compared(folder: Path, hops: int, repeats: int) -> Iterator[dict[str, Any]]:
    network(20).to_html()  # imports what is needed and reads the base map from the disk
    graph = network(hops)
    for name in WAYS:
        page, made = written(name, graph, folder)
        row = made | opened(page, repeats, is_webgl=name == "pydeck")
        print(json.dumps(row), flush=True)
        yield row


def written(name: str, graph: RouteGraph, folder: Path) -> tuple[Path, dict[str, Any]]:
    """Write the page of a way; return the file, and the processor time it cost to make it.

    It is made twice: the second time ours has cut the base map for that window before.
    """
    made = {}
    for what in ("made_s", "again_s"):
        gc.collect()
        begin = time.process_time()
        page = WAYS[name](graph)
        made[what] = round(time.process_time() - begin, 2)
    file = folder / f"{name.replace(' ', '-').replace(',', '')}-{len(graph.legs)}.html"
    file.write_text(page, "utf-8")
    return file, {"way": name, "hops": len(graph.legs), "bytes": file.stat().st_size, **made}


def plain(graph: RouteGraph) -> str:
    """Return our page."""
    return graph.to_html()


def compact(graph: RouteGraph) -> str:
    """Return our page with its data compressed."""
    return graph.to_html(options=PageOptions(compact=True))


def quotes_html(leg: Any) -> str:  # noqa: ANN401 (a leg)
    """Return the words of a popup, as a careful user of folium writes them."""
    said = "".join(f"<blockquote>{escape(quote.exact)}</blockquote>" for quote in leg.hop.says)
    return f"<b>{escape(leg.hop.from_place.name)} → {escape(leg.hop.to_place.name)}</b>{said}"


def thinned(line: Any) -> shapely.MultiLineString:  # noqa: ANN401 (a line or several)
    """Return a line with about 60 points at four decimals, as a careful user hands it to peers."""
    step = max(1, int(shapely.get_num_coordinates(line)) // MOST_POINTS)
    parts = [shapely.get_coordinates(part).round(4) for part in shapely.get_parts(line)]
    return shapely.MultiLineString([[*part[:-1:step], part[-1]] for part in parts])


def latlons(leg: Any) -> list[list[tuple[float, float]]]:  # noqa: ANN401 (a leg)
    """Return the parts of a line as folium takes them, at four decimals."""
    return [[(y, x) for x, y in part.coords] for part in thinned(leg.line).geoms]


def folium_loop(graph: RouteGraph) -> str:
    """Return the page of a loop over the hops, as most tutorials have it."""
    web = folium.Map(prefer_canvas=True, tiles=None)
    for leg in graph.legs:
        folium.PolyLine(latlons(leg), popup=folium.Popup(quotes_html(leg))).add_to(web)
    return str(web.get_root().render())


def as_frame(graph: RouteGraph) -> gpd.GeoDataFrame:
    """Return the lines and what their popups show, at four decimals."""
    lines = [thinned(leg.line) for leg in graph.legs]
    rows = [
        {"hop": leg.hop.id, "words": " ".join(quote.exact for quote in leg.hop.says)}
        for leg in graph.legs
    ]
    return gpd.GeoDataFrame(rows, geometry=lines, crs="EPSG:4326")


def folium_geojson(graph: RouteGraph) -> str:
    """Return the page of one GeoJSON layer on canvas, the leanest that folium has."""
    web = folium.Map(prefer_canvas=True, tiles=None)
    popup = folium.GeoJsonPopup(fields=["hop", "words"])
    folium.GeoJson(json.loads(as_frame(graph).to_json(drop_id=True)), popup=popup).add_to(web)
    return str(web.get_root().render())


def explore(graph: RouteGraph) -> str:
    """Return the page of `GeoDataFrame.explore`."""
    web = as_frame(graph).explore(popup=True, tiles=None, prefer_canvas=True)
    return str(web.get_root().render())


def pydeck(graph: RouteGraph) -> str:
    """Return the page of pydeck's great circles, with everything inside."""
    import pydeck as deck  # noqa: PLC0415 (of the group bench)

    rows = [
        {
            "a": [round(leg.hop.from_place.point.x, 4), round(leg.hop.from_place.point.y, 4)],
            "b": [round(leg.hop.to_place.point.x, 4), round(leg.hop.to_place.point.y, 4)],
            "words": quotes_html(leg),
        }
        for leg in graph.legs
    ]
    layer = deck.Layer(
        "GreatCircleLayer",
        rows,
        get_source_position="a",
        get_target_position="b",
        pickable=True,
    )
    web = deck.Deck([layer], map_provider=None, tooltip={"html": "{words}"})
    return str(web.to_html(as_string=True, offline=True))


WAYS: dict[str, Callable[[RouteGraph], str]] = {
    "supply-routes": plain,
    "supply-routes, compact": compact,
    "folium PolyLine loop": folium_loop,
    "folium GeoJson": folium_geojson,
    "geopandas explore": explore,
    "pydeck": pydeck,
}


def opened(file: Path, repeats: int, *, is_webgl: bool = False) -> dict[str, Any]:
    """Return the medians of opening a page some times, each in a new browser."""
    runs = [_opened_once(file, is_webgl=is_webgl) for _ in range(repeats)]
    names = dict.fromkeys(name for run in runs for name in run)
    return {name: round(statistics.median(run[name] for run in runs)) for name in names}


def _opened_once(file: Path, *, is_webgl: bool) -> dict[str, float]:
    with _page(is_webgl=is_webgl) as (page, session):
        asked: list[str] = []
        page.route("**/*", lambda route: _answer(route, asked))
        page.add_init_script(LONG_TASKS)
        page.goto(file.as_uri(), wait_until="load", timeout=300_000)
        waited = page.wait_for_function(INTERACTIVE, arg=QUIET_MS, polling=200, timeout=300_000)
        metrics = _metrics(session)
        figures = {
            "requests": len(asked),
            "interactive_ms": float(waited.json_value()),
            "cpu_ms": 1000 * metrics["TaskDuration"],
            "renderer_mb": _renderer_mb(),
        }
        if page.evaluate("Boolean(window.__routemap)"):
            figures["redraw_ms"] = float(page.evaluate(REDRAW))
        return figures


@contextmanager
def _page(*, is_webgl: bool) -> Iterator[tuple[Page, CDPSession]]:
    flags = list(WEBGL_FLAGS if is_webgl else FLAGS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        page = browser.new_page(viewport=VIEWPORT)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        yield page, session
        browser.close()


def _answer(route: Route, asked: list[str]) -> None:
    url = route.request.url
    if url.startswith(("file:", "data:", "blob:", "about:")):
        route.continue_()
        return
    asked.append(url)
    is_script = route.request.resource_type == "script"
    body = LEAFLET if "leaflet.js" in url else JQUERY if "jquery" in url else ""
    kind = "text/javascript" if is_script else "text/css"
    route.fulfill(status=200, content_type=kind, body=body)


def _metrics(session: CDPSession) -> dict[str, float]:
    found = session.send("Performance.getMetrics")["metrics"]
    return {metric["name"]: metric["value"] for metric in found}


def _renderer_mb() -> float:
    """Return the memory of the largest renderer that this process has started."""
    children = psutil.Process().children(recursive=True)
    renderers = [child for child in children if "--type=renderer" in " ".join(child.cmdline())]
    return float(max(child.memory_info().rss for child in renderers) / 2**20)


def table(rows: list[dict[str, Any]]) -> str:
    """Return the figures as a table of Markdown."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [names, ["---"] * len(names)]
    lines += [[f"{row.get(name, '')}" for name in names] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    main()
