"""Workspaces: whoever holds the secret owns what was made with it. There are no accounts."""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.services.desk import Desk
from webapp.store.jobs import JobRow
from webapp.store.models import AccessTokenRow, BrowserRow, PairRow, RecoveryRow, WorkspaceRow

ID_BYTES = 16
"""Of randomness in an id: 128 bits, so that none can be guessed."""

EMPTY_FOR = timedelta(days=1)
"""How long a workspace may be empty: a first comparison takes seconds; whoever comes back gets another."""

AT_ONCE = 500
"""Workspaces that one statement erases: a database takes so many values and not any number."""

SECRET_BYTES = 32
"""Of randomness in a secret that grants ownership."""


_ID = re.compile(r"[A-Za-z0-9_-]{22}")

# Built once: every request asks this.
_OPENED_BY = select(BrowserRow.workspace_id).where(BrowserRow.secret_hash == bindparam("hash"))


def new_id() -> str:
    """An id that cannot be guessed: 22 characters that need no escaping in a URL."""
    return secrets.token_urlsafe(ID_BYTES)


def is_id(text: str) -> bool:
    """Whether it looks like one of ours: what does not is nobody's, and no database need take it."""
    return _ID.fullmatch(text) is not None


def hash_secret(secret: str) -> str:
    """What is kept of a secret: SHA-256 in hexadecimal. The secrets are random, so no salt is needed."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def create_workspace(desk: Desk) -> tuple[str, str]:
    """Makes an empty workspace: its id and the secret that owns it, which is kept nowhere else."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    with desk.store.writing() as session:
        return _add(session, secret, desk.clock()), secret


def secret_of_user(user: str) -> str:
    """What owns the workspace of somebody whom a trusted proxy names; no cookie holds it, as theirs are
    random."""
    return f"user of the proxy: {user}"


def workspace_of_user(desk: Desk, user: str) -> str:
    """The workspace of somebody whom a trusted proxy names, made for the first write."""
    secret = secret_of_user(user)
    try:
        with desk.store.writing() as session:
            return opened_by(session, secret) or _add(session, secret, desk.clock())
    except IntegrityError:  # another process made it in the same moment
        return find_workspace(desk, secret) or ""


def _add(session: Session, secret: str, now: datetime) -> str:
    row = WorkspaceRow(id=new_id(), secret_hash=hash_secret(secret), created_at=now)
    session.add(row)
    session.flush()
    session.add(BrowserRow(secret_hash=row.secret_hash, workspace_id=row.id, created_at=now))
    session.flush()
    return row.id


def erase_empty(desk: Desk) -> None:
    """Erases workspaces in which nothing is kept and into which nothing leads but a cookie: those of writes
    that were refused, and those whose pairs and archived articles are all gone. The browser gets another one
    when it writes."""
    kept = (
        exists().where(row.workspace_id == WorkspaceRow.id)
        for row in (PairRow, AccessTokenRow, RecoveryRow, JobRow)
    )
    empty = (WorkspaceRow.created_at <= desk.clock() - EMPTY_FOR, *(~some for some in kept))
    keeping = set(desk.archive.workspaces()) if desk.archive else set()
    with desk.store.writing() as session:
        session.execute(delete(RecoveryRow).where(RecoveryRow.expires_at <= desk.clock()))
        ids = sorted(set(session.scalars(select(WorkspaceRow.id).where(*empty))) - keeping)
        for start in range(0, len(ids), AT_ONCE):
            some = delete(WorkspaceRow).where(WorkspaceRow.id.in_(ids[start : start + AT_ONCE]), *empty)
            session.execute(some.execution_options(synchronize_session=False))


def find_workspace(desk: Desk, secret: str) -> str | None:
    """The id of the workspace that a secret owns, None when there is none."""
    with desk.store.reading() as session:
        return opened_by(session, secret)


def opened_by(session: Session, secret: str) -> str | None:
    """The same within a transaction."""
    return session.scalar(_OPENED_BY, {"hash": hash_secret(secret)})


def settled(session: Session, workspace: str) -> str:
    """The workspace to write into: the one that this was merged into, should that have happened since the
    request began. It is held until the transaction ends: whoever merges it then sees what was written."""
    while True:
        row = select(WorkspaceRow.merged_into).where(WorkspaceRow.id == workspace)
        merged = session.scalar(row.with_for_update(read=True, key_share=True))
        if merged is None:
            return workspace
        workspace = merged
