"""Which sentences of two long quotations differ, so that a finding shows these and not the whole speech."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from webapp.engine.facts.extract.quotations import Quotation
from webapp.engine.facts.face.trims import Speech, speech
from webapp.engine.model import Span

_ENDS: Final = frozenset(".!?…。！？؟")
_STOPS: Final = _ENDS | frozenset(",;:")
_ANCHOR: Final = 3
"""Words by which the ends of a shorter quotation are found in a longer one."""


def differing(left: Quotation, right: Quotation) -> tuple[Span, Span]:
    """The sentences of the source's quotation and of the rewrite's from the first word that differs to the
    last; where words stand on one side only, those about their place on the other."""
    words = speech([left])
    start, stop = _window(words, right.words)
    said = left.words[start:stop]
    most = min(len(said), len(right.words))
    head = _alike(said, right.words, most)
    tail = _alike(said[::-1], right.words[::-1], most - head)
    return (
        _sentences(left, start + head, stop - tail),
        _sentences(right, head, len(right.words) - tail),
    )


def _window(words: Speech, part: Sequence[str]) -> tuple[int, int]:
    """Where a part of a speech begins and ends in it, as its first and last words tell."""
    size = len(words.words)
    start = words.find(part[:_ANCHOR], 0)
    last = words.find(part[-_ANCHOR:], (start or 0) + (len(part) // 2 if start is not None else 0))
    stop = last + _ANCHOR if last is not None else min(size, (start or 0) + len(part))
    if start is None:
        start = max(0, stop - len(part)) if last is not None else 0
    if start == 0 and last is None:
        stop = size
    return start, stop


def _alike(one: Sequence[str], other: Sequence[str], most: int) -> int:
    return next((at for at in range(most) if one[at] != other[at]), most)


def _sentences(quotation: Quotation, first: int, last: int) -> Span:
    """The sentences about words ``first`` to ``last`` of a quotation."""
    signs, size = quotation.signs, len(quotation.words)
    if first >= last:
        first, last = max(0, first - 1), min(size, first + 1)
    while first > 0 and _ENDS.isdisjoint(signs[first - 1]):
        first -= 1
    while last < size and _ENDS.isdisjoint(signs[last - 1]):
        last += 1
    start = quotation.spans[first].start if first else quotation.pieces[0].start
    if last == size:
        return Span(start, quotation.pieces[-1].end)
    behind = signs[last - 1]
    return Span(start, quotation.spans[last - 1].end + len(behind) - len(behind.lstrip("".join(_STOPS))))
