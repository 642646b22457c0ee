"""Denial: sentences that deny what the ones before them told."""

from collections.abc import Container, Sequence
from itertools import pairwise

from routes.gazetteer import Place
from routes.movement.retraction import takes_back
from routes.movement.sentences import Token, is_country, is_demonym
from routes.movement.tense import AUXILIARIES

_DENYING = frozenset({"denies", "negates"})
_REBUTTALS = frozenset(
    {"no such", "never happened", "never existed", "not happen", "not so", "not accept"}
    | {"not believe", "not recognise", "no record", "no records", "no trace", "no knowledge"}
    | {"knew nothing", "knows nothing", "nothing of the", "unaware", "says otherwise"}
    | {"said otherwise", "insists otherwise", "insisted otherwise"}
)
_SIGNS = 2
"""Of both ends, a word such as `denied`, and one of motion so many must be there."""
_NO_EVENT = ("never took place", "not take place", "not taken place")
_MOVING = frozenset({"arrives", "carries", "loads", "leaves", "moves"})
_SPEAKING = frozenset(
    {
        "states",
        "stated",
        "state",
        "said",
        "says",
        "say",
        "told",
        "insists",
        "maintains",
        "swore",
        "claims",
    }
)
_OTHERS = frozenset({"person", "site", "body", "animate"})
_PARTIAL = frozenset({"every", "all", "each"})
_AGAIN = frozenset({"such", "ever", "any"})
_NOTHING = frozenset({"nothing", "none", "neither", "nobody"})
_TRUE = frozenset({"true", "correct", "accurate", "happened", "exist", "exists", "existed"})
_CLOSE = 5
"""The words of a subject and its verb."""


def rejects_account(tokens: Sequence[Token]) -> bool:
    """Whether a sentence denies a whole account: `the company called the report a fabrication`."""
    return _rejects(tokens, {"a", "an", "of"})


def _rejects(tokens: Sequence[Token], unlike: Container[str] = ()) -> bool:
    """Whether an account is denied that does not stand behind some words: `a statement`."""
    accounts = [
        i
        for i, token in enumerate(tokens)
        if token.is_a("account") and not (i and tokens[i - 1].word in unlike)
    ]
    is_told = any(not tokens[i].is_a("denies") for i in accounts)
    return is_told and any(token.is_a("denies") for token in tokens)


def denies_what_was_said(tokens: Sequence[Token], *, is_item: bool = False) -> bool:
    """Whether a sentence denies the statement before it: `Minsk rejects the accusation`.

    Parameters
    ----------
    tokens
        The sentence.
    is_item
        Whether it is an item of a list: `denied reports of delays` is then about something else.
    """
    if _is_called_off(tokens) or takes_back(tokens):
        return True
    if all(token.entry.kinds.isdisjoint(_DENYING) for token in tokens):
        return False
    if is_item and not _refers_back(tokens):
        return False
    return (
        _rejects(tokens) or _rejects_it(tokens) or _is_cut_short(tokens) or _negates_motion(tokens)
    )


def denies_end(tokens: Sequence[Token], ends: Sequence[Place]) -> bool:
    """Whether words deny a movement by one of its ends: `denied that it had come from Latakia`.

    Parameters
    ----------
    tokens
        The sentence.
    ends
        Where the movement starts and ends; a country alone is too wide an end to tell which.
    """
    denials = [
        i for i, token in enumerate(tokens) if token.is_a("denies") or _denies_all(tokens, i)
    ]
    negations = [i for i, token in enumerate(tokens) if token.is_a("negates")]
    if not (denials or negations):
        return False
    first = (denials or negations)[0]
    named = [token for token in tokens[first:] if token.place and not is_demonym(token)]
    exact = [t.place for t in named if t.place and not (is_country(t.place) or t.place not in ends)]
    others = [token for token in named if token.place not in ends and not _may_speak(token)]
    if not exact or others:
        return False
    is_whole = len({place.gazetteer_id for place in exact}) > 1
    is_telling = any(token.entry.telling for token in tokens)
    return sum((is_whole, bool(denials), is_telling)) >= _SIGNS


def _denies_all(tokens: Sequence[Token], i: int) -> bool:
    """Whether a negation is of everything, or somebody's word against another's."""
    if not tokens[i].is_a("negates"):
        return False
    if any(token.word in _AGAIN for token in tokens[i + 1 : i + 1 + _CLOSE]):
        return True
    return tokens[i].word == "no" and any(token.word in _SPEAKING for token in tokens[:i])


