"""Place names in news texts: found and placed, measured on GeoVirus.

    make bench-geovirus CORPUS=FOLDER [HALF=even|odd|all]
    python -m benchmarks.geovirus GeoVirus.xml [--even|--odd|--all] [--errors]

GeoVirus (Gritta, Pilehvar, Collier 2018) holds 229 Wikinews texts (CC BY 2.5) with 2,170 places
marked. It is read from where it lies; nothing of it is kept here. Rules were developed on the
texts with even numbers only.

A place is right within 161 km (100 miles) of the marked point; where the marked article is a
country's, the answer is also right if it is a country that holds the point (on its land, or at sea
within its radius), because label points of large countries lie far apart. The stricter figure
without this is printed beside it.
"""

import csv
import gzip
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import shapely
from shapely import Point

from routes import geodesy
from routes._data import data_path
from routes.gazetteer import COUNTRY_CODES, Gazetteer, Place, confidence_of
from routes.geodocument import PlacedToponym, geocode_document
from routes.toponyms import find_toponyms, toponyms_at

_RIGHT_KM = 161.0
_COAST_DEG = 0.2
"""The bundled outlines of countries are exact to about 0.1 degrees."""
_AREA_SHAPE = 1.5
_WORDS = ("sure", "probable", "ambiguous", "unknown")
_SPEED_ROUNDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place as the corpus marks it; the point in EPSG:4326."""

    name: str
    start: int
    end: int
    point: Point
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What came of one mark: right by distance alone, with countries, and with all areas."""

    mark: Mark
    placed: PlacedToponym | None
    near: bool
    right: bool
    in_area: bool


def read_corpus(path: Path) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """Yield each text with its marks; the file counts from 1."""
    for article in ET.parse(path).getroot().findall("article"):  # noqa: S314 (the user's own file)
        yield (
            article.findtext("text", ""),
            tuple(
                Mark(
                    name=place.findtext("name", ""),
                    start=int(place.findtext("start", "")) - 1,
                    end=int(place.findtext("end", "")) - 1,
                    point=Point(float(place.findtext("lon", "")), float(place.findtext("lat", ""))),
                    article=unquote(place.findtext("page", "").rpartition("/")[2]),
                )
                for place in article.iter("location")
            ),
        )


@cache
def country_shapes() -> dict[str, shapely.Geometry]:
    """Return the outlines of countries by ISO 3166-1 code, a little widened."""
    packed = data_path("ne_countries_coarse.wkb.gz").read_bytes()
    shapes = shapely.get_parts(shapely.from_wkb(gzip.decompress(packed)))
    with data_path("ne_countries.csv").open(encoding="utf-8") as file:
        codes = [row["country_code"] for row in csv.DictReader(file)]
    by_code: dict[str, list[shapely.Geometry]] = {}
    for code, shape in zip(codes, shapes, strict=False):
        by_code.setdefault(code, []).append(shape.buffer(_COAST_DEG))
    return {code: shapely.union_all(parts) for code, parts in by_code.items()}


@cache
def is_country(article: str) -> bool:
    """Whether a mark's encyclopedia article is a country's."""
    found = Gazetteer.bundled().find(article.replace("_", " "), nearly=False)
    return any(candidate.place.feature_code in COUNTRY_CODES for candidate in found)


def judge(mark: Mark, placed: PlacedToponym | None) -> Judged:
    """Return whether a mark was placed right."""
    place = placed.place if placed else None
    near = right = in_area = False
    if place:
        km = geodesy.distance_km(mark.point, place.point)
        near = km <= _RIGHT_KM
        right = near or (is_country(mark.article) and _holds(place, mark.point))
        in_area = right or km <= _AREA_SHAPE * max(place.reach_km, _area_km(place))
    return Judged(mark=mark, placed=placed, near=near, right=right, in_area=in_area)


def _holds(place: Place, point: Point) -> bool:
    """Whether a country holds a point: on its land, or at sea and within its radius."""
    if place.feature_code not in COUNTRY_CODES:
        return False
    holders = {code for code, shape in country_shapes().items() if shape.contains(point)}
    if holders:
        return place.country_code in holders
    return geodesy.distance_km(place.point, point) <= place.reach_km


def _area_km(place: Place) -> float:
    return place.uncertainty_km if place.feature_class == "L" else 0.0


def share(flags: Sequence[bool]) -> str:
    """Return how many of some are true, in words."""
    return f"{sum(flags) / max(1, len(flags)):.3f} ({sum(flags)} of {len(flags)})"


