"""Lists of links: a menu, a table of contents, other articles of a site. They point at texts and are none."""

from __future__ import annotations

from typing import Final

from webapp.ingest.readers.pdf.setting import Paragraph

_LINKED: Final = 0.9
"""Share of a paragraph's letters."""
_FEWEST: Final = 3
"""Links in a row; one or two may be a paragraph that is a link."""
_MARKS: Final = 2
"""Letters of a bullet or number that is no part of the link."""


def without_lists(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], int]:
    """The paragraphs but for lists of links with what stands above them as their heading, and how many lists
    there were."""
    kept: list[Paragraph] = []
    count = at = 0
    while at < len(paragraphs):
        end = at
        while end < len(paragraphs) and _is_linked(paragraphs[end]):
            end += 1
        run = paragraphs[at:end]
        if sum(line.links for paragraph in run for line in paragraph.lines) < _FEWEST:
            kept.extend(paragraphs[at : end + 1])
            at = end + 1
            continue
        count += 1
        is_headed = bool(kept) and _is_heading_of(kept[-1], run[0], paragraphs[end : end + 1])
        if is_headed:
            kept.pop()
        at = end
    return kept, count


def _is_linked(paragraph: Paragraph) -> bool:
    letters = sum(max(0, len(line.text.replace(" ", ""))) for line in paragraph.lines)
    linked = sum(line.linked * len(line.text.replace(" ", "")) for line in paragraph.lines)
    return bool(paragraph.lines) and letters > 0 and linked >= min(_LINKED * letters, letters - _MARKS) > 0


def _is_heading_of(above: Paragraph, first: Paragraph, after: list[Paragraph]) -> bool:
    """Whether a paragraph above a list heads it: set larger or bolder, and with nothing else below it."""
    if not above.lines or len(above.lines) > 1:
        return False
    head, line = above.lines[0], first.lines[0]
    is_larger = head.size > line.size * 1.05 or (head.bold and not line.bold)
    is_last = not after or not after[0].lines or after[0].lines[0].size >= head.size
    return is_larger and is_last
