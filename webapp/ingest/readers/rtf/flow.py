"""Where the text of an RTF group goes: into paragraphs and tables, into a label, or nowhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from webapp.engine.model import Block
from webapp.ingest.parts.paragraphs import PROSE, Kind, joined, parts_of_paragraph
from webapp.ingest.parts.tables import Cell, table_parts
from webapp.ingest.values import Omitted, Part


class Sink:
    """Text that goes nowhere."""

    def write(self, text: str, height: int = 0) -> None:
        """Takes text; ``height``: 1 raised, -1 lowered, 0 on the line."""

    def close(self) -> None:
        """Its group ends."""


NOWHERE = Sink()


class Gathered(Sink):
    """Text kept as it comes: a label, a field's instruction, the author."""

    def __init__(self) -> None:
        self.pieces: list[str] = []

    def write(self, text: str, height: int = 0) -> None:
        self.pieces.append(text)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.pieces)


class Counted(Sink):
    """Text that is left out and counted, once for its group."""

    def __init__(self, what: Omitted, counts: Counter[Omitted]) -> None:
        self._what = what
        self._counts = counts
        self._holds_text = False

    def write(self, text: str, height: int = 0) -> None:
        self._holds_text = self._holds_text or not text.isspace()

    def close(self) -> None:
        self._counts[self._what] += self._holds_text


@dataclass(slots=True)
class _Table:
    rows: list[list[tuple[int, Cell]]] = field(default_factory=list)
    """Cells with the place of their right edge in twips; -1 where the file does not say."""
    row: list[Cell] = field(default_factory=list)
    cell: list[Part] = field(default_factory=list)
    edges: list[int] = field(default_factory=list)
    """Right edges of the row that is being defined."""
    has_header: bool = False
    nested: bool = False


class Flow(Sink):
    """Paragraphs and tables, one after another."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.titles: list[str] = []
        self.label = ""
        self._runs: list[tuple[str, int]] = []
        self._boxes: list[Part] = []
        self._table = _Table()

    def write(self, text: str, height: int = 0) -> None:
        self._runs.append((text, height))

    def drop_mark(self) -> None:
        """Takes back the raised characters written last: the mark of a note made by hand."""
        while self._runs and self._runs[-1][1] > 0:
            self._runs.pop()

    def add_box(self, parts: list[Part]) -> None:
        """A text box, which stands behind the paragraph that it is anchored in."""
        self._boxes += parts

    def end_paragraph(self, kind: Kind, *, in_table: bool) -> None:
        """A paragraph ends; only here its kind is known."""
        text = joined(self._runs)
        self._runs.clear()
        found = [*([] if kind.is_contents else parts_of_paragraph(text, kind)), *self._boxes]
        self._boxes = []
        self.label = ""
        if in_table:
            self._table.cell += found
            return
        self._end_table()
        if kind.is_title and not self.parts and found:
            self.titles.append(found.pop(0).text)
        self.parts += found

    def row_begins(self) -> None:
        """The definition of a row begins; it may come before its cells or behind them."""
        self._table.edges = []

    def edge(self, place: int) -> None:
        """The right edge of the next cell."""
        if len(self._table.edges) < 100_000:
            self._table.edges.append(place)

    def is_header(self) -> None:
        """The row is the head of its table."""
        self._table.has_header = True

    def end_cell(self, kind: Kind) -> None:
        """A cell ends, and its last paragraph with it."""
        self.end_paragraph(kind, in_table=True)
        self._table.row.append(Cell(tuple(self._table.cell), holds_table=self._table.nested))
        self._table.cell = []
        self._table.nested = False

    def end_nested_cell(self, kind: Kind) -> None:
        """A cell of a table within a cell: its paragraphs belong to the cell around it."""
        self.end_paragraph(kind, in_table=True)
        self._table.nested = True

    def end_row(self) -> None:
        """A row ends."""
        table = self._table
        edges = table.edges if len(table.edges) >= len(table.row) else [-1] * len(table.row)
        table.rows.append(list(zip(edges, table.row, strict=False)))
        table.row = []

    def close(self) -> None:
        self.end_paragraph(PROSE, in_table=False)

    def _end_table(self) -> None:
        table = self._table
        if table.cell or table.row:  # cut off before its end
            self.parts += [part for cell in table.row for part in cell.parts] + table.cell
        if table.rows:
            self.parts += table_parts(_with_spans(table.rows), has_header=table.has_header)
        self._table = _Table()


_NEAR = 30
"""Twips by which edges of one column may differ between rows."""


def _with_spans(rows: list[list[tuple[int, Cell]]]) -> list[list[Cell]]:
    """The cells with the columns that they span, by where their right edges stand."""
    edges = sorted({edge for row in rows for edge, _ in row})
    columns: dict[int, int] = {}
    last = -10 * _NEAR
    number = 0
    for edge in edges:
        if edge - last > _NEAR:
            number += 1
        columns[edge] = number
        last = edge
    if edges and edges[0] < 0:
        return [[cell for _, cell in row] for row in rows]
    return [_spanned(row, columns) for row in rows]


def _spanned(row: list[tuple[int, Cell]], columns: dict[int, int]) -> list[Cell]:
    cells: list[Cell] = []
    before = 0
    for edge, cell in row:
        span = max(columns[edge] - before, 1)
        before = max(columns[edge], before)
        cells.append(Cell(cell.parts, columns=span, holds_table=cell.holds_table))
    return cells


class Note(Flow):
    """A footnote or endnote: its parts stand at the end of the document."""

    def __init__(self, notes: list[Part]) -> None:
        super().__init__()
        self._notes = notes

    def write(self, text: str, height: int = 0) -> None:
        if height > 0 and not self.parts and not any(run.strip() for run, _ in self._runs):
            return  # its own mark
        super().write(text, height)

    def close(self) -> None:
        super().close()
        self._notes += [
            Part(Block.PROSE, part.text) if part.block is Block.HEADING else part for part in self.parts
        ]


class Box(Flow):
    """A text box."""

    def __init__(self, around: Flow) -> None:
        super().__init__()
        self._around = around

    def close(self) -> None:
        super().close()
        self._around.add_box(self.parts)
