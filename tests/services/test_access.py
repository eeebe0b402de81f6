"""Access tokens and recovery links, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import pytest

from webapp import services
from webapp.services import Desk


def test_a_token_acts_in_its_workspace_until_it_is_revoked(desk: Desk, workspace: str) -> None:
    listed, secret = services.create_access_token(desk, workspace, " build\nserver ")
    assert services.workspace_of_token(desk, secret) == workspace
    (token,) = services.list_access_tokens(desk, workspace)
    assert (token.id, token.name) == (listed.id, "build server")
    assert token.used_at is not None
    services.revoke_access_token(desk, workspace, token.id)
    with pytest.raises(services.UnauthorizedError):
        services.workspace_of_token(desk, secret)


def test_another_workspace_can_neither_see_nor_revoke_it(desk: Desk, workspace: str) -> None:
    listed, secret = services.create_access_token(desk, workspace, "mine")
    other, _ = services.create_workspace(desk)
    assert services.list_access_tokens(desk, other) == ()
    with pytest.raises(services.NotFoundError):
        services.revoke_access_token(desk, other, listed.id)
    assert services.workspace_of_token(desk, secret) == workspace


def test_a_newer_recovery_link_ends_the_older(desk: Desk, workspace: str) -> None:
    older = services.create_recovery(desk, workspace)
    newer = services.create_recovery(desk, workspace)
    with pytest.raises(services.NotFoundError):
        services.use_recovery(desk, older)
    services.use_recovery(desk, newer)
