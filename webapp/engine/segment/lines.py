"""Lines, and which line ends are soft: put there by a program that wrapped long lines at a fixed width."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

LINE_END: Final = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Every line end that Unicode knows: CR LF, LF, CR, VT, FF, NEL, LS, PS and the old separators."""

CLOSING: Final = re.compile(r"[.!?…:;。！？।۔؟։။][\"'”’»«›‹)\]」』）\s]*\Z")
"""A line that ends so is closed; an open one may go on in the next."""

WIDEST_WRAP: Final = 120
"""Characters. Programs wrap at 60 to 100; longer lines are paragraphs."""
NARROWEST_WRAP: Final = 40
"""Characters. Below it stand lists, verse and addresses."""
WRAP_SHARE: Final = 0.9
"""Range 0 to 1. Share of the open line ends that a wrapping program must explain; headings are the rest."""
_SLACK: Final = 2
"""Characters by which a program may wrap early (two spaces after a full stop, a counted line end)."""
_ITEM = re.compile(r"[-–—*•‣◦▪·]\s|\(?(?:\d{1,3}|[a-zA-Z])[.)]\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank."""

    start: int
    """Its first character that is not white space."""
    end: int
    """One past its last character that is not white space."""
    after_blank: bool
    """A blank line or the beginning of the text stands before it."""
    soft: bool = False
    """It continues the line before it."""


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank, trimmed, in order."""
    found: list[Line] = []
    start, blank = 0, True
    for end, following in _line_ends(text):
        stripped = text[start:end].strip()
        if stripped:
            low = text.index(stripped[0], start, end)
            found.append(Line(low, low + len(stripped), blank))
        blank = not stripped or text[end:following] == "\u2029"
        start = following
    return _with_soft_ends(text, found)


def _line_ends(text: str) -> list[tuple[int, int]]:
    ends = [match.span() for match in LINE_END.finditer(text)]
    ends.append((len(text), len(text)))
    return ends


def _with_soft_ends(text: str, lines: list[Line]) -> list[Line]:
    """Mark the lines that a wrapping program began.

    A wrapped line ends because the next word did not fit, so with W the longest line, line + space + next
    word > W at (nearly) every line end inside a block. Elsewhere a line that begins in lower case after a
    line of prose width that was left open is soft as well.
    """
    inner = [(line, follower) for line, follower in pairwise(lines) if not follower.after_blank]
    if not inner:
        return lines
    width = max(max(line.end - line.start, follower.end - follower.start) for line, follower in inner)
    full = [_is_full(text, line, follower, width) for line, follower in inner]
    open_full = [
        is_full for (line, _), is_full in zip(inner, full, strict=True) if not _is_closed(text, line)
    ]
    wrapped = (
        NARROWEST_WRAP <= width <= WIDEST_WRAP
        and 2 * len(open_full) >= len(inner)
        and sum(open_full) >= WRAP_SHARE * len(open_full)
    )
    soft = {
        follower.start
        for (line, follower), is_full in zip(inner, full, strict=True)
        if (is_full if wrapped else _runs_on(text, line, follower))
    }
    return [replace(line, soft=True) if line.start in soft else line for line in lines]


def _is_full(text: str, line: Line, follower: Line, width: int) -> bool:
    word = text[follower.start : follower.end].split(None, 1)[0]
    return line.end - line.start + 1 + len(word) > width - _SLACK and not _ITEM.match(text, follower.start)


def _is_closed(text: str, line: Line) -> bool:
    return CLOSING.search(text, max(line.start, line.end - 8), line.end) is not None


def _runs_on(text: str, line: Line, follower: Line) -> bool:
    return (
        text[follower.start].islower()
        and line.end - line.start >= NARROWEST_WRAP
        and not _is_closed(text, line)
        and not _ITEM.match(text, follower.start)
    )
