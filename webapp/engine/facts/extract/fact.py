"""What the fact modules find in a sentence, before two sides are compared."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.engine.facts.extract.reading import Reading
from webapp.engine.model import FactKind, Span


@dataclass(frozen=True, slots=True)
class Fact:
    """One number, date, name … where it stands, in a form that can be compared."""

    kind: FactKind
    """What it is about."""
    span: Span
    """Where it stands in the article's text."""
    text: str
    """The characters of ``span``."""
    value: str = ""
    """Normalised: equal values say the same. Each kind's module documents its form."""
    slots: frozenset[str] = frozenset()
    """What the value is a value of (unit, head word, verb): facts of two sides that share a slot compete."""
    qualifier: str = ""
    """What bends the value: an approximator, a class of hedge, a speaker."""
    weak: bool = False
    """Too common to be reported when it is merely dropped or added (*one*, *first*)."""

    @staticmethod
    def of(kind: FactKind, reading: Reading, start: int, stop: int | None = None) -> Fact:
        """From token ``start`` of a sentence to token ``stop`` (exclusive), or that token alone."""
        return Fact(kind, reading.span(start, stop), reading.text(start, start + 1 if stop is None else stop))
