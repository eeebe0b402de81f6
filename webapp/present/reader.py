"""Who reads a page: what was said of the pair before, and what this reader may do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from webapp.review import Carried, Standing


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """Revisions that are newer than the one that the newest was made from, and are not in it."""

    base: int
    """Number of the revision that the newest was made from."""
    first: int
    """Number of the first that was passed over."""
    last: int
    """Number of the last."""
    author: str
    """Who made that one; empty where nobody gave a name."""
    at: datetime
    """When, in UTC."""
    back: bool
    """The newest has the texts of its base: somebody went back to it."""


@dataclass(frozen=True, slots=True)
class History:
    """Where a comparison stands among the revisions of its pair."""

    number: int = 1
    """Of this revision, from 1."""
    total: int = 1
    """How many there are."""
    previous: str = ""
    """Id of the revision that it was made from, to which Undo leads; empty at the first."""
    previous_number: int = 0
    """Number of that one."""
    next: str = ""
    """Id of the revision that was made from it, to which Redo leads; empty where none was."""
    next_number: int = 0
    """Number of that one."""
    tip: int = 0
    """Number of the revision that Redo leads to in the end, or of this one where it leads nowhere."""
    newest: bool = True
    """None was made after it."""
    outdated: bool = False
    """A newer engine would perhaps answer differently."""
    meanwhile: Meanwhile | None = None
    """What this revision, the newest, was not made from; None for a revision that follows its base."""

    @property
    def onward(self) -> int:
        """Number of the revision that Redo leads to in the end, once it was pressed; 0 where it is there."""
        return 0 if self.tip == self.next_number else self.tip


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader of a page."""

    history: History | None = None
    """The revisions of the pair, for its owner, who may edit it and decide; else None."""
    standing: Standing | None = None
    """The review as it stands in this comparison; None where there is none to show."""
    comments: bool = False
    """May write comments."""
    name: str = ""
    """What the reader is called; empty where it is not known."""
    carried: Carried | None = None
    """What became of the review since the revision that was reviewed last; None where none was before."""
    again: frozenset[str] = frozenset()
    """Keys of what is to be looked at again since."""
    reviewed: int = 0
    """Number of that revision; 0 for none."""

    @property
    def owner(self) -> bool:
        """May edit, decide and sign."""
        return self.history is not None


ANYBODY = Reader()
"""Reads and does nothing else."""
