"""The article's title, where it stands in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from webapp.engine.model import Span
from webapp.engine.normalize import fold, words
from webapp.engine.segment.boilerplate import rule_for
from webapp.engine.segment.lines import CLOSING, Line

LONGEST_TITLE_CHARACTERS: Final = 120
"""Headlines stay below it; the first line of a text without a headline rarely does."""
LONGEST_TITLE_WORDS: Final = 20
"""The same limit for languages of short words."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title found in the text."""

    span: Span
    """Where it stands."""
    text: str
    """Its words, without the mark-up signs of a heading."""


def find_title(text: str, lines: list[Line], given: str | None) -> Title | None:
    """The first line, if it is the title: equal to the given one, or (none given) short, not closed by
    punctuation, no page furniture, and followed by a blank line and more text."""
    if not lines:
        return None
    span = Span(lines[0].start, lines[0].end)
    line = span.of(text)
    bare = line.lstrip("#").lstrip() or line
    if given is not None:
        return Title(span, bare) if len(lines) > 1 and fold(bare) == fold(given) else None
    if len(lines) == 1 or not lines[1].after_blank or len(line) >= LONGEST_TITLE_CHARACTERS:
        return None
    if CLOSING.search(line) or rule_for(line) or not 1 <= len(words(line)) <= LONGEST_TITLE_WORDS:
        return None
    return Title(span, bare)
