"""The one object that a page's script reads: what a map shows, in columns.

A hop is a row. Numbers stand in columns, each text once in a table; `static/facts.js` is the
only code that reads them. What hops.geojson holds beyond that (offsets, hashes) stays there.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from routes import look, projection, wording
from routes.dates import days_of
from routes.hop import Mode, Status
from routes.label import place_label
from routes.leg import Leg
from routes.look import Bundle, LegendEntry, Look
from routes.natural_earth import Window
from routes.source import Quote, Source
from routes.webmap.basemap import basemap_record
from routes.webmap.columns import Table, column, encode, zigzag
from routes.webmap.context import beside, context
from routes.webmap.facts import Facts, cargo_words, hop_tags, leg_notes, short_label
from routes.webmap.markup import is_web_address
from routes.webmap.story import step_records

Record = dict[str, Any]

_PLACE_DECIMALS = 4
"""About ten metres."""
_PATH_DETAIL = 2000
"""A stored path is simplified by the width of the window divided by this, …"""
_COARSEST_DEG = 0.03
"""… but never by more, since a reader can look closer."""
_SHORTEST_STEP_DEG = 0.15
"""A shortest line passes nothing that it must keep clear of."""
_LEAST_STEP_DEG = 0.0005
_FACTORS = (0, 0.621371, 1)
"""What a number in a line on length is expected to be, of the first: itself, in miles, about it."""
_WEB = 0.6
"""How much shows of a line among many."""
_NEAR_ANTIPODE = -0.97
"""Cosine of the arc from which on the shortest line of the sphere is not the ellipsoid's."""


class Tables:
    """What hops share: each text, each list of sentences and each quote is stored once."""

    def __init__(self) -> None:
        self.texts: Table[str] = Table([""])
        self.lists: Table[tuple[str, ...]] = Table([()])
        self.quotes: Table[tuple[int, str, int, int]] = Table()

    def text_column(self, texts: Iterable[str | None]) -> Any:  # noqa: ANN401 (JSON)
        """Return a column of texts, or of none."""
        return column([self.texts.number(text or "") for text in texts])

    def list_column(self, lists: Iterable[Iterable[str]]) -> Any:  # noqa: ANN401 (JSON)
        """Return a column of lists of texts."""
        return column([self.lists.number(tuple(texts)) for texts in lists])

    @property
    def list_rows(self) -> list[list[int]]:
        """The lists, each as the numbers of its texts; these are added where they are new."""
        return [[self.texts.number(text) for text in texts] for texts in self.lists.values]


def routes_record(facts: Facts, *, has_list: bool = False) -> Record:
    """Return what the script of a map reads: the facts, the words for them, and the base map.

    Parameters
    ----------
    facts
        What is shown.
    has_list
        Whether a list in the document holds the words of the hops, so that they are left out.
    """
    tables = Tables()
    drawn = look.bundles(facts.legs, facts.sources)
    hops = _hop_columns(facts, drawn, tables)
    cited = _citation_columns(facts, tables, has_list=has_list)
    words = {} if has_list else _word_columns(facts, tables)
    language = facts.heading.language
    places = _place_columns(facts, tables)
    return {
        "title": facts.heading.title,
        "language": language.code,
        "words": language.script_words,
        "group": language.group_mark,
        "views": {shape: list(window.bounds) for shape, window in facts.windows.items()},
        **({"steps": step_records(facts)} if facts.heading.steps else {}),
        "modes": [str(mode) for mode in Mode],
        "statuses": [str(status) for status in Status],
        "hops": {**hops, **cited, **words},
        "lines": _line_columns(drawn),
        "places": places,
        "quotes": _quote_columns(tables, has_list=has_list),
        "sources": _source_columns(facts, has_list=has_list),
        "origins": {"id": list(facts.origins), "words": list(facts.origins.values())},
        "lists": tables.list_rows,
        "texts": tables.texts.values,
        "legend": [_entry_record(entry) for entry in look.legend(drawn, facts.places, language)],
        "style": {**_style_record(), "graticule": facts.heading.theme.graticule},
        "basemap": basemap_record(facts.windows, facts.places, language),
    }


