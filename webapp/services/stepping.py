"""Where Undo and Redo lead from a revision: along the chain of those that were made from one another.

1 ─ 2            two windows at revision 1: one makes 2, the other 3
  └ 3 ─ 4        Undo at 3 leads to 1; Redo at 1 leads to 3 for whoever came back from 3 or 4
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from webapp.services.desk import Desk
from webapp.services.revisions import entry_of
from webapp.services.values import Revision


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps from one revision."""

    back: Revision | None
    """Where Undo leads: to what it was made from; None at the first."""
    on: Revision | None
    """Where Redo leads: to what was made from it; None where nothing was."""
    tip: int
    """Number of the revision that Redo leads to in the end; 0 where it leads nowhere."""


def steps_from(desk: Desk, number: int, revisions: Sequence[Revision], tip: int = 0) -> Steps:
    """The steps from a revision.

    Args:
        desk: the application's parts.
        number: of the revision.
        revisions: all of the pair, oldest first.
        tip: number of the revision that the reader came back from by Undo; what did not come of this one
            counts for nothing.
    """
    there = {revision.number: revision for revision in revisions}
    back = _before(desk, there[number], there)
    if tip > number and (on := _towards(desk, number, there.get(tip), there)):
        return Steps(back, on, tip)
    later = (revision for revision in reversed(revisions) if revision.number > number)
    for revision in later:
        before = _before(desk, revision, there)
        if before is not None and before.number == number:
            return Steps(back, revision, revision.number)
    return Steps(back, None, 0)


def _towards(desk: Desk, number: int, tip: Revision | None, there: Mapping[int, Revision]) -> Revision | None:
    """The first step from a revision to one that came of it; None where it did not."""
    step = tip
    while step is not None and step.number > number:
        before = _before(desk, step, there)
        if before is not None and before.number == number:
            return step
        step = before
    return None


def _before(desk: Desk, revision: Revision, there: Mapping[int, Revision]) -> Revision | None:
    """What a revision was made from. One that was made by going back undoes what it went back over: Undo
    brings that again."""
    last = there.get(revision.number - 1)
    base = there.get(revision.made_from, last)
    if base is None or base is last or (base.left, base.right) != (revision.left, revision.right):
        return base
    with desk.store.reading() as session:
        return last if entry_of(session, revision, there).back else base
