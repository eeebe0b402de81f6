"""What stands for what: links, their word changes, and paragraphs level with each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from webapp.engine.model.article import Span


class Relation(StrEnum):
    """How the two ends of a link relate, strongest first."""

    IDENTICAL = "identical"
    """The same after folding case, space, quotes and dashes."""
    EDITED = "edited"
    """The same sentence, some words changed."""
    REWORDED = "reworded"
    """The same content in other words."""
    PARTIAL = "partial"
    """Shares part of its content."""


@dataclass(frozen=True, slots=True)
class Change:
    """One word-level edit inside a link. Neither span crosses the end of a sentence."""

    op: Literal["equal", "insert", "delete"]
    """``delete`` stands on the left only, ``insert`` on the right only, ``equal`` on both."""
    left: Span | None
    """In the left article's text; None for an insert."""
    right: Span | None
    """In the right article's text; None for a delete."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What ``align`` returns: an m:n group of sentences, before it is classified."""

    left: tuple[str, ...]
    """Left sentence ids in reading order, at least one."""
    right: tuple[str, ...]
    """Right sentence ids in reading order, at least one."""
    confidence: float
    """Calibrated probability in [0, 1] that a person would link them."""
    moved: bool
    """Off the heaviest increasing chain of counterparts."""
    meaning: float | None
    """Cosine of the two groups' sentence vectors; None where no model spoke."""
    pinned: bool = False
    """It holds a pair that somebody linked."""


@dataclass(frozen=True, slots=True)
class Link:
    """One or more left sentences and the right sentences that tell the same; each left sentence of a
    link is a counterpart of each right one."""

    id: str
    """``K1``, ``K2`` … in order of the left side, then the right."""
    left: tuple[str, ...]
    """Left sentence ids in reading order, at least one."""
    right: tuple[str, ...]
    """Right sentence ids in reading order, at least one."""
    relation: Relation
    """How the two ends relate."""
    confidence: float
    """Calibrated probability in [0, 1] that a person would link them."""
    uncertain: bool
    """The confidence lies below ``Options.sure_confidence``."""
    moved: bool
    """Off the heaviest increasing chain of links."""
    changes: tuple[Change, ...]
    """Word-level edits; the spans of ``equal`` and ``delete`` in order cover the left sentences, those of
    ``equal`` and ``insert`` the right ones. Empty only past the size limit, which a Limit then states."""
    reasons: tuple[str, ...]
    """Why they are linked, in words."""
    pinned: bool = False
    """It holds a pair that somebody linked: its confidence is 1, whatever else stands in it."""
    key: str = ""
    """A name made of the keys of its sentences: the same in the next revision while their words are."""

    @property
    def shape(self) -> str:
        """``one-to-one``, ``split``, ``merge`` or ``many-to-many``."""
        if len(self.left) == 1:
            return "one-to-one" if len(self.right) == 1 else "split"
        return "merge" if len(self.right) == 1 else "many-to-many"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A near miss: the closest sentence on the other side of one that has no link."""

    id: str
    """Its sentence id."""
    confidence: float
    """In [0, 1], below ``Options.link_confidence``."""
    possible: bool = False
    """At least ``Options.possible_confidence``: perhaps a counterpart. The sentence that has one is *perhaps*
    missing or new, and never called so without that word."""


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that stand level with each other."""

    left: tuple[int, ...]
    """Paragraph numbers, from 1; may be empty."""
    right: tuple[int, ...]
    """Paragraph numbers, from 1; may be empty."""
