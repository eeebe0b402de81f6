"""The article's title, where it stands in the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from webapp.engine.cleaning.layout import Mark
from webapp.engine.model import Block, Span
from webapp.engine.reading import words
from webapp.engine.segment.boilerplate import rule_for
from webapp.engine.segment.lines import CLOSING, Line
from webapp.engine.segment.sentences import sentences_of

LONGEST_TITLE_CHARACTERS: Final = 120
"""Headlines stay below it; the first line of a text without a headline rarely does."""
LONGEST_TITLE_WORDS: Final = 20
"""The same limit for languages of short words."""
_PROSE: Final = 1.5
"""Length of a first paragraph, in titles, from which the line above it is one even without a blank line."""
_DECK: Final = 3
"""Lines of a headline with what stands right below it, a deck or a byline."""


def find_title(text: str, lines: Sequence[Line], kinds: Sequence[Mark], language: str) -> Span | None:
    """The first line, if it is a title: short, one open sentence, no page furniture and no item, row, turn
    or stamp, and above more text: a blank line below, or, in a text without any, a paragraph of prose."""
    if len(lines) < 2 or kinds[0].block not in {Block.PROSE, Block.HEADING} or kinds[0].label:
        return None
    span = Span(lines[0].start, lines[0].end)
    line = span.of(text)
    if len(line) >= LONGEST_TITLE_CHARACTERS or not 1 <= len(words(line)) <= LONGEST_TITLE_WORDS:
        return None
    if CLOSING.search(line) or rule_for(line) or len(sentences_of(text, span, language)) > 1:
        return None
    return span if lines[1].after_blank or _heads(text, span, lines) else None


def _heads(text: str, line: Span, lines: Sequence[Line]) -> bool:
    """Without a blank line below: above a paragraph of prose, or above one or two more open lines that a
    blank line follows, a deck or a byline."""
    below = Span(lines[1].start, lines[1].end).of(text)
    if CLOSING.search(below):
        return len(below) >= _PROSE * (line.end - line.start)
    deck = next((at for at in range(2, len(lines)) if lines[at].after_blank), len(lines))
    return (
        2 <= deck <= _DECK
        and deck < len(lines)
        and all(
            other.end - other.start < LONGEST_TITLE_CHARACTERS
            and not CLOSING.search(text, other.start, other.end)
            for other in lines[1:deck]
        )
    )
