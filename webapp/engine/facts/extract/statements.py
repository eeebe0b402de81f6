"""What is reported as said, in the writer's words or in the speaker's, and by whom.

*Analysts warned that the money would be gone*: the speaker, the verb, and the words of what is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from webapp.engine.facts.extract.phrases import Speaker
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.speakers import speaker_at
from webapp.engine.facts.extract.speech import according, is_saying, sayings, verb_class
from webapp.engine.facts.lexicon import lemmas

_TAG: Final = 10
"""Tokens from a verb of saying to the end of a sentence that is said before it (*…, the operator said*)."""
_PARTS: Final = frozenset({",", ";", "and", "but", "while", ".", "—", "–"})
"""They end what is said before the next speaker."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Reported speech."""

    speaker: Speaker
    """Whoever says it."""
    at: int
    """Number of the token of its verb."""
    words: tuple[str, ...]
    """The folded content words of what is said, each once."""


def statements(reading: Reading) -> Iterator[Statement]:
    """The reported speech of a sentence, in order. Verbs in quotation marks report nothing."""
    found = [
        (at, width, speaker)
        for at in sayings(reading)
        if (width := _saying(reading, at)) and (speaker := speaker_at(reading, at))
    ]
    ends = [(0, 0), *((at, width) for at, width, _ in found), (len(reading.lows), 0)]
    for (at, width, speaker), (before, past), (behind, _) in zip(found, ends, ends[2:], strict=False):
        first = _parted(reading, before + past, at) if before else 0
        last = _parted(reading, at + width, behind) if behind < len(reading.lows) else behind
        yield Statement(speaker, at, _said(reading, range(first, at), range(at + width, last), speaker))


def _saying(reading: Reading, at: int) -> int:
    """How many tokens a verb of saying or its like takes; 0 where none stands."""
    token = reading.tokens[at]
    width = according(reading, at) or int(
        bool(verb_class(token.low, reading.language)) and is_saying(reading, at)
    )
    if reading.lows[at + 1 : at + 2] == ("out",) and "point" in lemmas(token.low):
        width = 2
    return 0 if width and reading.marked.meet(reading.span(at)) else width


def _parted(reading: Reading, first: int, last: int) -> int:
    """Where what one says ends and what the next one says begins."""
    return next((at for at in range(first + 1, last) if reading.lows[at] in _PARTS), last)


def _said(reading: Reading, before: range, behind: range, speaker: Speaker) -> tuple[str, ...]:
    """Behind the verb, or before a tag that ends what is said."""
    apart = {*speaker.name, *speaker.role}
    ahead, said = (
        tuple(low for low in reading.telling(part, len(reading.tokens)) if low not in apart)
        for part in (before, behind)
    )
    may_be_tag = len(reading.tokens) - before.stop <= _TAG or according(reading, before.stop) > 0
    is_tag = may_be_tag and len(ahead) > len(said)
    return ahead if is_tag or not said else said
