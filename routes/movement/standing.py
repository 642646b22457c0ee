"""Standing: whether a clause states a movement, alleges it, plans it or denies it."""

from collections.abc import Sequence

from routes.gazetteer import Place
from routes.hop import Status
from routes.movement.legs import Leg
from routes.movement.sentences import Token, is_country, is_demonym

_SUPPOSING = frozenset({"had", "if", "were", "should", "suppose", "imagine"})
"""A clause that begins so tells of what might have been."""
_DENYING = frozenset({"denies", "negates"})
_PLAN_REACH = 14
"""A plan's word further from the verb, in words, is about something else."""


def standing_of(tokens: list[Token], leg: Leg) -> tuple[Status, list[Token]]:
    """Return what standing a clause gives a leg, and the words that say so."""
    before, after = tokens[: leg.last], tokens[leg.last :]
    denials = [t for i, t in enumerate(before) if t.entry.kinds and _negates(tokens, i)]
    denials += [token for token in after if token.is_a("denies") or _cancels(token, leg, tokens)]
    if denials:
        return Status.DENIED, denials
    if tokens[0].word in _SUPPOSING:
        return Status.PLANNED, [tokens[0]]
    near = tokens[max(leg.first, leg.trigger - _PLAN_REACH) : leg.last]
    for status, kind, told in (
        (Status.PLANNED, "plans", near),
        (Status.CONFIRMED, "confirms", before),
        (Status.ALLEGED, "alleges", tokens),
    ):
        cues = [token for token in told if token.is_a(kind)]
        if cues:
            return status, cues
    return Status.REPORTED, []


def _cancels(token: Token, leg: Leg, tokens: list[Token]) -> bool:
    """Whether a word behind it ends what a noun names: `the shipment was called off`."""
    return token.is_a("cancels") and tokens[leg.trigger].is_a("noun")


def _negates(tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    if token.is_a("denies") or (token.is_a("cancels") and not token.is_a("crosses")):
        return True
    if token.is_a("cancels"):  # `stopped at Aden` is a call, `stopped shipping` is an end
        return any(after.word.endswith("ing") for after in tokens[i + 1 : i + 2])
    following = tokens[i + 1].word if i + 1 < len(tokens) else ""
    return token.is_a("negates") and following not in {"only", "just", "least"}


def denies_what_was_said(tokens: Sequence[Token], *, is_item: bool = False) -> bool:
    """Whether a sentence denies the statement before it: `Minsk rejects the accusation`.

    Parameters
    ----------
    tokens
        The sentence.
    is_item
        Whether it is an item of a list: `denied reports of delays` is then about something else.
    """
    if all(token.entry.kinds.isdisjoint(_DENYING) for token in tokens):
        return False
    if is_item and not _refers_back(tokens):
        return False
    denials = [i for i, token in enumerate(tokens) if token.is_a("denies")]
    if denials and any(token.is_a("account") and not token.is_a("denies") for token in tokens):
        return True
    objects = {token.word for i in denials for token in tokens[i + 1 : i + 2]}
    if denials and (objects & {"it", "this", "them"} or tokens[0].is_a("pronoun")):
        return True
    if not any(token.is_a("negates") for token in tokens):
        return False
    is_moving = any(token.is_a("arrives") or token.is_a("carries") for token in tokens)
    refers = any(token.is_a("pronoun") for token in tokens[:4]) or (
        bool(tokens) and tokens[0].word in {"the", "none", "nothing", "neither"}
    )
    return is_moving and refers


def _refers_back(tokens: Sequence[Token]) -> bool:
    """Whether words point to what stands before: `it`, `the report`, `these claims`."""
    return any(
        token.is_a("pronoun") or (token.is_a("account") and i and tokens[i - 1].is_a("determiner"))
        for i, token in enumerate(tokens)
    )


def is_elsewhere(tokens: Sequence[Token], places: Sequence[Place]) -> bool:
    """Whether a denial names places of its own, none of them a movement's.

    A country, its people and its capital may speak on what happens anywhere; they are left out
    where they stand before the word that denies.

    Parameters
    ----------
    tokens
        The sentence that denies.
    places
        Where the movement starts, passes and ends.
    """
    first = next((i for i, t in enumerate(tokens) if t.is_a("denies") or t.is_a("negates")), 0)
    named = [
        token.place
        for i, token in enumerate(tokens)
        if token.placed and token.place and (i > first or not _may_speak(token))
    ]
    return bool(named) and not any(
        place == other or _holds(place, other) or _holds(other, place)
        for place in named
        for other in places
    )


def _may_speak(token: Token) -> bool:
    """Whether the name of a place may mean people who speak for more than the place."""
    if token.placed is None or token.placed.role == "government" or is_demonym(token):
        return True
    return token.place is None or is_country(token.place) or token.place.feature_code == "PPLC"


def _holds(whole: Place, part: Place) -> bool:
    """Whether a place is the country of another."""
    return is_country(whole) and whole.country_code == part.country_code
