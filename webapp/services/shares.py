"""Links for outsiders, as their owner makes and ends them: to one revision or to the newest, read-only or for
comments, expiring, revocable, with a password if wanted."""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64encode
from datetime import UTC, date, datetime, time, timedelta, timezone

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from webapp.services.comparisons import own_comparison
from webapp.services.desk import Desk
from webapp.services.errors import InvalidError, NotFoundError
from webapp.services.names import clean_name
from webapp.services.passwords import can_be_password, hash_password
from webapp.services.share_values import Share, Terms
from webapp.services.titles import clean_title
from webapp.services.workspaces import ID_BYTES, hash_secret, new_id
from webapp.store.models import ComparisonRow, ShareRow
from webapp.words import say

ROLES = ("view", "comment")
"""What a link may allow: to read; to read and to comment."""

LONGEST_DAYS = 3650
"""Ten years; more is a slip, and never has a way of its own."""

MOST_LABEL = 200
"""Characters of a label that are kept: a line in the list."""

FURTHEST_OFFSET = 14 * 60
"""Minutes between UTC and the clock of anybody on earth, either way."""

ENDED_FOR = timedelta(days=90)
"""How long a link that was withdrawn or has ended says so; then it was never there."""


def create_share(
    desk: Desk, workspace: str, comparison_id: str, terms: Terms | None = None
) -> tuple[Share, str]:
    """Makes a link to a comparison: the share, and the token of its address.

    Args:
        desk: the application's parts.
        workspace: whose comparison.
        comparison_id: the revision it shows, unless it follows the newest.
        terms: what it is to be; as a rule for reading, for ever and without a password.

    Raises:
        NotFoundError: no such comparison in this workspace.
        InvalidError: there is no such role; the number of days, the last day or the offset is out of range,
            or days and a last day are given; or the password holds a null character.
    """
    terms = terms or Terms()
    with desk.store.reading() as session:  # first of all: for another's comparison nothing is worked out
        own_comparison(session, workspace, comparison_id)
    now = desk.clock()
    row = ShareRow(
        id=new_id(),
        comparison_id=comparison_id,
        role=_role(terms.role),
        label=clean_title(terms.label, MOST_LABEL),
        sent_by=clean_name(terms.sent_by),
        follows=terms.follows,
        created_at=now,
        expires_at=_end(terms, now),
        password_hash=_hashed(terms.password),
        opened_count=0,
        failures=0,
    )
    token = _give_address(desk, row)
    with desk.store.writing() as session:
        comparison = own_comparison(session, workspace, comparison_id)
        session.add(row)
        session.flush()
        number = _newest(session, comparison.pair_id) if row.follows else comparison.number
        return _share(desk, row, number), token


def list_shares(desk: Desk, workspace: str, comparison_id: str) -> tuple[Share, ...]:
    """The links to any revision of a pair that were not withdrawn, newest first.

    Raises:
        NotFoundError: no such comparison in this workspace.
    """
    with desk.store.reading() as session:
        pair_id = own_comparison(session, workspace, comparison_id).pair_id
        found = session.execute(
            select(ShareRow, ComparisonRow.number)
            .join(ComparisonRow)
            .where(ComparisonRow.pair_id == pair_id, ShareRow.revoked_at.is_(None))
            .order_by(ShareRow.created_at.desc(), ShareRow.id)
        ).all()
        newest = _newest(session, pair_id)
        return tuple(_share(desk, row, newest if row.follows else number) for row, number in found)


def revoke_share(desk: Desk, workspace: str, comparison_id: str, share_id: str) -> None:
    """Closes a link for good; for a while it says that it was withdrawn.

    Raises:
        NotFoundError: no such link to a comparison of this workspace.
    """
    with desk.store.writing() as session:
        row = _own(session, workspace, comparison_id, share_id)
        row.revoked_at = desk.clock()
        row.password_hash = row.label = row.salt = ""  # of no use to anybody any more


def renew_address(desk: Desk, workspace: str, comparison_id: str, share_id: str) -> str:
    """Gives a link another address and ends the one it had: the new token. All else of it stays; the old
    address says for a while that it was withdrawn.

    Raises:
        NotFoundError: no such link to a comparison of this workspace.
    """
    with desk.store.writing() as session:
        row = _own(session, workspace, comparison_id, share_id)
        ended = ShareRow(
            id=new_id(),
            comparison_id=row.comparison_id,
            token_hash=row.token_hash,
            password_hash="",
            sent_by=row.sent_by,
            created_at=row.created_at,
            expires_at=row.expires_at,
            revoked_at=desk.clock(),
        )
        token = _give_address(desk, row)
        session.flush()  # no two rows may have one address, not even for a moment
        session.add(ended)
        return token


