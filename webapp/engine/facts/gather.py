"""The facts of two articles: each sentence read once, for everything that asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.engine.facts.extract import attribution, capitals, moments, names, negation, numbers
from webapp.engine.facts.extract.aliases import Lore
from webapp.engine.facts.extract.fact import Fact, ahead
from webapp.engine.facts.extract.moment import Moment
from webapp.engine.facts.extract.operators import hedges
from webapp.engine.facts.extract.reading import Reading, read, same_as_before
from webapp.engine.facts.extract.stretches import Stretches
from webapp.engine.facts.face.groups import Told
from webapp.engine.language.capabilities import Capability
from webapp.engine.model import FactKind
from webapp.engine.options import Options
from webapp.engine.reading import ReadArticle, Remembered


@dataclass(frozen=True, slots=True)
class Facts:
    """What two articles tell, left and right."""

    articles: tuple[ReadArticle, ReadArticle]
    readings: tuple[tuple[Reading, ...], tuple[Reading, ...]]
    """Their sentences as far as facts are read, without page furniture."""
    told: tuple[Mapping[str, Told], Mapping[str, Told]]
    """Sentence → it with its facts; quotations, which may span sentences, are not among them."""
    lore: Lore
    """What both tell about their names."""


def gather(left: ReadArticle, right: ReadArticle, options: Options) -> Facts:
    """The facts of two articles, each as far as ``options.max_fact_characters``.

    Never raises on any text. Linear in the texts' length.
    """
    readings = read(left, options.max_fact_characters), read(right, options.max_fact_characters)
    lore = _one(capitals.lore((*readings[0], *readings[1])))
    return Facts((left, right), readings, (_told(readings[0], lore), _told(readings[1], lore)), lore)


_LORE: Final = Remembered[tuple[frozenset[str], tuple[tuple[str, str], ...]], Lore](20_000)
"""By what it tells, so many words."""


def _one(lore: Lore) -> Lore:
    """The same object for equal lore, which then is soon known to be equal."""
    key = lore.capitals, tuple(sorted(lore.initials.items()))
    return _LORE.of(key, len(lore.capitals), lambda: lore)


def _told(readings: Sequence[Reading], lore: Lore) -> dict[str, Told]:
    found = [moments.extract(reading) for reading in readings]
    dated = moments.of_article([when for when, _ in found], readings)
    return {
        reading.sentence.id: Told(reading, _placed(reading, lore, when, taken))
        for reading, when, (_, taken) in zip(readings, dated, found, strict=True)
    }


def _placed(
    reading: Reading, lore: Lore, when: tuple[Moment, ...], taken: frozenset[int]
) -> dict[FactKind, tuple[Fact, ...]]:
    """The facts of a sentence, found where it was read first. ``when``: its dates, which depend on others."""
    found = same_as_before(reading.origin, _facts, (lore, taken))
    by = reading.ahead
    return {kind: ahead(facts, by) for kind, facts in found.items()} | {FactKind.DATE: when}


def _facts(reading: Reading, lore: Lore, taken: frozenset[int]) -> dict[FactKind, tuple[Fact, ...]]:
    """All facts of a sentence but its dates, which take the tokens ``taken``."""
    counts = numbers.extract(reading, taken)
    able = reading.capabilities
    known = names.extract(reading, lore) if Capability.NAMES in able else ()
    counted = Stretches(fact.span for fact in counts)
    return {
        FactKind.NUMBER: counts,
        FactKind.DATE: (),
        FactKind.NAME: tuple(name for name in known if not counted.hold(name.span)),
        FactKind.QUOTATION: (),
        FactKind.ATTRIBUTION: attribution.extract(reading) if Capability.ATTRIBUTIONS in able else (),
        FactKind.HEDGE: hedges(reading) if Capability.HEDGES in able else (),
        FactKind.NEGATION: negation.extract(reading) if Capability.NEGATIONS in able else (),
    }
