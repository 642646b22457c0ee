"""Review: what a person decided on the proposals of a draft, kept from one sitting to the next."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from routes.dossier import FILE_NAME, Dossier, dossier_from_text
from routes.dossier.init import SCHEMA_NAME, schema_text
from routes.dossier.marked_yaml import Value, parse_yaml
from routes.dossier.naming import is_own_name
from routes.dossier.places import slug
from routes.draft.cards import (
    Card,
    Form,
    ends_of,
    form_of,
    no_draft,
    quote_forms,
    read_cards,
    statement_of,
)
from routes.draft.draft import DRAFT_NAME
from routes.draft.merging import free_key, with_hop
from routes.draft.refusal import refused, twice
from routes.draft.twins import are_one, find_twin, known_places
from routes.errors import DossierError, OutputError
from routes.gazetteer import Gazetteer, Place
from routes.hop import Hop, Status
from routes.output import write_file
from routes.source import read_text

REVIEW_NAME = "dossier.review.json"
_VERSION = 1
_BY_A_PERSON = "so read by a person"
"""Why a name is read as another, where a person gives no reason."""

Decision = Literal["accepted", "rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The proposals of a folder's draft, and what was decided on them.

    Parameters
    ----------
    folder
        Where draft and dossier are.
    cards
        The proposals that nobody decided on yet, in order.
    decided
        What was decided, by the key of the proposal.
    """

    folder: Path
    cards: tuple[Card, ...]
    decided: Mapping[str, Decision]


def open_review(folder: Path) -> Review:
    """Return the proposals of a folder's draft that are still to be decided on.

    What the dossier says already in the same words is not asked again.

    Raises
    ------
    DossierError
        When there is no draft, or it or the dossier is not one.
    OutputError
        When the file of decisions is damaged.
    """
    path = folder / DRAFT_NAME
    if not path.exists():
        raise no_draft(str(path))
    decided = _read_decisions(folder / REVIEW_NAME)
    said = _said_by(folder / FILE_NAME)
    cards = read_cards(read_text(path)[0], file=str(path))
    told = {card.key: statement_of(card.hop, card.places, card.sources) for card in cards}
    left = (card for card in cards if card.key not in decided and told[card.key] not in said)
    return Review(folder=folder, cards=tuple(left), decided=decided)


def declared_places(folder: Path) -> frozenset[str]:
    """Return the keys of places that a folder's dossier has."""
    return frozenset(form_of(_form_at(folder / FILE_NAME).get("places")))


def accept(review: Review, card: Card, *, proposed: Card, gazetteer: Gazetteer) -> Review:
    """Put a hop into the dossier and return what is left; the dossier is made where none is.

    Parameters
    ----------
    review
        The review.
    card
        The hop as it is accepted.
    proposed
        The hop as it was proposed.
    gazetteer
        Where places are looked up.

    Raises
    ------
    DossierError
        When the dossier with this hop has a fault, or one real place twice; it is left as it was.
    OutputError
        When it cannot be added to, or not be written.
    """
    path = review.folder / FILE_NAME
    old = read_text(path)[0] if path.exists() else None
    new = with_hop(old, card, file=str(path))
    before = dossier_from_text(old, path, gazetteer=gazetteer) if old else None
    if old and before:
        new = with_hop(old, card, file=str(path), known=known_places(old, before))
    try:
        after = dossier_from_text(new, path, gazetteer=gazetteer)
    except DossierError as error:
        raise refused(error, new, card, proposed) from error
    if twin := find_twin(after, before):
        raise twice(twin, after, card, proposed)
    if before and not _holds(after, before):
        raise OutputError(f"{path} has a form that cannot be added to: add this hop by hand")
    write_file(path, new)
    if old is None and not (review.folder / SCHEMA_NAME).exists():
        write_file(review.folder / SCHEMA_NAME, schema_text())
    return _with_decision(review, proposed, "accepted")


def reject(review: Review, proposed: Card) -> Review:
    """Keep that a hop is not wanted, and return what is left."""
    return _with_decision(review, proposed, "rejected")


