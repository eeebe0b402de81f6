"""Which line ends a wrapping program put in.

Such a program ends a line because the next word did not fit: with the width W, line + blank + next word is
longer than W. Whether lines were wrapped is judged from all line ends in the neighbourhood together: by that
test, by whether sentences run on over them, and by words divided there. Verse, lists, addresses and sentences
set one a line fail it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

from webapp.engine.cleaning.line_ends import (
    RAGGED,
    SLACK,
    WIDEST_WRAP,
    Face,
    Fill,
    Line,
    LineEnd,
    Next,
    faces,
    line_end,
)

NARROWEST_WRAP: Final = 20
"""Characters. No column is narrower."""
NARROWEST_UNSPACED: Final = 12
"""The same for scripts whose characters are twice as wide."""
PROSE_WIDTH: Final = 40
"""Characters. Narrower lines need more evidence, for lists, verse and addresses are set so; one that is as
wide and left open may run on alone."""
LOWER_SHARE: Final = 0.25
"""Range 0 to 1. Share of the open ends behind which a wrapped text goes on in lower case, at least: in verse
that begins each line with a capital it is near 0, in German prose .5."""
RAGGED_SHARE: Final = 0.08
"""Range 0 to 1. Share of the open ends that are not quite full from which a text counts as ragged."""
SHORT_LINES: Final = 2
"""From so many open lines with room left on, lines are set as lines."""
_NEAR: Final = 5
"""Lines on each side from which the width is read."""
_AROUND: Final = 6
"""Line ends on each side whose evidence counts."""
_FAR: Final = 30
"""The same for how long paragraphs are."""

_OPEN_WEIGHTS: Final = {
    (Fill.FULL, Next.LOWER): 1.5,
    (Fill.FULL, Next.OTHER): 0.4,
    (Fill.FULL, Next.CASELESS): 0.8,
    (Fill.RAGGED, Next.LOWER): 0.5,
    (Fill.RAGGED, Next.OTHER): -0.7,
    (Fill.RAGGED, Next.CASELESS): -0.7,
}
"""Evidence of an open end that the lines around are wrapped, about the logarithm of the odds."""
_OPEN_SHORT: Final = -2.5
_CLOSED_WEIGHTS: Final = {Fill.FULL: -0.4, Fill.RAGGED: -0.6, Fill.SHORT: -0.25}
_UNSPACED_FULL: Final = 1.6
"""Characters fill a line to the last place, as no line does by chance."""
_DIVIDED: Final = 3.0
_KNOWN_WIDTH: Final = 2.0
"""Evidence for a block whose text is wrapped elsewhere at the same width."""
_ENOUGH: Final = 1.2
_NARROW: Final = 0.2
"""More evidence that is needed for each character that the lines are narrower than ``PROSE_WIDTH``."""


def soft_ends(text: str, lines: Sequence[Line]) -> list[Line | None]:
    """For every line the one that goes on after it, where the end between is soft."""
    found: list[Line | None] = [None] * len(lines)
    starts = [start for start, stop in _ranges(lines) if _may_be_wrapped(lines[start:stop])]
    stops = dict(_ranges(lines))
    blocks = [_Block(text, lines[start : stops[start]]) for start in starts]
    widths = [block.wrapped_width() for block in blocks]
    known = _known_widths(widths if any(widths) else [_common_width(blocks)] * len(blocks))
    ragged = _is_ragged(blocks)
    for start, block, nearby in zip(starts, blocks, known, strict=True):
        for place in block.soft(nearby, ragged=ragged):
            found[start + place] = block.lines[place + 1]
    return found


def _may_be_wrapped(lines: Sequence[Line]) -> bool:
    return len(lines) > 1 and max(line.width for line in lines) >= NARROWEST_UNSPACED


def _ranges(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Start and stop of every block: lines with no blank one between them."""
    starts = [place for place, line in enumerate(lines) if line.parted]
    yield from pairwise([*starts, len(lines)])


def _known_widths(widths: Sequence[int]) -> list[tuple[int, int]]:
    """For every block the widths at which the nearest blocks before and after it are wrapped; 0 is none."""
    before = list(accumulate(widths, lambda last, width: width or last, initial=0))[:-1]
    after = list(accumulate(reversed(widths), lambda last, width: width or last, initial=0))[:-1][::-1]
    return list(zip(before, after, strict=True))


