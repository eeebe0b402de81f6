"""Quotations as somebody's words, with their speaker.

``engine.reading.read_quotations`` tells what stands between marks. Two pieces with a tag between them (*"I
never," he said, "agreed to that."*) and the paragraphs of one speech are one quotation in several pieces; its
words are read without what was left out (…) and without what an editor put in [so].
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from operator import itemgetter
from typing import Final, TypeVar

from webapp.engine.facts.extract.phrases import NOBODY, Speaker
from webapp.engine.facts.extract.pieces import joined
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.tags import Tags, signature
from webapp.engine.language import UNKNOWN
from webapp.engine.language.capabilities import Capability, capabilities
from webapp.engine.model import Span
from webapp.engine.reading import Marked, ReadArticle, Word, words

_EDITED: Final = re.compile(
    r"(?P<gap>[\[(]\s?(?:…|\.(?:\s?\.){2,3}+)\s?[\])]|…++|\.(?:\s?\.){2,}+)|\[(?P<aside>[^\[\]]{1,120})\]"
)
"""An ellipsis, bracketed or not, or an editor's insertion."""
ENDS: Final = frozenset(".!?…。！？؟")
_STOPS: Final = "".join(sorted(ENDS)) + ",;:"
T = TypeVar("T")
LANGUAGE: Final = "mul"
"""No language: the words of both articles are to be cut alike."""


