"""Paragraphs: by blank lines where the text has them, else by line ends; a block is one of its own.

Inside a paragraph of several lines a line end always ends a sentence (lists, captions, verse). It ends the
paragraph too where the text has no blank lines, where the line is as long as a paragraph and closed, and
where either line is a block: a heading, an item, a row, a turn, a stamp.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from webapp.engine.cleaning.layout import Mark, cells
from webapp.engine.model import Block, Paragraph, Span
from webapp.engine.segment.lines import CLOSING, Line

WIDEST_WRAP: Final = 120
"""Characters. Programs wrap at 60 to 100; longer lines are paragraphs."""


@dataclass(slots=True)
class Draft:
    """A paragraph while it is put together."""

    paragraph: Paragraph
    """What it is."""
    units: list[Span] = field(default_factory=list)
    """Stretches of text that no sentence leaves."""
    page: Span | None = None
    """Where it stands in the text as it came, if it is a page's header, footer or number."""


def paragraphs_of(text: str, lines: Sequence[Line], marks: Sequence[Mark]) -> list[Draft]:
    """The paragraphs of a text; ``marks`` say of each line what it is. A label is no part of a unit, but
    where nothing else stands on the line."""
    has_blank = any(line.after_blank for line in lines[1:])
    drafts: list[Draft] = []
    parted = [True]
    for (line, mark), (follower, following) in pairwise(zip(lines, marks, strict=True)):
        blocks = mark.block is not Block.PROSE or following.block is not Block.PROSE
        parted.append(blocks or follower.after_blank or not has_blank or _is_paragraph(text, line))
    for line, mark, begins in zip(lines, marks, parted, strict=False):
        whole = Span(line.start, line.end)
        alone = mark.label is None or mark.label.end >= line.end
        if begins:
            of_row = tuple(cells(text, whole, mark))
            drafts.append(Draft(Paragraph(mark.block, None if alone else mark.label, of_row)))
        drafts[-1].units.append(whole if alone or mark.label is None else Span(mark.label.end, line.end))
    return drafts


def with_pages(drafts: Sequence[Draft], pages: Sequence[tuple[Span, Span]]) -> Iterator[Draft]:
    """The paragraphs with the lines of pages between them, each a paragraph. ``pages``: where each would
    stand in the text, and where it stands in the text as it came. One in a paragraph is a part of that."""
    rest = deque(pages)
    end = 0
    for draft in drafts:
        while rest and rest[0][0].start <= draft.units[0].start:
            place, page = rest.popleft()
            if place.start >= end:
                yield Draft(Paragraph(), [Span(place.start, place.start)], page)
        yield draft
        end = draft.units[-1].end
    yield from (Draft(Paragraph(), [Span(p.start, p.start)], page) for p, page in rest if p.start >= end)


def _is_paragraph(text: str, line: Line) -> bool:
    return (
        line.end - line.start > WIDEST_WRAP
        and CLOSING.search(text, max(line.start, line.end - 8), line.end) is not None
    )
