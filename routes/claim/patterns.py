"""The forms in which sentences state distance, direction, nearness and travel time, as patterns."""

import re
from collections.abc import Mapping

from routes.claim.amount import AMOUNT, DURATION
from routes.hop import Mode

_WAYS: Mapping[Mode, tuple[str, str]] = {
    Mode.AIR: ("flight|hop|to fly", "air|plane|aircraft|helicopter"),
    Mode.SEA: (
        "voyage|sail|sailing|to sail|crossing|sea journey|ferry(?: (?:ride|trip|crossing))?",
        "sea|ship|boat|ferry|tanker|dhow",
    ),
    Mode.ROAD: (
        "drive|to drive|bus|(?:bus|truck|car|lorry|taxi|road) (?:ride|journey|trip)",
        "road|car|truck|lorry|bus|minibus|taxi|motorbike|motorcycle",
    ),
    Mode.RAIL: ("train|(?:train|rail) (?:ride|journey|trip)", "rail|train"),
    Mode.UNKNOWN: (
        "journey|trip|walk|ride|march|trek|travel",
        "foot|camel|horse|horseback|donkey|mule|river|barge|canoe",
    ),
}
"""Nouns, and means behind `by`, by the way they go."""
_NOUN = "|".join(noun for noun, _ in _WAYS.values())
_MEANS = "|".join(means for _, means in _WAYS.values())
_BY_MEANS = rf"(?:by|on|in)\s+(?:an?\s+)?(?P<means>{_MEANS})\b"

_KINDS = "city|town|port|village|capital|island|oasis|harbour|harbor"
_KIND = rf"(?:[\w’'-]+\s+){{0,3}}?(?:{_KINDS})"
BEFORE_NAME = rf"(?:the\s+)?(?:{_KIND}(?:\s+of|,)?\s+)?"
"""What may stand before a name: `the port of Gdansk`, `the Russian port of Azov`."""
KIND_OF_PLACE = rf"(?:the\s+)?(?:{_KIND}(?:\s+of\s+|,?\s+(?-i:(?=[A-Z]))))?"
"""The same, where what follows may be no name."""

_COMPASS = (
    r"(?:north|south)(?:[- ]?(?:north|south))?[- ]?(?:east|west)(?:ern)?|north|south|east|west"
)
_TOWARDS = (
    rf"(?:(?:away|due|further|farther|up|down)\s+)?(?:to\s+the\s+)?(?P<direction>{_COMPASS})\b"
)
_ALONG = (
    r"(?:just\s+)?(?:further\s+|farther\s+)?(?:up|down|along|across|off)\s+(?:the\s+)?\w+"
    r"(?:\s+(?:coast|shore|road|river|valley|line|highway|railway|lake|sea))?"
)
_WAY = (
    rf"(?:,?\s+(?:{_TOWARDS}|as\s+the\s+crow\s+flies|in\s+a\s+straight\s+line|by\s+(?:{_MEANS})|"
    r"away|distant|inland|overland|offshore|upstream|downstream|upriver|downriver|or\s+so|"
    rf"{_ALONG})\b)"
)
"""How a distance runs: `to the north-east`, `up the coast`, `by road`, `away`."""
_LINK = (
    "road|railway|rail line|railroad|line|pipeline|highway|motorway|canal|route|journey|trip|"
    "flight|voyage|drive|ride|march|trek|walk|crossing|haul|distance|leg|corridor|cable"
)
_STRETCH = r"of\s+(?:[a-z-]+\s+){0,2}[a-z]+"
_TERRAIN = (
    r"of\s+(?:[a-z-]+\s+){0,2}"
    r"(?:sea|water|ocean|desert|sand|steppe|jungle|forest|bush|ice|mountains)"
)
"""What lies between two places: `of open sea`."""

