"""Proposals: the movements of all documents, put together to hops with their quotes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from routes.dates import wider_date
from routes.draft.stops import (
    Hint,
    Stop,
    is_point_on_the_way,
    kind_before,
    same_places,
    stop_of,
)
from routes.errors import QuoteError
from routes.gazetteer import COUNTRY_CODES, Gazetteer
from routes.geodocument import PlacedToponym
from routes.hop import Mode, Status
from routes.movement import Likelihood, Movement
from routes.source import Quote, Source, find_quote

_CONTEXT_WORDS = (1, 2, 4, 8, 16, 32, 64)
_CONTEXT = 2_000
"""Code points around a quote that hold so many words."""
_WEAKEST = (Status.PLANNED, Status.ALLEGED, Status.REPORTED, Status.CONFIRMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedQuote:
    """A quote as a dossier writes it, with as much around it as makes it the only one."""

    quote: Quote
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A hop that is proposed.

    Parameters
    ----------
    origin, destination, waypoints
        Its places.
    passing
        Names of waters and countries it passes, through which no line can be led.
    mode, status, cargo, date
        As the documents say; the date in EDTF, or None.
    says, denies
        The quotes.
    likelihood, reasons
        How directly the documents say it, and by which words it was found.
    """

    origin: Stop
    destination: Stop
    waypoints: tuple[Stop, ...] = ()
    passing: tuple[str, ...] = ()
    mode: Mode
    status: Status
    cargo: str | None
    date: str | None
    says: tuple[DraftedQuote, ...]
    denies: tuple[DraftedQuote, ...]
    likelihood: Likelihood
    reasons: tuple[str, ...]

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why it is not settled; empty if it is."""
        stops = (self.origin, *self.waypoints, self.destination)
        return tuple(dict.fromkeys(stop.doubt for stop in stops if stop.doubt))


def propose(
    found: Sequence[tuple[Source, Sequence[Movement]]], gazetteer: Gazetteer
) -> tuple[Proposal, ...]:
    """Return the hops that the movements of several documents amount to, in order.

    Movements between the same places by the same means are one hop with several quotes. A place on
    the way that another hop begins or ends at is an end here too, so that the routes join.
    """
    movements = [movement for _, own in found for movement in own]
    ends = [place for m in movements for place in (m.origin, m.destination)]
    chosen = same_places(place for m in movements for place in (m.origin, *m.via, m.destination))
    joints = {key for place in ends if (key := _key(place, chosen))}
    proposals = [
        proposal
        for source, own in found
        for movement in own
        for part in _split(movement, joints, chosen)
        if (proposal := _proposal(part, source, chosen, gazetteer))
    ]
    return tuple(_without_coarse(_merged(proposals)))


def _key(placed: PlacedToponym, chosen: dict[str, PlacedToponym]) -> str:
    if placed.place is None:
        return ""
    place = chosen[placed.place.gazetteer_id].place
    return place.gazetteer_id if place else ""


def _split(
    movement: Movement, joints: set[str], chosen: dict[str, PlacedToponym]
) -> list[Movement]:
    """Return the parts of a movement between places where hops begin and end."""
    parts: list[Movement] = []
    origin, via = movement.origin, list[PlacedToponym]()
    for place in movement.via:
        point = place.place is not None and is_point_on_the_way(place.place)
        if point and _key(place, chosen) in joints:
            parts.append(replace(movement, origin=origin, destination=place, via=tuple(via)))
            origin, via = place, []
        else:
            via.append(place)
    return [*parts, replace(movement, origin=origin, via=tuple(via))]


def _proposal(
    movement: Movement,
    source: Source,
    chosen: dict[str, PlacedToponym],
    gazetteer: Gazetteer,
) -> Proposal | None:
    origin = _stop(movement, movement.origin, chosen, source.text, gazetteer)
    destination = _stop(movement, movement.destination, chosen, source.text, gazetteer)
    quotes = {
        stance: tuple(quote for span in spans if (quote := draft_quote(source, span)))
        for stance, spans in (("says", movement.says), ("denies", movement.denies))
    }
    if origin.key == destination.key or not any(quotes.values()):
        return None
    if movement.denies and not quotes["denies"]:
        return None  # without its denial it would be a fact
    points = [v for v in movement.via if v.place and is_point_on_the_way(v.place)]
    stops = [_stop(movement, place, chosen, source.text, gazetteer) for place in points]
    return Proposal(
        origin=origin,
        destination=destination,
        waypoints=tuple(stop for stop in stops if stop.place and not stop.doubt),
        passing=tuple(v.toponym.exact for v in movement.via if v not in points),
        mode=movement.mode,
        status=movement.status,
        cargo=movement.cargo,
        date=movement.date,
        says=quotes["says"],
        denies=quotes["denies"],
        likelihood=movement.likelihood,
        reasons=(f"{source.id}: {'; '.join(movement.reasons)}",),
    )


def _stop(
    movement: Movement,
    placed: PlacedToponym,
    chosen: dict[str, PlacedToponym],
    text: str,
    gazetteer: Gazetteer,
) -> Stop:
    best = chosen[placed.place.gazetteer_id] if placed.place else placed
    others = [end.place for end in (movement.origin, movement.destination) if end is not placed]
    country = next((place.country_code for place in others if place), "")
    hint = Hint(country=country, kind=kind_before(text, placed.toponym.start))
    return stop_of(best, movement.mode, gazetteer, hint)


def draft_quote(source: Source, span: tuple[int, int]) -> DraftedQuote | None:
    """Return the quote that stands at a place of a source, or None if no words make it unique."""
    words = " ".join(source.text[span[0] : span[1]].split())
    near = slice(max(0, span[0] - _CONTEXT), span[0]), slice(span[1], span[1] + _CONTEXT)
    before, after = (source.text[part].split() for part in near)
    for count in (0, *_CONTEXT_WORDS):
        prefix = " ".join(before[-count:]) if count else ""
        suffix = " ".join(after[:count]) if count else ""
        try:
            quote = find_quote(source, words, prefix=prefix, suffix=suffix)
        except QuoteError:
            continue
        if quote.start == span[0]:
            return DraftedQuote(quote=quote, prefix=prefix, suffix=suffix)
    return None


def _merged(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Put proposals between the same places together, those of other modes or plans aside."""
    merged: dict[tuple[str, str], list[Proposal]] = {}
    for proposal in proposals:
        alike = merged.setdefault((proposal.origin.key, proposal.destination.key), [])
        at = next((i for i, kept in enumerate(alike) if _fit(kept, proposal)), len(alike))
        alike[at : at + 1] = [_both(alike[at], proposal) if at < len(alike) else proposal]
    return [proposal for alike in merged.values() for proposal in alike]


