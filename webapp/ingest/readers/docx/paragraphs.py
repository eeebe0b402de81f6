"""Paragraphs of a Word document: what one is, and where what it says goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from webapp.engine.model import Block
from webapp.ingest.parts.tidy import paragraphs
from webapp.ingest.readers.docx.names import attribute, child, number, switched, value
from webapp.ingest.readers.docx.numbering import Label, Numbering
from webapp.ingest.readers.docx.styles import BODY_LEVEL, Kind, Style, Styles
from webapp.ingest.values import Part

_NO_LIST: Final = "0"
"""What numbering is called where a paragraph takes no part in that of its style."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph that is being read."""

    style: Style
    label: Label | None = None
    chunks: list[str] = field(default_factory=list)
    pictures: int = 0
    boxes: list[Part] = field(default_factory=list)
    """What stands in text boxes anchored in it."""
    goes_on: bool = False
    """The next paragraph goes on in it: its end was deleted, or it is a large initial letter."""


@dataclass(slots=True)
class Place:
    """What is read on its own: the body, a cell, a text box, a note."""

    parts: list[Part] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    carried: list[str] = field(default_factory=list)
    """Text that the next paragraph begins with."""
    caption: list[Part] = field(default_factory=list)
    """A caption of which only what comes next says whether it is a table's."""
    after: str = ""
    """What came last: ``table``, ``picture`` or text."""
    holds_table: bool = False
    """A table stands in it."""


class Paragraphs:
    """What paragraphs of a document are."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self.captions = 0
        """How many captions of pictures were left out."""

    def begin(self, element: etree._Element, *, is_gone: bool) -> Paragraph:
        """The paragraph that a ``w:p`` is; ``is_gone``: its end was deleted. An item counts, even an empty
        one, but not one whose end is gone."""
        properties = child(element, "w:pPr")
        style = self._styled(properties)
        frame = child(properties, "w:framePr")
        initial = frame is not None and attribute(frame, "dropCap") not in (None, "none")
        if is_gone or initial:
            return Paragraph(style, goes_on=True)
        return Paragraph(style, self._label(properties, style))

    def hides(self, run: etree._Element | None, paragraph: Paragraph | None) -> bool:
        """The properties of a run, or its paragraph's style, say that it is not shown."""
        for name in ("w:vanish", "w:webHidden"):
            if (said := switched(run, name)) is not None:
                return said
        styled = value(run, "w:rStyle")
        if styled is not None and (said := self._styles.of(styled).is_hidden) is not None:
            return said
        return paragraph is not None and bool(paragraph.style.is_hidden)

    def end(self, paragraph: Paragraph, place: Place) -> None:
        """Put a paragraph where it belongs, and what stands in its text boxes behind it."""
        self._put(paragraph, place)
        place.parts += paragraph.boxes

    def _put(self, paragraph: Paragraph, place: Place) -> None:
        place.carried += paragraph.chunks
        if paragraph.goes_on:
            return
        texts = paragraphs("".join(place.carried))
        place.carried.clear()
        kind = paragraph.style.kind
        if kind is Kind.CAPTION and texts:
            self._caption(paragraph, place, texts)
            return
        if texts:
            self.settle(place, is_table=False)
        if texts and kind is Kind.TITLE and not place.parts:
            place.titles += texts
        else:
            place.parts += _parts(paragraph, texts)
        if texts or paragraph.pictures:
            place.after = "picture" if paragraph.pictures else "text"

    def settle(self, place: Place, *, is_table: bool) -> None:
        """What comes next is known: a caption that waits for it is a table's and stays, or a picture's."""
        if is_table:
            place.parts += place.caption
        else:
            self.captions += bool(place.caption)
        place.caption.clear()

    def close(self, place: Place) -> None:
        """The place ends."""
        self.interrupt(place)
        self.settle(place, is_table=False)

    def interrupt(self, place: Place) -> None:
        """No paragraph comes next that goes on in what was carried."""
        if place.carried:
            self._put(Paragraph(Style()), place)

    def _caption(self, paragraph: Paragraph, place: Place, texts: list[str]) -> None:
        self.settle(place, is_table=False)
        if paragraph.pictures or place.after == "picture":
            self.captions += 1
        elif place.after == "table":
            place.parts += [Part(Block.PROSE, text) for text in texts]
        else:
            place.caption = [Part(Block.PROSE, text) for text in texts]
        place.after = "picture" if paragraph.pictures else "text"

    def _styled(self, properties: etree._Element | None) -> Style:
        """The style of a paragraph; an outline level of its own makes it a heading or takes that from it."""
        style = self._styles.of(value(properties, "w:pStyle"))
        outline = number(value(properties, "w:outlineLvl"))
        is_heading = outline is not None and 0 <= outline < BODY_LEVEL
        if outline is None or style.kind in (Kind.TITLE, Kind.CONTENTS):
            return style
        if not is_heading and style.kind is not Kind.HEADING:
            return style
        kind = Kind.HEADING if is_heading else Kind.PROSE
        return Style(kind, outline + 1, style.numbering, style.list_level, style.is_hidden)

    def _label(self, properties: etree._Element | None, style: Style) -> Label | None:
        numbered = child(properties, "w:numPr")
        if child(numbered, "w:numId") is not None:
            numbering: str | None = value(numbered, "w:numId")
        else:
            numbering = style.numbering
        level = number(value(numbered, "w:ilvl"))
        if level is None:
            level = style.list_level
        if level is None:
            level = style.level - 1 if style.kind is Kind.HEADING else 0
        if numbering is not None and numbering != _NO_LIST:
            return self._numbering.label(numbering, level)
        return Label(level, "") if style.kind is Kind.BULLET and numbering is None else None


def _parts(paragraph: Paragraph, texts: list[str]) -> list[Part]:
    if not texts:
        return []
    kind, label = paragraph.style.kind, paragraph.label
    if kind in (Kind.HEADING, Kind.TITLE):
        text = " ".join(texts)
        shown = f"{label.text} {text}" if label and label.text else text
        return [Part(Block.HEADING, shown, level=min(paragraph.style.level, 6))]
    block = Block.QUOTE if kind is Kind.QUOTE else Block.PROSE
    if label is None:
        return [Part(block, text) for text in texts]
    item = Part(Block.ITEM, texts[0], level=label.level + 1, label=label.text)
    return [item, *(Part(block, text) for text in texts[1:])]
