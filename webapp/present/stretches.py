"""The characters of a sentence, cut where its marks begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from webapp.engine.model import Finding, Paragraph, SegmentedArticle, Sentence, Span
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


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces inside one ring, or between rings."""

    pieces: tuple[Piece, ...]
    """At least one."""
    finding: str = ""
    """Id of the finding that rings them, empty between rings."""
    severity: str = ""
    """Of that finding."""

    @property
    def text(self) -> str:
        """The characters of all pieces."""
        return "".join(piece.text for piece in self.pieces)


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
    findings: Iterable[tuple[Span, Finding]],
    gaps: Sequence[Gap] = (),
    unread: Sequence[Span] = (),
) -> tuple[Stretch, ...]:
    """The characters of ``span`` cut wherever a mark begins or ends. Changed words stand apart from each
    other; where rings overlap the first holds. ``gaps`` are those of its paragraph,
    ``unread`` what of its text is not compared, in order."""
    words = sorted(changed)
    rings = tuple(findings)
    within = gaps[bisect_left(gaps, span.start, key=_end) : bisect_right(gaps, span.end, key=_start)]
    skipped = unread[bisect_right(unread, span.start, key=_past) : bisect_left(unread, span.end, key=_begin)]
    edges = {span.start, span.end}
    for mark in (*words, *skipped, *(ring for ring, _ in rings), *(gap.span for gap in within)):
        edges.update(edge for edge in (mark.start, mark.end) if span.start < edge < span.end)
    cut: list[tuple[Finding | None, Piece]] = []
    for start, end in pairwise(sorted(edges)):
        ring = next((finding for mark, finding in rings if mark.start <= start and end <= mark.end), None)
        at = bisect_right(words, start, key=_begin) - 1
        is_changed = at >= 0 and end <= words[at].end
        over = bisect_right(skipped, start, key=_begin) - 1
        is_unread = over >= 0 and end <= skipped[over].end
        text_of = _characters(text, Span(start, end), within)
        cut.append((ring, Piece(text_of, is_changed and not is_unread, is_unread)))
    return tuple(
        Stretch(
            pieces=tuple(piece for _, piece in group),
            finding=ring.id if ring else "",
            severity=ring.severity.value if ring else "",
        )
        for ring, group in groupby(cut, key=lambda item: item[0])
    )


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
