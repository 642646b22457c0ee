"""Dates in the Extended Date/Time Format (EDTF, ISO 8601-2:2019), checked and written out."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from routes.errors import DateError
from routes.language import ENGLISH, Language

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_PLAIN = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<sign>[?~%]?)", re.ASCII
)
_SIGNS = {"": "", "?": "date.uncertain", "~": "date.about", "%": "date.about-uncertain"}
_OPEN = ("", "..")
_PARTS = ("year", "month", "day")


def check_date(text: str) -> str:
    """Return an EDTF date as it stands, or raise.

    Raises
    ------
    DateError
        When the text is not EDTF, or a day that no calendar has; the message says which.
    """
    ends = text.split("/")
    closed = [end for end in ends if end not in _OPEN]
    wrong = [end for end in closed if not _is_edtf(end)]
    if wrong or not 1 <= len(closed) <= len(ends) <= 2:  # noqa: PLR2004
        if impossible := next(filter(None, map(_impossible, wrong)), ""):
            raise DateError(f"{text!r} is not possible: {impossible}")
        raise DateError(
            f"{text!r} is not an EDTF date; write 2023-06-09, 2023-06, 2023, "
            "2023-09-07/2023-09-08 or ../2023-05"
        )
    if _earliest(closed[0]) > _latest(closed[-1]):
        raise DateError(f"{text!r} is not possible: it ends before it begins")
    return text


def _impossible(text: str) -> str:
    """Return why a date that has the right form is none, or nothing where the form is wrong."""
    match = _PLAIN.fullmatch(text)
    if not match or not match["month"]:
        return ""
    if not 1 <= int(match["month"]) <= len(MONTHS):
        return f"there is no month {match['month']}"
    return f"{MONTHS[int(match['month']) - 1]} {match['year']} has no day {match['day']}"


def _earliest(text: str) -> tuple[int, ...]:
    """Return the first day of a plain date; the dawn of time for other forms."""
    match = _PLAIN.fullmatch(text)
    return tuple(int(match[part] or 1) for part in _PARTS) if match else (0, 0, 0)


def _latest(text: str) -> tuple[int, ...]:
    """Return the last day of a plain date; the end of time for other forms."""
    match = _PLAIN.fullmatch(text)
    return tuple(int(match[part] or 99) for part in _PARTS) if match else (9999, 99, 99)


@lru_cache(maxsize=4096)
def _is_edtf(text: str) -> bool:
    if not text.isascii() or text != text.strip():
        return False
    match = _PLAIN.fullmatch(text)
    if match and int(match["month"] or 1) <= len(MONTHS):
        return _is_day(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    from edtf import parse_edtf  # noqa: PLC0415 (a tenth of a second, for the rare forms)
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415

    try:
        parse_edtf(text)
    except EDTFParseException:
        return False
    return True


def _is_day(year: int, month: int, day: int) -> bool:
    """Whether a day is in the calendar; the year 0 of EDTF has the calendar of the year 4."""
    try:
        date(year or 4, month, day)
    except ValueError:
        return False
    return True


def written_date(text: str, language: Language = ENGLISH) -> str:
    """Return an EDTF date as a newspaper prints it.

    Forms without a printed equivalent are returned as they stand.

    Examples
    --------
    >>> written_date("2023-06-09"), written_date("../2023-05"), written_date("2022?")
    ('9 June 2023', 'until May 2023', '2022 (uncertain)')
    """
    begin, slash, end = text.partition("/")
    if not slash:
        return _written_day(text, language)
    if begin in _OPEN:
        return language.say("date.until", date=_written_day(end, language, is_bound=True))
    if end in _OPEN:
        return language.say("date.from", date=_written_day(begin, language, is_bound=True))
    ends = {"begin": _written_day(begin, language), "end": _written_day(end, language)}
    return language.say("date.to", **ends)


def days_of(text: str) -> tuple[int | None, int | None] | None:
    """Return the first and the last day of an EDTF date, counted from 1 January 1970.

    An open end is None. So is the result where the form names no days.

    Examples
    --------
    >>> days_of("1970-01-02"), days_of("../1970-01"), days_of("some day")
    ((1, 1), (None, 30), None)
    """
    begin, slash, end = text.partition("/")
    ends = (begin, end if slash else begin)
    first = None if ends[0] in _OPEN else _day(ends[0], last=False)
    last = None if ends[1] in _OPEN else _day(ends[1], last=True)
    is_read = all(day is not None or e in _OPEN for day, e in zip((first, last), ends, strict=True))
    return (first, last) if is_read and (first, last) != (None, None) else None


def wider_date(one: str, other: str) -> str | None:
    """Return the one of two EDTF dates that holds the other, or None if neither does.

    Of two that name the same days the one that is less certain holds the other.

    Examples
    --------
    >>> wider_date("2023-06-09", "2023-06"), wider_date("2023-06-09", "2023-06-10")
    ('2023-06', None)
    """
    if one == other:
        return one
    spans = {
        text: (float("-inf") if first is None else first, float("inf") if last is None else last)
        for text in (one, other)
        for first, last in filter(None, [days_of(text)])
    }
    if len(spans) < 2:  # noqa: PLR2004
        return None
    both = min(first for first, _ in spans.values()), max(last for _, last in spans.values())
    return max((text for text, days in spans.items() if days == both), key=_vagueness, default=None)


def _vagueness(text: str) -> tuple[int, int, str]:
    """Return by what dates of the same days are put in order, the most certain first."""
    signs = text.count("?") + text.count("~") + 2 * text.count("%")
    return signs, -len(text), text


def _day(text: str, *, last: bool) -> int | None:
    """Return the first or the last day that one end of a date can be, or None."""
    match = _PLAIN.fullmatch(text)
    if match and int(match["month"] or 1) <= len(MONTHS):
        year, month = int(match["year"]), int(match["month"] or (len(MONTHS) if last else 1))
        day = int(match["day"] or (_length_of(year, month) if last else 1))
        return _counted(year, month, day)
    if not _is_edtf(text):
        return None
    from edtf import parse_edtf  # noqa: PLC0415 (a tenth of a second, for the rare forms)

    parsed = parse_edtf(text)
    bound = parsed.upper_strict() if last else parsed.lower_strict()
    return _counted(bound.tm_year, bound.tm_mon, bound.tm_mday)


def _length_of(year: int, month: int) -> int:
    return monthrange(year or 4, month)[1]


def _counted(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal() - date(1970, 1, 1).toordinal()
    except ValueError:
        return None


def _written_day(text: str, language: Language, *, is_bound: bool = False) -> str:
    match = _PLAIN.fullmatch(text)
    if not match or not 1 <= int(match["month"] or 1) <= len(MONTHS):
        return text
    written: str = match["year"]
    if match["month"]:
        day = int(match["day"]) if match["day"] else None
        written = f"{language.month(int(match['month']), day, is_bound=is_bound)} {written}"
    sign = _SIGNS[match["sign"]]
    return language.say(sign, date=written) if sign else written
