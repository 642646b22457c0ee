"""The claims of a dossier's sources, judged on the places that a person settled."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from routes.claim.claim import Judgement
from routes.claim.find import find_claims, may_hold_claims
from routes.claim.judge import judge
from routes.gazetteer import Gazetteer, fold_name
from routes.geodocument import PlacedToponym, geocode_document
from routes.hop import PlaceReading
from routes.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceClaim:
    """A judged claim, and where it stands.

    Parameters
    ----------
    source_id
        The source's id.
    line
        Of the source's text, from 1.
    judgement
        What the geometry says.
    """

    source_id: str
    line: int
    judgement: Judgement

    @property
    def words(self) -> str:
        """The claim and its verdict in one line."""
        claim = self.judgement.claim
        subject = f" ({claim.subject.toponym.exact})" if claim.subject else ""
        exact = " ".join(claim.exact.split())
        return f"{self.source_id}, line {self.line}: “{exact}”{subject} {self.judgement.words}"


def judge_sources(
    sources: Iterable[Source], readings: Sequence[PlaceReading], gazetteer: Gazetteer
) -> tuple[SourceClaim, ...]:
    """Return the claims of some sources, in order, each with its verdict.

    Parameters
    ----------
    sources
        The documents.
    readings
        The places that a person settled: they are surer than what a document alone tells.
    gazetteer
        Where the other places are looked up.
    """
    reading_of: dict[str, PlaceReading] = {}
    for reading in readings:
        for name in (reading.name, *reading.place.names):
            reading_of.setdefault(fold_name(name), reading)
    found: list[SourceClaim] = []
    for source in sources:
        if not may_hold_claims(source.text):
            continue
        placed = geocode_document(source.text, gazetteer=gazetteer)
        settled = [_settled(place, reading_of) for place in placed]
        for claim in find_claims(source.text, settled, gazetteer=gazetteer):
            if claim.subject is None:
                continue  # what has no name cannot be measured
            line = source.text.count("\n", 0, claim.start) + 1
            judgement = judge(claim)
            found.append(SourceClaim(source_id=source.id, line=line, judgement=judgement))
    return tuple(found)


def _settled(placed: PlacedToponym, reading_of: Mapping[str, PlaceReading]) -> PlacedToponym:
    """Return a toponym with the place that a person read it as, if one did."""
    reading = reading_of.get(fold_name(placed.toponym.exact))
    if reading is None or placed.toponym.form != "name":
        return placed
    return replace(placed, place=reading.place, confidence=reading.certainty)