def report_given(judged: Sequence[Judged]) -> None:
    """Print the figures with the marks given."""
    print("  names given:")
    print(f"    right, countries by containment  {share([j.right for j in judged])}")
    print(f"    right, within 161 km alone       {share([j.near for j in judged])}")
    for label, wanted in (("countries", True), ("others", False)):
        of_class = [j for j in judged if is_country(j.mark.article) is wanted]
        print(f"    {label:9} right {share([j.right for j in of_class])}", end="")
        print(f", within 161 km {share([j.near for j in of_class])}")
    print("    by confidence (all areas by containment):")
    for word in _WORDS:
        of_word = [j.in_area for j in judged if j.placed and j.placed.confidence == word]
        others = [
            j.in_area
            for j in judged
            if j.placed and j.placed.confidence == word and not is_country(j.mark.article)
        ]
        print(f"      {word:9} {share(of_word)}; others than countries {share(others)}")


def report_alone(judged: Sequence[Judged]) -> None:
    """Print how sure the gazetteer is of each name by itself, and how often rightly."""
    print("  each name by itself (Gazetteer.find):")
    by_word: dict[str, list[bool]] = {word: [] for word in _WORDS}
    for one in judged:
        candidates = Gazetteer.bundled().find(one.mark.name)
        word = confidence_of(candidates, hinted=False)
        best = candidates[0].place if candidates else None
        answer = best and PlacedToponym(toponym=one.placed.toponym, place=best, confidence=word)
        by_word[word].append(judge(one.mark, answer).in_area)
    for word, flags in by_word.items():
        print(f"      {word:9} {share(flags)}")


def report_found(texts: Sequence[tuple[str, tuple[Mark, ...]]]) -> None:
    """Print the figures from the bare text."""
    found = total = demonyms = 0
    judged: list[Judged] = []
    for text, marks in texts:
        placed = {(p.toponym.start, p.toponym.end): p for p in geocode_document(text)}
        demonyms += sum(p.toponym.form == "demonym" for p in placed.values())
        total += sum(p.toponym.form != "demonym" for p in placed.values())
        found += sum((mark.start, mark.end) in placed for mark in marks)
        judged += [judge(mark, placed.get((mark.start, mark.end))) for mark in marks]
    print("  from the bare text (exact spans):")
    print(f"    found and right, countries by containment  {share([j.right for j in judged])}")
    print(f"    found and within 161 km                    {share([j.near for j in judged])}")
    print(f"    recall    {found / len(judged):.3f}")
    print(f"    precision {found / total:.3f} of {total}; {demonyms} demonyms, which the corpus")
    print("              does not mark, are not counted")


def report_errors(judged: Sequence[Judged]) -> None:
    """Print the wrong answers."""
    wrong = Counter(
        (
            one.placed.confidence if one.placed else "missing",
            one.mark.name,
            one.mark.article,
            one.placed.place.gazetteer_id if one.placed and one.placed.place else "",
        )
        for one in judged
        if not one.right
    )
    for key, count in wrong.most_common():
        print("   ", count, *key)


def report_speed(texts: Sequence[str]) -> None:
    """Print how fast texts are read, the best of some rounds."""
    whole = "\n\n".join(texts)
    for label, parts in (("one text", [whole]), ("text by text", texts)):
        seconds = []
        for _ in range(_SPEED_ROUNDS):
            begin = time.process_time()
            for part in parts:
                find_toponyms(part)
            seconds.append(time.process_time() - begin)
        size = sum(len(part.encode()) for part in parts)
        print(f"find_toponyms, {label}: {size / min(seconds) / 1e6:.1f} MB/s of processor time")


def report_half(texts: Sequence[tuple[str, tuple[Mark, ...]]], label: str, *, errors: bool) -> None:
    """Print all figures for a part of the corpus."""
    judged: list[Judged] = []
    for text, marks in texts:
        toponyms = toponyms_at(text, [(mark.start, mark.end) for mark in marks])
        placed = {p.toponym.start: p for p in geocode_document(text, toponyms)}
        judged += [judge(mark, placed.get(mark.start)) for mark in marks]
    print(f"{label}: {len(texts)} texts, {len(judged)} names")
    report_given(judged)
    report_alone(judged)
    report_found(texts)
    if errors:
        report_errors(judged)


def main(path: Path, options: Sequence[str]) -> None:
    """Print all figures: for the half developed on, the half held out, and both."""
    texts = list(read_corpus(path))
    halves = {"even": texts[::2], "odd": texts[1::2], "all": texts}
    for label in [half for half in halves if f"--{half}" in options] or list(halves):
        report_half(halves[label], label, errors="--errors" in options)
    report_speed([text for text, _ in texts])


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
