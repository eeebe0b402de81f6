"""Tables: what stands between parallel strips in short pieces, row by row.

Columns of prose are parted by such strips too. What tells them apart is that a table's cells are short and
stand on common base lines, and that prose fills its column.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import mean, median
from typing import Final

from webapp.ingest.readers.pdf.gutters import Gutter, Rows, sides
from webapp.ingest.readers.pdf.setting import is_open
from webapp.ingest.readers.pdf.values import Line

_SHARED: Final = 0.65
"""Share of the rows of the side with fewer that have text on the other side too."""
_CELL: Final = 16
"""Letters of a cell, in the middle of one side; a line of the narrowest column of prose has more."""
_CELLS: Final = 24
"""The same of the cells on both sides."""
_FILLED: Final = 0.8
"""Share of a column's width that its lines take on average: prose takes nearly all, cells differ."""
_WORDS: Final = 3
_OPEN: Final = 0.3
"""Share of the ends of lines over which a sentence runs on; in German, with its capitals, under a half do."""
FEWEST_ROWS: Final = 3
"""Of a table: two rows may be any two lines."""
_SAME_BAND: Final = 0.95
"""Of the size: rows that stand nearer belong to one row of the table."""
_SAME_STEP: Final = 1.15
"""Of the least distance between rows: how far below a cell its second line stands at most."""
_BESIDE: Final = 0.5
"""Of the size: what stays free between a full cell and the next."""
_SAME_ROW: Final = 0.8
"""Of the usual distance between rows: what stands nearer to the row above is its second line."""


def is_table(gutter: Gutter, rows: Rows) -> bool:
    """Whether a strip parts the columns of a table."""
    left, right = sides(gutter, rows)
    found_bands = _bands(rows, gutter.first, gutter.last)
    on_left, on_right = (
        {at for at, band in enumerate(found_bands) if any(row in side for row in band)}
        for side in (left, right)
    )
    both = on_left & on_right
    if len(both) < max(FEWEST_ROWS, _SHARED * min(len(on_left), len(on_right))):
        return False
    if all(_is_prose(side) for side in (left, right)):
        return False
    found = [[_whole(lines) for lines in side.values()] for side in (left, right)]
    if min(median(letters for letters, _ in side) for side in found) <= _CELL:
        return True
    pieces = [len(line.text) for lines in (*left.values(), *right.values()) for line in lines]
    return median(pieces) <= _CELLS and not all(_is_filled([width for _, width in side]) for side in found)


def _bands(rows: Rows, first: int, last: int) -> list[list[int]]:
    """Numbers of rows that belong to one row of a table: a short cell may stand in the middle of a long one,
    between two of its base lines."""
    found: list[list[int]] = []
    for at in range(first, last + 1):
        if found and rows[at][0].y - rows[at - 1][0].y < _SAME_BAND * rows[at][0].size:
            found[-1].append(at)
        else:
            found.append([at])
    return found


def _is_prose(side: dict[int, list[Line]]) -> bool:
    """Whether sentences run on from line to line."""
    words = median(sum(line.text.count(" ") + 1 for line in lines) for lines in side.values())
    ends = [is_open(one[-1], two[0]) for one, two in pairwise(side.values())]
    return words >= _WORDS and sum(ends) >= _OPEN * len(ends)


def _whole(lines: list[Line]) -> tuple[int, float]:
    """Letters and width of what stands on one side in one row."""
    return sum(len(line.text) for line in lines), lines[-1].x1 - lines[0].x0


def _is_filled(widths: list[float]) -> bool:
    """Whether lines fill their column, as prose does."""
    return mean(widths) >= _FILLED * max(widths)


