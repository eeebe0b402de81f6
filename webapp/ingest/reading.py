"""What a file or a page is read as: one value, whatever its form.

``read_here`` reads in this process and is for processes that may be killed and for tests; the server and the
command line call ``webapp.ingest.alone.read_alone``, which does the same in a process of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Final

from webapp.engine.model import Block
from webapp.ingest.bounds import Bounds
from webapp.ingest.errors import IngestError, MissingPartError
from webapp.ingest.forms import form_of
from webapp.ingest.values import Document, Form, LeftOut, Part, Source
from webapp.ingest.write import write
from webapp.words import say

Reader = Callable[[Source], Document]
"""What each module of ``webapp.ingest.readers`` has as ``read``; it raises IngestError alone."""

LONGEST_STATED: Final = 500
"""Characters of a title, name or day that a file states of itself; what is longer states nothing."""

MOST_NOTES: Final = 20
"""Sentences about one file."""

_SAYS: Final = re.compile(r"[^\W_]")
"""What has neither letter nor figure is no word."""

_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Thai, Lao, Burmese, Khmer, kana and Han characters, which editors count one by one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file or a page is read as: what an editor is shown before the comparison."""

    text: str
    """Of the article, with the marks of headings, items, rows and quotes; never empty."""
    form: Form
    """What the file was taken for."""
    title: str = ""
    """As the file or page states it; it does not stand in ``text``. Empty where none is stated: the engine
    then looks for one in the text."""
    language: str = ""
    """As the file states it: ISO 639-1 or a tag such as ``en-GB``."""
    encoding: str = ""
    """The one that was guessed; empty where nothing had to be guessed."""
    name: str = ""
    """Of the file, without its folder."""
    address: str = ""
    """Where it was fetched, after redirects."""
    author: str = ""
    """As the file or page states it."""
    published: str = ""
    """The day or moment, ISO 8601, as the file or page states it."""
    site: str = ""
    """Of which site or paper, as the page states it."""
    words: int = 0
    """In the text: parted by white space, and each character where a script sets no spaces."""
    headings: int = 0
    """In the text, without the title."""
    items: int = 0
    """Of lists."""
    rows: int = 0
    """Of tables."""
    left_out: tuple[LeftOut, ...] = ()
    """What stands in the file and not in the text."""
    notes: tuple[str, ...] = ()
    """What else an editor should know, a sentence each."""


def read_here(source: Source, form: Form | None = None) -> Reading:
    """What a file is read as, found out in this process.

    Args:
        source: the file.
        form: what it is; found out where none is given.

    Raises:
        IngestError: it cannot be read, holds no text, or is larger than the bounds allow.
        MissingPartError: the library that reads this form is not installed.
    """
    check_size(source)
    form = form or form_of(source)
    return reading_of(source, form, reader_of(form)(source))


def check_size(source: Source) -> None:
    """Refuses a file that is too large.

    Raises:
        IngestError: it has more than ``bounds.file_bytes``.
    """
    if len(source.content) > source.bounds.file_bytes:
        megabytes = f"{source.bounds.file_bytes / 1_000_000:,g}"
        raise IngestError(say("files.too_large", megabytes=megabytes))


@cache
def reader_of(form: Form) -> Reader:
    """The reader of a form; its library is loaded by the first call.

    Raises:
        MissingPartError: that library is not installed.
    """
    try:
        reader: Reader = import_module(f"webapp.ingest.readers.{form.name.lower()}").read
    except ImportError as error:
        if (error.name or "").partition(".")[0] == "webapp":
            raise  # a mistake of ours; nothing that can be installed
        raise MissingPartError(say(f"files.form.{form}")) from error
    return reader


def reading_of(source: Source, form: Form, document: Document) -> Reading:
    """The reading of a document that its reader has found.

    Raises:
        IngestError: it holds no text, or more than the bounds allow.
    """
    parts = _without_title(document.parts, document.title)
    text = write(parts)
    check_text(text, source.bounds)
    blocks = Counter(part.block for part in parts)
    return Reading(
        text=text,
        form=form,
        title=_stated(document.title),
        language=_stated(document.language),
        encoding=_stated(document.encoding),
        name=_stated(source.name),
        address=source.address,
        author=_stated(document.author),
        published=_stated(document.published),
        site=_stated(document.site),
        words=sum(_words(part) for part in parts),
        headings=blocks[Block.HEADING],
        items=blocks[Block.ITEM],
        rows=blocks[Block.ROW],
        left_out=tuple(left for left in document.left_out if left.count > 0),
        notes=document.notes[:MOST_NOTES],
    )


def _without_title(parts: tuple[Part, ...], title: str) -> tuple[Part, ...]:
    """The parts without headings at the head that say the title again; all where nothing else is there."""
    folded = " ".join(title.split()).casefold()
    at = 0
    while at < len(parts) - 1 and parts[at].block is Block.HEADING and parts[at].text.casefold() == folded:
        at += 1
    return parts[at:]


def check_text(text: str, bounds: Bounds) -> None:
    """Refuses a text that is empty or too long.

    Raises:
        IngestError: it is blank, or has more than ``bounds.characters``.
    """
    if not text.strip():
        raise IngestError(say("files.no_text"))
    if len(text) > bounds.characters:
        raise IngestError(say("files.too_long", most=bounds.characters))


def title_from_name(name: str) -> str:
    """What a file's name says to a person: ``draft_3.docx`` → ``draft 3``. For lists and headings of a page
    where neither the file nor its text has a title; it is no part of the article and is never compared."""
    stem, dot, ending = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    if not dot or not stem or not ending.isalnum() or len(ending) > 8:
        stem = name if not dot else f"{stem}{dot}{ending}"
    return " ".join(re.sub(r"[_+\s]+|%20", " ", stem).split())[:LONGEST_STATED]


def _words(part: Part) -> int:
    chunks = " ".join(part.cells).split() if part.block is Block.ROW and part.cells else part.text.split()
    return sum(max(1, len(_UNSPACED.findall(chunk))) for chunk in chunks if _SAYS.search(chunk))


def _stated(value: str) -> str:
    value = " ".join(value.split())
    return value if len(value) <= LONGEST_STATED else ""
