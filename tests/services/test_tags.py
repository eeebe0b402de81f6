"""Tags of pairs, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from webapp import services
from webapp.services import Desk, Draft
from webapp.services.tags import MOST_CHARACTERS, MOST_OFFERED, MOST_TAGS
from webapp.store.models import TagRow


def make(desk: Desk, workspace: str, title: str = "A title") -> str:
    return services.create_comparison(desk, workspace, Draft("Some text.", "Other.", left_title=title)).id


def tags(desk: Desk, workspace: str) -> list[tuple[str, ...]]:
    return [entry.tags for entry in services.list_recent(desk, workspace)]


def test_they_are_added_once_whatever_their_case_and_taken_off(desk: Desk, workspace: str) -> None:
    made = make(desk, workspace)
    services.add_tags(desk, workspace, made, ["Élite", " budget  2026 ", ""])
    services.add_tags(desk, workspace, made, ["ÉLITE", "e\u0301lite", "Budget 2026", "Z"])
    assert tags(desk, workspace) == [("budget 2026", "Z", "Élite")]
    assert services.get_comparison(desk, workspace, made).tags == ("budget 2026", "Z", "Élite")
    services.remove_tag(desk, workspace, made, "BUDGET 2026")
    services.remove_tag(desk, workspace, made, "never there")
    assert tags(desk, workspace) == [("Z", "Élite")]


def test_they_belong_to_the_pair_and_so_to_its_revisions(desk: Desk, workspace: str) -> None:
    made = make(desk, workspace)
    services.add_tags(desk, workspace, made, ["a"])
    newer = services.compare_again(desk, workspace, made, Draft("Some text.", "New.")).id
    assert services.get_comparison(desk, workspace, newer).tags == ("a",)


def test_a_list_can_be_narrowed_to_a_tag_and_the_search_finds_tags(desk: Desk, workspace: str) -> None:
    one, other = make(desk, workspace, "The bridge"), make(desk, workspace, "The river")
    services.add_tags(desk, workspace, one, ["Straße", "water"])
    services.add_tags(desk, workspace, other, ["water"])

    def found(**narrowed: str) -> set[str]:
        return {entry.id for entry in services.list_pairs(desk, workspace, **narrowed).entries}

    assert found(tag="WATER") == {one, other}
    assert found(tag="STRASSE") == {one}
    assert found(tag="wat") == set()
    assert found(tag="%") == set()
    assert found(search="wat") == {one, other}
    assert found(search="wat bridge") == {one}
    assert found(search="straß", tag="water") == {one}
    assert found(search="river", tag="Straße") == set()


def test_those_of_most_pairs_are_offered(desk: Desk, workspace: str) -> None:
    for number in range(3):
        services.set_tags(
            desk, workspace, make(desk, workspace), [f"{number}-{n}" for n in range(19)] + ["All"]
        )
    gone = make(desk, workspace)
    services.add_tags(desk, workspace, gone, ["gone"])
    services.delete_pair(desk, workspace, gone, undoable=True)
    offered = services.list_tags(desk, workspace)
    assert len(offered) == MOST_OFFERED
    assert [tag.pairs for tag in offered if tag.name == "All"] == [3]
    assert "gone" not in {tag.name for tag in offered}
    assert services.list_tags(desk, services.create_workspace(desk)[0]) == ()


def test_a_pair_has_room_for_some(desk: Desk, workspace: str) -> None:
    made = make(desk, workspace)
    services.add_tags(desk, workspace, made, [str(number) for number in range(MOST_TAGS)])
    with pytest.raises(services.InvalidError, match=str(MOST_TAGS)):
        services.add_tags(desk, workspace, made, ["one more"])
    with pytest.raises(services.InvalidError):
        services.add_tags(desk, workspace, made, [" ", "\0"])
    assert len(tags(desk, workspace)[0]) == MOST_TAGS


@pytest.mark.parametrize(
    "name", ["x" * 500, "ΐ" * 500, "ß" * 60, "a,b", "\ud800 \0 \u2028 x", "\u202eمرحبا", "👩‍👩‍👧"]
)
def test_whatever_is_written_becomes_a_bearable_tag(desk: Desk, workspace: str, name: str) -> None:
    made = make(desk, workspace)
    services.add_tags(desk, workspace, made, [name])
    ((kept,),) = tags(desk, workspace)
    assert 0 < len(kept) <= MOST_CHARACTERS
    assert "," not in kept
    assert services.list_pairs(desk, workspace, tag=name).entries
    assert services.list_pairs(desk, workspace, tag=kept).entries
    services.remove_tag(desk, workspace, made, kept)
    assert tags(desk, workspace) == [()]


def test_browsers_that_add_at_once_lose_nothing(desk: Desk, workspace: str) -> None:
    made = make(desk, workspace)
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda n: services.add_tags(desk, workspace, made, [f"tag {n}", "shared"]), range(12)))
    assert len(tags(desk, workspace)[0]) == 13


def test_they_go_with_their_pair(desk: Desk, workspace: str) -> None:
    made = make(desk, workspace)
    services.add_tags(desk, workspace, made, ["a", "b"])
    services.delete_pair(desk, workspace, made, undoable=False)
    with desk.store.reading() as session:
        assert session.scalar(select(func.count()).select_from(TagRow)) == 0


def test_another_workspace_can_neither_see_nor_change_them(desk: Desk, workspace: str) -> None:
    made = make(desk, workspace)
    services.add_tags(desk, workspace, made, ["mine"])
    other, _ = services.create_workspace(desk)
    for change in (services.add_tags, services.set_tags):
        with pytest.raises(services.NotFoundError):
            change(desk, other, made, ["theirs"])
    with pytest.raises(services.NotFoundError):
        services.remove_tag(desk, other, made, "mine")
    assert services.list_pairs(desk, other, tag="mine").entries == ()
    assert tags(desk, workspace) == [("mine",)]
