"""Words that say what kind of place a name stands for: port of, air base, oblast."""

import csv
from functools import cache

from routes._data import data_path
from routes.gazetteer.folding import fold_name
from routes.gazetteer.kinds import FEATURE_CODES


def without_type_words(folded: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return a folded name without its type word, and the feature codes that word stands for.

    Each way to read a word at either end as a type word is one item, the longest word first.

    Examples
    --------
    >>> (name, codes), *_ = without_type_words("port of makhachkala")
    >>> name, "PRT" in codes
    ('makhachkala', True)
    """
    if " " not in folded:
        return ()
    words = folded.split()
    before, after = _type_words()
    found = []
    for count in range(min(len(words) - 1, 4), 0, -1):
        for name, tag, table in (
            (words[count:], words[:count], before),
            (words[:-count], words[-count:], after),
        ):
            codes = table.get(" ".join(tag))
            if codes:
                found.append((" ".join(name), codes))
    return tuple(found)


@cache
def _type_words() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return the words that may stand before a name, and those that may stand after it."""
    before: dict[str, frozenset[str]] = {}
    after: dict[str, frozenset[str]] = {}
    with data_path("type_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words, codes = fold_name(row["words"]), FEATURE_CODES[row["kind"]]
            if row["place"] in {"before", "either"}:
                before[words] = before.get(words, frozenset()) | codes
            if row["place"] in {"after", "either"}:
                after[words] = after.get(words, frozenset()) | codes
    return before, after
