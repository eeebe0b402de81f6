"""Characters on one base line, parted at wide gaps.

A gap may be the space between two columns, between two cells, or a wide space in a justified line; which
of them it is shows only in the lines above and below (``gutters``). So a row is cut at all of them here, and
what belongs together is put together once the columns are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from statistics import median
from typing import Final

from webapp.ingest.readers.pdf.bidi import FIRST_RIGHT, in_reading_order
from webapp.ingest.readers.pdf.marks import (
    INITIAL,
    beside_initial,
    by_height,
    runs,
    set_initials_on_line,
    set_marks_on_line,
    with_bullet,
)
from webapp.ingest.readers.pdf.values import Glyph, Line, Sheet

_SAME_LINE: Final = 0.25
"""Of the font's size: how far two base lines may be apart and still be one."""
_WIDE: Final = 0.85
"""Of the font's size: a gap that may part columns. A justified line's spaces seldom reach it."""
_SPACE: Final = 0.18
"""Of the font's size: a gap that parts words where no space is written."""
_JOINED_SPACE: Final = 0.24
"""The same in Arabic and Hebrew, where letters in the middle of words leave gaps."""
_FEWEST_TRACKED: Final = 5
_NARROWEST_TRACKING, _WIDEST_TRACKING = 0.05, 0.5
"""Of the font's size: how far letters are set apart where that is done by design."""


def rows(sheet: Sheet) -> list[list[Line]]:
    """Rows from the top down, of fragments from left to right."""
    found_runs = runs(sheet.glyphs)
    set_marks_on_line(found_runs)
    initials = list(set_initials_on_line(found_runs))
    bullets = by_height(sheet.dots)
    found = []
    for row in _by_base_line(sheet.glyphs):
        row.sort(key=lambda glyph: glyph.x0)
        tracking = _tracking(row)
        pieces = (fragment(sheet.number, piece, tracking) for piece in _cut(row, tracking))
        lines = [beside_initial(line, initials) for line in pieces if line is not None]
        if lines:
            found.append([with_bullet(line, bullets) for line in lines] if bullets else lines)
    return found


def _by_base_line(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.y, glyph.x0)):
        if row and glyph.y - row[0].y > _SAME_LINE * max(glyph.face.size, row[0].face.size):
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _tracking(row: list[Glyph]) -> float:
    """How far letters are set apart by design; 0 where they are not."""
    inked = [glyph for glyph in row if glyph.text != " "]
    if len(inked) < _FEWEST_TRACKED:
        return 0.0
    gaps = [two.x0 - one.x1 for one, two in pairwise(inked) if one.text.isalnum() and two.text.isalnum()]
    usual = median(gaps) if len(gaps) >= _FEWEST_TRACKED - 1 else 0.0
    size = median(glyph.face.size for glyph in inked)
    return min(usual, _WIDEST_TRACKING * size) if usual > _NARROWEST_TRACKING * size else 0.0


def _cut(row: list[Glyph], tracking: float) -> Iterator[list[Glyph]]:
    """At wide gaps; blanks at the ends go."""
    piece: list[Glyph] = []
    last: Glyph | None = None
    for glyph in row:
        if glyph.text == " ":
            if piece:
                piece.append(glyph)
            continue
        if last is not None and glyph.x0 - last.x1 > _wide(last, glyph) + tracking:
            yield piece
            piece = []
        if not piece or last is None or glyph.x1 > last.x1:
            last = glyph
        piece.append(glyph)
    if piece:
        yield piece


def _wide(last: Glyph, glyph: Glyph) -> float:
    return _WIDE * min(last.face.size, glyph.face.size)


def fragment(page: int, glyphs: list[Glyph], tracking: float = 0.0) -> Line | None:
    """A line out of characters from left to right, or None if they are blanks."""
    inked = [glyph for glyph in glyphs if glyph.text.strip()]
    if not inked:
        return None
    spaced = list(_with_spaces(glyphs, tracking))
    ordered, rtl = in_reading_order(spaced)
    text, raised = _written(ordered)
    letters = [glyph for glyph in inked if not glyph.is_raised] or inked
    size = median(glyph.face.size for glyph in letters)
    count = len(letters)
    return Line(
        page, text, inked[0].x0, max(glyph.x1 for glyph in inked), median(glyph.y for glyph in letters), size,
        bold=2 * sum(glyph.face.bold for glyph in letters) > count,
        italic=2 * sum(glyph.face.italic for glyph in letters) > count,
        linked=sum(glyph.is_linked for glyph in letters) / count,
        links=sum(1 for linked, _ in groupby(spaced, lambda glyph: glyph.is_linked) if linked),
        head=_head(ordered), raised=raised, rtl=rtl,
    )  # fmt: skip


def _with_spaces(glyphs: list[Glyph], tracking: float) -> Iterator[Glyph]:
    """With a blank wherever a gap parts words."""
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.text == " ":
            last = None
        elif last is not None and glyph.x0 - last.x1 > tracking + _space(last, glyph):
            yield Glyph(" ", last.x1, glyph.x0, glyph.y, glyph.face, last.is_linked and glyph.is_linked)
        yield glyph
        if glyph.text != " ":
            last = glyph


def _space(last: Glyph, glyph: Glyph) -> float:
    """From which gap on two characters belong to two words; behind an initial there is some air."""
    if last.face.size > INITIAL * glyph.face.size and not glyph.is_raised:
        return _SPACE * last.face.size
    share = _JOINED_SPACE if min(last.text, glyph.text) >= FIRST_RIGHT else _SPACE
    return share * min(last.face.size, glyph.face.size)


def _head(glyphs: list[Glyph]) -> float:
    """The width of the first word."""
    first = glyphs[0]
    end = next((at for at, glyph in enumerate(glyphs) if glyph.text == " "), len(glyphs))
    word = glyphs[:end] or [first]
    return max(glyph.x1 for glyph in word) - min(glyph.x0 for glyph in word)


def _written(glyphs: list[Glyph]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Their text with single blanks, and the ranges that are raised."""
    pieces: list[str] = []
    raised: list[tuple[int, int]] = []
    length = 0
    for glyph in glyphs:
        text = glyph.text
        if text == " " and (not pieces or pieces[-1] == " "):
            continue
        if glyph.is_raised:
            start = raised.pop()[0] if raised and raised[-1][1] == length else length
            raised.append((start, length + len(text)))
        pieces.append(text)
        length += len(text)
    return "".join(pieces).rstrip(" "), tuple(raised)
