"""Sentences, and their words with the places among them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from routes.gazetteer import COUNTRY_CODES, Place
from routes.geodocument import PlacedToponym
from routes.movement.words import (
    LONGEST_PHRASE,
    NO_ENTRY,
    Entry,
    entries,
    phrase_starts,
    ship_words,
)

_END = re.compile(
    r"[.!?…\n”](?:(?<=[.!?…])[.!?…]*[\"”’')\]]*\s+(?=[\"“‘'(\[]?[^\W_a-z])|(?<=\n)(?:\s*\n)?"
    r"|(?<=[a-z][a-z][.!?])(?=[A-Z“][a-z])|(?<=[.!?]”)(?=[A-Z“]))"
)
"""It begins with a set of characters, so that `re` skips all others at once."""
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Rep|Sen|Gov|St|Mt|Ft|No|vs|approx|"
    r"[A-Z](?:\.[A-Z])*)\.\s*$"
)
_SHORT_MONTH = re.compile(
    r"(?:^|[\s(])(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s+\d", re.ASCII
)
_MARK = re.compile(
    r"[ \t]*(?:(?:[-*+•‣·]|\(?\d{1,3}[.)]|[a-z]\)|#{1,6})[ \t]+(?=\S)|[–—][ \t]+(?=[A-Z]))"
)
"""What a line of a list or a heading begins with."""
_RULE = re.compile(r"[ \t]*(?:-{3,}|={3,})[ \t]*$", re.MULTILINE)
_HEADING = 60
"""A shorter line ends a sentence: it is a heading, a byline or the end of a paragraph."""
_LONGEST = 1500
"""Characters of a sentence that are looked at; what is longer is a list or a table."""

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’-][^\W_]+)*|[;:,()—–?]|--")
_POSSESSIVE = re.compile(r"['’][sS]?(?!\w)")
_SHIP_REACH = 24
_TO = re.compile(r"[-–—]| to ")
_PASSIVE = re.compile(r"\s+(?:is|are|was|were|has|have|had)\b")
_NAMES = frozenset({"May", "March", "Will", "Lies", "Hope", "Promise"})
"""Written with a capital they are months and a man, not words that tell of a plan or a march."""
_NO_GOODS = frozenset({"good", "arm", "date", "part", "provision", "remain", "spirit"})
"""Their plurals are goods, they are not."""
_ONE_OF_GOODS = Entry(kinds=frozenset({"goods"}), strong=False, modes={})
_WORDS_KEPT = 20_000
_WITHIN = frozenset({",", "in", "of", "the", "("})


@dataclass(slots=True)
class Token:
    """A word, a phrase, a sign or the name of a place in a sentence.

    Not frozen, as the other values are: a document has thousands, and freezing triples their cost.

    Parameters
    ----------
    word
        In lower case; empty for a place.
    start, end
        Where it stands, in code points of the text. The area that a place is said to lie in is
        part of it: `Amirabad, Iran`.
    entry
        What the word may do.
    placed
        The place.
    """

    word: str
    start: int
    end: int
    entry: Entry
    placed: PlacedToponym | None = None

    def is_a(self, kind: str) -> bool:
        """Whether the word is of a kind."""
        return kind in self.entry.kinds

    @property
    def place(self) -> Place | None:
        """The gazetteer entry of a place."""
        return self.placed.place if self.placed else None


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text stand, headings and captions among them."""
    start = _behind_mark(text, 0)
    for match in _END.finditer(text):
        if match.start() < start:  # the full stop of `1. Gold …`
            continue
        marked = _behind_mark(text, match.end()) if "\n" in match[0] else match.end()
        if match[0] == "\n":
            if _goes_on(text, match.start()):
                continue
        elif marked == match.end() and _is_abbreviation(text, start, match):
            continue
        if match.start() > start:
            yield start, match.end()
        start = marked
    if start < len(text):
        yield start, len(text)


def _is_abbreviation(text: str, start: int, end: re.Match[str]) -> bool:
    """Whether the full stop before a space is that of `Mr.`, and ends no sentence."""
    if not end[0][-1].isspace():
        return False
    before = max(start, end.start() - 8)
    return bool(
        _ABBREVIATED.search(text, before, end.start() + 1)
        or _SHORT_MONTH.search(text, before, end.end() + 1)
    )


def _behind_mark(text: str, line: int) -> int:
    """Return where the words of a line begin, behind the mark of its list."""
    mark = _MARK.match(text, line)
    return mark.end() if mark else line


def is_item(text: str, start: int) -> bool:
    """Whether a sentence begins behind the mark of a list."""
    mark = _MARK.match(text, text.rfind("\n", 0, start) + 1)
    return mark is not None and mark.end() == start


def _goes_on(text: str, end: int) -> bool:
    """Whether the sentence of a line goes on in the next, as a program has wrapped it."""
    line, following = text.rfind("\n", 0, end) + 1, end + 1
    if _MARK.match(text, following) or _RULE.match(text, following):
        return False
    if text.startswith("#", line) or _is_row(text, line) or _is_row(text, following):
        return False
    return end - line >= _HEADING or text[following : following + 1].islower()


def _is_row(text: str, line: int) -> bool:
    """Whether a line is a row of a table."""
    return text[line : line + _LONGEST].lstrip(" \t").startswith("|")


