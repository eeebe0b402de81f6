"""The list of a workspace: search, rename, delete, undo; on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from webapp import services
from webapp.services import Desk, Draft
from webapp.services.library import UNDO_FOR
from webapp.store.models import ArticleRow, ComparisonRow, PairRow, ShareRow


def make(desk: Desk, workspace: str, title: str = "A title", right: str = "Other text.") -> str:
    return services.create_comparison(desk, workspace, Draft("Some text.", right, left_title=title)).id


def count(desk: Desk, table: type) -> int:
    with desk.store.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_the_list_comes_in_parts(desk: Desk, workspace: str) -> None:
    made = [make(desk, workspace, f"Number {number}") for number in range(5)]
    first = services.list_pairs(desk, workspace, limit=3)
    assert first.next == 3
    second = services.list_pairs(desk, workspace, limit=3, offset=first.next)
    assert second.next is None
    assert [entry.id for entry in (*first.entries, *second.entries)] == made[::-1]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("bridge", 1),
        ("BRIDGE opens", 1),
        ("bridge closes", 0),
        ("%", 0),
        ("_", 0),
        ("\\", 0),
        ("", 2),
        ("' OR 1=1", 0),
        ("élite", 1),
        ("ÉLITE", 1),
        ("\0", 2),
    ],
)
def test_the_search_wants_every_word_and_knows_no_wildcards(
    desk: Desk, workspace: str, search: str, found: int
) -> None:
    make(desk, workspace, "The bridge opens")
    make(desk, workspace, "Élite")
    assert len(services.list_pairs(desk, workspace, search=search).entries) == found


def test_a_pair_can_be_renamed(desk: Desk, workspace: str) -> None:
    made = make(desk, workspace)
    services.rename_pair(desk, workspace, made, " Another\nname ")
    assert services.get_comparison(desk, workspace, made).title == "Another name"
    with pytest.raises(services.InvalidError):
        services.rename_pair(desk, workspace, made, " \0 ")


def test_a_deletion_can_be_undone(desk: Desk, workspace: str) -> None:
    made = make(desk, workspace)
    _, token = services.create_share(desk, workspace, made)
    services.delete_pair(desk, workspace, made, undoable=True)
    assert services.list_recent(desk, workspace) == ()
    with pytest.raises(services.NotFoundError):
        services.get_comparison(desk, workspace, made)
    with pytest.raises(services.NotFoundError):
        services.open_share(desk, token)
    services.erase_deleted(desk)
    services.restore_pair(desk, workspace, made)
    assert services.get_comparison(desk, workspace, made).id == made
    assert services.open_share(desk, token) is not None


def test_after_a_while_it_is_gone_for_good(desk: Desk, workspace: str) -> None:
    made = make(desk, workspace)
    services.delete_pair(desk, workspace, made, undoable=True)
    with desk.store.writing() as session:
        session.execute(update(PairRow).values(deleted_at=datetime.now(UTC) - UNDO_FOR))
    with pytest.raises(services.NotFoundError):
        services.restore_pair(desk, workspace, made)
    services.erase_deleted(desk)
    assert [count(desk, table) for table in (PairRow, ComparisonRow, ArticleRow)] == [0, 0, 0]


def test_deleting_really_deletes_texts_and_links_but_only_what_nobody_else_uses(
    desk: Desk, workspace: str
) -> None:
    made = make(desk, workspace, right="Only here.")
    services.compare_again(desk, workspace, made, Draft("Some text.", "Only in the second."))
    services.create_share(desk, workspace, made)
    other, _ = services.create_workspace(desk)
    kept = make(desk, other, right="Kept.")
    services.delete_pair(desk, workspace, made, undoable=False)
    assert [count(desk, table) for table in (PairRow, ComparisonRow, ShareRow)] == [1, 1, 0]
    with desk.store.reading() as session:
        assert set(session.scalars(select(ArticleRow.text))) == {"Some text.", "Kept."}
    assert services.get_comparison(desk, other, kept).id == kept


def test_old_pairs_are_erased_when_they_have_had_their_time(desk: Desk, workspace: str) -> None:
    old, new = make(desk, workspace), make(desk, workspace)
    with desk.store.writing() as session:
        pair = session.get_one(ComparisonRow, old).pair
        pair.updated_at = datetime.now(UTC) - timedelta(days=31)
    services.erase_older(desk, timedelta(days=30))
    assert [entry.id for entry in services.list_recent(desk, workspace)] == [new]


def test_another_workspace_can_do_none_of_it(desk: Desk, workspace: str) -> None:
    made = make(desk, workspace)
    other, _ = services.create_workspace(desk)
    with pytest.raises(services.NotFoundError):
        services.rename_pair(desk, other, made, "Mine")
    with pytest.raises(services.NotFoundError):
        services.delete_pair(desk, other, made, undoable=False)
    services.delete_pair(desk, workspace, made, undoable=True)
    with pytest.raises(services.NotFoundError):
        services.restore_pair(desk, other, made)
