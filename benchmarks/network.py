"""A made-up network of hops, the same at every run: what the pages of the benchmark show."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from shapely import Point

from routes import RouteGraph
from routes.gazetteer import Place
from routes.heading import Heading
from routes.hop import Citation, Hop, Mode, PlaceReading, Status
from routes.source import Quote, Source

SEED = 7
PLACES = 1000
_HOPS_A_SOURCE = 50
_LEAST_SOURCES = 5
_MODES = (Mode.AIR, Mode.ROAD, Mode.RAIL, Mode.UNKNOWN)
_STATUSES = (Status.REPORTED, Status.ALLEGED, Status.CONFIRMED)
_TEXT = (
    "the shipment left port across sea route officials said according to report drones were "
    "moved from and then transferred air bases near vessel tracking data showed cargo loaded "
    "Friday night satellite imagery zone east of factory components sanctions export controls "
    "company registered documents reviewed by reporters ministry denied spokesman statement"
)
_WORDS = _TEXT.split()


def network(hop_count: int) -> RouteGraph:
    """Return a graph of hops between 1,000 places, each with two quotes of about 160 characters.

    There are half as many quotes as hops, each a whole sentence of its source.
    """
    rng = random.Random(SEED)  # noqa: S311 (a repeatable draw, no secret)
    places = _places(rng, min(PLACES, max(6, 2 * hop_count)))
    sources, quotes = _documents(rng, max(4, hop_count // 2), hop_count // _HOPS_A_SOURCE)
    hops = _named([_hop(rng, number, places, quotes) for number in range(hop_count)])
    origins = {source.origin: f"Origin {source.origin}" for source in sources}
    heading = Heading(title=f"A network of {hop_count} hops")
    return RouteGraph.from_hops(hops, sources=sources, origins=origins, heading=heading)


def _named(hops: Sequence[Hop]) -> list[Hop]:
    """Give later hops between the same two places a number, as a dossier does."""
    met: Counter[str] = Counter()
    named = []
    for hop in hops:
        met[hop.id] += 1
        named.append(replace(hop, id=f"{hop.id}-{met[hop.id]}") if met[hop.id] > 1 else hop)
    return named


def _places(rng: random.Random, count: int) -> list[PlaceReading]:
    return [_place(rng, number) for number in range(count)]


def _place(rng: random.Random, number: int) -> PlaceReading:
    lat = float(np.degrees(np.arcsin(rng.uniform(-0.6, 0.9))))
    name = f"Place {number} Mañana–{_WORDS[number % len(_WORDS)].title()}"
    place = Place(
        gazetteer_id=f"made-up:{number}",
        name=name,
        point=Point(rng.uniform(-170, 170), lat),
        feature_class="P",
        feature_code="PPL",
        country_code="",
        uncertainty_km=1.0,
    )
    return PlaceReading(id=f"place-{number}", name=name, place=place)


def _documents(
    rng: random.Random, quote_count: int, source_count: int
) -> tuple[list[Source], list[Quote]]:
    texts: list[list[str]] = [[] for _ in range(max(source_count, _LEAST_SOURCES))]
    for number in range(quote_count):
        words = " ".join(rng.choices(_WORDS, k=rng.randrange(18, 30)))
        texts[number % len(texts)].append(f"{words.capitalize()}.")
    sources = [_source(number, "\n\n".join(said)) for number, said in enumerate(texts)]
    quotes = [
        _quote(source, exact) for source, said in zip(sources, texts, strict=True) for exact in said
    ]
    return sources, quotes


def _source(number: int, text: str) -> Source:
    return Source(
        id=f"doc{number}",
        file=f"doc{number}.txt",
        text=text,
        sha256=f"{number:064x}",
        origin=f"origin-{number % 97}",
        publisher=f"Publisher {number % 97}",
        published=f"2023-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
    )


def _quote(source: Source, exact: str) -> Quote:
    start = source.text.index(exact)
    end = start + len(exact)
    return Quote(
        source_id=source.id,
        exact=exact,
        prefix=source.text[max(0, start - 32) : start],
        suffix=source.text[end : end + 32],
        start=start,
        end=end,
        sha256=source.sha256,
    )


def _hop(
    rng: random.Random, number: int, places: Sequence[PlaceReading], quotes: Sequence[Quote]
) -> Hop:
    begin, end = rng.sample(places, 2)
    cited = (Citation(stance="says", quote=quote) for quote in rng.sample(quotes, 2))
    return Hop(
        id=f"{begin.id}-{end.id}",
        from_place=begin,
        to_place=end,
        mode=_MODES[number % len(_MODES)],
        status=_STATUSES[number % len(_STATUSES)],
        citations=tuple(cited),
    )