class Cut(Enum):
    """Why words in a row may not have been said in a row."""

    GAP = "gap"
    """An ellipsis."""
    ASIDE = "aside"
    """An editor's insertion, which may stand for a word or two."""
    PIECE = "piece"
    """A tag or a new paragraph."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, in one or more pieces."""

    pieces: tuple[Span, ...]
    """What stands between the marks, piece by piece, in the article's text."""
    marked: tuple[Span, ...]
    """The same with the marks."""
    words: tuple[str, ...]
    """Its folded words over all pieces, without insertions."""
    spans: tuple[Span, ...]
    """Where each of them stands."""
    signs: tuple[str, ...]
    """What stands behind each of them in its piece, up to the next word."""
    cuts: tuple[tuple[int, Cut], ...]
    """Word → what stands before it; in order."""
    asides: tuple[tuple[int, tuple[str, ...]], ...]
    """Word → the words of an insertion before it; in order."""
    speaker: Speaker
    """Whoever says it."""
    is_signed: bool
    """The speaker's name stands behind a dash, in no sentence."""
    sentence: str
    """Id of the sentence where it begins; empty when it stands in none."""

    @property
    def span(self) -> Span:
        """From the first piece to the end of the last."""
        return Span(self.pieces[0].start, self.pieces[-1].end)

    @property
    def size(self) -> int:
        """How many words it has; in scripts without spaces, two characters are one."""
        joined = sum(one.end > other.start for one, other in pairwise(self.spans))
        return len(self.words) - (joined + 1) // 2

    @property
    def inner_cuts(self) -> tuple[tuple[int, Cut], ...]:
        """Its cuts between two of its words."""
        return tuple((at, cut) for at, cut in self.cuts if 0 < at < len(self.words))

    @property
    def runs(self) -> tuple[tuple[str, ...], ...]:
        """Its words, cut at ellipses, insertions and tags."""
        bounds = (0, *(at for at, _ in self.inner_cuts), len(self.words))
        return tuple(self.words[one:other] for one, other in pairwise(bounds))

    def part(self, start: int, stop: int) -> Quotation:
        """Its words from ``start`` to ``stop``, at least one, as a quotation of their own."""
        behind = self.signs[stop - 1]
        first = self.spans[start].start if start else self.pieces[0].start
        last = self.spans[stop - 1].end + len(behind) - len(behind.lstrip(_STOPS))
        span = Span(first, self.pieces[-1].end if stop == len(self.words) else last)
        return replace(
            self,
            pieces=(span,),
            marked=(span,),
            words=self.words[start:stop],
            spans=self.spans[start:stop],
            signs=self.signs[start:stop],
            cuts=_within(self.cuts, start, stop),
            asides=_within(self.asides, start, stop),
        )

    def sentence_about(self, first: int, last: int) -> tuple[int, int]:
        """From the first word of the sentence of word ``first`` to the end of that of word ``last - 1``."""
        while first > 0 and not self._ends(first):
            first -= 1
        while last < len(self.words) and not self._ends(last):
            last += 1
        return first, last

    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Its sentences and pieces: first word of each and one past its last."""
        cuts = {at for at, cut in self.cuts if cut is Cut.PIECE}
        bounds = [at for at in range(1, len(self.words)) if self._ends(at) or at in cuts]
        return tuple(pairwise((0, *bounds, len(self.words))))

    def _ends(self, at: int) -> bool:
        return not ENDS.isdisjoint(self.signs[at - 1])

    def in_full(self) -> tuple[str, ...]:
        """Its words, insertions included."""
        found: list[str] = []
        at = 0
        for place, inserted in self.asides:
            found += (*self.words[at:place], *inserted)
            at = place
        return (*found, *self.words[at:])


def _within(entries: tuple[tuple[int, T], ...], start: int, stop: int) -> tuple[tuple[int, T], ...]:
    """The entries at some words, counted from the first of these."""
    first = bisect_left(entries, start, key=itemgetter(0))
    last = bisect_right(entries, stop, key=itemgetter(0))
    return tuple((at - start, entry) for at, entry in entries[first:last])


def extract(article: ReadArticle, readings: Sequence[Reading], characters: int) -> tuple[Quotation, ...]:
    """The quotations of an article in reading order. Linear in its length."""
    if article.title_span is None:  # the title's places are those of another text
        readings = [reading for reading in readings if not reading.sentence.is_title]
    marked = [one for one in article.quotations if one.span.end <= characters]
    tags = Tags(article.text, readings)
    language = article.language or UNKNOWN
    found = (
        _quotation(article.text, group, tags, language) for group in joined(article.text, marked, language)
    )
    return tuple(quotation for quotation in found if quotation.words)


def _quotation(text: str, group: Sequence[Marked], tags: Tags, language: str) -> Quotation:
    pieces = tuple(one.inner for one in group)
    speaks = Capability.SPEAKERS in capabilities(language)
    signed = signature(text, group[-1].span.end, language) if speaks else NOBODY
    is_tag_between = len(group) > 1 and not group[1].goes_on
    said = _Said(text, pieces)
    return Quotation(
        pieces,
        tuple(one.span for one in group),
        tuple(word.text for word in said.words),
        tuple(Span(word.start, word.end) for word in said.words),
        tuple(said.signs),
        tuple(sorted(said.cuts.items())),
        tuple(said.asides),
        signed or (tags.speaker(pieces, is_tag_between=is_tag_between) if speaks else NOBODY),
        bool(signed),
        tags.home(pieces[0].start),
    )


class _Said:
    """The words of some pieces."""

    def __init__(self, text: str, pieces: Sequence[Span]) -> None:
        self.words: list[Word] = []
        self.signs: list[str] = []
        self.cuts: dict[int, Cut] = {}
        self.asides: list[tuple[int, tuple[str, ...]]] = []
        for piece in pieces:
            if self.words:
                self.cuts[len(self.words)] = Cut.PIECE
            at = piece.start
            for edit in _EDITED.finditer(text, piece.start, piece.end):
                self._take(text, at, edit.start())
                self._cut(edit)
                at = edit.end()
            self._take(text, at, piece.end)

    def _take(self, text: str, start: int, end: int) -> None:
        """The words of a stretch without edits."""
        stretch = text[start:end]
        found = [Word(word.text, start + word.start, start + word.end) for word in words(stretch, LANGUAGE)]
        head = text[start : found[0].start if found else end]
        if self.signs:
            self.signs[-1] += head
        self.words += found
        self.signs += [text[one.end : other.start] for one, other in pairwise(found)]
        if found:
            self.signs.append(text[found[-1].end : end])

    def _cut(self, edit: re.Match[str]) -> None:
        inserted = edit["aside"]
        if inserted is None:
            self.cuts[len(self.words)] = Cut.GAP
            return
        self.cuts.setdefault(len(self.words), Cut.ASIDE)
        self.asides.append((len(self.words), tuple(word.text for word in words(inserted, LANGUAGE))))
