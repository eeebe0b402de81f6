"""The parts of a Word document, found by their relationships; none outside the file is looked at."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from webapp.ingest.errors import IngestError
from webapp.ingest.markup.trees import xml_tree
from webapp.ingest.parts.zipped import Archive
from webapp.words import say

_USUAL = "word/document.xml"


class Package:
    """A document and the parts that belong to it."""

    def __init__(self, archive: Archive) -> None:
        """Find the document.

        Raises:
            IngestError: there is none.
        """
        self._archive = archive
        mains = [target for kind, target in self._related("") if kind == "officeDocument"]
        self._main = next((name for name in [*mains, _USUAL] if name in archive), "")
        if not self._main:
            raise IngestError(say("files.docx.not_one"))
        self._parts = list(self._related(self._main))

    def document(self) -> etree._Element:
        """The document itself."""
        return xml_tree(self._archive.read(self._main))

    def part(self, kind: str) -> etree._Element | None:
        """The part of a kind, such as ``styles``; None where there is none."""
        return next(self.parts(kind), None)

    def parts(self, kind: str) -> Iterator[etree._Element]:
        """All parts of a kind."""
        for target in dict.fromkeys(target for of, target in self._parts if of == kind):
            if target in self._archive:
                yield xml_tree(self._archive.read(target))

    def properties(self) -> etree._Element | None:
        """Author and dates, as the file states them."""
        for kind, target in self._related(""):
            if kind == "core-properties" and target in self._archive:
                return xml_tree(self._archive.read(target))
        return None

    def _related(self, name: str) -> Iterator[tuple[str, str]]:
        """Kinds and names of the parts that a part refers to, or for an empty name the package."""
        folder, base = posixpath.split(name)
        listing = posixpath.join(folder, "_rels", f"{base}.rels")
        if listing not in self._archive:
            return
        for relation in xml_tree(self._archive.read(listing)).iter("{*}Relationship"):
            if relation.get("TargetMode", "").lower() != "external":
                target = relation.get("Target", "").partition("#")[0]
                kind = relation.get("Type", "").rpartition("/")[2]
                yield kind, posixpath.normpath(posixpath.join(folder, target))
