"""The words by which movements are read, from their file."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from routes._data import data_path
from routes.errors import GazetteerError
from routes.hop import Mode

LONGEST_PHRASE = 3
"""Words in the longest phrase, which the file writes with underscores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a word may do in a sentence that tells of a movement.

    Parameters
    ----------
    kinds
        The kinds that the file gives it.
    strong
        Whether it tells of goods that move even where no goods are named.
    modes
        How the goods travel, by the kind of the word that says so.
    telling
        Whether it may tell of a movement: worked out once, as every word is asked.
    """

    kinds: frozenset[str]
    strong: bool
    modes: Mapping[str, Mode]
    telling: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "telling", not self.kinds.isdisjoint(TELLING))


TRIGGERS = frozenset(
    {"carries", "gives", "receives", "leaves", "arrives", "loads", "crosses", "moves", "bound"}
)
"""Kinds of words that tell of a movement, besides nouns."""
_SMALL = frozenset({"determiner", "ending", "linking", "opening", "other", "pronoun"})
"""Kinds of words that stand in most sentences."""
CAUSING = frozenset({"caused", "causing"})
"""Behind these an infinitive tells what was done: `caused the oil to be moved`."""
COUNTS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"}
    | {"twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
    | {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
    | {"dozens", "both", "another", "most", "all", "nothing", "none"}
)
"""These may stand for goods that were named before: `five went to A`."""
FOUND = frozenset(
    {"caught", "detained", "discovered", "found", "intercepted", "recovered", "seized", "stopped"}
)
"""What is done to goods where they have got to."""
LAID = frozenset(
    {"highway", "road", "railway", "railroad", "line", "pipeline", "cable", "canal", "route"}
    | {"motorway", "track", "fibre", "border", "frontier", "fault", "river", "path", "trail"}
)
"""What leads from one place to another, whether anything goes there or not."""
ENDS_OF_VOYAGES = frozenset({"discharge", "unloading"})
"""`Discharge will be at A` is of what was loaded before."""
NAMED_ENDS = frozenset({"destination", "next port", "final port", "port of discharge"})
"""What papers call the place where goods are bound for."""
LADEN = frozenset({"with", "carrying", "laden"})
"""Before what a vehicle has on board."""
TELLING = TRIGGERS | {"noun"}
NO_ENTRY = Entry(kinds=frozenset(), strong=False, modes={})


@cache
def entries() -> dict[str, Entry]:
    """Return what each word or phrase may do, in lower case."""
    kinds: dict[str, set[str]] = {}
    strong: set[str] = set()
    modes: dict[str, dict[str, Mode]] = {}
    for row in _rows():
        for form in row["words"].split():
            word = form.replace("_", " ")
            kinds.setdefault(word, set()).add(row["kind"])
            if row["strength"] == "strong":
                strong.add(word)
            if row["mode"]:
                modes.setdefault(word, {})[row["kind"]] = Mode(row["mode"])
    return {
        word: Entry(kinds=frozenset(own), strong=word in strong, modes=modes.get(word, {}))
        for word, own in kinds.items()
    }


@cache
def phrase_starts() -> frozenset[str]:
    """Return the first words of all phrases."""
    return frozenset(word.partition(" ")[0] for word in entries() if " " in word)


@cache
def trigger_words() -> frozenset[str]:
    """Return words of which a sentence has one if it may tell of a movement."""
    return _signs(TELLING)


@cache
def ship_words() -> frozenset[str]:
    """Return the words for ships and boats."""
    return frozenset(
        word for word, entry in entries().items() if entry.modes.get("vehicle") is Mode.SEA
    )


@cache
def denying_words() -> frozenset[str]:
    """Return words of which a sentence has one if it may deny."""
    return _signs(frozenset({"cancels", "denies", "negates"}))


@cache
def goods_words() -> frozenset[str]:
    """Return words of which a sentence has one if it names goods."""
    return _signs(frozenset({"goods"}))


@cache
def vehicle_words() -> frozenset[str]:
    """Return words of which a sentence has one if it names a vehicle."""
    return _signs(frozenset({"vehicle"}))


@cache
def keeping_words() -> frozenset[str]:
    """Return words of which a sentence has one if it tells where goods are, or come from."""
    return _signs(frozenset({"stays"})) | {"from"}


def _signs(kinds: frozenset[str]) -> frozenset[str]:
    """Return the words of some kinds; of a phrase the longest that is not in most texts."""
    known = entries()
    found = set()
    for words in (word.split(" ") for word, entry in known.items() if entry.kinds & kinds):
        rare = [word for word in words if not known.get(word, NO_ENTRY).kinds & _SMALL]
        found.add(max(rare or words, key=len))
    return frozenset(found)


def _rows() -> list[dict[str, str]]:
    path = data_path("movement_words.csv")
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GazetteerError(f"{path} cannot be read: {error}") from error
