"""Amounts: `some 1,000 kilometers`, `several hundred miles`, `two-hour`; in kilometres or hours."""

import re
from collections.abc import Mapping

from routes.claim.claim import Hedge
from routes.wording import KM_PER_MILE

_UNITS = {"km": 1.0, "kilomet": 1.0, "mile": KM_PER_MILE, "nautical": 1.852}
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
_VAGUE = {"several": (2.0, 9.0), "a few": (2.0, 5.0), "a couple of": (2.0, 3.0), "a": (1.0, 1.0)}
_VAGUE["an"] = _VAGUE["a"]

_HEDGES: dict[str, Hedge] = {
    **dict.fromkeys(
        ["about", "some", "around", "roughly", "approximately", "nearly", "almost", "close to"],
        "about",
    ),
    **dict.fromkeys(["more than", "over", "at least", "just over", "upwards of"], "at least"),
    **dict.fromkeys(["less than", "under", "at most", "up to", "within", "just under"], "at most"),
}

_HEDGE = "|".join(sorted(map(re.escape, _HEDGES), key=len, reverse=True))
_NUMBER = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_SCALE = "|".join(_SCALES)
_COUNT = (
    rf"(?:(?P<hedge>{_HEDGE})\s+)?"
    rf"(?:(?P<digits>\d[\d,]{{0,11}}(?:\.\d{{1,9}})?)(?:\s+(?P<scale>hundred|thousand))?"
    rf"|(?P<vague>several|a few|a couple of|an?)(?:\s+(?P<vague_scale>{_SCALE}))?"
    rf"|(?P<plural>dozens|hundreds|thousands)\s+of"
    rf"|(?P<word>{_NUMBER})(?:\s+(?P<word_scale>hundred|thousand))?)"
)
AMOUNT = (
    rf"(?P<amount>{_COUNT}(?:\s+|-)"
    r"(?P<unit>km|kms|kilomet(?:er|re)s?|nautical miles?|miles?)\b)"
)
"""A pattern of a distance, with named groups that `read_amount` reads."""
DURATION = rf"(?P<amount>{_COUNT}(?:\s+|-)(?P<unit>minutes?|hours?|days?|weeks?)\b)"
"""A pattern of a time, with the same groups."""


def read_amount(groups: Mapping[str, str | None]) -> tuple[float, float, Hedge]:
    """Return the least and the greatest amount that words say, and their hedge.

    Parameters
    ----------
    groups
        The named groups of a match of `AMOUNT`, which is read as kilometres, or of `DURATION`, as
        hours.
    """
    low, high = _range(groups)
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
    if word := groups["word"]:
        number = float(_NUMBERS[word.lower()])
    else:
        number = float((groups["digits"] or "0").replace(",", ""))
    scale = _SCALES.get((groups["scale"] or groups["word_scale"] or "").lower(), 1.0)
    return number * scale, number * scale
