"""What is reported as said, in the writer's words, and by whom.

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
from webapp.engine.model import Span
from webapp.engine.reading import is_content

_TAG: Final = 10
"""Tokens from a verb of saying to the end of a sentence that is said before it (*…, the operator said*)."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Reported speech."""

    speaker: Speaker
    """Whoever says it."""
    words: tuple[str, ...]
    """The folded content words of what is said, each once."""


def statements(reading: Reading) -> Iterator[Statement]:
    """The reported speech of a sentence, in order; what stands in quotation marks is none."""
    for at in sayings(reading):
        low = reading.lows[at]
        width = according(reading, at) or int(
            bool(verb_class(low, reading.language)) and is_saying(reading, at)
        )
        token = reading.tokens[at]
        if not width or reading.marked.meet(Span(token.start, token.end)):
            continue
        speaker = speaker_at(reading, at)
        if speaker:
            yield Statement(speaker, _said(reading, at, width, speaker))


def _said(reading: Reading, at: int, width: int, speaker: Speaker) -> tuple[str, ...]:
    """Behind the verb, or before a tag that ends the sentence."""
    apart = {*speaker.name, *speaker.role}
    sides = [
        tuple(
            dict.fromkeys(
                low
                for low, token in zip(reading.lows[part], reading.tokens[part], strict=True)
                if (token.is_word or low[:1].isdecimal())
                and is_content(low, reading.language)
                and low not in apart
            )
        )
        for part in (slice(0, at), slice(at + width, None))
    ]
    is_tag = len(reading.tokens) - at <= _TAG and len(sides[0]) > len(sides[1])
    return sides[0 if is_tag or not sides[1] else 1]
