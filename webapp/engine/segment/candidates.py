"""Where a sentence may end: behind marks that end sentences and whatever belongs to them.

    “… out of sight.”. I am glad        a stop behind a closing mark
    the war.[4] The peace; rain.12 The  a footnote mark, or one of markup: **It rained.** The
    He waited . . . and left            dots set apart
    « Je viens. » Il partit             a closing mark set apart
    “We won.” (Reuters) The             a source in brackets behind a quotation

``decisions`` says at which of them it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from webapp.engine.segment.enclosures import Enclosures

EASTERN: Final = "。｡！？．︒؟۔؞܀܁܂߹।॥။።፧፨។៕᙮᠃᠉᱾᱿꓿꘎꘏꛳꛷꩝꩞꩟꫰꫱꯫։‼‽⁇⁈⁉⸮⸼༎།﹒﹖﹗"
"""Marks that end a sentence with no blank behind them."""
_ENDING: Final = frozenset(".?!…‥" + EASTERN)
_MARKS = re.compile(rf"\.(?:\s\.(?!\.))++|[.?!…‥{re.escape(EASTERN)}]++")
_GREEK_MARKS = re.compile(rf"\.(?:\s\.(?!\.))++|[.?!…‥;\u037e{re.escape(EASTERN)}]++")
_BRACKETS: Final = frozenset(")]）】}")
_SET_APART: Final = frozenset("»›”“\"’‘'")
_FOOTNOTE = re.compile(
    r"(?:\^?\[[^\[\]]{1,30}\]|\^?\(\d{1,3}\)|\^\d{1,3}|[*_~†‡§]{1,3})++(?=\s|\Z)"
    r"|[¹²³⁰⁴-⁹]{1,3}+(?:[,–⁻][¹²³⁰⁴-⁹]{1,3}+)?(?=\W|\Z)"
    r"|(?:(?<=[^\W\d_][.?!])|(?<=[12]\d\d\d\.)|(?<=[.?!][”»\"’)]))\d{1,3}+(?:[,–]\d{1,3}){0,3}+(?=\s+[\"'“‘«„(]?[^\W\d_a-z])"
)
_SOURCE = re.compile(r"\s\([^()\[\].?!…]{1,60}\)(?=\s|\Z)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a sentence may end."""

    mark: int
    """Where its first mark stands."""
    marks: str
    """The marks, without closing marks and footnotes; ``. . .`` with its blanks."""
    end: int
    """Behind the marks, what they close and their footnotes."""
    start: int
    """Where the next sentence would begin: the first character behind ``end`` that is no blank."""
    closes: bool
    """Closing quotation marks or brackets stand behind the marks."""
    quotes: bool
    """Closing quotation marks stand there."""
    question: bool
    """A mark of question or exclamation is among the marks."""

    @property
    def apart(self) -> bool:
        """Dots with blanks between them."""
        return len(self.marks.split()) > 1

    @property
    def spaced(self) -> bool:
        """A blank follows."""
        return self.start > self.end


def candidates(text: str, language: str, around: Enclosures) -> Iterator[Candidate]:
    """The places in ``text`` where a sentence may end, in order; the last may be its end."""
    done = 0
    for found in (_GREEK_MARKS if language == "el" else _MARKS).finditer(text):
        if found.start() < done:
            continue
        done, closes, quotes = _behind(text, found.end(), around)
        end = done
        if quotes and (source := _SOURCE.match(text, end)):
            end = done = source.end()
        if note := _FOOTNOTE.match(text, end):
            end = done = note.end()
        start = end
        while start < len(text) and text[start].isspace():
            start += 1
        question = any(mark in "?!？！؟‼‽⁇⁈⁉" for mark in text[found.start() : end][:8])
        yield Candidate(found.start(), found[0], end, start, closes, quotes, question)


def _behind(text: str, at: int, around: Enclosures) -> tuple[int, bool, bool]:
    """The end of the closing marks at ``at`` and further ending marks, whether there are any closing ones,
    and any quotation marks among them. In some texts blanks stand between them."""
    closes = quotes = False
    while at < len(text):
        here = at + 1 if text[at].isspace() and _is_set_apart(text, at + 1, around) else at
        if here in around.closing:
            quotes = closes = True
        elif text[here] in _BRACKETS:
            closes = True
        elif text[here] not in _ENDING:
            break
        at = here + 1
    return at, closes, quotes


def _is_set_apart(text: str, at: int, around: Enclosures) -> bool:
    """A mark with a blank before it belongs to what stands before it."""
    mark, following = text[at : at + 1], text[at + 1 : at + 2]
    if following.isalnum() or not mark:
        return False
    if at in around.closing:
        return mark in _SET_APART
    return (mark in _BRACKETS or mark in ".?!") and (not following or following.isspace())
