"""The forms in which sentences state distance, direction, nearness and travel time, as patterns."""

import re
from collections.abc import Mapping

from routes.claim.amount import AMOUNT, DURATION
from routes.hop import Mode

_RIDE = "(?:ride|journey|trip|run)"
_CROSSING = "(?:(?:sea|ferry|boat) )?crossing"
_BOAT = f"(?:ferr(?:y|ies)|boats?)(?: {_RIDE})?"
_CAR = "bus(?:es)?|trucks?|cars?|lorr(?:y|ies)|taxis?"
_TO_GO = "to (?:travel|get|go|walk|ride|come)"
_WAYS: Mapping[Mode, tuple[str, str]] = {
    Mode.AIR: (
        "flights?|hop|planes?|to fly|air(?:lift| journey| trip)",
        "air|plane|aircraft|helicopter",
    ),
    Mode.SEA: (
        f"voyage|sail|sailing|steaming|passage|ships?|to sail|{_CROSSING}|sea {_RIDE}|{_BOAT}",
        "sea|ship|boat|ferry|tanker|dhow|hydrofoil|steamer",
    ),
    Mode.ROAD: (
        f"drive|driving|to drive|(?:{_CAR}|road)(?: {_RIDE})?",
        "road|car|truck|lorry|bus|minibus|taxi|coach|van|motorbike|motorcycle",
    ),
    Mode.RAIL: (f"trains?|(?:train|rail|railway) {_RIDE}", "rail|train|railway"),
    Mode.UNKNOWN: (
        f"walk|hike|march|trek|travel|(?:(?:camel|horse|donkey|barge|canoe) )?{_RIDE}|{_TO_GO}",
        "foot|camel|horse|horseback|donkey|mule|river|barge|canoe|bicycle|bike",
    ),
}
"""Nouns, and means behind `by`, by the way they go."""
_NOUN = "|".join(noun for noun, _ in _WAYS.values())
_MEANS = "|".join(means for _, means in _WAYS.values())
_BY_MEANS = rf"(?:by|on|in)\s+(?:an?\s+)?(?:[a-z]+\s+)?(?P<means>{_MEANS})\b"

_KINDS = "city|town|port|village|capital|island|oasis|harbour|harbor|base|resort|fortress"
PLACE_WORDS = rf"{_KINDS}|place|settlement|airport|district|suburb|outpost|garrison|hub"
_KIND = rf"(?:(?!(?:is|was|lies|the|and|to|by)\b)[\w’'-]+\s+){{0,3}}?(?-i:{_KINDS})"
BEFORE_NAME = rf"(?:the\s+)?(?:{_KIND}(?:\s+of|,)?\s+)?"
"""What may stand before a name: `the port of Gdansk`, `the Russian port of Azov`."""
KIND_OF_PLACE = rf"(?:the\s+)?(?:{_KIND}(?:\s+of\s+|,?\s+(?-i:(?=[A-Z]))))?"
"""The same, where what follows may be no name."""

