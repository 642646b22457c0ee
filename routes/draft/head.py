"""Head: what the first lines of a document state of who published it, and when.

A date in a first line is often that of what is told, or of a picture. So a line counts only where
it holds nothing else than a date with its label, place or byline, or begins as an agency's report
does. What two lines state differently is not settled.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from routes.date_words import DateWords, find_date_words
from routes.gazetteer import Gazetteer
from routes.origin.agencies import AGENCIES, agencies_in
from routes.origin.outlets import is_outlet
from routes.toponyms.words import common_words, given_names

_LINES = 8
_REACH = 4000
_HEADLINE = 120
"""A longer line is a part of the text; a date behind it may be a heading, or another day's."""
_DATELINE = 100
"""A dateline ends within so many characters."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOST_OF_LINE = 300
"""Further on in a line, as in a table or a rule, nothing is stated of a document."""
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.?,?\s+)?"
_BEFORE_BARE = re.compile(_WEEKDAY)
_LABEL = (
    r"(?i:(?:first\s+)?(?:published|posted|filed|dated?|issued|released)"
    r"|date\s+(?:published|posted|filed|issued|of\s+(?:publication|issue|release|filing))"
    r"|(?:publication|release|filing|issue)\s+date)"
)
_NAME = r"[^\W\d_a-z][\w.’'-]*"
_NAMES = rf"{_NAME}(?:\s+(?:(?:of|for|the|and|de|del|la)\s+)*{_NAME}){{0,5}}"
_IMPRINT = re.compile(rf"({_NAMES}),\s+{_NAMES}\s+[–—-]\s+{_LABEL}:")
"""`Human Rights Watch, Geneva — Published:`: a body, its place and the label of a date."""
_BEFORE = re.compile(
    rf"(?:(?:{_NAMES}(?:,\s+{_NAMES})?\s+[–—-]\s+(?={_LABEL}:))?{_LABEL}"
    r"(?i:\s+by\s[^|:]{2,60}?)?(?i:\s+on|\s+at|,)?:?\s+"
    rf"|(?:By\s[^|:]{{2,60}}?|{AGENCIES})(?:,|\s+[–—-])?\s+){_WEEKDAY}"
)
"""`Published:`, `By Jane Doe,` or `Reuters –` before a date."""
_BEFORE_PLACED = re.compile(rf"({_NAMES})(?:,\s+({_NAMES}))?,\s+{_WEEKDAY}")
"""The place before a date, as over a letter: `Geneva,`."""
_OTHER_LABEL = re.compile(
    r"(?:(?:last\s+)?(?:updated|modified|revised)|(?:[\w ]+\s)?(?:birth|death)|born|died|deadline"
    r"|event|when|valid\s+(?:from|until)|expires)(?:\s+(?:on|at|in))?\W*",
    re.IGNORECASE,
)
"""A line that says of the date below it that it is another than the document's."""
_OF_EVENT = re.compile(
    r"!\[|\b(?:photo|picture|image|caption|conference|congress|summit|meeting|seminar|workshop"
    r"|symposium|webinar|session|hearing|trial|ceremony|exhibition|festival|concert|election"
    r"|interview|speech|remarks|address|lecture|visit|invitation|programme|agenda|venue|where"
    r"|when|explosion|blast|attack|battle|siege|massacre|crash|incident|accident|raid|strike"
    r"|born|birth|died|death)s?\b",
    re.IGNORECASE,
)
"""Above a place and a date these are rather of a picture, an event or a life."""
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
_BYLINE = re.compile(rf"By\s+({_NAME}[\w .’'-]{{1,58}})(?:[,/]\s*([^,/|]+))?")
_NAMED = re.compile(r"(?i:publisher:|(?:first\s+)?published\s+by:?)\s+([A-Z][\w .,&’'-]{1,58})")
_BEHIND_NAME = re.compile(r"(?:\s+on|[,–—-]|\s)+$")
_BODIES = (
    "Ministry|Department|Office|Embassy|Government|Council|Commission|Committee|Directorate|"
    "Secretariat|Bureau|Authority|Agency|Command|Administration"
)
"""First words of bodies, as in `Ministry of Trade`, and last ones."""
_BODY_NAME = (
    rf"(?:{_BODIES})\s+(?:of|for)\s+(?:the\s+)?{_NAMES}|(?:{_NAME}\s+){{1,4}}(?:{_BODIES}|Watch|"
    "Institute|Centre|Center|Foundation|Association|Observatory|Initiative|Network|Organi[sz]ation|"
    "Society|Police|Guard|Service|University)"
)
_BODY = re.compile(_BODY_NAME)
_STATEMENT = re.compile(
    r"(?:(?:Press|Media|News|Public|Official)\s+)?(?:[Ss]tatement|[Cc]ommuniqué|[Rr]elease)\s+"
    rf"(?:issued\s+)?(?:of|by|from)\s+(?:the\s+)?({_BODY_NAME})"
)
_SECTIONS = re.compile(
    r"(?:World|National|International|Regional|Local|City|Home|Foreign|Political|Business|Sports?"
    r"|Breaking|Latest|Top|Europe|Africa|Asia)\s+"
    r"(?:News|Today|Review|Files|Daily|Weekly|Mail|Radio|TV|Television)"
)
"""Parts of a paper, which have names as papers have."""


