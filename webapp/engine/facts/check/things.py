"""Things of a sentence that may change places: names, quantities, those who act; and what is told of each.

What is told of them is read when it is asked for: most groups have no two things that both sides share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from webapp.engine.facts.extract.actors import actors
from webapp.engine.facts.extract.attachments import Deed, attached, deeds
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.groups import Told
from webapp.engine.facts.lexicon import forms
from webapp.engine.model import FactKind


@dataclass(frozen=True)
class ThingsOf:
    """A sentence with its things; what is told of them is read where two may have changed places."""

    reading: Reading
    """The sentence."""
    facts: tuple[Fact, ...]
    """Its names, quantities, actors and pronouns, in order."""

    @cached_property
    def places(self) -> list[range]:
        """The tokens of each thing."""
        return [self.reading.inside(fact.span) for fact in self.facts]

    @cached_property
    def told(self) -> dict[int, dict[str, int]]:
        """Thing → the words that go with it → how far they stand. Of a number only those behind it."""
        found: dict[int, dict[str, int]] = {}
        for kind in (FactKind.NAME, FactKind.NUMBER, FactKind.WORDING):
            kept = [at for at, fact in enumerate(self.facts) if fact.kind is kind]
            for at, words in zip(kept, attached(self.reading, [self.places[at] for at in kept]), strict=True):
                both = kind is not FactKind.NUMBER
                found[at] = {low: abs(far) for low, far in words.items() if far > 0 or both}
        return found

    @cached_property
    def deeds(self) -> dict[int, list[tuple[Deed, Fact]]]:
        """Thing → what it did, and to what."""
        found: dict[int, list[tuple[Deed, Fact]]] = {}
        acting = [at for at, fact in enumerate(self.facts) if fact.kind is not FactKind.NUMBER]
        for deed in deeds(self.reading, [self.places[at] for at in acting]):
            found.setdefault(acting[deed.by], []).append((deed, self.facts[acting[deed.to]]))
        return found


@dataclass(frozen=True)
class Thing:
    """A name, quantity, actor or pronoun."""

    sentence: ThingsOf
    """It and the others of its sentence."""
    number: int
    """Which one it is."""
    fact: Fact
    """Where it stands and what it says."""

    @property
    def reading(self) -> Reading:
        """Its sentence."""
        return self.sentence.reading

    @property
    def place(self) -> range:
        """Its tokens."""
        return self.sentence.places[self.number]

    @property
    def told(self) -> dict[str, int]:
        """The words that go with it → how far they stand."""
        return self.sentence.told[self.number]

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Of these words."""
        return forms(self.told)

    @property
    def deeds(self) -> Sequence[tuple[Deed, Fact]]:
        """What it did, and to what."""
        return self.sentence.deeds.get(self.number, ())


def things(side: Sequence[Told]) -> list[Thing]:
    """The names, quantities, actors and pronouns of a side."""
    sentences = [
        ThingsOf(told.reading, tuple(sorted(_facts(told), key=lambda fact: fact.span))) for told in side
    ]
    return [Thing(own, number, fact) for own in sentences for number, fact in enumerate(own.facts)]


def _facts(told: Told) -> Iterator[Fact]:
    yield from (counted := [*told.facts[FactKind.NAME], *told.facts[FactKind.NUMBER]])
    yield from actors(told.reading, (fact.span for fact in counted))
