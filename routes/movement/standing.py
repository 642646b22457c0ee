"""Standing: whether a clause states a movement, alleges it, plans it or denies it."""

from itertools import pairwise, takewhile

from routes.hop import Status
from routes.movement.leg import Leg
from routes.movement.retraction import taken_back
from routes.movement.sentences import Token
from routes.movement.tense import is_passive, is_past
from routes.movement.words import CAUSING, COUNTS, NAMED_ENDS, TRIGGERS

_SUPPOSING = frozenset({"had", "if", "were", "should", "suppose", "imagine"})
"""A clause that begins so tells of what might have been."""
_DOUBTING = frozenset({"denies", "cancels", "negates", "carries", "moves"})
_PLAN_REACH = 14
"""A plan's word further from the verb, in words, is about something else."""
_AFTER_REACH = 8
_CONDITIONS = frozenset({"if", "unless", "provided that", "pending", "subject to", "as soon as"})
_SOON = frozenset(
    {"tomorrow", "next year", "next month", "next week", "next spring", "next summer"}
    | {"next autumn", "next winter", "later this", "next monday", "next tuesday"}
    | {"next wednesday", "next thursday", "next friday", "next saturday", "next sunday"}
)
_STARTS = frozenset({"start", "starts", "begin", "begins", "open", "opens", "resume", "resumes"})
_TRUE_THOUGH_TO = frozenset(
    {"used", "had", "has", "have", "having", "began", "begun", "begin", "begins", "started"}
    | {"starts", "continue", "continues", "continued", "continuing", "managed", "helped", "forced"}
    | {"made", "seen", "known", "came", "went", "compelled", "obliged", "able", "needed"}
)
"""Behind these an infinitive tells what was done: `began to move`, `had to be flown`."""
_PURPOSE_REACH = 10
_ABOUT = frozenset({"about", "on", "against", "of"})
_GUILTY = frozenset({"guilty", "convicted", "confessed", "capable"})
_TIMELESS = frozenset({"costs", "takes", "requires", "needs", "remains", "means"})
_CERTAIN = frozenset({"doubt", "question", "argument", "dispute", "secret", "mistake", "surprise"})
"""`No doubt` denies nothing."""
_UNDERSTOOD = frozenset({"understood", "thought"})
"""`It is understood that` tells of a belief, `he understood why` does not."""
_HEADING_ENDS = frozenset({":", "—", "–"})
_BEFORE_ORDERS = frozenset({",", "please", "then"})
_NOT = frozenset({"not", "no", "never", "nobody"})
_FALSE = frozenset({"false", "fake", "bogus"})
_PAPERS = frozenset(
    {"bill", "bills", "papers", "flag", "flags", "plates", "number", "numbers"}
    | {"passport", "passports", "documents", "name", "names", "bottom", "labels", "declaration"}
)
_ADJECTIVES = frozenset({"wrong", "doubtful"})
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been"})
_MODAL = frozenset(
    {"will", "would", "could", "might", "may", "should", "shall", "can", "must", "won’t", "if"}
    | {"unless", "whether", "suppose", "imagine", "before it", "before they", "unclear"}
)
_NEARLY = frozenset({"almost", "nearly", "barely", "scarcely", "hardly"})
_AHEAD = frozenset({"due", "expected", "planned", "scheduled"})
"""Right behind the last place: `with a call at Jeddah planned for 25 March`."""
_WAY_REACH = 3
_HALTED_REACH = 7
_WAITING = frozenset({"at", "for", "in", "near", "outside", "overnight", "there"})
_REACHING = frozenset({"reach", "arrive", "enter"})
_MEANT = frozenset({"meant", "intended", "earmarked"})
_NAMING = frozenset({"named", "identified", "quoted", "name"})


def standing_of(tokens: list[Token], leg: Leg) -> tuple[Status, list[Token]]:
    """Return what standing a clause gives a leg, and the words that say so."""
    before, after = tokens[: leg.last], tokens[leg.last :]
    denials = [
        token
        for i, token in enumerate(before)
        if not token.entry.kinds.isdisjoint(_DOUBTING)
        and _negates(tokens, i)
        and not _is_beside(tokens, i, leg)
    ]
    denials += [token for token in after if "denies" in token.entry.kinds]
    if _is_noun(tokens, leg.trigger):
        denials += [token for token in after if token.entry.kinds & {"cancels", "negates"}]
    denials += taken_back(tokens, leg.trigger)
    if denials:
        return Status.DENIED, denials
    for status, cues in (
        (Status.PLANNED, _plans(tokens, leg)),
        (Status.CONFIRMED, [token for token in before if token.is_a("confirms")]),
        (Status.ALLEGED, _allegations(tokens, leg)),
    ):
        if cues:
            return status, cues
    return Status.REPORTED, []


def _is_beside(tokens: list[Token], i: int, leg: Leg) -> bool:
    """Whether what is ended is something else: `a car is scrapped and shipped to`."""
    if not tokens[i].is_a("cancels") or not i or i + 1 >= leg.trigger:
        return False
    return tokens[i + 1].word == "and" and tokens[i - 1].word in _PASSIVE


