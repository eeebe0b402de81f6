"""Empty strips that run down a page between columns of text or of a table.

Lowmere tidal barrier put back           no strip: the headline runs over it
The harbour board   Hendry Marine,       a strip over two rows, with text on both sides,
said on Tuesday     which built          where the text on its right begins in one place
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from webapp.ingest.readers.pdf.setting import is_open
from webapp.ingest.readers.pdf.values import Line

_NARROWEST: Final = 0.8
"""Of the font's size."""
_FEWEST_LINES: Final = 3
"""Of text that a strip has on either side; in fewer a gap is chance."""
_FLUSH: Final = 0.6
"""Share of the rows in a strip that are as wide as the line next to it, where it is none."""
_NEXT: Final = 2.0
"""Of the size: how far off the next line stands at most."""
_FEWEST_APART, _WIDE = 2, 1.25
"""The same for a strip that is wider than this many sizes."""
_WORDS: Final = 4
"""In the middle of its lines."""
_ALIGNED: Final = 0.6
"""Share of the lines at a strip's right that begin (or figures that end) in one place."""
_CENTRED: Final = 0.8
_EXACT: Final = 0.12
"""Of the font's size: how far two lines that begin in one place may be off it."""
_MOST_OPEN: Final = 80
"""Strips followed at a time: more only in drawings made of characters."""
_MOST_TRIED: Final = 100
"""Strips that are looked at more closely, the tallest first."""
_MARKER: Final = re.compile(r"[^\w\s]{1,2}|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlc]{1,6})[.)]{0,2}")
_FIGURE: Final = re.compile(r"\W*\d[\d.,\s%/–-]*\W*|[–—-]")
_FAR: Final = 1e6

Rows = list[list[Line]]


@dataclass(frozen=True, slots=True)
class Gutter:
    """An empty strip."""

    x0: float
    x1: float
    first: int
    """Number of the first row that it passes."""
    last: int
    """Of the last one."""


@dataclass(frozen=True, slots=True)
class _Open:
    x0: float
    x1: float
    first: int


def gutters(rows: Rows) -> list[Gutter]:
    """All strips between text, those that pass most lines on both sides first."""
    if len(rows) < _FEWEST_APART or (all(len(row) < 2 for row in rows) and len(_starts(rows)) < 2):
        return []
    tallest = sorted(_strips(rows), key=lambda strip: strip.first - strip.last)[:_MOST_TRIED]
    found = [gutter for strip in tallest if (gutter := _trimmed(strip, rows)) is not None]
    return sorted(set(found), key=lambda gutter: (-_weight(gutter, rows), gutter.x0))


def _starts(rows: Rows) -> set[int]:
    return {round(row[0].x0 / 10) for row in rows}


def _strips(rows: Rows) -> Iterator[Gutter]:
    least = _NARROWEST * median(line.size for row in rows for line in row)
    open_strips: list[_Open] = []
    for number, row in enumerate(rows):
        free = list(_free(row, least))
        going: dict[tuple[int, int], _Open] = {}
        for strip in open_strips:
            kept = [
                _Open(max(strip.x0, x0), min(strip.x1, x1), strip.first)
                for x0, x1 in free
                if min(strip.x1, x1) - max(strip.x0, x0) >= least
            ]
            if not kept:
                yield Gutter(strip.x0, strip.x1, strip.first, number - 1)
            for strip_on in kept:
                key = round(strip_on.x0), round(strip_on.x1)
                if key not in going or going[key].first > strip_on.first:
                    going[key] = strip_on
        for x0, x1 in free:
            going.setdefault((round(x0), round(x1)), _Open(x0, x1, number))
        open_strips = sorted(going.values(), key=lambda strip: strip.first)[:_MOST_OPEN]
    for strip in open_strips:
        yield Gutter(strip.x0, strip.x1, strip.first, len(rows) - 1)


def _free(row: list[Line], least: float) -> Iterator[tuple[float, float]]:
    """Where a row has no ink."""
    end = -_FAR
    for line in row:
        if line.x0 - end >= least:
            yield end, line.x0
        end = max(end, line.x1)
    yield end, _FAR


def sides(gutter: Gutter, rows: Rows) -> tuple[dict[int, list[Line]], dict[int, list[Line]]]:
    """What stands left and right of a strip, by row."""
    left: dict[int, list[Line]] = {}
    right: dict[int, list[Line]] = {}
    middle = (max(gutter.x0, -_FAR / 2) + min(gutter.x1, _FAR / 2)) / 2
    for number in range(gutter.first, gutter.last + 1):
        for line in rows[number]:
            side = left if line.x1 <= middle else right
            side.setdefault(number, []).append(line)
    return left, right


