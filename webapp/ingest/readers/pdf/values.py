"""What stands on a page: characters, fragments of lines, lines, columns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """How characters look."""

    size: float
    """Of the font, in points as it stands on the page."""
    bold: bool
    italic: bool
    is_hidden: bool
    """Whether it leaves no ink (render mode 3)."""


@dataclass(slots=True)
class Glyph:
    """One character, or several that share one place (a ligature)."""

    text: str
    x0: float
    x1: float
    y: float
    """Of the baseline."""
    face: Face
    is_linked: bool = False
    is_raised: bool = False
    """Set small above the line; ``y`` is that of the line then."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x0: float
    y0: float
    """Its upper edge."""
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it came."""

    number: int
    """From 0."""
    width: float
    height: float
    glyphs: list[Glyph]
    pictures: tuple[Box, ...]
    frames: tuple[Box, ...]
    """Filled or outlined rectangles that could hold text."""
    dots: tuple[Box, ...]
    """Small shapes that could be bullets."""
    turned: int
    """Characters that were left out because they run in another direction than most."""
    hidden: int
    """Characters that were left out because they leave no ink or stand off the page."""
    is_scan: bool
    """Whether its text lies unseen over a picture of the page."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in one column, or a part of one up to a wide gap."""

    page: int
    text: str
    x0: float
    x1: float
    y: float
    """Of the baseline."""
    size: float
    """Of the font of most of its letters."""
    bold: bool
    """Whether most of its letters are bold."""
    italic: bool
    linked: float
    """Share of its letters that belong to a link."""
    links: int
    """Stretches of its text that are links."""
    head: float = 0.0
    """Width of its first word."""
    raised: tuple[tuple[int, int], ...] = ()
    """Ranges of ``text`` that are set small above the line."""
    rtl: bool = False
    """Whether it is written from right to left; ``x`` is counted from the right then."""


@dataclass(frozen=True, slots=True)
class Column:
    """Lines under each other, or the rows of a table."""

    lines: tuple[Line, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...] = ()
    """Of a table: its rows, of cells, of lines; ``lines`` is empty then."""
    aside: bool = False
    """Whether it stands in a box of its own, beside the text."""

    @property
    def left(self) -> float:
        return min(line.x0 for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.x1 for line in self.lines)
