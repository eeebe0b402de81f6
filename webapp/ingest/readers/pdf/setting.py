"""How a document sets its lines: how far apart, and what a line's beginning and end show."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from webapp.ingest.readers.pdf.values import Column, Line

_SAME_SIZE: Final = 0.07
_GAP: Final = 1.18
"""Of the usual distance of lines of that size: more is a gap."""
_UNKNOWN_GAP: Final = 1.62
"""Of the size, where too few lines tell the usual distance."""
_FREQUENT: Final = 0.5
"""Of how often the most frequent distance occurs."""
_FEWEST_STEPS: Final = 4
_ROOM: Final = 0.5
"""Of the size: what has to be left beside the next word, for it to have had room."""
INDENT: Final = 0.7
"""Of the size."""
END: Final = re.compile(r"[.!?…:;。！？][\"'”’»“)\]]*$")
LOWER: Final = re.compile(r"[\"'“„«(]*[^\W\d_A-ZÀ-Þ]")
BULLET: Final = re.compile(r"[•◦▪▫■□●○‣⁃∙·➢➤✓✔❖\uf0b7\uf0a7\uf0d8\uf0fc\ue00c]\s*")
NUMBER: Final = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\d{1,3}(?:\.\d{1,3})+\.?)\s+(?=\S)")


@dataclass(slots=True)
class Paragraph:
    """Lines of one paragraph, or the rows of a table."""

    lines: list[Line]
    column: Column
    rows: tuple[tuple[tuple[Line, ...], ...], ...] = ()
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document sets its lines."""

    body: float
    """The size of most letters."""
    leading: dict[int, float] = field(default_factory=dict)
    """The usual distance of lines, by size in half points."""

    @classmethod
    def of(cls, columns: Iterable[Column], body: float) -> Habits:
        """What most lines show."""
        return cls(body, _leading(column.lines for column in columns))

    def within(self, column: Column) -> Habits:
        """The same for one column: what its own lines show goes first."""
        return Habits(self.body, self.leading | _leading([column.lines]))

    def is_gap(self, one: Line, two: Line) -> bool:
        """Whether two lines under each other stand farther apart than lines of a paragraph."""
        usual = self.leading.get(round(2 * one.size))
        most = _GAP * usual if usual else _UNKNOWN_GAP * max(one.size, two.size)
        return not 0 < two.y - one.y <= most


def _leading(columns: Iterable[tuple[Line, ...]]) -> dict[int, float]:
    """The usual distance of lines, by size in half points: the least of those that are frequent, for the
    others are gaps between paragraphs."""
    steps: dict[int, Counter[float]] = defaultdict(Counter)
    for lines in columns:
        for one, two in pairwise(lines):
            step = two.y - one.y
            if same_size(one, two) and 0.8 * one.size < step < 3 * one.size:
                steps[round(2 * one.size)][round(2 * step) / 2] += 1
    return {
        size: min(step for step in found if found[step] >= _FREQUENT * max(found.values()))
        for size, found in steps.items()
        if sum(found.values()) >= _FEWEST_STEPS
    }


def same_size(one: Line, two: Line) -> bool:
    """Whether two lines are set in one size."""
    return abs(one.size - two.size) <= _SAME_SIZE * max(one.size, two.size)


def is_open(last: Line, first: Line) -> bool:
    """Whether a sentence runs on from one line to the other."""
    return not END.search(last.text) and LOWER.match(first.text) is not None


def indent(line: Line, column: Column) -> float:
    """How far a line begins from its column's edge, in sizes."""
    left = min((other.x0 for other in column.lines if same_size(other, line)), default=line.x0)
    return (line.x0 - left) / line.size


def had_room(last: Line, line: Line, column: Column) -> bool:
    """Whether the first word of a line had room at the end of the one before."""
    right = max(other.x1 for other in column.lines if same_size(other, last))
    return right - last.x1 > line.head + _ROOM * line.size


def counts_on(text: str, other: str) -> bool:
    """Whether two texts begin with numbers of one kind that follow each other."""
    one, two = NUMBER.match(text), NUMBER.match(other)
    if not one or not two:
        return False
    ordinals = [_ordinal(match[0]) for match in (one, two)]
    return abs(ordinals[0] - ordinals[1]) == 1


def _ordinal(label: str) -> int:
    last = re.findall(r"\d+|[a-z]+", label)[-1]
    if last.isdecimal():
        return int(last)
    roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
    return roman.get(last, 1000 + ord(last[0]))
