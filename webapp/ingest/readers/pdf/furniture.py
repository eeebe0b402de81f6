"""What stands at the edges of pages and is no part of the text: running headers and footers, page numbers,
the lines that a browser prints around a page, a letterhead.

A row goes when its text, figures apart, stands at the same height of another page; on a page alone only when
it is a page number, an address with a page number, or a letterhead with ways to reach the sender.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from statistics import median
from typing import Final

from webapp.ingest.readers.pdf.gutters import Rows
from webapp.ingest.readers.pdf.values import Line

_DEEP: Final = 5
"""Rows from the edge that may be furniture."""
_SAME_HEIGHT: Final = 4.0
"""Points by which it may shift from page to page."""
_ROMAN: Final = re.compile(r"\b[ivxlc]{1,6}\b")
_FIGURES: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(
    r"[-–—|\s]*(?:(?:page|seite|pagina|página|p\.|s\.)\s*)?\d{1,3}(?:\s*(?:/|of|von|sur|de|di)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"(?:https?|file)://\S+|www\.\S+", re.IGNORECASE)
_BROWSER_TOP: Final = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}(?:\s?[AP]M)?\b.*", re.IGNORECASE
)
_CONTACT: Final = re.compile(
    r"\S@\S+\.\w|\bwww\.|https?://|\b(?:tel|phone|telefon|fax)\b[.:]?\s*\+?\d", re.IGNORECASE
)
_NUMBERED: Final = re.compile(r"(\d{1,4})\s\D+|\D+\s(\d{1,4})")
_LONGEST_NUMBERED: Final = 80
_FEWEST_NUMBERED: Final = 3
"""Pages that have to count on."""
_SHIFT: Final = 0.06
"""Of the page's height, by which such a row may stand higher or lower."""
_HEAD_SHARE: Final = 0.16
"""Of the page's height that a letterhead takes at most."""
_GAP: Final = 1.8
"""Of the size: between a letterhead and the letter."""


def without_furniture(pages: list[Rows], heights: list[float]) -> tuple[list[Rows], int]:
    """The pages' rows without furniture, and how many headers and footers were left out."""
    marks = [[_mark(row, height) for row in rows] for rows, height in zip(pages, heights, strict=True)]
    seen = Counter(mark for found in marks for mark in set(_edges(found)))
    numbered = _numbered([rows[0] if rows else [] for rows in pages], heights) + _numbered(
        [rows[-1] if rows else [] for rows in pages], heights
    )
    tops = [_depth(rows, found, seen, numbered) for rows, found in zip(pages, marks, strict=True)]
    upside = [
        (rows[top:][::-1], found[top:][::-1]) for rows, found, top in zip(pages, marks, tops, strict=True)
    ]
    bottoms = [_depth(rows, found, seen, numbered) for rows, found in upside]
    _add_by_place(pages, tops)
    _add_by_place([rows for rows, _ in upside], bottoms)
    if pages and pages[0] and not tops[0]:
        tops[0] = _letterhead(pages[0], heights[0])
    kept = [rows[top : len(rows) - bottom] for rows, top, bottom in zip(pages, tops, bottoms, strict=True)]
    count = sum(depth > 0 for depth in (*tops, *bottoms))
    return (kept, count) if any(kept) else (pages, 0)


def _add_by_place(pages: list[Rows], depths: list[int]) -> None:
    """Adds outermost rows that look as furniture does on other pages, in its place and apart from the text:
    headers that say something else on each page."""
    places = {_place(rows[0]) for rows, depth in zip(pages, depths, strict=True) if depth}
    for page, rows in enumerate(pages):
        if depths[page] or len(rows) < 2:
            continue
        gap = abs(rows[1][0].y - rows[0][0].y)
        is_apart = gap > _GAP * max(rows[0][0].size, rows[1][0].size)
        depths[page] = int(is_apart and _place(rows[0]) in places)


def _place(row: list[Line]) -> tuple[int, int]:
    return round(row[0].y), round(4 * row[0].size)


def _numbered(rows: Rows, heights: list[float]) -> list[int]:
    """The identities of outermost rows whose figure counts the pages, whatever else they say."""
    offsets: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for page, (row, height) in enumerate(zip(rows, heights, strict=True)):
        text = " ".join(line.text for line in row)
        match = _NUMBERED.fullmatch(text)
        if match and len(text) <= _LONGEST_NUMBERED:
            offsets[int(match[1] or match[2]) - page].append((row[0].y / height, id(row)))
    found: list[int] = []
    for places in offsets.values():
        if len(places) >= _FEWEST_NUMBERED:
            usual = median(y for y, _ in places)
            found.extend(row for y, row in places if abs(y - usual) < _SHIFT)
    return found


def _mark(row: list[Line], height: float) -> tuple[str, int]:
    text = " ".join(line.text for line in row).casefold()
    return _FIGURES.sub("#", _ROMAN.sub("#", text)), round(min(row[0].y, height) / _SAME_HEIGHT)


def _edges(found: list[tuple[str, int]]) -> list[tuple[str, int]]:
    return found if len(found) <= 2 * _DEEP else found[:_DEEP] + found[-_DEEP:]


def _depth(
    rows: Rows, marks: list[tuple[str, int]], seen: Counter[tuple[str, int]], numbered: list[int]
) -> int:
    """How many rows from the edge are furniture."""
    depth = 0
    for row, (text, height) in zip(rows[:_DEEP], marks, strict=False):
        pages = max(seen[text, height + shift] + (seen[text, height] if shift else 0) for shift in (-1, 0, 1))
        if pages < 2 and not (depth == 0 and (id(row) in numbered or _is_alone(row))):
            break
        depth += 1
    return depth


def _is_alone(row: list[Line]) -> bool:
    """Whether a row says by itself that it is furniture."""
    text = " ".join(line.text for line in row)
    if _PAGE_NUMBER.fullmatch(text) or _BROWSER_TOP.fullmatch(text):
        return True
    rest, addresses = _ADDRESS.subn("", text)
    return addresses == 1 and _PAGE_NUMBER.fullmatch(rest.strip()) is not None


def _letterhead(rows: Rows, height: float) -> int:
    """How many rows a letterhead has; 0 if there is none."""
    largest = max(line.size for row in rows for line in row)
    for count in range(1, min(_DEEP, len(rows) - 1) + 1):
        above, below = rows[count - 1], rows[count]
        if above[0].y > _HEAD_SHARE * height or any(line.size >= largest for line in above):
            return 0
        leading = max(line.size for line in (*above, *below))
        if below[0].y - above[0].y > _GAP * leading:
            head = (line.text for row in rows[:count] for line in row)
            return count if any(map(_CONTACT.search, head)) else 0
    return 0
