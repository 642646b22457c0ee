"""Role: whether a capital's name stands for the town or for the government in it."""

import re
from typing import Literal

from routes.gazetteer import Place
from routes.toponyms import Toponym
from routes.toponyms.words import context_words

Role = Literal["place", "government"]

_AFTER = 60
_BEFORE = 60
_WORDS_TO_VERB = 4
_WORD = re.compile(r"[\w’'-]+")
_ONE_MORE = r"(?:the )?[A-Z]\w+(?: [A-Z]\w+)?"
_JOINED = re.compile(rf"^(?:,? (?:and|or) {_ONE_MORE})+")
"""The second subject in `Moscow and Tehran agreed`."""
_TIES = re.compile(rf"(\w+) (?:between|with|from) (?:both )?(?:{_ONE_MORE} and )?$")
_TYING = ("between ", "with ", "from ", "both ", "and ")
_OWNING = re.compile(r"^['’]s? ([\w-]+)(?: ([\w-]+))?| (regime|government)\b")


def role_of(text: str, toponym: Toponym, place: Place | None) -> Role:
    """Return what a toponym stands for in its sentence.

    Parameters
    ----------
    text
        The document.
    toponym
        One of its toponyms.
    place
        What it means; only capitals have governments.
    """
    if place is None or place.feature_code != "PPLC" or toponym.form != "name":
        return "place"
    before = text[max(0, toponym.start - _BEFORE) : toponym.start]
    after = text[toponym.end : toponym.end + _AFTER]
    if _has_deed(after) or _has_ties(before):
        return "government"
    words = before.lower().split()
    if words[-1:] == ["of"]:
        words.pop()
    if words and words[-1] in context_words("place"):
        return "place"
    return "government" if _acts(_JOINED.sub("", after)) else "place"


def _acts(after: str) -> bool:
    """Whether what follows a name says that it does what only people do."""
    if not after.startswith(" "):
        return False
    verbs, auxiliaries = context_words("verb"), context_words("auxiliary")
    sentence = after.partition(".")[0].lower()
    for word in _WORD.findall(sentence)[:_WORDS_TO_VERB]:
        stem = word.removesuffix("ing")
        if word in verbs or (stem != word and (stem in verbs or f"{stem}e" in verbs)):
            return True
        if word not in auxiliaries:
            return False
    return False


def _has_deed(after: str) -> bool:
    """Whether a name owns what only a government has: `Moscow’s war`, `the Tehran regime`."""
    owning = _OWNING.match(after)
    if owning is None:
        return False
    return bool(owning[3]) or any(word in context_words("deed") for word in owning.groups())


def _has_ties(before: str) -> bool:
    """Whether the words before speak of what governments have: `ties between Moscow and`."""
    if not before.endswith(_TYING):  # looked at first, as the pattern is slow
        return False
    ties = _TIES.search(before)
    return ties is not None and ties[1].lower() in context_words("tie")
