"""Word documents, read from their own XML.

mammoth, the known library for this, gives HTML: without the numbers of lists that Word counts, without styles
that are based on a heading or have an outline level, with hidden text as if it were shown, and without a word
of tracked changes. Here all of that is read, in one walk that is bounded.
"""

from __future__ import annotations

from lxml import etree

from webapp.engine.model import Block
from webapp.ingest.errors import IngestError
from webapp.ingest.forms.containers import OLE_MARK
from webapp.ingest.parts.tally import changes_note, tallied
from webapp.ingest.parts.tidy import tidy
from webapp.ingest.parts.titles import titled
from webapp.ingest.parts.zipped import Archive
from webapp.ingest.readers.docx.body import Body
from webapp.ingest.readers.docx.names import attribute
from webapp.ingest.readers.docx.numbering import Numbering
from webapp.ingest.readers.docx.package import Package
from webapp.ingest.readers.docx.paragraphs import Paragraphs
from webapp.ingest.readers.docx.styles import Styles
from webapp.ingest.values import Document, Omitted, Part, Source
from webapp.words import say

_NO_AUTHORS = frozenset({"unknown", "author", "user", "python-docx", "windows user", "microsoft office user"})
"""What programs write where nobody said who wrote it."""


def read(source: Source) -> Document:
    """The article in a ``.docx`` or ``.docm`` file; macros are passed over.

    The title is the text of style *Title*, or a first heading that is the only one of level 1: a file's
    property *title* is as often the name of its template or of an older file. Its language is that of the
    program which wrote it, and its dates are the file's and not the article's.

    Raises:
        IngestError: it is damaged, encrypted, too large or no Word document.
    """
    if source.content.startswith(OLE_MARK):  # so begin newer files that are encrypted, and older ones
        raise IngestError(say("files.locked"))
    package = Package(Archive(source.content, source.bounds))
    styles = Styles(package.part("styles"))
    paragraphs = Paragraphs(styles, Numbering(package.part("numbering"), styles))
    body = Body(paragraphs, source.bounds)
    place = body.read(package.document())
    title, parts = titled(place.titles, (*place.parts, *_notes(package, body)))
    body.counts[Omitted.CAPTION] += paragraphs.captions
    body.counts[Omitted.DELETION] += body.revisions.deletions
    body.counts[Omitted.HEADER] += _headers(package)
    return Document(
        parts=parts,
        title=title,
        author=_author(package.properties()),
        left_out=tallied(body.counts),
        notes=changes_note(body.revisions.changes),
    )


def _notes(package: Package, body: Body) -> list[Part]:
    """Footnotes, then endnotes, as prose, in the order in which the text refers to them."""
    found: list[Part] = []
    for kind in ("footnotes", "endnotes"):
        root = package.part(kind)
        notes = {} if root is None else {attribute(note, "id"): note for note in root}
        for identifier in list(body.notes[kind]):
            if identifier in notes:
                place = body.read(notes[identifier])
                found += [Part(Block.PROSE, part.text) for part in place.parts]
    return found


def _headers(package: Package) -> int:
    """How many headers and footers of pages hold text."""
    roots = [root for kind in ("header", "footer") for root in package.parts(kind)]
    return sum(any((text.text or "").strip() for text in root.iter("{*}t")) for root in roots)


def _author(properties: etree._Element | None) -> str:
    for element in () if properties is None else properties.iter("{http://purl.org/dc/elements/1.1/}creator"):
        name = tidy((element.text or "").replace(";", ", "))
        return "" if name.lower() in _NO_AUTHORS else name
    return ""
