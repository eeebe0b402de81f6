"""Headings: of sections, of a timeline's entries, of questions that the text below answers."""

from __future__ import annotations

import re
from typing import Final

from webapp.engine.cleaning.layout.page import (
    LONGEST_HEADING,
    MOST_HEADING_WORDS,
    Found,
    Page,
    is_capitals,
    is_prose,
    is_short,
    last_sign,
)
from webapp.engine.model import Block

MOST_ABOVE: Final = 3
"""Headings above each other: a title, a line below it, a date. More are a list without signs."""
LEAST_QUESTIONS: Final = 2
"""Questions as headings that a text must have: one alone is a question the text asks."""
LEAST_QUESTION_SHARE: Final = 0.08
"""Range 0 to 1. Share of a text's lines that are such questions; a report asks rarely."""
CAPITAL_SHARE: Final = 0.5
"""Range 0 to 1. A text with more lines in capitals is set so, and they head nothing."""
MOST_LEAD_WORDS: Final = 3
"""Words of a heading whose entries begin in lower case; a longer line is the sentence that they complete.
With a colon one word is a heading (*Ingredients:*), and two may be a sentence."""

_MARKDOWN = re.compile(r"#{1,6}\s{1,9}(?=\S)")
_OPENERS = "\"'“”„‘«»‹›—–-*_>…([（【"
_OPEN_ENDS: Final = ".,;-–—"
_ENTRIES: Final = (Block.ITEM, Block.ROW, Block.SPEAKER, Block.TIME)


def markdown_headings(page: Page) -> dict[int, Found]:
    """Lines behind number signs."""
    return {
        number: Found(Block.HEADING, match.end())
        for number, line in page.free()
        if (match := _MARKDOWN.match(line))
    }


def is_markdown_heading(line: str) -> bool:
    """Whether a line begins with number signs and a blank."""
    return _MARKDOWN.match(line) is not None


def headings(page: Page) -> dict[int, Found]:
    """Short lines left open above text, lines in capitals, and questions that come again and again."""
    capitals = {number for number, line in page.free() if len(line) <= LONGEST_HEADING and is_capitals(line)}
    if len(capitals) > CAPITAL_SHARE * len(page.lines):
        capitals = set()
    found: dict[int, int] = {}  # how many headings stand above each other, from this one down
    for number in range(len(page.lines) - 2, -1, -1):
        below = found.get(number + 1, 0)
        if number in page.found or below >= MOST_ABOVE:
            continue
        if (number in capitals and _may_be_capitals(page, number)) or _is_open_heading(page, number, below):
            found[number] = below + 1
    questions = [number for number, _ in page.free() if _is_question(page, number)]
    if len(questions) >= max(LEAST_QUESTIONS, LEAST_QUESTION_SHARE * len(page.lines)):
        found |= dict.fromkeys(questions, 1)
    return {number: Found(Block.HEADING) for number in found}


def _may_be_capitals(page: Page, number: int) -> bool:
    if last_sign(page.lines[number]) in _OPEN_ENDS or not page.parted[number]:
        return False
    return page.parted[number + 1] or not is_capitals(page.lines[number + 1])


def _is_open_heading(page: Page, number: int, below: int) -> bool:
    line = page.lines[number]
    if not page.parted[number] or line[0].islower() or line[0] in _OPENERS:
        return False
    follower = page.found.get(number + 1)
    if follower and follower.block in _ENTRIES and line.endswith(":"):
        return len(line.split()) == 1
    if not is_short(line):
        return False
    if below:
        return page.parted[number + 1]
    if follower and follower.block is not Block.PROSE:
        rest = page.lines[number + 1][follower.label :]
        return not rest[:1].islower() or len(line.split()) <= MOST_LEAD_WORDS
    return is_prose(page.lines[number + 1]) and _stands_apart(page, number)


def _stands_apart(page: Page, number: int) -> bool:
    """Not a line of verse or of an address: the text below is longer, or a blank line parts it."""
    below = page.lines[number + 1]
    return (page.has_blanks and page.parted[number + 1]) or len(below) > LONGEST_HEADING


def _is_question(page: Page, number: int) -> bool:
    line = page.lines[number]
    below = page.line(number + 1)
    return (
        page.parted[number]
        and len(line) <= LONGEST_HEADING
        and len(line.split()) <= MOST_HEADING_WORDS
        and line[-1:] in "?？؟"
        and not any(sign in line[:-1] for sign in "?!.？")
        and not line[0].islower()
        and line[0] not in _OPENERS
        and is_prose(below)
        and _stands_apart(page, number)
        and last_sign(below) not in "?？؟"
        and below[0] not in _OPENERS
        and last_sign(page.line(number - 1)) != ":"
    )
