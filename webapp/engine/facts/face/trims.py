"""Whether one quotation is another one, trimmed: its runs of words stand there in order.

“We will, whatever the cost may be, rebuild the bridge.”      “We will … rebuild the bridge.”
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final

from webapp.engine.facts.extract.denials import denies, is_denied
from webapp.engine.facts.extract.quotations import ENDS, Cut, Quotation
from webapp.engine.language import words
from webapp.engine.model import Span

_REPLACED: Final = 6
"""Words for which an editor's insertion may stand."""
_TRIES: Final = 8
"""Places where the first run may begin that are tried."""
_REACH: Final = 12
"""Words behind a trim among which its condition begins."""
_NEAR: Final = 60
"""Words at each end of a trim that are looked at for denials."""


class Fit(Enum):
    """How a quotation stands to what was said."""

    WHOLE = "whole"
    """Verbatim, or trimmed with its sense kept."""
    DENIED = "denied"
    """Trimmed of what denies it: in the rewrite the sentence about it may do that."""
    REVERSED = "reversed"
    """A denial was cut out of its middle, or an insertion put one in."""
    UNCONDITIONED = "unconditioned"
    """Trimmed of the condition that it was said under: in the rewrite the sentence about it may name one."""
    LONGER = "longer"
    """It holds what was said, and more before or behind."""
    EXPLAINED = "explained"
    """Both have an editor's insertion, in other words."""
    DISORDERED = "disordered"
    """Its runs stand there in another order."""
    NONE = "none"
    """Not all of its words stand there in a row."""


@dataclass(frozen=True)
class Speech:
    """What a quotation, or several in a row, say: words that can be looked up."""

    words: tuple[str, ...]
    """Folded."""
    signs: tuple[str, ...]
    """Behind each word."""
    asides: tuple[tuple[str, ...], ...]
    """The insertions."""

    @cached_property
    def _line(self) -> str:
        return " " + " ".join(self.words) + " "

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(word) + 1 for word in self.words), initial=0))

    def stretch(self, start: int, end: int) -> tuple[tuple[str, str], ...]:
        """Words and the signs behind them."""
        return tuple(zip(self.words[start:end], self.signs[start:end], strict=True))

    def find(self, run: Sequence[str], start: int) -> int | None:
        """The first place from word ``start`` on where the words of ``run`` stand in a row."""
        if start >= len(self.words):
            return None
        found = self._line.find(f" {' '.join(run)} ", self._starts[start])
        return None if found < 0 else bisect_left(self._starts, found)


def speech(quotations: Sequence[Quotation]) -> Speech:
    """The words of some quotations in a row."""
    return Speech(
        tuple(word for one in quotations for word in one.words),
        tuple(signs for one in quotations for signs in one.signs),
        tuple(inserted for one in quotations for _, inserted in one.asides),
    )


def fit(quotation: Quotation, said: Speech, language: str) -> Fit:
    """How ``quotation`` stands to what was ``said`` in a language."""
    places = _places(quotation, said)
    if places is None:
        runs = quotation.runs
        is_there = len(runs) > 1 and all(said.find(run, 0) is not None for run in runs)
        return Fit.DISORDERED if is_there else Fit.NONE
    if _contradicts(quotation, said):
        return Fit.EXPLAINED
    inserted = dict(quotation.asides)
    word = 0
    for one, other in pairwise(places):
        word += one.end - one.start
        if _is_reversed(said, Span(one.end, other.start), inserted.get(word, ()), language):
            return Fit.REVERSED
    first, last = places[0].start, places[-1].end
    head = said.stretch(max(0, first - _NEAR), first)
    tail = said.stretch(last, last + _NEAR)
    if denies(inserted.get(0, ()), language) and not denies([word for word, _ in head], language):
        return Fit.REVERSED
    is_cut = is_denied(None, head, language, goes_on=True) or is_denied(
        said.signs[last - 1], tail, language, goes_on=False
    )
    if is_cut:
        return Fit.DENIED
    is_bound = is_conditional(said.stretch(last - 1, last + _NEAR), language)
    return Fit.UNCONDITIONED if is_bound or _is_headed(head, language) else Fit.WHOLE


def is_conditional(tail: Sequence[tuple[str, str]], language: str) -> bool:
    """Whether a condition bears on the first word of a stretch: *if* and the like behind it, before the
    sentence ends, as no question (*ask if*) and no concession (*even if*)."""
    conditions, free = condition_words(language)
    for (before, signs), (word, _) in pairwise(tail[:_REACH]):
        if not ENDS.isdisjoint(signs):
            return False
        if word in conditions and before not in free:
            return True
    return False


def _is_headed(head: Sequence[tuple[str, str]], language: str) -> bool:
    """Whether a condition and nothing else was cut off in front: *if it rains, …*."""
    start = max((at + 1 for at, (_, signs) in enumerate(head) if not ENDS.isdisjoint(signs)), default=0)
    return bool(head[start:]) and "," in head[-1][1] and head[start][0] in condition_words(language)[0]


def condition_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that begin a condition, and those before which they begin none."""
    return words(language, "conditions", "condition"), words(language, "conditions", "not")


def _places(quotation: Quotation, said: Speech) -> list[Span] | None:
    """Where each run stands, in order; None where they do not."""
    runs = quotation.runs
    cuts = [cut for _, cut in quotation.inner_cuts]
    start = 0
    for _ in range(_TRIES):
        first = said.find(runs[0], start)
        if first is None:
            return None
        places = [Span(first, first + len(runs[0]))]
        for run, cut in zip(runs[1:], cuts, strict=False):
            found = said.find(run, places[-1].end)
            if found is None or (cut is Cut.ASIDE and found > places[-1].end + _REPLACED):
                break
            places.append(Span(found, found + len(run)))
        else:
            return places
        start = first + 1
    return None


def _is_reversed(said: Speech, left_out: Span, inserted: Sequence[str], language: str) -> bool:
    skipped = said.stretch(left_out.start, left_out.end)
    if denies(inserted, language):
        return not denies([word for word, _ in skipped], language)
    return is_denied(said.signs[left_out.start - 1], skipped, language, goes_on=True)


def _contradicts(quotation: Quotation, said: Speech) -> bool:
    """Whether both were explained by their editors, in other words."""
    ones = {word for inserted in said.asides for word in inserted}
    others = {word for _, inserted in quotation.asides for word in inserted}
    return bool(ones and others) and not (ones <= others or others <= ones)
