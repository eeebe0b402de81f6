"""Where the other side of a reworded link tells what a clause tells.

    A broken seal was *probably* to blame.     The dairy put it down to a broken seal.

The words around *probably* are looked for among the counterparts; the sentence that has most of them, and in
it the stretch where they stand, is where another hedge would have to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from webapp.engine.facts.groups import Group, Hunk, Told
from webapp.engine.facts.lexicon import are_kindred
from webapp.engine.facts.reading import Reading
from webapp.engine.model import Span
from webapp.engine.normalize import is_content

_AROUND: Final = 8
"""Tokens on each side of a cue among which the words of its clause are taken."""
_BEYOND: Final = 10
"""Tokens by which a stretch is widened: where a cue may stand outside the words it bears on."""
_MOST: Final = 24
"""Words of a clause that are looked for."""
_STOPS: Final = frozenset({";", ":", '"', ".", "?", "!"})


@dataclass(frozen=True, slots=True)
class Echo:
    """A stretch of a sentence that tells what a clause of the other side tells."""

    told: Told
    """The sentence."""
    first: int
    """Its first token."""
    last: int
    """One past its last token."""
    shared: int
    """Words of the clause that stand in it, as they are or as near-synonyms."""
    share: float
    """Of the clause's words."""

    @property
    def lows(self) -> tuple[str, ...]:
        """The folded tokens of the stretch."""
        return self.told.reading.lows[self.first : self.last]

    @property
    def is_sure(self) -> bool:
        """Whether it tells the clause at all: half of two words or more, or two fifths of many."""
        return self.shared >= _TWO and (self.share >= _HALF or (self.shared > _MANY and self.share >= _PART))


_TWO: Final = 2
_HALF: Final = 0.5
_MANY: Final = 2
_PART: Final = 0.4


def home(side: Sequence[Told], span: Span) -> Told | None:
    """The sentence of a side that covers ``span``."""
    for told in side:
        sentence = told.reading.sentence.span
        if sentence.start <= span.start < sentence.end:
            return told
    return None


def around(reading: Reading, span: Span) -> tuple[str, ...]:
    """The content words and numbers of the clause about a cue, the cue's own left out."""
    inside = [
        at for at, token in enumerate(reading.tokens) if span.start < token.end and token.start < span.end
    ]
    if not inside:
        return ()
    first, last = inside[0], inside[-1] + 1
    start, stop = first, last
    while start and first - start < _AROUND and reading.lows[start - 1] not in _STOPS:
        if _opens_aside(reading, start - 1):
            break
        start -= 1
    aside = start > 0 and _opens_aside(reading, start - 1)
    while stop < len(reading.lows) and stop - last < _AROUND and reading.lows[stop] not in _STOPS:
        if (aside and reading.lows[stop] == ",") or _opens_aside(reading, stop):
            break
        stop += 1
    return telling(reading, (*range(start, first), *range(last, stop)))


def _opens_aside(reading: Reading, at: int) -> bool:
    """Whether a comma opens a relative clause, which is a clause of its own."""
    return reading.lows[at] == "," and reading.lows[at + 1 : at + 2] in _RELATIVE


_RELATIVE: Final = {("who",), ("which",), ("whose",), ("whom",)}


def telling(reading: Reading, places: Sequence[int]) -> tuple[str, ...]:
    """The content words and numbers at some tokens."""
    words = [
        reading.lows[at]
        for at in places
        if reading.lows[at][:1].isdecimal()
        or (reading.tokens[at].is_word and is_content(reading.lows[at], reading.language))
    ]
    return tuple(dict.fromkeys(words))[:_MOST]


def echo(words: Sequence[str], side: Sequence[Told]) -> Echo | None:
    """The stretch of a side's sentences that has most of ``words``; None when nothing has any."""
    best: Echo | None = None
    for told in side:
        places = [found for word in words if (found := _places(word, told.reading))]
        if not places or (best and len(places) <= best.shared):
            continue
        first = min(place for found in places for place in found)
        last = max(place for found in places for place in found)
        best = Echo(
            told,
            max(0, first - _BEYOND),
            min(len(told.reading.lows), last + 1 + _BEYOND),
            len(places),
            len(places) / len(words),
        )
    return best


def _places(word: str, reading: Reading) -> list[int]:
    """The tokens that say ``word``."""
    same = [at for at, low in enumerate(reading.lows) if low == word]
    if same or not word[:1].isalpha():
        return same
    return [
        at
        for at, token in enumerate(reading.tokens)
        if token.is_word and is_content(token.low, reading.language) and are_kindred(word, token.low)
    ]


_QUOTED: Final = 0.3
"""Share of a sentence in quotation marks from which what it keeps are the speaker's words."""


def is_beside_quotation(group: Group, hunk: Hunk) -> bool:
    """Whether a hunk lies in the tag of a quotation that makes most of its sentence: there the link is
    *edited* for the sake of the quotation, and the tag may be in other words altogether."""
    place, side = (hunk.right, group.right) if hunk.right else (hunk.left, group.left)
    told = home(side, place) if place else None
    if told is None or place is None:
        return False
    marks = [token.start for token in told.reading.tokens if token.low == '"']
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    inside = sum(end - start for start, end in pairs)
    if inside < _QUOTED * len(told.reading.sentence.text):
        return False
    return not any(start < place.end and place.start < end for start, end in pairs)
