"""Amounts: `some 1,000 kilometers`, `several hundred miles`, `two-hour`; in kilometres or hours."""

import re
from collections.abc import Mapping

from routes.claim.claim import Hedge
from routes.wording import KM_PER_MILE

_UNITS = {"km": 1.0, "kilomet": 1.0, "mile": KM_PER_MILE, "nautical": 1.852, "sea": 1.852}
"""Kilometres, by how a unit begins; the nautical mile is the international one."""
_HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0}

_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
            *("seventeen", "eighteen", "nineteen", "twenty"),
        ]
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"dozen": 12.0, "hundred": 100.0, "thousand": 1000.0}
_VAGUE = {"several": (2.0, 9.0), "a few": (2.0, 5.0), "a couple of": (2.0, 3.0)}

_HEDGES: dict[str, Hedge] = {
    **dict.fromkeys(
        ["about", "some", "around", "roughly", "approximately", "nearly", "almost", "close to"],
        "about",
    ),
    **dict.fromkeys(["barely", "scarcely", "a little over", "a little under"], "about"),
    **dict.fromkeys(["more than", "over", "at least", "just over", "upwards of"], "at least"),
    **dict.fromkeys(["well over", "no less than", "a good"], "at least"),
    **dict.fromkeys(["less than", "under", "at most", "up to", "within", "just under"], "at most"),
    **dict.fromkeys(["no more than", "not more than", "fewer than"], "at most"),
}

_HEDGE = "|".join(sorted(map(re.escape, _HEDGES), key=len, reverse=True))
_SCALE = "|".join(_SCALES)
_WORD = "|".join([*sorted(_NUMBERS, key=len, reverse=True), *_SCALES])
_DIGITS = rf"\d[\d,]{{0,11}}(?:\.\d{{1,9}})?(?:\s+(?:{_SCALE}))?"
_WORDS = rf"(?:an?[ -](?=(?:{_SCALE})\b))?(?:{_WORD})(?:[ -](?:and[ -])?(?:{_WORD})){{0,6}}"
_HALF = r"(?:[ -]and[ -]a[ -]half)"
_NUMBER = rf"(?:(?:{_DIGITS}|{_WORDS}){_HALF}?|half(?:[ -]an?)?|an?)"
_COUNT = (
    rf"(?:(?P<hedge>{_HEDGE})\s+)?"
    rf"(?:(?P<vague>several|a few|a couple of)(?:\s+(?P<vague_scale>{_SCALE}))?"
    rf"|(?P<plural>dozens|hundreds|thousands)\s+of"
    rf"|(?P<between>between\s+)?(?P<low>{_NUMBER})"
    rf"(?:\s*(?:to|or|–|-|(?(between)and|to))\s*(?P<high>{_DIGITS}|{_WORDS}))?)"
)
AMOUNT = (
    rf"(?P<amount>{_COUNT}(?:\s+|-|(?<=\d))"
    r"(?P<unit>km|kms|kilomet(?:er|re)s?|(?:nautical |sea )?miles?)\b"
    r"(?!/)(?P<half>\s+and\s+a\s+half)?)"
)
"""A pattern of a distance, with named groups that `read_amount` reads."""
DURATION = (
    rf"(?P<amount>{_COUNT}(?:\s+|-)(?:(?:long|short|full|whole)\s+)?(?P<unit>minutes?|hours?|days?|weeks?)\b"
    rf"(?P<half>\s+and\s+a\s+half)?)"
)
"""A pattern of a time, with the same groups."""
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-z]+")


def read_amount(groups: Mapping[str, str | None]) -> tuple[float, float, Hedge]:
    """Return the least and the greatest amount that words say, and their hedge.

    Parameters
    ----------
    groups
        The named groups of a match of `AMOUNT`, which is read as kilometres, or of `DURATION`, as
        hours.
    """
    low, high = _range(groups)
    if groups["half"]:
        low, high = low + 0.5, high + 0.5
    unit = (groups["unit"] or "").lower()
    factor = next(size for start, size in (_UNITS | _HOURS).items() if unit.startswith(start))
    hedge = _HEDGES.get(" ".join((groups["hedge"] or "").lower().split()), "")
    return low * factor, high * factor, hedge


def _range(groups: Mapping[str, str | None]) -> tuple[float, float]:
    if plural := groups["plural"]:
        scale = _SCALES[plural.lower().removesuffix("s")]
        return scale * 2, scale * 9
    if vague := groups["vague"]:
        low, high = _VAGUE[" ".join(vague.lower().split())]
        scale = _SCALES.get((groups["vague_scale"] or "").lower(), 1.0)
        return low * scale, high * scale
    low = _number(groups["low"] or "")
    high = _number(groups["high"]) if groups["high"] else low
    # `two or three hundred`: the scale is said once
    scale = next(
        (_SCALES[word] for word in (groups["high"] or "").lower().split() if word in _SCALES), 1.0
    )
    low = low * scale if low * scale < high else low
    return min(low, high), max(low, high)


def _number(words: str) -> float:
    """Return what a number in digits or words says: `two hundred and fifty`, `half an`, `a`."""
    total, current, is_said = 0.0, 0.0, False
    for word in _TOKEN.findall(words.lower()):
        if word in _SCALES:
            current = (current or 1.0) * _SCALES[word]
            if word == "thousand":
                total, current = total + current, 0.0
        elif word == "half":
            current += 0.5
        elif word[0].isdigit():
            current += float(word.replace(",", ""))
        elif word in _NUMBERS:
            current += _NUMBERS[word]
        else:
            continue  # `a`, `an` and `and`
        is_said = True
    return total + current if is_said else 1.0
