"""The documents of a folder, as text: plain ones as they are, pages, PDF files, mails extracted."""

import email
import email.policy
import re
from email.message import EmailMessage
from importlib import import_module
from pathlib import Path
from types import ModuleType

from routes.dates import MONTHS
from routes.errors import OutputError, SourceError
from routes.origin.citing import AGENCIES
from routes.output import write_file
from routes.source import MAX_SOURCE_BYTES, Source, read_text

PLAIN = frozenset({".txt", ".md"})
PAGES = frozenset({".html", ".htm"})
PDF = ".pdf"
MAIL = ".eml"
MAX_DOCUMENTS = 10_000

NO_ORIGIN = ""
"""Whom a document repeats is not known before somebody looks."""

_EXTRA = "install supply-routes with the extra `reading`, or convert it to text"
_NEAR_TOP = 8
_BYLINE = re.compile(
    rf"(?:By|Source:)\s+(?:[\w .’'-]+[,/]\s*)?({AGENCIES})\s*$|.*\(({AGENCIES})\)\s+[—–-]"
)
_SHORT_MONTHS = [month[:3] for month in MONTHS]
_MONTH = "|".join([*MONTHS, *_SHORT_MONTHS])
_DATE = re.compile(
    rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)|(?P<d>\d{{1,2}})\s+(?P<m>{_MONTH})"
    rf",?\s+(?P<y>\d{{4}})|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}}),?\s+(?P<y2>\d{{4}})"
)
_DATELINE = 60
"""A longer line that holds a date is a sentence, and its date that of something it tells of."""

_MAIL_HEAD = ("Subject", "From", "Date")

_LANG = re.compile(rb"<html[^>]*\slang=[\"']?([a-zA-Z]{2})")
_STOP_WORDS = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "it": "Italian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
}
"""Languages whose common words tell prose from menus (jusText's lists), by ISO 639-1."""


def read_documents(folder: Path) -> tuple[Source, ...]:
    """Return the documents of a folder as sources, in the order of their names.

    The text of a page, a PDF file or a mail is written beside it, as `NAME.txt`, and is the source:
    quotes are looked for in it. A text that is there already is taken as it is.

    Raises
    ------
    SourceError
        When there is no document, or one cannot be read.
    """
    if not folder.is_dir():
        raise SourceError(f"{folder} is no folder")
    files = sorted(path for path in folder.iterdir() if path.is_file())
    for path in files:
        if path.suffix.lower() in _TEXT_OF:
            _extract(path)
    plain = sorted(path for path in folder.iterdir() if path.suffix.lower() in PLAIN)
    if not plain:
        raise SourceError(f"{folder} holds no document: .txt, .md, .html, .htm, .pdf or .eml")
    if len(plain) > MAX_DOCUMENTS:
        raise SourceError(f"{folder} holds {len(plain):,} documents; at most {MAX_DOCUMENTS:,}")
    return _distinct(plain)


def _distinct(files: list[Path]) -> tuple[Source, ...]:
    """Return the sources of files; of two with the same bytes the first."""
    sources: dict[str, Source] = {}
    for path in files:
        text, sha256 = read_text(path)
        if sha256 in sources:
            continue
        sources[sha256] = Source(
            id=f"d{len(sources) + 1}",
            file=path.name,
            text=text,
            sha256=sha256,
            origin=NO_ORIGIN,
            publisher=stated_publisher(text),
            published=stated_date(text),
        )
    return tuple(sources.values())


def stated_publisher(text: str) -> str | None:
    """Return the agency that a document's first lines name, or None.

    Examples
    --------
    >>> stated_publisher("GDANSK, Poland (Reuters) - A ship sailed.")
    'Reuters'
    """
    for line in _first_lines(text):
        if match := _BYLINE.match(line):
            return match[1] or match[2]
    return None


