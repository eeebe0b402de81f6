"""From the body of an OpenDocument text to parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from webapp.engine.model import Block
from webapp.ingest.parts.paragraphs import Kind, parts_of_paragraph
from webapp.ingest.parts.tables import WIDEST, Cell, table_parts
from webapp.ingest.readers.odt.inline import Inline, read_drawing, read_inline
from webapp.ingest.readers.odt.names import DRAW, TABLE, TEXT, XML, number_of
from webapp.ingest.readers.odt.numbering import Numbering
from webapp.ingest.readers.odt.styles import Styles
from webapp.ingest.values import Omitted, Part

_CONTAINERS: Final = frozenset({f"{TEXT}section", f"{TEXT}meta", f"{TABLE}table-cell"})
_REPEATED: Final = 100
"""How often a repeated row or cell is read at most."""


@dataclass(slots=True)
class _List:
    """A list, or a list in it."""

    style: str
    numbering: Numbering
    depth: int


@dataclass(slots=True)
class _Place:
    """Where a paragraph stands."""

    list: _List | None = None
    label: str | None = None
    """Of the item whose first paragraph this is; nothing for all others."""


@dataclass(slots=True)
class Body:
    """What was found so far."""

    styles: Styles
    titles: list[str] = field(default_factory=list)
    notes: list[Part] = field(default_factory=list)
    counts: Counter[Omitted] = field(default_factory=Counter)
    changes: int = 0
    _lists: dict[str, Numbering] = field(default_factory=dict)
    """By style, the list counted last; by id those that can be continued."""
    _headings: Numbering | None = None
    _begun: bool = False

    def blocks(self, elements: Iterable[etree._Element], place: _Place | None = None) -> Iterator[Part]:
        """The parts of paragraphs, lists and tables, one after another."""
        for element in elements:
            yield from self._block(element, place or _Place())

    def _block(self, element: etree._Element, place: _Place) -> Iterator[Part]:
        tag = element.tag
        if tag in (f"{TEXT}p", f"{TEXT}h"):
            yield from self._paragraph(element, place)
        elif tag == f"{TEXT}list":
            yield from self._list(element, place.list)
        elif tag == f"{TABLE}table":
            yield from self._table(element)
        elif tag in _CONTAINERS:
            yield from self._container(element, place)
        elif tag == f"{TEXT}tracked-changes":
            self._tracked(element)
        elif tag == f"{TEXT}numbered-paragraph":
            yield from self._list_like(element)
        elif isinstance(tag, str) and tag.startswith(DRAW):
            yield from self._beside(element)

    def _container(self, element: etree._Element, place: _Place) -> Iterator[Part]:
        if element.get(f"{TEXT}display") == "none" or element.get(f"{TEXT}is-hidden") == "true":
            self.counts[Omitted.HIDDEN] += bool("".join(element.itertext()).strip())
            return
        yield from self.blocks(element, place)

    def _paragraph(self, element: etree._Element, place: _Place) -> Iterator[Part]:
        style = element.get(f"{TEXT}style-name")
        inline = read_inline(element, self.styles)
        if inline.hides_all or self.styles.hidden("paragraph", style):
            self.counts[Omitted.HIDDEN] += bool(inline.text.strip())
            return
        self.counts += inline.counts
        kind = self._kind(element, style, place)
        found = parts_of_paragraph(inline.text, kind)
        if kind.is_title and not self._begun:
            self.titles += [part.text for part in found]
            found = []
        self._begun = self._begun or bool(found)
        yield from found
        yield from self._asides(inline)

    def _asides(self, inline: Inline) -> Iterator[Part]:
        for note in inline.notes:
            self.notes += [
                Part(Block.PROSE, part.text) if part.block is Block.HEADING else part
                for part in self.blocks(note)
            ]
        for box in inline.boxes:
            yield from self.blocks(box)

    def _beside(self, element: etree._Element) -> Iterator[Part]:
        """A frame or shape that is tied to a page and not to a paragraph."""
        inline = read_drawing(element)
        self.counts += inline.counts
        yield from self._asides(inline)

    def _kind(self, element: etree._Element, style: str | None, place: _Place) -> Kind:
        if self.styles.is_title(style):
            return Kind(is_title=True)
        label, place.label = place.label, None
        is_heading = element.tag == f"{TEXT}h"
        level = (
            number_of(element.get(f"{TEXT}outline-level"), 1, 10)
            if is_heading
            else self.styles.heading(style)
        )
        if level:
            return Kind(Block.HEADING, level, label or self._heading_label(element, level))
        if label is not None and place.list:
            return Kind(Block.ITEM, place.list.depth, label)
        return Kind(Block.QUOTE if self.styles.is_quote(style) else Block.PROSE)

    def _heading_label(self, element: etree._Element, level: int) -> str:
        if not any(one.format for one in self.styles.outline.values()):
            return ""
        if element.get(f"{TEXT}is-list-header") == "true":
            return ""
        if self._headings is None:
            self._headings = Numbering(self.styles.outline)
        return self._headings.label(level)

    def _list(self, element: etree._Element, outer: _List | None) -> Iterator[Part]:
        one = self._opened(element, outer)
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            if start := item.get(f"{TEXT}start-value"):
                one.numbering.restart(one.depth, number_of(start))
            yield from self.blocks(item, _Place(one, self._item_label(item, one)))

    def _item_label(self, item: etree._Element, one: _List) -> str | None:
        """Nothing for an item that has none: a header, or one that only holds a deeper list."""
        first = next((child for child in item if isinstance(child.tag, str)), None)
        if item.tag == f"{TEXT}list-header" or first is None or first.tag == f"{TEXT}list":
            return None
        label = one.numbering.label(one.depth)
        return label if one.numbering.level(one.depth).format else None

    def _opened(self, element: etree._Element, outer: _List | None) -> _List:
        style = element.get(f"{TEXT}style-name") or (outer.style if outer else "")
        depth = outer.depth + 1 if outer else 1
        if outer and style == outer.style:
            return _List(style, outer.numbering, depth)
        continued = element.get(f"{TEXT}continue-list") or ""
        if not continued and element.get(f"{TEXT}continue-numbering") == "true":
            continued = style
        numbering = self._lists.get(continued) or Numbering(self.styles.lists.get(style, {}))
        self._lists[style] = numbering
        if name := element.get(f"{XML}id"):
            self._lists[name] = numbering
        return _List(style, numbering, depth)

    def _list_like(self, element: etree._Element) -> Iterator[Part]:
        """A paragraph with a number of its own, outside of a list."""
        one = self._opened(element, None)
        one.depth = number_of(element.get(f"{TEXT}level"), 1, 10)
        yield from self.blocks(element, _Place(one, one.numbering.label(one.depth)))

    def _tracked(self, element: etree._Element) -> None:
        deleted = sum(1 for _ in element.iter(f"{TEXT}deletion"))
        self.counts[Omitted.DELETION] += deleted
        self.changes += deleted + sum(1 for _ in element.iter(f"{TEXT}insertion"))

    def _table(self, table: etree._Element) -> Iterator[Part]:
        has_header = table.find(f"{TABLE}table-header-rows") is not None
        rows = [list(self._cells(row)) for row in _rows(table)]
        yield from table_parts(rows, has_header=has_header)

    def _cells(self, row: etree._Element) -> Iterator[Cell]:
        for cell in row:
            if cell.tag != f"{TABLE}table-cell":
                continue
            again = number_of(cell.get(f"{TABLE}number-columns-repeated"), 1, _REPEATED)
            one = Cell(
                tuple(self.blocks(cell)),
                columns=number_of(cell.get(f"{TABLE}number-columns-spanned"), 1, WIDEST),
                rows=number_of(cell.get(f"{TABLE}number-rows-spanned")),
                holds_table=cell.find(f".//{TABLE}table") is not None,
            )
            yield from [one] * again


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, not those of tables in it."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _rows(child)
