"""Workspaces: whoever holds the secret owns what was made with it. There are no accounts."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import delete, exists, select
from sqlalchemy.exc import IntegrityError

from webapp.services.desk import Desk
from webapp.store.models import AccessTokenRow, PairRow, RecoveryRow, WorkspaceRow

ID_BYTES = 16
"""Of randomness in an id: 128 bits, so that none can be guessed."""

EMPTY_FOR = timedelta(days=1)
"""How long a workspace may be empty: a first comparison takes seconds; whoever comes back gets another."""

SECRET_BYTES = 32
"""Of randomness in a secret that grants ownership."""


def new_id() -> str:
    """An id that cannot be guessed: 22 characters that need no escaping in a URL."""
    return secrets.token_urlsafe(ID_BYTES)


def hash_secret(secret: str) -> str:
    """What is kept of a secret: SHA-256 in hexadecimal. The secrets are random, so no salt is needed."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def create_workspace(desk: Desk) -> tuple[str, str]:
    """Makes an empty workspace: its id and the secret that owns it, which is kept nowhere else."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    row = WorkspaceRow(id=new_id(), secret_hash=hash_secret(secret), created_at=desk.clock())
    with desk.store.writing() as session:
        session.add(row)
    return row.id, secret


def secret_of_user(user: str) -> str:
    """What owns the workspace of somebody whom a trusted proxy names; no cookie holds it, as theirs are
    random."""
    return f"user of the proxy: {user}"


def workspace_of_user(desk: Desk, user: str) -> str:
    """The workspace of somebody whom a trusted proxy names, made for the first write."""
    secret = secret_of_user(user)
    row = WorkspaceRow(id=new_id(), secret_hash=hash_secret(secret), created_at=desk.clock())
    try:
        with desk.store.writing() as session:
            known = select(WorkspaceRow.id).where(WorkspaceRow.secret_hash == row.secret_hash)
            if found := session.scalar(known):
                return found
            session.add(row)
    except IntegrityError:  # another process made it in the same moment
        return find_workspace(desk, secret) or ""
    return row.id


def erase_empty(desk: Desk) -> None:
    """Erases workspaces in which nothing is kept and into which nothing leads but a cookie: those of writes
    that were refused, and those whose pairs are all gone. The browser gets another one when it writes."""
    kept = (
        exists().where(row.workspace_id == WorkspaceRow.id) for row in (PairRow, AccessTokenRow, RecoveryRow)
    )
    with desk.store.writing() as session:
        session.execute(
            delete(WorkspaceRow)
            .where(WorkspaceRow.created_at <= desk.clock() - EMPTY_FOR, *(~some for some in kept))
            .execution_options(synchronize_session=False)
        )


def find_workspace(desk: Desk, secret: str) -> str | None:
    """The id of the workspace that a secret owns, None when there is none."""
    with desk.store.reading() as session:
        return session.scalar(select(WorkspaceRow.id).where(WorkspaceRow.secret_hash == hash_secret(secret)))
