"""When: the date that a clause states for a movement.

A sentence may tell when something was said, built or seen as well. So a date is a movement's only
where it stands right behind its verb, its places, its goods or its vehicle, or opens a clause in
which nothing else happens; and only if it is the one such date.
"""

import re

from routes.date_words import DateWords, find_date_words
from routes.dates import days_of
from routes.hop import Status
from routes.movement.leg import Leg, end_of_words
from routes.movement.sentences import Token
from routes.movement.tense import AUXILIARIES, is_past

_SPEAKING = frozenset({"alleges", "confirms", "denies", "account"})
_SAID = frozenset(
    {"said", "says", "saying", "told", "tells", "announced", "announces", "reported", "reports"}
    | {"wrote", "writes", "stated", "states", "added", "adds"}
)
_QUIET = frozenset({"goods", "vehicle", "noun", "determiner", "linking", "negates", "site"})
_QUIET_WORDS = frozenset({",", "of", "with", "more", "than", "'s"})
_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their"})
_NUMERALS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens"}
    | {"several", "many", "hundreds", "thousands"}
)
_GOES_ON = frozenset({"ending", "other", "breaks", "vehicle"})
_GOES_ON_WORDS = frozenset({"and", "or", "but", "as", "because", "according"})
"""What may follow a date that belongs to the words before it, and not to a verb behind it."""
_OPENING = frozenset({"that", "and"})
_RELATIVE = frozenset({"that", "which", "who", "where", "when", "as"})
_FINITE = frozenset({"leaves", "moves", "arrives"})
"""Verbs whose past is no participle: `seized coal flown to Berlin`, but `a ship sailed to Oslo`."""
_FINITE_VERBS = frozenset({"took", "flew", "drove", "came", "went", "drew"})
_LASTING = frozenset(
    {"begin", "begins", "began", "start", "starts", "started", "resume", "resumes", "resumed"}
    | {"continue", "continues", "continued", "continuing", "still", "since"}
)
"""With these a date is not that of the whole movement."""
_NEAR = 4
_YEAR = re.compile(r"\d{4}")
_CUT = re.compile(r"[(:–—]|--|\s-\s")
"""Between the two stands what makes a date that of a dateline: `June 9 (Reuters) - Grain was …`."""


def is_ahead(dated: DateWords | None, published: str | None) -> bool:
    """Whether what is dated lies ahead of the day on which a document was published."""
    days = days_of(dated.edtf) if dated and dated.edtf else None
    last = days_of(published) if published else None
    return bool(days and last and days[0] is not None and last[1] is not None and days[0] > last[1])


def date_of(
    text: str, tokens: list[Token], leg: Leg, status: Status, published: str | None
) -> DateWords | None:
    """Return the words that say when a leg was gone, or None where none do for sure.

    Parameters
    ----------
    text
        The document.
    tokens
        A clause of it.
    leg
        A leg that the clause tells of.
    status
        What standing the clause gives it: for what is planned no year is reckoned.
    published
        When the document was published, as an EDTF date.
    """
    span = tokens[0].start, tokens[-1].end
    if published is None and not _YEAR.search(text, *span):
        return None  # nothing could be read, and the look at all words takes its time
    found = find_date_words(text, span, published=published)
    told = [words for words in found if not _is_of_speech(tokens, words)]
    own = [words for words in told if _is_of_leg(text, tokens, leg, words)]
    if len(own) != 1 or own[0].edtf is None or _lasts(tokens, leg):
        return None
    if own[0].reckoned and (status is Status.PLANNED or not is_past(tokens, leg.trigger)):
        return None
    begin, end = min(leg.start, own[0].start), tokens[end_of_words(tokens, leg) - 1].end
    others = [words for words in told if words is not own[0] and begin <= words.start < end]
    return None if others else own[0]


def _before(tokens: list[Token], words: DateWords) -> int:
    """Return the last of the tokens before a date, or -1."""
    return max((i for i, token in enumerate(tokens) if token.end <= words.start), default=-1)


def _after(tokens: list[Token], words: DateWords) -> int:
    """Return the first of the tokens behind a date, or the number of tokens."""
    behind = (i for i, token in enumerate(tokens) if token.start >= words.end)
    return min(behind, default=len(tokens))


def _speaks(token: Token) -> bool:
    return token.word in _SAID or not token.entry.kinds.isdisjoint(_SPEAKING)


