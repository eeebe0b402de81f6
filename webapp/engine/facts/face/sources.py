"""An article as quotations are looked up in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from typing import Final

from webapp.engine.facts.extract.quotations import LANGUAGE, Cut, Quotation
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.origins import likeness
from webapp.engine.model import Passage, Span
from webapp.engine.reading import ReadArticle
from webapp.engine.reading import words as words_of

_SHINGLE: Final = 3
_REPORTED: Final = 0.6
"""Share of a quotation's words, in order, in a counterpart that reports them in its own words."""
_LONGEST: Final = 1_000
"""Words of a sentence that are compared one by one."""


@dataclass(frozen=True)
class Source:
    """What an article says, to look quotations up in."""

    quotations: tuple[Quotation, ...]
    """Its quotations."""
    readings: Mapping[str, Reading]
    """Sentence id → the sentence, in reading order."""
    article: ReadArticle
    """All of it."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words of these sentences."""
        return tuple(word for reading in self.readings.values() for word in self._words(reading))

    def _words(self, reading: Reading) -> Iterator[str]:
        sentence = reading.sentence
        found = words_of(sentence.text, LANGUAGE, self.article.reading(sentence).lexemes)
        return (word.text for word in found)

    @cached_property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """Every three words in a row."""
        return frozenset(zip(self.words, self.words[1:], self.words[2:], strict=False))

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Every two."""
        return frozenset(pairwise(self.words))

    def outside(self, quotation: Quotation) -> tuple[str, ...]:
        """The folded tokens of the sentence where a quotation begins that stand outside of it."""
        reading, span = self.readings.get(quotation.sentence), quotation.span
        tokens = reading.tokens if reading else ()
        return tuple(t.low for t in tokens if t.end <= span.start or t.start >= span.end)

    def tells(self, quotation: Quotation) -> float:
        """The share of a quotation's runs of three words that stand here, marked or not."""
        runs = [run[at : at + _SHINGLE] for run in quotation.runs for at in range(len(run) - _SHINGLE + 1)]
        return sum(run in self.shingles for run in runs) / len(runs) if runs else 0.0

    def wording_of(self, quotation: Quotation) -> str:
        """The case of a quotation that the article ``tells``: every word of it stands there, or most do."""
        return (
            "its words" if self.tells(quotation) == 1 and {*quotation.words} <= self._known else "most words"
        )

    def reported(self, quotation: Quotation, names: Sequence[str]) -> Reading | None:
        """The first of some sentences that has most words of a quotation, in order, as nobody's own."""
        for reading in (self.readings[name] for name in names if name in self.readings):
            if not reading.marked.spans:
                words = tuple(islice(self._words(reading), _LONGEST))
                if likeness(quotation.words, words, reading.language) >= _REPORTED:
                    return reading
        return None

    def said(self, quotation: Quotation) -> str:
        """What a quotation says, without the tags between its pieces; empty where it has none."""
        breaks = [at for at, cut in quotation.inner_cuts if cut is Cut.PIECE]
        if not breaks:
            return ""
        bounds = (0, *breaks, len(quotation.words))
        return " … ".join(
            Span(quotation.spans[first].start, quotation.spans[stop - 1].end).of(self.article.text)
            for first, stop in pairwise(bounds)
        )

    def passage(self, quotation: Quotation) -> Passage:
        """Where a quotation of this article stands."""
        return Passage(quotation.span, quotation.span.of(self.article.text))
