"""Differences of facts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from webapp.engine.model.article import Span


class FactKind(StrEnum):
    """What a fact is about."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    HEDGE = "hedge"
    NEGATION = "negation"
    WORDING = "wording"
    """A content word or detail that none of the other kinds covers, replaced, dropped or put in."""


class Verdict(StrEnum):
    """What became of a fact."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    ALTERED = "altered"


class Severity(StrEnum):
    """How much a finding should worry an editor."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of one article's text."""

    span: Span
    """Where it stands."""
    text: str
    """Its characters."""
    sentence: str = ""
    """Id of the sentence it stands in; empty in results of schema 1."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Another place where a finding shows."""

    left: Passage | None
    """In the source, if it is there."""
    right: Passage | None
    """In the rewrite, if it is there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference of facts."""

    id: str
    """``F1``, ``F2`` … most severe first, then in reading order."""
    kind: FactKind
    """What the fact is about."""
    verdict: Verdict
    """What became of it."""
    severity: Severity
    """How much it should worry an editor."""
    link: str | None
    """The link it was found in; None for a fact of a sentence without one."""
    left: Passage | None
    """The fact in the source, if it is there."""
    right: Passage | None
    """The fact in the rewrite, if it is there."""
    message: str
    """One plain sentence that quotes both sides."""
    rule: str = ""
    """Short name of the rule that found it, such as ``number-changed``; empty in results of older engines."""
    confidence: float = 1.0
    """Calibrated probability that a careful reader would call it a difference of fact, in [0, 1]."""
    mentions: tuple[Mention, ...] = ()
    """Where else the same difference shows, in reading order."""
    key: str = ""
    """A name made of what is different and of the keys of its link and sentences, not of how it is told: the
    same in the next revision while their words are the same."""