def stated_date(text: str) -> str | None:
    r"""Return the date on a line of its own among a document's first lines, or None.

    Examples
    --------
    >>> stated_date("A ship sailed\nPublished 9 June 2023, 14:05\n")
    '2023-06-09'
    """
    for line in _first_lines(text):
        match = _DATE.search(line) if len(line) <= _DATELINE else None
        if match is None:
            continue
        found = {key: value for key, value in match.groupdict().items() if value}
        year, month, day = (
            next(found[key] for key in keys if key in found)
            for keys in (("year", "y", "y2"), ("month", "m", "m2"), ("day", "d", "d2"))
        )
        number = int(month) if month.isdigit() else _SHORT_MONTHS.index(month[:3]) + 1
        return f"{year}-{number:02}-{int(day):02}"
    return None


def _first_lines(text: str) -> list[str]:
    lines = [line.strip() for line in text[:4000].splitlines() if line.strip()]
    return lines[:_NEAR_TOP]


def _extract(path: Path) -> None:
    """Write the text of a page, a PDF file or a mail beside it."""
    target = path.with_name(f"{path.name}.txt")
    if target.exists():
        return
    if path.stat().st_size > MAX_SOURCE_BYTES:
        raise SourceError(f"{path.name} is larger than {MAX_SOURCE_BYTES:,} bytes")
    text = _TEXT_OF[path.suffix.lower()](path)
    if not text.strip():
        raise SourceError(f"{path.name} holds no text that could be read: write {target.name}")
    try:
        write_file(target, text.strip() + "\n")
    except OutputError as error:
        raise SourceError(f"the text of {path.name} cannot be kept: {error}") from error


def _page_text(path: Path) -> str:
    return _article(path.read_bytes(), path)


def _article(page: bytes, path: Path) -> str:
    """Return the text of a page without its menus; `path` is named where that cannot be done."""
    justext = _library("justext", path)
    stated = _LANG.search(page[:2000])
    language = _STOP_WORDS.get(stated[1].decode().lower() if stated else "en")
    if language:
        paragraphs = justext.justext(page, justext.get_stoplist(language))
    else:  # without a list of the language's common words, length and links must do
        paragraphs = justext.justext(page, frozenset(), stopwords_low=0.0, stopwords_high=0.0)
    return "\n\n".join(one.text for one in paragraphs if not one.is_boilerplate)


def _pdf_text(path: Path) -> str:
    pypdf = _library("pypdf", path)
    try:
        pages = pypdf.PdfReader(path).pages
        return "\n\n".join(page.extract_text() for page in pages)
    except pypdf.errors.PyPdfError as error:
        raise SourceError(f"{path.name} is no PDF file that could be read: {error}") from error


def _mail_text(path: Path) -> str:
    """Return who wrote a mail, when and about what, and its words; attachments are left out."""
    mail = email.message_from_bytes(path.read_bytes(), EmailMessage, policy=email.policy.default)
    try:
        head = [f"{key}: {mail[key]}" for key in _MAIL_HEAD if mail[key]]
        body = mail.get_body(("plain", "html"))
        words = str(body.get_content()) if body else ""
    except (LookupError, ValueError) as error:
        raise SourceError(f"{path.name} is no mail that could be read: {error}") from error
    if not head or not words.strip():
        raise SourceError(f"{path.name} is no mail that could be read: it has no head or no words")
    if body and body.get_content_subtype() == "html":
        words = _article(words.encode("utf-8", "replace"), path)
    lines = "\n".join([*head, "", *words.splitlines()])
    return lines.encode("utf-8", "replace").decode()


def _library(name: str, path: Path) -> ModuleType:
    """Return a library of the extra `reading`, which few installations need."""
    try:
        return import_module(name)
    except ImportError as error:
        raise SourceError(f"reading {path.name} needs {name}: {_EXTRA}") from error


_TEXT_OF = {
    **dict.fromkeys(PAGES, _page_text),
    PDF: _pdf_text,
    MAIL: _mail_text,
}
