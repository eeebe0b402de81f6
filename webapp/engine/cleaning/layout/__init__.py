"""What a line is: prose, a heading, an item, a row, a turn, a stamp or a quotation set off.

One line alone seldom says it: ``2. Liga was a shock.`` is prose, or the second item of a list. So every
reader sees all lines, the sure ones first, and takes those it knows; what nobody takes is prose.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from webapp.engine.cleaning.layout.headings import headings, markdown_headings
from webapp.engine.cleaning.layout.lists import bullets, numbered
from webapp.engine.cleaning.layout.mark import Mark
from webapp.engine.cleaning.layout.openings import opens_block
from webapp.engine.cleaning.layout.page import Found, Page
from webapp.engine.cleaning.layout.quotes import quotes
from webapp.engine.cleaning.layout.stamps import leading_stamps, stamps
from webapp.engine.cleaning.layout.tables import cells_of, rankings, rows
from webapp.engine.cleaning.layout.turns import turns
from webapp.engine.model import Block, Span

__all__ = ["Mark", "cells", "marks", "opens_block"]

_READERS: Final[tuple[Callable[[Page], dict[int, Found]], ...]] = (
    quotes,
    markdown_headings,
    turns,
    stamps,
    rankings,
    numbered,
    bullets,
    rows,
    leading_stamps,
    headings,
)
"""The sure ones first: a line that one took the next do not see."""


MOST: Final = 20_000
"""Lines of a text from which all count as prose: so many are no article."""


def marks(text: str, lines: Sequence[Span]) -> list[Mark]:
    """What each line of a text is.

    ``lines`` are the text's lines, trimmed, none blank, in order; the result has one mark for each.
    """
    if len(lines) > MOST:
        return [Mark(Block.PROSE, None)] * len(lines)
    page = Page(text, lines)
    for read in _READERS:
        page.take(read(page))
    return [_mark(span, page.found.get(number)) for number, span in enumerate(lines)]


def _mark(line: Span, found: Found | None) -> Mark:
    if found is None:
        return Mark(Block.PROSE, None)
    return Mark(found.block, Span(line.start, line.start + found.label) if found.label else None)


def cells(text: str, line: Span, mark: Mark) -> list[Span]:
    """The cells of a row, trimmed, in order, as ranges of the text: of ``Arden 4,210`` the name and the
    figure. None of a line that only draws a rule, or that is no row."""
    if mark.block is not Block.ROW:
        return []
    start = mark.label.end if mark.label else line.start
    return [Span(start + low, start + high) for low, high in cells_of(text[start : line.end])]
