"""Browsers that open a workspace, and recovery links that add and merge, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from webapp import services
from webapp.engine import Options
from webapp.jobs import Compared, DirectComparing, Question, Work
from webapp.services import Desk, Draft
from webapp.services.browsers import AGAIN_FOR
from webapp.services.workspaces import EMPTY_FOR
from webapp.store.models import Base


def later(desk: Desk, by: timedelta) -> Desk:
    """The same desk at another time."""
    return replace(desk, clock=lambda: desk.clock() + by)


def make(desk: Desk, workspace: str, title: str = "A title") -> str:
    return services.create_comparison(desk, workspace, Draft("Some text.", "Other.", left_title=title)).id


def titles(desk: Desk, workspace: str) -> set[str]:
    return {entry.title for entry in services.list_recent(desk, workspace)}


def at_once(*tasks: Callable[[], str]) -> list[str]:
    with ThreadPoolExecutor(len(tasks)) as threads:
        return [task.result() for task in [threads.submit(task) for task in tasks]]


def test_a_recovery_link_opens_the_workspace_in_one_more_browser(desk: Desk) -> None:
    workspace, old = services.create_workspace(desk)
    link = services.create_recovery(desk, workspace)
    fresh = services.use_recovery(desk, link)
    assert fresh != old
    assert {services.find_workspace(desk, secret) for secret in (fresh, old)} == {workspace}
    assert services.count_browsers(desk, workspace) == 2
    assert services.use_recovery(desk, link) != fresh  # the answer to the first click may have been lost
    with pytest.raises(services.NotFoundError):
        services.use_recovery(later(desk, AGAIN_FOR), link)


def test_a_click_after_the_first_does_not_keep_the_link_open(desk: Desk, workspace: str) -> None:
    link = services.create_recovery(desk, workspace)
    services.use_recovery(desk, link)
    services.use_recovery(later(desk, AGAIN_FOR - timedelta(seconds=1)), link)
    with pytest.raises(services.NotFoundError):
        services.use_recovery(later(desk, AGAIN_FOR + timedelta(seconds=1)), link)


def test_work_on_both_ends_is_merged_and_nothing_is_lost(desk: Desk) -> None:
    (there, kept), (here, own) = services.create_workspace(desk), services.create_workspace(desk)
    made = {workspace: make(desk, workspace, name) for workspace, name in ((there, "A"), (here, "B"))}
    services.compare_again(desk, here, made[here], Draft("Some text.", "Edited."))
    services.add_tags(desk, here, made[here], ["water"])
    _, share = services.create_share(desk, here, made[here])
    _, token = services.create_access_token(desk, here, "script")
    deleted = make(desk, here, "deleted a moment ago")
    services.delete_pair(desk, here, deleted, undoable=True)
    theirs, ours = services.create_recovery(desk, there), services.create_recovery(desk, here)

    assert services.look_at_recovery(desk, theirs, here) == services.Recovery(
        known=False, there=1, own=1, others=0
    )
    assert services.use_recovery(desk, theirs, own) == own
    assert services.find_workspace(desk, own) == services.find_workspace(desk, kept) == there
    assert titles(desk, there) == {"A", "B"}
    pair = services.get_comparison(desk, there, made[here])
    assert (pair.tags, len(pair.revisions)) == (("water",), 2)
    assert services.open_share(desk, share) is not None
    assert services.workspace_of_token(desk, token) == there
    services.restore_pair(desk, there, deleted)
    assert len(services.list_recent(desk, there)) == 3
    with desk.store.reading() as session:
        left = [
            table.name
            for table in Base.metadata.sorted_tables
            if "workspace_id" in table.c
            and session.execute(table.select().where(table.c.workspace_id == here)).all()
        ]
    assert left == []
    third = services.use_recovery(desk, ours)  # a link of what was merged goes on working
    assert services.find_workspace(desk, third) == there
    services.erase_empty(later(desk, EMPTY_FOR + timedelta(minutes=1)))
    assert len(services.list_recent(desk, there)) == 3


def test_the_same_workspace_on_both_ends_changes_nothing_and_spends_no_link(desk: Desk) -> None:
    workspace, own = services.create_workspace(desk)
    make(desk, workspace)
    link = services.create_recovery(desk, workspace)
    assert services.look_at_recovery(desk, link, workspace) == services.Recovery(
        known=True, there=1, own=0, others=0
    )
    assert services.use_recovery(desk, link, own) == own
    assert services.count_browsers(desk, workspace) == 1
    services.use_recovery(later(desk, 2 * AGAIN_FOR), link)


def test_other_browsers_of_what_is_merged_come_along(desk: Desk) -> None:
    (there, _), (here, own) = services.create_workspace(desk), services.create_workspace(desk)
    second = services.use_recovery(desk, services.create_recovery(desk, here))
    link = services.create_recovery(desk, there)
    assert services.look_at_recovery(desk, link, here).others == 1
    services.use_recovery(desk, link, own)
    assert services.find_workspace(desk, second) == there
    assert services.count_browsers(desk, there) == 3


def test_a_cookie_that_opens_nothing_is_no_workspace(desk: Desk, workspace: str) -> None:
    fresh = services.use_recovery(desk, services.create_recovery(desk, workspace), "nothing")
    assert fresh != "nothing"
    assert services.find_workspace(desk, fresh) == workspace


def test_all_others_can_be_signed_out_and_their_links_end(desk: Desk) -> None:
    workspace, own = services.create_workspace(desk)
    other = services.use_recovery(desk, services.create_recovery(desk, workspace))
    link = services.create_recovery(desk, workspace)
    _, token = services.create_access_token(desk, workspace, "script")
    elsewhere, stranger = services.create_workspace(desk)
    services.sign_out_others(desk, own)
    assert services.find_workspace(desk, other) is None
    assert services.find_workspace(desk, own) == workspace
    assert services.find_workspace(desk, stranger) == elsewhere
    assert services.workspace_of_token(desk, token) == workspace
    for secret, call in ((link, services.use_recovery), (other, services.sign_out_others)):
        with pytest.raises(services.NotFoundError):
            call(desk, secret)


def test_two_recoveries_at_once_across_each_other_lose_nothing(desk: Desk) -> None:
    for number in range(5):
        (first, one), (second, two) = services.create_workspace(desk), services.create_workspace(desk)
        make(desk, first, f"A{number}")
        make(desk, second, f"B{number}")
        links = services.create_recovery(desk, first), services.create_recovery(desk, second)
        at_once(
            lambda: services.use_recovery(desk, links[1], one),  # noqa: B023
            lambda: services.use_recovery(desk, links[0], two),  # noqa: B023
            lambda: services.use_recovery(desk, links[0], two),  # noqa: B023
        )
        merged = services.find_workspace(desk, one)
        assert merged is not None
        assert merged == services.find_workspace(desk, two)
        assert titles(desk, merged) == {f"A{number}", f"B{number}"}


def test_what_is_made_while_a_workspace_is_merged_ends_up_in_the_merged_one(desk: Desk) -> None:
    """Twice over: into a second workspace, and from there into a third, while two texts are compared."""
    (here, own), (there, other), (last, _) = (services.create_workspace(desk) for _ in range(3))
    before = make(desk, here, "before")

    class Interrupted(DirectComparing):
        def __call__(self, question: Question, asker: str, work: Work | None = None) -> Compared:
            services.use_recovery(desk, services.create_recovery(desk, there), own)
            services.use_recovery(desk, services.create_recovery(desk, last), other)
            return super().__call__(question, asker, work)

    busy = replace(desk, comparing=Interrupted(Options(model="none")))
    services.compare_again(busy, here, before, Draft("Some text.", "Edited."))
    made = make(desk, here, "meanwhile")
    _, token = services.create_access_token(desk, here, "script")
    services.import_archive(desk, here, services.export_archive(desk, last).encode())
    assert services.find_workspace(desk, own) == last
    assert [entry.title for entry in services.list_recent(desk, last)].count("before") == 2
    assert len(services.get_comparison(desk, last, before).revisions) == 2
    assert services.get_comparison(desk, last, made).title == "meanwhile"
    assert services.workspace_of_token(desk, token) == last
    assert services.use_recovery(desk, services.create_recovery(desk, here), own) == own


def test_writing_and_merging_at_once_loses_nothing(desk: Desk) -> None:
    """A row written just before a merger is seen by it, one written just after follows it."""
    for number in range(5):
        (here, own), (there, _) = services.create_workspace(desk), services.create_workspace(desk)
        link = services.create_recovery(desk, there)
        at_once(
            lambda: services.create_access_token(desk, here, "script")[1],  # noqa: B023
            lambda: make(desk, here, f"A{number}"),  # noqa: B023
            lambda: services.use_recovery(desk, link, own),  # noqa: B023
        )
        assert titles(desk, there) == {f"A{number}"}
        assert len(services.list_access_tokens(desk, there)) == 1
