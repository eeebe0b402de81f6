"""Two texts in one: what both have stands once, what only one of them has is deleted, inserted or moved.

Reading all but what was inserted gives the source to the letter, all but what was deleted the rewrite.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from webapp.engine.model import Span
from webapp.export.anchors import Anchor, Level
from webapp.export.runs import End, Op, Piece, Run, joined, parted
from webapp.export.stream import Stream

MOST_TOKENS = 400
"""Words and signs of two passages that the engine calls the same, which are set beside each other one by one
to see where their letters differ; past it all between the first and the last difference counts as changed."""

PARAGRAPH = "\n\n"
"""Stands for every end of a paragraph."""

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")

_GAP_TOKEN = re.compile(r"\s+|\S+(?:\s+\S+)*")
"""White space at the edges of a gap's paragraphs, and all words between."""


@dataclass(frozen=True, slots=True, order=True)
class _Stretch:
    """A piece of a moved link."""

    span: Span
    """Where it stands; none overlaps another."""
    op: Op
    """Whether it was moved, or changed on the way."""
    move: int
    """The number of the move."""


@dataclass(frozen=True, slots=True)
class _Side:
    """A stream with what moved in it."""

    stream: Stream
    """The text."""
    stretches: Sequence[_Stretch]
    """Of moved links, in order."""
    op: Literal["delete", "insert"]
    """What becomes of all else that only this side has."""

    def span(self, run: Span) -> tuple[Span | None, Span | None]:
        """A span of this side, among those of both."""
        return (run, None) if self.op == "delete" else (None, run)

    def alone(self, span: Span) -> Iterator[Piece]:
        """What only this side has."""
        at = span.start
        for found in self.stream.within(span):
            yield from self._words(Span(at, found.start))
            yield End(self.op, *self.span(found))
            at = found.end
        yield from self._words(Span(at, span.end))

    def _words(self, span: Span) -> Iterator[Run]:
        at = span.start
        first = bisect_right(self.stretches, at, key=lambda stretch: stretch.span.end)
        last = bisect_left(self.stretches, span.end, key=lambda stretch: stretch.span.start)
        for stretch in self.stretches[first:last]:
            part = Span(max(at, stretch.span.start), min(span.end, stretch.span.end))
            yield self._run(self.op, Span(at, part.start))
            yield self._run(stretch.op, part, stretch.move)
            at = part.end
        yield self._run(self.op, Span(at, span.end))

    def _run(self, op: Op, span: Span, move: int = -1) -> Run:
        return Run(op, span.of(self.stream.text), *self.span(span), move)


def pieces(level: Level, left: Stream, right: Stream) -> Iterator[Piece]:
    """The whole document."""
    gone: list[_Stretch] = []
    came: list[_Stretch] = []
    for number, moved in enumerate(level.moves):
        gone += _stretches(moved.ends.left, [word.left for word in moved.words], ("from", "delete"), number)
        came += _stretches(moved.ends.right, [word.right for word in moved.words], ("to", "insert"), number)
    source = _Side(left, sorted(gone), "delete")
    rewrite = _Side(right, sorted(came), "insert")
    return parted(list(joined(_pieces(level.anchors, source, rewrite))))


def _stretches(whole: Span, words: Iterable[Span], ops: tuple[Op, Op], number: int) -> Iterator[_Stretch]:
    """A moved link's words, and all between them."""
    at = whole.start
    for word in words:
        yield _Stretch(Span(at, word.start), ops[1], number)
        yield _Stretch(word, ops[0], number)
        at = word.end
    yield _Stretch(Span(at, whole.end), ops[1], number)


def _pieces(anchors: Iterable[Anchor], source: _Side, rewrite: _Side) -> Iterator[Piece]:
    left, right = source.stream.whole, rewrite.stream.whole
    ours, theirs = left.start, right.start
    for anchor in anchors:
        if not (_inside(anchor.left, left) and _inside(anchor.right, right)):
            continue
        gap = Anchor(Span(ours, anchor.left.start), Span(theirs, anchor.right.start))
        yield from _Gap(source, rewrite, gap).pieces()
        yield from _kept(source, rewrite, anchor)
        ours, theirs = anchor.left.end, anchor.right.end
    yield from _Gap(source, rewrite, Anchor(Span(ours, left.end), Span(theirs, right.end))).pieces()


