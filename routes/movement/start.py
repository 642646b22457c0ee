"""Start: where a leg begins, if its clause does not say so."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from routes.movement.sentences import Token, is_country
from routes.movement.slots import Slot
from routes.movement.tense import is_passive
from routes.movement.words import ENDS_OF_VOYAGES, NAMED_ENDS

_PREPOSITIONS = frozenset({"for", "with", "about", "against", "to", "from", "on"})
_KNOWN = frozenset({"the", "these", "those", "all", "its", "their", "her"})
_SETTINGS = frozenset({"at", "none", "subject"})
_OBJECTS = frozenset({"it", "them"})
_POINTING = frozenset({"this", "these", "those"})
_PART_OF = 4
_NEAR = 8
"""So many words from its beginning a clause tells what it is about."""


@dataclass(slots=True, kw_only=True)
class Journey:
    """What has been read of a movement so far.

    Parameters
    ----------
    first
        The first of the clause's tokens that may tell of it.
    origins, destinations, via, stops, stays
        The places, by their part; `stays` are where goods were kept, found or sent from.
    slots
        The places as they stand.
    onward, goes_on, chained
        Whether it is said to go on from here, and to have gone on from before its destination;
        whether it goes on from a leg before it.
    inferred
        What had to be inferred, in words.
    """

    first: int
    origins: list[Token] = field(default_factory=list)
    destinations: list[Token] = field(default_factory=list)
    via: list[Token] = field(default_factory=list)
    stops: list[Token] = field(default_factory=list)
    stays: list[Token] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    onward: bool = False
    goes_on: bool = False
    chained: bool = False
    inferred: str = ""


@dataclass(slots=True, kw_only=True)
class Context:
    """What is known from the words before.

    Parameters
    ----------
    place, start
        Where the last movement ended and began.
    waiting
        Where something was loaded or left for a place not yet named.
    setting
        The place that was last said to be where something is.
    beside
        Whether the clause stands beside another: `while the guns went by rail`.
    is_plan
        Whether the last movement was only planned, or denied.
    home
        The place that the document speaks from.
    hub
        The last place where goods arrived, however long ago.
    goods
        The goods that the words before named.
    """

    place: Token | None = None
    start: Token | None = None
    waiting: Token | None = None
    setting: Token | None = None
    beside: bool = False
    is_plan: bool = False
    home: Token | None = None
    hub: Token | None = None
    goods: frozenset[str] = frozenset()

    def there(self) -> Token | None:
        """Return what `there` means: of the ends and settings the last that was named."""
        known = [token for token in (self.place, self.setting) if token]
        return max(known, key=lambda token: token.start, default=None)

    def stay_beside(self, tokens: list[Token], slots: Iterable[Slot]) -> None:
        """Note the place that is last said to be where something is."""
        for slot in slots:
            token = tokens[slot.position]
            if slot.marker not in _SETTINGS or is_country(token.place):
                continue
            is_told = self.setting is not None and self.setting.start >= tokens[0].start
            if not (is_told and slot.marker == "subject"):  # `at Dover, Kent Police said`
                self.setting = token

    def arrive(self, tokens: list[Token], journey: Journey) -> None:
        """Note where a movement went."""
        verbs = [tokens[slot.trigger] for slot in journey.slots if slot.trigger is not None]
        self.start = journey.origins[0] if journey.origins else None
        self.place, self.waiting = journey.destinations[-1], None
        if journey.origins or any(verb.is_a("arrives") for verb in verbs):
            self.hub = self.place  # and not `three of them were flown to A`


def infer_start(tokens: list[Token], journey: Journey, context: Context) -> None:
    """Give a journey without a start the one that the words around it tell.

    Parameters
    ----------
    tokens
        Its clause.
    journey
        Brought up to date.
    context
        What the words before say.
    """
    if journey.origins:
        return
    opening = tokens[journey.first : journey.first + _NEAR]
    verb = next((slot.trigger for slot in journey.slots if slot.trigger is not None), 0)
    opening += tokens[max(journey.first + _NEAR, verb - _NEAR) : verb]
    is_same = (
        tokens[verb].word in NAMED_ENDS
        or _has_object(tokens, journey)
        or _moves_known(tokens, verb)
        or (_has_pronoun(opening) and not _is_agent(tokens, verb))
    )
    if _leaves_known_place(tokens, verb) and context.there():
        found, reason = context.there(), "it is read to start at what is left, in {}"
    else:
        found, reason = _start(
            opening, journey, context, is_same=is_same, is_noun=_is_told_of(tokens[verb])
        )
    if found is not None and found not in journey.destinations:
        journey.origins = [found]
        journey.inferred = reason.format(name_of(found))


def _start(
    opening: list[Token], journey: Journey, context: Context, *, is_same: bool, is_noun: bool
) -> tuple[Token | None, str]:
    """Return where a journey starts, and why that is thought."""
    is_same = is_same or journey.onward or journey.goes_on
    resumes = _resumes(opening)
    is_beside = context.beside or any(token.is_a("fresh") for token in opening)
    is_part = _is_part(opening)
    for place, reason in (
        (journey.stays[-1] if journey.stays else None, "where the goods were"),
        (
            context.waiting if is_same or resumes or is_noun else None,
            "where the words before left off",
        ),
        (context.place if is_same else None, "where the last ended"),
        (context.start if is_beside else None, "where the last did"),
        (context.place if resumes and not context.is_plan else None, "where the last ended"),
        (context.hub if is_part else None, "where the goods had arrived"),
    ):
        if place is not None:
            return place, f"it is read to start {reason}: {{}}"
    if journey.via and _is_town(journey.via[0]):
        return journey.via.pop(0), "where it starts is not said, only that it passes {}"
    return None, ""


def _has_pronoun(opening: list[Token]) -> bool:
    """Whether a clause is about what the words before were: `it`, `them`, `she` of a ship."""
    for i, token in enumerate(opening):
        if token.word in _POINTING:  # `this was sent`, not `this week`
            is_pronoun = any(after.is_a("linking") for after in opening[i + 1 : i + 2])
        else:
            is_pronoun = token.is_a("pronoun") or token.word == "she"
        if is_pronoun:
            return i == 0 or opening[i - 1].word not in _PREPOSITIONS
    return False


def _leaves_known_place(tokens: list[Token], verb: int) -> bool:
    """Whether a site is left that the words before named: `a lorry left the store`."""
    behind = tokens[verb + 1 : verb + 4]
    is_known = bool(behind) and behind[0].word in _KNOWN and any(t.is_a("site") for t in behind)
    return tokens[verb].is_a("leaves") and is_known


def _is_part(opening: list[Token]) -> bool:
    """Whether a part of what arrived is spoken of: `the rest`, `9,000 tonnes`."""
    return any(
        token.is_a("fresh") or (token.word[:1].isdigit() and after.is_a("goods"))
        for token, after in pairwise(opening[:_PART_OF])
    )


def _is_told_of(verb: Token) -> bool:
    """Whether a word tells of ships or goods that have left: `the Lady Irene is bound for`."""
    return verb.is_a("noun") or verb.is_a("bound") or verb.word in ENDS_OF_VOYAGES


def _is_agent(tokens: list[Token], verb: int) -> bool:
    """Whether the subject of a verb sends or brings other goods: `it had delivered machines to`."""
    if not (tokens[verb].is_a("carries") or tokens[verb].is_a("gives")):
        return False
    if is_passive(tokens, verb):
        return False
    return any(token.is_a("goods") for token in tokens[verb + 1 : verb + 4])


def _has_object(tokens: list[Token], journey: Journey) -> bool:
    """Whether what was spoken of before is what is moved: `lorries brought them to`."""
    triggers = [slot.trigger for slot in journey.slots if slot.trigger is not None]
    return any(token.word in _OBJECTS for i in triggers for token in tokens[i + 1 : i + 2])


def _moves_known(tokens: list[Token], verb: int) -> bool:
    """Whether goods that were named before are moved: `a launch carried the crates to`."""
    behind = tokens[verb + 1 : verb + 4]
    return bool(behind) and behind[0].word in _KNOWN and any(t.is_a("goods") for t in behind[1:])


def _resumes(opening: list[Token]) -> bool:
    """Whether a clause names goods or a vehicle as known: `the crates`, `the ship`."""
    return any(
        token.word in _KNOWN
        and any(after.is_a("goods") or after.is_a("vehicle") for after in opening[i + 1 : i + 3])
        for i, token in enumerate(opening)
    )


def _is_town(token: Token) -> bool:
    return token.place is not None and token.place.feature_class in {"P", "S", "L"}


def name_of(token: Token) -> str:
    """Return the name of a place as it stands in the text."""
    return token.placed.toponym.exact if token.placed else token.word
