"""Dates in English words, read into EDTF: `on 5 June 2023`, `between May and July`, `last Friday`.

What names a date and cannot be read for sure is found all the same, without one: whoever looks for
the date of something has to know that another is spoken of.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from routes.dates import MONTHS, check_date
from routes.errors import DateError

_FAR_DAYS = 183
"""Without a year, the last such day is meant, unless the next one is nearer."""
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_SHORT_MONTHS = [month[:3] for month in MONTHS]

_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Sept|{'|'.join(_SHORT_MONTHS)})\b\.?)"
_WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS)})"
_DAY = r"(?<![\d.,/:])[0-3]?\d(?:st|nd|rd|th)?(?![\d/:]|[.,]\d)"
_YEAR = r"(?:1\d|20)\d\d\b(?![.,/:]\d)"
_NO_NUMBER = r"(?!\s+(?:people|men|women|head|(?!(?:was|has|its|is|as)\b)[a-z]+s)\b)"
"""Not `in 2000 tonnes`, nor `On June 5, 2000 tonnes`."""
_NO_AMOUNT = (
    r"(?!\s+(?:metric\s+)?(?:tonnes|tons|kg|kilos|kilograms|litres|barrels|bushels|people|men|women"
    r"|soldiers|troops|refugees|head)\b)"
)
"""Not `In June 2000 tonnes`; but `On 5 June 2023 drones` is a year."""
_FIRST_YEAR = 1000
_PART = r"(?i:(?:early|mid|late|the\s+(?:beginning|start|middle|end)\s+of)[\s-]+)"
_LEAD = (
    r"(?:(?P<loose>(?i:by|before|after|around|about|of|circa|not|as\s+of))\s+"
    r"|(?:(?i:early|late|earlier)\s+)?"
    r"(?P<lead>(?i:on|in|since|until|till|between|from|during))\s+)?"
)
_JOINT = r"(?:\s+(?P<joint>and|to|until)\s+|\s*[-–]\s*)"


def _end(name: str) -> str:
    """Return the pattern of one end of a period: what is said of a day, a month and a year."""
    return (
        rf"(?:(?P<iso{name}>\d{{4}}-\d\d-\d\d)\b|(?P<alone{name}>{_YEAR}){_NO_NUMBER}|"
        rf"(?:(?:(?i:the)\s+)?(?P<day{name}>{_DAY})(?:\s+(?:of\s+)?(?P<month{name}>{_MONTH}))?"
        rf"|(?P<named{name}>{_MONTH})(?:\s+(?:the\s+)?(?P<number{name}>{_DAY}))?)"
        rf"(?:(?P<comma{name}>,)?\s+(?:of\s+)?(?P<year{name}>{_YEAR})(?(comma{name}){_NO_NUMBER}){_NO_AMOUNT})?)"
    )


_DATED = re.compile(
    rf"\b{_LEAD}{_PART}?(?:(?:(?i:last|past|this)\s+)?(?P<weekday>{_WEEKDAY}),?\s+)?"
    rf"{_end('1')}(?:{_JOINT}{_end('2')})?(?!\w|['’]s)"
)
_GOES_ON = re.compile(
    rf"\s*(?:\b(?:and|or|to|through)\b|[-–/])\s*(?:(?:on|in)\s+)?{_PART}?(?:\d|{_MONTH})"
    r"|,?\s*\d{4}\b"
    r"|\s*,\s*\d\d?\s*(?:,|and\b|or\b)"
)
"""Another date follows, as in `on 5 and 7 June`."""
_ON_WEEKDAY = re.compile(
    rf"\b{_LEAD}(?:(?P<which>(?i:last|past))\s+)?(?P<weekday>{_WEEKDAY})\b(?!['’]s|\s+(?:last|week))"
)
_RELATIVE = re.compile(
    r"\b(?:(?i:earlier|early|mid|late)[\s-]+)?"
    r"(?P<words>(?i:yesterday|today|(?:last|this)\s+(?:month|year)))\b(?!['’]s)"
)
_VAGUE = re.compile(
    rf"\b(?:(?i:next|every|each|following|previous|this)|Good|Black)\s+{_WEEKDAY}\b|{_WEEKDAY}s\b"
    rf"|\b{_WEEKDAY}(?:['’]s|\s+(?:last|week))\b"
    r"|\b(?:(?i:later|the)\s+)?(?i:last|past|this|next|following|previous)\s+(?:night|week(?:end)?"
    rf"|month|quarter|year|spring|summer|autumn|fall|winter|{_MONTH})\b(?:['’]s\b)?"
    r"|\b(?i:tomorrow|tonight|(?:yesterday|today)['’]s)\b"
    rf"|\b(?:spring|summer|autumn|fall|winter|quarter|half)\s+(?:of\s+)?{_YEAR}"
    r"|\b\w+\s+(?:day|week|month|year)s?\s+(?:ago|earlier|later|before)\b"
)
_FIGURES = re.compile("|".join([*"0123456789", *_SHORT_MONTHS]))
_UNITS = re.compile(
    "day|night|week|month|quarter|half|year|omorrow|spring|summer|autumn|fall|winter|"
    + "|".join(_SHORT_MONTHS)
)
"""Of these one stands in whatever names a date, and `re` finds quickly that none does."""
_OPEN = {"since": "{}/..", "until": "../{}", "till": "../{}"}
_LEADS = {"day": {"", "on", *_OPEN}, "month": {"in", "during", *_OPEN}}
_LEADS["year"] = _LEADS["month"]
_JOINTS = {"between": {"and", None}, "from": {"to", "until", None}}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """Words of a text that name a date.

    Parameters
    ----------
    start, end
        Where they stand, in code points, the preposition before them included.
    lead
        That preposition, in lower case, or nothing.
    edtf
        The date, or None where it cannot be read for sure.
    reckoned
        Whether the year or the day had to be taken from the publication of the text.
    """

    start: int
    end: int
    lead: str
    edtf: str | None = None
    reckoned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    """What is said of one end of a period."""

    year: int = 0
    month: int = 0
    day: int = 0

    @property
    def unit(self) -> str:
        return "day" if self.day else "month" if self.month else "year"

    def __str__(self) -> str:
        parts = (f"{self.year:04}", f"{self.month:02}", f"{self.day:02}")
        return "-".join(parts[: ("year", "month", "day").index(self.unit) + 1])


def find_date_words(
    text: str, span: tuple[int, int], *, published: str | None = None
) -> tuple[DateWords, ...]:
    """Return the words that name dates in a part of a text, in order.

    Parameters
    ----------
    text
        In English.
    span
        Start and end of the part.
    published
        The EDTF date of the text; where it is a day, `last Friday` and `in May` can be read.

    Examples
    --------
    >>> text = "It left on 5 June 2023 and came back last Friday."
    >>> found = find_date_words(text, (0, len(text)), published="2023-06-14")
    >>> [(text[words.start:words.end], words.edtf) for words in found]
    [('on 5 June 2023', '2023-06-05'), ('last Friday', '2023-06-09')]
    """
    today = _as_day(published)
    found = [*_dated(text, span, today)] if _FIGURES.search(text, *span) else []
    if _UNITS.search(text, *span):
        found += _relative(text, span, today)
        found += [_words(match) for match in _VAGUE.finditer(text, *span)]
    kept: list[DateWords] = []
    for words in sorted(found, key=lambda words: (words.start, -words.end)):
        if not kept or words.start >= kept[-1].end:
            kept.append(words)
    return tuple(kept)


def _as_day(published: str | None) -> date | None:
    try:
        day = date.fromisoformat(published or "")
    except ValueError:
        return None
    return day if day.year >= _FIRST_YEAR else None  # 0001-01-01 stands for no date


def _words(
    match: re.Match[str], edtf: str | None = None, *, lead: str = "", reckoned: bool = False
) -> DateWords:
    return DateWords(
        start=match.start(), end=match.end(), lead=lead, edtf=edtf, reckoned=reckoned and bool(edtf)
    )


def _dated(text: str, span: tuple[int, int], today: date | None) -> Iterator[DateWords]:
    """Yield what is dated by a month or a year."""
    for match in _DATED.finditer(text, *span):
        first, second = _end_of(match, "1"), _end_of(match, "2")
        lead = (match["lead"] or "").lower()
        if first is None or not _is_date(first, second, lead or match["loose"]):
            continue
        is_clear = not match["loose"] and not _GOES_ON.match(text, match.end(), span[1])
        edtf = _period(match, first, second, today) if is_clear else None
        is_reckoned = not (first.year or (second and second.year))
        yield _words(match, edtf, lead=lead, reckoned=is_reckoned)


def _end_of(match: re.Match[str], name: str) -> _End | None:
    def said(*groups: str) -> str:
        return next((match[group + name] for group in groups if match[group + name]), "")

    if iso := said("iso"):
        year, month, day = map(int, iso.split("-"))
        return _End(year=year, month=month, day=day)
    words = said("alone", "year"), said("month", "named")[:3], said("day", "number")
    if not any(words):
        return None
    return _End(
        year=int(words[0] or 0),
        month=_SHORT_MONTHS.index(words[1]) + 1 if words[1] else 0,
        day=int(words[2].rstrip("sthndr") or 0),
    )


def _is_date(first: _End, second: _End | None, lead: str | None) -> bool:
    """Whether what may be one names a date: not a number alone, nor `May` without `in`."""
    month = first.month or (second.month if second else 0)
    if first.day:
        return bool(month)
    return bool(lead) or bool(month and first.year)


def _period(
    match: re.Match[str], first: _End, second: _End | None, today: date | None
) -> str | None:
    """Return the EDTF date of words, or None where they are not clear."""
    lead = (match["lead"] or "").lower()
    if second is None:
        end = _with_year(first, today)
        if end is None or lead not in _LEADS[end.unit] or not _falls_on(end, match["weekday"]):
            return None
        return _checked(_OPEN.get(lead, "{}").format(end))
    if match["joint"] not in _JOINTS.get(lead, {None}) or match["weekday"]:
        return None
    is_shared = not (first.month and second.month)
    if first.day and second.day:
        first = replace(first, month=first.month or second.month)
        second = replace(second, month=second.month or first.month)
    if first.unit != second.unit or (is_shared and first.day > second.day):
        return None
    wraps = (first.month, first.day) > (second.month, second.day)
    second = replace(second, year=second.year or (first.year and first.year + wraps))
    last = _with_year(second, today)
    if last is None:
        return None
    return _checked(f"{replace(first, year=first.year or last.year - wraps)}/{last}")


def _with_year(end: _End, today: date | None) -> _End | None:
    """Return an end of a period with its year; None where it is not clear which is meant."""
    if end.year:
        return end
    for year in (today.year, today.year - 1) if today else ():
        try:
            day = date(year, end.month, end.day or 1)
        except ValueError:
            continue
        if today and day <= today:
            return replace(end, year=year) if (today - day).days <= _FAR_DAYS else None
    return None


def _falls_on(end: _End, weekday: str | None) -> bool:
    """Whether a day is the weekday that the words say, where they say one."""
    if weekday is None:
        return True
    try:
        return _WEEKDAYS[date(end.year, end.month, end.day).weekday()] == weekday
    except ValueError:
        return False


def _checked(edtf: str) -> str | None:
    try:
        return check_date(edtf)
    except DateError:
        return None


def _relative(text: str, span: tuple[int, int], today: date | None) -> Iterator[DateWords]:
    """Yield what is dated by its distance from the day of publication."""
    for match in _ON_WEEKDAY.finditer(text, *span):
        lead = (match["lead"] or "").lower()
        is_clear = lead in {"", "on"} and not match["loose"]
        day = _last(match["weekday"], today, is_last=bool(match["which"])) if is_clear else None
        yield _words(match, str(day) if day else None, lead=lead, reckoned=True)
    for match in _RELATIVE.finditer(text, *span):
        edtf = _distance(" ".join(match["words"].lower().split()), today) if today else None
        yield _words(match, edtf, reckoned=True)


def _last(weekday: str, today: date | None, *, is_last: bool) -> date | None:
    """Return the last such day; `last Friday` said on a Saturday may be either of two."""
    if today is None:
        return None
    days = (today.weekday() - _WEEKDAYS.index(weekday)) % len(_WEEKDAYS)
    if is_last and 0 < days <= today.weekday():
        return None
    return today - timedelta(days=days or (len(_WEEKDAYS) if is_last else 0))


def _distance(words: str, today: date) -> str:
    first = today.replace(day=1)
    return {
        "today": f"{today}",
        "yesterday": f"{today - timedelta(days=1)}",
        "this month": f"{today:%Y-%m}",
        "last month": f"{first - timedelta(days=1):%Y-%m}",
        "this year": f"{today.year:04}",
        "last year": f"{today.year - 1:04}",
    }[words]
