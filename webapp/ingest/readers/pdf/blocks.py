"""What each paragraph is: the title, a heading, an item of a list, rows of a table, prose."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from webapp.engine.model import Block
from webapp.ingest.readers.pdf.joining import texts
from webapp.ingest.readers.pdf.setting import BULLET, NUMBER, Paragraph, counts_on
from webapp.ingest.readers.pdf.values import Line
from webapp.ingest.values import Part

_DASH: Final = re.compile(r"[-–—*o]\s+(?=\S)")
_LARGER: Final = 1.12
"""Of the text's size: a heading by its size alone."""
_LONGEST_HEADING: Final = 200
_MOST_HEADING_LINES: Final = 4
_STOPPED: Final = re.compile(r"[.;,:][\"'”’»)\]]*$")
_FEW_WORDS: Final = 4
_TITLE_WITHIN: Final = 6
"""Paragraphs from the beginning where a title may stand."""
_LONGEST_TITLE: Final = 300
_INDENT: Final = 1.0
"""Of the size: how much deeper an item of a list within a list stands."""


def title_of(paragraphs: list[Paragraph], body: float) -> Paragraph | None:
    """The paragraph that is set larger than all others, at the head of the first page; None if none stands
    apart so."""
    head = [
        one for one in paragraphs[:_TITLE_WITHIN] if one.lines and one.lines[0].page == _first(paragraphs)
    ]
    if not head:
        return None
    best = max(head, key=lambda one: one.lines[0].size)
    size = best.lines[0].size
    others = [one.lines[0].size for one in paragraphs if one.lines and one is not best]
    length = sum(len(line.text) for line in best.lines)
    if length > _LONGEST_TITLE or not others:
        return None
    return best if size >= _LARGER * body and size > 1.02 * max(others) else None


def _first(paragraphs: list[Paragraph]) -> int:
    return next((one.lines[0].page for one in paragraphs if one.lines), 0)


def parts(
    paragraphs: list[Paragraph], notes: list[list[Line]], title: Paragraph | None, body: float
) -> tuple[str, tuple[Part, ...]]:
    """The title's text, and the parts of the document."""
    pieces = [one.lines for one in paragraphs if not one.rows] + notes
    found = iter(texts([*pieces, *_cells(paragraphs)]))
    running = [next(found) for _ in pieces]
    cells = [next(found) for _ in _cells(paragraphs)]
    sizes = _heading_sizes(paragraphs, running, title, body)
    made: list[Part] = []
    stack: list[float] = []
    title_text = ""
    text_of, cell_of = iter(running), iter(cells)
    for at, one in enumerate(paragraphs):
        if one.rows:
            made.extend(_row([next(cell_of) for _ in row]) for row in one.rows)
            stack = []
            continue
        text = next(text_of)
        if one is title:
            title_text = text
            continue
        item = _item(one, text, paragraphs, at)
        if item:
            stack = _stacked(stack, one.lines[0])
            made.append(replace(item, level=len(stack)))
            continue
        stack = []
        level = sizes.get(id(one))
        made.append(Part(Block.HEADING, text, level) if level else Part(Block.PROSE, text))
    made.extend(Part(Block.PROSE, text) for text in text_of)
    return title_text, tuple(part for part in made if part.text)


def _cells(paragraphs: list[Paragraph]) -> list[list[Line]]:
    return [list(cell) for one in paragraphs for row in one.rows for cell in row]


def _row(cells: list[str]) -> Part:
    return Part(Block.ROW, " ".join(cell for cell in cells if cell), cells=tuple(cells))


def _heading_sizes(
    paragraphs: list[Paragraph], running: list[str], title: Paragraph | None, body: float
) -> dict[int, int]:
    """The level of each heading, by the identity of its paragraph: the larger, the higher."""
    prose = [one for one in paragraphs if not one.rows]
    found = [
        one
        for one, text in zip(prose, running, strict=False)
        if one is not title and _is_heading(one, text, body)
    ]
    looks = sorted({_look(one) for one in found}, reverse=True)
    first = 2 if title else 1
    return {id(one): min(6, looks.index(_look(one)) + first) for one in found}


def _look(one: Paragraph) -> tuple[float, bool]:
    return round(one.lines[0].size * 2) / 2, one.lines[0].bold


def _is_heading(one: Paragraph, text: str, body: float) -> bool:
    line = one.lines[0]
    if (
        len(text) > _LONGEST_HEADING
        or len(one.lines) > _MOST_HEADING_LINES
        or not re.search(r"[^\W\d_]", text)
    ):
        return False
    if _STOPPED.search(text) and len(text.split()) > _FEW_WORDS:
        return False
    is_bold = all(line.bold for line in one.lines)
    return line.size >= _LARGER * body or (is_bold and line.size >= 0.94 * body and not _STOPPED.search(text))


def _item(one: Paragraph, text: str, paragraphs: list[Paragraph], at: int) -> Part | None:
    bullet = BULLET.match(text)
    if bullet:
        return Part(Block.ITEM, text[bullet.end() :])
    around = [
        other for other in (*paragraphs[max(0, at - 1) : at], *paragraphs[at + 1 : at + 2]) if other.lines
    ]
    number = NUMBER.match(text)
    if number and any(counts_on(text, other.lines[0].text) for other in around):
        return Part(Block.ITEM, text[number.end() :], label=number[0].strip())
    dash = _DASH.match(text)
    if dash and any(other.lines[0].text[:2] == text[:2] for other in around):
        return Part(Block.ITEM, text[dash.end() :])
    return None


def _stacked(stack: list[float], line: Line) -> list[float]:
    """The left edges of the lists that an item stands in, its own last."""
    kept = [edge for edge in stack if edge < line.x0 - _INDENT * line.size]
    same = [edge for edge in stack if abs(edge - line.x0) <= _INDENT * line.size]
    return [*kept, *(same[:1] or [line.x0])]
