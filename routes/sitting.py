"""A sitting of `routes review`: the proposals of a draft shown to a person, one by one."""

from collections.abc import Iterator
from pathlib import Path

from routes.dates import check_date
from routes.dossier import FILE_NAME
from routes.dossier.files import confined
from routes.draft import (
    Card,
    Passage,
    Review,
    accept,
    open_review,
    passage_of,
    quotes_of,
    read_as,
    reject,
    with_value,
)
from routes.draft.cards import CONTEXT, quote_forms, source_of
from routes.errors import DateError, PlaceError, QuoteError, RoutesError, SourceError
from routes.gazetteer import Gazetteer
from routes.hop import Mode, Status
from routes.source import Source, find_quote, read_text
from routes.terminal import ask, complain, print_passage, say
from routes.wording import plural

_CHOICES = "[a]ccept, [e]dit, [r]eject, [s]kip or [q]uit? "
_FIELDS = ("from", "to", "by", "status", "cargo", "date")
_ENDS = frozenset({"from", "to"})
_MAY_BE_EMPTY = frozenset({"cargo", "date"})
_KNOWN = {"by": [*Mode], "status": [*Status]}


def review_folder(folder: Path, gazetteer: Gazetteer) -> Review:
    """Go through the proposals of a folder with a person; return what is left.

    Every decision is kept at once. The end of the input ends the sitting, as `q` does.

    Raises
    ------
    RoutesError
        When there is no draft, or a file cannot be read or written.
    """
    review = open_review(folder)
    total, begun = len(review.cards), len(review.decided)
    if not total:
        say("every proposal of the draft is decided on")
    for number, proposed in enumerate(review.cards, 1):
        say(f"\n{number} of {total}")
        after = _decide(review, proposed, gazetteer)
        if after is None:
            break
        review = after
    made = len(review.decided) - begun
    say(f"{plural(made, 'decision')} kept, {plural(len(review.cards), 'proposal')} left")
    return review


def card_record(card: Card) -> dict[str, object]:
    """Return a proposal for JSON output."""
    return {
        "key": card.key,
        "hop": dict(card.hop),
        "quotes": [[stance, source, words] for stance, source, words in quotes_of(card.hop)],
        "notes": list(card.notes),
        "doubts": list(card.doubts),
    }


def _decide(review: Review, proposed: Card, gazetteer: Gazetteer) -> Review | None:
    """Return the review after one proposal; None if the person quits."""
    card = proposed
    _show(review.folder, card, gazetteer)
    while True:
        answer = ask(_CHOICES)
        choice = "q" if answer is None else answer.strip().lower()[:1]
        if choice == "a":
            try:
                after = accept(review, card, proposed=proposed, gazetteer=gazetteer)
            except RoutesError as error:
                _refuse(error)
                continue
            say(f"accepted into {review.folder / FILE_NAME}")
            return after
        if choice == "e":
            card = _edited(card, gazetteer)
            _show_hop(card)
        elif choice == "r":
            return reject(review, proposed)
        elif choice == "s":
            return review
        elif choice == "q":
            return None


def _refuse(error: RoutesError) -> None:
    for line in str(error).splitlines():
        complain(f"  {line}")
    complain("not accepted: [e]dit it, or leave it for later with [s]kip")


def _edited(card: Card, gazetteer: Gazetteer) -> Card:
    """Return a hop with the values that a person typed; Enter keeps one."""
    say("Enter keeps a value; - empties cargo or date")
    say("= ID reads a place as that entry of the gazetteer")
    for field in _FIELDS:
        if isinstance(card.hop.get(field, ""), str):
            card = _edited_field(card, field, gazetteer)
    return card


def _edited_field(card: Card, field: str, gazetteer: Gazetteer) -> Card:
    typed = (ask(f"  {field} [{card.hop.get(field, '')}]: ") or "").strip()
    if not typed:
        return card
    try:
        if field in _ENDS and typed.startswith("="):
            place = gazetteer.place(typed.removeprefix("=").strip())
            because = (ask("    because: ") or "").strip()
            return read_as(card, field, place, because or "so read by a person")
        return with_value(card, field, _checked(field, typed))
    except (PlaceError, DateError, _ValueError) as error:
        complain(str(error))
        return card


class _ValueError(ValueError):
    """What was typed is none of the values that a key may have."""


def _checked(field: str, typed: str) -> str:
    """Return a value as a dossier may have it."""
    if typed == "-" and field in _MAY_BE_EMPTY:
        return ""
    if field in _KNOWN and typed not in _KNOWN[field]:
        raise _ValueError(f"{field} is one of: {', '.join(_KNOWN[field])}")
    return check_date(typed) if field == "date" else typed


def _show(folder: Path, card: Card, gazetteer: Gazetteer) -> None:
    _show_hop(card)
    for note in card.notes:
        say(f"  {note}")
    for doubt in card.doubts:
        complain(f"  not settled: {doubt}")
    for stance, passage in _passages(folder, card, gazetteer):
        print_passage(stance, passage)


def _show_hop(card: Card) -> None:
    def words(key: str) -> str:
        value = card.hop.get(key, "")
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

    via = f" via {words('waypoints')}" if card.hop.get("waypoints") else ""
    told = ", ".join(filter(None, map(words, ("by", "status", "cargo", "date"))))
    say(f"{words('from')} → {words('to')}{via}  ({told})")
    for key, entry in card.places.items():
        say(f"  {key}: {', '.join(f'{name}: {value}' for name, value in entry.items())}")


def _passages(folder: Path, card: Card, gazetteer: Gazetteer) -> Iterator[tuple[str, Passage]]:
    """Yield each quote in its sentence; one that does not stand in its document is told."""
    for stance, form in quote_forms(card.hop):
        key = source_of(form)
        if key is None:
            complain(f"  a quote names no source: {', '.join(form)}")
            continue
        words, file = str(form[key]), str(card.sources[key]["file"])
        context = {key: str(form[key]) for key in CONTEXT if key in form}
        try:
            text, sha256 = read_text(confined(folder, file))
            source = Source(id=key, file=file, text=text, sha256=sha256, origin="")
            yield stance, passage_of(source, find_quote(source, words, **context), gazetteer)
        except (QuoteError, SourceError) as error:
            complain(f"  {error}")