def _hop_columns(facts: Facts, drawn: Sequence[Bundle], tables: Tables) -> Record:
    language = facts.heading.language
    hops = [leg.hop for leg in facts.legs]
    at = {reading.id: number for number, reading in enumerate(facts.places)}
    line_of = {leg.hop.id: line for line, bundle in enumerate(drawn) for leg in bundle.legs}
    dates: Table[str | None] = Table([None])
    date_column = column([dates.number(hop.date) for hop in hops])
    modes, statuses = list(Mode), list(Status)
    return {
        "count": len(hops),
        **_ids(facts.legs),
        "from": column([at[hop.from_place.id] for hop in hops]),
        "to": column([at[hop.to_place.id] for hop in hops]),
        "mode": column([modes.index(hop.mode) for hop in hops]),
        "status": column([statuses.index(hop.status) for hop in hops]),
        "label": tables.text_column(short_label(leg, language) for leg in facts.legs),
        "date": date_column,
        "dates": [[date, days_of(date)] for date in dates.values if date],
        # Left out where every hop has a line of its own.
        **({"line": column([line_of[hop.id] for hop in hops])} if len(drawn) < len(hops) else {}),
        "ways": {
            str(row): [at[stop.id] for stop in hop.waypoints if stop.id in at]
            for row, hop in enumerate(hops)
            if hop.waypoints
        },
        **_path_columns(facts),
    }


def _ids(legs: Sequence[Leg]) -> Record:
    """Return what tells the ids of hops: most are made of their places, later ones numbered."""
    met: Counter[tuple[str, str]] = Counter()
    nth, own = [], {}
    for row, leg in enumerate(legs):
        hop = leg.hop
        ends = (hop.from_place.id, hop.to_place.id)
        met[ends] += 1
        nth.append(met[ends])
        number = f"-{met[ends]}" if met[ends] > 1 else ""
        if hop.id != f"{ends[0]}-{ends[1]}{number}":
            own[str(row)] = hop.id
    is_usual = 2 * len(own) > len(legs)
    return {"nth": column(nth), "id": [leg.hop.id for leg in legs] if is_usual else own}


def _path_columns(facts: Facts) -> Record:
    """Return the paths that are no shortest lines between their two places; the script draws those.

    A path is an encoded polyline of latitudes and longitudes, in `factor` steps a degree.
    """
    window = facts.windows["wide"]
    span_deg = window.east_deg - window.west_deg
    step_deg = min(max(span_deg / _PATH_DETAIL, _LEAST_STEP_DEG), _COARSEST_DEG)
    factor = round(1 / step_deg)
    rows = _not_shortest(facts) if facts.legs else []
    lines = [_unrolled(facts.legs[row], window) for row in rows]
    coarse_deg = max(step_deg, _SHORTEST_STEP_DEG)
    simple = [
        line.simplify(
            coarse_deg if facts.legs[row].method == "geodesic" else step_deg,
            preserve_topology=False,
        )
        for row, line in zip(rows, lines, strict=True)
    ]
    return {
        "factor": factor,
        "path": {
            str(row): encode(np.round(shapely.get_coordinates(line)[:, ::-1] * factor).astype(int))
            for row, line in zip(rows, simple, strict=True)
        },
    }


def _not_shortest(facts: Facts) -> list[int]:
    """Return the hops that are not drawn as the shortest line of a sphere between their ends."""
    at = {reading.id: row for row, reading in enumerate(facts.places)}
    lon, lat = np.radians(shapely.get_coordinates([r.point for r in facts.places])).T
    across = np.cos(lat)
    vectors = np.column_stack([across * np.cos(lon), across * np.sin(lon), np.sin(lat)])
    begins = vectors[[at[leg.hop.from_place.id] for leg in facts.legs]]
    ends = vectors[[at[leg.hop.to_place.id] for leg in facts.legs]]
    cosines = (begins * ends).sum(axis=1).tolist()
    return [
        row
        for row, (leg, cosine) in enumerate(zip(facts.legs, cosines, strict=True))
        if leg.method != "geodesic" or leg.hop.waypoints or cosine < _NEAR_ANTIPODE
    ]


