"""From a document to an article's text.

The marks are those of Markdown that the engine reads as blocks and does not compare: what a person sees in
the field, can mend there, and finds again when the pair is edited.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from webapp.engine.cleaning.layout import marks
from webapp.engine.model import Block, Span
from webapp.ingest.values import Part

TOGETHER = frozenset({Block.ITEM, Block.ROW})
"""Blocks that stand line under line; all others have a blank line between."""
_DEEPEST = 9
"""Levels of a list that are indented further and further."""


def write(parts: tuple[Part, ...]) -> str:
    """The text of an article: a paragraph a line, blank lines between all but items of a list and rows.

    A number by which the engine would not know an item, as it begins no list and none counts up to it
    (``Art 7 –``, a lone ``5.``), stands behind a dash that says it is one.
    """
    lines = [_line(part) for part in parts]
    gaps = [
        "\n" if one.block == two.block and one.block in TOGETHER else "\n\n" for one, two in pairwise(parts)
    ]
    for at in _unknown(parts, lines, gaps):
        lines[at] = _line(parts[at], bullet="- ")
    return _joined(lines, gaps)[0]


def _unknown(parts: tuple[Part, ...], lines: Sequence[str], gaps: Sequence[str]) -> list[int]:
    """Numbered items that the engine would read as something else."""
    if not any(part.label for part in parts if part.block is Block.ITEM):
        return []
    found = marks(*_joined(lines, gaps))
    shown = [at for at, line in enumerate(lines) if line.strip()]
    return [
        at
        for at, mark in zip(shown, found, strict=True)
        if parts[at].block is Block.ITEM and parts[at].label and mark.block is not Block.ITEM
    ]


def _joined(lines: Sequence[str], gaps: Sequence[str]) -> tuple[str, list[Span]]:
    """The text, and where its lines stand in it, those that are not blank, trimmed."""
    pieces: list[str] = []
    spans: list[Span] = []
    start = 0
    for line, gap in zip(lines, [*gaps, ""][: len(lines)], strict=True):
        pieces += (line, gap)
        if stripped := line.strip():
            low = start + len(line) - len(line.lstrip())
            spans.append(Span(low, low + len(stripped)))
        start += len(line) + len(gap)
    return "".join(pieces), spans


def _line(part: Part, bullet: str = "") -> str:
    match part.block:
        case Block.HEADING:
            return f"{'#' * min(max(part.level, 1), 6)} {part.text}"
        case Block.ITEM:
            return f"{'  ' * (min(part.level, _DEEPEST) - 1)}{bullet}{part.label or '-'} {part.text}"
        case Block.ROW:
            return f"| {' | '.join(cell.replace('|', '/') for cell in part.cells)} |"
        case Block.QUOTE:
            return f"> {part.text}"
        case _:
            return part.text
