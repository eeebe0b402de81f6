"""Workspaces in which nothing is kept do not stay, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from webapp import services
from webapp.services import Desk, Draft
from webapp.services.workspaces import EMPTY_FOR


def later(desk: Desk, by: timedelta) -> Desk:
    """The same desk at another time."""
    return replace(desk, clock=lambda: desk.clock() + by)


def test_an_empty_workspace_is_erased_after_a_day_and_one_that_holds_something_stays(desk: Desk) -> None:
    made = {name: services.create_workspace(desk) for name in ("empty", "pair", "token", "recovery")}
    services.create_comparison(desk, made["pair"][0], Draft("Some text.", "Other text."))
    services.create_access_token(desk, made["token"][0], "script")
    services.create_recovery(desk, made["recovery"][0])

    def there() -> set[str]:
        return {name for name, (_, secret) in made.items() if services.find_workspace(desk, secret)}

    services.erase_empty(later(desk, EMPTY_FOR - timedelta(minutes=1)))
    assert there() == set(made)
    services.erase_empty(later(desk, EMPTY_FOR + timedelta(minutes=1)))
    assert there() == {"pair", "token", "recovery"}


def test_with_its_last_pair_a_workspace_goes_too(desk: Desk, workspace: str) -> None:
    pair = services.create_comparison(desk, workspace, Draft("Some text.", "Other text.")).id
    services.delete_pair(desk, workspace, pair, undoable=True)
    soon = later(desk, EMPTY_FOR * 2)
    services.erase_empty(soon)
    services.restore_pair(desk, workspace, pair)  # what can be undone still has its workspace
    services.delete_pair(desk, workspace, pair, undoable=False)
    services.erase_empty(soon)
    with desk.store.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM workspace").scalar() == 0
