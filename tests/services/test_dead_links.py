"""Dead links cost a stranger the same, whatever they died of: the same statements, the same hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from webapp import services
from webapp.services import Desk, Draft, Terms


def dead_links(desk: Desk, workspace: str) -> tuple[Desk, dict[str, str]]:
    """A token of each kind that opens nothing, and the desk on the day after."""
    made = services.create_comparison(desk, workspace, Draft("Some text.", "Other text.")).id
    deleted = services.create_comparison(desk, workspace, Draft("Some text.", "More text.")).id
    _, expired = services.create_share(desk, workspace, made, Terms(days=1))
    _, locked = services.create_share(desk, workspace, made, Terms(days=1, password="secret"))
    share, revoked = services.create_share(desk, workspace, made)
    _, orphaned = services.create_share(desk, workspace, deleted)
    services.revoke_share(desk, workspace, made, share.id)
    services.delete_pair(desk, workspace, deleted, undoable=True)
    tokens = {
        "a guess": "x" * 22,
        "a long guess": "x" * 5_000,
        "expired": expired,
        "expired, with a password": locked,
        "revoked": revoked,
        "deleted": orphaned,
    }
    return replace(desk, clock=lambda: desk.clock() + timedelta(days=1, minutes=1)), tokens


def work(desk: Desk, monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> list[str]:
    """The statements and hashes that a refusal takes, in their order."""
    done: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        done.append(statement)

    sha256, scrypt = hashlib.sha256, hashlib.scrypt
    event.listen(desk.store._reading, "before_cursor_execute", note)
    try:
        with monkeypatch.context() as patch:
            patch.setattr(hashlib, "sha256", lambda *given: (done.append("sha256"), sha256(*given))[1])
            patch.setattr(
                hashlib, "scrypt", lambda *given, **more: (done.append("scrypt"), scrypt(*given, **more))[1]
            )
            with pytest.raises(services.NotFoundError):
                act()
    finally:
        event.remove(desk.store._reading, "before_cursor_execute", note)
    return done


def test_a_look_at_a_dead_link_takes_one_hash_and_one_statement(
    desk: Desk, workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    after, tokens = dead_links(desk, workspace)
    found = {
        name: work(desk, monkeypatch, lambda token=token: services.open_share(after, token, count=True))
        for name, token in tokens.items()
    }
    assert all(done == found["a guess"] for done in found.values()), found
    assert [step for step in found["a guess"] if step == "sha256"] == ["sha256"]
    assert sum("share" in step for step in found["a guess"]) == 1


def test_a_password_for_a_dead_link_is_not_even_tried(
    desk: Desk, workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    after, tokens = dead_links(desk, workspace)
    found = {
        name: work(desk, monkeypatch, lambda token=token: services.unlock_share(after, token, "secret"))
        for name, token in tokens.items()
    }
    assert all(done == found["a guess"] for done in found.values()), found
    assert "scrypt" not in found["a guess"]


def test_a_wrong_password_costs_what_the_right_one_does(
    desk: Desk, workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = services.create_comparison(desk, workspace, Draft("Some text.", "Other text.")).id
    _, token = services.create_share(desk, workspace, made, Terms(password="secret"))
    tried: list[str] = []
    scrypt = hashlib.scrypt
    monkeypatch.setattr(
        hashlib, "scrypt", lambda *given, **more: (tried.append(""), scrypt(*given, **more))[1]
    )
    counts = []
    for password in ("wrong", "x" * 1_000, "secret"):
        tried.clear()
        with suppress(services.ForbiddenError):
            services.unlock_share(desk, token, password)
        counts.append(len(tried))
    assert counts == [1, 1, 1]


def test_anothers_comparison_costs_what_none_does(
    desk: Desk, workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = services.create_comparison(desk, workspace, Draft("Some text.", "Other text.")).id
    stranger, _ = services.create_workspace(desk)
    acts: list[Callable[[str], object]] = [
        lambda name: services.get_comparison(desk, stranger, name),
        lambda name: services.list_shares(desk, stranger, name),
        lambda name: services.create_share(desk, stranger, name, Terms(password="secret")),
        lambda name: services.compare_again(desk, stranger, name, Draft("Some text.", "Mine.")),
        lambda name: services.add_tags(desk, stranger, name, ["mine"]),
    ]
    for act in acts:
        steps = [work(desk, monkeypatch, lambda act=act, name=name: act(name)) for name in (made, "x" * 22)]
        assert steps[0] == steps[1]
        assert "scrypt" not in steps[0]
