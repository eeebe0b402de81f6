"""What belongs to a line and does not stand on it: raised marks and indices, initials over several lines,
bullets that are drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from statistics import median
from typing import Final

from webapp.ingest.readers.pdf.values import Box, Glyph, Line

_SMALL: Final = 0.85
"""A mark's size at most, as a share of the size beside it."""
_LOWEST, _HIGHEST = 0.1, 0.7
"""Of the larger size: how far a mark stands above the line."""
_DEEPEST: Final = 0.4
"""Of the larger size: how far an index stands below it."""
_LONGEST_MARK: Final = 12
_TALLEST: Final = 2.4
"""How much larger than a mark the letters beside it can be."""
_LONGEST_INITIAL: Final = 3
_ALIGNED: Final = 0.3
"""Of the font's size: within which lines count as level with an initial, or as begun in one place."""
_BELOW: Final = 1.5
"""Of the font's size: how far below an initial a line stands at most that still makes way for it."""
_MOST_INITIALS: Final = 20
"""Of a page that are looked at."""
_STRIPE: Final = 10.0
"""Points; bullets are kept by the stripes of the page that they stand in."""
_X_MIDDLE, _OFF_MIDDLE, _FROM_BULLET = 0.3, 0.3, 2.5
"""Of the font's size: how high above the base line a bullet stands, how far off that it may be, and how far
before the text."""
INITIAL: Final = 1.7
"""How much larger than its neighbour an initial over several lines is."""


def runs(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Characters of one size on one base line, as they follow in the file."""
    inked = (glyph for glyph in glyphs if glyph.text != " ")
    return [list(run) for _, run in groupby(inked, lambda glyph: (glyph.y, glyph.face.size))]


def set_marks_on_line(runs: list[list[Glyph]]) -> None:
    """Gives small characters above or below a line the line's height."""
    for at, run in enumerate(runs):
        if len(run) > _LONGEST_MARK:
            continue
        before = runs[at - 1][-1] if at else None
        after = runs[at + 1][0] if at + 1 < len(runs) else None
        beside = [
            (glyph.y, glyph.face.size)
            for glyph, gap in (
                (before, run[0].x0 - before.x1 if before else 0.0),
                (after, after.x0 - run[-1].x1 if after else 0.0),
            )
            if glyph and -0.5 < gap / max(glyph.face.size, 1) < 0.5
        ]
        for y, size in beside:
            if _is_mark(run[0], y, size):
                for glyph in run:
                    glyph.is_raised = glyph.y < y - _LOWEST * size
                    glyph.y = y
                break


def _is_mark(glyph: Glyph, y: float, size: float) -> bool:
    rise = (y - glyph.y) / size
    is_off_line = _LOWEST < rise < _HIGHEST or -_DEEPEST < rise < -_LOWEST / 2
    return is_off_line and size / _TALLEST <= glyph.face.size <= _SMALL * size


def set_initials_on_line(runs: list[list[Glyph]]) -> Iterator[Box]:
    """Gives initials that reach down beside several lines the height of the first; their places."""
    sizes = [run[0].face.size for run in runs]
    usual = median(sizes) if sizes else 0.0
    large = [run for run in runs if len(run) <= _LONGEST_INITIAL and run[0].face.size > INITIAL * usual]
    for run in large[:_MOST_INITIALS]:
        last = run[-1]
        size = last.face.size
        beside = [
            other[0]
            for other in runs
            if size > INITIAL * other[0].face.size
            and -0.25 * size < other[0].x0 - last.x1 < 0.5 * size
            and last.y - size < other[0].y < last.y + 0.25 * size
        ]
        if len(beside) < 2:
            continue
        first = min(beside, key=lambda glyph: glyph.y)
        place = Box(run[0].x0, first.y, max(glyph.x0 for glyph in beside), last.y)
        for glyph in run:
            glyph.y = first.y
        yield place


def beside_initial(line: Line, initials: list[Box]) -> Line:
    """The line as if it began where the initial does that it stands beside."""
    for box in initials:
        is_aligned = abs(line.x0 - box.x1) < _ALIGNED * line.size
        reach = (_BELOW if is_aligned else _ALIGNED) * line.size
        is_beside = box.y0 + _ALIGNED * line.size < line.y < box.y1 + reach
        if is_beside and box.x0 < line.x0 < box.x1 + line.size:
            return replace(line, x0=box.x0)
    return line


def by_height(dots: tuple[Box, ...]) -> dict[int, list[Box]]:
    """Bullets by the stripe of the page that they stand in."""
    found: dict[int, list[Box]] = defaultdict(list)
    for dot in dots:
        found[int((dot.y0 + dot.y1) / 2 // _STRIPE)].append(dot)
    return found


def with_bullet(line: Line, bullets: dict[int, list[Box]]) -> Line:
    """The line with a bullet before it, where one is drawn there."""
    middle = line.y - _X_MIDDLE * line.size
    stripe = int(middle // _STRIPE)
    for dot in (dot for near in (stripe - 1, stripe, stripe + 1) for dot in bullets.get(near, ())):
        is_level = abs((dot.y0 + dot.y1) / 2 - middle) < _OFF_MIDDLE * line.size
        away = dot.x0 - line.x1 if line.rtl else line.x0 - dot.x1
        if is_level and 0 < away < _FROM_BULLET * line.size and dot.height < 0.8 * line.size:
            raised = tuple((start + 2, end + 2) for start, end in line.raised)
            x0, x1 = (line.x0, dot.x1) if line.rtl else (dot.x0, line.x1)
            return replace(line, text=f"• {line.text}", x0=x0, x1=x1, raised=raised, head=dot.width)
    return line
