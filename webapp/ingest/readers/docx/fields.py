"""Fields of a Word document: what is computed into its text, a date, a link, a table of contents."""

from __future__ import annotations

from typing import Final

from lxml import etree

from webapp.ingest.readers.docx.names import attribute

LISTS: Final = frozenset({"TOC", "INDEX", "TOA", "RD"})
"""Fields whose result lists places in the document."""
_MARKS: Final = frozenset({"NOTEREF", "FTNREF", "XE", "TC", "TA", "PRIVATE"})
"""Fields whose result is the mark of a note, or nothing to be seen."""


class Fields:
    """The fields that are open while a document is read.

    ``{ TOC \\o "1-3" }`` begins, is parted from its result and ends with three marks in different runs, most
    often of different paragraphs. A field that never ends is ignored.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._whole: set[etree._Element] = set() if root is None else _whole(root)
        self._open: list[list[str]] = []
        """Of each open field its code; one whose result is being read has a second entry."""
        self._silent = 0
        self.lists = 0
        """Tables of contents and the like that were passed over."""

    @property
    def is_silent(self) -> bool:
        """Text that stands here is not shown, or is a list of places."""
        return self._silent > 0

    def mark(self, element: etree._Element) -> None:
        """A mark of a field: its beginning, the end of its code, or its end."""
        kind = attribute(element, "fldCharType")
        if element not in self._whole or (kind != "begin" and not self._open):
            return
        if kind == "begin":
            self._open.append([""])
            self._silent += 1
        elif kind == "separate" and len(self._open[-1]) == 1:
            code = _code(self._open[-1][0])
            self._open[-1].append("")
            self._silent -= code not in LISTS | _MARKS
            self.lists += code in LISTS
        elif kind == "end":
            field = self._open.pop()
            self._silent -= len(field) == 1 or _code(field[0]) in LISTS | _MARKS

    def code(self, text: str) -> None:
        """A piece of a field's code."""
        if self._open and len(self._open[-1]) == 1 and len(self._open[-1][0]) < 100:
            self._open[-1][0] += text[:100]

    def is_silent_simple(self, element: etree._Element) -> bool:
        """A field in one element: whether its result is passed over."""
        code = _code(attribute(element, "instr") or "")
        self.lists += code in LISTS
        return code in LISTS | _MARKS


def _code(text: str) -> str:
    return (text.split(maxsplit=1) or [""])[0].upper()


def _whole(root: etree._Element) -> set[etree._Element]:
    """The marks of fields that begin and end; those that stand in tracked deletions are counted among
    themselves."""
    whole: set[etree._Element] = set()
    open_marks: list[list[etree._Element]] = []
    for element in root.iter("{*}fldChar"):
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            open_marks.append([element])
        elif open_marks:
            open_marks[-1].append(element)
            if kind == "end":
                whole.update(open_marks.pop())
    return whole
