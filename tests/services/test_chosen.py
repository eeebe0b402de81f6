"""Pairs that were chosen together: delete, bring back, tag, export; on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from webapp import services
from webapp.services import Desk, Draft
from webapp.services.library import MOST_LISTED, UNDO_FOR
from webapp.services.tags import MOST_TAGS


def make(desk: Desk, workspace: str, title: str) -> str:
    return services.create_comparison(desk, workspace, Draft("Some text.", "Other.", left_title=title)).id


def titles(desk: Desk, workspace: str) -> set[str]:
    return {entry.title for entry in services.list_recent(desk, workspace)}


@pytest.fixture
def made(desk: Desk, workspace: str) -> list[str]:
    return [make(desk, workspace, name) for name in "ABC"]


def test_the_chosen_are_deleted_and_come_back(desk: Desk, workspace: str, made: list[str]) -> None:
    second = services.compare_again(desk, workspace, made[0], Draft("Some text.", "Edited.")).id
    done = services.delete_chosen(desk, workspace, [made[2], made[0], second])
    assert done.ids == (made[2], made[0])  # two revisions of one pair are one
    assert titles(desk, workspace) == {"B"}
    assert [entry.title for entry in services.list_deleted(desk, workspace, made)] == ["A", "C"]
    again = services.delete_chosen(desk, workspace, [made[2], made[0]])  # a second click
    assert (again.ids, again.gone) == ((made[2], made[0]), 0)
    services.restore_chosen(desk, workspace, again.ids)
    assert titles(desk, workspace) == {"A", "B", "C"}
    assert services.list_deleted(desk, workspace, made) == ()


def test_after_ten_minutes_nothing_comes_back(desk: Desk, workspace: str, made: list[str]) -> None:
    services.delete_chosen(desk, workspace, made[:2])
    late = replace(desk, clock=lambda: desk.clock() + UNDO_FOR)
    assert services.list_deleted(late, workspace, made) == ()
    assert services.restore_chosen(late, workspace, made).ids == (made[2],)
    assert titles(desk, workspace) == {"C"}


def test_what_is_gone_or_anothers_is_left_out_and_counted(
    desk: Desk, workspace: str, made: list[str]
) -> None:
    other, _ = services.create_workspace(desk)
    theirs = make(desk, other, "theirs")
    services.delete_pair(desk, workspace, made[1], undoable=False)
    asked = [*made, theirs, "\0", "x" * 22]
    assert services.find_chosen(desk, workspace, asked) == (made[0], made[2])
    assert services.tag_chosen(desk, workspace, asked, ["water"]).gone == 4
    document = json.loads(services.export_archive(desk, workspace, asked[:5]))
    assert [pair["title"] for pair in document["pairs"]] == ["A", "C"]
    assert services.delete_chosen(desk, workspace, asked).gone == 4
    assert services.list_deleted(desk, workspace, asked[3:]) == ()
    assert titles(desk, other) == {"theirs"}
    assert services.list_recent(desk, other)[0].tags == ()
    assert services.restore_chosen(desk, other, made).ids == ()


def test_tags_are_added_where_there_is_room(desk: Desk, workspace: str, made: list[str]) -> None:
    services.set_tags(desk, workspace, made[0], [str(number) for number in range(MOST_TAGS)])
    services.set_tags(desk, workspace, made[1], ["Water"])
    done = services.tag_chosen(desk, workspace, made, ["water", " news "])
    assert (done.ids, done.gone, done.full) == (tuple(made), 0, 1)
    tags = {entry.title: entry.tags for entry in services.list_recent(desk, workspace)}
    assert len(tags["A"]) == MOST_TAGS
    assert (tags["B"], tags["C"]) == (("news", "Water"), ("news", "water"))


def test_none_and_too_many_are_refused(desk: Desk, workspace: str, made: list[str]) -> None:
    for ids in ([], [str(number) for number in range(MOST_LISTED + 1)]):
        with pytest.raises(services.InvalidError):
            services.delete_chosen(desk, workspace, ids)
        assert services.list_deleted(desk, workspace, ids) == ()
    with pytest.raises(services.InvalidError):
        services.tag_chosen(desk, workspace, made, [" "])
    assert titles(desk, workspace) == {"A", "B", "C"}


def test_an_export_of_some_comes_in_again(desk: Desk, workspace: str, made: list[str]) -> None:
    services.add_tags(desk, workspace, made[1], ["water"])
    archive = services.export_archive(desk, workspace, made[1:2])
    other, _ = services.create_workspace(desk)
    assert services.import_archive(desk, other, archive.encode()) == 1
    assert services.export_archive(desk, other) == archive
    assert json.loads(services.export_archive(desk, workspace, ()))["pairs"] == []


def test_many_at_once_in_any_order_do_not_wait_for_each_other(
    desk: Desk, workspace: str, made: list[str]
) -> None:
    with ThreadPoolExecutor(4) as threads:
        tasks = []
        for number in range(8):
            ids = made[:: 1 if number % 2 else -1]
            tasks.append(threads.submit(services.tag_chosen, desk, workspace, ids, [f"tag {number}"]))
            tasks.append(threads.submit(services.delete_chosen, desk, workspace, ids))
            tasks.append(threads.submit(services.restore_chosen, desk, workspace, ids))
        for task in tasks:
            task.result()
    services.restore_chosen(desk, workspace, made)
    assert titles(desk, workspace) == {"A", "B", "C"}
