"""OpenDocument text, packed (``.odt``) or flat (``.fodt``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from webapp.ingest.errors import IngestError
from webapp.ingest.markup.trees import xml_tree
from webapp.ingest.markup.walk import refuse_deep
from webapp.ingest.parts.tally import changes_note, tallied
from webapp.ingest.parts.tidy import tidy
from webapp.ingest.parts.titles import titled
from webapp.ingest.parts.zipped import Archive
from webapp.ingest.readers.odt.body import Body
from webapp.ingest.readers.odt.names import DC, META, OFFICE, STYLE
from webapp.ingest.readers.odt.styles import Styles
from webapp.ingest.values import Document, Omitted, Source
from webapp.words import say

_PICTURES = re.compile(rb"<office:binary-data>[^<]*</office:binary-data>")
_ENCRYPTED = re.compile(rb"<(?:[\w.-]+:)?encryption-data[\s/>]")
"""Asked of the bytes: the list of members is malformed in files that are otherwise sound."""
_MARGINS = ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")


@dataclass(frozen=True, slots=True)
class _Trees:
    content: etree._Element
    styles: etree._Element | None
    meta: etree._Element | None


def read(source: Source) -> Document:
    """An OpenDocument text: changes as accepted, remarks and hidden text left out, lists numbered.

    Raises:
        IngestError: it is damaged, locked with a password, no text document, or too large.
    """
    trees = _packed(source) if source.content.startswith(b"PK") else _flat(source)
    body = trees.content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise IngestError(say("files.odt.not_text"))
    refuse_deep(body, source.bounds.nesting)
    roots = [root for root in (trees.styles, trees.content) if root is not None]
    reader = Body(Styles(roots))
    parts = (*reader.blocks(body), *reader.notes)
    for root in {id(root): root for root in roots}.values():
        reader.counts[Omitted.HEADER] += sum(1 for _ in _margins(root))
    title, parts = titled(reader.titles, parts)
    return Document(
        parts=parts,
        title=title,
        author=_said(trees.meta, f"{META}initial-creator") or _said(trees.meta, f"{DC}creator"),
        language=_said(trees.meta, f"{DC}language"),
        left_out=tallied(reader.counts),
        notes=changes_note(reader.changes),
    )


def _packed(source: Source) -> _Trees:
    archive = Archive(source.content, source.bounds)
    if "encrypted-package" in archive or _is_locked(archive):
        raise IngestError(say("files.locked"))
    content = xml_tree(archive.read("content.xml"))
    styles = xml_tree(archive.read("styles.xml")) if "styles.xml" in archive else None
    meta = xml_tree(archive.read("meta.xml")) if "meta.xml" in archive else None
    return _Trees(content, styles, meta)


def _is_locked(archive: Archive) -> bool:
    name = "META-INF/manifest.xml"
    if name not in archive:
        return False
    return _ENCRYPTED.search(archive.read(name)) is not None


def _flat(source: Source) -> _Trees:
    root = xml_tree(_PICTURES.sub(b"", source.content))
    return _Trees(root, None, root)


def _margins(root: etree._Element) -> Iterator[etree._Element]:
    """Headers and footers of pages that hold text."""
    for page in root.iter(f"{STYLE}master-page"):
        for name in _MARGINS:
            margin = page.find(f"{STYLE}{name}")
            if margin is not None and "".join(margin.itertext()).strip():
                yield margin


def _said(meta: etree._Element | None, name: str) -> str:
    found = None if meta is None else meta.find(f"{OFFICE}meta/{name}")
    return tidy("".join(found.itertext())) if found is not None else ""
