"""A comparison for the terminal: two columns where they fit, else one below the other.

≈ L1  The minister met his colleague        ≈ R1  The two ministers met in Rafah
      in Rafah on Friday.            K1           at the end of the week.        K1
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from unicodedata import combining, east_asian_width

from webapp.engine.model import Comparison, Severity, Side
from webapp.export.reading import (
    Marked,
    MarkedRow,
    Piece,
    key,
    marked_rows,
    marked_titles,
    titles,
    visible,
)
from webapp.export.summary import summary
from webapp.present.wording import KINDS

TWO_COLUMNS = 88
"""Least width for two columns: two of 40 characters with their marks; narrower ones read like a ladder."""

GAP = 3
"""Columns between the two."""

COLOURS = {
    "identical": "2",
    "edited": "0",
    "reworded": "0",
    "partial": "0",
    "unique-left": "38;5;208",
    "unique-right": "38;5;39",
    "boilerplate": "2;3",
    "structure": "2",
    "deleted": "1;4;38;5;208",
    "inserted": "1;4;38;5;39",
    "heading": "1",
    "quiet": "2",
    "high": "1;38;5;208",
    "medium": "38;5;208",
    "low": "2",
}
"""SGR codes. Orange and blue, which colour-blind readers tell apart; what is the same stays quiet."""


@dataclass(frozen=True, slots=True)
class _Word:
    """Characters that no line break divides, and how they are painted."""

    text: str
    style: str


class _Painter:
    """Paints, or marks in plain characters where there is no colour."""

    def __init__(self, *, colour: bool) -> None:
        self.colour = colour

    def paint(self, text: str, style: str) -> str:
        code = COLOURS.get(style, "0")
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code != "0" and text else text


def plain_text(comparison: Comparison, *, width: int, colour: bool) -> str:
    """The whole comparison as lines of at most ``width`` columns (single characters may be wider)."""
    painter = _Painter(colour=colour)
    lines = [
        *_heads(comparison, width, painter),
        *_body(comparison, width, painter),
        *_findings(comparison, width, painter),
        *_wrapped(summary(comparison), width, "", "  "),
        *_wrapped((f"Limit: {limit.message}" for limit in comparison.limits), width, "! ", "  "),
        "",
        *_key(comparison, width, painter),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _heads(comparison: Comparison, width: int, painter: _Painter) -> Iterator[str]:
    marked = marked_titles(comparison)
    column = _column(width) if width >= TWO_COLUMNS else width
    left, right = (
        [line for sentence in sentences for line in _sentence(sentence, column, painter)]
        or [painter.paint(line, "heading") for line in _fill(_words(visible(title), ""), column)]
        for sentences, title in zip((marked.left, marked.right), titles(comparison), strict=True)
    )
    if width < TWO_COLUMNS:
        yield from (*left, *right)
    else:
        yield from _in_columns(left, right, column)
    yield painter.paint("─" * width, "quiet")


def _body(comparison: Comparison, width: int, painter: _Painter) -> Iterator[str]:
    for row in marked_rows(comparison):
        yield from (
            _side_by_side(row, width, painter) if width >= TWO_COLUMNS else _stacked(row, width, painter)
        )
        yield ""


def _side_by_side(row: MarkedRow, width: int, painter: _Painter) -> Iterator[str]:
    column = _column(width)
    left = [line for sentence in row.left for line in _sentence(sentence, column, painter)]
    right = [line for sentence in row.right for line in _sentence(sentence, column, painter)]
    yield from _in_columns(left, right, column)


def _in_columns(left: Iterable[str], right: Iterable[str], column: int) -> Iterator[str]:
    for one, other in zip_longest(left, right, fillvalue=""):
        yield one + " " * (column - _width(_bare(one)) + GAP) + other


def _stacked(row: MarkedRow, width: int, painter: _Painter) -> Iterator[str]:
    for sentence in (*row.left, *row.right):
        yield from _sentence(sentence, width, painter)


def _sentence(sentence: Marked, width: int, painter: _Painter) -> Iterator[str]:
    """A sentence with a hanging indent: mark, id, text, links."""
    style = sentence.relation
    if style == "unique":
        style = f"unique-{sentence.side.value}"
    head = f"{sentence.mark}{sentence.sign or ' '}{sentence.id:<4} "
    words = _words(f"{visible(sentence.label)} ", "quiet") if sentence.label else []
    words += [
        word for piece in sentence.pieces for word in _piece_words(sentence.side, piece, style, painter)
    ]
    tail = " ".join(sentence.links) + ("?" if sentence.uncertain else "")
    if tail:
        words += [_Word(" ", ""), _Word(tail.replace(" ", "\u00a0"), "quiet")]
    if sentence.doubt:
        words += [_Word(" ", ""), *_words(sentence.doubt, "quiet")]
    indent = " " * _width(head)
    for number, line in enumerate(_lay(words, max(8, width - _width(head)))):
        painted = "".join(painter.paint(word.text.replace("\u00a0", " "), word.style) for word in line)
        yield (painter.paint(head, style) if number == 0 else indent) + painted


def _piece_words(side: Side, piece: Piece, style: str, painter: _Painter) -> list[_Word]:
    text = _keep_edges(piece.text)
    if not piece.changed:
        return _words(text, style)
    if painter.colour:
        return _words(text, "deleted" if side is Side.LEFT else "inserted")
    before, after = ("[-", "-]") if side is Side.LEFT else ("{+", "+}")
    return _words(before + text + after, style)


def _keep_edges(text: str) -> str:
    """Visible characters; a space at either end, which parts it from its neighbours, stays."""
    shown = visible(text)
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and shown else ""
    return before + shown + after


def _findings(comparison: Comparison, width: int, painter: _Painter) -> Iterator[str]:
    if not comparison.findings:
        return
    yield painter.paint("Facts", "heading")
    signs = {Severity.HIGH: "!!", Severity.MEDIUM: "! ", Severity.LOW: "  "}
    for finding in comparison.findings:
        where = f" ({finding.link})" if finding.link else ""
        text = f"{finding.id} {KINDS[finding.kind]}{where}: {visible(finding.message)}"
        lines = _fill(_words(text, ""), width - 3)
        for number, line in enumerate(lines):
            sign = signs[finding.severity] if number == 0 else "  "
            yield painter.paint(f"{sign} {line}", finding.severity.value)
    yield ""


def _key(comparison: Comparison, width: int, painter: _Painter) -> Iterator[str]:
    entries = [f"{mark}\u00a0{meaning}".replace(" ", "\u00a0") for mark, meaning in key(comparison)]
    for line in _fill(_words("   ".join(entries), ""), width):
        yield painter.paint(line.replace("\u00a0", " "), "quiet")


def _wrapped(sentences: Iterable[str], width: int, first: str, later: str) -> Iterator[str]:
    for sentence in sentences:
        for number, line in enumerate(_fill(_words(visible(sentence), ""), width - 2)):
            yield (first if number == 0 else later) + line


def _column(width: int) -> int:
    return (width - GAP) // 2


def _words(text: str, style: str) -> list[_Word]:
    return [_Word(part, style) for part in re.findall(r" +|[^ ]+", text)]


def _fill(words: list[_Word], width: int) -> list[str]:
    return ["".join(word.text for word in line) for line in _lay(words, width)]


def _lay(words: Iterable[_Word], width: int) -> Iterator[list[_Word]]:
    """Lines of at most ``width`` columns. Longer words, and scripts without spaces, break anywhere."""
    line: list[_Word] = []
    used = 0
    for word in _glued(words, width):
        size = sum(_width(part.text) for part in word)
        if used + size > width and line:
            yield _trimmed(line)
            line, used = [], 0
        if not line and word[0].text.isspace():
            continue
        line += word
        used += size
    if line:
        yield _trimmed(line)


def _glued(words: Iterable[_Word], width: int) -> Iterator[list[_Word]]:
    """Pieces that may not be parted: neighbours with no space between, cut where they exceed a line."""
    group: list[_Word] = []
    used = 0
    for word in words:
        space = word.text.isspace()
        if space and group:
            yield group
            group, used = [], 0
        if space:
            yield [word]
            continue
        for part in _cut(word.text, width):
            size = _width(part)
            if group and (used + size > width or _wide(part[0])):
                yield group
                group, used = [], 0
            group.append(_Word(part, word.style))
            used += size
    if group:
        yield group


def _cut(text: str, width: int) -> Iterator[str]:
    """A word in parts that fit a line; characters of scripts written without spaces singly."""
    part, used = "", 0
    for character in text:
        size = _width(character)
        if part and (used + size > width or _wide(character) or _wide(part[-1])):
            yield part
            part, used = "", 0
        part += character
        used += size
    if part:
        yield part


def _trimmed(line: list[_Word]) -> list[_Word]:
    while line and line[-1].text.isspace():
        line.pop()
    return line


@cache
def _character_width(character: str) -> int:
    if combining(character) or character in "\u200b\u200c\u200d\ufe0e\ufe0f\u2060":
        return 0
    return 2 if _wide(character) else 1


def _wide(character: str) -> bool:
    return east_asian_width(character) in {"W", "F"}


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(_character_width(character) for character in text)


def _bare(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)
