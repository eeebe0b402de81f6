"""What stands in quotation marks, in the habits of many languages: the one reader of them.

    "We go," he said. "We stay.          two quotations; the second reaches the end of its paragraph
    “We lost the roof.¶“We lost all.”    one speech: each paragraph opens, the last one closes
    ‘The workers’ patience is gone’,     an apostrophe closes nothing
    a 5" pipe, 6'2"                      inches, feet and minutes are no marks

Marks are paired within a paragraph by what stands beside them. Where one is missing, the quotations about it
are read as if the other were not there, so that no words of the writer's become somebody's. A quotation
inside another belongs to it, whatever its marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from webapp.engine.model import SegmentedArticle, Span
from webapp.engine.reading.apostrophes import Singles
from webapp.engine.reading.marks import FIXED, SINGLE, Mark, Place, Role, marks

_BLANK_LINE: Final = re.compile(r"\n[ \t\r]*+\n\s*+")


class Marked(NamedTuple):
    """What stands between two quotation marks, in one paragraph."""

    span: Span
    """With its marks."""
    inner: Span
    """Without them and without the white space inside them."""
    goes_on: bool
    """It continues the speech of the paragraph before, which was left open."""


def quotations(text: str) -> Iterator[Span]:
    """The quotations of a text with their marks, in order, outermost only; blank lines part paragraphs."""
    starts = [found.end() for found in _BLANK_LINE.finditer(text)]
    return (marked.span for marked in read_quotations(text, starts))


def quotations_of(article: SegmentedArticle) -> tuple[Marked, ...]:
    """The quotations of an article's text, by the paragraphs that it was cut into."""
    body = article.body
    starts = [
        sentence.span.start
        for at, sentence in enumerate(body)
        if at == 0 or sentence.paragraph != body[at - 1].paragraph
    ]
    return read_quotations(article.text, starts)


def read_quotations(text: str, starts: Iterable[int]) -> tuple[Marked, ...]:
    """The quotations of a text in order, outermost only, a speech over several paragraphs in as many pieces.
    ``starts``: where paragraphs begin. Linear in the text."""
    bounds = sorted({0, len(text), *starts})
    reader = _Reader(text)
    for start, end in pairwise(bounds):
        reader.paragraph(start, end)
    return tuple(reader.found)


class _Pairing:
    """Pairs the marks of one paragraph, taken one by one.

    ``goes_on``: the family of the mark that the speech of the paragraph before was opened with, where it was
    left open; a mark of it at the head of this paragraph opens, whatever it does elsewhere (French *»*).
    """

    def __init__(self, text: str, start: int, found: Sequence[Mark], goes_on: str) -> None:
        self._text = text
        self._marks = found
        self._next = _following(found)
        self._singles = Singles(text, [mark for mark in found if mark.family == SINGLE])
        self._stack: list[Mark] = []
        self._openers: dict[str, list[Mark]] = {}
        self._end = 0
        self._unclosed: Mark | None = None
        self.pairs: list[tuple[Mark, Mark]] = []
        """Opener and closer."""
        self.orphan: Mark | None = None
        """The first mark, when it closes what was not opened here."""
        self.resumed: Mark | None = None
        """The mark at the head of the paragraph, when the speech before goes on there."""
        if found and found[0].family == goes_on and not text[start : found[0].start].strip():
            self.resumed = found[0]
        for at in range(len(found)):
            self._take(at)

    def _take(self, at: int) -> None:
        mark = self._marks[at]
        if mark.start < self._end:
            return
        if mark.family == SINGLE:
            if not self._stack:
                self._take_single(mark)
        elif self._openers.get(mark.family) and self._closes(at):
            self._close(mark)
        elif mark is self.resumed or _opens(mark):
            self._stack.append(mark)
            self._openers.setdefault(mark.family, []).append(mark)
        elif at == 0 and mark.place is not Place.OPENS and not mark.before.isdecimal():
            self.orphan = mark

    def _take_single(self, mark: Mark) -> None:
        if not self._singles.opens(mark):
            return
        closer = self._singles.closer(mark)
        if closer is None:
            self._unclosed = mark
        else:
            self.pairs.append((mark, closer))
            self._end = closer.end

    def _closes(self, at: int) -> bool:
        mark = self._marks[at]
        if mark.family in FIXED:
            return mark.role is Role.CLOSES
        if mark.role is Role.LOW or mark.place is Place.OPENS:
            return False
        if mark.role is Role.OPENS and mark.place is not Place.CLOSES:
            return self._openers[mark.family][-1].role in {Role.LOW, Role.CLOSES}
        return not self._measures(at)

    def _measures(self, at: int) -> bool:
        """Inches within a quotation in straight marks: the next mark closes, too."""
        mark, following = self._marks[at], self._next[at]
        if mark.role is not Role.EITHER or not mark.before.isdecimal() or following is None:
            return False
        return following.place is Place.CLOSES

    def _close(self, mark: Mark) -> None:
        while True:
            opener = self._stack.pop()
            self._openers[opener.family].pop()
            if opener.family == mark.family:
                self.pairs.append((opener, mark))
                return

    def left_open(self) -> Mark | None:
        """The opener whose quotation reaches the end of the paragraph. An opener with quotations of its
        family behind it is none: its closer was forgotten, and where it ends is not known."""
        if not self._stack:
            latest = max((opener.start for opener, _ in self.pairs), default=-1)
            return self._unclosed if self._unclosed and self._unclosed.start > latest else None
        last: dict[str, int] = {}
        for opener, _ in self.pairs:
            last[opener.family] = max(last.get(opener.family, -1), opener.start)
        left = [
            mark
            for mark in self._stack
            if mark is self.resumed or (_leads(mark) and last.get(mark.family, -1) < mark.start)
        ]
        return next((mark for mark in reversed(left) if mark.family == left[0].family), None)

    def outermost(self, before: int) -> Iterator[tuple[Mark, Mark]]:
        """The pairs that stand in no other, up to a place in the text."""
        end = 0
        for opener, closer in sorted(self.pairs, key=lambda pair: pair[0].start):
            if end <= opener.start < before:
                yield opener, closer
                end = closer.end


