"""Amounts: `some 1,000 kilometers`, `several hundred miles`, `two-hour`; in kilometres or hours."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from routes.claim.claim import Hedge
from routes.geodesy.units import KM_PER_MILE

_HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0}
_UNITS = {
    **dict.fromkeys(["km", "kilomet"], 1.0),
    **dict.fromkeys(["nautical", "sea", "n"], 1.852),
    **dict.fromkeys(["statute", "mi"], KM_PER_MILE),
}
"""Kilometres, by how a unit begins; the nautical mile is the international one."""

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
        [
            *("about", "some", "around", "roughly", "approximately", "nearly", "almost"),
            *("close to", "just about", "something like", "in the region of", "not quite"),
            *("barely", "scarcely", "hardly", "a good", "the best part of", "the better part of"),
            *(
                f"{slightly} {side}"
                for slightly in ("just", "a little", "slightly", "not much", "little")
                for side in ("over", "under", "more than", "less than", "short of")
            ),
        ],
        "about",
    ),
    **dict.fromkeys(
        [
            *("more than", "over", "at least", "upwards of", "in excess of", "no less than"),
            *("not less than", "a minimum of", "well over", "well above", "far more than"),
        ],
        "at least",
    ),
    **dict.fromkeys(
        [
            *("less than", "under", "at most", "up to", "within", "no more than", "not more than"),
            *(
                "fewer than",
                "as little as",
                "not even",
                "at the most",
                "well under",
                "a maximum of",
            ),
        ],
        "at most",
    ),
}

_HEDGE = "|".join(
    re.escape(hedge).replace(r"\ ", r"\s+") for hedge in sorted(_HEDGES, key=len, reverse=True)
)
_BARE = (
    r"a\s+mere|only|just|merely|still|fully|exactly|precisely|another|a\s+further|an\s+estimated|"
    r"a\s+distance\s+of|as\s+far\s+as"
)
"""Words before an amount that leave it what it is."""
_SCALE = "|".join(_SCALES)
_WORD = "|".join([*sorted(_NUMBERS, key=len, reverse=True), *_SCALES])
_DIGITS = (
    r"(?:\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,2}|\d[\d,]{0,11}(?:\.\d{1,9})?)"
    rf"(?:\s+(?:{_SCALE}))?"
)
_WORDS = rf"(?:an?[ -](?=(?:{_SCALE})\b))?(?:{_WORD})(?:[ -](?:and[ -])?(?:{_WORD})){{0,6}}"
_HALF = r"(?:[ -]and[ -]a[ -]half)"
_PART = rf"half(?:[ -]an?)?(?:[ -](?:{_SCALE}))?|(?:three[ -]|a[ -])?quarters?[ -]of[ -]an?|an?"
_NUMBER = rf"(?:(?:{_DIGITS}|{_WORDS}){_HALF}?|{_PART})"
_COUNT = (
    rf"(?:(?:(?P<hedge>{_HEDGE})|{_BARE})\s+){{0,2}}"
    rf"(?:(?P<vague>several|a few|a couple of)(?:\s+(?P<vague_scale>{_SCALE}))?"
    rf"|(?P<plural>tens|dozens|hundreds|thousands)\s+of"
    rf"|(?P<between>between\s+)?(?P<low>{_NUMBER})"
    rf"(?:\s*(?:to|or|–|-|(?(between)and|to))\s*(?P<high>{_DIGITS}|{_WORDS}))?"
    r"(?P<odd>[- ]odd)?)"
)
_CONVERTED = r"(?:\s*\([^()\n]{1,30}\)|,\s+or\s+[^,\n]{1,25},|/\d[\d,.]*\s?(?:km|mi|miles)\b)?"
"""The same in another unit: `400 km (250 miles)`."""
AMOUNT = (
    rf"(?P<amount>{_COUNT}(?:\s+|-|(?<=\d))"
    r"(?P<unit>kms?|kilomet(?:er|re)s?|(?:(?:nautical|sea|statute)[\s-]+)?miles?|mi|nmi?)\b"
    rf"(?!/\D)(?P<half>\s+and\s+a\s+half)?{_CONVERTED}(?P<so>\s+or\s+so\b)?)"
)
"""A pattern of a distance, with named groups that `read_amount` reads."""
DURATION = (
    rf"(?P<amount>{_COUNT}(?:\s+|-)(?:(?:long|short|full|whole)\s+)?(?P<unit>minutes?|hours?|days?|weeks?)\b"
    rf"(?P<half>\s+and\s+a\s+half)?(?P<so>\s+or\s+so\b)?)"
)
"""A pattern of a time, with the same groups."""
DISTANCE_UNIT = re.compile(r"km|kilomet|mile|(?<=[\s\d])(?:mi|nmi?)\b", re.IGNORECASE)
TIME_UNIT = re.compile(r"(?:hour|minute|\bday|week)s?\b", re.IGNORECASE)
"""What every amount has in it: where there is none, there is nothing to look for."""
_TOKEN = re.compile(r"\d[\d,\u00a0\u2009\u202f]*(?:\.\d+)?|[a-z]+")
_NO_DIGIT = re.compile(r"[^\d.]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What words say of a distance or a time.

    Parameters
    ----------
    low, high
        The least and the greatest, in kilometres or hours.
    hedge
        Whether the words say `about`, `more than` or `less than`.
    rounding
        How far a round figure may be off, as a share of it: half of what its last digit that is
        no zero counts.
    """

    low: float
    high: float
    hedge: Hedge
    rounding: float


def read_amount(groups: Mapping[str, str | None]) -> Amount:
    """Return the amount that words say.

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
    factor = next(size for start, size in (_HOURS | _UNITS).items() if unit.startswith(start))
    hedge = _HEDGES.get(" ".join((groups["hedge"] or "").lower().split()), "")
    if groups["odd"] or groups["so"]:
        hedge = "about"
    rounding = _rounding(low) if low == high else 0.0
    return Amount(low=low * factor, high=high * factor, hedge=hedge, rounding=rounding)


def _rounding(number: float) -> float:
    """Return the half of the last significant digit's unit, as a share: 5 in 350, 50 in 300."""
    if number < 1 or number % 1:
        return 0.0
    unit = 1
    while number % (unit * 10) == 0:
        unit *= 10
    return unit / 2 / number


def _range(groups: Mapping[str, str | None]) -> tuple[float, float]:
    if plural := groups["plural"]:
        scale = (_SCALES | {"ten": 10.0})[plural.lower().removesuffix("s")]
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
        elif word.startswith("quarter"):
            current = (current or 1.0) / 4
        elif word[0].isdigit():
            current += float(_NO_DIGIT.sub("", word))
        elif word in _NUMBERS:
            current += _NUMBERS[word]
        else:
            continue  # `a`, `an` and `and`
        is_said = True
    return total + current if is_said else 1.0
