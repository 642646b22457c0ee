"""A sitting of `routes review`: the proposals of a draft shown to a person, one by one."""

from collections.abc import Iterator
from pathlib import Path

from routes.dossier import FILE_NAME
from routes.dossier.files import confined
from routes.draft import (
    Card,
    Passage,
    Review,
    accept,
    declared_places,
    open_review,
    passage_of,
    quotes_of,
    reject,
)
from routes.draft.cards import CONTEXT, quote_forms, source_of
from routes.errors import QuoteError, RoutesError, SourceError
from routes.gazetteer import Gazetteer
from routes.sitting.editing import edited
from routes.source import Source, find_quote, read_text
from routes.terminal import ask, complain, print_passage, say
from routes.wording import plural

_CHOICES = "[a]ccept, [e]dit, [r]eject, [s]kip or [q]uit? "
_DOES = {
    "accept": "it goes into dossier.yaml",
    "edit": "its values and quotes are asked one by one, then choose again",
    "reject": "it is not proposed again",
    "skip": "it is asked again in the next sitting",
    "quit": "this sitting ends; every decision is kept",
}


def review_folder(folder: Path, gazetteer: Gazetteer) -> Review:
    """Go through the proposals of a folder with a person; return what is left.

    Every decision is kept at once. The end of the input ends the sitting, as `q` and Ctrl-C do.

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
        try:
            after = _decide(review, proposed, gazetteer)
        except KeyboardInterrupt:
            say("")
            after = None
        if after is None:
            break
        review = after
    made = len(review.decided) - begun
    say(f"{plural(made, 'decision')} kept, {plural(len(review.cards), 'proposal')} left")
    if (folder / FILE_NAME).exists():
        say(f"Then run: routes check {folder}")
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
        match _choice():
            case "accept":
                try:
                    after = accept(review, card, proposed=proposed, gazetteer=gazetteer)
                except RoutesError as error:
                    _refuse(error)
                    continue
                say(f"accepted into {review.folder / FILE_NAME}")
                return after
            case "edit":
                card = edited(card, declared_places(review.folder), gazetteer)
                _show_hop(card)
            case "reject":
                return reject(review, proposed)
            case "skip":
                return review
            case _:
                return None


def _choice() -> str:
    """Return what a person wants to do; what is no answer is asked again, with the answers."""
    while (answer := ask(_CHOICES)) is not None:
        typed = answer.strip().lower()
        if chosen := [word for word in _DOES if typed and word.startswith(typed)]:
            return chosen[0]
        complain(f"{typed!r} is no answer; type one of these letters:")
        for word, does in _DOES.items():
            complain(f"  {word[0]}  {word}: {does}")
    return "quit"


def _refuse(error: RoutesError) -> None:
    for line in str(error).splitlines():
        complain(f"  {line}")
    complain("not accepted: [e]dit it, or leave it for later with [s]kip")


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
