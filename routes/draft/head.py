"""Head: what the first lines of a document state of who published it, and when.

A date in a first line is often that of what is told, or of a picture. So a line counts only where
it holds nothing else than a date with its label or byline, or begins as an agency's report does.
"""

import re
from itertools import takewhile

from routes.date_words import DateWords, find_date_words
from routes.origin.agencies import AGENCIES

_LINES = 8
_REACH = 4000
_BODY = 120
"""A longer line is a part of the text; a date behind it may be a heading, or another day's."""
_DATELINE = 100
"""A dateline ends within so many characters."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOST_OF_LINE = 300
"""Further on in a line, as in a table or a rule, nothing is stated of a document."""
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.?,?\s+)?"
_BEFORE_BARE = re.compile(_WEEKDAY)
_BEFORE = re.compile(
    r"(?:(?i:(?:first\s+)?(?:published|posted|dated?|issued|released|publication\s+date)"
    r"(?:\s+by\s[^|:]{2,60}?)?(?:\s+on|\s+at|,)?:?\s+)"
    rf"|(?:By\s[^|:]{{2,60}}?|{AGENCIES})(?:,|\s+[–—-])?\s+){_WEEKDAY}"
)
"""`Published:`, `By Jane Doe,` or `Reuters –` before a date."""
_TIME = re.compile(
    r"[,.]?\s*(?:(?:at\s+|[–—-]\s*)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?"
    r"\s*\(?(?:[A-Z]{1,5}|[+-]\d\d:?\d\d)?\)?)?\.?",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\W*\b(?:last\s+)?(?:updated|modified)\b.*", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|·•]\s*")
_CLOCK = re.compile(r"(?<=\d)T(?=\d\d:\d\d)")
"""Between day and hour in ISO 8601."""
_MARKUP = re.compile(r"^#+\s|[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}")
"""The marks of a heading and of words in italics or bold in Markdown."""

_BEFORE_DATELINE = re.compile(r"[A-Z][A-Z.’' -]{2,40}(?:,\s+[A-Z][\w.’' -]{1,30})?,\s+")
"""A town in capitals, and where it lies."""
_DASH = re.compile(r"\s*(?:\([A-Z][^()]{1,40}\)\s*)?(?:[—–]|--?\s)")
"""The end of a dateline, behind a wire's name if it has one: `(Eastern Wire) —`."""
_BEFORE_CREDIT = re.compile(r"(?:[A-Z][^:;!?()|]{1,60},\s+)?")
_CREDIT_BEHIND = re.compile(rf"\s*\((?:{AGENCIES})\)\s*[—–-]")
_CREDIT = re.compile(
    rf"(?:(?:[A-Z0-9][\w.’'-]*,?|of|the|and|de|del|la)\s+){{0,12}}\(({AGENCIES})\)\s+[—–-]"
)
_AGENCY = re.compile(rf"(?:(?:By|Source:)\s+(?:[\w .’'-]+[,/]\s*)?)?({AGENCIES})")
_NAMED = re.compile(r"(?i:publisher:|(?:first\s+)?published\s+by:?)\s+([A-Z][\w .,&’'-]{1,58})")
_BEHIND_NAME = re.compile(r"(?:\s+on|[,–—-]|\s)+$")


def stated_publisher(text: str) -> str | None:
    """Return the publisher that a document's first lines name, or None.

    Examples
    --------
    >>> stated_publisher("GDANSK, Poland (Reuters) - A ship sailed.")
    'Reuters'
    """
    for line in _first_lines(text):
        if match := _CREDIT.match(line):
            return match[1]
        has_date = _stated_day(line) is not None
        for part in _PARTS.split(line):
            words = _day_in(part) if has_date else None
            name = _BEHIND_NAME.sub("", part[: words.start]) if words else part
            agency = _AGENCY.fullmatch(name)
            if agency and (has_date or agency[0] != agency[1]):
                return agency[1]
            if named := _NAMED.fullmatch(name):
                return named[1]
    return None


def stated_date(text: str) -> str | None:
    r"""Return the day on which a document says in its first lines that it was published, or None.

    Examples
    --------
    >>> stated_date("A ship sailed\nPublished 9 June 2023, 14:05\n")
    '2023-06-09'
    >>> stated_date("A ship sailed on 9 June 2023")
    """
    lines = _first_lines(text)
    stated = {day for line in lines if (day := _stated_day(line))}
    if not stated:
        above = takewhile(lambda line: len(line) <= _BODY, lines)
        stated = {day for line in above if (day := _bare_day(line))}
    return stated.pop() if len(stated) == 1 else None


def _stated_day(line: str) -> str | None:
    """Return the date that a line with a label, a byline, an agency or a dateline gives."""
    parts = _PARTS.split(_UPDATED.sub("", line))
    for part in parts:
        if day := _alone(part, _BEFORE):
            return day
    if len(parts) > 1:
        return next((day for part in parts if (day := _bare_day(part))), None)
    words = _day_in(line[:_DATELINE])
    if words is None:
        return None
    before, after = line[: words.start], line[words.end :]
    is_dateline = _BEFORE_DATELINE.fullmatch(before) and _DASH.match(after)
    is_credited = _BEFORE_CREDIT.fullmatch(before) and _CREDIT_BEHIND.match(after)
    return words.edtf if is_dateline or is_credited else None


def _bare_day(line: str) -> str | None:
    return None if line.startswith("On ") else _alone(line, _BEFORE_BARE)


def _alone(words: str, before: re.Pattern[str]) -> str | None:
    """Return the date that words hold if nothing but its time and what may stand before it do."""
    day = _day_in(words)
    if day is None or not before.fullmatch(words[: day.start]):
        return None
    return day.edtf if _TIME.fullmatch(words[day.end :]) else None


def _day_in(words: str) -> DateWords | None:
    """Return the first date of some words, if it is a day."""
    found = find_date_words(words, (0, len(words)))
    is_day = bool(found) and _DAY.fullmatch(found[0].edtf or "")
    return found[0] if is_day and found[0].lead in {"", "on"} else None


def _first_lines(text: str) -> list[str]:
    plain = (_MARKUP.sub("", line).strip() for line in text[:_REACH].splitlines())
    lines = [line for line in plain if line]
    return [_CLOCK.sub(" ", line[:_MOST_OF_LINE]) for line in lines[:_LINES]]
