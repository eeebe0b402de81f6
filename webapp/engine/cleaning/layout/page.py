"""The lines of a text as the readers of this package see them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from webapp.engine.model import Block, Span

LONGEST_HEADING: Final = 80
"""Characters. Longer lines without a closing mark are captions, or prose that lost its stop."""
MOST_HEADING_WORDS: Final = 12
"""The same limit in words."""
LEAST_PROSE_WORDS: Final = 3
"""Words of the shortest statement that closes with a stop and counts as prose below a heading."""
LEAST_PROSE_SIGNS: Final = 8
"""The same in characters, for scripts without blanks between words."""
WIDEST_LINE: Final = 120
"""Characters. A longer line is a paragraph, whatever it ends with."""

_FOOTNOTE = re.compile(r"\[\d{1,3}\]\Z")
_CLOSERS = "\"'”’»«›‹)]」』）* "
_STOPS = ".!?…。！？।۔؟։｡"


class Found(NamedTuple):
    """What a reader found a line to be."""

    block: Block
    label: int = 0
    """How many of the line's first characters are its label."""


class Page:
    """A text's lines, and what they were found to be so far."""

    __slots__ = ("found", "has_blanks", "lines", "parted")

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self.lines: list[str] = [span.of(text) for span in spans]
        """Each line's characters."""
        self.found: dict[int, Found] = {}
        """By the number of the line; a line that no reader took is prose."""
        blank = [True, *(_is_blank(text[last.end : span.start]) for last, span in pairwise(spans))]
        self.has_blanks: bool = any(blank[1:])
        """Whether any lines have a blank one between them."""
        self.parted: list[bool] = (blank if self.has_blanks else [True] * len(blank))[: len(spans)]
        """Whether a blank line stands before each; all are so where the text has no blank lines."""

    def free(self) -> Iterator[tuple[int, str]]:
        """Number and characters of every line that no reader took."""
        return ((number, line) for number, line in enumerate(self.lines) if number not in self.found)

    def line(self, number: int) -> str:
        """A line, or nothing past either end."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def take(self, found: dict[int, Found]) -> None:
        """Keep what a reader found; what an earlier reader found stands."""
        self.found = found | self.found


def _is_blank(gap: str) -> bool:
    """Whether the white space between two lines holds a blank line."""
    return "\u2029" in gap or len(f"{gap}.".splitlines()) > 2


def last_sign(line: str) -> str:
    """A line's last character that closes no quotation or bracket, and is of no footnote's number."""
    note = _FOOTNOTE.search(line, max(0, len(line) - 5))
    return line[: note.start() if note else None].rstrip(_CLOSERS)[-1:]


def is_closed(line: str) -> bool:
    """Whether a line ends as a statement does."""
    return last_sign(line) in _STOPS and line != ""


def is_prose(line: str) -> bool:
    """Whether a line is a statement or more, by its length and its end."""
    if len(line) > WIDEST_LINE:
        return True
    if not is_closed(line):
        return False
    return len(line.split()) >= LEAST_PROSE_WORDS or (
        len(line) >= LEAST_PROSE_SIGNS and not line.isascii() and " " not in line
    )


def is_short(line: str) -> bool:
    """Whether a line is as long as a heading, and as open."""
    return (
        len(line) <= LONGEST_HEADING
        and not is_closed(line)
        and last_sign(line) not in ",;:-–—，、；：،"
        and len(line.split()) <= MOST_HEADING_WORDS
        and any(sign.isalnum() for sign in line)
    )


def is_capitals(line: str) -> bool:
    """Whether all letters are capitals, and there are two next to each other."""
    return line.isupper() and any(a.isupper() and b.isupper() for a, b in pairwise(line))
