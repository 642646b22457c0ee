"""Kind words: what the words beside a name say its place is, as in `Washington state`."""

from collections.abc import Sequence

import numpy as np

from routes.gazetteer.index import GazetteerIndex
from routes.gazetteer.kinds import FEATURE_CODES
from routes.gazetteer.type_words import without_type_words
from routes.geodocument.senses import Flags, Integers, Senses
from routes.toponyms import Toponym

_REACH = 24
_STATE = "state"
_STATE_CODES = frozenset({"ADM1"})
_NAME = "x"
"""Stands for a name whose kind is asked for."""


def read_kinds(
    text: str,
    toponyms: Sequence[Toponym],
    of_toponym: Integers,
    senses: Senses,
    index: GazetteerIndex,
) -> tuple[Flags, Integers]:
    """Return which senses are of the kind that words beside their names say, and how often they do.

    Parameters
    ----------
    text, toponyms
        The document and its toponyms in order.
    of_toponym
        Which name each bears.
    senses
        What the names may mean.
    index
        Where the senses stand.

    Returns
    -------
    tuple
        For each sense whether it is of the kind, and for each name how often a kind is said.
    """
    fits = np.zeros(len(senses), dtype=bool)
    said = np.zeros(int(of_toponym.max(initial=-1)) + 1, dtype=np.int64)
    for toponym, name in zip(toponyms, of_toponym.tolist(), strict=True):
        if senses.count_of_name(name) > 1 and (codes := _said_codes(text, toponym)):
            own = senses.of_name(name)
            of_kind = index.has_codes(codes)[index.feature[senses.row[own]]]
            if not of_kind.any() and codes & _PORTS:  # the town that has it
                of_kind = index.has_codes(_TOWNS)[index.feature[senses.row[own]]]
            fits[own] |= of_kind
            said[name] += 1
    return fits, said


def _said_codes(text: str, toponym: Toponym) -> frozenset[str]:
    """Return the feature codes that the words right before and after a toponym stand for."""
    after = text[toponym.end : toponym.end + _REACH]
    before = text[max(0, toponym.start - _REACH) : toponym.start].lower().split()
    following = after.split()[:1] if after.startswith(" ") else []
    word = following[0].strip(".,;:").lower() if following else ""
    if word == _STATE or before[-2:] == [_STATE, "of"]:
        return _STATE_CODES
    if before[-1:] == ["of"]:
        return _codes(" ".join([*before[-3:], _NAME]))
    return _codes(f"{_NAME} {word}") if word in _AFTER else frozenset()


def _codes(words: str) -> frozenset[str]:
    """Return the codes that the nearest type words to the name in some words stand for."""
    parts = words.split()
    for first in range(len(parts)):
        for name, codes in without_type_words(" ".join(parts[first:])):
            if name == _NAME:
                return codes
    return frozenset()


_PORTS = frozenset(FEATURE_CODES["port"])
_TOWNS = frozenset(FEATURE_CODES["city"])
_AFTER = frozenset(FEATURE_CODES) | {
    "province",
    "oblast",
    "governorate",
    "prefecture",
    "krai",
    "county",
}