def erase_ended_shares(desk: Desk) -> None:
    """Erases the links that were withdrawn or ended so long ago that nobody asks for them any more."""
    long_ago = desk.clock() - ENDED_FOR
    with desk.store.writing() as session:
        session.execute(
            delete(ShareRow)
            .where(or_(ShareRow.revoked_at <= long_ago, ShareRow.expires_at <= long_ago))
            .execution_options(synchronize_session=False)
        )


def _own(session: Session, workspace: str, comparison_id: str, share_id: str) -> ShareRow:
    """A link of this workspace that was not withdrawn; nobody else changes it meanwhile."""
    pair_id = own_comparison(session, workspace, comparison_id).pair_id
    if "\0" in share_id:  # PostgreSQL takes none in a look-up
        raise NotFoundError
    row = session.scalar(
        select(ShareRow)
        .join(ComparisonRow)
        .where(ShareRow.id == share_id, ComparisonRow.pair_id == pair_id, ShareRow.revoked_at.is_(None))
        .with_for_update(of=ShareRow)
    )
    if row is None:
        raise NotFoundError
    return row


def _newest(session: Session, pair_id: str) -> int:
    last = session.scalar(select(func.max(ComparisonRow.number)).where(ComparisonRow.pair_id == pair_id))
    return last or 1


def _give_address(desk: Desk, row: ShareRow) -> str:
    """A fresh salt, and the token that follows from it."""
    row.salt = new_id()
    token = _token(desk, row)
    row.token_hash = hash_secret(token)
    return token


def _token(desk: Desk, row: ShareRow) -> str:
    """The token of a link's address. Kept nowhere: it follows from what is kept and from the server's key,
    so that its owner can see it again and a copy of the database alone opens no link."""
    made = hmac.digest(desk.key.encode(), f"share {row.id} {row.salt}".encode(), "sha256")
    return urlsafe_b64encode(made[:ID_BYTES]).rstrip(b"=").decode("ascii")


def _known_token(desk: Desk, row: ShareRow) -> str:
    """The token if it can still be made: older links have no salt, and the key may be another now."""
    token = _token(desk, row) if row.salt else ""
    return token if token and secrets.compare_digest(hash_secret(token), row.token_hash) else ""


def _role(role: str) -> str:
    if role not in ROLES:
        raise InvalidError(say("errors.shares.role", roles=", ".join(ROLES)), "role")
    return role


def _hashed(password: str) -> str:
    if not can_be_password(password):
        raise InvalidError(say("errors.shares.null"), "password")
    return hash_password(password) if password else ""


def _end(terms: Terms, now: datetime) -> datetime | None:
    if terms.days is not None and terms.until is not None:
        raise InvalidError(say("errors.shares.two_ends"), "expires_on")
    return _end_of(terms.until, terms.utc_offset, now) if terms.until else _after(terms.days, now)


def _after(days: int | None, now: datetime) -> datetime | None:
    if days is None:
        return None
    if not 1 <= days <= LONGEST_DAYS:
        raise InvalidError(say("errors.shares.days", most=LONGEST_DAYS), "expires_in_days")
    return now + timedelta(days=days)


def _end_of(until: date, utc_offset: int, now: datetime) -> datetime:
    """The midnight after the last day, on a clock that may be before or after UTC's. The range comes first:
    no date follows the calendar's last."""
    if not -FURTHEST_OFFSET <= utc_offset <= FURTHEST_OFFSET:
        raise InvalidError(say("errors.shares.offset"), "utc_offset")
    zone = timezone(timedelta(minutes=utc_offset))
    today = now.astimezone(zone).date()
    if not today <= until <= today + timedelta(days=LONGEST_DAYS):
        raise InvalidError(say("errors.shares.range"), "expires_on")
    return datetime.combine(until + timedelta(days=1), time(), zone).astimezone(UTC)


def _share(desk: Desk, row: ShareRow, number: int) -> Share:
    return Share(
        id=row.id,
        token=_known_token(desk, row),
        role=row.role,
        label=row.label,
        sent_by=row.sent_by,
        created_at=row.created_at,
        expires_at=row.expires_at,
        expired=row.expires_at is not None and row.expires_at <= desk.clock(),
        password=bool(row.password_hash),
        opened_count=row.opened_count,
        opened_at=row.opened_at,
        follows=row.follows,
        number=number,
    )
