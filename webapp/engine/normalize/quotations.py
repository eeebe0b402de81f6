"""What stands in quotation marks, in the habits of many languages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from webapp.engine.model import Span


class _Mark(NamedTuple):
    sign: str
    start: int
    end: int


_MARK = re.compile("``|''|[“”„«»「」『』\"‘’'‚‹›]")
_CLOSERS: Final = {
    "“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", '"': '"', "``": "''", "”": "”",
    "‘": "’", "'": "'", "‚": "‘’", "‹": "›", "›": "‹",
}  # fmt: skip
"""Opening mark → the marks that may close it."""
_RUNS_ON: Final = frozenset("“„«「『")
"""Left open they reach the end of the text: a speech of several paragraphs closes only its last."""
_APOSTROPHES: Final = frozenset("’'‘")
"""Marks that stand in words too. A curly one before a word (*’90s*, *’em*) is an apostrophe and opens
nothing: it has no entry above."""


def quotations(text: str) -> Iterator[Span]:
    """The quotations of one paragraph with their marks, in order, outermost only. An apostrophe, in a word
    or after it, is no mark: it would have to open before a word and close after one."""
    marks = [_Mark(found[0], *found.span()) for found in _MARK.finditer(text)]
    closing: dict[str, list[_Mark]] = {}
    for mark in marks:
        if _may_close(text, mark):
            closing.setdefault(mark.sign, []).append(mark)
    at = 0
    for mark in marks:
        if mark.start < at or not _may_open(text, mark):
            continue
        end = _end(mark, closing)
        if end is None and mark.sign in _RUNS_ON:
            end = len(text)
        if end is not None:
            yield Span(mark.start, end)
            at = end


def _end(mark: _Mark, closing: dict[str, list[_Mark]]) -> int | None:
    ends = [
        found[place].end
        for sign, found in closing.items()
        if sign in _signs(mark.sign)
        and (place := bisect_left(found, mark.end, key=lambda closer: closer.start)) < len(found)
    ]
    return min(ends, default=None)


def _signs(opener: str) -> tuple[str, ...]:
    closers = _CLOSERS[opener]
    return (closers,) if closers == "''" else tuple(closers)


def _may_open(text: str, mark: _Mark) -> bool:
    if mark.sign not in _CLOSERS:
        return False
    before, after = _beside(text, mark)
    if mark.sign in _APOSTROPHES:
        return not before.isalnum() and after.isalnum()
    if mark.sign in "”»›":
        return not before.strip() and bool(after.strip())
    return True


def _may_close(text: str, mark: _Mark) -> bool:
    if mark.sign not in _APOSTROPHES:
        return True
    before, after = _beside(text, mark)
    return not after.isalnum() and bool(before.strip()) and before != "("


def _beside(text: str, mark: _Mark) -> tuple[str, str]:
    """The characters before and after a mark; empty at the edge of the text."""
    return text[max(mark.start - 1, 0) : mark.start], text[mark.end : mark.end + 1]
