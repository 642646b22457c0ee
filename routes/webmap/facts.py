"""What a page shows, and the words in which it says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from routes import projection, wording
from routes.dates import written_date
from routes.heading import Heading
from routes.hop import Hop, PlaceReading
from routes.language import Language
from routes.leg import Leg
from routes.natural_earth import Window
from routes.source import Source


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
    """

    legs: Sequence[Leg]
    places: Sequence[PlaceReading]
    sources: Sequence[Source]
    origins: Mapping[str, str]
    heading: Heading

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


def leg_notes(leg: Leg, language: Language) -> list[str]:
    """Return what else is said of a hop and of how it is drawn, a sentence each."""
    hop = leg.hop
    notes = [
        language.say("date", date=written_date(hop.date, language)) if hop.date else "",
        hop.note or "",
        language.say("implied.from", why=hop.implied_from) if hop.implied_from else "",
        language.say("implied.to", why=hop.implied_to) if hop.implied_to else "",
        *(wording.reading_words(stop, language) for stop in hop.stops),
        *(edge_words(stop, language) for stop in hop.stops),
        *wording.way_words(leg, language),
    ]
    return [note for note in notes if note]


def edge_words(reading: PlaceReading, language: Language) -> str:
    """Return that a place is marked where it does not lie, or an empty text."""
    if not projection.is_beyond_edge(reading.point):
        return ""
    pole = "north" if reading.point.y > 0 else "south"
    return language.say(
        f"beyond-edge.{pole}",
        place=reading.read_as or reading.name,
        lat=f"{abs(reading.point.y):.1f}",
    )