def _is_of_speech(tokens: list[Token], words: DateWords) -> bool:
    """Whether a date is that of saying something: `said on Friday`, `on Friday denied`."""
    before, after = _before(tokens, words), _after(tokens, words)
    beside = [*tokens[max(before, 0) : before + 1], *tokens[after : after + 1]]
    return any(_speaks(token) for token in beside)


def _is_of_leg(text: str, tokens: list[Token], leg: Leg, words: DateWords) -> bool:
    before, after = _before(tokens, words), _after(tokens, words)
    if before < leg.trigger:
        return _opens(text, tokens, leg, words)
    follows = tokens[after : after + 1]
    if not (all(map(_goes_on, follows)) and _is_part(text, tokens, leg, before)):
        return False
    return _is_finite(tokens, leg) or _is_alone(text, tokens, leg)


def _goes_on(token: Token) -> bool:
    return token.word in _GOES_ON_WORDS or not token.entry.kinds.isdisjoint(_GOES_ON)


def _opens(text: str, tokens: list[Token], leg: Leg, words: DateWords) -> bool:
    """Whether a date begins the clause of the leg's verb, or stands between it and its subject."""
    before, after = _before(tokens, words), _after(tokens, words)
    is_first = before < 0 or tokens[before].word in _OPENING
    has_lead = bool(words.lead) or not any(map(str.isdigit, text[words.start : words.end]))
    is_behind_subject = any(tokens[max(before, 0)] is end for end in (leg.origin, leg.destination))
    if not (is_first and has_lead) and not is_behind_subject:
        return False
    if _CUT.search(text, words.end, tokens[leg.trigger].start):
        return False
    return _are_quiet(text, tokens, after, leg.trigger)


def _is_part(text: str, tokens: list[Token], leg: Leg, at: int) -> bool:
    """Whether a word is one of those that tell of a leg: its verb, a place, goods, a vehicle."""
    if tokens[at].word == "," and "," in text[tokens[at - 1].start : tokens[at - 1].end]:
        at -= 1  # the comma behind `Izmir, Turkey,`
    if tokens[at].is_a("site"):
        at -= 1  # `Izmir airport`
    places = (leg.origin, *leg.via, leg.destination)
    if at == leg.trigger or any(tokens[at] is place for place in places):
        return True
    if leg.last < at < end_of_words(tokens, leg):  # `to Izmir by barge`
        return tokens[at].is_a("vehicle")
    is_load = tokens[at].is_a("goods") or tokens[at].is_a("vehicle")
    return is_load and _are_quiet(text, tokens, leg.trigger + 1, at)


def _is_finite(tokens: list[Token], leg: Leg) -> bool:
    """Whether the verb of a leg is that of its clause, and does not only describe a noun."""
    verb = tokens[leg.trigger]
    if _words_near(tokens, leg) & {*AUXILIARIES, "to"}:
        return True
    is_motion = not verb.entry.kinds.isdisjoint(_FINITE) and not verb.word.endswith("ing")
    return is_motion or verb.word in _FINITE_VERBS


def _is_alone(text: str, tokens: list[Token], leg: Leg) -> bool:
    """Whether nothing before a verb tells of something else that the date may be of."""
    parting = [i for i in range(leg.trigger) if _speaks(tokens[i]) or tokens[i].word in _RELATIVE]
    return _are_quiet(text, tokens, parting[-1] + 1 if parting else 0, leg.trigger)


def _are_quiet(text: str, tokens: list[Token], start: int, end: int) -> bool:
    """Whether some words tell of nothing that happens besides."""
    return all(
        _is_quiet(text, tokens[i]) or (i > start and tokens[i - 1].word in _ARTICLES | _NUMERALS)
        for i in range(start, end)
    )


def _is_quiet(text: str, token: Token) -> bool:
    if _speaks(token) or token.word in _LASTING:
        return False
    if token.placed or token.word in _QUIET_WORDS | _NUMERALS or text[token.start].isupper():
        return True
    return token.word.isdigit() or not token.entry.kinds.isdisjoint(_QUIET)


def _lasts(tokens: list[Token], leg: Leg) -> bool:
    return bool(_words_near(tokens, leg) & _LASTING)


def _words_near(tokens: list[Token], leg: Leg) -> set[str]:
    """Return the words right before a verb, those of phrases such as `is to` one by one."""
    near = tokens[max(leg.first, leg.trigger - _NEAR) : leg.trigger]
    return {word for token in near for word in token.word.split()}
