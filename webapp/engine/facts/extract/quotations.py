"""Quotations as somebody's words, with their speaker.

``engine.reading.read_quotations`` tells what stands between marks. Two pieces with a tag between them (*"I
never," he said, "agreed to that."*) and the paragraphs of one speech are one quotation in several pieces; its
words are read without what was left out (…) and without what an editor put in [so].
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from typing import Final

from webapp.engine.facts.extract.capitals import TITLES
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.speech import Speaker, Tags, verb_class
from webapp.engine.facts.wordlist import listed
from webapp.engine.model import Span
from webapp.engine.reading import Marked, ReadArticle, Word, tokens, words

_TAG_WORDS: Final = 7
"""Tokens of a tag that ends its sentence before the quotation goes on."""
_LISTS: Final = listed("and or but und et y e och og en")
"""Between two quotations, without a verb of saying, they make a list (*“a coward,” and “a liar”*)."""
_TAG_CHARACTERS: Final = 90
"""Between two pieces of one quotation; a longer stretch is narration."""
_EDITED: Final = re.compile(
    r"(?P<gap>[\[(]\s?(?:…|\.(?:\s?\.){2,3}+)\s?[\])]|…++|\.(?:\s?\.){2,}+)|\[(?P<aside>[^\[\]]{1,120})\]"
)
"""An ellipsis, bracketed or not, or an editor's insertion."""
_SIGNATURE: Final = re.compile(
    r"\s{0,3}[—–―-]{1,2} ?(?P<name>[^\W\d_][^\n,;:()—–]{1,60}+)(?=[\n,;:()]|\.?\Z)"
)
"""*“…” —Ann Lee, the mayor*."""
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
    parts: tuple[Quotation, ...]
    """Its pieces as quotations of their own; empty where it is in one piece."""

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

    def in_full(self) -> tuple[str, ...]:
        """Its words, insertions included."""
        found: list[str] = []
        at = 0
        for place, inserted in self.asides:
            found += (*self.words[at:place], *inserted)
            at = place
        return (*found, *self.words[at:])


def extract(article: ReadArticle, readings: Sequence[Reading], characters: int) -> tuple[Quotation, ...]:
    """The quotations of an article in reading order. Linear in its length."""
    if article.title_span is None:  # the title's places are those of another text
        readings = [reading for reading in readings if not reading.sentence.is_title]
    marked = [one for one in article.quotations if one.span.end <= characters]
    reader = _Reader(article.text, readings)
    found = (reader.read(group) for group in _joined(article.text, marked))
    return tuple(quotation for quotation in found if quotation.words)


class _Reader:
    """Makes quotations of what stands in marks."""

    def __init__(self, text: str, readings: Sequence[Reading]) -> None:
        self._text = text
        self._readings = readings
        self._ends = [reading.sentence.span.end for reading in readings]
        self._tags = Tags(readings)

    def read(self, group: Sequence[Marked]) -> Quotation:
        """One quotation of some pieces."""
        signed = _signed(self._text, group[-1].span.end)
        speaker = signed or self._tagged(group)
        whole = self._quotation(group, speaker, is_signed=signed is not None)
        if len(group) == 1:
            return whole
        parts = (self._quotation([one], speaker, is_signed=whole.is_signed) for one in group)
        return replace(whole, parts=tuple(part for part in parts if part.words))

    def _tagged(self, group: Sequence[Marked]) -> Speaker:
        """The speaker in the tag between the first two pieces, else before or behind them all."""
        start, end = group[0].inner.start, group[-1].inner.end
        at = self._home(start)
        if at is None:
            return Speaker()
        if len(group) > 1 and not group[1].goes_on:
            speaker = self._tags.speaker_near(at, start, group[0].inner.end)
            if speaker.words:
                return speaker
        return self._tags.speaker_near(at, start, end)

    def _home(self, start: int) -> int | None:
        """The sentence that a place stands in or, where a mark was cut off, before."""
        at = min(bisect_right(self._ends, start), len(self._ends) - 1)
        return at if at >= 0 and self._readings[at].sentence.span.start <= start + 1 else None

    def _quotation(self, group: Sequence[Marked], speaker: Speaker, *, is_signed: bool) -> Quotation:
        pieces = tuple(one.inner for one in group)
        said = _Said(self._text, pieces)
        home = self._home(pieces[0].start)
        return Quotation(
            pieces,
            tuple(one.span for one in group),
            tuple(word.text for word in said.words),
            tuple(Span(word.start, word.end) for word in said.words),
            tuple(said.signs),
            tuple(sorted(said.cuts.items())),
            tuple(said.asides),
            speaker,
            is_signed,
            self._readings[home].sentence.id if home is not None else "",
            parts=(),
        )


def _signed(text: str, end: int) -> Speaker | None:
    """Whose name stands behind a dash after a quotation, up to the end of the line or a sign."""
    found = _SIGNATURE.match(text, end)
    if found is None:
        return None
    names = tuple(
        token.low for token in tokens(found["name"]) if token.is_capital and token.low not in TITLES
    )
    return Speaker(names, named=True) if names else None


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


def _joined(text: str, marked: Sequence[Marked]) -> Iterator[list[Marked]]:
    """Pieces of one quotation together: a short tag between them, or a new paragraph that goes on."""
    group: list[Marked] = []
    for one in marked:
        if group and not one.goes_on and not _belongs(text, group[-1], one):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _is_fragment(text: str, piece: Marked) -> bool:
    """Part of the writer's own sentence: *the delays are "unacceptable", she said*."""
    before = piece.span.start - 1
    while before >= 0 and text[before].isspace():
        before -= 1
    inner = piece.inner.start
    return text[inner : inner + 1].islower() and before >= 0 and text[before].isalnum()


def _belongs(text: str, before: Marked, piece: Marked) -> bool:
    start, end = before.span.end, piece.span.start
    if end - start > _TAG_CHARACTERS:
        return False
    between = text[start:end]
    if not between.strip() or "\n" in between or _is_fragment(text, before):
        return False
    last = text[before.inner.end - 1 : before.inner.end]
    ends_open = last in {",", "-", "—", "–"} or between.lstrip()[:1] == ","
    tag = tokens(between)
    is_saying = any(verb_class(token.low) for token in tag)
    if not is_saying and any(token.low in _LISTS for token in tag[:2]):
        return False
    if between.rstrip()[-1:] in {",", ":", "-", "—", "–"}:
        return ends_open
    # "I never," he said. "Not once.": two sentences of one quotation with the tag behind the first
    return ends_open and between.rstrip()[-1:] == "." and len(tag) <= _TAG_WORDS and is_saying
