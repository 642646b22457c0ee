"""Sounds-alike: the consonants of a name, so that spellings by ear meet.

Names come into English by way of several spellings: Seshcha, Sescha, Sisha. What survives is the
order of the consonants, once the groups that one sound is written with are taken together.
"""

import re

from anyascii import anyascii

_GROUPS = (
    ("shch|stsch|schtsch|sch|sh|sz|sj", "S"),
    ("tsch|tch|ch|cz|tj", "C"),
    ("zh|dzh|dj|j", "Z"),
    ("kh|h", "H"),
    ("gh|g", "G"),
    ("ts|tz", "T"),
    ("ph|f", "F"),
    ("th|t", "t"),
    ("ck|k|q|c", "K"),
    ("v|w", "V"),
    ("x", "KS"),
)
_ONE_SOUND = re.compile("|".join(f"(?P<g{i}>{letters})" for i, (letters, _) in enumerate(_GROUPS)))
_VOWELS = re.compile(r"[^a-zA-Z]|[aeiouy]")
_TWICE = re.compile(r"(.)\1+")

MIN_CONSONANTS = 2


def consonants(folded: str) -> str:
    """Return the consonants of a folded name, one letter a sound, or nothing if they are too few.

    Examples
    --------
    >>> consonants("sisha") == consonants("seshcha")
    True
    >>> consonants("oslo"), consonants("aue")
    ('Asl', '')
    """
    latin = anyascii(folded).lower()
    sounds = _ONE_SOUND.sub(_sound, latin)
    skeleton = _TWICE.sub(r"\1", _VOWELS.sub("", sounds))
    if len(skeleton) < MIN_CONSONANTS:
        return ""
    return f"A{skeleton}" if latin[:1] in "aeiouy" else skeleton


def _sound(match: re.Match[str]) -> str:
    return _GROUPS[int((match.lastgroup or "g0")[1:])][1]
