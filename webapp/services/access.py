"""Ways into a workspace other than its cookie: access tokens for programs, and recovery links."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import delete, select, update

from webapp.services.desk import Desk
from webapp.services.errors import NotFoundError, UnauthorizedError
from webapp.services.titles import clean_title
from webapp.services.values import AccessToken
from webapp.services.workspaces import SECRET_BYTES, hash_secret, new_id, settled
from webapp.store.models import AccessTokenRow, RecoveryRow
from webapp.words import say

TOKEN_PREFIX = "diptych_"
"""So that scanners of source code recognise a token that was left in it."""

USED_EVERY = timedelta(hours=1)
"""How exactly the last use is kept: not every request of a program needs a write."""

RECOVERY_FOR = timedelta(days=365)
"""How long a recovery link opens: it is kept for the day when the browser's cookie is gone."""


def create_access_token(desk: Desk, workspace: str, name: str) -> tuple[AccessToken, str]:
    """Makes an access token: as listed, and the secret, which is kept nowhere."""
    secret = TOKEN_PREFIX + secrets.token_urlsafe(SECRET_BYTES)
    with desk.store.writing() as session:
        row = AccessTokenRow(
            id=new_id(),
            workspace_id=settled(session, workspace),
            name=clean_title(name) or say("settings.tokens.unnamed"),
            secret_hash=hash_secret(secret),
            created_at=desk.clock(),
        )
        session.add(row)
    return AccessToken(row.id, row.name, row.created_at, None), secret


def list_access_tokens(desk: Desk, workspace: str) -> tuple[AccessToken, ...]:
    """The tokens of a workspace, newest first."""
    with desk.store.reading() as session:
        rows = session.scalars(
            select(AccessTokenRow)
            .where(AccessTokenRow.workspace_id == workspace)
            .order_by(AccessTokenRow.created_at.desc(), AccessTokenRow.id)
        )
        return tuple(AccessToken(row.id, row.name, row.created_at, row.used_at) for row in rows)


def revoke_access_token(desk: Desk, workspace: str, token_id: str) -> None:
    """Ends a token at once.

    Raises:
        NotFoundError: no such token in this workspace.
    """
    with desk.store.writing() as session:
        row = session.get(AccessTokenRow, token_id)
        if row is None or row.workspace_id != workspace:
            raise NotFoundError
        session.delete(row)


def workspace_of_token(desk: Desk, secret: str) -> str:
    """The workspace in which an access token acts.

    Raises:
        UnauthorizedError: unknown or revoked.
    """
    now = desk.clock()
    with desk.store.reading() as session:
        row = session.scalar(select(AccessTokenRow).where(AccessTokenRow.secret_hash == hash_secret(secret)))
    if row is None:
        raise UnauthorizedError(say("errors.settings.unknown_token"))
    if row.used_at is None or row.used_at < now - USED_EVERY:
        with desk.store.writing() as session:
            session.execute(update(AccessTokenRow).where(AccessTokenRow.id == row.id).values(used_at=now))
    return row.workspace_id


def create_recovery(desk: Desk, workspace: str) -> str:
    """The secret of a link that opens the workspace elsewhere, once and within a year; ends earlier ones."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    now = desk.clock()
    with desk.store.writing() as session:
        workspace = settled(session, workspace)
        session.execute(delete(RecoveryRow).where(RecoveryRow.workspace_id == workspace))
        session.add(
            RecoveryRow(
                secret_hash=hash_secret(secret), workspace_id=workspace, expires_at=now + RECOVERY_FOR
            )
        )
    return secret