def _unrolled(leg: Leg, window: Window) -> shapely.LineString:
    """Return the line of a leg in the longitudes of a window, without a jump at 180 degrees."""
    lonlat = shapely.get_coordinates(leg.line)
    return shapely.LineString(projection.unrolled(lonlat, window))


def _line_columns(drawn: Sequence[Bundle]) -> Record:
    looks: Table[Look] = Table()
    rows = column([looks.number(bundle.look) for bundle in drawn])
    halves = np.round(np.array(look.lanes(drawn)) * 2).astype(np.int64)
    return {
        "count": len(drawn),
        "look": rows,
        "looks": [_look_record(kind) for kind in looks.values],
        "half_lanes": column(zigzag(halves)),
    }


def _citation_columns(facts: Facts, tables: Tables, *, has_list: bool) -> Record:
    """Return the citations in the order of their hops, and how many each has."""
    number_of = {source.id: number for number, source in enumerate(facts.sources)}
    beside_it = _beside if has_list else _around

    def quote_number(quote: Quote) -> int:
        source = number_of[quote.source_id]
        around = beside_it(facts.sources[source], quote, tables)
        return tables.quotes.number((source, quote.exact, *around))

    cited = [citation for leg in facts.legs for citation in leg.hop.citations]
    quotes = {id(citation.quote): citation.quote for citation in cited}
    in_order = sorted(quotes.values(), key=lambda quote: (number_of[quote.source_id], quote.start))
    numbers = {id(quote): quote_number(quote) for quote in in_order}
    return {
        "cited": column([len(leg.hop.citations) for leg in facts.legs]),
        "quote": column([numbers[id(citation.quote)] for citation in cited]),
        "denies": column([int(citation.stance == "denies") for citation in cited]),
    }


def _around(source: Source, quote: Quote, tables: Tables) -> tuple[int, int]:
    """Return the texts that make a quote's sentence whole."""
    before, after = map(tables.texts.number, context(source, quote))
    return before, after


def _beside(source: Source, quote: Quote, tables: Tables) -> tuple[int, int]:
    """Return the sentences beside a quote's own: twice a text, and 1 more in another paragraph."""
    earlier, later = (
        2 * tables.texts.number(sentence.words) + sentence.is_apart
        for sentence in beside(source, quote)
    )
    return earlier, later


def _quote_columns(tables: Tables, *, has_list: bool) -> Record:
    rows = tables.quotes.values
    record: Record = {"count": len(rows), "source": column([row[0] for row in rows])}
    first, last = column([row[2] for row in rows]), column([row[3] for row in rows])
    if has_list:
        return record | {"earlier": first, "later": last}
    return record | {"exact": [row[1] for row in rows], "before": first, "after": last}


def _word_columns(facts: Facts, tables: Tables) -> Record:
    """Return what a card says of each hop; the numbers of its length stand apart from the words."""
    language = facts.heading.language
    tags = _tags_of(facts)
    ways = [wording.leg_line(leg, language) for leg in facts.legs]
    most = max((len(numbers) for _, numbers in ways), default=0)
    padded = np.array([(*row, *[0] * (most - len(row))) for _, row in ways], dtype=np.int64)
    return {
        "cargo": tables.text_column(cargo_words(leg.hop, language) for leg in facts.legs),
        "way": tables.text_column(pattern for pattern, _ in ways),
        "factors": [_FACTORS[min(k, len(_FACTORS) - 1)] for k in range(most)],
        "numbers": [column(residuals(padded, k)) for k in range(most)],
        "tags": tables.list_column(map(tags, facts.legs)),
        "notes": tables.list_column(leg_notes(leg, facts) for leg in facts.legs),
    }