def _trimmed(strip: Gutter, rows: Rows) -> Gutter | None:
    """The strip without rows at its ends that belong to the text above or below it; None if it parts
    nothing."""
    if strip.x0 <= -_FAR or strip.x1 >= _FAR or strip.last - strip.first + 1 < _FEWEST_APART:
        return None
    left, right = sides(strip, rows)
    if not left or not right:
        return None
    size = median(line.size for lines in (*left.values(), *right.values()) for line in lines)
    first, last = strip.first, strip.last
    while first < last and _is_apart(first, first + 1, left, right, rows, size):
        first += 1
    while last > first and _is_apart(last, last - 1, left, right, rows, size):
        last -= 1
    gutter = Gutter(strip.x0, strip.x1, first, last)
    return gutter if _parts(gutter, rows) else None


def _is_apart(
    row: int, inner: int, left: dict[int, list[Line]], right: dict[int, list[Line]], rows: Rows, size: float
) -> bool:
    """Whether a row at the end of a strip has text on one side alone, of another size or far off."""
    if row in left and row in right:
        return False
    line, other = rows[row][0], rows[inner][0]
    return not 0.92 < line.size / size < 1.08 or abs(line.y - other.y) > 2.2 * max(line.size, other.size)


def _parts(gutter: Gutter, rows: Rows) -> bool:
    left, right = sides(gutter, rows)
    if not left or not right:
        return False
    fewest = _FEWEST_APART if _is_wide(gutter, rows) else _FEWEST_LINES
    if min(len(left), len(right)) < fewest:
        return False
    if min(max(left), max(right)) - max(min(left), min(right)) < fewest - 1:
        return False
    if all(_MARKER.fullmatch(" ".join(line.text for line in lines)) for lines in left.values()):
        return False
    return _are_aligned([lines[0] for lines in right.values()]) and not _is_river(gutter, rows)


def _is_wide(gutter: Gutter, rows: Rows) -> bool:
    """Whether a strip is so wide that few lines show it: whole lines on both sides, and a sentence that runs
    on at one."""
    if gutter.x1 - gutter.x0 < _WIDE * rows[gutter.first][0].size:
        return False
    found = sides(gutter, rows)
    words = [
        median(sum(line.text.count(" ") + 1 for line in lines) for lines in side.values()) for side in found
    ]
    runs_on = any(is_open(one[-1], two[0]) for side in found for one, two in pairwise(side.values()))
    return runs_on and min(words) >= _WORDS


def _is_river(gutter: Gutter, rows: Rows) -> bool:
    """Whether a strip runs through the wide spaces of justified lines: a line right above or below it, of the
    same width, runs over it."""
    inside = [(row[0].x0, row[-1].x1) for row in rows[gutter.first : gutter.last + 1]]
    for number, near in ((gutter.first - 1, gutter.first), (gutter.last + 1, gutter.last)):
        row = rows[number] if 0 <= number < len(rows) else []
        is_whole = len(row) == 1 and row[0].x0 < gutter.x0 and row[0].x1 > gutter.x1
        if is_whole and abs(row[0].y - rows[near][0].y) < _NEXT * row[0].size:
            edges = row[0].x0, row[0].x1
            flush = sum(
                all(abs(x - edge) < 1 for x, edge in zip(ends, edges, strict=True)) for ends in inside
            )
            if flush >= _FLUSH * len(inside):
                return True
    return False


def _are_aligned(lines: list[Line]) -> bool:
    """Whether most begin in one place, or in one and another that is an indent; or are figures that end in
    one; or stand about one middle."""
    size = median(line.size for line in lines)
    starts = _places([line.x0 for line in lines], size)
    most = starts[0][1]
    indented = sum(count for x, count in starts[1:2] if x > starts[0][0])
    if most >= min(_FEWEST_LINES, len(lines)) and most + indented >= _ALIGNED * len(lines):
        return True
    figures = [line.x1 for line in lines if _FIGURE.fullmatch(line.text)]
    if 2 * len(figures) >= len(lines) and _places(figures, size)[0][1] >= _ALIGNED * len(figures):
        return True
    return _places([(line.x0 + line.x1) / 2 for line in lines], size)[0][1] >= _CENTRED * len(lines)


def _places(values: list[float], size: float) -> list[tuple[float, int]]:
    """Places that values share, the most frequent first."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][0] <= _EXACT * size:
            found[-1].append(value)
        else:
            found.append([value])
    return sorted(((place[0], len(place)) for place in found), key=lambda place: (-place[1], place[0]))


def _weight(gutter: Gutter, rows: Rows) -> int:
    left, right = sides(gutter, rows)
    return min(len(left), len(right))
