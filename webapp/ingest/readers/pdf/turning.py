"""From a page's own directions to those in which its text is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from webapp.ingest.readers.pdf.values import Box

_COS_SIN: Final = ((1, 0), (0, 1), (-1, 0), (0, -1))

Place = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Turning:
    """Turns points so that most text runs from left to right, and counts ``y`` downwards."""

    quarter: int
    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of(cls, bounds: tuple[float, float, float, float], quarter: int) -> Turning:
        """For a page with these bounds (left, bottom, right, top), whose text makes so many quarter turns to
        the left."""
        bare = cls(quarter, 0.0, 0.0, 0.0, 0.0).box(*bounds)
        return cls(quarter, bare.x0, bare.y0, bare.width, bare.height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page, turned."""
        cos, sin = _COS_SIN[self.quarter]
        return x * cos + y * sin - self.left, x * sin - y * cos - self.top

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of the page, turned."""
        (ax, ay), (bx, by) = self.point(left, bottom), self.point(right, top)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def place(self, origin: tuple[float, float], box: tuple[float, float, float, float]) -> Place:
        """Where a character begins and ends, and its base line."""
        if self.quarter == 0:
            return box[0] - self.left, box[2] - self.left, -origin[1] - self.top
        turned = self.box(*box)
        return turned.x0, turned.x1, self.point(*origin)[1]

    def holds(self, x: float, y: float) -> bool:
        """Whether a turned point lies on the page."""
        return 0 <= x <= self.width and 0 <= y <= self.height
