"""The places inside an edited link where the words differ: what was deleted there on the left and inserted on
the right stand in each other's place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from webapp.engine.model import Link, Span


@dataclass(frozen=True, slots=True)
class Hunk:
    """A place where the two sides of an edited link differ."""

    link: str
    """Id of the link."""
    left: Span | None
    """From the first to the last deleted character; None for a mere insertion."""
    right: Span | None
    """From the first to the last inserted character; None for a mere deletion."""


class Hunks:
    """The hunks of a group, to see in which of them a place lies. A look-up takes logarithmic time."""

    def __init__(self, hunks: Iterable[Hunk]) -> None:
        sides: tuple[dict[str, list[tuple[Span, Hunk]]], ...] = ({}, {})
        for hunk in hunks:
            for places, span in zip(sides, (hunk.left, hunk.right), strict=True):
                if span is not None:
                    places.setdefault(hunk.link, []).append((span, hunk))
        self._sides = tuple(
            [([span.end for span, _ in found], found) for found in places.values()] for places in sides
        )
        self._met: dict[tuple[int, int, bool], Hunk | None] = {}

    def of(self, span: Span, *, left: bool) -> Hunk | None:
        """The hunk that overlaps ``span`` on that side, of the first link that has one."""
        key = (span.start, span.end, left)
        if key not in self._met:
            self._met[key] = next(self._of(span, left=left), None)
        return self._met[key]

    def _of(self, span: Span, *, left: bool) -> Iterator[Hunk]:
        for ends, found in self._sides[0 if left else 1]:  # those of one link follow each other
            at = bisect_right(ends, span.start)
            if at < len(found) and found[at][0].start < span.end:
                yield found[at][1]


def hunks(link: Link, texts: tuple[str, str]) -> list[Hunk]:
    """Runs of deletions and insertions; an equal stretch without a word does not part them."""
    hunks: list[Hunk] = []
    left: Span | None = None
    right: Span | None = None
    for change in link.changes:
        if change.op == "equal":
            if change.left and any(character.isalnum() for character in change.left.of(texts[0])):
                if left or right:
                    hunks.append(Hunk(link.id, left, right))
                left = right = None
            continue
        left = _widened(left, change.left)
        right = _widened(right, change.right)
    if left or right:
        hunks.append(Hunk(link.id, left, right))
    return hunks


def _widened(span: Span | None, more: Span | None) -> Span | None:
    if span is None or more is None:
        return span or more
    return Span(min(span.start, more.start), max(span.end, more.end))
