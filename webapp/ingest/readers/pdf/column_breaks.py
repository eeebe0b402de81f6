"""Paragraphs that go on over the end of a column or page.

The last line of one column and the first of the next belong together where a sentence runs on, or where
they are set like lines of one paragraph: no room was left, and no indent begins a new one. Programs leave no
single line of a paragraph behind, so where one would be, two paragraphs just meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from webapp.ingest.readers.pdf.setting import (
    BULLET,
    END,
    INDENT,
    NUMBER,
    Habits,
    Paragraph,
    had_room,
    indent,
    is_open,
    same_size,
)


def leaves_single(columns: list[list[Paragraph]]) -> bool:
    """Whether a paragraph leaves a single line at the foot or head of a column anywhere: programs avoid it
    unless they are told otherwise."""
    return any(
        1 in {len(one[-1].lines), len(two[0].lines)}
        and bool(one[-1].lines and two[0].lines)
        and same_size(one[-1].lines[-1], two[0].lines[0])
        and is_open(one[-1].lines[-1], two[0].lines[0])
        for one, two in pairwise(columns)
    )


@dataclass(frozen=True, slots=True)
class ColumnBreak:
    """Two paragraphs at the foot of one column and at the head of another."""

    one: Paragraph
    two: Paragraph
    is_interrupted: bool = False
    """Whether a table stands between them."""
    leaves_single: bool = True
    is_at_picture: bool = False
    """Whether a picture or box stands between them; those are put between paragraphs more often than not."""

    def holds(self, habits: Habits) -> bool:
        """Whether they are one paragraph."""
        last, first = self.one.lines[-1], self.two.lines[0]
        if not same_size(last, first) or last.bold != first.bold or BULLET.match(first.text):
            return False
        if self.is_interrupted or is_open(last, first):
            return is_open(last, first)
        is_below = last.page == first.page and first.y > last.y and last.x0 < first.x1 and first.x0 < last.x1
        if is_below and habits.is_gap(last, first):
            return False
        return self.goes_on()

    def goes_on(self) -> bool:
        """Whether the lines are set as those of one paragraph."""
        last, first = self.one.lines[-1], self.two.lines[0]
        if BULLET.match(first.text) or NUMBER.match(first.text):
            return False
        if is_open(last, first):
            return True
        if had_room(last, first, self.one.column):
            return False
        if BULLET.match(self.one.lines[0].text) or NUMBER.match(self.one.lines[0].text):
            return indent(first, self.two.column) >= INDENT
        if indent(first, self.two.column) >= INDENT:
            return False
        is_indented = indent(self.one.lines[0], self.one.column) >= INDENT
        return is_indented or not END.search(last.text) or not (self.is_at_picture or self._is_single())

    def _is_single(self) -> bool:
        """Whether one of both would leave a single line behind, where none does."""
        here = set(map(id, self.one.column.lines))
        left = sum(id(line) in here for line in self.one.lines)
        return not self.leaves_single and 1 in {left, len(self.two.lines)}
