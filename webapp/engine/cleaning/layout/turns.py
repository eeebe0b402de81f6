"""Turns of transcripts, interviews and plays.

``Smith: It was a bad night.`` may stand in any report. Where labels come back, where they are capitals, or
words that only turns have, or where somebody says *I* and *you* behind two of them, the text is a transcript.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from webapp.engine.cleaning.layout.labels import (
    Label,
    asked_label,
    colon_label,
    lone_label,
    stopped_label,
    timed_label,
)
from webapp.engine.cleaning.layout.page import Found, Page, is_capitals, is_prose, last_sign
from webapp.engine.cleaning.layout.words import PERSON_WORDS
from webapp.engine.model import Block

SPOKEN_SHARE: Final = 0.6
"""Range 0 to 1. Share of the labels that speech follows; fields of a form have values behind them."""
NEAREST: Final = 3
"""Lines between two turns that stand together."""
_SPOKEN_WORDS: Final = 6
_READ: Final = 400
"""Characters of a turn that are read for who speaks."""

_ASKING: Final = frozenset("qpس问問")
"""Letters that stand for who asks, in some language."""

Labels = dict[int, Label]
"""By the number of the line."""


def turns(page: Page) -> dict[int, Found]:
    """The turns, by all the ways to set them."""
    found: Labels = {}
    for read, choose in _FORMS:
        labels = {
            number: label for number, line in page.free() if (label := read(line)) and number not in found
        }
        found |= choose(page, labels)
    return {number: Found(Block.SPEAKER, label.length) for number, label in found.items()}


def _with_colons(page: Page, labels: Labels) -> Labels:
    spoken = [number for number, label in labels.items() if _is_spoken(page, number, label, labels)]
    if not spoken or len(spoken) < SPOKEN_SHARE * len(labels):
        return {}
    names = _sure_names(page, {number: labels[number] for number in spoken})
    sure = {number for number, label in labels.items() if label.name in names}
    if not sure:
        return {}
    around = range(min(sure) - NEAREST, max(sure) + NEAREST + 1)
    return {n: label for n, label in labels.items() if n in sure or (n in spoken and n in around)}


def _is_spoken(page: Page, number: int, label: Label, labels: Labels) -> bool:
    rest = page.lines[number][label.length :]
    if not rest:
        return number + 1 < len(page.lines) and number + 1 not in labels
    return last_sign(rest) in ".!?…。！？؟–—" or len(rest.split()) >= _SPOKEN_WORDS


def _sure_names(page: Page, labels: Labels) -> set[str]:
    """The names that say by themselves or together that this is a transcript."""
    counts = Counter(label.name for label in labels.values())
    known = {label.name for label in labels.values() if label.is_known}
    if known.isdisjoint(_ASKING):
        known = {name for name in known if len(name) > 1}  # A, B and C are choices
    capitals = {label.name for label in labels.values() if label.is_capitals}
    timed = {label.name for label in labels.values() if label.is_timed}
    sure: set[str] = set()
    if known and len(labels) > 1:
        sure |= known
    if sum(counts[name] for name in timed) > 1:
        sure |= timed
    again_or_talk = max(counts.values()) > 1 or _is_talk(page, labels)
    if again_or_talk and sum(counts[name] for name in capitals) > 1:
        sure |= capitals
    again = {name for name, count in counts.items() if count > 1}
    if again and (len(counts) > 1 or max(counts.values()) > 2 or _is_talk(page, labels)):
        sure |= again
    if not sure and len(counts) > 1 and _stand_together(labels) and _is_talk(page, labels):
        sure |= counts.keys()
    return sure


def _stand_together(labels: Labels) -> bool:
    return any(after - before <= NEAREST for before, after in pairwise(labels))


def _is_talk(page: Page, labels: Labels) -> bool:
    """Whether half of the turns and more ask, or name who speaks or is spoken to."""
    talks = sum(_names_persons(_speech(page, number, label)[:_READ]) for number, label in labels.items())
    return 2 * talks >= len(labels)


def _speech(page: Page, number: int, label: Label) -> str:
    return page.lines[number][label.length :] or page.line(number + 1)


def _names_persons(text: str) -> bool:
    return "?" in text or not PERSON_WORDS.isdisjoint(
        word.strip('.,;:!?…¿¡“”"()').replace("’", "'").casefold() for word in text.split()
    )


def _with_stops(_page: Page, labels: Labels) -> Labels:
    """At least two names, of which one comes back."""
    counts = Counter(label.name for label in labels.values())
    return labels if len(counts) > 1 and max(counts.values()) > 1 else {}


def _asked(_page: Page, labels: Labels) -> Labels:
    """A question first, and an answer right behind it."""
    for (number, label), (follower, answer) in pairwise(labels.items()):
        if (label.name, answer.name) == ("q", "a") and follower - number <= NEAREST:
            return labels
    return {}


def _alone(page: Page, labels: Labels) -> Labels:
    """Names in capitals above what they say: as with stops, and never above each other."""
    above = {
        number: label
        for number, label in labels.items()
        if page.line(number + 1) and not is_capitals(page.line(number + 1))
    }
    return _with_stops(page, above)


def _timed(page: Page, labels: Labels) -> Labels:
    """Names with a time code, above what they say."""
    above = {
        number: label
        for number, label in labels.items()
        if number + 1 not in labels and is_prose(page.line(number + 1))
    }
    return above if len(above) > 1 else {}


_FORMS: Final[tuple[tuple[Callable[[str], Label | None], Callable[[Page, Labels], Labels]], ...]] = (
    (colon_label, _with_colons),
    (asked_label, _asked),
    (timed_label, _timed),
    (stopped_label, _with_stops),
    (lone_label, _alone),
)
"""How a label is read from a line, and which of those read are turns."""
