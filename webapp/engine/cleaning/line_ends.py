"""What is seen at the end of a line: how far it reaches, whether it is closed, how the next begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from webapp.engine.cleaning.hyphens import DANGLING, HYPHENS
from webapp.engine.cleaning.layout.openings import opens_block

WIDEST_WRAP: Final = 120
"""Characters. Programs wrap at 30 to 100; longer lines are paragraphs."""
SLACK: Final = 2
"""Characters by which a program may wrap early (two blanks after a full stop, a counted line end)."""
RAGGED: Final = 0.12
"""Range 0 to 1. Share of the width by which lines of a proportional face differ in number of characters."""

_CLOSING: Final = re.compile(r"[.!?…:;。！？।۔؟։။][\"'”’»«›‹)\]」』）\s]*\Z")
"""A line that ends so is closed; an open one may go on in the next."""
_FIRST: Final = re.compile(r"[\"'“”„‘’«»‹›(\[¿¡—–-]{0,4}+(.?)", re.DOTALL)
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
)
_INNER: Final = re.compile(r"(?:(?:[a-zß-ÿ0-9]{3}|[\s-][a-zß-ÿ]{2})[.!?]|[.!?][\"”’')»])\s[\"“‘„«(]?[A-ZÀ-Þ]")
"""An end of a sentence inside a line; in doubt none, as after an abbreviation."""
_WORD: Final = re.compile(r"\S++")
_MARK: Final = re.compile(r"\(?(\d{1,3}|[a-zA-Z])[.)]\s|[-–—•*]\s")
_HEAD: Final = 40
"""Characters of a line that show how it begins."""
_TAIL: Final = 8
"""Characters of a line that show how it ends."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank."""

    start: int
    """Its first character that is not white space."""
    end: int
    """One past its last character that is not white space."""
    indent: int
    """Characters of white space before it, behind the marks of a quoted mail."""
    parted: bool
    """A blank line, the beginning of the text or another depth of quotation stands before it."""
    weak: bool
    """The line end before it is one that word processors set inside a paragraph."""

    @property
    def width(self) -> int:
        """Characters, with the indent."""
        return self.indent + self.end - self.start


class Fill(Enum):
    """How far a line reaches, against the width of its neighbourhood."""

    FULL = "the next word does not fit"
    RAGGED = "it would fit, but in a proportional face might not"
    SHORT = "there is room"


class Next(Enum):
    """How the follower of a line begins."""

    LOWER = "in lower case, or behind a word that ends no phrase"
    OTHER = "with a capital or a figure"
    CASELESS = "in a script without cases, or all is in capitals"


@dataclass(frozen=True, slots=True)
class Face:
    """What the two edges of a line show."""

    closed: bool
    """Ends a sentence."""
    hyphened: bool
    """Ends with a letter or figure and a hyphen."""
    dangling: bool
    """Ends with a word behind which a phrase goes on."""
    begins: Next
    begins_word: bool
    """With a letter or a figure, and no mark before it."""
    word: int
    """Characters of the first word."""
    ends_unspaced: bool
    begins_unspaced: bool
    sentences: int
    """How many sentences end inside it."""
    opens: bool
    """Begins an item, a row, a turn or a heading."""
    mark: str
    """The number, letter or bullet it begins with."""
    lonely: bool = False
    """No other line near has the mark before or after it, so it may be part of a sentence."""


@dataclass(frozen=True, slots=True)
class LineEnd:
    """The end of a line inside a block, and what is seen there."""

    fill: Fill
    next: Next
    marked: bool
    """It ends with a mark that ends sentences."""
    closed: bool
    """It does, and nothing goes on behind it."""
    divided: bool
    """A hyphen between two letters or figures."""
    opens: bool
    """The follower begins an item, a row or a turn."""
    width: int
    """Of the neighbourhood, in characters."""
    spaced: bool
    """The script parts words by blanks."""
    sentences: int
    """How many sentences end inside the line."""


def line_end(face: Face, follower: Face, reach: int, width: int) -> LineEnd:
    """The end of a line of ``reach`` characters in a neighbourhood as wide as ``width``."""
    spaced = not (face.ends_unspaced and follower.begins_unspaced)
    needed = reach + (follower.word + 1 if spaced else min(follower.word, 2))
    if needed > width - SLACK:
        fill = Fill.FULL
    elif needed > (1 - RAGGED) * width:
        fill = Fill.RAGGED
    else:
        fill = Fill.SHORT
    return LineEnd(
        fill=fill,
        next=Next.LOWER if face.dangling and follower.begins is Next.OTHER else follower.begins,
        marked=face.closed,
        closed=face.closed and follower.begins is not Next.LOWER,
        divided=face.hyphened and follower.begins_word,
        opens=follower.opens and not (follower.lonely and fill is Fill.FULL),
        width=width,
        spaced=spaced,
        sentences=face.sentences,
    )


def faces(text: str, lines: Sequence[Line]) -> list[Face]:
    """What the edges of the lines of one block show."""
    return _without_lonely_marks([_face(text, line) for line in lines])


def is_closed(text: str, start: int, end: int) -> bool:
    """Whether a range of ``text`` ends as a sentence does."""
    return _CLOSING.search(text[max(start, end - _TAIL) : end]) is not None


def _face(text: str, line: Line) -> Face:
    head = text[line.start : min(line.end, line.start + _HEAD)]
    tail = text[max(line.start, line.end - _TAIL) : line.end]
    word = _WORD.match(text, line.start, line.end)
    mark = _MARK.match(head)
    return Face(
        closed=is_closed(text, line.start, line.end),
        hyphened=len(tail) > 1 and tail[-1] in f"{HYPHENS}–" and tail[-2].isalnum(),
        dangling=(tail.split() or [""])[-1] in DANGLING,
        begins=beginning(head),
        begins_word=head[0].isalnum(),
        word=word.end() - word.start() if word else 0,
        ends_unspaced=_UNSPACED.match(tail[-1]) is not None,
        begins_unspaced=_UNSPACED.match(head[0]) is not None,
        sentences=sum(1 for _ in _INNER.finditer(text, line.start, min(line.end, line.start + WIDEST_WRAP))),
        opens=opens_block(head),
        mark=(mark[1] or mark[0].strip()) if mark else "",
    )


def beginning(line: str) -> Next:
    """How a line, or what follows a line, begins."""
    head = line[:_HEAD]
    first = _FIRST.match(head)
    letter = first[1] if first else ""
    if letter.islower():
        return Next.LOWER
    if letter.isupper():
        return Next.CASELESS if head == head.upper() and " " in head else Next.OTHER
    return Next.CASELESS if letter.isalpha() or _UNSPACED.match(head) else Next.OTHER


def _without_lonely_marks(faces: Sequence[Face]) -> list[Face]:
    """Says of every mark whether a fellow stands in the same block: ``5. Mai`` and ``J. Smith`` have none."""
    marks = Counter(face.mark for face in faces if face.opens)
    return [replace(face, lonely=_is_lonely(face.mark, marks)) if face.opens else face for face in faces]


def _is_lonely(mark: str, marks: Counter[str]) -> bool:
    if mark.isdecimal():
        return not (marks[str(int(mark) - 1)] or marks[str(int(mark) + 1)])
    if mark.isalpha():
        return not (marks[chr(ord(mark) - 1)] or marks[chr(ord(mark) + 1)])
    return marks[mark] < 2
