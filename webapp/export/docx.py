"""A comparison as a Word document: the rewrite with its changes tracked and remarks in the margin.

The parts are written directly (Office Open XML, ISO/IEC 29500-1, chapter 17): no library at hand writes
tracked changes.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import TypeVar
from xml.etree.ElementTree import Element, SubElement

from webapp.engine.model import Block, Comparison
from webapp.export.docx_margin import Margin, margin
from webapp.export.docx_parts import CONTENT_TYPES, DOCUMENT_PARTS, PACKAGE_PARTS, STYLES, W
from webapp.export.docx_text import paragraph, run, written
from webapp.export.remarks import AUTHOR, Remark
from webapp.export.runs import Op, Run
from webapp.export.tracked import Noted, Paragraph, Tracked, tracked
from webapp.review import Standing

Thing = TypeVar("Thing")

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip file can name."""

TRACKED = {"insert": "w:ins", "delete": "w:del", "from": "w:moveFrom", "to": "w:moveTo"}
"""Elements of tracked changes."""

SETTLED: dict[Op, Op] = {
    "equal": "equal",
    "insert": "insert",
    "to": "insert",
    "delete": "delete",
    "from": "delete",
}
"""What becomes of a remark's sign by the words it stands at; it is moved with none."""

STYLE_OF = {None: "Title", Block.HEADING: "Heading2", Block.ITEM: "ListParagraph", Block.QUOTE: "Quote"}
"""The style of a paragraph by its block, None for a headline; all others are normal."""


def docx(comparison: Comparison, notes: Sequence[Remark] = (), now: Standing | None = None) -> bytes:
    """The file. Word, LibreOffice and Google Docs show, take and refuse its changes.

    Args:
        comparison: whose rewrite it is.
        notes: what people noted, beside the remarks that the comparison itself makes.
        now: the review as it stands; None where there is none to tell.
    """
    document = tracked(comparison, notes, now)
    noted = margin(document.remarks)
    return _zipped(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": PACKAGE_PARTS,
            "word/document.xml": written(_document(document, noted)),
            "word/_rels/document.xml.rels": DOCUMENT_PARTS,
            "word/styles.xml": STYLES,
            "word/comments.xml": written(noted.comments),
            "word/commentsExtended.xml": written(noted.extended),
        }
    )


def _document(document: Tracked, noted: Margin) -> Element:
    root = Element("w:document", {"xmlns:w": W})
    body = SubElement(root, "w:body")
    writer = _Writer(document, noted)
    for number, made in enumerate(document.paragraphs):
        text = "".join(noted.run.text for noted in made.runs)
        element = paragraph(body, text, STYLE_OF.get(made.block, "Normal"))
        writer.end(element, made)
        # The remark on the whole pair comes first and stands at the first paragraph.
        writer.around(element, () if number else writer.unplaced, made.runs)
    SubElement(body, "w:sectPr")
    return root


class _Writer:
    """Writes runs, and what begins or ends at them: remarks and moves."""

    def __init__(self, document: Tracked, noted: Margin) -> None:
        runs = [noted for paragraph in document.paragraphs for noted in paragraph.runs]
        self.numbers = noted.numbers
        self.ids = count(1)
        self.begins, self.ends, placed = _reach((place, one.remarks) for place, one in enumerate(runs))
        moves = ((place, _moves(one.run)) for place, one in enumerate(runs))
        self.moves_begin, self.moves_end, _ = _reach(moves)
        self.moves_open: dict[tuple[str, int], str] = {}
        self.unplaced = [number for number in range(len(self.numbers)) if number not in placed]
        self.place = 0

    def end(self, element: Element, made: Paragraph) -> None:
        """The paragraph's end is tracked too, so that no empty line stays behind."""
        if made.end != "equal":
            SubElement(SubElement(element[0], "w:rPr"), TRACKED[made.end], self._by_us())

    def around(self, element: Element, remarks: Sequence[int], runs: Sequence[Noted]) -> None:
        """The runs of a paragraph, with remarks on all of it."""
        self._remarks_begin(element, remarks)
        for noted in runs:
            self._remarks_begin(element, self.begins[self.place])
            self._moves_begin(element, self.moves_begin[self.place])
            self._run(element, noted.run)
            self._moves_end(element, self.moves_end[self.place])
            self._remarks_end(element, self.ends[self.place], noted.run)
            self.place += 1
        self._remarks_end(element, remarks)

    def _run(self, element: Element, piece: Run) -> None:
        run(self._tracked(element, piece.op), piece.text, "w:delText" if piece.op == "delete" else "w:t")

    def _remarks_begin(self, element: Element, remarks: Iterable[int]) -> None:
        for name in self._names(remarks):
            SubElement(element, "w:commentRangeStart", {"w:id": name})

    def _tracked(self, element: Element, op: Op) -> Element:
        """Where runs are written."""
        return element if op == "equal" else SubElement(element, TRACKED[op], self._by_us())

    def _remarks_end(self, element: Element, remarks: Iterable[int], last: Run | None = None) -> None:
        """A remark goes with its last words."""
        for name in self._names(remarks):
            SubElement(element, "w:commentRangeEnd", {"w:id": name})
            at = self._tracked(element, SETTLED[last.op]) if last else element
            SubElement(SubElement(at, "w:r"), "w:commentReference", {"w:id": name})

    def _names(self, remarks: Iterable[int]) -> Iterator[str]:
        return (str(name) for remark in remarks for name in self.numbers[remark])

    def _moves_begin(self, element: Element, moves: Iterable[tuple[str, int]]) -> None:
        for move in moves:
            about = {**self._by_us(), "w:name": f"move{move[1] + 1}"}
            self.moves_open[move] = about["w:id"]
            SubElement(element, f"{move[0]}RangeStart", about)

    def _moves_end(self, element: Element, moves: Iterable[tuple[str, int]]) -> None:
        for move in moves:
            SubElement(element, f"{move[0]}RangeEnd", {"w:id": self.moves_open.pop(move)})

    def _by_us(self) -> dict[str, str]:
        return {"w:id": str(next(self.ids)), "w:author": AUTHOR}


def _moves(piece: Run) -> tuple[tuple[str, int], ...]:
    """The range of a move that the piece is in."""
    if piece.move < 0:
        return ()
    return (("w:moveFrom" if piece.left else "w:moveTo", piece.move),)


def _reach(
    found: Iterable[tuple[int, Iterable[Thing]]],
) -> tuple[dict[int, list[Thing]], dict[int, list[Thing]], dict[Thing, int]]:
    """What begins at each place, what ends there, and the first place of each thing."""
    first: dict[Thing, int] = {}
    last: dict[Thing, int] = {}
    for place, things in found:
        for thing in things:
            first.setdefault(thing, place)
            last[thing] = place
    begins: defaultdict[int, list[Thing]] = defaultdict(list)
    ends: defaultdict[int, list[Thing]] = defaultdict(list)
    for thing, place in first.items():
        begins[place].append(thing)
        ends[last[thing]].append(thing)
    return begins, ends, first


def _zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(
                entry, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'.encode()
            )
    return out.getvalue()
