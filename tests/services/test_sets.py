"""Sets of pairs with one text in the middle, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from webapp import services
from webapp.jobs import Compared, Question, StoppedError, Work, WorkerError
from webapp.services import Asker, Desk, Draft, SetDraft, SetText
from webapp.services.library import UNDO_FOR
from webapp.services.set_values import MOST_MEMBERS
from webapp.sets import Direction
from webapp.store import ArticleSetRow, SetMemberRow
from webapp.store.models import PairRow

SOURCE = "The bridge cost 7 million. A choir sang. Ferries stop in March."
ONE = "The bridge cost 7 million."
OTHER = "The bridge cost 9 million. Ferries stop in March."


def draft(*others: str, direction: Direction = Direction.REWRITES, title: str = "") -> SetDraft:
    return SetDraft(direction, SetText(SOURCE), tuple(map(SetText, others)), title)


def make(desk: Desk, workspace: str, *others: str, title: str = "") -> str:
    return services.create_set(desk, workspace, draft(*(others or (ONE, OTHER)), title=title)).id


def labels(desk: Desk, workspace: str, made: str) -> list[str]:
    return [one.member.label for one in services.get_set(desk, workspace, made).members]


def ids(desk: Desk, workspace: str, made: str) -> list[str]:
    return [one.id for one in services.get_set(desk, workspace, made).members]


def count(desk: Desk, table: type) -> int:
    with desk.store.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_each_other_text_makes_an_ordinary_pair_with_the_one_in_the_middle(
    desk: Desk, workspace: str
) -> None:
    made = services.create_set(desk, workspace, draft(ONE, OTHER))
    assert made.failed == ()
    kept = services.get_set(desk, workspace, made.id)
    assert (kept.title, kept.direction) == (
        "The bridge cost 7 million. A choir sang. Ferries stop…",
        "rewrites",
    )
    assert [one.member.label for one in kept.members] == ["Rewrite A", "Rewrite B"]
    assert [one.member.comparison.left.text for one in kept.members] == [SOURCE, SOURCE]
    assert [one.member.comparison.right.text for one in kept.members] == [ONE, OTHER]
    assert {entry.id for entry in services.list_recent(desk, workspace)} == {one.id for one in kept.members}
    (listed,) = services.list_sets(desk, workspace, search="BRIDGE")
    assert (listed.id, listed.members) == (made.id, 2)
    assert services.list_sets(desk, workspace, search="tunnel") == ()


def test_the_rewrite_can_stand_in_the_middle(desk: Desk, workspace: str) -> None:
    made = services.create_set(desk, workspace, draft(ONE, OTHER, direction=Direction.SOURCES)).id
    kept = services.get_set(desk, workspace, made)
    assert [one.member.comparison.right.text for one in kept.members] == [SOURCE, SOURCE]
    assert [one.member.label for one in kept.members] == ["Source A", "Source B"]


def test_a_set_shows_the_newest_revision_of_each_pair(desk: Desk, workspace: str) -> None:
    made = make(desk, workspace)
    first, second = ids(desk, workspace, made)
    newer = services.compare_again(desk, workspace, first, Draft(SOURCE, "Ferries stop in March.")).id
    assert ids(desk, workspace, made) == [newer, second]
    (at,) = services.memberships(desk, workspace, first)
    assert (at.id, at.place, at.members, at.previous, at.next) == (made, 1, 2, "", second)


def test_another_workspace_finds_nothing_of_it(desk: Desk, workspace: str) -> None:
    made = make(desk, workspace)
    (first, _) = ids(desk, workspace, made)
    other = services.create_workspace(desk)[0]
    theirs = services.create_comparison(desk, other, Draft(SOURCE, ONE)).id
    for use in (
        lambda: services.get_set(desk, other, made),
        lambda: services.get_set(desk, workspace, "\0"),
        lambda: services.edit_set(desk, other, made, "Mine", {}),
        lambda: services.delete_set(desk, other, made, with_pairs=True),
        lambda: services.add_texts(desk, other, made, [SetText(ONE)]),
        lambda: services.add_pair(desk, other, made, theirs),
        lambda: services.add_pair(desk, workspace, made, theirs),
        lambda: services.remove_member(desk, workspace, made, theirs),
        lambda: services.remove_member(desk, other, made, first),
        lambda: services.memberships(desk, other, first),
        lambda: services.create_set(desk, workspace, replace(draft(ONE), pairs=(theirs,))),
    ):
        with pytest.raises(services.NotFoundError):
            use()
    assert services.list_sets(desk, other) == ()
    assert labels(desk, workspace, made) == ["Rewrite A", "Rewrite B"]


def test_too_few_and_too_many_texts_are_refused_before_anything_is_compared(
    desk: Desk, workspace: str
) -> None:
    for others in ((ONE,), (ONE,) * (MOST_MEMBERS + 1)):
        with pytest.raises(services.InvalidError, match="2 to 20"):
            services.create_set(desk, workspace, draft(*others))
    with pytest.raises(services.InvalidError, match="source is empty"):
        services.create_set(desk, workspace, replace(draft(ONE, OTHER), middle=SetText(" ")))
    assert services.list_recent(desk, workspace) == ()


def test_one_text_that_fails_does_not_lose_the_others(desk: Desk, workspace: str) -> None:
    made = services.create_set(desk, workspace, draft(ONE, "", OTHER, "x" * 6_000))
    assert labels(desk, workspace, made.id) == ["Rewrite A", "Rewrite B"]
    assert [failed.text.text[:1] for failed in made.failed] == ["", "x"]
    assert ["empty" in str(one.refusal) or "too long" in str(one.refusal) for one in made.failed] == [
        True
    ] * 2
    with pytest.raises(services.InvalidError, match="empty"):
        services.create_set(desk, workspace, draft("", " "))
    assert len(services.list_sets(desk, workspace)) == 1


def test_what_is_stopped_leaves_nothing(desk: Desk, workspace: str) -> None:
    work = Work()
    parts = []

    class Stopping:
        def __call__(self, *arguments: Any) -> Compared:
            parts.append(work.part)
            if len(parts) == 2:
                raise StoppedError
            return desk.comparing(*arguments)

    stopping = replace(desk, comparing=Stopping())  # type: ignore[arg-type]
    with pytest.raises(services.StoppedError):
        services.create_set(stopping, workspace, draft(ONE, OTHER, SOURCE), Asker(work=work))
    assert parts == [(1, 3), (2, 3)]
    assert (count(desk, PairRow), count(desk, ArticleSetRow)) == (0, 0)


def test_a_worker_that_dies_loses_one_text_only(desk: Desk, workspace: str) -> None:
    class Dying:
        def __call__(self, question: Question, *rest: Any) -> Compared:
            if question.right.text == OTHER:
                raise WorkerError("abc")
            return desk.comparing(question, *rest)

    dying = replace(desk, comparing=Dying())  # type: ignore[arg-type]
    made = services.create_set(dying, workspace, draft(ONE, OTHER, SOURCE))
    assert [(one.text.text, type(one.refusal)) for one in made.failed] == [(OTHER, services.FailedError)]
    assert labels(desk, workspace, made.id) == ["Rewrite A", "Rewrite B"]


def test_pairs_with_the_same_source_are_gathered(desk: Desk, workspace: str) -> None:
    pairs = [services.create_comparison(desk, workspace, Draft(SOURCE, text)).id for text in (ONE, OTHER)]
    made = services.gather_set(desk, workspace, pairs, "Bridges")
    assert services.get_set(desk, workspace, made).title == "Bridges"
    assert ids(desk, workspace, made) == pairs
    sources = [services.create_comparison(desk, workspace, Draft(text, ONE)).id for text in (SOURCE, OTHER)]
    gathered = services.get_set(desk, workspace, services.gather_set(desk, workspace, sources))
    assert gathered.direction is Direction.SOURCES
    with pytest.raises(services.InvalidError, match="neither the same source"):
        services.gather_set(desk, workspace, [pairs[1], sources[1]])
    with pytest.raises(services.InvalidError, match="2 to 20"):
        services.gather_set(desk, workspace, pairs[:1])


def test_members_are_added_and_removed_and_a_pair_that_is_removed_stays(desk: Desk, workspace: str) -> None:
    made = make(desk, workspace)
    services.add_texts(desk, workspace, made, [SetText("A choir sang.", label="Rewrite B")])
    assert labels(desk, workspace, made) == ["Rewrite A", "Rewrite B", "Rewrite B (2)"]
    first, *rest = ids(desk, workspace, made)
    services.remove_member(desk, workspace, made, first)
    assert ids(desk, workspace, made) == rest
    assert services.get_comparison(desk, workspace, first).id == first
    services.add_pair(desk, workspace, made, first)
    services.add_pair(desk, workspace, made, first)
    assert ids(desk, workspace, made) == [*rest, first]
    for comparison in ids(desk, workspace, made):
        services.remove_member(desk, workspace, made, comparison)
    assert count(desk, ArticleSetRow) == 0


def test_a_full_set_takes_no_more(desk: Desk, workspace: str) -> None:
    made = make(desk, workspace)
    pair = services.create_comparison(desk, workspace, Draft(SOURCE, "Ferries.")).id
    now = datetime.now(UTC)
    with desk.store.writing() as session:
        for number in range(MOST_MEMBERS - 2):
            row = PairRow(id=f"p{number}", workspace_id=workspace, title="", created_at=now, updated_at=now)
            session.add(row)
            session.flush()
            member = SetMemberRow(set_id=made, pair_id=row.id, position=9 + number, label=str(number))
            session.add(member)
    with pytest.raises(services.InvalidError, match="at most 20"):
        services.add_pair(desk, workspace, made, pair)


def test_a_title_and_labels_are_given_anew(desk: Desk, workspace: str) -> None:
    made = make(desk, workspace)
    first, second = ids(desk, workspace, made)
    services.edit_set(desk, workspace, made, "Bridges", {first: " Evening\n", second: "Evening", "x": "y"})
    assert services.get_set(desk, workspace, made).title == "Bridges"
    assert labels(desk, workspace, made) == ["Evening", "Evening (2)"]
    services.edit_set(desk, workspace, made, "", {first: "\0"})
    assert labels(desk, workspace, made) == ["Evening", "Evening (2)"]


def test_a_deleted_pair_leaves_its_sets_and_comes_back_with_undo(desk: Desk, workspace: str) -> None:
    made = make(desk, workspace)
    first, second = ids(desk, workspace, made)
    services.delete_pair(desk, workspace, first, undoable=True)
    assert ids(desk, workspace, made) == [second]
    services.restore_pair(desk, workspace, first)
    assert ids(desk, workspace, made) == [first, second]
    services.delete_pair(desk, workspace, first, undoable=False)
    assert (ids(desk, workspace, made), count(desk, SetMemberRow)) == ([second], 1)


def test_a_set_goes_with_the_last_of_its_pairs(desk: Desk, workspace: str) -> None:
    make(desk, workspace)
    kept = make(desk, workspace)
    pairs = services.delete_set(desk, workspace, kept, with_pairs=True)
    assert len(pairs) == 2
    assert len(services.list_sets(desk, workspace)) == 1
    for name in [one.id for one in services.list_recent(desk, workspace)]:
        services.delete_pair(desk, workspace, name, undoable=True)
    assert services.list_sets(desk, workspace) == ()
    assert count(desk, ArticleSetRow) == 1  # while its pairs can be brought back
    with desk.store.writing() as session:
        session.execute(
            update(PairRow).values(deleted_at=datetime.now(UTC) - UNDO_FOR - timedelta(seconds=1))
        )
    services.erase_deleted(desk)
    assert (count(desk, ArticleSetRow), count(desk, SetMemberRow)) == (0, 0)


def test_a_deleted_set_leaves_its_pairs_unless_they_are_to_go_too(desk: Desk, workspace: str) -> None:
    made = make(desk, workspace)
    pairs = ids(desk, workspace, made)
    assert services.delete_set(desk, workspace, made, with_pairs=False) == ()
    assert {one.id for one in services.list_recent(desk, workspace)} == set(pairs)
    assert services.memberships(desk, workspace, pairs[0]) == ()
    again = services.gather_set(desk, workspace, pairs)
    assert set(services.delete_set(desk, workspace, again, with_pairs=True)) == set(pairs)
    assert services.list_recent(desk, workspace) == ()
    services.restore_chosen(desk, workspace, pairs)
    assert len(services.list_recent(desk, workspace)) == 2


def test_sets_follow_when_workspaces_are_merged(desk: Desk) -> None:
    there, here = (services.create_workspace(desk) for _ in range(2))
    made = make(desk, here[0])
    services.use_recovery(desk, services.create_recovery(desk, there[0]), here[1])
    assert labels(desk, there[0], made) == ["Rewrite A", "Rewrite B"]


def test_the_file_of_a_workspace_carries_sets(desk: Desk, workspace: str) -> None:
    services.create_comparison(desk, workspace, Draft("Alone.", "Alone too."))
    made = make(desk, workspace, title="Bridges")
    first, _ = ids(desk, workspace, made)
    services.edit_set(desk, workspace, made, "", {first: "Evening"})
    content = services.export_archive(desk, workspace)
    other = services.create_workspace(desk)[0]
    assert services.import_archive(desk, other, content.encode()) == 3
    (listed,) = services.list_sets(desk, other)
    assert labels(desk, other, listed.id) == ["Evening", "Rewrite B"]
    again = json.loads(services.export_archive(desk, other))
    assert again["sets"] == json.loads(content)["sets"]
    chosen = json.loads(services.export_archive(desk, workspace, [first]))
    assert [one["members"] for one in chosen["sets"]] == [[{"pair": 0, "label": "Evening"}]]


def test_a_file_without_sets_is_read_and_one_with_broken_sets_is_not(desk: Desk, workspace: str) -> None:
    make(desk, workspace)
    document = json.loads(services.export_archive(desk, workspace))
    (whole,) = document.pop("sets")
    assert services.import_archive(desk, workspace, json.dumps(document).encode()) == 2
    assert len(services.list_sets(desk, workspace)) == 1
    for broken in (
        {**whole, "direction": "sideways"},
        {**whole, "members": []},
        {**whole, "members": whole["members"] * 2},
        {**whole, "members": [{"pair": 2, "label": ""}]},
        {**whole, "created_at": "yesterday"},
        7,
    ):
        with pytest.raises(services.InvalidError):
            services.import_archive(desk, workspace, json.dumps({**document, "sets": [broken]}).encode())
