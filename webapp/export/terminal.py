"""A comparison for the terminal: two columns where they fit, else one below the other.

≈ L1  The minister met his colleague        ≈ R1  The two ministers met in Rafah
      in Rafah on Friday.            K1           at the end of the week.        K1
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest

from webapp.engine.model import Comparison, Side
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
from webapp.export.terminal_lines import Word, bare, filled, laid, width_of, words_of
from webapp.present.ledger import told_at
from webapp.present.pair import Pair
from webapp.present.wording import kind_name, severity_name
from webapp.review import Difference
from webapp.words import say

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
        *_wrapped(_limits(comparison), width, "! ", "  "),
        "",
        *_key(comparison, width, painter),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _limits(comparison: Comparison) -> Iterator[str]:
    return (say("export.limit", message=limit.message) for limit in comparison.limits)


def _heads(comparison: Comparison, width: int, painter: _Painter) -> Iterator[str]:
    marked = marked_titles(comparison)
    column = _column(width) if width >= TWO_COLUMNS else width
    left, right = (
        [line for sentence in sentences for line in _sentence(sentence, column, painter)]
        or [painter.paint(line, "heading") for line in filled(words_of(visible(title), ""), column)]
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
        yield one + " " * (column - width_of(bare(one)) + GAP) + other


def _stacked(row: MarkedRow, width: int, painter: _Painter) -> Iterator[str]:
    for sentence in (*row.left, *row.right):
        yield from _sentence(sentence, width, painter)


def _sentence(sentence: Marked, width: int, painter: _Painter) -> Iterator[str]:
    """A sentence with a hanging indent: mark, id, text, links."""
    style = sentence.relation
    if style == "unique":
        style = f"unique-{sentence.side.value}"
    head = f"{sentence.mark}{sentence.sign or ' '}{sentence.id:<4} "
    words = words_of(f"{visible(sentence.label)} ", "quiet") if sentence.label else []
    words += [
        word for piece in sentence.pieces for word in _piece_words(sentence.side, piece, style, painter)
    ]
    tail = " ".join(sentence.links) + ("?" if sentence.uncertain else "")
    if tail:
        words += [Word(" ", ""), Word(tail.replace(" ", "\u00a0"), "quiet")]
    if sentence.doubt:
        words += [Word(" ", ""), *words_of(sentence.doubt, "quiet")]
    indent = " " * width_of(head)
    for number, line in enumerate(laid(words, max(8, width - width_of(head)))):
        painted = "".join(painter.paint(word.text.replace("\u00a0", " "), word.style) for word in line)
        yield (painter.paint(head, style) if number == 0 else indent) + painted


def _piece_words(side: Side, piece: Piece, style: str, painter: _Painter) -> list[Word]:
    text = _keep_edges(piece.text)
    if not piece.changed:
        return words_of(text, style)
    if painter.colour:
        return words_of(text, "deleted" if side is Side.LEFT else "inserted")
    before, after = ("[-", "-]") if side is Side.LEFT else ("{+", "+}")
    return words_of(before + text + after, style)


def _keep_edges(text: str) -> str:
    """Visible characters; a space at either end, which parts it from its neighbours, stays."""
    shown = visible(text)
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and shown else ""
    return before + shown + after


def _findings(comparison: Comparison, width: int, painter: _Painter) -> Iterator[str]:
    listed = told_at(Pair.of(comparison))
    if not listed:
        return
    yield painter.paint(say("ledger.title"), "heading")
    for severity, spots in groupby(listed, key=lambda spot: spot.severity):
        told = [(spot.name, one) for spot in spots for one in spot.differences]
        heading = say("export.terminal.severity", severity=severity_name(severity), n=len(told))
        yield painter.paint(heading, severity.value)
        for where, one in told:
            for number, line in enumerate(filled(words_of(_difference(where, one), ""), width - 4)):
                yield painter.paint(f"{'  ' if number == 0 else '    '}{line}", severity.value)
    yield ""


def _difference(where: str, one: Difference) -> str:
    said = " ".join(dict.fromkeys(finding.message for finding in one.findings))
    return say(
        "export.terminal.difference",
        id=one.finding.id,
        kind=kind_name(one.finding.kind),
        place=where,
        message=visible(said),
    )


def _key(comparison: Comparison, width: int, painter: _Painter) -> Iterator[str]:
    entries = [
        say("export.marks.one", mark=mark, meaning=meaning).replace(" ", "\u00a0")
        for mark, meaning in key(comparison)
    ]
    for line in filled(words_of("   ".join(entries), ""), width):
        yield painter.paint(line.replace("\u00a0", " "), "quiet")


def _wrapped(sentences: Iterable[str], width: int, first: str, later: str) -> Iterator[str]:
    for sentence in sentences:
        for number, line in enumerate(filled(words_of(visible(sentence), ""), width - 2)):
            yield (first if number == 0 else later) + line


def _column(width: int) -> int:
    return (width - GAP) // 2
