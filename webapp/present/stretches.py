"""The characters of a sentence, cut where its marks begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, pairwise

from webapp.engine.model import Paragraph, SegmentedArticle, Sentence, Span
from webapp.present.wording import shown

DRAWN = " \t|│┃"
"""Characters that only part the cells of a row: on the page stands a gap in their place."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters inside a sentence under the same marks."""

    text: str
    """The characters."""
    changed: bool = False
    """A word the counterpart does not have, in an edited sentence."""
    unread: bool = False
    """What is not compared: mark-up, a page's header, a hyphen at a line's end."""
    ring: Stretch | None = None
    """Where the run is the part of an overlapping ring: its own pieces, under their own marks."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters inside one ring, or between rings. Where rings overlap, one holds a part of the other: both
    of ``100 [million (euros] a year)`` are seen, and the round one is drawn in two parts."""

    pieces: tuple[Piece, ...]
    """At least one; a ring may hold others."""
    finding: str = ""
    """Id of the finding that rings them, empty between rings."""
    severity: str = ""
    """Of that finding."""
    cut: str = ""
    """Where the ring is open, as it goes on in another stretch: ``start``, ``end`` or both, spaced."""

    @property
    def text(self) -> str:
        """The characters of all pieces."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Ring:
    """What one finding rings."""

    span: Span
    """Where, within the sentence."""
    finding: str
    """Its id."""
    severity: str
    """How grave it is, or that it was dismissed."""


_Cut = tuple[Span, Piece, tuple[Ring, ...]]
"""A piece, where it stands, and the rings around it from the outermost."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands before, between or behind the cells of a table's row."""

    span: Span
    """Where."""
    drawn: str
    """What the page has in its place: a tab between two cells."""


def gaps_of(
    article: SegmentedArticle, paragraph: Paragraph, sentences: Sequence[Sentence]
) -> tuple[Gap, ...]:
    """The gaps of a paragraph that is a row of a table, in order; none in others."""
    if not paragraph.cells:
        return ()
    line = Span(sentences[0].span.start, sentences[-1].span.end)
    edges = [line.start, *(edge for cell in paragraph.cells for edge in (cell.start, cell.end)), line.end]
    spans = [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    last = len(spans) - 1
    return tuple(
        Gap(span, shown(span.of(article.text)).strip(DRAWN) + ("\t" if 0 < number < last else ""))
        for number, span in enumerate(spans)
        if span.start < span.end
    )


def stretches(
    text: str,
    span: Span,
    changed: Iterable[Span],
    rings: Iterable[Ring],
    gaps: Sequence[Gap] = (),
    unread: Sequence[Span] = (),
) -> tuple[Stretch, ...]:
    """The characters of ``span`` cut wherever a mark begins or ends. Changed words stand apart from each
    other; where rings overlap, the one that begins first or reaches further is outside. ``gaps`` are those of
    its paragraph, ``unread`` what of its text is not compared, in order."""
    words = sorted(changed)
    around = _outermost_first(rings, span)
    within = gaps[bisect_left(gaps, span.start, key=_end) : bisect_right(gaps, span.end, key=_start)]
    skipped = unread[bisect_right(unread, span.start, key=_past) : bisect_left(unread, span.end, key=_begin)]
    edges = {span.start, span.end}
    for mark in (*words, *skipped, *(ring.span for ring in around), *(gap.span for gap in within)):
        edges.update(edge for edge in (mark.start, mark.end) if span.start < edge < span.end)
    cuts: list[_Cut] = []
    for start, end in pairwise(sorted(edges)):
        at = bisect_right(words, start, key=_begin) - 1
        is_changed = at >= 0 and end <= words[at].end
        over = bisect_right(skipped, start, key=_begin) - 1
        is_unread = over >= 0 and end <= skipped[over].end
        place = Span(start, end)
        piece = Piece(_characters(text, place, within), is_changed and not is_unread, is_unread)
        cuts.append((place, piece, tuple(ring for ring in around if _holds(ring.span, place))))
    return tuple(_ringed(cuts, 0))


def _outermost_first(rings: Iterable[Ring], span: Span) -> tuple[Ring, ...]:
    """The rings as far as they stand in a sentence, each once."""
    inside = (
        replace(ring, span=Span(max(ring.span.start, span.start), min(ring.span.end, span.end)))
        for ring in rings
        if ring.span.start < span.end and span.start < ring.span.end
    )
    return tuple(sorted(dict.fromkeys(inside), key=lambda ring: (ring.span.start, -ring.span.end)))


def _ringed(cuts: Sequence[_Cut], depth: int) -> Iterator[Stretch]:
    """Neighbouring pieces in the same ring as one stretch, those in a further ring inside it."""
    for ring, group in groupby(cuts, key=lambda cut: cut[2][depth] if depth < len(cut[2]) else None):
        part = list(group)
        if ring is None:
            yield Stretch(tuple(piece for _, piece, _ in part))
            continue
        inner = _ringed(part, depth + 1)
        pieces = ((Piece(one.text, ring=one),) if one.finding else one.pieces for one in inner)
        ends = {"start": part[0][0].start == ring.span.start, "end": part[-1][0].end == ring.span.end}
        cut = " ".join(end for end, closed in ends.items() if not closed)
        yield Stretch(tuple(chain.from_iterable(pieces)), ring.finding, ring.severity, cut)


def _holds(ring: Span, place: Span) -> bool:
    return ring.start <= place.start and place.end <= ring.end


def _characters(text: str, span: Span, gaps: Sequence[Gap]) -> str:
    """The characters of a piece that no edge divides; a gap is drawn once, where it begins."""
    at = bisect_right(gaps, span.start, key=_start) - 1
    if at < 0 or gaps[at].span.end <= span.start:
        return shown(span.of(text))
    return gaps[at].drawn if gaps[at].span.start == span.start else ""


def _begin(span: Span) -> int:
    return span.start


def _past(span: Span) -> int:
    return span.end


def _start(gap: Gap) -> int:
    return gap.span.start


def _end(gap: Gap) -> int:
    return gap.span.end
