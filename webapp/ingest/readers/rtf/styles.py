"""What paragraphs of RTF are: by their style's name, their outline level and their label."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from webapp.engine.model import Block
from webapp.ingest.parts.paragraphs import Kind, shown_label

_HEADING: Final = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|nagłówek)\s*([1-9])$", re.IGNORECASE
)
_TITLES: Final = frozenset({"title", "titel", "titre principal", "headline"})
_QUOTES: Final = frozenset({"quote", "intense quote", "quotations", "block quotation", "zitat", "block text"})
_CONTENTS: Final = re.compile(r"(?:toc|contents) (?:heading|[1-9])$")
_BODY: Final = 9
"""The outline level of what is no heading."""


@dataclass(slots=True)
class Paragraph:
    """What a file says of the paragraph at hand."""

    style: int = 0
    based_on: int = -1
    outline: int = -1
    level: int = 1
    """Of an item, from 1."""
    in_table: bool = False

    def copied(self) -> Paragraph:
        """One that can be changed without this one."""
        return Paragraph(self.style, self.based_on, self.outline, self.level, self.in_table)


class Styles:
    """The table of styles."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._outlines: dict[int, int] = {}
        self._based_on: dict[int, int] = {}

    def name(self, paragraph: Paragraph, text: str) -> None:
        """Some more of a style's name; it ends at the first semicolon."""
        if len(self._names) < 10_000 and (text := text.split(";")[0].strip("\r\n")):
            self._names[paragraph.style] = self._names.get(paragraph.style, "") + text[:200]
        self._outlines.setdefault(paragraph.style, paragraph.outline)
        self._based_on.setdefault(paragraph.style, paragraph.based_on)

    def kind(self, paragraph: Paragraph, raw_label: str) -> Kind:
        """What a paragraph is."""
        label = shown_label(raw_label)
        name = self._names.get(paragraph.style, "").strip().lower()
        if name in _TITLES:
            return Kind(is_title=True)
        if _CONTENTS.match(name):
            return Kind(is_contents=True)
        if level := self._heading(paragraph, name):
            return Kind(Block.HEADING, level, label)
        if raw_label:
            return Kind(Block.ITEM, paragraph.level, label)
        return Kind(Block.QUOTE if name in _QUOTES else Block.PROSE)

    def _heading(self, paragraph: Paragraph, name: str) -> int:
        """From 1; 0 for none."""
        if found := _HEADING.match(name):
            return int(found[1])
        outline = paragraph.outline if paragraph.outline >= 0 else self._inherited(paragraph.style)
        return outline + 1 if 0 <= outline < _BODY else 0

    def _inherited(self, style: int) -> int:
        for _ in range(20):  # styles may be based on each other in a circle
            outline = self._outlines.get(style, -1)
            if outline >= 0:
                return outline
            style = self._based_on.get(style, -1)
        return -1
