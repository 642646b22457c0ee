"""Editing: the values of a proposal asked one by one, each checked as soon as it is typed."""

import re
from collections.abc import Container

from routes.dates import check_date
from routes.dossier.ends import is_told_so
from routes.dossier.places import inline_place
from routes.draft import Card, quotes_of, read_as, with_quotes, with_value
from routes.draft.cards import quote_forms, source_of
from routes.errors import DateError, PlaceError
from routes.gazetteer import Gazetteer, Place, fold_name
from routes.geocode import describe, named_place
from routes.hop import Mode, Status
from routes.terminal import ask, complain, say

_FIELDS = ("from", "to", "by", "status", "cargo", "date")
_ENDS = frozenset({"from", "to"})
_MAY_BE_EMPTY = frozenset({"cargo", "date"})
_KNOWN = {"by": [*Mode], "status": [*Status]}
_NOWHERE = "no place called"
"""What is said of a name that no entry has, before others like it are listed."""
_MOST_LISTED = 9
_ID_IN_DOUBT = re.compile(r"[:;] ([a-z-]+:\S+) ")


def edited(card: Card, declared: Container[str], gazetteer: Gazetteer) -> Card:
    """Return a hop with the values that a person typed; Enter keeps one.

    What a dossier would refuse is told at once with what it takes, and asked again.

    Parameters
    ----------
    card
        The hop.
    declared
        The keys of places that the dossier has.
    gazetteer
        Where places are looked up.
    """
    say("Enter keeps a value; - empties cargo or date, and leaves a quote out")
    say("a place is typed as in a dossier (Odesa, UA), or by its entry's id (= geonames:698740)")
    for field in _FIELDS:
        if field == "status":
            card = _edited_quotes(card)
        if field in _ENDS and isinstance(card.hop[field], str):
            card = _edited_end(card, field, declared, gazetteer)
        elif isinstance(card.hop.get(field, ""), str):
            card = _edited_field(card, field)
    return card


def _typed(card: Card, field: str) -> str:
    return (ask(f"  {field} [{card.hop.get(field, '')}]: ") or "").strip()


def _edited_field(card: Card, field: str) -> Card:
    while typed := _typed(card, field):
        value = "" if typed == "-" and field in _MAY_BE_EMPTY else typed
        wrong = _fault_of(card, field, value) if value else ""
        if not wrong:
            return with_value(card, field, value)
        complain(f"    {wrong}")
    return card


def _edited_quotes(card: Card) -> Card:
    """Return a hop without the quotes that a person leaves out; one always stays."""
    kept = list(quote_forms(card.hop))
    for stance, quote in list(kept) if len(kept) > 1 else ():
        source = source_of(quote)
        words = f"{source} {stance} “{quote[source]}”" if source else f"{stance} …"
        if len(kept) > 1 and (ask(f"  {words}: ") or "").strip() == "-":
            kept.remove((stance, quote))
    return with_quotes(card, kept)


def _fault_of(card: Card, field: str, value: str) -> str:
    """Return why a dossier would refuse a value, with what it takes; nothing if it would not."""
    if field in _KNOWN and value not in _KNOWN[field]:
        return f"{field} is one of: {', '.join(_KNOWN[field])}"
    if field == "status":
        return _unlike_quotes(card, Status(value))
    if field == "date":
        try:
            check_date(value)
        except DateError as error:
            return str(error)
    return ""


def _unlike_quotes(card: Card, status: Status) -> str:
    """Return why a status does not go with the quotes of a hop, or nothing."""
    if status in {Status.DENIED, Status.DISPUTED} and not card.hop.get("denies"):
        return f"no quote of this hop denies it, so it is not {status}"
    if status is not Status.DENIED and not card.hop.get("says"):
        return "no quote says this hop, so it is denied"
    if status is not Status.DISPUTED and card.hop.get("says") and card.hop.get("denies"):
        return "a quote says this hop and another denies it, so it is disputed"
    return ""


