"""Who introduced which difference: the same one in several texts is told once."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.sets.written import SENTENCES, article, member, some_set
from webapp.engine.model import Severity
from webapp.sets import Direction, Introduced, Member, introduced, table

COST = SENTENCES[1]


def told(direction: Direction, middle: str, *others: str) -> list[tuple[str, list[str], list[str]]]:
    """Messages with who has the difference and who is right."""
    members = [member(direction, middle, text, chr(65 + at)) for at, text in enumerate(others)]
    return [
        (one.message, labels(one.by, members), labels(one.right, members))
        for one in listed(direction, members)
    ]


def listed(direction: Direction, members: list[Member]) -> tuple[Introduced, ...]:
    return introduced(table(direction, members), members)


def labels(seen: object, members: list[Member]) -> list[str]:
    return [members[one.member].label for one in seen]  # type: ignore[attr-defined]


@pytest.mark.parametrize("seed", range(8))
def test_every_difference_of_every_pair_is_told_once(seed: int) -> None:
    direction, members = some_set(seed)
    found = listed(direction, members)
    counts = Counter(seen.member for one in found for seen in one.by)
    assert [counts[at] for at in range(len(members))] == [len(one.differences) for one in members]
    for one in found:
        assert len({seen.member for seen in one.by}) == len(one.by)
        assert {seen.member for seen in one.by}.isdisjoint(seen.member for seen in one.right)
    if direction is Direction.REWRITES:
        order = [list(Severity).index(one.severity) for one in found]
        assert order == sorted(order)


def test_the_same_wrong_number_in_two_rewrites_is_one_row_and_names_who_is_right() -> None:
    wrong, other = COST.replace("148", "184"), COST.replace("148", "841")
    found = told(Direction.REWRITES, COST, wrong, COST, wrong, other)
    assert [(by, right) for _, by, right in found] == [(["A", "C"], ["B"]), (["D"], ["B"])]
    assert "184" in found[0][0]
    assert "841" in found[1][0]


def test_a_number_that_is_only_part_of_another_is_not_called_right() -> None:
    found = told(Direction.REWRITES, "It cost 8 euros.", "It cost 9 euros.", "It cost 18 euros.")
    assert [right for _, _, right in found] == [[], []]


def test_the_same_new_fact_in_two_rewrites_is_one_row() -> None:
    new = "Pigeons were seen on 17 of the new lamps."
    found = told(Direction.REWRITES, article(*SENTENCES[:3]), *(f"{one} {new}" for one in SENTENCES[:2]))
    assert [by for message, by, _ in found if "17" in message] == [["A", "B"]]


def test_a_source_that_bears_out_what_another_contradicts_is_named() -> None:
    middle = article(COST, SENTENCES[4])
    members = [
        member(Direction.SOURCES, middle, article(COST.replace("148", "184"), SENTENCES[4]), "A"),
        member(Direction.SOURCES, middle, article(COST, SENTENCES[4].replace("3 March", "5 May")), "B"),
        member(Direction.SOURCES, middle, SENTENCES[4].replace("3 March", "5 May"), "C"),
    ]
    found = listed(Direction.SOURCES, members)
    assert all(one.right for one in found)
    told_of = {one.message: (labels(one.by, members), labels(one.right, members)) for one in found}
    (march,) = [pair for message, pair in told_of.items() if "5 May" in message]
    (cost,) = [pair for message, pair in told_of.items() if "184" in message]
    assert (march, cost) == ((["B", "C"], ["A"]), (["A"], ["B"]))
    alone = told(
        Direction.SOURCES, middle, COST.replace("148", "184"), SENTENCES[4].replace("3 March", "5 May")
    )
    assert not any(right for _, _, right in alone)


def test_what_no_source_bears_out_comes_first() -> None:
    middle = article(COST, "Pigeons were seen on 17 of the new lamps.")
    others = [COST.replace("148", "184"), COST]
    members = [member(Direction.SOURCES, middle, text) for text in others]
    found = listed(Direction.SOURCES, members)
    assert [bool(one.right) for one in found] == sorted(bool(one.right) for one in found)
    assert ("17" in found[0].message, found[0].right) == (True, ())
    assert found[-1].right
