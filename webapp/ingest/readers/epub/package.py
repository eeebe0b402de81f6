"""What a book says of itself: its chapters in order, its title, who wrote it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from lxml import etree

from webapp.ingest.errors import IngestError
from webapp.ingest.markup.trees import xml_tree
from webapp.ingest.parts.tidy import tidy
from webapp.ingest.parts.zipped import Archive
from webapp.words import say

_CONTAINER: Final = "META-INF/container.xml"
_ENCRYPTION: Final = "META-INF/encryption.xml"
_FONTS: Final = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""Ways of hiding fonts, which lock no text."""
_PAGES: Final = frozenset(
    {"application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml"}
)
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?")


class Package:
    """A book."""

    def __init__(self, archive: Archive) -> None:
        """Find its description.

        Raises:
            IngestError: it is no book, or its text is locked.
        """
        self._archive = archive
        if _CONTAINER not in archive:
            raise IngestError(say("files.epub.not_one"))
        _refuse_locked(archive)
        roots = xml_tree(archive.read(_CONTAINER)).iter("{*}rootfile")
        name = next((path for root in roots if (path := root.get("full-path", "")) in archive), "")
        if not name:
            raise IngestError(say("files.epub.no_chapters"))
        self._folder = posixpath.dirname(name)
        self._root = xml_tree(archive.read(name))
        self._passed = self._contents_pages()
        self.contents = 0
        """Tables of contents among the chapters that were passed over."""
        self.title = next(iter(self._stated("title")), "")
        self.author = ", ".join(self._stated("creator"))
        self.language = next(iter(self._stated("language")), "")
        self.published = next((date for date in self._stated("date") if _DATE.fullmatch(date)), "")

    def chapters(self) -> Iterator[bytes]:
        """The pages of the book in reading order, each once; those outside it, notes most often, last."""
        pages = {
            item.get("id"): self._path(item.get("href", ""))
            for item in self._root.iter("{*}item")
            if item.get("media-type", "").lower() in _PAGES
        }
        places = list(self._root.iter("{*}itemref"))
        places.sort(key=lambda place: place.get("linear", "yes").lower() == "no")
        for name in dict.fromkeys(pages.get(place.get("idref")) for place in places):
            if name in self._passed:
                self.contents += 1
            elif name is not None and name in self._archive:
                yield self._archive.read(name)

    def _contents_pages(self) -> set[str | None]:
        """Pages that are tables of contents."""
        found: set[str | None] = {
            self._path(item.get("href", ""))
            for item in self._root.iter("{*}item")
            if "nav" in item.get("properties", "").split()
        }
        return found | {
            self._path(item.get("href", ""))
            for item in self._root.iter("{*}reference")
            if item.get("type", "").lower() == "toc"
        }

    def _path(self, address: str) -> str:
        return posixpath.normpath(posixpath.join(self._folder, unquote(address.partition("#")[0])))

    def _stated(self, name: str) -> list[str]:
        """What the book states under a name of Dublin Core, in order."""
        found = self._root.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}")
        texts = [tidy("".join(element.itertext())) for element in found]
        return [text for text in texts if text]


def _refuse_locked(archive: Archive) -> None:
    if _ENCRYPTION not in archive:
        return
    for locked in xml_tree(archive.read(_ENCRYPTION)).iter("{*}EncryptedData"):
        method: etree._Element | None = next(locked.iter("{*}EncryptionMethod"), None)
        if method is None or method.get("Algorithm") not in _FONTS:
            raise IngestError(say("files.epub.locked"))
