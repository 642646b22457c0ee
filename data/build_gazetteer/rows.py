"""The rows of the gazetteer file: their columns, their text, their order."""

import csv
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from routes.gazetteer.rows import COLUMNS

Row = dict[str, str]

SOURCE_ORDER = (
    "natural-earth",
    "geonames",
    "nga-wpi",
    "ourairports",
    "ncar-graphics",
    "cldr",
    "curated",
)

#: Latin, Cyrillic and Arabic letters with their marks, spaces and plain punctuation.
SCRIPTS_KEPT = re.compile(
    r"^[\u0020-\u024f\u02b0-\u036f\u1e00-\u1eff\u2010-\u2019\u0400-\u052f"
    r"\u0600-\u06ff\u0750-\u077f\u200c\u200d]+$"
)

LATIN_ONLY = re.compile(r"^[\u0020-\u024f\u02b0-\u036f\u1e00-\u1eff\u2010-\u2019]+$")

BIDI_MARKS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")

SHORTEST_ALTERNATE = 2


def clean(text: object) -> str:
    """Give text in one line, in form NFC, without control or direction marks.

    Parameters
    ----------
    text : object
        A field of a source; ``None`` counts as empty.

    Returns
    -------
    str
        The cleaned text.
    """
    if text is None:
        return ""
    plain = BIDI_MARKS.sub("", unicodedata.normalize("NFC", " ".join(str(text).split())))
    return "".join(ch for ch in plain if unicodedata.category(ch) not in {"Cc", "Co", "Cn"})


def fold(text: str) -> str:
    """Fold a name for comparison: no marks, no case, letters and digits only.

    Parameters
    ----------
    text : str
        A place name.

    Returns
    -------
    str
        Lower-case words with one space between them.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = (ch for ch in plain if not unicodedata.combining(ch))
    return " ".join("".join(ch if ch.isalnum() else " " for ch in letters).split())


def joined(name: str, alternates: Iterable[object]) -> str:
    """Join alternate names by commas, in order, each once.

    Parameters
    ----------
    name : str
        The main name, which is left out of the alternates.
    alternates : iterable of object
        Candidate names; one that is empty or holds a comma is dropped.

    Returns
    -------
    str
        The ``alternatenames`` field.
    """
    seen = {name: None}
    for item in alternates:
        text = clean(item)
        if text and "," not in text:
            seen.setdefault(text)
    return ",".join(list(seen)[1:])


def add_alternates(row: Row, names: Iterable[str]) -> None:
    """Add alternate names to a row, in place.

    Parameters
    ----------
    row : dict of str to str
        The row to change.
    names : iterable of str
        Names to add after those it has.
    """
    row["alternatenames"] = joined(row["name"], [*row["alternatenames"].split(","), *names])


def worth_keeping(alternate: str, *, any_script: bool = False) -> bool:
    """Tell whether an alternate name of a GeoNames place is kept.

    Parameters
    ----------
    alternate : str
        One alternate name.
    any_script : bool
        Whether names in other scripts than Latin, Cyrillic and Arabic are kept too.

    Returns
    -------
    bool
        False for other scripts than these, for names with a
        comma or an underscore and for Latin names without a capital (letter-by-letter
        transliterations such as ``thran``).
    """
    if len(alternate) < SHORTEST_ALTERNATE:
        return False
    if not any_script and not SCRIPTS_KEPT.match(alternate):
        return False
    if any(ch in alternate for ch in ",،_/"):
        return False
    return not LATIN_ONLY.match(alternate) or alternate != alternate.lower()


def number(value: float, digits: int = 5) -> str:
    """Write a number with at most so many decimals and no trailing zeros.

    Parameters
    ----------
    value : float
        The number.
    digits : int
        The greatest number of decimals.

    Returns
    -------
    str
        Plain decimal notation; never ``-0``.
    """
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def make_row(**values: object) -> Row:
    """Make a row with every column; those not given are empty.

    Parameters
    ----------
    **values : object
        Values by column name.

    Returns
    -------
    dict of str to str
        The row.
    """
    unknown = values.keys() - set(COLUMNS)
    if unknown:
        raise KeyError(f"not a column: {sorted(unknown)}")
    return {column: clean(values.get(column, "")) for column in COLUMNS}


def sort_key(row: Row) -> tuple[int, int, int, str]:
    """Give the sorting key of a row.

    Parameters
    ----------
    row : dict of str to str
        A row.

    Returns
    -------
    tuple
        Source, then numeric ids in numeric order, then other ids.
    """
    ident = row["source_id"]
    numeric = ident.isdigit()
    return (
        SOURCE_ORDER.index(row["source"]),
        0 if numeric else 1,
        int(ident) if numeric else 0,
        ident,
    )


def write_csv(rows: list[Row], path: Path) -> None:
    """Write the gazetteer: UTF-8, LF, one row a line.

    Parameters
    ----------
    rows : list of dict
        Rows in order.
    path : Path
        The file to write.
    """
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
