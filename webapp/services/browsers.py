"""The browsers that open a workspace, and the recovery link that adds one.

A browser that had work of its own keeps it: its workspace is merged into that of the link. Pairs, share links
and access tokens are rows that move; their addresses and secrets stay, and so does every browser's cookie.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from webapp.archive import ArchiveUnavailableError
from webapp.services.desk import Desk
from webapp.services.errors import NotFoundError
from webapp.services.sources import follow_workspaces
from webapp.services.values import Recovery
from webapp.services.workspaces import SECRET_BYTES, hash_secret, opened_by
from webapp.store.locks import MERGING, hold
from webapp.store.models import Base, BrowserRow, PairRow, RecoveryRow, WorkspaceRow

AGAIN_FOR = timedelta(minutes=1)
"""How long a recovery link opens after its first use: a second click, or an answer that was lost on its way,
must not leave somebody with neither link nor cookie."""


def look_at_recovery(desk: Desk, secret: str, workspace: str) -> Recovery:
    """What opening a recovery link in a browser would do; looking changes nothing.

    Args:
        desk: the application's parts.
        secret: out of the link's address.
        workspace: that of the browser; "" for none.

    Raises:
        NotFoundError: the link is unknown, used or expired.
    """
    with desk.store.reading() as session:
        there = _link(session, secret, desk.clock()).workspace_id
        known = there == workspace
        others = _browsers(session, workspace)
        return Recovery(
            known=known,
            there=_pairs(session, there),
            own=0 if known else _pairs(session, workspace),
            others=0 if known else max(0, others - 1),
        )


def use_recovery(desk: Desk, secret: str, browser: str | None = None) -> str:
    """Opens the workspace of a recovery link in one more browser, merged with what this one has made so far.

    Where the browser opens that workspace already nothing happens and the link stays.

    Args:
        desk: the application's parts.
        secret: out of the link's address.
        browser: the secret in the browser's cookie; None for none.

    Returns:
        The secret that the browser's cookie must hold from now on: its own where it opened a workspace.

    Raises:
        NotFoundError: the link is unknown, used or expired.
    """
    opening = _opened(desk, secret, browser)
    with suppress(ArchiveUnavailableError):  # then they follow a little later
        follow_workspaces(desk)
    return opening


def _opened(desk: Desk, secret: str, browser: str | None) -> str:
    now = desk.clock()
    with desk.store.writing() as session:
        hold(session, MERGING)  # from here on both ends stay what they are
        there = _link(session, secret, now).workspace_id
        here = opened_by(session, browser) if browser else None
        if browser and here == there:
            return browser
        ends = select(WorkspaceRow.id).where(WorkspaceRow.id.in_({there, here or there}))
        session.execute(ends.order_by(WorkspaceRow.id).with_for_update()).all()
        _spend(session, secret, now)
        if browser and here:
            _merge(session, here, there, now)
            return browser
        fresh = secrets.token_urlsafe(SECRET_BYTES)
        session.add(BrowserRow(secret_hash=hash_secret(fresh), workspace_id=there, created_at=now))
        return fresh


def count_browsers(desk: Desk, workspace: str) -> int:
    """How many browsers open a workspace."""
    with desk.store.reading() as session:
        return _browsers(session, workspace)


def sign_out_others(desk: Desk, browser: str) -> None:
    """Leaves a browser as the only one that opens its workspace, and ends recovery links: whoever was signed
    out may hold one.

    Raises:
        NotFoundError: the secret opens no workspace.
    """
    with desk.store.writing() as session:
        hold(session, MERGING)
        workspace = opened_by(session, browser)
        if workspace is None:
            raise NotFoundError
        session.execute(
            delete(BrowserRow).where(
                BrowserRow.workspace_id == workspace, BrowserRow.secret_hash != hash_secret(browser)
            )
        )
        session.execute(delete(RecoveryRow).where(RecoveryRow.workspace_id == workspace))


def _link(session: Session, secret: str, now: datetime) -> RecoveryRow:
    row = session.get(RecoveryRow, hash_secret(secret))
    if row is None or row.expires_at <= now:
        raise NotFoundError
    return row


def _spend(session: Session, secret: str, now: datetime) -> None:
    """Marks a link as used; raises NotFoundError where another one has ended it in this moment."""
    row = session.get(RecoveryRow, hash_secret(secret), with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFoundError
    row.expires_at = min(row.expires_at, now + AGAIN_FOR)
    session.flush()


def _merge(session: Session, here: str, there: str, now: datetime) -> None:
    """Moves every row of one workspace to another, of whatever table."""
    for table in Base.metadata.sorted_tables:
        if "workspace_id" in table.c:
            session.execute(update(table).where(table.c.workspace_id == here).values(workspace_id=there))
    session.execute(update(WorkspaceRow).where(WorkspaceRow.merged_into == here).values(merged_into=there))
    # As young as the merger: it is empty, and erased when no request can still know it.
    session.execute(
        update(WorkspaceRow).where(WorkspaceRow.id == here).values(merged_into=there, created_at=now)
    )


def _pairs(session: Session, workspace: str) -> int:
    query = select(func.count()).where(PairRow.workspace_id == workspace, PairRow.deleted_at.is_(None))
    return session.scalar(query) or 0


def _browsers(session: Session, workspace: str) -> int:
    return session.scalar(select(func.count()).where(BrowserRow.workspace_id == workspace)) or 0
