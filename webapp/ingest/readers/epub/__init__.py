"""Books: the chapters of an EPUB, in reading order."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from webapp.ingest.errors import IngestError
from webapp.ingest.markup import parts_of
from webapp.ingest.markup.trees import MalformedError, html_tree, xml_tree
from webapp.ingest.parts.tally import together
from webapp.ingest.parts.titles import split_title
from webapp.ingest.parts.zipped import Archive
from webapp.ingest.readers.epub.package import Package
from webapp.ingest.values import Document, LeftOut, Omitted, Part, Source
from webapp.words import say

_ENTITY: Final = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML: Final = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_DECLARED: Final = re.compile(rb"<!ENTITY", re.IGNORECASE)


def read(source: Source) -> Document:
    """The text of a book; its notes stand at the end, its table of contents is left out.

    Raises:
        IngestError: it is damaged, locked, too large or no book.
    """
    package = Package(Archive(source.content, source.bounds))
    parts: list[Part] = []
    notes: list[Part] = []
    left_out: list[tuple[LeftOut, ...]] = []
    for root in _chapters(package):
        found = parts_of(root, source.bounds)
        end = len(found.parts) - found.notes
        parts += found.parts[:end]
        notes += found.parts[end:]
        left_out.append(found.left_out)
    if package.contents:
        left_out.append((LeftOut(Omitted.LINK_LIST, package.contents),))
    heading, rest = split_title(tuple(parts))
    title = package.title or heading
    repeated = heading and heading.casefold() == title.casefold()
    return Document(
        parts=(*(rest if repeated else parts), *notes),
        title=title,
        author=package.author,
        published=package.published,
        language=package.language,
        left_out=together(*left_out),
    )


def _chapters(package: Package) -> Iterator[etree._Element]:
    for content in package.chapters():
        yield _chapter(content)


def _chapter(content: bytes) -> etree._Element:
    """The tree of a chapter, malformed ones as a browser reads them."""
    if _DECLARED.search(content):
        raise IngestError(say("files.entities"))
    try:
        return xml_tree(_ENTITY.sub(_written_out, content))
    except MalformedError:
        return html_tree(content.decode("utf-8", "replace"))


def _written_out(match: re.Match[bytes]) -> bytes:
    """An entity that HTML names, as the number of its character: XML knows only five names."""
    if match[1] in _XML:
        return match[0]
    shown = html.unescape(match[0].decode("ascii"))
    return match[0] if shown.startswith("&") else "".join(f"&#{ord(char)};" for char in shown).encode("ascii")
