"""The same words in a row in two of the others.

Where the text in the middle has them too, both may have taken them from there; where it has not, one of the
two was probably made from the other. As for closeness, quotations are exempt and page clutter is left out.

Every stretch of ``Options.run_words`` words is a number, the same in all texts; a run of two texts is a row
of such numbers that both have at the same distance. That takes time by the words of all texts and, for each
two of them, by the words of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from webapp.engine.closeness import SIGN, told_words
from webapp.engine.model import SegmentedArticle, Span
from webapp.engine.options import Options
from webapp.engine.reading import ReadArticle, Word
from webapp.sets.table import Table
from webapp.sets.values import Member

RUN_WORDS = Options().run_words
"""Words from which a run counts."""

RUNS_EACH = 3
"""Runs that are told of each two texts, those first that have most words of their own."""

_Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SharedRun:
    """The same words in two of the others."""

    one: int
    """Place of the first of the two among the others, from 0."""
    other: int
    """Place of the second."""
    words: int
    """Its length."""
    own: int
    """How many of its words stand in no run that the text in the middle shares with it."""
    sentences: tuple[str, str]
    """Ids of the sentences in which it begins, in the pair of each of the two."""
    text: str
    """What it says, in the first."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A text as a row of numbers."""

    words: tuple[Word, ...]
    grams: _Places
    """For each place the number of the stretch that begins there; −1 where a quotation stands in it."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of two texts, by the places of its words."""

    one: int
    other: int
    start: int
    """Of its first word in the first text."""
    begins: int
    """Of its first word in the second."""
    words: int
    own: int

    @property
    def weight(self) -> tuple[int, int, int, int, int]:
        """Runs with more words of their own come first, then longer ones."""
        return -self.own, -self.words, self.one, self.other, self.start


def shared_runs(made: Table, members: Sequence[Member]) -> tuple[SharedRun, ...]:
    """The longest runs of each two of the others: those first that have most words which the text in the
    middle does not share, then the longest."""
    side = made.direction.other
    known: dict[tuple[str, ...], int] = {}
    middle, *texts = [_read(one, known) for one in (made.middle, *(each.article(side) for each in members))]
    common = [_covered(text, middle) for text in texts]
    found: list[_Run] = []
    for one, other in combinations(range(len(texts)), 2):
        runs = [
            _Run(one, other, start, begins, size, size - int(common[one][start : start + size].sum()))
            for start, begins, size in _runs(texts[one].grams, texts[other].grams)
        ]
        found += sorted(runs, key=lambda run: run.weight)[:RUNS_EACH]
    found.sort(key=lambda run: run.weight)
    return tuple(_placed(run, texts, [member.article(side) for member in members]) for run in found)


def _read(article: SegmentedArticle, known: dict[tuple[str, ...], int]) -> _Read:
    words = told_words(ReadArticle.of(article))
    plain = [word.text for word in words]
    grams = [
        -1 if SIGN in stretch else known.setdefault(stretch, len(known))
        for stretch in zip(*(plain[at:] for at in range(RUN_WORDS)), strict=False)
    ]
    return _Read(words, np.array(grams, dtype=np.int64))


def _covered(text: _Read, middle: _Read) -> npt.NDArray[np.bool_]:
    """Of each word of a text whether it stands in a run that the text in the middle has too."""
    covered = np.zeros(len(text.words), dtype=bool)
    for start in np.flatnonzero(np.isin(text.grams, middle.grams[middle.grams >= 0])).tolist():
        covered[start : start + RUN_WORDS] = True
    return covered


def _runs(one: _Places, other: _Places) -> Iterator[tuple[int, int, int]]:
    """Where the runs of two texts begin in each, and how many words they have. Of a stretch that stands
    several times in a text the first place counts."""
    names, first = np.unique(one, return_index=True)
    places = first[np.minimum(np.searchsorted(names, other), len(names) - 1)] if len(names) else other[:0]
    if not len(places):
        return
    mine = np.flatnonzero((other >= 0) & (one[places] == other))
    if not len(mine):
        return
    theirs = places[mine]
    breaks = np.flatnonzero((np.diff(mine) != 1) | (np.diff(theirs) != 1)) + 1
    starts = [0, *breaks.tolist()]
    ends = [*breaks.tolist(), len(mine)]
    for start, end in zip(starts, ends, strict=True):
        yield int(theirs[start]), int(mine[start]), end - start + RUN_WORDS - 1


def _placed(run: _Run, texts: Sequence[_Read], articles: Sequence[SegmentedArticle]) -> SharedRun:
    words = texts[run.one].words
    span = Span(words[run.start].start, words[run.start + run.words - 1].end)
    begins = texts[run.other].words[run.begins].start
    at = _at(articles[run.one], span.start), _at(articles[run.other], begins)
    return SharedRun(run.one, run.other, run.words, run.own, at, span.of(articles[run.one].text))


def _at(article: SegmentedArticle, start: int) -> str:
    return next((one.id for one in article.body if one.span.end > start), "")
