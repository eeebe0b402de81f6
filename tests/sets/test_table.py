"""Who carries what: every sentence once, and each column says what the pair itself says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.sets.written import SENTENCES, article, member, some_set
from webapp.engine.model import Severity
from webapp.sets import Direction, Presence, table

SEEDS = range(8)


@pytest.mark.parametrize("seed", SEEDS)
def test_each_column_agrees_with_its_own_pair(seed: int) -> None:
    direction, members = some_set(seed)
    made = table(direction, members)
    assert [row.sentence for row in made.rows] == list(made.middle.sentences)
    for number, one in enumerate(members):
        cells = {row.sentence.id: row.cells[number] for row in made.rows}
        unique = getattr(one.comparison.unique, direction.middle)
        possible = getattr(one.comparison.possible, direction.middle)
        lacking = {Presence.MISSING, Presence.PERHAPS}
        assert [name for name, cell in cells.items() if cell.presence in lacking] == list(unique)
        assert [name for name, cell in cells.items() if cell.presence is Presence.PERHAPS] == list(possible)
        for link in one.comparison.links:
            for name in getattr(link, direction.middle):
                assert cells[name].presence.carried
        grave = [one.finding for one in one.differences if one.finding.severity is Severity.HIGH]
        told = any(cell.severity is Severity.HIGH for cell in cells.values())
        seen = [one for one in grave if getattr(one, direction.middle) or one.link]
        assert told is bool(seen)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_filters_part_the_sentences(seed: int) -> None:
    made = table(*some_set(seed))
    for row in made.counted:
        assert not (row.in_all and row.in_none)
        carried = sum(cell.presence.carried for cell in row.cells)
        assert row.in_all is (carried == len(row.cells))
        assert row.in_none is (carried == 0)


def test_where_one_source_was_edited_the_others_go_on_and_its_own_sentences_are_found_by_their_words() -> (
    None
):
    source, edited = article(*SENTENCES[:4]), article("Rain fell.", *SENTENCES[1:4])
    members = [member(Direction.REWRITES, text, SENTENCES[2]) for text in (edited, source, source)]
    made = table(Direction.REWRITES, members)
    assert made.middle.text == source
    assert made.edited == (True, False, False)
    first, *_, third, fourth = made.rows
    assert [cell.presence for cell in first.cells] == [Presence.ABSENT, Presence.MISSING, Presence.MISSING]
    assert (first.cells[0].sentence, first.in_none, first.compared) == ("", True, True)
    assert [cell.presence for cell in third.cells] == [Presence.IDENTICAL] * 3
    assert fourth.in_none


def test_page_clutter_is_a_row_that_is_not_counted() -> None:
    members = [member(Direction.REWRITES, article(*SENTENCES[:3], "Share."), one) for one in SENTENCES[:2]]
    made = table(Direction.REWRITES, members)
    last = made.rows[-1]
    assert {cell.presence for cell in last.cells} == {Presence.CLUTTER}
    assert [last.compared, last.in_all, last.in_none] == [False] * 3
    assert len(made.counted) == len(made.rows) - 1


def test_a_dismissed_difference_leaves_no_mark() -> None:
    one = member(Direction.REWRITES, SENTENCES[1], SENTENCES[1].replace("148", "184"))
    assert table(Direction.REWRITES, [one]).rows[0].cells[0].severity is Severity.HIGH
    keys = frozenset(finding.key for finding in one.comparison.findings)
    (row,) = table(Direction.REWRITES, [replace(one, dismissed=keys)]).rows
    assert (row.cells[0].severity, row.differs) == (None, False)
