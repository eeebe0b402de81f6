"""The reading order of a page: columns from left to right, each from the top down.

The strip that parts most lines is cut first: what stands above it, left of it, right of it and below it are
read in that order, each cut in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from statistics import median
from typing import Final

from webapp.ingest.readers.pdf.gutters import Gutter, Rows, gutters
from webapp.ingest.readers.pdf.tables import FEWEST_ROWS, across, cells, extent, is_table
from webapp.ingest.readers.pdf.values import Box, Column, Line

_DEEPEST: Final = 24
_ASIDE_LINES: Final = 3
"""Lines in a box that is an aside and no label or cell."""
_ASIDE_SHARE: Final = 0.5
"""Of the page's lines that a box holds at most, to be an aside."""
_ACROSS: Final = 0.75
"""Of the text's width: a box as wide stands in the text and not beside it."""


def columns(rows: Rows, frames: tuple[Box, ...]) -> list[Column]:
    """The page's columns and tables in reading order, boxes that stand beside the text last."""
    found: list[Column] = []
    asides: list[Column] = []
    for frame in _asides(rows, frames):
        inside = _inside(rows, frame)
        rows = _outside(rows, frame)
        asides.extend(replace(column, aside=True) for column in _cut(inside, 0))
    found.extend(_cut(rows, 0))
    return found + asides


def _asides(rows: Rows, frames: tuple[Box, ...]) -> list[Box]:
    """Boxes that hold an aside, from the top down; of one within another the outer."""
    lines = [line for row in rows for line in row]
    if not lines:
        return []
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    largest = max(line.size for line in lines)
    kept: list[Box] = []
    for frame in sorted(frames, key=lambda box: -box.width * box.height):
        held = [line for line in lines if frame.holds(line.x0, line.y) and frame.holds(line.x1, line.y)]
        is_aside = (
            len(_inside(rows, frame)) >= _ASIDE_LINES
            and len(held) <= _ASIDE_SHARE * len(lines)
            and frame.width < _ACROSS * width
            and all(line.size < largest for line in held)
            and not any(box.holds(frame.x0 + 1, frame.y0 + 1) for box in kept)
        )
        if is_aside:
            kept.append(frame)
    return sorted(kept, key=lambda box: (box.y0, box.x0))


def _inside(rows: Rows, frame: Box) -> Rows:
    kept = ([line for line in row if frame.holds((line.x0 + line.x1) / 2, line.y)] for row in rows)
    return [row for row in kept if row]


def _outside(rows: Rows, frame: Box) -> Rows:
    kept = ([line for line in row if not frame.holds((line.x0 + line.x1) / 2, line.y)] for row in rows)
    return [row for row in kept if row]


def _cut(rows: Rows, depth: int) -> Iterator[Column]:
    if not rows:
        return
    found = gutters(rows) if depth < _DEEPEST else []
    parted = next(filter(None, (_parted(gutter, found, rows, depth) for gutter in found)), None)
    if parted is None:
        yield Column(tuple(joined(row) for row in rows))
        return
    first, last, middle = parted
    yield from _cut(rows[:first], depth + 1)
    yield from middle
    yield from _cut(rows[last + 1 :], depth + 1)


def _parted(
    gutter: Gutter, found: list[Gutter], rows: Rows, depth: int
) -> tuple[int, int, Iterable[Column]] | None:
    """The rows that a strip parts, first and last, and the columns or the table that they hold; None where
    what looks like a table is too short for one."""
    table = gutter if is_table(gutter, rows) else across(gutter, found, rows)
    if not table:
        rows_between = rows[gutter.first : gutter.last + 1]
        return gutter.first, gutter.last, _sides(gutter, rows_between, depth)
    first, last = extent(table, rows)
    inner = rows[first : last + 1]
    grid = cells(_parallel(gutters(inner)) or [table], inner)
    return (first, last, [Column((), grid)]) if len(grid) >= FEWEST_ROWS else None


def _sides(gutter: Gutter, rows: Rows, depth: int) -> Iterator[Column]:
    middle = (gutter.x0 + gutter.x1) / 2
    for is_left in (True, False):
        kept = ([line for line in row if (line.x1 <= middle) is is_left] for row in rows)
        yield from _cut([row for row in kept if row], depth + 1)


def _parallel(found: list[Gutter]) -> list[Gutter]:
    """Strips of one table: those over most of its rows, none over another."""
    longest = max((strip.last - strip.first + 1 for strip in found), default=0)
    kept: list[Gutter] = []
    for strip in found:
        apart = all(strip.x1 < other.x0 + 0.01 or strip.x0 > other.x1 - 0.01 for other in kept)
        if apart and strip.last - strip.first + 1 >= 0.6 * longest:
            kept.append(strip)
    return kept


def joined(row: list[Line]) -> Line:
    """One line out of the pieces of a row."""
    if len(row) == 1:
        return row[0]
    text = ""
    raised: list[tuple[int, int]] = []
    for piece in row:
        text += " " if text else ""
        raised.extend((start + len(text), end + len(text)) for start, end in piece.raised)
        text += piece.text
    weights = [max(1, len(piece.text)) for piece in row]
    longest = row[max(range(len(row)), key=weights.__getitem__)]
    return Line(
        row[0].page, text, row[0].x0, max(piece.x1 for piece in row), longest.y, longest.size,
        longest.bold, longest.italic,
        sum(piece.linked * weight for piece, weight in zip(row, weights, strict=True)) / sum(weights),
        sum(piece.links for piece in row), row[0].head, tuple(raised), longest.rtl,
    )  # fmt: skip


def body_size(lines: list[Line]) -> float:
    """The size in which most letters are set."""
    sizes = sorted((line.size, len(line.text)) for line in lines)
    return median(size for size, length in sizes for _ in range(length // 8 + 1)) if sizes else 0.0