def _without_coarse(proposals: list[Proposal]) -> list[Proposal]:
    """Give the quotes of a hop from a country to the one hop that says where in it.

    `Iran sends them by sea to Makhachkala` speaks of what goes from Amirabad to Makhachkala.
    """
    kept = list(proposals)
    for coarse in proposals:
        finer = [i for i, other in enumerate(kept) if _is_finer(other, coarse)]
        if len(finer) == 1:
            merged = _both(kept[finer[0]], coarse)
            why = f"“{coarse.origin.name}” is read as {kept[finer[0]].origin.name}"
            kept[finer[0]] = replace(merged, reasons=(*merged.reasons, why))
            kept.remove(coarse)
    return kept


def _is_finer(other: Proposal, coarse: Proposal) -> bool:
    """Whether a hop starts at a place of the country that another starts at, and is like it."""
    begin, country = other.origin.place, coarse.origin.place
    if begin is None or country is None or country.feature_code not in COUNTRY_CODES:
        return False
    alike = (other.mode, other.status) == (coarse.mode, coarse.status)
    same_end = other.destination.key == coarse.destination.key
    inside = begin != country and begin.country_code == country.country_code
    at_one_time = can_be_of_one_time(other, coarse)
    return alike and at_one_time and same_end and inside and other.mode is not Mode.UNKNOWN


def _fit(kept: Proposal, other: Proposal) -> bool:
    """Whether two proposals between the same places are one hop."""
    modes = {kept.mode, other.mode} - {Mode.UNKNOWN}
    planned = (kept.status is Status.PLANNED) == (other.status is Status.PLANNED)
    return len(modes) <= 1 and planned and can_be_of_one_time(kept, other)


def can_be_of_one_time(kept: Proposal, other: Proposal) -> bool:
    """Return whether the dates of two hops may be one: one holds the other, or is not known."""
    if kept.date is None or other.date is None:
        return True
    return wider_date(kept.date, other.date) is not None


def _both(kept: Proposal, other: Proposal) -> Proposal:
    modes = [mode for mode in (kept.mode, other.mode) if mode is not Mode.UNKNOWN]
    statuses = [status for status in _WEAKEST if status in {kept.status, other.status}]
    says = _joined(kept.says, other.says)
    return replace(
        kept,
        waypoints=kept.waypoints or other.waypoints,
        passing=tuple(dict.fromkeys((*kept.passing, *other.passing))),
        mode=modes[0] if modes else Mode.UNKNOWN,
        status=statuses[0] if statuses and says else Status.DENIED,
        cargo=kept.cargo or other.cargo,
        date=_date_of_both(kept, other),
        says=says,
        denies=_joined(kept.denies, other.denies),
        likelihood="likely" if "likely" in {kept.likelihood, other.likelihood} else "possible",
        reasons=tuple(dict.fromkeys((*kept.reasons, *other.reasons, *_partly_dated(kept, other)))),
    )


def _partly_dated(kept: Proposal, other: Proposal) -> tuple[str, ...]:
    is_partly = (kept.date is None) != (other.date is None)
    return ("the date is that of some of the quotes; the others state none",) if is_partly else ()


def _date_of_both(kept: Proposal, other: Proposal) -> str | None:
    if kept.date and other.date:
        return wider_date(kept.date, other.date)
    return kept.date or other.date


def _joined(
    some: tuple[DraftedQuote, ...], others: tuple[DraftedQuote, ...]
) -> tuple[DraftedQuote, ...]:
    return tuple({quote.quote: quote for quote in (*some, *others)}.values())
