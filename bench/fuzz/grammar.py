"""Pairs of texts out of the tables in ``words``, decided by one source of whole numbers.

>>> made = pair(numbers_of(b""))
>>> made.left.text == made.right.text == "Nobody was hurt."
True

A source is a function that answers a whole number from 0 up to, not including, the one it is given; 0 is the
simplest choice, so a source that has run dry ends the text. ``random.Random(1).randrange`` is one;
``numbers_of`` makes one of bytes, and bytes are what Hypothesis and libFuzzer make, vary and shorten.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from bench.fuzz.words import LANGUAGES, REPEATED, RULES
from webapp.engine import Article

Draw = Callable[[int], int]

DEEPEST: Final = 6
"""Rules inside rules."""
MOST_SENTENCES: Final = 10
"""Of one side, not counting repeats."""
REPEATS: Final = (2, 3, 9, 40)
"""How often one thing is said when it is said again and again."""
SELDOM: Final = 100
"""One in so many repeats goes on until the side is full."""
ROOM: Final = 3_000
"""Characters of a side past which nothing is added."""


class Leaf(NamedTuple):
    """A string of a table."""

    rule: str
    text: str


Leaves = tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One side."""

    pieces: tuple[str, ...]
    """Together the text; sentences and gaps when ``segmented``: a gap with two line ends parts paragraphs."""
    title: str | None = None
    """As a caller may give it."""
    language: str | None = None
    """As a caller may give it."""
    segmented: bool = False
    """The caller hands sentences over."""

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.pieces)

    @property
    def article(self) -> Article:
        """What the engine is given."""
        if not self.segmented:
            return Article.from_text(self.text, title=self.title, language=self.language)
        return Article.from_sentences(self._paragraphs(), title=self.title, language=self.language)

    def __repr__(self) -> str:
        """A Python expression that makes the article."""
        given = (
            f"from_sentences({self._paragraphs()!a}" if self.segmented else f"from_text({_times(self.text)}"
        )
        options = [
            f", {name}={value!a}"
            for name in ("title", "language")
            if (value := getattr(self, name)) is not None
        ]
        return f"Article.{given}{''.join(options)})"

    def _paragraphs(self) -> list[list[str]]:
        paragraphs: list[list[str]] = [[]]
        for piece in self.pieces:
            if piece == "\n\n":
                paragraphs.append([])
            else:
                paragraphs[-1].append(piece)
        return paragraphs


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts to compare."""

    left: Text
    right: Text

    def __repr__(self) -> str:
        """A Python expression that compares them."""
        return f"compare({self.left!r}, {self.right!r}, Options(model='none'))"


def _times(text: str) -> str:
    """The text as an expression, its long repeats as products."""
    parts: list[str] = []
    end = 0
    for found in re.finditer(r"(.{1,40}?)\1{9,}", text, re.S):
        if found.start() > end:
            parts.append(ascii(text[end : found.start()]))
        parts.append(f"{found[1]!a} * {len(found[0]) // len(found[1])}")
        end = found.end()
    if end < len(text) or not parts:
        parts.append(ascii(text[end:]))
    return " + ".join(parts)


def numbers_of(data: bytes) -> Draw:
    """A source that spends a byte a draw, two or three for a wide choice, then answers 0."""
    at = 0

    def draw(below: int) -> int:
        nonlocal at
        width = 1 + (below > 256) + (below > 65_536)
        spent = data[at : at + width]
        at += width
        return int.from_bytes(spent, "big") % below

    return draw


def pair(draw: Draw, room: int = ROOM) -> Pair:
    """Two texts, three times of four the right one made from the left one, as linked sentences reach most of
    the code."""
    left = _sentences(draw, room)
    related = draw(4) < 3
    right = _rewritten(draw, left, room) if related else _sentences(draw, room)
    return Pair(_side(draw, left), _side(draw, right))


def _side(draw: Draw, sentences: list[Leaves]) -> Text:
    pieces = tuple("".join(leaf.text for leaf in sentence) for sentence in sentences)
    odd = draw(8)
    title = None
    if odd in {1, 2}:
        title = pieces[0] if pieces and odd == 1 else _text(expand("sentence", draw))
    language = LANGUAGES[draw(len(LANGUAGES))] if odd in {2, 3} else None
    return Text(pieces, title, language, segmented=odd == 4)


def _sentences(draw: Draw, room: int) -> list[Leaves]:
    """Sentences and gaps in turn."""
    made: list[Leaves] = []
    for number in range(1 + draw(MOST_SENTENCES)):
        if number:
            made.append(expand("gap", draw))
        sentence = expand("sentence", draw)
        made.append(sentence)
        room -= len(_text(sentence))
        if draw(24) == 23:
            made += _again(draw, room)
        if room < 0:
            break
    return made


def _again(draw: Draw, room: int) -> list[Leaves]:
    said = expand(REPEATED[draw(len(REPEATED))], draw)
    between = expand(("gap", "space")[draw(2)], draw)
    fitting = max(room, 0) // (1 + len(_text(said) + _text(between)))
    times = fitting if draw(SELDOM) == SELDOM - 1 else min(fitting, REPEATS[draw(len(REPEATS))])
    return [said, between] * times


def _rewritten(draw: Draw, left: list[Leaves], room: int) -> list[Leaves]:
    """The left side with pieces kept, dropped, repeated, moved, changed in some words, and new ones."""
    right: list[Leaves] = []
    for sentence in left:
        what = draw(12) if len(left) < 3 * MOST_SENTENCES else 0
        if what in {6, 7, 8, 9}:
            right.append(_reworded(draw, sentence))
        elif what == 10:
            right.insert(draw(len(right) + 1), sentence)
        elif what == 11:
            right += (expand("sentence", draw), sentence) if draw(2) else (sentence, sentence)
        elif what != 5:
            right.append(sentence)
        if sum(len(_text(one)) for one in right[-40:]) > 2 * room:
            break
    return right


def _reworded(draw: Draw, sentence: Leaves) -> Leaves:
    """With one to three words replaced by others of their rules, a digit changed, or a word gone."""
    leaves = list(sentence)
    for _ in range(1 + draw(3)):
        if not leaves:
            break
        place = draw(len(leaves))
        rule, text = leaves[place]
        what = draw(4)
        if what == 3:
            del leaves[place]
        elif what == 2 and re.search(r"\d", text):
            leaves[place] = Leaf(rule, re.sub(r"\d", str(draw(10)), text, count=1))
        else:
            leaves[place : place + 1] = expand(rule, draw)
    return tuple(leaves)


def expand(rule: str, draw: Draw, depth: int = DEEPEST) -> Leaves:
    """One of the strings that a rule stands for, in its parts."""
    if rule == "character":
        return (Leaf(rule, chr(draw(0x110000))),)
    choices = RULES[rule]
    chosen = choices[draw(len(choices)) if depth else 0]
    leaves: list[Leaf] = []
    for is_rule, part in parts(chosen):
        leaves += expand(part, draw, depth - 1) if is_rule else (Leaf(rule, part),)
    return tuple(leaves)


@cache
def parts(choice: str) -> tuple[tuple[bool, str], ...]:
    """A choice cut into strings (False) and names of rules (True)."""
    cut = re.split(r"\{([a-z_]+)\}", choice)
    return tuple((bool(place % 2), part) for place, part in enumerate(cut) if part)


def _text(leaves: Leaves) -> str:
    return "".join(leaf.text for leaf in leaves)
