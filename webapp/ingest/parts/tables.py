"""Tables: which one tells data in rows, which only places text on a page, and where cells stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from webapp.engine.model import Block
from webapp.ingest.values import Part

WIDEST: Final = 100
"""Columns over which merged cells are followed; beyond them a merged cell is one cell."""
_SENTENCES: Final = 120
"""Characters of several paragraphs in a cell from which they are prose."""
_PROSE: Final = 600
"""Characters of one paragraph in a cell from which it is prose."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    parts: tuple[Part, ...]
    """What stands in it."""
    columns: int = 1
    """How many columns it spans."""
    rows: int = 1
    """How many rows it spans."""
    holds_table: bool = False
    """A table stands in it."""

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(f"{part.label} {part.text}".strip() for part in self.parts)


@dataclass(slots=True)
class Table:
    """A table that is being read."""

    is_layout: bool = False
    """The file says that it only places text."""
    rows: list[list[Cell]] = field(default_factory=list)
    """Its rows so far."""
    has_header: bool = False
    """A cell of it is a head."""

    def add(self, cell: Cell, *, is_head: bool) -> None:
        """Put a cell at the end of the last row."""
        self.has_header |= is_head
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(cell)

    def parts(self) -> tuple[Part, ...]:
        """All of it."""
        return table_parts(self.rows, has_header=self.has_header, is_layout=self.is_layout)


def table_parts(
    rows: Sequence[Sequence[Cell]], *, has_header: bool = False, is_layout: bool = False
) -> tuple[Part, ...]:
    """The parts of a table: its rows, or the paragraphs of its cells where it only places them.

    A cell over several columns or rows stands in its first, and the others are empty, so that what stands in
    one column stays in it. Rows without text are dropped. ``has_header``: some cell is the head of a
    column or row; ``is_layout``: the table says itself that it places text and no more.
    """
    if is_layout or _places(rows, has_header=has_header):
        return tuple(part for row in rows for cell in row for part in cell.parts)
    filled = [cells for cells in _grid(rows) if any(cells)]
    return tuple(Part(Block.ROW, " ".join(filter(None, cells)), cells=tuple(cells)) for cells in filled)


def _places(rows: Sequence[Sequence[Cell]], *, has_header: bool) -> bool:
    """The table only arranges text: it has one column, or tables or prose in its cells."""
    cells = [cell for row in rows for cell in row]
    if any(cell.holds_table for cell in cells):
        return True
    if max((sum(bool(cell.parts) for cell in row) for row in rows), default=0) < 2:
        return True
    return not has_header and any(_is_prose(cell) for cell in cells)


def _is_prose(cell: Cell) -> bool:
    size = sum(len(part.text) for part in cell.parts)
    if any(part.block is Block.HEADING for part in cell.parts):
        return len(cell.parts) > 1
    return size >= (_SENTENCES if len(cell.parts) > 1 else _PROSE)


def _grid(rows: Sequence[Sequence[Cell]]) -> Iterator[list[str]]:
    """The texts of the cells, with empty ones where a merged cell goes on."""
    spanned: dict[int, int] = {}
    for row in rows:
        if len(row) == 1 and row[0].columns > 1 and not spanned:
            yield [row[0].text]  # a line over the whole table
            continue
        yield _row(row, spanned)


def _row(row: Sequence[Cell], spanned: dict[int, int]) -> list[str]:
    """``spanned``: the columns that cells above reach into, and for how many rows yet."""
    cells: list[str] = []
    begun: dict[int, int] = {}
    for cell in row:
        _skip(cells, spanned)
        column = len(cells)
        width = max(1, min(cell.columns, WIDEST - column))
        cells += [cell.text, *[""] * (width - 1)]
        if cell.rows > 1:
            begun |= dict.fromkeys(range(column, min(column + width, WIDEST)), cell.rows - 1)
    _skip(cells, spanned)
    spanned |= begun
    return cells


def _skip(cells: list[str], spanned: dict[int, int]) -> None:
    while (column := len(cells)) in spanned:
        spanned[column] -= 1
        if not spanned[column]:
            del spanned[column]
        cells.append("")
