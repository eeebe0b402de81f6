"""Tracked changes of a Word document, counted; the text is read as if all were accepted."""

from __future__ import annotations

from lxml import etree

from webapp.ingest.readers.docx.names import attribute, child, short

GONE = frozenset({"w:del", "w:moveFrom"})
"""Elements whose text is no longer there once changes are accepted."""
COME = frozenset({"w:ins", "w:moveTo"})
"""Elements whose text is new."""


class Revisions:
    """How many changes were met. Neighbours of one kind, author and time are one change."""

    def __init__(self) -> None:
        self.changes = 0
        """All of them; of a move, one."""
        self.deletions = 0
        """Those that delete."""

    def run(self, element: etree._Element) -> None:
        """An element around runs that came or went."""
        if _goes_on(element):
            return
        kind = short(element)
        self.changes += kind != "w:moveTo"
        self.deletions += kind == "w:del"

    def row(self, properties: etree._Element | None) -> bool:
        """The properties of a row or cell; whether it was deleted."""
        for kind in ("w:ins", "w:cellIns", "w:del", "w:cellDel"):
            if child(properties, kind) is not None:
                self.changes += 1
                gone = kind in ("w:del", "w:cellDel")
                self.deletions += gone
                return gone
        return False

    def mark(self, paragraph: etree._Element) -> bool:
        """The end of a paragraph: whether it was deleted, so that the next one goes on in this. It counts as
        a change where none of the paragraph's text changed."""
        properties = child(paragraph, "w:pPr", "w:rPr")
        kinds = {short(found) for found in (() if properties is None else properties)}
        gone = not kinds.isdisjoint(GONE)
        in_text = any(short(found) in GONE | COME for found in paragraph)
        if not in_text and (gone or not kinds.isdisjoint(COME)):
            self.changes += 1
            self.deletions += "w:del" in kinds
        return gone


def _goes_on(element: etree._Element) -> bool:
    """It continues the change that its neighbour began."""
    before = element.getprevious()
    if before is None or not isinstance(before.tag, str) or short(before) != short(element):
        return False
    return all(attribute(before, name) == attribute(element, name) for name in ("author", "date"))