_FROM = r"(?P<from>of|from|away\s+from|outside|between|beyond|off)"
DISTANCE = re.compile(
    rf"\b{AMOUNT}(?:(?P<way>{_WAY}{{1,3}})|(?P<noun>(?:\s+[a-z]+){{0,2}}?\s+(?:{_LINK}))|"
    rf"(?P<stretch>\s+{_TERRAIN}))??,?\s+{_FROM}\s+{KIND_OF_PLACE}",
    re.IGNORECASE,
)
AWAY = re.compile(
    rf"\b{AMOUNT}{_WAY}{{1,3}}(?!\w)(?!,?\s+(?:of|from|outside|between|beyond|off|to|away|in\s+the)\b)",
    re.IGNORECASE,
)
"""`40 km away, to the west`: the place it is measured from was named before."""
NEAR = re.compile(
    r"\b(?P<amount>near|close\s+to|just\s+outside|not\s+far\s+(?:away\s+)?from|next\s+to|adjacent\s+to|"
    r"(?:on|at)\s+the\s+(?:very\s+)?(?:outskirts|edge|gates|doorstep)\s+of|in\s+the\s+(?:suburbs|vicinity)\s+of|"
    r"a\s+stone['’]s\s+throw\s+(?:away\s+)?from|"
    r"(?:just\s+)?(?:over|across)\s+the\s+(?:border|river|frontier|water|bay|strait|lagoon|estuary|bridge)\s+from)"
    rf"\s+(?:the\s+capital,\s+)?(?=[A-Z]|the\s)(?-i:{KIND_OF_PLACE})"
)
DIRECTION = re.compile(
    rf"(?<!\bin the )(?<!\bin )\b(?:(?:just|due|directly|well|far|to\s+the)\s+)*"
    rf"(?P<direction>{_COMPASS})\s+of\s+{KIND_OF_PLACE}",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    rf"\bdistance\s+(?:by\s+\w+\s+)?(?P<from>from|between)\s+{KIND_OF_PLACE}(?P<pair>(?-i:[A-Z])[^.;]{{2,80}}?)"
    rf"\s*(?:\s(?:is|was|measures)|,)\s+(?:only\s+|just\s+|put\s+at\s+)?{AMOUNT}",
    re.IGNORECASE,
)
APART = re.compile(
    rf"\b{AMOUNT}(?:\s+apart|\s+(?:distant\s+|away\s+)?(?:of|from)\s+(?:each\s+other|one\s+another))\b",
    re.IGNORECASE,
)
APART_BY = re.compile(rf"\bseparated\s+by\s+(?:only\s+|just\s+)?{AMOUNT}", re.IGNORECASE)
SEPARATE = re.compile(
    rf"\b{AMOUNT}(?:\s+{_STRETCH})??\s+(?:separates?|separated|divides?|divided|lie|lies|lay|stands?)\s+"
    rf"(?:between\s+)?{KIND_OF_PLACE}",
    re.IGNORECASE,
)
SEPARATED = re.compile(
    rf"\b(?:separated|divided|cut\s+off)\s+from\s+{KIND_OF_PLACE}(?P<pair>(?-i:[A-Z])[^.;,]{{2,40}}?)\s+by\s+"
    rf"(?:only\s+|just\s+)?{AMOUNT}",
    re.IGNORECASE,
)
LIE_BETWEEN = re.compile(
    rf"\b(?P<from>between)\s+{KIND_OF_PLACE}(?P<pair>(?-i:[A-Z])[^.;]{{2,60}}?)\s+(?:lie|lies|lay)\s+"
    rf"(?:only\s+|just\s+)?{AMOUNT}",
    re.IGNORECASE,
)
_IT_IS = (
    r",?\s+(?:it\s+(?:is|was|takes|took|had\s+been)|it['’]s|there\s+(?:are|were)|is|was)\s+"
    r"(?:(?:only|just|still|another|a\s+mere)\s+)?"
)
_FROM_IT = rf"\bfrom\s+{KIND_OF_PLACE}(?P<pair>(?-i:[A-Z])[^.;,]{{2,40}}?){_IT_IS}"
FROM_IT = re.compile(
    rf"{_FROM_IT}{AMOUNT}(?P<way>{_WAY}{{0,2}})\s+to\s+{KIND_OF_PLACE}", re.IGNORECASE
)
"""`From Tula it is 170 km to Moscow`."""
FROM_IT_TAKES = re.compile(
    rf"{_FROM_IT}{DURATION}['’]?\s+(?:(?P<noun>{_NOUN})|{_BY_MEANS})\s+to\s+{KIND_OF_PLACE}",
    re.IGNORECASE,
)
TRAVEL = re.compile(
    rf"\b{DURATION}(?:['’]s?)?\s+(?:(?:hard|easy|slow|rough|bumpy)\s+)?(?:away\s+)?"
    rf"(?:(?P<noun>{_NOUN})(?:\s+(?:by|in|on)\s+(?:an?\s+)?\w+)?|{_BY_MEANS})"
    rf"(?P<way>{_WAY}{{0,2}})\s+(?P<from>of|from|between)\s+{KIND_OF_PLACE}",
    re.IGNORECASE,
)
HOURS_FROM = re.compile(
    rf"\b{DURATION}\s+(?:away\s+)?(?P<from>from)\s+{KIND_OF_PLACE}"
    rf"(?=(?-i:[A-Z])[^.;,]{{1,40}}?\s+{_BY_MEANS})",
    re.IGNORECASE,
)
"""`three hours from Tula by road`."""
TAKES = re.compile(
    rf"\b(?:(?P<noun>{_NOUN})\s+)?(?P<from>from|between)\s+{KIND_OF_PLACE}"
    r"(?P<pair>(?-i:[A-Z])[^.;]{2,80}?)\s+(?:can\s+take|takes?|took|lasts?|lasted|is|was)\s+"
    rf"(?:only\s+)?{DURATION}(?:\s+{_BY_MEANS})?(?!\s+(?:late|behind))",
    re.IGNORECASE,
)
TIMES = frozenset({TRAVEL, HOURS_FROM, TAKES, FROM_IT_TAKES})


def mode_of(groups: Mapping[str, str | None]) -> Mode:
    """Return the way that `two-hour flight` or `three days by ship` speaks of.

    Parameters
    ----------
    groups
        The named groups `noun` and `means` of a match of one of `TIMES`.
    """
    said = [" ".join((groups.get(key) or "").lower().split()) for key in ("noun", "means")]
    return next(
        mode
        for mode, patterns in _WAYS.items()
        if any(re.fullmatch(p, word) for p, word in zip(patterns, said, strict=True))
    )


UNSAID = re.compile(
    r"\b(?:(?:is|are|was|were|lies?|lay)\s+not|(?:isn|aren|wasn|weren)['’]t|nobody|no\s+one"
    r"|not\s+true|untrue|if\s+[A-Z]\w+\s+(?:were|was|is))\b(?!\s+(?:far|more|less|only|even))"
)
"""Words that deny or suppose what stands in their sentence; `not far from` is a distance."""
