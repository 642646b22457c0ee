"""Unknown names: places that the gazetteer does not have, where words of motion introduce them."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from routes.gazetteer import Gazetteer
from routes.geodocument import PlacedToponym
from routes.movement.words import NO_ENTRY, entries
from routes.toponyms import Toponym
from routes.toponyms.toponym import Reading
from routes.toponyms.words import common_words, context_words, given_names

_SETTLEMENTS = r"port|town|city|village|harbour|harbor|island|base|airfield|airstrip|oasis|mine"
_LED = (
    r"\b(?:[Ff]rom|to|into|via|through|near|off|in|at|for|outside|past|between|"
    r"left|leaving|leaves|reached|reaching|reaches|departed|entered)\s+"
    rf"(?:the\s+(?:\w+\s+)?(?:{_SETTLEMENTS})\s+(?:of|at|in)\s+)?"
)
_WORD = r"[^\W\d_][\w’'.]*(?:-[^\W\d_][\w’']*)*"
_RUN = re.compile(rf"(?P<led>{_LED})(?P<the>the\s+)?(?P<name>(?![a-z]){_WORD}(?: {_WORD}){{0,3}})")
_BEFORE = re.compile(rf"(?:{_LED}|\b(?:and|or)\s+|,\s+)(?:the\s+)?$")
_REACH_BACK = 40
_AREAS = frozenset({"gulf", "sea", "strait", "straits", "bay", "channel", "islands", "peninsula"})
"""Names that end so are places, and `the` stands before them."""
_FEATURES = frozenset(
    {"bank", "bay", "cape", "cove", "crossing", "ferry", "gap", "harbour", "harbor", "head"}
    | {"hole", "inlet", "island", "landing", "pass", "point", "reach", "rock", "sound", "well"}
)
"""Behind an owner they make a name: `Hurd's Bank`."""
_FIRST_WORDS = frozenset(
    {"port", "fort", "cape", "camp", "mount", "new", "tell", "bad", "santa", "villa", "lake"}
)
_ARTICLES = ("al-", "el-", "as-", "ash-", "an-", "ar-", "at-", "az-", "ad-")
_COMPOUND = tuple(f" {article}" for article in _ARTICLES)
_SMALL = frozenset({"de", "del", "la", "du", "des", "al", "el", "of"})
_NOT_AFTER = ("goods", "vehicle", "person", "abstract", "body")


def with_unknown_names(
    text: str, span: tuple[int, int], placed: Sequence[PlacedToponym], gazetteer: Gazetteer
) -> list[PlacedToponym]:
    """Return the places of a sentence, those that only the words before tell to be any among them.

    Parameters
    ----------
    text
        The document.
    span
        Where the sentence stands.
    placed
        Its places; a longer name takes the place of what is a part of it.
    gazetteer
        Where the unknown names are looked up later.
    """
    found = list(_unknown(text, span, placed, gazetteer))
    kept = [p for p in placed if not any(_overlap(p, other) for other in found)]
    return sorted([*kept, *found], key=lambda p: p.toponym.start)


def _unknown(
    text: str, span: tuple[int, int], placed: Sequence[PlacedToponym], gazetteer: Gazetteer
) -> Iterator[PlacedToponym]:
    by_start = {p.toponym.start: p for p in placed}
    start = span[0]
    while match := _RUN.search(text, start, span[1]):
        begin = match.start("name")
        known = by_start.get(begin)
        if known and not text.startswith(_COMPOUND, known.toponym.end):
            start = known.toponym.end
            continue
        words = _name_words(match["name"])
        exact = " ".join(words)
        end = begin + len(exact)
        start = max(end, begin + 1)
        inside = [
            p
            for p in placed
            if begin <= p.toponym.start < end or p.toponym.end > begin >= p.toponym.start
        ]
        if not words or not _may_be_place(words, has_article=bool(match["the"])):
            continue
        if inside and not _is_longer(words, begin, by_start, inside):
            continue
        if _is_beside_other(text, end) or not _is_always_led(text, exact):
            continue
        reading = Reading(form="name", name=exact, gazetteer=gazetteer)
        toponym = Toponym(exact=exact, start=begin, end=end, reading=reading)
        yield PlacedToponym(toponym=toponym, place=None, confidence="unknown")


def _overlap(one: PlacedToponym, other: PlacedToponym) -> bool:
    return one.toponym.start < other.toponym.end and other.toponym.start < one.toponym.end


def _name_words(run: str) -> list[str]:
    """Return the words of a run up to the last that is capitalised."""
    words: list[str] = []
    run_words = run.split(" ")
    for word, following in zip_longest(run_words, run_words[1:], fillvalue=""):
        if not (word[0].isupper() or word in _SMALL or word.startswith(_ARTICLES)):
            break
        words.append(word)
        is_owner = word.endswith(("’s", "'s")) and following.lower().rstrip(".") not in _FEATURES
        if word.endswith(".") or is_owner:
            break
    while words and not words[-1][0].isupper() and not words[-1].startswith(_ARTICLES):
        words.pop()
    if words:
        words[-1] = words[-1].rstrip(".’'")
    return words if words and words[0][0].isupper() else []


def _may_be_place(words: list[str], *, has_article: bool) -> bool:
    """Whether words are no person, organisation, month or other common name."""
    lower = [word.lower() for word in words]
    if has_article != (lower[-1] in _AREAS):
        return False
    if words[-1].endswith(("’s", "'s")) or any(len(word) > 1 and word.isupper() for word in words):
        return False
    first = lower[0]
    is_common = first in common_words() or first in context_words("direction")
    is_common &= not (len(words) > 1 and first in _FIRST_WORDS)
    is_person = first in given_names() or first.rstrip(".") in context_words("title")
    is_body = any(
        word in context_words("organisation") or "body" in entries().get(word, NO_ENTRY).kinds
        for before, word in zip(["", *lower], lower, strict=False)
        if not before.endswith(("’s", "'s"))
    )
    return len(words[0]) > 2 and not (is_common or is_person or is_body)  # noqa: PLR2004


def _is_longer(
    words: list[str],
    begin: int,
    by_start: dict[int, PlacedToponym],
    inside: list[PlacedToponym],
) -> bool:
    """Whether words are a name of their own although a place is named in them: `Laconian Gulf`."""
    if begin in by_start:
        end = by_start[begin].toponym.end - begin
        return len(words) > 1 and words[1].startswith(_ARTICLES) and end <= len(words[0])
    is_first_known = any(p.toponym.start <= begin for p in inside)
    return not is_first_known and len(inside) == 1 and len(words) == 2  # noqa: PLR2004


def _is_beside_other(text: str, end: int) -> bool:
    """Whether what follows makes a name that of a maker, an owner or a people: `Boeing jets`."""
    if text.startswith(("’s", "'s"), end):
        return True
    if re.compile(r" \d").match(text, end):  # `Exhibit 9`
        return True
    following = re.compile(r" ([a-z][\w-]*)").match(text, end)
    if following is None:
        return False
    word = following[1]
    known = entries().get(word) or entries().get(word.removesuffix("s"), NO_ENTRY)
    kinds = known.kinds
    return any(kind in kinds for kind in _NOT_AFTER) and "site" not in kinds


def _is_always_led(text: str, exact: str) -> bool:
    """Whether words that lead to a place stand before a name wherever a document has it."""
    return all(
        _BEFORE.search(text, max(0, found.start() - _REACH_BACK), found.start())
        for found in re.finditer(rf"\b{re.escape(exact)}\b", text)
    )
