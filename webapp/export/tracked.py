"""A rewrite as a document under revision: what it deletes from its source, inserts and moves.

Taking all changes gives the rewrite to the letter, refusing all the source: headlines, labels and page
furniture too, paragraph by paragraph. What a paragraph's end became is its own matter: taking a deleted end,
or refusing an inserted one, runs its paragraph together with the next.

    source   It cost 12 million.  Nobody was hurt.
    rewrite  It cost 21 million.  The mayor spoke.
    tracked  It cost [-12-]{+21+} million. [-Nobody was hurt.-]{+The mayor spoke.+}
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from webapp.engine.model import Block, Comparison, Side, Span
from webapp.export.anchors import level
from webapp.export.merge import pieces
from webapp.export.remarks import Place, Places, Remark, joined, remarks
from webapp.export.runs import End, Op, Piece, Run
from webapp.export.stream import Stream
from webapp.review import Standing


@dataclass(frozen=True, slots=True)
class Noted:
    """A run with the remarks on it."""

    run: Run
    """Its characters."""
    remarks: tuple[int, ...] = ()
    """Their numbers."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    runs: tuple[Noted, ...]
    """In reading order; may be none."""
    end: Op
    """What became of its end; the last paragraph's is always kept."""
    block: Block | None
    """What it is; None for a headline."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """The whole document."""

    paragraphs: tuple[Paragraph, ...]
    """At least one."""
    remarks: tuple[Remark, ...]
    """What stands in the margin, by number. One that is on no run is on the whole."""


def tracked(comparison: Comparison, notes: Sequence[Remark] = (), now: Standing | None = None) -> Tracked:
    """The rewrite of a comparison with its changes, the comparison's remarks, as its review stands, and what
    people noted."""
    left, right = Stream.of(comparison.left), Stream.of(comparison.right)
    noted = joined(remarks(comparison, now), notes)
    places = Places(comparison, left, right)
    margin = _Margin([places.of(remark.about) for remark in noted])
    found = _whole_moves(list(pieces(level(comparison, left, right), left, right)))
    return Tracked(tuple(_paragraphs(margin.cut(found), left, right)), noted)


def _whole_moves(found: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces; what moved without all of it being found on both sides is deleted and inserted."""
    texts: dict[Op, defaultdict[int, str]] = {"from": defaultdict(str), "to": defaultdict(str)}
    for piece in found:
        if isinstance(piece, Run) and piece.op in texts:
            texts[piece.op][piece.move] += piece.text
    plain: dict[Op, Op] = {"from": "delete", "to": "insert"}
    for piece in found:
        if isinstance(piece, Run) and texts["from"][piece.move] != texts["to"][piece.move]:
            yield replace(piece, op=plain.get(piece.op, piece.op), move=-1)
        else:
            yield piece


def _paragraphs(found: Iterable[Noted | End], left: Stream, right: Stream) -> Iterator[Paragraph]:
    runs: list[Noted] = []
    for piece in found:
        if isinstance(piece, Noted):
            runs.append(piece)
            continue
        yield Paragraph(tuple(runs), piece.op, _block(piece, left, right))
        runs = []
    last = End("equal", Span(left.whole.end, left.whole.end), Span(right.whole.end, right.whole.end))
    yield Paragraph(tuple(runs), "equal", _block(last, left, right))


def _block(end: End, left: Stream, right: Stream) -> Block | None:
    """Of the paragraph that the end closes, in the rewrite if it is there."""
    if end.right and (right.text or not end.left):
        return right.block(end.right.start - 1)
    return left.block(end.left.start - 1) if end.left else Block.PROSE


@dataclass(slots=True)
class _Stretches:
    """Which remarks stand on each stretch of a side."""

    edges: list[int] = field(default_factory=list)
    """Where one begins or ends, in order."""
    on: list[tuple[int, ...]] = field(default_factory=list)
    """The remarks from each edge on."""

    @classmethod
    def of(cls, spans: Sequence[tuple[int, Span]]) -> _Stretches:
        """Of the remarks' numbers with their spans."""
        changes: defaultdict[int, list[tuple[int, bool]]] = defaultdict(list)
        for number, span in spans:
            changes[span.start].append((number, True))
            changes[span.end].append((number, False))
        open_: set[int] = set()
        made = cls()
        for edge in sorted(changes):
            for number, begins in changes[edge]:
                open_ = open_ | {number} if begins else open_ - {number}
            made.edges.append(edge)
            made.on.append(tuple(sorted(open_)))
        return made

    def inside(self, span: Span) -> list[int]:
        """The edges within a span."""
        first, last = bisect_right(self.edges, span.start), bisect_left(self.edges, span.end)
        return self.edges[first:last]

    def at(self, place: int) -> tuple[int, ...]:
        """The remarks on the character at a place."""
        after = bisect_right(self.edges, place)
        return self.on[after - 1] if after else ()


class _Margin:
    """Which remarks stand on which runs."""

    def __init__(self, found: Sequence[Place | None]) -> None:
        by_side = {
            side: [(number, place.span) for number, place in enumerate(found) if place and place.side is side]
            for side in Side
        }
        self.left = _Stretches.of(by_side[Side.LEFT])
        self.right = _Stretches.of(by_side[Side.RIGHT])

    def cut(self, found: Iterable[Piece]) -> Iterator[Noted | End]:
        """The pieces, runs cut where a remark begins or ends."""
        for piece in found:
            if isinstance(piece, End):
                yield piece
            else:
                yield from self._cut(piece)

    def _cut(self, run: Run) -> Iterator[Noted]:
        edges = {0, len(run.text)}
        for span, stretches in ((run.left, self.left), (run.right, self.right)):
            if span:
                edges.update(edge - span.start for edge in stretches.inside(span))
        for start, stop in pairwise(sorted(edge for edge in edges if edge <= len(run.text))):
            left = Span(run.left.start + start, run.left.start + stop) if run.left else None
            right = Span(run.right.start + start, run.right.start + stop) if run.right else None
            on = (
                *(self.left.at(left.start) if left else ()),
                *(self.right.at(right.start) if right else ()),
            )
            yield Noted(Run(run.op, run.text[start:stop], left, right, run.move), tuple(sorted(on)))