_COMPASS = (
    r"(?:north|south)(?:[- ]?(?:north|south))?[- ]?(?:east|west)(?:ern)?|"
    r"(?:east|west)[- ](?:north|south)[- ]?(?:east|west)|north|south|east|west|"
    r"(?-i:[NSEW]?[NS][EW]|[NSEW](?=\s+of\b))"
)
_TOWARDS = (
    rf"(?:(?:away|due|further|farther|up|down|directly|almost\s+due)\s+)?(?:(?:to|in)\s+the\s+)?"
    rf"(?P<direction>{_COMPASS})\b"
)
_ALONG = (
    r"(?:just\s+)?(?:further\s+|farther\s+)?(?:up|down|along|across|over|through|into|on)\s+"
    r"(?:the\s+)?(?:[\w-]+\s+){0,2}?\w+"
)
_WAY = (
    rf"(?:,?\s+(?:{_TOWARDS}|as\s+the\s+crow\s+flies|in\s+a\s+straight\s+line|"
    rf"(?:by|on)\s+(?:[a-z]+\s+){{0,2}}?(?:{_MEANS}|highway|motorway|track|route)|"
    r"away|distant|off(?=[,.;)]|\s*$)|inland|overland|offshore|upstream|downstream|upriver|downriver|"
    rf"short|{_ALONG})\b)"
)
"""How a distance runs: `to the north-east`, `up the coast`, `by road`, `away`."""
TRIP = (
    r"(?:[a-z]+\s+)?(?:journey|trip|flight|voyage|drive|ride|march|trek|walk|hike|crossing|haul|hop|"
    r"sail|run)"
)
TRIP_NOUN = re.compile(TRIP, re.IGNORECASE)
_LINK = (
    rf"roads?|railway|rail line|railroad|line|highway|motorway|route|track|{TRIP}|distance|leg|"
    rf"corridor|passage|stretch|gap|strait|way"
)
"""What goes between two places; a pipeline or a cable is a thing with a length of its own."""
_STRETCH = r"of\s+(?:[a-z-]+\s+){0,2}[a-z]+"
_GROUND = (
    r"(?:[a-z-]+\s+){0,2}"
    r"(?:sea|water|ocean|desert|sand|steppe|jungle|forest|bush|ice|mountains|hills|road|track)"
)
_TERRAIN = rf"of\s+{_GROUND}"
"""What lies between two places: `of open sea`."""
_TO_REACH = r"(?:to\s+(?:get|travel|go|drive|fly|sail|walk|ride|come)\b)"
_BEING = (
    r"(?:\s+(?:is|was|are|were|measures?|covers?|runs?(?:\s+(?:to|for))?|"
    r"stretch(?:es)?(?:\s+(?:for|over))?|spans?|comes\s+to|amounts\s+to|totals|being|at|of|put\s+at|"
    r"estimated\s+at|given\s+as|it\s+is|it\s+was|there\s+(?:are|is|were|was)|lies?|lay)|"
    r",|\s+\(|:|['’]s){1,2}\s*"
)
"""What joins two places to the distance between them: `is`, `it is`, `is put at`."""
_NO_OTHER = (
    r"(?!,?\s+(?:from|off|outside|wide|deep|high|apart|shorter|longer|behind|short|away|per|an\s+hour|"
    rf"(?:to\s+the\s+)?(?:{_COMPASS})\s+(?:of|from))\b)"
)
"""No measure of something else may follow: `40 km from the border`, `40 km wide`."""
_PAIR = rf"{KIND_OF_PLACE}(?P<pair>(?-i:[A-Z])(?:[^.;]|(?<=St)\.){{2,80}}?)"