def _allegations(tokens: list[Token], leg: Leg) -> list[Token]:
    """Return the words that make a leg a mere claim; `until the claim is met` is about another."""
    return [
        token
        for i, token in enumerate(tokens)
        if token.is_a("alleges")
        and not (i > leg.last and tokens[i - 1].is_a("determiner"))
        and not (i + 1 < len(tokens) and tokens[i + 1].word in _HEADING_ENDS)
        and not (token.word in _UNDERSTOOD and not (i and tokens[i - 1].is_a("linking")))
    ]


def _plans(tokens: list[Token], leg: Leg) -> list[Token]:
    """Return the words that make a leg a plan, a wish, a condition or a purpose."""
    if tokens[0].word in _SUPPOSING:
        return [tokens[0]]
    if tokens[leg.trigger].word in _MEANT | NAMED_ENDS or _is_order(tokens, leg.trigger):
        return [tokens[leg.trigger]]
    near = tokens[max(0, leg.trigger - _PLAN_REACH) : leg.last]
    after = tokens[leg.last + 1 : leg.last + 1 + _AFTER_REACH]
    cues = [token for i, token in enumerate(near) if token.is_a("plans") and not _is_aside(near, i)]
    if is_past(tokens, leg.trigger):
        cues = [cue for cue in cues if _leads_to(tokens, cue, leg.trigger)]
    cues += [
        token
        for before, token in pairwise([tokens[leg.last], *after])
        if token.word in _CONDITIONS or (token.word in _SOON and before.word != "the")
    ]
    cues += [token for token in after[:1] if token.word in _AHEAD]
    if _is_noun(tokens, leg.trigger):
        cues += [token for token in after if token.is_a("plans") or token.word in _STARTS]
    return cues or _purpose(tokens, leg.trigger) or _gerund(tokens, leg)


def _leads_to(tokens: list[Token], cue: Token, trigger: int) -> bool:
    """Whether a word of a plan is of a verb in the past: `was expected to be sent`.

    `Men seeking work were sent`, `under a contract, wheat was sent` tell what was done.
    """
    if cue.word.endswith(" to") or cue.word in _MODAL or cue.start > tokens[trigger].start:
        return True
    between = {token.word for token in tokens[:trigger] if token.start > cue.start}
    return "to" in between or not between & {",", "and", *_PASSIVE}


def _is_order(tokens: list[Token], trigger: int) -> bool:
    """Whether a verb tells somebody to do it: `Ship the grain to`, `then take a bus to`."""
    verb = tokens[trigger]
    if not verb.entry.kinds & (TRIGGERS | {"vehicle"}):
        return False
    if verb.word.endswith(("s", "ed", "ing")) or verb.is_a("noun") or is_past(tokens, trigger):
        return False
    if not trigger:
        return not verb.is_a("vehicle") or tokens[1].is_a("determiner")
    return tokens[trigger - 1].word in _BEFORE_ORDERS and tokens[0].word in {"to", "please"}


def _is_aside(tokens: list[Token], i: int) -> bool:
    """Whether a word of a plan is about something else: `would not be named`, `asked for help`."""
    following = [token.word for token in tokens[i + 1 : i + 4]]
    is_request = tokens[i].word == "asked" and following[:1] == ["for"]
    return is_request or not _NAMING.isdisjoint(following)


def _purpose(tokens: list[Token], trigger: int) -> list[Token]:
    """Return the `to` of an infinitive that tells what is meant to be: `hired to carry`."""
    i = trigger - 1
    if i > 0 and tokens[i].word == "be" and tokens[i - 1].word != "to":
        return [tokens[i]]  # `the order that they be moved`
    while i > 0 and (tokens[i].word == "be" or tokens[i].word.endswith("ly")):
        i -= 1
    if i < 0 or tokens[i].word != "to":
        return []
    before = tokens[i - 1] if i else None
    if any(token.word in CAUSING for token in tokens[max(0, i - _PURPOSE_REACH) : i]):
        return []  # `caused the oil to be moved`
    is_true = before is not None and (before.word in _TRUE_THOUGH_TO or before.is_a("alleges"))
    is_true |= tokens[trigger].word in _REACHING and any(
        is_past(tokens, i) for i in range(i) if tokens[i].is_a("crosses") or tokens[i].is_a("moves")
    )  # `crossed the desert to reach`
    if before is not None and before.is_a("time") and _is_count(tokens[i - 2 : i - 1]):
        is_true |= any(token.word in {"took", "takes", "taken"} for token in tokens[:i])
    return [] if is_true else [tokens[i]]


def _is_count(tokens: list[Token]) -> bool:
    """Whether a number stands somewhere: `it took three days to get to`."""
    return any(t.word in COUNTS | {"a", "an"} or t.word.isdigit() for t in tokens)