def read_as(card: Card, end: str, place: Place, because: str) -> Card:
    """Return a hop of which an end is read as an entry of the gazetteer.

    Parameters
    ----------
    card
        The hop.
    end
        `from` or `to`.
    place
        The entry.
    because
        Why it is meant; may be empty. A person's decision is sure.
    """
    named = str(card.hop[end])
    declared = card.places.get(named)
    name = str(declared["name"]) if declared else named.partition(", ")[0]
    entry: dict[str, Value] = {"name": name}
    if not is_own_name(name, place):
        entry["read-as"] = place.name
        because = because or _BY_A_PERSON
    entry["gazetteer"] = place.gazetteer_id
    if because:
        entry["because"] = because
    others = set(ends_of({k: value for k, value in card.hop.items() if k != end}))
    places = {own: form for own, form in card.places.items() if own in others}
    key = free_key(slug(name), others)
    return replace(card, hop={**card.hop, end: key}, places={**places, key: entry})


def with_value(card: Card, key: str, value: str) -> Card:
    """Return a hop with another value; places that it no longer names are left out."""
    hop = {**card.hop, key: value}
    if not value:
        hop.pop(key)
    used = set(ends_of(hop))
    return replace(card, hop=hop, places={k: v for k, v in card.places.items() if k in used})


def with_quotes(card: Card, quotes: Sequence[tuple[str, Form]]) -> Card:
    """Return a hop with other quotes, and with the status that goes with them.

    Parameters
    ----------
    card
        The hop.
    quotes
        The stance and entry of each, as `quote_forms` yields them.
    """
    if quotes == list(quote_forms(card.hop)):
        return card
    told: dict[str, list[Value]] = {}
    for stance, quote in quotes:
        told.setdefault(stance, []).append(dict(quote))
    hop = {key: value for key, value in card.hop.items() if key not in {"says", "denies"}}
    if "denies" not in told and hop.get("status") in {Status.DISPUTED, Status.DENIED}:
        hop["status"] = Status.REPORTED.value
    elif "says" not in told:
        hop["status"] = Status.DENIED.value
    return replace(card, hop={**hop, **told})


def _with_decision(review: Review, card: Card, decision: Decision) -> Review:
    """Keep a decision at once, so that an interrupted sitting loses none."""
    decided = {**review.decided, card.key: decision}
    record = {"version": _VERSION, "decisions": decided}
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    write_file(review.folder / REVIEW_NAME, text)
    left = tuple(other for other in review.cards if other.key != card.key)
    return replace(review, cards=left, decided=decided)


def _read_decisions(path: Path) -> dict[str, Decision]:
    if not path.exists():
        return {}
    try:
        record = json.loads(read_text(path)[0])
        return dict({_VERSION: record["decisions"]}[record["version"]])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        message = f"{path} is not what `routes review` wrote: delete it to begin anew"
        raise OutputError(message) from error


def _said_by(path: Path) -> set[str]:
    """Return the statements of a dossier, comparable with those of a draft."""
    known = _form_at(path)
    hops, places, sources = known.get("hops"), known.get("places"), known.get("sources")
    return {
        statement_of(hop, form_of(places), form_of(sources))
        for hop in (hops if isinstance(hops, list) else ())
        if isinstance(hop, dict)
    }


def _form_at(path: Path) -> Form:
    """Return what a dossier's file holds, nothing where there is none."""
    if not path.exists():
        return {}
    return form_of(parse_yaml(read_text(path)[0], file=str(path)).value)


def _holds(after: Dossier, before: Dossier) -> bool:
    """Whether a dossier still says everything it said, in the same order."""
    count = len(before.hops)
    sources = after.sources[: len(before.sources)]
    if (sources, after.heading) != (before.sources, before.heading) or len(after.hops) < count:
        return False
    return all(map(_is_same_hop, after.hops[:count], before.hops))


def _is_same_hop(after: Hop, before: Hop) -> bool:
    """Whether a hop says the same; with the first one by sea a town may become its port."""
    told = replace(
        after,
        from_place=before.from_place,
        to_place=before.to_place,
        waypoints=before.waypoints,
    )
    are_same = len(after.stops) == len(before.stops) and all(
        map(are_one, after.stops, before.stops)
    )
    return told == before and are_same
