"""Dossier: what a checked dossier file says."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from routes.claim import SourceClaim, judge_sources
from routes.errors import Fault
from routes.gazetteer import Gazetteer
from routes.graph import RouteGraph
from routes.heading import Heading
from routes.hop import Hop, PlaceReading
from routes.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A checked dossier.

    Parameters
    ----------
    heading
        The words above the map.
    origins
        Whom the sources repeat: origin id to description.
    sources, places, hops
        In the order of the file.
    warnings
        What is not wrong by any rule and yet hardly meant, each where it stands.
    """

    heading: Heading
    origins: Mapping[str, str]
    sources: tuple[Source, ...]
    places: tuple[PlaceReading, ...]
    hops: tuple[Hop, ...]
    warnings: tuple[Fault, ...] = field(default=(), compare=False)

    def graph(self, *, gazetteer: Gazetteer | None = None) -> RouteGraph:
        """Return the route graph, with a leg drawn for each hop and the claims of its sources.

        Parameters
        ----------
        gazetteer
            As for `claims`.
        """
        return RouteGraph.from_hops(
            self.hops,
            sources=self.sources,
            origins=self.origins,
            heading=self.heading,
            claims=self.claims(gazetteer=gazetteer),
        )

    def claims(self, *, gazetteer: Gazetteer | None = None) -> tuple[SourceClaim, ...]:
        """Return what the sources state of distances, each with what the geometry says to it.

        Parameters
        ----------
        gazetteer
            Where places that the dossier does not settle are looked up; the bundled one unless
            given.

        Examples
        --------
        >>> from routes import read_dossier
        >>> last = read_dossier("seeds").claims()[-1]
        >>> last.subject, last.stated, last.reference, last.verdict
        ('Alabuga Special Economic Zone', 'about 1,100 km east', 'Moscow', 'off')
        """
        entries = gazetteer or Gazetteer.bundled()
        return judge_sources(self.sources, self.places, entries, hops=self.hops)