_FROM = r"(?P<from>of|from|away\s+from|outside|out\s+of|between|beyond|off)"
DISTANCE = re.compile(
    rf"\b{AMOUNT}(?:(?P<way>{_WAY}{{1,3}})|"
    rf"(?P<noun>(?:\s+(?!of\b)[a-z]+){{0,2}}?\s+(?:{_LINK}|{_TO_REACH}))|"
    rf"(?P<stretch>\s+{_TERRAIN}))??,?\s+{_FROM}\s+{KIND_OF_PLACE}(?-i:(?=[A-Z]|capital\b))",
    re.IGNORECASE,
)
_NOT_OF = r"(?!\w)(?!,?\s+(?:of|from|outside|between|beyond|off|to|away|in\s+the)\b)"
AWAY = re.compile(rf"\b{AMOUNT}(?:\s+{TRIP})?{_WAY}{{1,3}}{_NOT_OF}", re.IGNORECASE)
"""`40 km away, to the west`: the place it is measured from was named before."""
NEAR = re.compile(
    r"\b(?P<amount>near(?:\s+to)?|close\s+(?:to|by)|just\s+outside|adjacent\s+to|hard\s+by|"
    r"next\s+(?:door\s+)?to|not\s+(?:(?:so|very|too|all|that)\s+)*far\s+(?:away\s+)?from|in\s+the\s+shadow\s+of|"
    r"within\s+(?:sight|earshot|walking\s+distance)\s+of|"
    r"(?:on|at)\s+the\s+(?:[\w-]+\s+)?(?:outskirts|edge|gates|doorstep)\s+of|"
    r"in\s+the\s+(?:[\w-]+\s+)?(?:suburbs|vicinity|outskirts)\s+of|"
    r"a\s+(?:stone['’]s\s+throw|short\s+(?:drive|walk|ride|hop|distance|way))\s+(?:away\s+)?from|"
    r"(?:just\s+)?(?:over|across)\s+the\s+"
    r"(?:border|river|frontier|water|bay|strait|lagoon|estuary|bridge)\s+from)"
    rf"\s+(?:the\s+capital,\s+)?(?-i:(?=[A-Z]|the\s){KIND_OF_PLACE})",
    re.IGNORECASE,
)
DIRECTION = re.compile(
    rf"(?<!\bin the )(?<!\bin )\b(?:(?:just|due|directly|well|far|to\s+the)\s+)*"
    rf"(?P<direction>{_COMPASS})\s+of\s+{KIND_OF_PLACE}",
    re.IGNORECASE,
)
_LIES = (
    r",?\s+(?:(?:it|there)\s+(?:is|are|was|were)|it['’]s|is|was|are|lies?|lay|stretch(?:es)?)\s+"
)
PAIR = re.compile(
    rf"\b(?P<link>(?:{_LINK})\s+(?:[a-z]+\s+){{0,4}}?)?"
    r"(?P<from>from|between|"
    r"(?(link)(?:to|of|linking|connecting|joining|(?:that|which)\s+(?:link|connect|join)s?)))\s+"
    rf"{_PAIR}(?(link){_BEING}|{_LIES}){AMOUNT}{_NO_OTHER}(?(link)|(?!\s+of\s+(?!{_GROUND})))",
    re.IGNORECASE,
)
"""`The ferry crossing from Aktau to Baku is 400 km long`, `from Aktau to Baku it is 400 km`."""
A_TO_B = re.compile(
    rf"\b(?:(?:is|was|are|takes?)\s+(?:an?\s+)?|an?\s+{TRIP}\s+of\s+|(?=a\s+distance\s+of\b)|"
    rf"(?P<trip>an?\s+)){AMOUNT}(?(trip)\s+{TRIP}\b){_NO_OTHER}",
    re.IGNORECASE,
)
"""`Aktau to Baku is 400 km`, `from Aktau to Baku, a journey of 400 km`."""
APART = re.compile(
    rf"\b{AMOUNT}(?:\s+apart|\s+(?:distant\s+|away\s+)?(?:of|from)\s+(?:each\s+other|one\s+another))\b",
    re.IGNORECASE,
)
_JOINED = r"(?:separated|divided|cut\s+off|linked|connected|joined|parted)"
APART_BY = re.compile(rf"\b{_JOINED}\s+by\s+{AMOUNT}", re.IGNORECASE)
SEPARATE = re.compile(
    rf"\b{AMOUNT}(?:\s+{_STRETCH}|\s+strait)??(?:,\s+as\s+the\s+crow\s+flies,)?\s+"
    r"(?:(?:that|which)\s+)?(?:(?:separate|divide|link|connect|join)[sd]?|"
    r"separating|dividing|linking|connecting|joining|part|lies?|lay|stands?|stretch(?:es)?|runs?)\s+"
    rf"(?:between\s+)?{KIND_OF_PLACE}",
    re.IGNORECASE,
)
"""`400 km of desert separate Aktau from Baku`."""
SEPARATED = re.compile(
    rf"\b{_JOINED}\s+(?:from|to|with)\s+"
    rf"{KIND_OF_PLACE}(?P<pair>(?-i:[A-Z])[^.;,]{{2,40}}?)\s+by\s+{AMOUNT}",
    re.IGNORECASE,
)
_IT_IS = (
    r",?\s+(?:it\s+(?:is|was|takes|took|had\s+been)|it['’]s|there\s+(?:are|were)|is|was|takes?|took|needs?)"
    r"\s+(?:an?\s+)?"
)
_FROM_IT = rf"\bfrom\s+{KIND_OF_PLACE}(?P<pair>(?-i:[A-Z])[^.;,]{{2,40}}?){_IT_IS}"
FROM_IT = re.compile(
    rf"{_FROM_IT}{AMOUNT}(?P<way>{_WAY}{{0,2}})\s+to\s+{KIND_OF_PLACE}", re.IGNORECASE
)
"""`From Tula it is 170 km to Moscow`."""
_TO_PLACE = (
    r"\s+to\s+(?:(?P<going>reach|(?:get|travel|go|drive|fly|sail|walk|ride)\s+to)\s+)?"
    rf"{KIND_OF_PLACE}"
)
_TRAVELLED = rf"\s+(?:(?P<noun>{_NOUN})|{_BY_MEANS})"
_BY_LATER = _BY_MEANS.replace("<means>", "<later>")
_LATER_MEANS = rf"(?-i:[A-Z])[^.;,]{{1,60}}?\s+{_BY_LATER}"
FROM_IT_TAKES = re.compile(
    rf"(?:\b(?P<lead>{_NOUN})\s+)?{_FROM_IT}{DURATION}['’]?(?:{_TRAVELLED})?{_TO_PLACE}",
    re.IGNORECASE,
)
TO_FROM = re.compile(rf"\b{AMOUNT}(?P<way>{_WAY}{{0,2}}){_TO_PLACE}", re.IGNORECASE)
"""`It is 170 km to Moscow from Tula`."""
TAKES_TO = re.compile(
    rf"\b{DURATION}(?:['’]s?)?(?:{_TRAVELLED})?{_TO_PLACE}(?:(?={_LATER_MEANS}))?", re.IGNORECASE
)
A_TO_B_TAKES = re.compile(
    rf"\b(?:(?:is|was|takes?|took)\s+(?:an?\s+)?|an?\s+(?:(?P<lead>{_NOUN})\s+of\s+)?)"
    rf"{DURATION}(?:['’]s?)?(?(lead)|{_TRAVELLED})\b",
    re.IGNORECASE,
)
TIME_AWAY = re.compile(
    rf"\b{DURATION}(?:['’]s?)?(?:{_TRAVELLED}(?P<way>{_WAY}{{1,2}})|\s+away\s+{_BY_LATER}){_NOT_OF}",
    re.IGNORECASE,
)
TIME_APART = re.compile(
    rf"\b{DURATION}(?:['’]s?)?(?:\s+(?P<noun>{_NOUN}))?\s+apart(?(noun)|\s+{_BY_MEANS})",
    re.IGNORECASE,
)
TRAVEL = re.compile(
    rf"\b{DURATION}(?:['’]s?)?\s+(?:(?:for|of)\s+(?:the\s+)?)?(?:(?:hard|easy|slow|rough|bumpy)\s+)?"
    rf"(?:away\s+)?(?:(?P<noun>{_NOUN})(?:\s+(?:by|in|on)\s+(?:an?\s+)?\w+)?|"
    rf"{_BY_MEANS}(?:\s+{_TO_REACH})?)(?P<way>{_WAY}{{0,2}})\s+(?P<from>of|from|between)\s+{KIND_OF_PLACE}",
    re.IGNORECASE,
)
HOURS_FROM = re.compile(
    rf"\b{DURATION}(?P<way>{_WAY}{{0,2}})\s+(?P<from>from|of)\s+{KIND_OF_PLACE}"
    rf"(?:(?={_LATER_MEANS}))?",
    re.IGNORECASE,
)
"""`three hours from Tula by road`."""
TAKES = re.compile(
    rf"\b(?:(?P<noun>{_NOUN})\s+)?(?P<from>from|between|(?(noun)to))\s+{_PAIR}\s+(?:(?:it|you)\s+)?"
    r"(?:can\s+take|takes?|took|lasts?|lasted|needs?|is|was)\s+"
    rf"(?:an?\s+)?{DURATION}(?:\s+{_BY_MEANS})?(?!\s+(?:late|behind|of|from|before|after))",
    re.IGNORECASE,
)
LASTS_FROM = re.compile(
    rf"\b(?P<noun>{_NOUN})\s+(?:takes?|took|needs?|lasts?|of)\s+{DURATION}\s+(?P<from>from|between)\s+"
    rf"{KIND_OF_PLACE}",
    re.IGNORECASE,
)
"""`Lorries take five days from Aktau to Baku`."""
AMOUNTS = re.compile(rf"\b{AMOUNT}", re.IGNORECASE)
DURATIONS = re.compile(rf"\b{DURATION}", re.IGNORECASE)
BEHIND_AMOUNTS = (DISTANCE, AWAY, APART, SEPARATE, TO_FROM)
AROUND_AMOUNTS = (PAIR, A_TO_B, APART_BY, SEPARATED, FROM_IT)
BEHIND_DURATIONS = (TRAVEL, HOURS_FROM, TAKES_TO, TIME_APART, TIME_AWAY)
AROUND_DURATIONS = (TAKES, FROM_IT_TAKES, A_TO_B_TAKES, LASTS_FROM)
"""The forms that begin with a distance or a time, and those that have one further on."""
TIMES = frozenset({*BEHIND_DURATIONS, *AROUND_DURATIONS})


def mode_of(groups: Mapping[str, str | None]) -> Mode:
    """Return the way that `two-hour flight` or `three days by ship` speaks of.

    Parameters
    ----------
    groups
        The named groups `noun`, `lead`, `means` and `later` of a match of one of `TIMES`.
    """
    noun = groups.get("noun") or groups.get("lead") or ""
    means = groups.get("means") or groups.get("later") or ""
    said = [" ".join(words.lower().split()) for words in (noun, means)]
    known = (
        mode
        for mode, patterns in _WAYS.items()
        if any(re.fullmatch(p, word) for p, word in zip(patterns, said, strict=True))
    )
    return next(known, Mode.UNKNOWN)


UNSAID = re.compile(
    r"\b(?:(?:is|are|was|were|lies?|lay)\s+not|(?:isn|aren|wasn|weren)['’]t|nobody|no\s+one"
    r"|not\s+true|untrue|[Ii]f\s+[A-Z]\w+\s+(?:were|was|is))\b"
    r"(?!\s+(?:(?:so|very|too|all|that)\s+)*(?:far|more|less|only|even|quite|much))"
)
"""Words that deny or suppose what stands in their sentence; `not far from` is a distance."""
