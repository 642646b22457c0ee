"""Home: the place a document speaks from, as its heading or dateline tells."""

import re
from collections.abc import Sequence

from routes.geodocument import PlacedToponym
from routes.movement.sentences import Token, is_country
from routes.movement.words import NO_ENTRY

_HEAD = 240
"""So many code points from its beginning a document has its heading and its dateline."""
_HEADING = 80
"""A heading is shorter than this."""
_DATELINE = re.compile(
    r"(?:, [^\n:—–-]{1,30})?(?: \([^)\n]{2,20}\))?(?:: | ?[—–] ?| - )|,[^\n]{1,30}\b\d{4}\.?(?=\n)"
)
"""Behind the place of a dateline: `DARWIN: …`, `Kyiv, 5 June (Reuters) – …`, or of a letter."""


def home_of(text: str, placed: Sequence[PlacedToponym]) -> Token | None:
    """Return the place a document speaks from, or None where its first lines do not tell.

    Parameters
    ----------
    text
        The document.
    placed
        Its places, in order.
    """
    for one in placed:
        start, end = one.toponym.start, one.toponym.end
        if start > _HEAD:
            break
        if not _is_town(one):
            continue
        begin = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", end)
        line = text[begin : stop if stop >= 0 else len(text)]
        is_dateline = not text[begin:start].strip() and _DATELINE.match(text, end)
        is_heading = len(line) < _HEADING and not text[end : begin + len(line)].strip(" ,.)*_")
        before = text[begin:start].rstrip().lower()
        if is_dateline or (is_heading and before.endswith((",", "port of", "harbour of"))):
            return Token("", start, end, NO_ENTRY, one)
    return None


def _is_town(placed: PlacedToponym) -> bool:
    place = placed.place
    if place is None or placed.role == "government" or is_country(place):
        return False
    return placed.toponym.form == "name" and place.feature_class in {"P", "S", "L"}
