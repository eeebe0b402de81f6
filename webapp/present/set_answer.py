"""What an editor asks of a set first, in a sentence: how much is in all of the others, how much in none, and
who differs seriously."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from webapp.engine.model import Severity
from webapp.present.phrase import Phrase, compose, listed, plain
from webapp.present.wording import how_many, spelled
from webapp.sets import Direction, Introduced, Member, Table
from webapp.words import say


def answer(made: Table, others: Sequence[Member], found: Sequence[Introduced]) -> tuple[Phrase, ...]:
    """``Of 31 sentences of the source, 12 are in all five rewrites and 3 in none. Serious factual
    differences: Rewrite B (2), Rewrite E (1).``"""
    counted = made.counted
    everywhere = sum(row.in_all for row in counted)
    nowhere = sum(row.in_none for row in counted)
    carried = compose(
        f"sets.answer.{made.direction}",
        total=how_many("terms.count.sentence", len(counted)),
        all=(plain(_are(everywhere), "?show=all#table"),),
        others=spelled(len(others)) if len(others) > 1 else str(len(others)),
        none=(plain(f"{nowhere:,}", "?show=none#table", "look" if nowhere else ""),),
    )
    return (*carried, plain(" "), *_serious(made, others, found))


def _are(number: int) -> str:
    return say("sets.answer.are", n=number)


def _serious(made: Table, others: Sequence[Member], found: Sequence[Introduced]) -> tuple[Phrase, ...]:
    """Who has serious differences; in a rewrite of several sources those that no other source bears out."""
    grave = [one for one in found if one.severity is Severity.HIGH]
    if grave and made.direction is Direction.SOURCES:
        grave = [one for one in grave if not one.right]
        if not grave:
            return compose("sets.answer.borne_out")
        return (plain(say("sets.answer.unsupported", n=len(grave)), "#errors", "look"), plain("."))
    counts = Counter(seen.member for one in grave for seen in one.by)
    if not counts:
        return compose("sets.answer.no_serious")
    names = [
        (plain(say("sets.answer.who", label=others[member].label, n=counts[member]), "#errors", "look"),)
        for member in sorted(counts, key=lambda member: (-counts[member], member))
    ]
    return compose("sets.answer.serious", names=listed(names))


def serious_of(member: Member) -> int:
    """How many serious differences a pair has, as its own page counts them."""
    return sum(one.finding.severity is Severity.HIGH for one in member.differences)
