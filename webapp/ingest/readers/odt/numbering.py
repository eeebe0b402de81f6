"""Labels of lists and headings in OpenDocument: numbers are not written in the file, they are counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from webapp.ingest.parts.numerals import FORMATS

DEEPEST: Final = 10
"""Levels that a list style describes."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is labelled."""

    format: str = ""
    """``1``, ``a``, ``A``, ``i``, ``I``; empty for none, ``•`` for any bullet."""
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1
    """How many levels the label shows: 2 for ``3.1``."""
    doubles: bool = False
    """Letters beyond z are doubled (aa, bb) rather than counted on (aa, ab)."""


BULLET: Final = Level(format="•")


class Numbering:
    """Counts one list."""

    def __init__(self, levels: Mapping[int, Level]) -> None:
        self.levels = levels
        self._counts: dict[int, int] = {}

    def level(self, depth: int) -> Level:
        """How items at a depth from 1 are labelled."""
        return self.levels.get(depth, BULLET)

    def restart(self, depth: int, start: int) -> None:
        """The next item at this depth has this number."""
        self._counts[depth] = start - 1

    def label(self, depth: int) -> str:
        """The label of the next item at a depth; empty for a bullet."""
        level = self.level(depth)
        if depth not in self._counts:
            self._counts[depth] = level.start - 1
        self._counts[depth] += 1
        for deeper in [one for one in self._counts if one > depth]:
            del self._counts[deeper]
        if level.format in ("", "•"):
            return ""
        first = max(depth - level.shown + 1, 1)
        numbers = [self._number(one) for one in range(first, depth + 1)]
        return f"{level.before}{'.'.join(filter(None, numbers))}{level.after}".strip()

    def _number(self, depth: int) -> str:
        level = self.level(depth)
        number = self._counts.get(depth, level.start)
        if level.format in ("", "•"):
            return ""
        doubles = level.doubles and level.format in ("a", "A")
        return FORMATS.get(level.format * (1 + doubles), str)(number)
