"""How many of what were left out or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from webapp.ingest.values import LeftOut, Omitted
from webapp.words import say


def tallied(counts: Mapping[Omitted, int]) -> tuple[LeftOut, ...]:
    """The counts above 0, in the order of ``Omitted``."""
    return tuple(LeftOut(what, counts[what]) for what in Omitted if counts.get(what, 0) > 0)


def together(*several: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """The sums over several readings."""
    counts: Counter[Omitted] = Counter()
    for left_out in several:
        for one in left_out:
            counts[one.what] += one.count
    return tallied(counts)


def changes_note(changes: int) -> tuple[str, ...]:
    """The note on tracked changes; nothing where there are none."""
    if not changes:
        return ()
    return (say("ingest.note.changes", n=changes),)