def residuals(numbers: NDArray[np.int64], k: int) -> NDArray[np.int64]:
    """Return by how much the numbers of a column miss what the first of their row lets expect.

    Most are 0 then, as miles follow from kilometres, so that their column is short.
    """
    expected = np.floor(numbers[:, 0] * _FACTORS[min(k, len(_FACTORS) - 1)] + 0.5).astype(np.int64)
    return zigzag(numbers[:, k] - expected)


def _tags_of(facts: Facts) -> Callable[[Leg], Sequence[str]]:
    """Return what gives the tags of a leg; they depend on its status and on a few counts."""
    origin_of = {source.id: source.origin for source in facts.sources}
    known: dict[object, Sequence[str]] = {}

    def tags(leg: Leg) -> Sequence[str]:
        says = {quote.source_id for quote in leg.hop.says}
        denies = 0 if says else len({quote.source_id for quote in leg.hop.denies})
        key = (leg.hop.status, len(says), len({origin_of[source] for source in says}), denies)
        if key not in known:
            known[key] = hop_tags(leg.hop, facts.sources, facts.heading.language)
        return known[key]

    return tags


def _place_columns(facts: Facts, tables: Tables) -> Record:
    readings = facts.places
    labels = [place_label(reading, facts.heading.language) for reading in readings]
    titles = map(wording.place_words, readings)
    names = [label.name for label in labels]
    return {
        "id": [reading.id for reading in readings],
        "name": names,
        "lat": [round(reading.point.y, _PLACE_DECIMALS) for reading in readings],
        "lon": [round(reading.point.x, _PLACE_DECIMALS) for reading in readings],
        "sub": tables.text_column(label.sub for label in labels),
        "title": _exceptions(titles, names),
        "somewhere": {str(row): label.somewhere for row, label in enumerate(labels) if label.area},
        "probable": column([int(reading.certainty == "probable") for reading in readings]),
        "tenths_km": column([round(10 * reading.place.uncertainty_km) for reading in readings]),
    }


def _exceptions(values: Iterable[str], usual: Sequence[str]) -> dict[str, str]:
    rows = enumerate(zip(values, usual, strict=True))
    return {str(row): value for row, (value, known) in rows if value != known}


def _source_columns(facts: Facts, *, has_list: bool) -> Record:
    sources, language = facts.sources, facts.heading.language
    origins: Table[str] = Table(source.origin for source in sources)
    record = {
        "id": [source.id for source in sources],
        "origin": column([origins.number(source.origin) for source in sources]),
        "origins": origins.values,
        "credit": [language.led(wording.source_words(source, language)) for source in sources],
    }
    if has_list:
        return record
    urls = enumerate(source.url or "" for source in sources)
    return record | {
        "file": [source.file for source in sources],
        "url": {str(row): url for row, url in urls if is_web_address(url)},
    }


def _entry_record(entry: LegendEntry) -> Record:
    return {
        "kind": entry.kind,
        "words": entry.words,
        "look": _look_record(entry.look),
        "sample": entry.sample,
    }


def _look_record(drawn: Look) -> Record:
    return {
        "colours": list(drawn.colours),
        "width": drawn.width_px,
        **_set_of(crossed=drawn.is_crossed, faint=drawn.is_faint),
        "fades": list(drawn.fades),
        "strokes": [
            {
                "share": round(stroke.share, 4),
                "dash": list(look.dash_px(stroke.dashes, drawn.width_px)),
                **_set_of(thin=stroke.is_thin),
            }
            for stroke in drawn.whole
        ],
    }


def _set_of(**flags: bool) -> Record:
    """Return the flags that are set; to the script one that is missing is not."""
    return {name: True for name, is_set in flags.items() if is_set}


def _style_record() -> Record:
    return {
        "faint": look.FAINT,
        "glow": [list(stop) for stop in look.GLOW],
        "area": {
            "rim": look.AREA_PX,
            "glow": look.GLOW_PX,
            "ring": look.RING_PX,
            "least": look.LEAST_AREA_SHARE,
        },
        "fade": {"px": look.FADE_PX, "share": look.FADE_SHARE, "least": look.FADED},
        "thin": look.THIN,
        "web": _WEB,
        "edge_lat": projection.EDGE_LAT_DEG,
    }
