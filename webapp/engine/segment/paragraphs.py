"""Paragraphs: by blank lines where the text has them, else by line ends.

Inside a block of lines without a blank one between them, a hard line end always ends a sentence (headings,
lists, captions, verse); it ends the paragraph too where the text has no blank lines, or where the line is
longer than any program wraps and closed, hence a paragraph set as one line.
"""

from __future__ import annotations

from webapp.engine.model import Span
from webapp.engine.segment.lines import CLOSING, WIDEST_WRAP, Line


def paragraphs_of(text: str, lines: list[Line]) -> list[list[Span]]:
    """Paragraphs of units; a unit is a stretch of text that no sentence leaves."""
    has_blank = any(line.after_blank for line in lines[1:])
    paragraphs: list[list[Span]] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None and line.soft and not line.after_blank:
            unit = paragraphs[-1][-1]
            paragraphs[-1][-1] = Span(unit.start, line.end)
        elif previous is None or line.after_blank or not has_blank or _is_paragraph(text, previous):
            paragraphs.append([Span(line.start, line.end)])
        else:
            paragraphs[-1].append(Span(line.start, line.end))
        previous = line
    return paragraphs


def _is_paragraph(text: str, line: Line) -> bool:
    return (
        line.end - line.start > WIDEST_WRAP
        and CLOSING.search(text, max(line.start, line.end - 8), line.end) is not None
    )
