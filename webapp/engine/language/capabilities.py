"""What can be checked in a language: what its tables allow, no more and no less."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from webapp.engine.language import has


class Capability(StrEnum):
    """Something that can be checked, in the words of a limit."""

    DIGITS = "digits"
    NUMBERS = "numbers in words"
    UNITS = "units in words"
    DATES = "dates in words"
    NAMES = "names"
    QUOTATIONS = "quotations"
    SPEAKERS = "speakers"
    ATTRIBUTIONS = "attributions"
    HEDGES = "hedges"
    NEGATIONS = "negations"
    WORDING = "wording"
    FUNCTION_WORDS = "function words"
    COMPARISONS = "comparisons"
    CONDITIONS = "conditions"
    ORDER = "the order of events"


_NEEDS: Final = {
    Capability.DIGITS: "",
    Capability.NUMBERS: "numerals scales fractions multiples vague bounds signs",
    Capability.UNITS: "units currencies",
    Capability.DATES: "dates months weekdays dayparts relative periods counts cues",
    Capability.NAMES: "titles nameless",
    Capability.QUOTATIONS: "",
    Capability.SPEAKERS: "tags saying",
    Capability.ATTRIBUTIONS: "attribution saying voices",
    Capability.HEDGES: "operators",
    Capability.NEGATIONS: "negations",
    Capability.WORDING: "synonyms antonyms opposites kindred rivals speech irregular endings word_classes",
    Capability.FUNCTION_WORDS: "function_words",
    Capability.COMPARISONS: "comparisons directions",
    Capability.CONDITIONS: "operators",
    Capability.ORDER: "clause_order",
}
"""Capability → the tables that it needs, beyond those of every language."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What can be checked in one language, and what cannot."""

    language: str
    """ISO 639-1 code, ``und`` when unknown."""
    held: tuple[Capability, ...]
    """In the order of ``Capability``."""

    def __contains__(self, one: Capability) -> bool:
        return one in self.held

    @property
    def missing(self) -> tuple[Capability, ...]:
        """What cannot be checked, in the order of ``Capability``."""
        return tuple(one for one in Capability if one not in self.held)


@cache
def capabilities(language: str) -> Capabilities:
    """What the tables of a language allow; any text may ask, also for a language that has none."""
    held = (one for one in Capability if all(has(language, name) for name in _NEEDS[one].split()))
    return Capabilities(language, tuple(held))