def _rejects_it(tokens: Sequence[Token]) -> bool:
    """Whether words reject what they only point to: `Kabul rejects this`, `no such ship`."""
    denials = [i for i, token in enumerate(tokens) if token.is_a("denies")]
    objects = {token.word for i in denials for token in tokens[max(0, i - 3) : i + 2]}
    is_of_it = bool(objects & {"it", "this", "them"}) or tokens[-1].word == "that"
    # `That is a lie, said the ministry`; `the owner called that untrue`.
    is_of_it = (
        is_of_it
        or any(
            (first.word == "that" and second.word in AUXILIARIES)
            or (first.word.startswith("call") and second.word in {"that", "this", "it"})
            for first, second in pairwise(tokens)
        )
        or any(  # `rejected that as a lie`, but not `denied that the ship had left`
            tokens[i].word == "that" and tokens[i + 1].word == "as" and tokens[i - 1].is_a("denies")
            for i in range(1, len(tokens) - 1)
        )
    )
    is_bare = bool(denials) and denials[0] == 0  # `Nonsense, said the ministry`
    if denials and (is_of_it or is_bare or tokens[0].is_a("pronoun")):
        return True
    words = " ".join(token.word for token in tokens)
    return any(token.word in _REBUTTALS for token in tokens) or any(
        cancelled in words for cancelled in _NO_EVENT
    )


def _negates_motion(tokens: Sequence[Token]) -> bool:
    """Whether words say that what was told is not so: `it never arrived`, `none of it is true`."""
    negations = [
        i
        for i, token in enumerate(tokens)
        if token.is_a("negates") and not any(t.word in _PARTIAL for t in tokens[i + 1 : i + 2])
    ]
    if not negations:
        return False
    if any(token.word in _TRUE for token in tokens[negations[0] :]):
        return True
    ends = [i for i, token in enumerate(tokens) if token.word == ";"]
    first = max((i for i in ends if i < negations[0]), default=0)
    last = min((i for i in ends if i > negations[0]), default=len(tokens))
    if tokens[negations[0]].word not in _NOTHING | {"no"}:  # `could not fit, so it took the road`
        last = min(last, negations[0] + 1 + _CLOSE)
    near = tokens[max(first, negations[0] - _CLOSE) : last]
    is_moving = any(token.entry.kinds & _MOVING for token in near)
    told = tokens[: max(negations[0], 4)]
    refers = (
        negations[0] == 0
        or (tokens[0].word == "the" and not _is_habit(tokens, negations[0]))
        or any(tokens[i].word in _NOTHING for i in negations)
        or any(token.entry.kinds & {"pronoun", "animate"} for token in told)
        or _is_of_goods(tokens, negations[0])
    )
    return is_moving and refers


def _is_of_goods(tokens: Sequence[Token], negation: int) -> bool:
    """Whether somebody says that no such goods were moved: `said no charcoal had been exported`."""
    if tokens[negation].word != "no" or not any(t.word in _SPEAKING for t in tokens[:negation]):
        return False
    return any(token.is_a("goods") for token in tokens[negation + 1 : negation + 3])


def _is_habit(tokens: Sequence[Token], negation: int) -> bool:
    """Whether people are said not to do something ever: `the drivers do not go home empty`."""
    return tokens[1].is_a("person") and tokens[negation - 1].word in {"do", "does"}


def _is_called_off(tokens: Sequence[Token]) -> bool:
    """Whether what was told did not come about: `the shipment was cancelled`."""
    off = next((i for i, token in enumerate(tokens) if token.is_a("cancels")), 0)
    is_of_it = tokens[0].word in {"the", "this", "that", "it"} if tokens else False
    if is_of_it and tokens[0].word == "the":  # `the shipment was stopped`, not `the lorry was`
        is_other = any(t.entry.kinds & _OTHERS for t in tokens[1:2])
        is_of_it = not is_other and not tokens[off].is_a("crosses")
    return is_of_it and 1 < off <= _CLOSE and tokens[off - 1].word in {*AUXILIARIES, "been"}


def _is_cut_short(tokens: Sequence[Token]) -> bool:
    """Whether words end in a bare denial: `the port says it was not`."""
    words = [*(token.word for token in tokens), "."]
    return any(
        words[i] == "not"
        and words[i - 1] in AUXILIARIES
        and words[i + 1] in {".", ":", ",", ")", "—", "–"}
        for i in range(1, len(tokens))
    )


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
        if token.placed and token.place and (i > first or not _speaks(tokens, i))
    ]
    return bool(named) and not any(
        place == other or _holds(place, other) or _holds(other, place)
        for place in named
        for other in places
    )


def _speaks(tokens: Sequence[Token], i: int) -> bool:
    """Whether a place before a denial is that of whoever denies: `Jubaland's minister`."""
    return _may_speak(tokens[i]) or any(token.word == "'s" for token in tokens[i + 1 : i + 2])


def _may_speak(token: Token) -> bool:
    """Whether the name of a place may mean people who speak for more than the place."""
    if token.placed is None or token.placed.role == "government" or is_demonym(token):
        return True
    return token.place is None or is_country(token.place) or token.place.feature_code == "PPLC"


def _holds(whole: Place, part: Place) -> bool:
    """Whether a place is the country of another."""
    return is_country(whole) and whole.country_code == part.country_code
