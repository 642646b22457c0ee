"""The claims of a dossier's sources, judged on the places that a person settled."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from routes.claim.claim import Judgement, Verdict
from routes.claim.contrast import pair_of, unlike
from routes.claim.find import find_claims, may_hold_claims
from routes.claim.readings import judge_readings
from routes.gazetteer import Gazetteer, Place, fold_name
from routes.geodocument import PlacedToponym, geocode_document
from routes.hop import Hop, PlaceReading
from routes.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceClaim:
    """A judged claim, where it stands, and which claims say otherwise.

    Parameters
    ----------
    id
        `claim-1` and so on, in the order of the sources.
    source_id
        The source's id.
    line
        Of the source's text, from 1.
    judgement
        What the geometry says.
    unlike
        The ids of the claims on the same two places whose amount or direction does not fit this
        one.
    """

    id: str
    source_id: str
    line: int
    judgement: Judgement
    unlike: tuple[str, ...] = ()

    @property
    def exact(self) -> str:
        """The words, as they stand in the source."""
        return self.judgement.claim.exact

    @property
    def start(self) -> int:
        """Where the words begin, in code points."""
        return self.judgement.claim.start

    @property
    def end(self) -> int:
        """Where the words end."""
        return self.judgement.claim.end

    @property
    def stated(self) -> str:
        """The words of the amount and the direction alone: `about 1,100 km east`."""
        return self.judgement.claim.stated

    @property
    def subject(self) -> str:
        """The name of the place that is spoken of, as the source spells it."""
        return _name(self.judgement.claim.subject)

    @property
    def reference(self) -> str:
        """The name of the place that it is measured from; `the Russian capital` is Moscow."""
        return _name(self.judgement.claim.reference)

    @property
    def subject_place(self) -> Place | None:
        """The place that is spoken of; None where it is not sure."""
        return _sure(self.judgement.claim.subject)

    @property
    def reference_place(self) -> Place | None:
        """The place that it is measured from; None where it is not sure."""
        return _sure(self.judgement.claim.reference)

    @property
    def distance_km(self) -> float | None:
        """Along the geodesic between the two; None where no reading of them is settled enough."""
        return self.judgement.distance_km

    @property
    def verdict(self) -> Verdict:
        """`agrees`, `off`, `contradicts` or `cannot say`."""
        return self.judgement.verdict

    @property
    def verdict_words(self) -> str:
        """The verdict and why, as in `off: +22%; 904 km (562 miles) in a straight line; …`."""
        return self.judgement.words

    @property
    def words(self) -> str:
        """The claim and its verdict in one line."""
        exact = " ".join(self.exact.split())
        subject = f" ({self.subject})" if self.subject not in exact else ""
        return f"{self.source_id}, line {self.line}: “{exact}”{subject} {self.verdict_words}"


def judge_sources(
    sources: Iterable[Source],
    readings: Sequence[PlaceReading],
    gazetteer: Gazetteer,
    *,
    hops: Sequence[Hop] = (),
) -> tuple[SourceClaim, ...]:
    """Return the claims of some sources, in order, each with its verdict.

    What no words name as its subject, or no gazetteer knows, cannot be measured; it is told so.

    Parameters
    ----------
    sources
        The documents.
    readings
        The places that a person settled: they are surer than a guess at what a document means.
    gazetteer
        Where the other places are looked up.
    hops
        In a document that one of these quotes its places are meant, whatever else it seems to say;
        another document may mean another Tripoli.
    """
    reading_of = _by_name(readings)
    found: list[SourceClaim] = []
    for source in sources:
        if not may_hold_claims(source.text):
            continue
        placed = geocode_document(source.text, gazetteer=gazetteer)
        own = _by_name(
            stop
            for hop in hops
            if any(citation.quote.source_id == source.id for citation in hop.citations)
            for stop in hop.stops
        )
        settled = [_settled(place, own, reading_of) for place in placed]
        for claim in find_claims(source.text, settled, gazetteer=gazetteer):
            line = source.text.count("\n", 0, claim.start) + 1
            own_id = f"claim-{len(found) + 1}"
            judged = judge_readings(claim)
            found.append(SourceClaim(id=own_id, source_id=source.id, line=line, judgement=judged))
    others = unlike([found_claim.judgement.claim for found_claim in found])
    return tuple(
        replace(one, unlike=tuple(found[i].id for i in own))
        for one, own in zip(found, others, strict=True)
    )


def contrasts(claims: Iterable[SourceClaim]) -> tuple[tuple[SourceClaim, ...], ...]:
    """Return the claims that do not fit each other, those on the same two places together."""
    groups: dict[Hashable, list[SourceClaim]] = {}
    for claim in claims:
        if claim.unlike:
            groups.setdefault(pair_of(claim.judgement.claim), []).append(claim)
    return tuple(map(tuple, groups.values()))


def claim_record(claim: SourceClaim) -> dict[str, object]:
    """Return a judged claim as plain values, for JSON and for tables."""
    places = (claim.subject_place, claim.reference_place)
    subject_id, reference_id = (place.gazetteer_id if place else None for place in places)
    return {
        "claim": claim.id,
        "source": claim.source_id,
        "line": claim.line,
        "exact": claim.exact,
        "start": claim.start,
        "end": claim.end,
        "subject": claim.subject,
        "subject_id": subject_id,
        "reference": claim.reference,
        "reference_id": reference_id,
        "stated": claim.stated,
        "distance_km": None if claim.distance_km is None else round(claim.distance_km, 1),
        "verdict": claim.verdict,
        "words": claim.verdict_words,
        "unlike": list(claim.unlike),
    }


def _name(placed: PlacedToponym | None) -> str:
    if placed is None:
        return ""
    is_name = placed.toponym.form == "name"  # and no `Russian`, of `the Russian capital`
    return placed.toponym.exact if is_name or placed.place is None else placed.place.name


def _sure(placed: PlacedToponym | None) -> Place | None:
    return placed.place if placed and placed.confidence == "sure" else None


def _by_name(readings: Iterable[PlaceReading]) -> dict[str, PlaceReading]:
    """Return readings by the names that they settle; the first of a name counts."""
    reading_of: dict[str, PlaceReading] = {}
    for reading in readings:
        for name in (reading.name, *reading.place.names):
            reading_of.setdefault(fold_name(name), reading)
    return reading_of


def _settled(
    placed: PlacedToponym,
    own: Mapping[str, PlaceReading],
    reading_of: Mapping[str, PlaceReading],
) -> PlacedToponym:
    """Return a toponym with the place that a person read it as, if one did."""
    name = fold_name(placed.toponym.exact)
    reading = own.get(name)
    if reading is None and placed.confidence != "sure":
        reading = reading_of.get(name)
    if reading is None or placed.toponym.form != "name":
        return placed
    return replace(placed, place=reading.place, confidence=reading.certainty)
