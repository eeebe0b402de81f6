"""What the summary counts, the gravest first: its numbers, and where each of them leads.

differences    the rows of the ledger, in its order. One with several mentions is one; those that were
               dismissed are counted apart
missing, new   unique sentences of a side; page clutter is none. Those without a possible match first,
               then the heaviest, then in reading order
moved, unsure  places to step through with such filters on
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from webapp.engine.model import Finding, Said, Severity, Side
from webapp.present.ledger import told_at
from webapp.present.pair import Pair

UNSURE = ("possible", "uncertain")
"""The filters that show what is too uncertain to tell, in the order of all filters."""


@dataclass(frozen=True, slots=True)
class Only:
    """What one side says alone."""

    sentences: tuple[str, ...]
    """Ids of its unique sentences, the gravest first."""
    perhaps: tuple[str, ...]
    """Those of them with a possible match, in the same order."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Everything that the summary counts."""

    differences: Mapping[Severity, tuple[Finding, ...]]
    """By severity, the gravest first; every severity is there."""
    dismissed: int
    """Those that a person said are none."""
    only: Mapping[Side, Only]
    """By side."""
    moved: tuple[str, ...]
    """Stops of moved links, in reading order."""
    unsure: tuple[str, ...]
    """Stops that are too uncertain to tell: sentences with a possible match, the heaviest first, then links
    that are uncertain, in reading order."""

    @property
    def count(self) -> int:
        """All differences."""
        return sum(map(len, self.differences.values()))


def tally(pair: Pair) -> Tally:
    """The numbers of a comparison, as its review stands."""
    found = gravest(pair)
    tags = {stop: pair.tags(pair.sentences[stop]) for stop in pair.stops}
    said = pair.comparison.said_only
    unique = pair.comparison.unique
    only = {
        Side.LEFT: _only(pair, unique.left, said.left),
        Side.RIGHT: _only(pair, unique.right, said.right),
    }
    perhaps = [sentence for side in Side for sentence in only[side].perhaps]
    return Tally(
        differences={level: tuple(one for one in found if one.severity is level) for level in Severity},
        dismissed=len(pair.all_facts) - len(found),
        only=only,
        moved=tuple(stop for stop in tags if "moved" in tags[stop]),
        unsure=(*perhaps, *(stop for stop in tags if "uncertain" in tags[stop])),
    )


def gravest(pair: Pair) -> tuple[Finding, ...]:
    """The leading finding of each difference that stands, in the order of the ledger."""
    return tuple(one.finding for spot in told_at(pair) for one in spot.differences)


def _only(pair: Pair, unique: Iterable[str], said: Iterable[Said]) -> Only:
    weights = {one.sentence: one.weight for one in said}
    ordered = sorted(unique, key=lambda name: (name in pair.possible, -weights.get(name, 0.0)))
    return Only(tuple(ordered), tuple(name for name in ordered if name in pair.possible))
