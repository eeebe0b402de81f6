"""Words laid out in lines of a terminal, each character as wide as it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from unicodedata import combining, east_asian_width


@dataclass(frozen=True, slots=True)
class Word:
    """Characters that no line break divides."""

    text: str
    """The characters."""
    style: str
    """How they are painted."""


def words_of(text: str, style: str) -> list[Word]:
    """A text as words and the spaces between them."""
    return [Word(part, style) for part in re.findall(r" +|[^ ]+", text)]


def filled(words: list[Word], width: int) -> list[str]:
    """Lines of at most ``width`` columns, without paint."""
    return ["".join(word.text for word in line) for line in laid(words, width)]


def laid(words: Iterable[Word], width: int) -> Iterator[list[Word]]:
    """Lines of at most ``width`` columns. Longer words, and scripts without spaces, break anywhere."""
    line: list[Word] = []
    used = 0
    for word in _glued(words, width):
        size = sum(width_of(part.text) for part in word)
        if used + size > width and line:
            yield _trimmed(line)
            line, used = [], 0
        if not line and word[0].text.isspace():
            continue
        line += word
        used += size
    if line:
        yield _trimmed(line)


def _glued(words: Iterable[Word], width: int) -> Iterator[list[Word]]:
    """Pieces that may not be parted: neighbours with no space between, cut where they exceed a line."""
    group: list[Word] = []
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
            size = width_of(part)
            if group and (used + size > width or _wide(part[0])):
                yield group
                group, used = [], 0
            group.append(Word(part, word.style))
            used += size
    if group:
        yield group


def _cut(text: str, width: int) -> Iterator[str]:
    """A word in parts that fit a line; characters of scripts written without spaces singly."""
    part, used = "", 0
    for character in text:
        size = width_of(character)
        if part and (used + size > width or _wide(character) or _wide(part[-1])):
            yield part
            part, used = "", 0
        part += character
        used += size
    if part:
        yield part


def _trimmed(line: list[Word]) -> list[Word]:
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


def width_of(text: str) -> int:
    """How many columns a text takes."""
    return len(text) if text.isascii() else sum(_character_width(character) for character in text)


def bare(text: str) -> str:
    """A text without the codes that paint it."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)
