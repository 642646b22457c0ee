"""Hop: a movement between two places that quotes state or deny."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from shapely import LineString, Point

from routes.gazetteer import Place
from routes.source import Quote, Source

Stance = Literal["says", "denies"]
Certainty = Literal["sure", "probable"]


class Mode(StrEnum):
    """How the goods travel, as far as a source says."""

    SEA = "sea"
    RIVER = "river"
    RAIL = "rail"
    ROAD = "road"
    AIR = "air"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """What standing the statement has."""

    REPORTED = "reported"
    ALLEGED = "alleged"
    CONFIRMED = "confirmed"
    PLANNED = "planned"
    DENIED = "denied"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceReading:
    """A place as the sources name it, and the gazetteer entry it is read as.

    Parameters
    ----------
    id
        The key the dossier gives it, or one made of its name.
    name
        The name as the sources spell it.
    place
        The gazetteer entry.
    read_as
        The spelling it was read as where that differs from `name`, or None.
    certainty
        Whether this is surely the place that is meant.
    because
        Why a person reads it so, or None.
    reasons
        Why the gazetteer entry was chosen, in words.
    """

    id: str
    name: str
    place: Place
    read_as: str | None = None
    certainty: Certainty = "sure"
    because: str | None = None
    reasons: tuple[str, ...] = ()

    @property
    def point(self) -> Point:
        """The entry's point in EPSG:4326, x = longitude, y = latitude."""
        return self.place.point

    @property
    def is_area(self) -> bool:
        """Whether it is a country, a region or a water, whose point only stands for the whole."""
        return self.place.is_area

    @property
    def is_water(self) -> bool:
        """Whether it is a sea, a strait, a canal or a river, and no port."""
        return self.is_area and self.place.feature_class == "H"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A quote together with what it does for a hop: it says it, or denies it."""

    stance: Stance
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPath:
    """A path that a person gives in a file.

    Parameters
    ----------
    file
        The file, as the dossier names it.
    sha256
        Of its bytes.
    line
        EPSG:4326, x = longitude, y = latitude, in degrees, in the direction of the hop.
    """

    file: str
    sha256: str
    line: LineString


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """A movement from one place to another, with the words that state it.

    Parameters
    ----------
    id
        Unique in its dossier; made of the names unless given.
    from_place, to_place
        The two ends.
    mode, status
        How the goods travel, and what standing the statement has. A hop with quotes on both
        sides has the status `disputed`.
    citations
        The quotes, those that say it first; at least one says it.
    cargo, note
        What is carried, and a remark, in free words; or None.
    date
        When, as an EDTF date, or None.
    waypoints
        The places it passes on its way, in order.
    given_path
        Its path, where a file gives it.
    implied_from, implied_to, implied_waypoints
        Why a place that no quote names is still meant, or None.
    """

    id: str
    from_place: PlaceReading
    to_place: PlaceReading
    mode: Mode
    status: Status
    citations: tuple[Citation, ...]
    cargo: str | None = None
    note: str | None = None
    date: str | None = None
    waypoints: tuple[PlaceReading, ...] = ()
    given_path: GivenPath | None = None
    implied_from: str | None = None
    implied_to: str | None = None
    implied_waypoints: str | None = None

    @property
    def stops(self) -> tuple[PlaceReading, ...]:
        """The places from its start to its end, in order."""
        return (self.from_place, *self.waypoints, self.to_place)

    @property
    def says(self) -> tuple[Quote, ...]:
        """The quotes that state the hop."""
        return tuple([c.quote for c in self.citations if c.stance == "says"])

    @property
    def denies(self) -> tuple[Quote, ...]:
        """The quotes that deny it."""
        return tuple([c.quote for c in self.citations if c.stance == "denies"])


def origins_of(hop: Hop, sources: Sequence[Source]) -> tuple[str, ...]:
    """Return the ids of the origins that say a hop, in the order of its quotes."""
    origin_of = {source.id: source.origin for source in sources}
    return tuple(dict.fromkeys(origin_of[quote.source_id] for quote in hop.says))