def stated_publisher(text: str) -> str | None:
    """Return the publisher that a document's first lines name, or None.

    Examples
    --------
    >>> stated_publisher("GDANSK, Poland (Reuters) - A ship sailed.")
    'Reuters'
    """
    lines = _first_lines(text)
    labelled = {named for line in lines for named in _labelled(line)}
    if labelled:
        return labelled.pop() if len(labelled) == 1 else None
    found = [name for line in lines for name in _credited(line)]
    found += [name for pair in pairwise(lines) for name in _issuer(*pair)]
    found += [name for line in lines for name in _imprinted(line) if text.count(name) > 1]
    # `AP` and `Associated Press` are one, as are `The Levant Ledger` and `Levant Ledger`.
    keys = {next(iter(agencies_in(f"By {name}")), name).removeprefix("The ") for name in found}
    return found[0] if len(keys) == 1 else None


def stated_date(text: str, *, gazetteer: Gazetteer | None = None) -> str | None:
    r"""Return the day on which a document says in its first lines that it was published, or None.

    Parameters
    ----------
    text
        The document.
    gazetteer
        Tells a place before a date (`Geneva, 9 June 2023`) from other names; the bundled one unless
        given.

    Examples
    --------
    >>> stated_date("A ship sailed\nPublished 9 June 2023, 14:05\n")
    '2023-06-09'
    >>> stated_date("A ship sailed on 9 June 2023")
    """
    lines = _first_lines(text)
    stated = {day for line in lines if (day := _stated_day(line))}
    if not stated:
        above = list(takewhile(lambda line: len(line) <= _HEADLINE, lines))
        pairs = pairwise(["", *above])
        stated = {day for pair in pairs if (day := _bare_day_below(*pair))}
        placed = [line for line in above if f"# {line}" not in text[:_REACH]]
        stated.update(_placed_days(placed, gazetteer))
    return stated.pop() if len(stated) == 1 else None


def states_of_itself(line: str, above: str = "") -> bool:
    """Whether a line may state who published or wrote a document, or when.

    Parameters
    ----------
    line
        A line of its head.
    above
        The one above it, which may say that a date is another than the document's: `Updated:`.
    """
    if len(line) > _HEADLINE or _OTHER_LABEL.fullmatch(above):
        return False
    plain = next(iter(_first_lines(line)), "")
    return bool(_is_dated(plain) or _BYLINE.fullmatch(plain) or [*_labelled(plain)])


def _is_dated(line: str) -> bool:
    return bool(_stated_day(line) or _bare_day(line) or _placed_day(line)[0])


def _labelled(line: str) -> Iterator[str]:
    """Yield the publisher that a line names as such."""
    for part in _named_parts(line):
        if named := _NAMED.fullmatch(part):
            yield named[1]


def _credited(line: str) -> Iterator[str]:
    """Yield the agency, outlet or body that a line names as an author's, or with its own date."""
    if match := _CREDIT.match(line):
        yield match[1]
        return
    has_date = _stated_day(line) is not None
    parts = list(_named_parts(line))
    for part in parts:
        agency = _AGENCY.fullmatch(part)
        if agency and (has_date or agency[0] != agency[1]):
            yield agency[1]
    byline = _BYLINE.fullmatch(parts[0]) if parts else None
    if byline:
        behind = [byline[2], *parts[1:]]
        alone = [byline[1]] if byline[1].startswith("The ") else []
        yield from (name for name in [*behind, *alone] if name and _is_publisher(name))


def _imprinted(line: str) -> Iterator[str]:
    """Yield the outlet or body before a place and a labelled date; a headline may look like one."""
    imprint = _IMPRINT.match(line) if _stated_day(line) else None
    if imprint and (_is_publisher(imprint[1]) or _BODY.fullmatch(imprint[1])):
        yield imprint[1]


def _issuer(line: str, below: str) -> Iterator[str]:
    """Yield the body whose statement a document is: its title says so, and a date is below it."""
    statement = _STATEMENT.fullmatch(line)
    if statement and " and the " not in statement[1] and _is_dated(below):
        yield statement[1]


def _named_parts(line: str) -> Iterator[str]:
    """Yield the parts of a line, without the date that it states."""
    has_date = _stated_day(line) is not None
    for part in _PARTS.split(line):
        words = _day_in(part) if has_date else None
        yield _BEHIND_NAME.sub("", part[: words.start]) if words else part


def _is_publisher(name: str) -> bool:
    """Whether a name is a newspaper's or a broadcaster's; not a person's, nor a section's."""
    is_person = name.partition(" ")[0].casefold() in given_names()
    return is_outlet(name) and not is_person and not _SECTIONS.fullmatch(name)


def _placed_days(lines: Sequence[str], gazetteer: Gazetteer | None) -> Iterator[str]:
    """Yield the dates of lines that hold nothing but a place and a date.

    As the first line, below the name of an event or over a picture, that is rather what is told.
    """
    for number, line in enumerate(lines):
        day, names = _placed_day(line)
        above = lines[:number]
        if day is None or not above or any(map(_OF_EVENT.search, above)):
            continue
        if all(_is_place(name, gazetteer or Gazetteer.bundled()) for name in names):
            yield day


def _placed_day(line: str) -> tuple[str | None, list[str]]:
    """Return the date at the end of a line, and the names before it if nothing else is there.

    A caption ends with a full stop, an event has its hour.
    """
    day = _day_in(line)
    place = _BEFORE_PLACED.fullmatch(line[: day.start]) if day else None
    if day is None or place is None or day.lead or day.end < len(line):
        return None, []
    return day.edtf, [name for name in place.groups() if name]


def _is_place(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is a settlement's or an area's, letter for letter, and no other word."""
    if name.casefold() in common_words():
        return False
    found = gazetteer.find(name, nearly=False, limit=1)
    return bool(found) and found[0].place.feature_class in {"A", "P"}


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


def _bare_day_below(above: str, line: str) -> str | None:
    return None if _OTHER_LABEL.fullmatch(above) else _bare_day(line)


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