def _edited_end(card: Card, end: str, declared: Container[str], gazetteer: Gazetteer) -> Card:
    """Return a hop with the place that a person named, chose by a number, or gave the id of.

    Numbers stand for what a name in the quotes may mean: no other name is read as an entry so.
    """
    named, ids = card, _listed_for(card, end, declared, gazetteer)
    while typed := _typed(card, end):
        try:
            if chosen := _chosen(typed, ids):
                read, place = (card if typed[0] == "=" else named), gazetteer.place(chosen)
                why = (ask("    because (may be left out): ") or "").strip()
                changed = read_as(read, end, place, why)
                name = str(changed.places[str(changed.hop[end])]["name"])
                if why or typed[0] != "=" or _is_called(place, name):
                    return changed
                complain(f"    {place.name} is not called {name!r}: type it again, and say why")
                continue
            if typed in card.places or typed in declared:
                return with_value(card, end, typed)
            reading = inline_place(typed, gazetteer, by_sea=card.hop.get("by") == Mode.SEA)
        except PlaceError as error:
            named = with_value(card, end, typed)
            ids = _listed(card, error, gazetteer)
            continue
        if "implied" in card.hop or is_told_so(reading, _words(card), gazetteer):
            return with_value(card, end, typed)
        complain(
            f"    no quote of this hop has the name {reading.name!r}; type one that it has, or"
        )
        complain(f"    = {reading.place.gazetteer_id} to read {card.hop[end]!r} as that place")
    return card


def _is_called(place: Place, name: str) -> bool:
    """Whether a place has a name; what has another may be a slip, or a guess."""
    return fold_name(name) in {fold_name(own) for own in place.names}


def _chosen(typed: str, ids: tuple[str, ...]) -> str:
    """Return the id that `= ID` or the number of a listed entry stands for, or nothing."""
    if typed.startswith("="):
        return typed.removeprefix("=").strip()
    number = int(typed) if typed.isdecimal() else 0
    return ids[number - 1] if 0 < number <= len(ids) else ""


def _listed_for(
    card: Card, end: str, declared: Container[str], gazetteer: Gazetteer
) -> tuple[str, ...]:
    """List what an end that is not settled may be, and return the ids in the order of the list."""
    text = str(card.hop[end])
    if text in card.places or text in declared:
        return ()
    try:
        inline_place(text, gazetteer, by_sea=card.hop.get("by") == Mode.SEA)
    except PlaceError as error:
        return _listed(card, error, gazetteer)
    return ()


def _listed(card: Card, error: PlaceError, gazetteer: Gazetteer) -> tuple[str, ...]:
    """List what a name in the quotes may mean, with numbers to choose by; return their ids.

    What the draft proposes for it stands first.
    """
    doubts = [doubt for doubt in card.doubts if repr(error.name) in doubt]
    proposed = [own for doubt in doubts for own in _ID_IN_DOUBT.findall(doubt)]
    is_quoted = any(error.name in words for words in _words(card))
    every = tuple(dict.fromkeys((*proposed, *error.ids))) if is_quoted else ()
    shown = every[:_MOST_LISTED]
    if not shown:
        complain(f"    {error}")
        return ()
    told, _, _ = str(error).partition(";")
    what = told if _NOWHERE in told else f"{error.name!r} may be"
    complain(f"    {what}; type a number, or the name with its country:")
    for number, own in enumerate(shown, 1):
        complain(f"    {number}  {describe(named_place(own, gazetteer=gazetteer))}")
    if len(every) > len(shown):
        complain(f"    and {len(every) - len(shown)} more: `routes geocode` lists them")
    return shown


def _words(card: Card) -> list[str]:
    """Return the quotes that must name the ends of a hop."""
    told = [(stance, words) for stance, _, words in quotes_of(card.hop)]
    says = [words for stance, words in told if stance == "says"]
    return says or [words for _, words in told]
