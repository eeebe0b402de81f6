"""Tables of HTML while they are read."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from webapp.ingest.markup.names import name_of
from webapp.ingest.parts.tables import WIDEST, Cell
from webapp.ingest.values import Part


def is_layout(element: etree._Element) -> bool:
    """The table says of itself that it tells no data."""
    return element.get("role", "").strip().lower() in ("presentation", "none")


def cell_of(element: etree._Element, parts: Sequence[Part], *, holds_table: bool) -> Cell:
    """The cell that a ``td`` or ``th`` is."""
    return Cell(tuple(parts), _span(element, "colspan"), _span(element, "rowspan"), holds_table)


def is_head(element: etree._Element) -> bool:
    """The cell heads a column or row."""
    return name_of(element) == "th"


def _span(element: etree._Element, name: str) -> int:
    text = element.get(name, "").strip()
    return min(max(int(text), 1), WIDEST) if text.isascii() and text.isdigit() and len(text) < 6 else 1
