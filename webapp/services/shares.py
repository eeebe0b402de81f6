"""Links for outsiders: pinned to one revision, read-only, expiring, revocable, with a password if wanted."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from webapp.services.comparisons import own_comparison, read_result
from webapp.services.desk import Desk
from webapp.services.errors import ForbiddenError, InvalidError, NotFoundError
from webapp.services.passwords import can_be_password, check_password, hash_password
from webapp.services.values import Opened, Share
from webapp.services.workspaces import ID_BYTES, hash_secret, new_id
from webapp.store.models import ComparisonRow, PairRow, ShareRow

FREE_TRIES = 5
"""Wrong passwords before a link is closed for a while: enough for a typing slip or two."""

FIRST_LOCK = timedelta(minutes=1)
"""How long it is closed then; each further failure doubles it."""

LONGEST_LOCK = timedelta(hours=1)
"""At most 24 tries a day, and nobody can close a link for good."""

LONGEST_DAYS = 3650
"""Ten years; more is a slip, and never has a way of its own."""


def create_share(
    desk: Desk,
    workspace: str,
    comparison_id: str,
    *,
    days: int | None = None,
    until: date | None = None,
    password: str = "",
) -> tuple[Share, str]:
    """Makes a link to one revision: the share, and the token of its address, which is kept nowhere.

    Args:
        desk: the application's parts.
        workspace: whose comparison.
        comparison_id: the revision it shows, whatever becomes of the pair.
        days: until it expires, 1 to 3650; None for never.
        until: the last day it opens, in UTC, at most as far ahead; instead of ``days``.
        password: to be asked for; empty for none.

    Raises:
        NotFoundError: no such comparison in this workspace.
        InvalidError: the number of days or the last day is out of range, or both are given; or the password
            holds a null character.
    """
    with desk.store.reading() as session:  # first of all: for another's comparison nothing is worked out
        own_comparison(session, workspace, comparison_id)
    if days is not None and until is not None:
        raise InvalidError("A link ends after some days or on a date, not both.", "expires_on")
    if not can_be_password(password):
        raise InvalidError("A password cannot hold a null character.", "password")
    now = desk.clock()
    expires_at = _end_of(until, now) if until else _after(days, now)
    token = secrets.token_urlsafe(ID_BYTES)
    row = ShareRow(
        id=new_id(),
        comparison_id=comparison_id,
        token_hash=hash_secret(token),
        password_hash=hash_password(password) if password else "",
        created_at=now,
        expires_at=expires_at,
        opened_count=0,
        failures=0,
    )
    with desk.store.writing() as session:
        comparison = own_comparison(session, workspace, comparison_id)
        session.add(row)
        session.flush()
        return _share(row, comparison.number, now), token


def list_shares(desk: Desk, workspace: str, comparison_id: str) -> tuple[Share, ...]:
    """The links to any revision of a pair that were not revoked, newest first.

    Raises:
        NotFoundError: no such comparison in this workspace.
    """
    now = desk.clock()
    with desk.store.reading() as session:
        pair_id = own_comparison(session, workspace, comparison_id).pair_id
        found = session.execute(
            select(ShareRow, ComparisonRow.number)
            .join(ComparisonRow)
            .where(ComparisonRow.pair_id == pair_id)
            .order_by(ShareRow.created_at.desc(), ShareRow.id)
        )
        return tuple(_share(row, number, now) for row, number in found)


def revoke_share(desk: Desk, workspace: str, comparison_id: str, share_id: str) -> None:
    """Closes a link for good.

    Raises:
        NotFoundError: no such link to a comparison of this workspace.
    """
    with desk.store.writing() as session:
        pair_id = own_comparison(session, workspace, comparison_id).pair_id
        row = session.scalar(
            select(ShareRow)
            .join(ComparisonRow)
            .where(ShareRow.id == share_id, ComparisonRow.pair_id == pair_id)
        )
        if row is None:
            raise NotFoundError
        session.delete(row)


def open_share(desk: Desk, token: str, proof: str = "", *, count: bool = False) -> Opened | None:
    """What a link shows; None where its password is wanted first.

    Args:
        desk: the application's parts.
        token: out of the link's address.
        proof: what ``unlock_share`` gave for the right password.
        count: this is a reader opening the page, and not one of its parts.

    Raises:
        NotFoundError: no such link, or it has expired, or was revoked, or its comparison was deleted.
    """
    with desk.store.reading() as session:
        row = _live(session, token, desk.clock())
        if row.password_hash and not secrets.compare_digest(proof.encode(), _proof(row).encode()):
            return None
        kept = row.comparison
        opened = Opened(kept.pair.title, kept.created_at, read_result(kept))
        share_id = row.id
    if count:
        with desk.store.writing() as session:
            session.execute(
                update(ShareRow)
                .where(ShareRow.id == share_id)
                .values(opened_count=ShareRow.opened_count + 1, opened_at=desk.clock())
            )
    return opened


def unlock_share(desk: Desk, token: str, password: str) -> str:
    """The proof that somebody knows a link's password; it ends with the password.

    Raises:
        NotFoundError: as ``open_share``.
        ForbiddenError: the password is wrong, or was tried too often.
    """
    refusal = ForbiddenError(
        "That is not the password, or it was tried too often. Wait a moment and try again."
    )
    now = desk.clock()
    with desk.store.writing() as session:
        row = _live(session, token, desk.clock(), lock=True)
        # Counted before it is tried, so that tries made at once count too.
        locked = row.locked_until is not None and row.locked_until > now
        kept, proof, share_id = row.password_hash, _proof(row), row.id
        if not locked:
            row.failures += 1
            if row.failures >= FREE_TRIES:
                doubled = FIRST_LOCK * 2 ** min(row.failures - FREE_TRIES, 10)
                row.locked_until = now + min(doubled, LONGEST_LOCK)
    if not kept:
        return ""
    right = check_password(password, kept)
    if locked or not right:
        raise refusal
    with desk.store.writing() as session:
        session.execute(update(ShareRow).where(ShareRow.id == share_id).values(failures=0, locked_until=None))
    return proof


def _after(days: int | None, now: datetime) -> datetime | None:
    if days is None:
        return None
    if not 1 <= days <= LONGEST_DAYS:
        raise InvalidError(
            f"A link can be open for 1 to {LONGEST_DAYS} days, or for ever.", "expires_in_days"
        )
    return now + timedelta(days=days)


def _end_of(until: date, now: datetime) -> datetime:
    """The midnight after the last day. The range comes first: no date follows the calendar's last."""
    if not now.date() < until <= now.date() + timedelta(days=LONGEST_DAYS):
        raise InvalidError("A link can end on a day after today and within ten years.", "expires_on")
    return datetime.combine(until + timedelta(days=1), time(), UTC)


def _live(session: Session, token: str, now: datetime, *, lock: bool = False) -> ShareRow:
    """The link of a token. A guess, an expired one and one whose comparison was deleted cost the same: one
    hash and one query that finds nothing. A revoked one is a guess."""
    query = (
        select(ShareRow)
        .join(ComparisonRow)
        .join(PairRow)
        .where(
            ShareRow.token_hash == hash_secret(token),
            PairRow.deleted_at.is_(None),
            or_(ShareRow.expires_at.is_(None), ShareRow.expires_at > now),
        )
    )
    row = session.scalar(query.with_for_update(of=ShareRow) if lock else query)
    if row is None:
        raise NotFoundError
    return row


def _proof(row: ShareRow) -> str:
    """Bound to this link and its password; only those who know the kept hash can make it."""
    return hash_secret(f"{row.id}:{row.password_hash}")


def _share(row: ShareRow, number: int, now: datetime) -> Share:
    return Share(
        id=row.id,
        created_at=row.created_at,
        expires_at=row.expires_at,
        expired=row.expires_at is not None and row.expires_at <= now,
        password=bool(row.password_hash),
        opened_count=row.opened_count,
        opened_at=row.opened_at,
        number=number,
    )
