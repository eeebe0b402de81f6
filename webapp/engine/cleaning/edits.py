"""Edits of a text that keep account of where every character came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from webapp.engine.model import Span


class Edit(NamedTuple):
    """Replace a range of a text.

    What is dropped belongs to the character kept before it. To have it belong to the one behind, replace the
    dropped characters and that one together (``**b`` by ``b``).
    """

    start: int
    """First character that goes."""
    end: int
    """One past the last."""
    text: str
    """What stands there instead. As long as the range it is mapped one to one, else to the range's start."""


class Cleaned:
    """A text as it is read, and where each of its characters stands in the text as it came."""

    __slots__ = ("_origins", "original", "text")

    def __init__(self, original: str) -> None:
        self.original = original
        """The text as it came."""
        self.text = original
        """The text as it is read."""
        self._origins: list[int] | None = None  # None while both are the same

    def edit(self, edits: Iterable[Edit]) -> int:
        """Apply edits of ``text``, in order and without overlap. How many there were."""
        pieces: list[str] = []
        origins: list[int] = []
        known = self._origins or range(len(self.text) + 1)
        at = count = 0
        for start, end, text in edits:
            pieces += (self.text[at:start], text)
            origins += known[at:start]
            origins += known[start:end] if len(text) == end - start else [known[start]] * len(text)
            at = end
            count += 1
        if count:
            pieces.append(self.text[at:])
            origins += known[at:]
            self.text, self._origins = "".join(pieces), origins
        return count

    def origin(self, span: Span) -> Span:
        """Where a range of ``text`` stands in ``original``; ranges that touch still touch there."""
        if self._origins is None:
            return span
        return Span(self._origins[span.start], self._origins[span.end])

    def dropped(self) -> Iterator[Span]:
        """The ranges of ``original`` that are left out, in order; not what something else stands for."""
        if self._origins is None:
            return
        for at, (start, end) in enumerate(pairwise(self._origins)):
            if end - start > 1:
                kept = self.text[at]
                if _alike(self.original[start], kept):
                    yield Span(start + 1, end)
                elif _alike(self.original[end - 1], kept):
                    yield Span(start, end - 1)

    def place(self, span: Span) -> Span:
        """Where a range of ``original`` stands in ``text``: of a character that was dropped, where it was."""
        if self._origins is None:
            return span
        start = bisect_left(self._origins, span.start)
        if start < len(self._origins) and self._origins[start] > span.start:
            start = max(0, bisect_right(self._origins, span.start) - 1)
        return Span(start, max(start, bisect_left(self._origins, span.end)))


def _alike(one: str, other: str) -> bool:
    return one == other or (one.isspace() and other.isspace())
