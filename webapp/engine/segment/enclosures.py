"""Which marks of a text open and which close, and what stands between them: quotations and brackets.

    He said: "It rained (a lot) today." Then the dogs' bone was gone.
             ^open      ^open ^close ^close        ^neither

The same mark opens in one language and closes in another, so the blanks beside it decide.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

LONGEST_BRACKET: Final = 1_000
"""Characters. A bracket that closes later was never closed."""

_MARK = re.compile("``|''|[\"“”„‟«»‹›`‘’‚'()\\[\\]（）【】「」『』〈〉《》]")
_PAIRS: Final = {")": "(", "]": "[", "）": "（", "】": "【"}
_OPENING: Final = frozenset({*"„‟‚「『〈《", "``"})
_CLOSING: Final = frozenset({*"」』〉》", "''"})
_USUALLY_OPENING: Final = frozenset("“«‹‘")
_USUALLY_CLOSING: Final = frozenset("”»›")
_SINGLE: Final = frozenset("'’‘‚`")


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of a text that do not overlap, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def around(self, at: int) -> int | None:
        """Where the stretch begins that holds both characters beside ``at``; None when there is none."""
        found = bisect_right(self.starts, at - 1) - 1
        return self.starts[found] if found >= 0 and at < self.ends[found] else None


@dataclass(frozen=True, slots=True)
class Enclosures:
    """Quotations and brackets of a text."""

    opening: frozenset[int]
    """Places of quotation marks that open."""
    closing: frozenset[int]
    """Places of quotation marks that close; those of apostrophes are in neither."""
    quotations: Spans
    """From the first mark to behind the second. A quotation that is never closed is none."""
    brackets: Spans
    """The same for the outermost brackets."""


def enclosures(text: str) -> Enclosures:
    """The enclosures of ``text``, in one pass."""
    opening: set[int] = set()
    closing: set[int] = set()
    quotations: list[tuple[int, int]] = []
    brackets: list[tuple[int, int]] = []
    opened: dict[bool, int] = {}
    """Where a quotation with single (True) or double marks was opened."""
    waiting: list[int] = []
    for found in _MARK.finditer(text):
        at, mark = found.start(), found[0]
        if mark in "([（【":
            waiting.append(at)
        elif mark in _PAIRS:
            if waiting and text[waiting[-1]] == _PAIRS[mark]:
                brackets.append((waiting.pop(), at + 1))
        else:
            single = mark in _SINGLE
            opens = _opens(text, found, single=single, opened=single in opened)
            if opens:
                opening.update(range(at, found.end()))
                opened[single] = at
            elif opens is not None:
                closing.update(range(at, found.end()))
                start = opened.pop(single, None)
                if start is not None:
                    quotations.append((start, found.end()))
    short = [(low, high) for low, high in brackets if high - low <= LONGEST_BRACKET]
    return Enclosures(frozenset(opening), frozenset(closing), _outermost(quotations), _outermost(short))


def _opens(text: str, found: re.Match[str], *, single: bool, opened: bool) -> bool | None:
    """True for a mark that opens, False for one that closes, None for an apostrophe."""
    mark = found[0]
    if mark in _OPENING or mark in _CLOSING:
        return mark in _OPENING
    before = text[found.start() - 1 : found.start()]
    after = text[found.end() : found.end() + 1]
    free_before = not before or before.isspace() or before in "([{—–-/“„«‘‚\"'¿¡"
    free_after = not after.isalnum() and after not in {"$", "£", "€", "¿", "¡", "(", "["}
    if single:
        return _single_opens(mark, before, after, free_before=free_before, opened=opened)
    if free_before and free_after and mark != "«":
        return not opened and mark not in _USUALLY_CLOSING
    if mark in _USUALLY_OPENING:
        return free_before or not (free_after or opened)
    if mark in _USUALLY_CLOSING:
        return free_before and not before.isalnum()
    return free_before if free_before != free_after else not opened


def _single_opens(mark: str, before: str, after: str, *, free_before: bool, opened: bool) -> bool | None:
    if mark == "`":
        return True
    if free_before and opened and not after.isalnum():
        return False
    if free_before and before not in {"-", "/"}:
        # ’90s and ’s avonds are written with an apostrophe, and so is '90s.
        return True if after.isalpha() and mark != "’" else None
    if after.isalnum():
        return None
    return False if opened or before in {*".?!…,"} else None


def _outermost(pairs: list[tuple[int, int]]) -> Spans:
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(pairs):
        if not ends or start >= ends[-1]:
            starts.append(start)
            ends.append(end)
        elif end > ends[-1]:
            ends[-1] = end
    return Spans(tuple(starts), tuple(ends))
