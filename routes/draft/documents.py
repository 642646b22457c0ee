"""The documents of a folder, as text: plain ones as they are, pages, PDF files, mails extracted."""

import email
import email.policy
import re
from email.message import EmailMessage
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from routes.draft.head import stated_date, stated_publisher
from routes.draft.page import page_head
from routes.errors import OutputError, SourceError
from routes.gazetteer import Gazetteer
from routes.output import write_file
from routes.source import MAX_SOURCE_BYTES, Source, read_text

PLAIN = frozenset({".txt", ".md"})
PAGES = frozenset({".html", ".htm"})
PDF = ".pdf"
MAIL = ".eml"
MAX_DOCUMENTS = 10_000

NO_ORIGIN = ""
"""Whom a document repeats is not known before somebody looks."""

_EXTRA = "pip install 'supply-routes[reading]', or convert it to text"
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


def read_documents(folder: Path, *, gazetteer: Gazetteer | None = None) -> tuple[Source, ...]:
    """Return the documents of a folder as sources, in the order of their names.

    The text of a page, a PDF file or a mail is written beside it, as `NAME.txt`, and is the source:
    quotes are looked for in it. A text that is there already is taken as it is.

    Parameters
    ----------
    folder
        With documents in .txt, .md, .eml, .html, .htm or .pdf.
    gazetteer
        For the places before dates; the bundled one unless given.

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
    return _distinct(plain, gazetteer)


def _distinct(files: list[Path], gazetteer: Gazetteer | None) -> tuple[Source, ...]:
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
            published=stated_date(text, gazetteer=gazetteer),
        )
    return tuple(sources.values())


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
    """Return the text of a page, with what it states of itself below its title, or at the top."""
    page = path.read_bytes()
    paragraphs = _article(page, path)
    texts = [one.text for one in paragraphs]
    root = import_module("justext.core").html_to_dom(page)
    head = [line for line in page_head(root) if line not in texts]
    below = 1 if paragraphs and paragraphs[0].is_heading else 0
    return "\n\n".join([*texts[:below], *head, *texts[below:]]) if texts else ""


def _article(page: bytes, path: Path) -> list[Any]:
    """Return jusText's paragraphs of a page without its menus; an error names `path`."""
    justext = _library("justext", path)
    stated = _LANG.search(page[:2000])
    language = _STOP_WORDS.get(stated[1].decode().lower() if stated else "en")
    try:
        if language:
            paragraphs = justext.justext(page, justext.get_stoplist(language))
        else:  # without a list of the language's common words, length and links must do
            paragraphs = justext.justext(page, frozenset(), stopwords_low=0.0, stopwords_high=0.0)
    except import_module("lxml.etree").LxmlError as error:
        raise SourceError(f"{path.name} is no page that could be read: {error}") from error
    return [one for one in paragraphs if not one.is_boilerplate]


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
        paragraphs = _article(words.encode("utf-8", "replace"), path)
        words = "\n\n".join(one.text for one in paragraphs)
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
