"""Lines put together to paragraphs, over columns and pages.

A line begins a paragraph when it stands farther below than lines do, is indented, looks otherwise, or when
its first word would have had room on the line above.
"""

from __future__ import annotations

from typing import Final

from webapp.ingest.readers.pdf.column_breaks import ColumnBreak, leaves_single
from webapp.ingest.readers.pdf.setting import (
    BULLET,
    END,
    INDENT,
    LOWER,
    NUMBER,
    Habits,
    Paragraph,
    counts_on,
    had_room,
    same_size,
)
from webapp.ingest.readers.pdf.values import Box, Column, Line

_DEEPEST_INDENT: Final = 8.0
_CENTRED: Final = 0.3
"""Of the size: how far the middles of two centred lines may be apart."""
_SHORT: Final = 0.3
"""Of the column's width: a line so much shorter ends a paragraph though its sentence goes on."""


def paragraphs(columns: list[Column], obstacles: dict[int, list[Box]], habits: Habits) -> list[Paragraph]:
    """The paragraphs of columns in reading order; ``obstacles`` are pictures and boxes by page, which part
    lines and no paragraphs. Asides come behind the paragraph that they interrupt."""
    found = [_of_column(column, obstacles, habits) for column in columns]
    leaves = leaves_single([inner for inner in found if inner and not inner[0].aside])
    flow: list[Paragraph] = []
    waiting: list[Paragraph] = []
    for inner in found:
        if inner and inner[0].aside:
            waiting.extend(inner)
            continue
        last = next((paragraph for paragraph in reversed(flow) if not paragraph.rows), None)
        if inner and last and not inner[0].rows:
            column_break = ColumnBreak(
                last, inner[0], is_interrupted=bool(flow[-1].rows), leaves_single=leaves
            )
            if column_break.holds(habits):
                last.lines.extend(inner[0].lines)
                last.column = inner.pop(0).column
        if waiting and (inner or last is None):
            at = flow.index(last) + 1 if last else len(flow)
            flow[at:at] = waiting
            waiting = []
        flow.extend(inner)
    return flow + waiting


def _of_column(column: Column, obstacles: dict[int, list[Box]], habits: Habits) -> list[Paragraph]:
    if column.rows:
        return [Paragraph([], column, column.rows, column.aside)]
    found: list[Paragraph] = []
    habits = habits.within(column)
    for at, line in enumerate(column.lines):
        after = column.lines[at + 1] if at + 1 < len(column.lines) else None
        if found and not _begins(found[-1], line, after, obstacles, habits):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line], column, aside=column.aside))
    return found


def _begins(
    one: Paragraph, line: Line, after: Line | None, obstacles: dict[int, list[Box]], habits: Habits
) -> bool:
    """Whether a line below a paragraph begins another."""
    last = one.lines[-1]
    if not same_size(last, line) or BULLET.match(line.text):
        return True
    if habits.is_gap(last, line):
        column_break = ColumnBreak(one, Paragraph([line], one.column), is_at_picture=True)
        return not (_is_between(last, line, obstacles) and column_break.goes_on())
    if counts_on(one.lines[0].text, line.text) and abs(one.lines[0].x0 - line.x0) < line.size:
        return True
    if last.bold != line.bold and had_room(last, line, one.column):
        return True
    if _is_centred(last, line):
        return False
    if _is_indented(one, line, after):
        return True
    return _ends_early(one, last, line)


def _is_between(last: Line, line: Line, obstacles: dict[int, list[Box]]) -> bool:
    return any(
        box.y0 > last.y - last.size and box.y1 < line.y and box.x0 < line.x1 and line.x0 < box.x1
        for box in obstacles.get(line.page, ())
    )


def _is_centred(last: Line, line: Line) -> bool:
    """Whether two lines of different width stand about one middle."""
    off_middle = abs(last.x0 + last.x1 - line.x0 - line.x1) / 2
    return off_middle < _CENTRED * line.size and abs(last.x0 - line.x0) > INDENT * line.size


def _is_indented(one: Paragraph, line: Line, after: Line | None) -> bool:
    """Whether a line begins a paragraph by where it begins."""
    first, last = one.lines[0], one.lines[-1]
    shift = (line.x0 - last.x0) / line.size
    is_item = BULLET.match(first.text) is not None or NUMBER.match(first.text) is not None
    if len(one.lines) == 1:
        if shift < INDENT or shift > _DEEPEST_INDENT:
            return False
        hangs = after is not None and abs(after.x0 - line.x0) < 0.3 * line.size and same_size(after, line)
        return not (is_item or (hangs and not had_room(last, line, one.column)))
    if shift <= -INDENT:
        return True
    return INDENT <= shift <= _DEEPEST_INDENT


def _ends_early(one: Paragraph, last: Line, line: Line) -> bool:
    """Whether a line stops before the column's edge though the next word had room."""
    if not had_room(last, line, one.column):
        return False
    room = one.column.right - last.x1
    is_short = room > _SHORT * (one.column.right - one.column.left)
    if END.search(last.text):
        return not LOWER.match(line.text) or is_short
    return bool(NUMBER.match(line.text)) or (is_short and not LOWER.match(line.text))
