"""Whose words a quotation is: the tag beside it.

“We lost,” Ann Lee said. “Twice.”    between the pieces
“We lost,” said Ann Lee.             behind
Ann Lee said: “We lost.”             before
“We lost.” “We will win.”            none: the speaker goes on, which is not sure
Ann Lee smiled, he said              a pronoun: the last speaker of the paragraph, if there is but one
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from webapp.engine.facts.extract.capitals import titles
from webapp.engine.facts.extract.phrases import NOBODY, Speaker
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.speakers import behind, label, speaker_at
from webapp.engine.facts.extract.speech import according, is_saying, tag_words, verb_class
from webapp.engine.model import Span
from webapp.engine.reading import tokens

_SIGNATURE: Final = re.compile(
    r"\s{0,3}[—–―-]{1,2} ?(?P<name>[^\W\d_][^\n,;:()—–]{1,60}+)(?=[\n,;:()]|\.?\Z)"
)
"""*“…” —Ann Lee, the mayor*."""
_NEAR: Final = 16
"""Tokens behind a quotation among which the verb of its tag stands."""
_ENDS: Final = frozenset('".;:?!»«”“')
_SOFT: Final = frozenset(",-–—")


def signature(text: str, end: int, language: str) -> Speaker:
    """Whose name stands behind a dash after a quotation, up to the end of the line or a sign."""
    found = _SIGNATURE.match(text, end)
    if found is None:
        return NOBODY
    names = tuple(
        token.low for token in tokens(found["name"]) if token.is_capital and token.low not in titles(language)
    )
    return Speaker(names, text=found["name"].strip()) if names else NOBODY


class Tags:
    """The tags of an article. The quotations are asked for in reading order."""

    def __init__(self, text: str, readings: Sequence[Reading]) -> None:
        self._text = text
        self._readings = readings
        self._starts = [reading.sentence.span.start for reading in readings]
        self._last: tuple[int, Speaker] = (-1, NOBODY)
        """Where the quotation before ended, and its speaker."""
        self._paragraph: tuple[int, Speaker] = (-1, NOBODY)
        """The paragraph of the last speaker named, and he."""

    def speaker(self, pieces: Sequence[Span], *, is_tag_between: bool) -> Speaker:
        """Who says what stands between marks. ``is_tag_between``: a tag parts the first two pieces."""
        start, end = pieces[0].start, pieces[-1].end
        at = self._home(start)
        if at is None:
            return NOBODY
        found = self._behind(pieces[0].end) if is_tag_between else NOBODY
        found = found or self._beside(at, start, end) or self._carried(at, start)
        paragraph = self._readings[at].sentence.paragraph
        if found.is_pronoun:
            known = self._paragraph[1] if self._paragraph[0] == paragraph else NOBODY
            found = replace(known, is_sure=False) if known else found
        elif found.is_sure and found:
            self._paragraph = (paragraph, found)
        self._last = (end, found)
        return found

    def home(self, start: int) -> str:
        """Id of the sentence that a place stands in; empty where it stands in none."""
        at = self._home(start)
        return self._readings[at].sentence.id if at is not None else ""

    def _home(self, start: int) -> int | None:
        """The sentence that a place stands in or, where a mark was cut off, before."""
        at = bisect_right(self._starts, start + 1) - 1
        return at if at >= 0 and self._readings[at].sentence.span.end > start else None

    def _beside(self, at: int, start: int, end: int) -> Speaker:
        """Behind the quotation where it opens its sentence, else before it first."""
        reading = self._readings[at]
        opener = _opener(reading, start)
        verb = self._verb_before(reading, opener)
        if verb is None and opener > 1 and reading.lows[opener - 1] == ":":
            return label(reading, opener - 1)
        if verb is None:
            return self._behind(end) or self._announced(at, opener)
        return speaker_at(reading, verb) or self._behind(end)

    def _verb_before(self, reading: Reading, opener: int) -> int | None:
        """The last verb of saying before a quotation, outside of others."""
        for verb in range(opener - 1, -1, -1):
            if reading.marked.meet(reading.span(verb)):
                return None  # what stands before another quotation is that one's tag
            if is_saying(reading, verb) or according(reading, verb):
                return verb
        return None

    def _announced(self, at: int, opener: int) -> Speaker:
        """The speaker of a sentence before that ends with a colon."""
        if opener or not at or self._readings[at - 1].lows[-1:] != (":",):
            return NOBODY
        before = self._readings[at - 1]
        verb = self._verb_before(before, len(before.tokens))
        return speaker_at(before, verb) if verb is not None else NOBODY

    def _behind(self, end: int) -> Speaker:
        """The speaker in the tag behind a quotation that ends at ``end``, mark left out."""
        at = self._home(end)
        if at is None:
            return NOBODY
        reading = self._readings[at]
        first = reading.first_from(end)
        while first < len(reading.tokens) and reading.lows[first] in _QUOTES:
            first += 1
        if reading.lows[first : first + 1] in _STOPS:
            return NOBODY
        if first == len(reading.tokens):  # “Why?” | Ann Lee asked.
            if self._text[end - 1 : end] not in _OPEN or at + 1 == len(self._readings):
                return NOBODY
            reading, first = self._readings[at + 1], 0
            if reading.sentence.span.start > end + _GAP:
                return NOBODY
        elif self._text[end - 1 : end] == "." and reading.tokens[first].is_capital:
            return NOBODY
        return _tag(reading, first)

    def _carried(self, at: int, start: int) -> Speaker:
        """The speaker before, where nothing but his tag stands between: he may go on."""
        end, before = self._last
        if end < 0 or not before or _opener(self._readings[at], start) > 0:
            return NOBODY
        last = self._home(end)
        near = last is not None and at - last <= 1 and start - end < _TAG
        return replace(before, is_sure=False) if near else NOBODY


def _opener(reading: Reading, start: int) -> int:
    """The first token of a quotation whose words begin at ``start``, its mark included."""
    opener = reading.first_from(start)
    while opener and reading.lows[opener - 1] in _QUOTES:
        opener -= 1
    return opener


_QUOTES: Final = frozenset("\"'”»’“«")
_STOPS: Final = frozenset({(".",), (";",), (":",)})
"""Behind the mark they end the writer's sentence, whose tag stands in it."""
_OPEN: Final = frozenset("?!,—–-…")
_GAP: Final = 5
_TAG: Final = 120
"""Characters from a quotation to the next that a tag takes at most."""


def _tag(reading: Reading, first: int) -> Speaker:
    """The speaker of a tag that begins at token ``first``."""
    while first < len(reading.tokens) and reading.lows[first] in _SOFT:
        first += 1
    if first == len(reading.tokens) or reading.lows[first] in _others(reading):
        return NOBODY
    if reading.lows[first] in tag_words(reading.language, "speaker next"):  # *„…“, so Anna Berg*
        return behind(reading, first + 1)
    for at in range(first, min(len(reading.tokens), first + _NEAR)):
        if (
            reading.lows[at] in _ENDS
            and reading.lows[at - 1] not in titles(reading.language)
            and len(reading.lows[at - 1]) > 1
        ):
            return NOBODY
        if is_saying(reading, at) or according(reading, at):
            if (
                at > first + 1
                and not verb_class(reading.lows[at], reading.language)
                and not according(reading, at)
            ):
                continue
            return speaker_at(reading, at, first)
    return NOBODY


def _others(reading: Reading) -> frozenset[str]:
    """Words that begin a clause of another matter."""
    return tag_words(reading.language, "conjunction") | tag_words(reading.language, "subordinator") - {"as"}