def _common_width(blocks: Sequence[_Block]) -> int:
    """At which width short blocks are wrapped, none of which shows it alone; 0 where they are not."""
    width = max((block.widest for block in blocks), default=0)
    ends = [end for block in blocks for end in block.ends_at(width)]
    spaced = all(end.spaced for end in ends)
    lower = sum(end.next is Next.LOWER for end in ends if _is_open(end))
    other = sum(end.next is Next.OTHER for end in ends if _is_open(end))
    is_wrapped = lower >= LOWER_SHARE * (lower + other) and sum(map(_evidence, ends)) >= _needed(
        width, spaced=spaced
    )
    return width if is_wrapped and width <= WIDEST_WRAP else 0


def _needed(width: int, *, spaced: bool) -> float:
    """How much evidence lines of a width need."""
    return _ENOUGH + _NARROW * max(0, (PROSE_WIDTH if spaced else PROSE_WIDTH // 2) - width)


def _is_ragged(blocks: Iterable[_Block]) -> bool:
    """Whether lines differ as in a proportional face, where the text is wrapped."""
    fills = [end.fill for block in blocks if block.wrapped_width() for end in block.ends if _is_open(end)]
    return fills.count(Fill.RAGGED) > RAGGED_SHARE * len(fills)


class _Block:
    """Lines with no blank one between them."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._faces = faces(text, lines)
        self._widths = [line.width for line in lines]
        self.widest = max(self._widths)
        self.ends = [self._end(place, _width_near(self._widths, place)) for place in range(len(lines) - 1)]
        self._odds = _Odds(self.ends, known=False)
        self._base = min(line.indent for line in lines)
        self._is_indented = self._has_indented_paragraphs()

    def _end(self, place: int, width: int) -> LineEnd:
        return line_end(self._faces[place], self._faces[place + 1], self._widths[place], width)

    def ends_at(self, width: int) -> list[LineEnd]:
        """Its line ends, if it is as wide as ``width``."""
        return [self._end(place, width) for place in range(len(self.ends))]

    def _has_indented_paragraphs(self) -> bool:
        """Whether an indented first line is what marks a paragraph, at most of those that are seen to end."""
        ended = [self.lines[n + 1].indent > self._base for n, end in enumerate(self.ends) if _is_last(end)]
        return 2 * sum(ended) > len(ended)

    def wrapped_width(self) -> int:
        """At which width it is wrapped by its own evidence; 0 where it is not."""
        wrapped = (end.width for place, end in enumerate(self.ends) if self._odds.is_wrapped(place))
        return max(wrapped, default=0)

    def soft(self, known: Sequence[int], *, ragged: bool) -> Iterator[int]:
        """The lines whose ends are soft, from 0; ``known`` are widths of blocks nearby, and ``ragged`` says
        whether lines differ as in a proportional face."""
        odds = self._odds_beside(known, ragged=ragged)
        for place in range(len(self.ends)):
            if self._is_soft(place, odds, ragged=ragged):
                yield place

    def _odds_beside(self, known: Sequence[int], *, ragged: bool) -> _Odds:
        if self.wrapped_width():
            return _Odds(self.ends, known=True)
        for width in known:
            if self.widest <= (1 + ragged * RAGGED) * width + SLACK:
                ends = self.ends_at(max(width, self.widest))
                odds = _Odds(ends, known=True)
                if any(map(odds.is_wrapped, range(len(ends)))):
                    return odds
        return self._odds

    def _is_soft(self, place: int, odds: _Odds, *, ragged: bool) -> bool:
        end, follower, width = odds.ends[place], self.lines[place + 1], self._widths[place]
        if end.opens:
            return False
        if follower.weak and width > WIDEST_WRAP:
            return True
        if not odds.is_wrapped(place):
            return _runs_on(end, width) and (end.width > WIDEST_WRAP or not odds.is_against(place))
        is_indented = self._is_indented and follower.indent > self._base
        if end.closed:
            is_new = follower.indent > self._base or _is_heading(odds.ends, place + 1, self._faces[place + 1])
            return not is_new and odds.goes_on(place, indented=self._is_indented, ragged=ragged)
        if end.fill is Fill.SHORT:
            return end.next is Next.LOWER and 2 * width >= end.width
        return not is_indented or end.fill is Fill.FULL


def _is_last(end: LineEnd) -> bool:
    return end.closed and end.fill is Fill.SHORT


def _runs_on(end: LineEnd, width: int) -> bool:
    return width >= PROSE_WIDTH and (end.next is Next.LOWER or end.divided) and not end.marked


def _is_heading(ends: Sequence[LineEnd], place: int, face: Face) -> bool:
    """Whether a line stands for itself: open, with room left, and nothing that runs on."""
    if place >= len(ends) or face.closed:
        return False
    return ends[place].fill is Fill.SHORT and ends[place].next is not Next.LOWER


def _width_near(widths: Sequence[int], place: int) -> int:
    """The width of the lines around the end of line ``place``; of those on its side where it changes."""
    before, after = widths[max(0, place + 1 - _NEAR) : place + 1], widths[place + 1 : place + 1 + _NEAR]
    width_before, width_after = _widest(before), _widest(after)
    wider = max(width_before, width_after)
    if width_before < (1 - RAGGED) * wider and _is_even(before, width_before):
        return width_before
    if width_after < (1 - RAGGED) * wider and _is_even(after, width_after):
        return width_after if widths[place] <= width_after + SLACK else width_before
    return wider


def _widest(widths: Sequence[int]) -> int:
    """Of some lines; one far beyond the others, such as an address of a page, does not count."""
    first, *others = sorted(widths, reverse=True)
    return others[0] if len(others) == _NEAR - 1 and first > 1.25 * others[0] else first


def _is_even(widths: Sequence[int], width: int) -> bool:
    return len(widths) == _NEAR and sum(one >= (1 - RAGGED) * width for one in widths) >= _NEAR - 1


class _Odds:
    """Whether lines are wrapped, summed over the ends around each."""

    def __init__(self, ends: Sequence[LineEnd], *, known: bool) -> None:
        self.ends = ends
        self._is_known = known
        self._evidence = _sums(map(_evidence, ends))
        self._lower = _sums(end.divided or (_is_open(end) and end.next is Next.LOWER) for end in ends)
        self._other = _sums(_is_open(end) and end.next is Next.OTHER for end in ends)
        self._short = _sums(_is_open(end) and end.fill is Fill.SHORT for end in ends)
        self._paragraph_ends = _sums(map(_is_last, ends))
        self._sentence_ends = _sums(end.sentences for end in ends)

    def is_wrapped(self, place: int) -> bool:
        """Whether the lines around an end were wrapped."""
        end = self.ends[place]
        narrowest = NARROWEST_WRAP if end.spaced else NARROWEST_UNSPACED
        if not narrowest <= end.width <= WIDEST_WRAP:
            return False
        evidence = self._around(self._evidence, place)
        if self._is_known:
            return evidence + _KNOWN_WIDTH >= _ENOUGH
        lower, other = self._around(self._lower, place), self._around(self._other, place)
        return lower >= LOWER_SHARE * (lower + other) and evidence >= _needed(end.width, spaced=end.spaced)

    def goes_on(self, place: int, *, indented: bool, ragged: bool) -> bool:
        """Whether a closed line goes on in its paragraph, in wrapped text. A sentence end inside a paragraph
        and one that ends it fall on a line end equally often, so what is more frequent around is likelier
        here. Where paragraphs begin ``indented`` it goes on."""
        fill = self.ends[place].fill
        paragraphs = self._around(self._paragraph_ends, place, _FAR)
        if fill is Fill.FULL:
            return indented or not paragraphs or paragraphs < self._around(self._sentence_ends, place, _FAR)
        return fill is Fill.RAGGED and ragged and (indented or not paragraphs)

    def is_against(self, place: int) -> bool:
        """Whether they were set line by line, as verse and lists are."""
        return self._around(self._short, place) >= SHORT_LINES

    def _around(self, sums: Sequence[float], place: int, reach: int = _AROUND) -> float:
        return sums[min(place + reach + 1, len(self.ends))] - sums[max(0, place - reach)]


def _sums(values: Iterable[float]) -> list[float]:
    return list(accumulate(values, initial=0.0))


def _is_open(end: LineEnd) -> bool:
    return not end.closed and not end.opens


def _evidence(end: LineEnd) -> float:
    if end.opens:
        return 0
    if end.divided and end.fill is not Fill.SHORT:
        return _DIVIDED if end.next is not Next.OTHER else _DIVIDED / 2
    if end.closed:
        return _CLOSED_WEIGHTS[end.fill]
    if not end.spaced and end.fill is Fill.FULL:
        return _UNSPACED_FULL
    return _OPEN_WEIGHTS.get((end.fill, end.next), _OPEN_SHORT)