def extent(gutter: Gutter, rows: Rows) -> tuple[int, int]:
    """The first and last row of a table: rows at its ends with text on one side alone belong to what stands
    around it, but for the second line of a long cell."""
    left, right = sides(gutter, rows)
    both = [
        band
        for band in _bands(rows, gutter.first, gutter.last)
        if any(row in left for row in band) and any(row in right for row in band)
    ]
    first, last = (both[0][0], both[-1][-1]) if both else (gutter.first, gutter.last)
    first = _behind_prose(rows, first, last, 1, gutter)
    last = _behind_prose(rows, last, first, -1, gutter)
    least = min((rows[at + 1][0].y - rows[at][0].y for at in range(first, last)), default=0.0)
    while last < gutter.last:
        step = rows[last + 1][0].y - rows[last][0].y
        if step > _SAME_STEP * least or not _goes_on(rows[last + 1], rows[last]):
            break
        last += 1
    return first, last


def _behind_prose(rows: Rows, end: int, other: int, step: int, gutter: Gutter) -> int:
    """The row at an end of a table, without justified lines before it whose wide spaces meet its strips: they
    are as wide as the whole line next to them."""
    at = end - step
    if not 0 <= at < len(rows) or len(rows[at]) != 1:
        return end
    whole = rows[at][0]
    if whole.x0 >= gutter.x0 or whole.x1 <= gutter.x1:
        return end
    while end != other:
        row = rows[end]
        is_flush = abs(row[0].x0 - whole.x0) < 1 and abs(row[-1].x1 - whole.x1) < 1
        if not is_flush or abs(row[0].y - rows[end - step][0].y) > 2 * whole.size:
            break
        end += step
    return end


def across(gutter: Gutter, found: list[Gutter], rows: Rows) -> Gutter | None:
    """A table's strip, where a table stands across the columns that a strip parts, whose own space the strip
    happens to meet; None if there is no such table."""
    kinds = [(strip, is_table(strip, rows)) for strip in found]
    prose = [strip for strip, table in kinds if not table]
    tables = [strip for strip, table in kinds if table and not any(_is_part(strip, other) for other in prose)]
    left = [strip for strip in tables if strip.x1 <= gutter.x0]
    right = [strip for strip in tables if strip.x0 >= gutter.x1]
    for one in left:
        for two in right:
            first, last = max(one.first, two.first), min(one.last, two.last)
            if last - first + 1 >= FEWEST_ROWS:
                return Gutter(gutter.x0, gutter.x1, first, last)
    return None


def _is_part(strip: Gutter, other: Gutter) -> bool:
    """Whether a strip is a piece of a taller one."""
    is_within = other.first <= strip.first and other.last >= strip.last
    return is_within and strip.x0 < other.x1 and other.x0 < strip.x1


def cells(found: list[Gutter], rows: Rows) -> tuple[tuple[tuple[Line, ...], ...], ...]:
    """The table's rows, of cells, of lines; ``found`` are its strips, ``rows`` its own."""
    edges = sorted((strip.x0 + strip.x1) / 2 for strip in found)
    banded = [[line for at in band for line in rows[at]] for band in _bands(rows, 0, len(rows) - 1)]
    grid = [_row(row, edges) for row in banded]
    steps = [two[0].y - one[0].y for one, two in pairwise(banded)]
    usual = median(steps) if steps else 0.0
    merged: list[list[list[Line]]] = []
    for number, row in enumerate(grid):
        if (
            number
            and not all(row)
            and (
                not row[0]
                or steps[number - 1] < _SAME_ROW * usual
                or _goes_on(banded[number], banded[number - 1])
            )
        ):
            for cell, more in zip(merged[-1], row, strict=True):
                cell.extend(more)
        else:
            merged.append(row)
    return tuple(tuple(tuple(cell) for cell in row) for row in merged)


def _goes_on(row: list[Line], above: list[Line]) -> bool:
    """Whether what stands in a row goes on with cells of the row above, which had no room for more."""
    for line in row:
        at = next((at for at, cell in enumerate(above) if abs(cell.x0 - line.x0) < 0.2 * line.size), None)
        if at is None:
            return False
        end = above[at + 1].x0 if at + 1 < len(above) else above[at].x1
        if above[at].x1 + line.head < end - _BESIDE * line.size:
            return False
    return True


def _row(row: list[Line], edges: list[float]) -> list[list[Line]]:
    found: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
    for line in row:
        found[sum(edge < line.x0 + 0.01 for edge in edges)].append(line)
    return found