def _following(found: Sequence[Mark]) -> list[Mark | None]:
    """For each mark the next one of its family."""
    following: list[Mark | None] = [None] * len(found)
    seen: dict[str, Mark] = {}
    for at in range(len(found) - 1, -1, -1):
        following[at] = seen.get(found[at].family)
        seen[found[at].family] = found[at]
    return following


def _leads(mark: Mark) -> bool:
    """Whether it surely opens, without a closer to tell."""
    return mark.role is not Role.EITHER or mark.place is Place.OPENS


def _opens(mark: Mark) -> bool:
    if mark.role is Role.LOW:
        return bool(mark.after)
    if mark.family in FIXED:
        return mark.role is Role.OPENS
    if mark.role is Role.CLOSES:
        return mark.place is Place.OPENS
    if mark.role is Role.OPENS:
        return mark.place is not Place.CLOSES and (mark.place is not Place.LOOSE or mark.after.isspace())
    return mark.place is not Place.CLOSES and not (mark.place is Place.INSIDE and mark.before.isdecimal())


class _Reader:
    """Takes the paragraphs of a text one by one, for a speech may go over several."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: Mark | None = None
        """What the paragraph before left open."""
        self._held: list[Marked] = []
        """Pieces that count only if the speech goes on or is closed further down."""
        self.found: list[Marked] = []

    def paragraph(self, start: int, end: int) -> None:
        """The next paragraph."""
        found = marks(self._text, start, end)
        before = self._open
        if not found and before is not None and len(self._held) < _SILENT:
            self._hold(start, start, end, goes_on=True)
            return
        pairing = _Pairing(self._text, start, found, before.family if before else "")
        self._settle(start, pairing)
        left = pairing.left_open()
        for opener, closer in pairing.outermost(left.start if left else end):
            self._add(opener.start, opener.end, closer.start, closer.end, goes_on=opener is pairing.resumed)
        self._open = left
        if left is not None:
            goes_on = left is pairing.resumed
            if left.family == SINGLE:
                self._hold(left.start, left.end, end, goes_on=goes_on)
            else:
                self._add(left.start, left.end, end, end, goes_on=goes_on)

    def _settle(self, start: int, pairing: _Pairing) -> None:
        """Whether the pieces that were held back count."""
        before, orphan = self._open, pairing.orphan
        if before is None:
            return
        if pairing.resumed is not None and before.family == SINGLE:
            self.found += self._held
        elif orphan is not None and orphan.family == before.family:
            self.found += self._held
            self._add(start, start, orphan.start, orphan.end, goes_on=True)
        self._held = []

    def _hold(self, start: int, inner: int, end: int, *, goes_on: bool) -> None:
        self._held.append(_marked(self._text, (start, inner, end, end), goes_on=goes_on))

    def _add(self, start: int, inner: int, stop: int, end: int, *, goes_on: bool) -> None:
        self.found.append(_marked(self._text, (start, inner, stop, end), goes_on=goes_on))


_SILENT: Final = 12
"""Paragraphs without any mark that a speech may go over."""


def _marked(text: str, places: tuple[int, int, int, int], *, goes_on: bool) -> Marked:
    """``places``: the mark, what it opens, where that ends, one past the closing mark."""
    start, inner, stop, end = places
    said = text[inner:stop]
    first = inner + len(said) - len(said.lstrip()) if said.strip() else inner
    last = first + len(said.strip())
    return Marked(Span(start, last if stop == end else end), Span(first, last), goes_on)