def _gerund(tokens: list[Token], leg: Leg) -> list[Token]:
    """Return the `about` of `talks about moving`, or the `would` of `moving it would cost`."""
    i = leg.trigger
    if not tokens[i].word.endswith("ing") or (i and tokens[i - 1].is_a("linking")):
        return []
    if i and tokens[i - 1].word in _ABOUT:
        is_charge = any(t.is_a("alleges") or t.word in _GUILTY for t in tokens[:i])
        return [] if is_charge else [tokens[i - 1]]
    after = tokens[leg.last + 1 : leg.last + 1 + _AFTER_REACH] if i == 0 else []
    return [token for token in after if token.is_a("plans") or token.word in _TIMELESS]


def _is_noun(tokens: list[Token], i: int) -> bool:
    """Whether a word of motion names what a verb behind may end: `the shipment was called off`."""
    following = tokens[i + 1].word if i + 1 < len(tokens) else ""
    return tokens[i].is_a("noun") or (tokens[i].is_a("nominal") and following in {"of", "from"})


def _negates(tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    if (token.is_a("denies") or token.is_a("cancels")) and _is_adjective(tokens, i):
        return False
    if token.is_a("denies"):
        is_of_papers = any(t.word in _PAPERS for t in tokens[i + 1 : i + 3])
        is_denied = any(before.word in _NOT for before in tokens[max(0, i - 2) : i])
        return not is_denied and not (token.word in _FALSE and is_of_papers)  # `false papers`
    if _is_pause(tokens, i):
        return False
    if token.is_a("cancels"):  # `stopped at Aden` is a call, `stopped shipping` is an end
        is_end = any(after.word.endswith("ing") for after in tokens[i + 1 : i + 2])
        return is_end or not token.is_a("crosses")
    if token.word.startswith("withdr"):  # `withdrew its story`
        return any(after.is_a("account") for after in tokens[i + 1 : i + 4])
    return token.is_a("negates") and _is_of_verb(tokens, i)


def _is_pause(tokens: list[Token], i: int) -> bool:
    """Whether a vehicle only waits on its way: `having halted for a week at`."""
    if is_passive(tokens, i) or not tokens[i].word.startswith("halt"):
        return False
    behind = list(takewhile(lambda t: t.word != ",", tokens[i + 1 : i + 1 + _HALTED_REACH]))
    if not behind or behind[0].word not in _WAITING:
        return False
    if any(token.is_a("goods") or token.entry.telling for token in behind):
        return False  # `halted for a month the transfer of gold`
    near = tokens[max(0, i - _WAY_REACH) : i]
    is_way = any(t.word == "having" or t.entry.kinds & {"vehicle", "pronoun"} for t in near)
    is_at_place = len(behind) > 1 and behind[1].placed is not None
    return is_way or (near[-1:] != [] and near[-1].word == "and" and is_at_place)


def _is_adjective(tokens: list[Token], i: int) -> bool:
    """Whether a word such as `rejected` only tells of the goods: `rejected wheat was shipped`."""
    if tokens[i].word not in _ADJECTIVES and not tokens[i].word.endswith("ed"):
        return False
    before = tokens[i - 1] if i else None
    is_led = before is None or before.is_a("determiner") or before.word in {"of", "from", "with"}
    return is_led and any(
        token.is_a("goods") or token.is_a("person") or not token.entry.kinds
        for token in tokens[i + 1 : i + 2]
    )


def _is_of_verb(tokens: list[Token], i: int) -> bool:
    """Whether a word such as `not` denies what is told, and not something beside it."""
    word, following = tokens[i].word, [after.word for after in tokens[i + 1 : i + 3]]
    behind = following[0] if following else ""
    if word == "without":  # `without leaving Kyiv`, but not `without his knowledge`
        return any(other.endswith("ing") for other in following)
    if word in _NEARLY and behind[:1].isdigit():  # `nearly 300 tonnes`
        return False
    if word == "no":
        return behind != "fewer" and not _CERTAIN.intersection(following)
    beside = {"whom", "which"}  # `neither of whom wished to be named`
    beside |= {"only", "just", "least", "long", *_NAMING} if word == "not" else set()
    is_repeated = word == "not" and following == ["the", "first"]  # `not the first time that`
    is_by = i > 0 and tokens[i - 1].word == "by"  # `insured by nobody`
    is_doubted = any(after.is_a("denies") for after in tokens[i + 1 : i + 3])  # `not contested`
    return not (is_by or is_doubted or is_repeated or beside.intersection(following))


def doubt_left_open(tokens: list[Token], *, is_denied: bool) -> list[Token]:
    """Return the words of a clause that deny what the next one tells: `denied that, while …`.

    Parameters
    ----------
    tokens
        The clause.
    is_denied
        Whether it denies a movement itself; `; or that` and `; nor` go on with that.
    """
    is_open = is_denied or any(token.word == "that" for token in tokens[-2:])
    return [t for i, t in enumerate(tokens) if _negates(tokens, i)] if is_open else []
