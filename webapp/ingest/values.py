"""What a file or a page is read as, before it becomes an article's text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from webapp.engine.model import Block
from webapp.ingest.bounds import DEFAULT, Bounds


class Form(StrEnum):
    """A kind of file that can be read; the value is its usual ending and what ``--form`` takes."""

    TEXT = "txt"
    MARKDOWN = "md"
    HTML = "html"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    PDF = "pdf"
    EML = "eml"
    EPUB = "epub"


class Omitted(StrEnum):
    """Something that stands in the file and not in the text; the value is its place in the catalogue."""

    PICTURE = auto()
    CAPTION = auto()
    COMMENT = auto()
    DELETION = auto()
    HEADER = auto()
    LINK_LIST = auto()
    READER_COMMENT = auto()
    HIDDEN = auto()
    ATTACHMENT = auto()
    EMBEDDED = auto()
    QUOTED_MAIL = auto()
    SIGNATURE = auto()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many of something were left out."""

    what: Omitted
    """Of which kind."""
    count: int
    """At least 1."""


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of a document."""

    block: Block
    """What it is. Turns of a transcript and stamps of a live blog come as prose: the engine tells them."""
    text: str
    """On one line, blanks folded, without the mark that makes it a heading or an item; of a row its cells
    with blanks between."""
    level: int = 1
    """Of a heading from 1 to 6; how deep an item stands, from 1."""
    label: str = ""
    """Of a numbered item, as it is shown (``3.``, ``(a)``); empty for one with a bullet and all others."""
    cells: tuple[str, ...] = ()
    """Of a row, in order, each on one line."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader found in a file."""

    parts: tuple[Part, ...]
    """In reading order, footnotes at the end; without the title where it is told apart."""
    title: str = ""
    """The headline; empty where the file has none."""
    author: str = ""
    """As the file or page states it."""
    published: str = ""
    """The day as the file or page states it, ``YYYY-MM-DD``, or with the time in ISO 8601; empty if not."""
    site: str = ""
    """Name of the site or paper, as the page states it."""
    language: str = ""
    """As the file states it: ISO 639-1 or a tag such as ``en-GB``."""
    encoding: str = ""
    """Name of the encoding that was guessed; empty where the file says it or it was given."""
    left_out: tuple[LeftOut, ...] = ()
    """What does not stand in ``parts``."""
    notes: tuple[str, ...] = ()
    """What else a reader should know, a sentence each: *3 tracked changes were taken as accepted.*"""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read."""

    content: bytes
    """All of it."""
    name: str = ""
    """Of the file, without its folder; a hint and no more."""
    address: str = ""
    """Where it was fetched, after redirects; relative links and site rules need it."""
    encoding: str = ""
    """As the user or the server's header says it; empty to find out."""
    bounds: Bounds = DEFAULT
    """How much of it is read."""
