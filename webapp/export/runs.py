"""What a document under revision is made of: runs of text and ends of paragraphs, each kept, deleted,
inserted or moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from webapp.engine.model import Span

Op = Literal["equal", "insert", "delete", "from", "to"]
"""``from`` is where moved words stood, ``to`` where they stand now."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph."""

    op: Op
    """``delete`` and ``from`` stand in the source only, ``insert`` and ``to`` in the rewrite only."""
    text: str
    """Its characters; may hold line ends."""
    left: Span | None = None
    """Where it stands in the source's stream; None where it does not."""
    right: Span | None = None
    """Where it stands in the rewrite's."""
    move: int = -1
    """The number of the move it belongs to; -1 for none."""


@dataclass(frozen=True, slots=True)
class End:
    """The end of a paragraph that is not the document's last."""

    op: Op
    """On which side it is; never moved."""
    left: Span | None = None
    """Where it stands in the source's stream; None where it does not."""
    right: Span | None = None
    """Where it stands in the rewrite's."""


Piece = Run | End


def joined(found: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbouring runs of one kind as one."""
    held: Run | None = None
    for piece in chain(found, (None,)):
        if isinstance(piece, Run) and not piece.text:
            continue
        if held and isinstance(piece, Run) and (held.op, held.move) == (piece.op, piece.move):
            held = Run(
                held.op,
                held.text + piece.text,
                _hull(held.left, piece.left),
                _hull(held.right, piece.right),
                held.move,
            )
            continue
        if held:
            yield held
        held = piece if isinstance(piece, Run) else None
        if isinstance(piece, End):
            yield piece


def _hull(first: Span | None, second: Span | None) -> Span | None:
    return Span(first.start, second.end) if first and second else first or second


def parted(found: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, no kept end of a paragraph between two insertions: LibreOffice 7.4 takes such an end for
    inserted too and refuses it with them. The end is told as inserted, and the kept one stands after the
    paragraphs that were inserted there, or a deleted one after the words that were."""
    place = 0
    while place < len(found):
        piece = found[place]
        between = 0 < place < len(found) - 1 and _came(found[place - 1]) and _came(found[place + 1])
        if not (between and isinstance(piece, End) and piece.op == "equal"):
            yield piece
            place += 1
            continue
        stop = next((n for n in range(place + 1, len(found)) if not _came(found[n])), len(found))
        yield replace(piece, op="insert", left=None)
        last = found[stop - 1]
        if isinstance(last, End):
            yield from found[place + 1 : stop - 1]
            yield replace(last, op="equal", left=piece.left)
        else:
            yield from found[place + 1 : stop]
            yield replace(piece, op="delete", right=None)
        place = stop


def _came(piece: Piece) -> bool:
    return piece.op in {"insert", "to"}
