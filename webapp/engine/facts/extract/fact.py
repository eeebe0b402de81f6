"""What the fact modules find in a sentence, before two sides are compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from webapp.engine.facts.extract.reading import Reading
from webapp.engine.model import FactKind, Passage, Span

F = TypeVar("F", bound="Fact")


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

    @property
    def passage(self) -> Passage:
        """Where it stands, as a finding tells it."""
        return Passage(self.span, self.text)

    @staticmethod
    def of(kind: FactKind, reading: Reading, start: int, stop: int | None = None) -> Fact:
        """From token ``start`` of a sentence to token ``stop`` (exclusive), or that token alone."""
        span = reading.span(start, stop)
        return Fact(kind, span, reading.written(span))


def only(kind: type[F], facts: Iterable[Fact]) -> list[F]:
    """Those of some facts that are of one type."""
    return [fact for fact in facts if isinstance(fact, kind)]


def ahead(facts: tuple[F, ...], by: int) -> tuple[F, ...]:
    """The same facts so many characters further on."""
    if not by:
        return facts
    return tuple(replace(fact, span=Span(fact.span.start + by, fact.span.end + by)) for fact in facts)
