"""The text of a Word document, read from its XML: one walk, without recursion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lxml import etree

from webapp.engine.model import Block
from webapp.ingest.bounds import Bounds
from webapp.ingest.markup.walk import walk
from webapp.ingest.parts.tables import WIDEST, Cell, Table
from webapp.ingest.parts.tidy import BREAK
from webapp.ingest.readers.docx.fields import Fields
from webapp.ingest.readers.docx.names import attribute, child, number, short, switched, value
from webapp.ingest.readers.docx.paragraphs import Paragraphs, Place
from webapp.ingest.readers.docx.revisions import COME, GONE
from webapp.ingest.readers.docx.styles import Kind
from webapp.ingest.readers.docx.text import Text
from webapp.ingest.values import Omitted, Part

_PASSED: Final = frozenset(
    f"w:{name}"
    for name in (
        "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sdtPr", "sdtEndPr", "delText",
        "delInstrText", "annotationRef", "footnoteRef", "endnoteRef", "rt", "rubyPr", "customXmlPr",
        "smartTagPr", "numberingChange", "fldData", "ffData",
    )
)  # fmt: skip
"""Elements that hold no text, or none that is shown."""
_CHARACTERS: Final = {
    "w:tab": "\t", "w:ptab": "\t", "w:br": BREAK, "w:cr": BREAK, "w:noBreakHyphen": "\u2011", "m:den": "/",
    "m:rad": "√",
}  # fmt: skip
_COUNTED: Final = {
    "pic:pic": Omitted.PICTURE,
    "v:imagedata": Omitted.PICTURE,
    "w:object": Omitted.EMBEDDED,
    "c:chart": Omitted.EMBEDDED,
    "dgm:relIds": Omitted.EMBEDDED,
    "w:altChunk": Omitted.EMBEDDED,
    "w:subDoc": Omitted.EMBEDDED,
    "w:commentReference": Omitted.COMMENT,
}


class Body(Text):
    """A reader of the body, or of a note."""

    def __init__(self, paragraphs: Paragraphs, bounds: Bounds) -> None:
        super().__init__(paragraphs)
        self._bounds = bounds
        self._places: list[Place] = []
        self._tables: list[Table] = []
        self._in_contents = False
        self._contents = 0

    def read(self, root: etree._Element) -> Place:
        """What stands in the body or in a note.

        Raises:
            IngestError: elements are nested deeper than the bounds allow.
        """
        self._fields = Fields(root)
        self._places = [Place()]
        self._open = []
        self._contents = 0
        walk(root, self._enter, self._leave, self._bounds.nesting)
        self.counts[Omitted.LINK_LIST] += max(self._fields.lists, self._contents)
        self._paragraphs.close(self._places[0])
        return self._places[0]

    def _enter(self, element: etree._Element) -> bool:
        name = short(element)
        if name in _PASSED:
            return False
        if name in _COUNTED:
            self._count(_COUNTED[name])
            return False
        if name in COME or name in GONE:
            self.revisions.run(element)
            return name in COME
        if name in _CHARACTERS:
            self._add(_CHARACTERS[name])
        enter = _ENTER.get(name)
        return enter is None or enter(self, element)

    def _leave(self, element: etree._Element) -> None:
        if leave := _LEAVE.get(short(element)):
            leave(self, element)

    # What single elements begin and end; what begins says whether to look inside.

    def paragraph(self, element: etree._Element) -> bool:
        self._open.append(self._paragraphs.begin(element, is_gone=self.revisions.mark(element)))
        return True

    def end_paragraph(self, _: etree._Element) -> None:
        paragraph = self._open.pop()
        is_contents = paragraph.style.kind is Kind.CONTENTS
        if any(chunk.strip() for chunk in paragraph.chunks):
            self._contents += is_contents and not self._in_contents
            self._in_contents = is_contents
        if is_contents:
            paragraph.chunks.clear()
        self._paragraphs.end(paragraph, self._places[-1])

    def control(self, element: etree._Element) -> bool:
        properties = child(element, "w:sdtPr")
        gallery = value(properties, "w:docPartObj", "w:docPartGallery") or ""
        self._contents += gallery == "Table of Contents"
        return gallery != "Table of Contents" and child(properties, "w:showingPlcHdr") is None

    def choice(self, element: etree._Element) -> bool:
        """Of several renderings of one thing, the first."""
        return element.getprevious() is None

    def box(self, _: etree._Element) -> bool:
        self._places.append(Place())
        return True

    def end_box(self, _: etree._Element) -> None:
        parts = self._closed().parts
        if self._open:
            self._open[-1].boxes += parts
        else:
            self._places[-1].parts += parts

    def _closed(self) -> Place:
        place = self._places.pop()
        self._paragraphs.close(place)
        place.parts[:0] = [Part(Block.HEADING, title) for title in place.titles]
        return place

    def table(self, _: etree._Element) -> bool:
        place = self._places[-1]
        self._paragraphs.interrupt(place)
        self._paragraphs.settle(place, is_table=True)
        self._tables.append(Table())
        return True

    def end_table(self, _: etree._Element) -> None:
        place = self._places[-1]
        place.parts += self._tables.pop().parts()
        place.after = "table"
        place.holds_table = True

    def row(self, element: etree._Element) -> bool:
        properties = child(element, "w:trPr")
        if not self._tables or self.revisions.row(properties):
            return False
        before = min(number(value(properties, "w:gridBefore")) or 0, WIDEST)
        self._tables[-1].rows.append([Cell(())] * before)
        self._tables[-1].has_header |= switched(properties, "w:tblHeader") or False
        return True

    def cell(self, element: etree._Element) -> bool:
        properties = child(element, "w:tcPr")
        if not self._tables or self.revisions.row(properties):
            return False
        if any(_continues(child(properties, name)) for name in ("w:vMerge", "w:hMerge")):
            self._tables[-1].add(Cell((), _span(properties)), is_head=False)
            return False
        self._places.append(Place())
        return True

    def end_cell(self, element: etree._Element) -> None:
        place = self._closed()
        columns = _span(child(element, "w:tcPr"))
        self._tables[-1].add(Cell(tuple(place.parts), columns, holds_table=place.holds_table), is_head=False)


def _continues(merged: etree._Element | None) -> bool:
    """The cell goes on in one above or before it."""
    return merged is not None and attribute(merged, "val") in (None, "continue")


def _span(properties: etree._Element | None) -> int:
    return min(max(number(value(properties, "w:gridSpan")) or 1, 1), WIDEST)


_ENTER: Final[dict[str, Callable[[Body, etree._Element], bool]]] = {
    "w:p": Body.paragraph,
    "w:r": Body.run,
    "w:t": Body.text,
    "m:t": Body.text,
    "w:sym": Body.symbol,
    "w:br": Body.break_,
    "w:fldChar": Body.field_mark,
    "w:instrText": Body.field_code,
    "w:fldSimple": Body.simple_field,
    "w:footnoteReference": Body.note_mark,
    "w:endnoteReference": Body.note_mark,
    "w:sdt": Body.control,
    "mc:Choice": Body.choice,
    "mc:Fallback": Body.choice,
    "w:txbxContent": Body.box,
    "w:tbl": Body.table,
    "w:tr": Body.row,
    "w:tc": Body.cell,
    "m:sup": Body.math_script,
    "m:sub": Body.math_script,
}
_LEAVE: Final[dict[str, Callable[[Body, etree._Element], None]]] = {
    "w:p": Body.end_paragraph,
    "w:r": Body.end_run,
    "w:txbxContent": Body.end_box,
    "w:tbl": Body.end_table,
    "w:tc": Body.end_cell,
    "m:sup": Body.end_math_script,
    "m:sub": Body.end_math_script,
}
