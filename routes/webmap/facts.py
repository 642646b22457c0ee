"""What a page shows, and the words in which it says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from routes import projection, wording
from routes.claim import SourceClaim
from routes.dates import written_date
from routes.heading import Heading
from routes.hop import Hop, PlaceReading
from routes.language import Language
from routes.leg import Leg
from routes.natural_earth import Window
from routes.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Claims of one distance in the same words, with the same verdict."""

    claims: tuple[SourceClaim, ...]

    @property
    def first(self) -> SourceClaim:
        """The one whose words are shown."""
        return self.claims[0]

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Who states it, in the order of the sources."""
        return tuple(dict.fromkeys(claim.source_id for claim in self.claims))


@dataclass(frozen=True, kw_only=True)  # without slots: the windows are kept
class Facts:
    """Everything that one map shows.

    Parameters
    ----------
    legs
        The drawn hops, in the order of the list.
    places
        The ends of the hops.
    sources
        The documents that the hops cite.
    origins
        What stands behind the sources: the id of an origin, and its description.
    heading
        The words above the map.
    claims
        What the sources state of distances.
    """

    legs: Sequence[Leg]
    places: Sequence[PlaceReading]
    sources: Sequence[Source]
    origins: Mapping[str, str]
    heading: Heading
    claims: Sequence[SourceClaim] = ()

    @cached_property
    def stated(self) -> Mapping[str, tuple[Stated, ...]]:
        """What the sources state of a place's distance from another, by its gazetteer id.

        The same words with the same verdict are one; those of a place that is not sure are none.
        """
        alike: dict[tuple[str, str, str, str], list[SourceClaim]] = {}
        for claim in self.claims:
            if claim.subject_place and claim.reference_place:
                ends = (claim.subject_place.gazetteer_id, claim.reference_place.gazetteer_id)
                alike.setdefault((*ends, claim.stated.casefold(), claim.verdict_words), []).append(
                    claim
                )
        found: dict[str, list[Stated]] = {}
        for (subject, *_), claims in alike.items():
            found.setdefault(subject, []).append(Stated(claims=tuple(claims)))
        return {subject: tuple(group) for subject, group in found.items()}

    @cached_property
    def place_notes(self) -> Mapping[str, tuple[str, ...]]:
        """What must be said of each place, by its id."""
        language = self.heading.language
        return {reading.id: _place_notes(reading, language) for reading in self.places}

    @cached_property
    def windows(self) -> Mapping[str, Window]:
        """What a wide and a tall map show; the longitudes of both run on alike."""
        return {
            shape: projection.rounded(window, 4)
            for shape, window in (
                ("wide", projection.desk_window(self.legs)),
                ("tall", projection.phone_window(self.legs)),
            )
        }


def claim_notes(leg: Leg, facts: Facts) -> list[str]:
    """Return what the sources state of how far an end of a hop lies from elsewhere, each judged."""
    if not facts.stated:
        return []
    stated = [
        one for stop in leg.hop.stops for one in facts.stated.get(stop.place.gazetteer_id, ())
    ]
    return [_claim_words(one, facts) for one in stated]


def _claim_words(stated: Stated, facts: Facts) -> str:
    publishers = {source.id: source.publisher or source.file for source in facts.sources}
    return facts.heading.language.say(
        "claim",
        source=tuple(publishers[source] for source in stated.source_ids),
        words=" ".join(stated.first.exact.split()),
        subject=stated.first.subject,
        verdict=stated.first.judgement.remark,
    )


def _place_notes(reading: PlaceReading, language: Language) -> tuple[str, ...]:
    notes = (wording.reading_words(reading, language), edge_words(reading, language))
    return tuple(note for note in notes if note)


def cargo_words(hop: Hop, language: Language) -> str:
    """Return what is carried, or an empty text."""
    return language.say("cargo", cargo=hop.cargo) if hop.cargo else ""


def short_label(leg: Leg, language: Language) -> str:
    """Return what tells a hop from others between the same two places."""
    status = language.say(f"status.{leg.hop.status}")
    return leg.hop.cargo or f"{status}, {wording.mode_words(leg.hop.mode, language)}"


def hop_tags(hop: Hop, sources: Sequence[Source], language: Language) -> list[str]:
    """Return a hop's standing in a few short words."""
    support = wording.support_words(hop, sources, language)
    return [language.say(f"status.{hop.status}"), *support.split(" · ")]


def leg_notes(leg: Leg, facts: Facts) -> list[str]:
    """Return what else is said of a hop and of how it is drawn, a sentence each."""
    hop, language = leg.hop, facts.heading.language
    ours = [
        language.say("implied.from", why=hop.implied_from) if hop.implied_from else "",
        language.say("implied.to", why=hop.implied_to) if hop.implied_to else "",
        *(note for stop in hop.stops for note in facts.place_notes[stop.id]),
        *wording.way_words(leg, language),
        *claim_notes(leg, facts),
    ]
    date = language.say("date", date=written_date(hop.date, language)) if hop.date else ""
    notes = [date, hop.note or "", *map(language.led, ours)]
    return [note for note in notes if note]


def edge_words(reading: PlaceReading, language: Language) -> str:
    """Return that a place is marked where it does not lie, or an empty text."""
    if not projection.is_beyond_edge(reading.point):
        return ""
    pole = "north" if reading.point.y > 0 else "south"
    return language.say(
        f"beyond-edge.{pole}",
        place=reading.read_as or reading.name,
        lat=Decimal(f"{abs(reading.point.y):.1f}"),
    )
