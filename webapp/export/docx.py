"""A comparison as a Word document: the rewrite with its changes tracked and remarks in the margin.

The parts are written directly (Office Open XML, ECMA-376 part 1, chapter 17): no library at hand writes
tracked changes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from unicodedata import bidirectional
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from webapp.engine.model import Block, Comparison
from webapp.export.characters import line
from webapp.export.runs import Op, Run
from webapp.export.summary import summary
from webapp.export.tracked import Paragraph, Tracked, tracked

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

AUTHOR = "Diptych"
"""Of every change and remark. They carry no date: the same comparison gives the same bytes."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip file can name."""

TRACKED = {"insert": "w:ins", "delete": "w:del"}
"""Elements of tracked changes."""

CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"

CONTENT_TYPES = f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{CONTENT}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{CONTENT}.styles+xml"/>
<Override PartName="/word/comments.xml" ContentType="{CONTENT}.comments+xml"/>
</Types>"""

PACKAGE_PARTS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{REL}/officeDocument" Target="word/document.xml"/>
</Relationships>"""

DOCUMENT_PARTS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{REL}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{REL}/comments" Target="comments.xml"/>
</Relationships>"""

STYLES = f"""<w:styles xmlns:w="{W}">
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Times New Roman"/>
<w:sz w:val="23"/><w:szCs w:val="23"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="300" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>
<w:rPr><w:b/><w:sz w:val="34"/><w:szCs w:val="34"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="ListParagraph">
<w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/>
<w:pPr><w:spacing w:after="60"/><w:ind w:left="567" w:hanging="425"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/>
<w:pPr><w:ind w:left="567"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="CommentText">
<w:name w:val="annotation text"/><w:basedOn w:val="Normal"/>
<w:pPr><w:spacing w:after="60" w:line="240" w:lineRule="auto"/></w:pPr>
<w:rPr><w:sz w:val="20"/></w:rPr></w:style>
</w:styles>"""


STYLE_OF = {None: "Title", Block.HEADING: "Heading2", Block.ITEM: "ListParagraph", Block.QUOTE: "Quote"}
"""The style of a paragraph by its block, None for a headline; all others are normal."""


def docx(comparison: Comparison) -> bytes:
    """The file. Word, LibreOffice and Google Docs show, take and refuse its changes."""
    document = tracked(comparison)
    # The remark on the whole pair comes first and stands at the title.
    about = [*summary(comparison), *(f"Limit: {limit.message}" for limit in comparison.limits)]
    notes = [about, *([remark] for remark in document.remarks)]
    return _zipped(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": PACKAGE_PARTS,
            "word/document.xml": _written(_document(document)),
            "word/_rels/document.xml.rels": DOCUMENT_PARTS,
            "word/styles.xml": STYLES,
            "word/comments.xml": _written(_comments(notes)),
        }
    )


def _document(document: Tracked) -> Element:
    root = Element("w:document", {"xmlns:w": W})
    body = SubElement(root, "w:body")
    numbers = count(1)
    for paragraph in _titled(document):
        style = STYLE_OF.get(paragraph.block, "Normal")
        element = _paragraph(body, "".join(run.text for run in paragraph.runs), style)
        _mark_end(element, paragraph.op, numbers)
        _runs(element, paragraph.runs, numbers)
    SubElement(body, "w:sectPr")
    return root


def _titled(document: Tracked) -> Iterator[Paragraph]:
    """The paragraphs, among them a title; the remark on the whole pair stands at it."""
    paragraphs = document.paragraphs
    if not any(_is_title(paragraph) for paragraph in paragraphs):
        paragraphs = (Paragraph((Run("equal", document.title),), block=None), *paragraphs)
    title = next(paragraph for paragraph in paragraphs if _is_title(paragraph))
    for paragraph in paragraphs:
        if paragraph is title:
            runs = paragraph.runs or (Run("equal", ""),)
            paragraph = replace(
                paragraph, runs=tuple(replace(run, remarks=(-1, *run.remarks)) for run in runs)
            )
        yield paragraph


def _is_title(paragraph: Paragraph) -> bool:
    return paragraph.block is None and paragraph.op != "delete"


def _paragraph(body: Element, text: str, style: str = "Normal") -> Element:
    element = SubElement(body, "w:p")
    properties = SubElement(element, "w:pPr")
    SubElement(properties, "w:pStyle", {"w:val": style})
    if _runs_leftwards(text):
        SubElement(properties, "w:bidi")
    return element


def _mark_end(paragraph: Element, op: Op, numbers: Iterator[int]) -> None:
    """The paragraph's end is tracked too, so that no empty line stays behind."""
    if op != "equal":
        SubElement(SubElement(paragraph[0], "w:rPr"), TRACKED[op], _by_us(numbers))


def _runs(paragraph: Element, runs: Sequence[Run], numbers: Iterator[int]) -> None:
    """Runs with their marks, and the remarks around them."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for place, run in enumerate(runs):
        for remark in run.remarks:
            first.setdefault(remark, place)
            last[remark] = place
    for place, run in enumerate(runs):
        for remark in run.remarks:
            if first[remark] == place:
                SubElement(paragraph, "w:commentRangeStart", {"w:id": str(remark + 1)})
        _run(paragraph, run, numbers)
        for remark in run.remarks:
            if last[remark] == place:
                SubElement(paragraph, "w:commentRangeEnd", {"w:id": str(remark + 1)})
                SubElement(SubElement(paragraph, "w:r"), "w:commentReference", {"w:id": str(remark + 1)})


def _run(paragraph: Element, run: Run, numbers: Iterator[int]) -> None:
    parent = paragraph
    if run.op != "equal":
        parent = SubElement(paragraph, TRACKED[run.op], _by_us(numbers))
    element = SubElement(parent, "w:r")
    if _runs_leftwards(run.text):
        SubElement(SubElement(element, "w:rPr"), "w:rtl")
    _text(element, run.text, "w:delText" if run.op == "delete" else "w:t")


def _comments(notes: Sequence[Sequence[str]]) -> Element:
    root = Element("w:comments", {"xmlns:w": W})
    for number, lines in enumerate(notes):
        comment = SubElement(root, "w:comment", {"w:id": str(number), "w:author": AUTHOR, "w:initials": "D"})
        for text in lines:
            _text(SubElement(_paragraph(comment, text, "CommentText"), "w:r"), line(text), "w:t")
    return root


def _text(run: Element, text: str, tag: str) -> None:
    SubElement(run, tag, {"xml:space": "preserve"}).text = text


def _by_us(numbers: Iterator[int]) -> dict[str, str]:
    return {"w:id": str(next(numbers)), "w:author": AUTHOR}


def _runs_leftwards(text: str) -> bool:
    """Whether the first letter is of a script written from right to left (Unicode bidi classes R, AL)."""
    for character in text:
        direction = bidirectional(character)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def _written(root: Element) -> str:
    return ElementTree.tostring(root, encoding="unicode")


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
