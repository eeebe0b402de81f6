"""Stretches of a text, to see whether any of them covers or meets a place without looking at each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from webapp.engine.model import Span


class Stretches:
    """Spans of one text in any order; they may overlap. A look-up takes logarithmic time.

    >>> Stretches([Span(3, 9), Span(20, 24)]).meet(Span(8, 12))
    True
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self.spans = tuple(ordered)
        """In order."""
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def meet(self, span: Span) -> bool:
        """Whether one of them has a character in common with ``span``."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start

    def hold(self, span: Span) -> bool:
        """Whether one of them covers the whole of ``span``."""
        before = bisect_right(self._starts, span.start)
        return before > 0 and self._ends[before - 1] >= span.end
