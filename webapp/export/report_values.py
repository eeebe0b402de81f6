"""What a report to print is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from webapp.present.columns import Column, Row
from webapp.present.phrase import Summary


@dataclass(frozen=True, slots=True)
class SignedOff:
    """Who answers for the rewrite."""

    words: str
    """Who, when, and whether it still stands."""
    stands: bool
    """Nothing has changed since; else there is a place to sign again."""
    note: str
    """What was said with it; may be empty."""
    summary: str
    """What had been decided by then."""


@dataclass(frozen=True, slots=True)
class SideView:
    """One of the two texts."""

    name: str
    """Source or Rewrite, or else."""
    title: str
    """Its headline; empty without one."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A line of the table."""

    name: str
    """What is counted."""
    values: tuple[str, ...]
    """One for each side, or one for both."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list."""

    where: str
    """The sentence or link it is about, and what kind of thing it is."""
    text: str
    """What it says."""
    why: str = ""
    """Why it is in the list, or who said it; may be empty."""
    answers: tuple[Entry, ...] = ()
    """What was said to it, in order; where they stand is not told again."""


@dataclass(frozen=True, slots=True)
class EntryList:
    """Things to look at."""

    heading: str
    """What they have in common."""
    entries: tuple[Entry, ...]
    """At least one."""
    lines: bool = False
    """Their line ends are kept."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Both texts, paragraphs level with each other."""

    columns: tuple[Column, Column]
    """What stands above them."""
    rows: tuple[Row, ...]
    """From the first paragraph to the last; none for empty texts."""


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report."""

    title: str
    """Of the rewrite, else of the source."""
    sides: tuple[SideView, SideView]
    """Both texts."""
    summary: Summary
    """The answer in words."""
    figures: tuple[Figures, ...]
    """The table."""
    limits: tuple[str, ...]
    """What the answer does not cover."""
    signed: SignedOff | None
    """The last; None where nobody has."""
    lists: tuple[EntryList, ...]
    """From the second page on; may be none."""
    rest: str
    """What was counted and not listed; may be empty."""
    texts: Texts
    """Both texts, last."""
    made: datetime | None = None
    """When the comparison was made; None where that is not known."""