def _inside(span: Span, whole: Span) -> bool:
    return whole.start <= span.start and span.end <= whole.end


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, a sign, white space or the end of a paragraph."""

    span: Span
    """Where it stands."""
    text: str
    """Its characters; of an end of a paragraph always the same."""

    @property
    def is_end(self) -> bool:
        """It ends a paragraph."""
        return self.text == PARAGRAPH

    @property
    def is_space(self) -> bool:
        """Nothing is written in it."""
        return self.text.isspace()


def _tokens(stream: Stream, span: Span, pattern: re.Pattern[str]) -> list[_Token]:
    found: list[_Token] = []
    at = span.start
    for end in (*stream.within(span), None):
        stop = end.start if end else span.end
        for match in pattern.finditer(stream.text, at, stop):
            found.append(_Token(Span(*match.span()), match.group().replace("\r\n", "\n")))
        if end:
            found.append(_Token(end, PARAGRAPH))
            at = end.end
    return found


class _Gap:
    """What lies between two anchors: white space and ends of paragraphs at its edges may be the same."""

    def __init__(self, source: _Side, rewrite: _Side, gap: Anchor) -> None:
        self.source, self.rewrite, self.gap = source, rewrite, gap
        self.left = _tokens(source.stream, gap.left, _GAP_TOKEN)
        self.right = _tokens(rewrite.stream, gap.right, _GAP_TOKEN)

    def pieces(self) -> Iterator[Piece]:
        """What is the same at the beginning, what went, what came, what is the same at the end."""
        if [token.text for token in self.left] == [token.text for token in self.right]:
            yield from map(_both, self.left, self.right)
            return
        first, last = self._same()
        yield from map(_both, self.left[:first], self.right[:first])
        yield from self._alone(self.source, self.left[first : len(self.left) - last])
        yield from self._alone(self.rewrite, self.right[first : len(self.right) - last])
        yield from map(_both, self.left[len(self.left) - last :], self.right[len(self.right) - last :])

    def _same(self) -> tuple[int, int]:
        """How many tokens at the beginning and at the end are the same on both sides. Where both sides have
        whole paragraphs that the other has not, each keeps the end of its own."""
        first = _alike(self.left, self.right)
        last = _alike(self.left[first:][::-1], self.right[first:][::-1])
        rest = (self.left[first : len(self.left) - last], self.right[first : len(self.right) - last])
        if not all(any(not token.is_space for token in tokens) for tokens in rest):
            return first, last
        begins = (first == 0 and self._at_start()) or any(token.is_end for token in self.left[:first])
        if last and begins and any(token.is_end for token in self.left[len(self.left) - last :]):
            return first, 0
        if not last and begins and self._at_end():
            return 0, 0
        return first, last

    def _at_start(self) -> bool:
        return self.gap.left.start == self.source.stream.whole.start

    def _at_end(self) -> bool:
        return self.gap.left.end == self.source.stream.whole.end

    @staticmethod
    def _alone(side: _Side, tokens: Sequence[_Token]) -> Iterator[Piece]:
        if tokens:
            yield from side.alone(Span(tokens[0].span.start, tokens[-1].span.end))


def _alike(left: Sequence[_Token], right: Sequence[_Token]) -> int:
    """How many tokens at the beginning are the same white space or ends of paragraphs."""
    pairs = zip(left, right, strict=False)
    return next(
        (place for place, (a, b) in enumerate(pairs) if a.text != b.text or not a.is_space),
        min(len(left), len(right)),
    )


def _both(left: _Token, right: _Token) -> Piece:
    if left.is_end:
        return End("equal", left.span, right.span)
    return Run("equal", right.text, left.span, right.span)


def _kept(source: _Side, rewrite: _Side, anchor: Anchor) -> Iterator[Piece]:
    """Words that both sides have; where their letters differ, each side's own."""
    left = _tokens(source.stream, anchor.left, _TOKEN)
    right = _tokens(rewrite.stream, anchor.right, _TOKEN)
    for a, b, c, d in _blocks([token.text for token in left], [token.text for token in right]):
        if [token.text for token in left[a:b]] == [token.text for token in right[c:d]]:
            yield from map(_both, left[a:b], right[c:d])
        else:
            yield from _Gap._alone(source, left[a:b])
            yield from _Gap._alone(rewrite, right[c:d])


def _blocks(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of both that are the same, or stand for each other."""
    if len(left) == len(right):
        yield from ((place, place + 1, place, place + 1) for place in range(len(left)))
        return
    if len(left) + len(right) <= MOST_TOKENS:
        for _, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
            yield a, b, c, d
        return
    shorter = min(len(left), len(right))
    first = next((n for n in range(shorter) if left[n] != right[n]), shorter)
    rest = shorter - first
    last = next((n for n in range(rest) if left[-1 - n] != right[-1 - n]), rest)
    yield 0, first, 0, first
    yield first, len(left) - last, first, len(right) - last
    yield len(left) - last, len(left), len(right) - last, len(right)
