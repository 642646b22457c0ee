"""RouteGraph: the directed multigraph of hops, and what can be asked of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, overload

from routes import export, picture
from routes.claim import SourceClaim
from routes.errors import UnknownPlaceError
from routes.feature import Feature, leg_feature
from routes.gazetteer import fold_name
from routes.heading import Heading
from routes.hop import Hop, PlaceReading
from routes.leg import Leg, draw_leg
from routes.look import CARD_PX
from routes.output import write_file
from routes.page_options import PLAIN, PageOptions
from routes.source import Source

if TYPE_CHECKING:  # heavy packages, imported by the methods that need them
    import folium
    import geopandas
    import networkx as nx

    from routes.webmap import Facts

Content = TypeVar("Content", str, bytes)

MAX_PATHS = 1_000
"""So many routes between two places are returned at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteGraph:
    """Places joined by hops, each hop with its leg.

    Parameters
    ----------
    legs
        The drawn hops, in the order of the dossier.
    sources, origins
        The documents, and whom they repeat (origin id to description).
    heading
        The words above a map.
    claims
        What the sources state of distances; pages show each beside the hops to its place.
    """

    legs: tuple[Leg, ...]
    sources: tuple[Source, ...]
    origins: Mapping[str, str]
    heading: Heading
    claims: tuple[SourceClaim, ...] = ()

    @staticmethod
    def from_hops(
        hops: Sequence[Hop],
        *,
        sources: Sequence[Source],
        origins: Mapping[str, str],
        heading: Heading,
        claims: Sequence[SourceClaim] = (),
    ) -> "RouteGraph":
        """Draw a leg for each hop and return the graph."""
        return RouteGraph(
            legs=tuple(draw_leg(hop) for hop in hops),
            sources=tuple(sources),
            origins=origins,
            heading=heading,
            claims=tuple(claims),
        )

    @property
    def hops(self) -> tuple[Hop, ...]:
        """The hops, in the order of the legs."""
        return tuple(leg.hop for leg in self.legs)

    @property
    def places(self) -> tuple[PlaceReading, ...]:
        """The places that the hops join or pass, in order of first use."""
        stops = (stop for hop in self.hops for stop in hop.stops)
        return tuple({reading.id: reading for reading in stops}.values())

    @property
    def length_km(self) -> float:
        """The sum of the legs' lengths, in kilometres."""
        return sum(leg.length_km for leg in self.legs)

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """Return the graph as a networkx MultiDiGraph.

        Nodes are place ids with `name`, `lon`, `lat` (degrees, EPSG:4326), `gazetteer_id`,
        `feature_code`, `certainty` and `uncertainty_km`; edges have the hop's id as their key and
        the properties of its GeoJSON feature, `length_km` among them.
        """
        import networkx as nx  # noqa: PLC0415 (a fifth of a second)

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(title=self.heading.title)
        for reading in self.places:
            graph.add_node(
                reading.id,
                name=reading.name,
                lon=reading.point.x,
                lat=reading.point.y,
                gazetteer_id=reading.place.gazetteer_id,
                feature_code=reading.place.feature_code,
                certainty=reading.certainty,
                uncertainty_km=reading.place.uncertainty_km,
            )
        for leg in self.legs:
            begin, end = leg.hop.from_place.id, leg.hop.to_place.id
            properties = leg_feature(leg, self.sources)["properties"]
            graph.add_edge(begin, end, key=leg.hop.id, **properties)
        return graph

    def to_geodataframe(self) -> "geopandas.GeoDataFrame":
        """Return one row a hop, with the leg's line as geometry in EPSG:4326.

        The columns are the properties of the GeoJSON features, and `from_name`, `to_name` and
        `quotes`, the words that say the hop.
        """
        import geopandas  # noqa: PLC0415 (half a second)

        rows = [
            {
                **leg_feature(leg, self.sources)["properties"],
                "from_name": leg.hop.from_place.name,
                "to_name": leg.hop.to_place.name,
                "quotes": [quote.exact for quote in leg.hop.says],
            }
            for leg in self.legs
        ]
        lines = [leg.line for leg in self.legs]
        return geopandas.GeoDataFrame(rows, geometry=lines, crs="EPSG:4326")

    def paths(
        self, origin: str, destination: str, *, without: str | None = None
    ) -> tuple[tuple[Hop, ...], ...]:
        """Return the routes from one place to another, shortest first, as sequences of hops.

        Hops that sources only deny are no part of a route. At most 1,000 routes are returned.

        Parameters
        ----------
        origin, destination
            Ids or names of places of this graph.
        without
            A source's or an origin's id: hops that nothing else says are left out.

        Raises
        ------
        UnknownPlaceError
            When a name is no place of this graph, or `without` no source or origin.
        """
        import networkx as nx  # noqa: PLC0415 (a fifth of a second)

        begin, end = self._place_id(origin), self._place_id(destination)
        if begin == end:
            return ()
        left_out = self._resting_on(without) if without else []
        legs_between: dict[tuple[str, str], list[Leg]] = {}
        for leg in self.legs:
            if leg.hop.says and leg.hop not in left_out:
                ends = (leg.hop.from_place.id, leg.hop.to_place.id)
                legs_between.setdefault(ends, []).append(leg)
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from([begin, end])
        for (a, b), legs in legs_between.items():
            graph.add_edge(a, b, weight=min(leg.length_km for leg in legs))
        if not nx.has_path(graph, begin, end):
            return ()
        shortest_first = nx.shortest_simple_paths(graph, begin, end, weight="weight")
        paths = [
            path
            for nodes in islice(shortest_first, MAX_PATHS)
            for path in product(*(legs_between[ends] for ends in pairwise(nodes)))
        ]
        paths.sort(key=lambda path: (sum(leg.length_km for leg in path), len(path)))
        return tuple(tuple(leg.hop for leg in path) for path in paths[:MAX_PATHS])

    def explore(self) -> "folium.Map":
        """Return an interactive map for a notebook, to which folium layers can be added."""
        from routes import webmap  # noqa: PLC0415 (its classes are folium's: a third of a second)

        return webmap.explore(self._facts())

    @overload
    def to_html(self, path: str | Path, *, options: PageOptions = ...) -> None: ...
    @overload
    def to_html(self, path: None = None, *, options: PageOptions = ...) -> str: ...
    def to_html(
        self, path: str | Path | None = None, *, options: PageOptions = PLAIN
    ) -> str | None:
        """Write the page, or return its text where no path is given.

        The page is one file that makes no request: base map, code and data are inside.

        Parameters
        ----------
        path
            The file, or None.
        options
            How it is made.

        Raises
        ------
        ValueError
            When the address in the options is of another kind.
        """
        from routes import webmap  # noqa: PLC0415 (its classes are folium's: a third of a second)

        page = webmap.to_html(self._facts(), options)
        return _written(page, path)

    def to_embed(self, src: str = "map.html") -> str:
        """Return the snippet of HTML that shows the page inside an article.

        Parameters
        ----------
        src
            Where the page lies: a path, or an http(s) address.
        """
        from routes import webmap  # noqa: PLC0415 (its classes are folium's: a third of a second)

        return webmap.embed_html(self.heading, src)

    @overload
    def to_svg(self, path: str | Path) -> None: ...
    @overload
    def to_svg(self, path: None = None) -> str: ...
    def to_svg(self, path: str | Path | None = None) -> str | None:
        """Write the map as a static SVG picture, or return its text."""
        svg = picture.draw_svg(self.legs, self.places, self.sources, self.heading)
        return _written(svg, path)

    @overload
    def to_png(self, path: str | Path, *, width_px: int = ...) -> None: ...
    @overload
    def to_png(self, path: None = None, *, width_px: int = ...) -> bytes: ...
    def to_png(self, path: str | Path | None = None, *, width_px: int = 2400) -> bytes | None:
        """Write the map as a PNG picture, or return its bytes.

        Parameters
        ----------
        path
            The file, or None.
        width_px
            Width in pixels; the height follows.

        Raises
        ------
        OutputError
            When this machine has no fonts, or the file cannot be written.
        """
        return _written(picture.to_png(self.to_svg(), width_px=width_px), path)

    def to_card(self) -> bytes:
        """Return a PNG of 1200 by 630 pixels that stands for the page where a link is shared."""
        card = picture.draw_card(self.legs, self.places, self.sources, self.heading)
        return picture.to_png(card, width_px=CARD_PX[0])

    @overload
    def to_csv(self, path: str | Path) -> None: ...
    @overload
    def to_csv(self, path: None = None) -> str: ...
    def to_csv(self, path: str | Path | None = None) -> str | None:
        """Write the hops as CSV, one row a quote, or return the text."""
        return _written(export.to_csv(self.legs), path)

    def to_geojson(self) -> Feature:
        """Return the hops and places as a GeoJSON FeatureCollection: what hops.geojson holds."""
        return export.to_geojson(self.legs, self.places, self.sources, self.origins, self.heading)

    def _facts(self) -> "Facts":
        from routes.webmap import Facts  # noqa: PLC0415 (it imports folium)

        return Facts(
            legs=self.legs,
            places=self.places,
            sources=self.sources,
            origins=self.origins,
            heading=self.heading,
            claims=self.claims,
        )

    def _place_id(self, name: str) -> str:
        ids = [reading.id for reading in self.places if _answers_to(reading, name)]
        if len(ids) != 1:
            known = ", ".join(f"{reading.name} ({reading.id})" for reading in self.places)
            what = "no place" if not ids else "more than one place"
            raise UnknownPlaceError(f"{what} of this graph is {name!r}; it has: {known}", name=name)
        return ids[0]

    def _resting_on(self, support: str) -> list[Hop]:
        """Return the hops that nothing says but one source or one origin."""
        sources = {s.id for s in self.sources if support in {s.id, s.origin}}
        if not sources:
            known = ", ".join([*(source.id for source in self.sources), *self.origins])
            raise UnknownPlaceError(
                f"no source or origin is called {support!r}; known are: {known}", name=support
            )
        return [hop for hop in self.hops if {quote.source_id for quote in hop.says} <= sources]


def _answers_to(reading: PlaceReading, name: str) -> bool:
    names = {reading.name, reading.read_as or reading.name, reading.place.name}
    names |= {f"{known}, {reading.place.country_code}" for known in names}
    return name == reading.id or fold_name(name) in {fold_name(known) for known in names}


def _written(content: Content, path: str | Path | None) -> Content | None:
    if path is None:
        return content
    write_file(Path(path), content)
    return None
