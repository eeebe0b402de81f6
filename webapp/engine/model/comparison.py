"""All that is known about a pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from webapp.engine.model.article import SegmentedArticle, Span
from webapp.engine.model.finding import Finding
from webapp.engine.model.link import Candidate, Link, Row
from webapp.engine.model.pins import NO_PINS, Pins

ENGINE_VERSION = "0.1.0"
SCHEMA = "diptych.comparison/2"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Share of each side's content that links carry, weighted by sentence information."""

    left: float
    """Share of the source that the rewrite carries, in [0, 1]."""
    right: float
    """Share of the rewrite that has a source, in [0, 1]."""


@dataclass(frozen=True, slots=True)
class Run:
    """The same words in the same order on both sides, outside quotations."""

    left: Span
    """Where it stands in the left text."""
    right: Span
    """Where it stands in the right text."""
    words: int
    """Its length in words."""


@dataclass(frozen=True, slots=True)
class Closeness:
    """How near the wording of the rewrite is to that of the source; quotations are exempt."""

    longest_run_words: int
    """Words in the longest verbatim run."""
    verbatim_share: float
    """Share of the right side's words that stand in runs of ``Options.run_words`` or more, in [0, 1]."""
    runs: tuple[Run, ...] = ()
    """Those runs, longest first."""


@dataclass(frozen=True, slots=True)
class Unique:
    """Ids of the sentences without a counterpart, in reading order."""

    left: tuple[str, ...]
    """Missing from the rewrite."""
    right: tuple[str, ...]
    """New in the rewrite."""


class Reason(StrEnum):
    """Why a sentence that only one side says matters."""

    LEAD = "lead"
    """It stands in the lead, which carries the news."""
    QUOTATION = "quotation"
    """It holds one, or a part of one."""
    NUMBER = "number"
    """It holds one."""
    DATE = "date"
    """It holds a date or a time."""
    NAME = "name"
    """It holds one."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that only one side says."""

    sentence: str
    """Its id."""
    weight: float
    """How much an editor will want to know of it, in [0, 1]."""
    reasons: tuple[Reason, ...] = ()
    """Where the weight comes from, the weightiest first."""


@dataclass(frozen=True, slots=True)
class SaidOnly:
    """The ``unique`` sentences, the weightiest first, then in reading order. Those that have a possible match
    are perhaps said on both sides."""

    left: tuple[Said, ...]
    """Said on the left only."""
    right: tuple[Said, ...]
    """Said on the right only."""


class PairKind(StrEnum):
    """What the two articles are to each other."""

    REWRITE = "rewrite"
    """The right one was made from the left one: what is new in it needs a source."""
    TELLINGS = "tellings"
    """Two reports of one event: what only one of them says is no fault."""
    STRANGERS = "strangers"
    """Two stories: nothing is linked."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the engine takes the pair for, judged once for the whole."""

    kind: PairKind
    """As judged, or as given in ``Options.pair_kind``."""
    confidence: float
    """Calibrated probability of the kind, in [0, 1]; 1 where it was given."""
    given: bool = False
    """The kind was not judged but given in ``Options.pair_kind``."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A stated weakening of the answer, shown on the page."""

    code: str
    """Stable short name, such as ``no-model``."""
    message: str
    """One plain sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is known about a pair."""

    left: SegmentedArticle
    """The source, segmented."""
    right: SegmentedArticle
    """The rewrite, segmented."""
    links: tuple[Link, ...]
    """In order of the left side."""
    rows: tuple[Row, ...]
    """Paragraphs level with each other; every paragraph is in exactly one row."""
    coverage: Coverage
    """Both ways."""
    closeness: Closeness
    """How near the wording is."""
    said_only: SaidOnly
    """What only one side says, weighed once and kept: a later engine may weigh otherwise."""
    model: str
    """Name of the sentence model, ``none`` for wording alone."""
    findings: tuple[Finding, ...] = ()
    """Differences of facts."""
    limits: tuple[Limit, ...] = ()
    """What the answer does not cover."""
    nearest: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)
    """For each sentence without a link, its closest sentences on the other side, best first. Those that are
    ``possible`` may be its counterparts."""
    pair: Judgement | None = None
    """What the two articles are to each other; None in results of older engines."""
    pins: Pins = NO_PINS
    """Links that a person drew or took away, in order of their keys; those too that have no effect."""
    engine: str = ENGINE_VERSION
    """Version of the engine that made it."""

    @property
    def unique(self) -> Unique:
        """The sentences that stand in no link; page furniture does not count."""
        left = {sentence for link in self.links for sentence in link.left}
        right = {sentence for link in self.links for sentence in link.right}
        return Unique(_without(self.left, left), _without(self.right, right))

    @property
    def possible(self) -> Unique:
        """Those of the ``unique`` sentences that have a possible match."""
        unique = self.unique
        return Unique(self._perhaps(unique.left), self._perhaps(unique.right))

    def _perhaps(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if any(near.possible for near in self.nearest.get(name, ())))


def _without(article: SegmentedArticle, linked: set[str]) -> tuple[str, ...]:
    return tuple(s.id for s in article.sentences if s.boilerplate is None and s.id not in linked)