def read_tokens(text: str, span: tuple[int, int], placed: Sequence[PlacedToponym]) -> list[Token]:
    """Return the words of a sentence, with its places among them.

    Parameters
    ----------
    text
        The document.
    span
        Where the sentence stands.
    placed
        The places in it, in order.
    """
    start, end = span[0], min(span[1], span[0] + _LONGEST)
    tokens: list[Token] = []
    for place in placed:
        if place.toponym.end > end:
            break
        if _is_goods(text, span[0], place) or _is_ship(text, place):
            continue
        tokens += _words(text, start, place.toponym.start)
        toponym = place.toponym
        tokens.append(Token("", toponym.start, toponym.end, NO_ENTRY, place))
        start = toponym.end
        if match := _POSSESSIVE.match(text, start):
            tokens.append(Token("'s", start, match.end(), NO_ENTRY))
            start = match.end()
    tokens += _words(text, start, end)
    return _with_areas(_with_phrases(tokens))


def _is_goods(text: str, start: int, placed: PlacedToponym) -> bool:
    """Whether the name of a town that begins a sentence is that of goods: `Sulphur was sent`."""
    toponym = placed.toponym
    if text[start : toponym.start].strip() or not _PASSIVE.match(text, toponym.end):
        return False
    return "goods" in entries().get(toponym.exact.lower(), NO_ENTRY).kinds


def _is_ship(text: str, placed: PlacedToponym) -> bool:
    """Whether a name is that of a ship, as the word before it says: `the tanker Stella`."""
    start = placed.toponym.start
    before = text[max(0, start - _SHIP_REACH) : start].rstrip("“\"‘'")
    word = before[:-1].rpartition(" ")[2].lower() if before.endswith(" ") else ""
    return word in ship_words() and not _TO.match(text, placed.toponym.end)


def _words(text: str, start: int, end: int) -> list[Token]:
    found = []
    for exact in _WORD.findall(text, start, end):
        start = text.index(exact, start)
        word, entry = _read_word(exact)
        found.append(Token(word, start, start + len(exact), entry))
        start += len(exact)
    return found


@lru_cache(maxsize=_WORDS_KEPT)
def _read_word(exact: str) -> tuple[str, Entry]:
    """Return a word in lower case and what it may do."""
    word = exact.lower().removesuffix("'s").removesuffix("’s")
    entry = NO_ENTRY if exact in _NAMES else entries().get(word, NO_ENTRY)
    if entry is NO_ENTRY and word not in _NO_GOODS and exact.islower():  # `a crate`
        several = (entries().get(f"{word}{end}", NO_ENTRY) for end in ("s", "es"))
        entry = _ONE_OF_GOODS if any("goods" in one.kinds for one in several) else entry
    if "-" in word and entry is NO_ENTRY:  # `paddle-steamer`, `Ilyushin-76`
        parts = (
            entries().get(part, NO_ENTRY) for part in (word.split("-")[-1], word.split("-")[0])
        )
        entry = next((part for part in parts if "vehicle" in part.kinds), NO_ENTRY)
    return word, entry


def _with_phrases(tokens: list[Token]) -> list[Token]:
    """Join the words of phrases such as `set out`."""
    starts, known = phrase_starts(), entries()
    joined: list[Token] = []
    done = 0
    for i in [i for i, token in enumerate(tokens) if token.word in starts]:
        if i < done:
            continue
        for longest in range(LONGEST_PHRASE, 1, -1):
            parts = tokens[i : i + longest]
            words = " ".join([other.word for other in parts])
            if len(parts) == longest and words in known:
                phrase = Token(words, parts[0].start, parts[-1].end, known[words])
                joined += [*tokens[done:i], phrase]
                done = i + longest
                break
    return joined + tokens[done:]


def _with_areas(tokens: list[Token]) -> list[Token]:
    """Make the area that a place is said to lie in a part of it: `Lagos, Nigeria`."""
    joined: list[Token] = []
    done = 0
    for first in [i for i, token in enumerate(tokens) if token.placed is not None]:
        if first < done:
            continue
        place, i = tokens[first], first + 1
        while not is_demonym(place):
            after = i
            while after < len(tokens) and after - i < 3 and tokens[after].word in _WITHIN:  # noqa: PLR2004
                after += 1
            if after == i or after >= len(tokens) or not _lies_in(place, tokens[after]):
                break
            if after + 1 < len(tokens) and tokens[after + 1].word == "'s":
                break
            place, i = replace(place, end=tokens[after].end), after + 1
        joined += [*tokens[done:first], place]
        done = i
    return joined + tokens[done:]


def is_demonym(token: Token) -> bool:
    """Whether a place is named by its people: `Iranian`."""
    return token.placed is not None and token.placed.toponym.form == "demonym"


def is_country(place: Place | None) -> bool:
    """Whether a place is a country."""
    return place is not None and place.feature_code in COUNTRY_CODES


def _lies_in(token: Token, area: Token) -> bool:
    """Whether the second of two places is an area that the first may lie in."""
    place, whole = token.place, area.place
    if whole is None or whole.feature_class != "A" or is_demonym(area) or is_country(place):
        return False
    if place is None:
        return True
    return place.country_code == whole.country_code and place != whole
