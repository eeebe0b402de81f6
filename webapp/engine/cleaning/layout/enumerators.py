"""What a line's beginning says about its place in a list.

``(a) The plant must close`` may be the first of a list in bracketed letters. Whether it is, the other lines
say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from webapp.engine.cleaning.layout.numerals import Number, chinese, dotted, letter, roman
from webapp.engine.cleaning.layout.words import MONTHS, PART_WORDS, WEEKDAYS

STRONG_BULLETS: Final = "•‣◦▪▫■□●○▸►➤➢→✓✔✗✘☐☑"
"""Signs that are nothing but bullets: one alone makes an item."""
WEAK_BULLETS: Final = "-–—*·+"
"""Signs that are dashes or marks of a remark elsewhere."""

_BULLET = re.compile(rf"[{STRONG_BULLETS}]\s{{0,9}}|[{WEAK_BULLETS}]\s{{1,9}}")
_ENUMERATOR = re.compile(
    r"(?P<open>[(\[]?)(?P<value>\d{1,3}|[ivxlIVXL]{1,6}|[a-zA-Zа-яА-Я])(?P<close>\.\)|[.)\]º])\s{1,9}"
)
_DOTTED = re.compile(r"(?P<value>\d{1,3}(?:\.\d{1,2}){0,4})\.?\s{1,9}")
_PART = re.compile(
    r"(?P<word>[^\W\d_]{3,14}\.?|§{1,2})\s?"
    r"(?P<value>\d{1,3}(?:\.\d{1,3}){0,3}|[IVXL]{1,6}|[A-Z])(?P<close>\s?[:.)–—-])?(?:\s{1,9}|\Z)"
)
_CHINESE = re.compile(
    r"(?P<open>[（(]?)(?P<value>[一二三四五六七八九十]{1,3}|\d{1,2})(?P<close>[）)、．])[、．]?\s{0,9}"
)
_CHINESE_PART = re.compile(
    r"第(?P<value>[一二三四五六七八九十]{1,3}|\d{1,3})(?P<close>[条條章节節項项])\s{0,9}"
)
_CIRCLED: Final = {chr(ord("①") + place): place + 1 for place in range(20)}


class Enumerator(NamedTuple):
    """One way to read a line's beginning."""

    style: str
    """Equal for the items of one list."""
    number: Number
    """Empty for a bullet."""
    length: int
    """Characters of the label, with the blank behind it."""
    is_sure: bool = False
    """The sign or the word needs no second item beside it."""
    goes_on: bool = False
    """What stands behind may continue a sentence, or is the name behind an initial."""


def bullet(line: str) -> Enumerator | None:
    """A bullet at a line's beginning."""
    match = _BULLET.match(line)
    if match is None or match.end() == len(line):
        return None
    return Enumerator(line[0], (), match.end(), line[0] in STRONG_BULLETS)


def enumerators(line: str) -> Iterator[Enumerator]:
    """The ways to read a line's beginning as a number, the likelier one first."""
    head = line[:40]
    if head[:1] in _CIRCLED:
        blank = len(head[1:]) - len(head[1:].lstrip())
        yield Enumerator("circled", (_CIRCLED[head[0]],), 1 + blank, is_sure=True)
    yield from _dotted(head)
    yield from _plain(head)
    yield from _parts(head)
    yield from _chinese(head)


def _plain(head: str) -> Iterator[Enumerator]:
    match = _ENUMERATOR.match(head)
    if match is None or _opens_a_phrase(head, match):
        return
    opening, value, closing = match["open"], match["value"], match["close"]
    if opening and closing not in {"(": ")", "[": "]"}[opening]:
        return
    frame = f"{opening}{closing}"
    if value.isdecimal():
        goes_on = head[match.end() : match.end() + 1].islower()
        yield Enumerator(f"1{frame}", (int(value),), match.end(), goes_on=goes_on)
        return
    case = "A" if value.isupper() else "a"
    for style, read in ((case, letter), (f"roman {case}", roman)):
        number = read(value)
        if number is not None:
            yield Enumerator(f"{style}{frame}", (number,), match.end(), goes_on=True)


def _opens_a_phrase(head: str, match: re.Match[str]) -> bool:
    """``10. Mai``, ``A. was``: an ordinal or an initial."""
    if match["open"] or match["close"] != ".":
        return False
    rest = head[match.end() :]
    if match["value"].isdecimal():
        return _first_word(rest) in MONTHS
    return rest[:1].islower() and match["value"].isupper()


def _first_word(text: str) -> str:
    words = text.split(None, 1)
    return words[0].strip(".,").casefold() if words else ""


def _dotted(head: str) -> Iterator[Enumerator]:
    match = _DOTTED.match(head)
    if (
        match
        and not head[match.end() : match.end() + 1].islower()
        and _first_word(head[match.end() :]) not in MONTHS
    ):
        yield Enumerator("1.1", dotted(match["value"]), match.end())


def _parts(head: str) -> Iterator[Enumerator]:
    match = _PART.match(head)
    if match is None or head[:1].islower():
        return
    word = match["word"].casefold()
    if word in MONTHS or word in WEEKDAYS:
        return
    is_part = word in PART_WORDS
    alone = match["close"] is not None or match.end() == len(head)
    if not (alone or (is_part and not head[match.end() : match.end() + 1].islower())):
        return
    value = match["value"]
    if value[0].isdecimal():
        yield Enumerator(word, dotted(value), match.end(), is_part)
    else:
        for style, read in (("roman ", roman), ("letter ", letter)):
            number = read(value)
            if number is not None:
                yield Enumerator(style + word, (number,), match.end(), is_part)


def _chinese(head: str) -> Iterator[Enumerator]:
    for match, style in ((_CHINESE.match(head), "一"), (_CHINESE_PART.match(head), "第")):
        if match is None or head[match.end() :][:1].isascii():
            continue
        value = match["value"]
        number = int(value) if value.isdecimal() else chinese(value)
        if number is not None:
            style += match["close"]
            yield Enumerator(style, (number,), match.end(), is_sure=not value.isdecimal())
