"""Share links, as whoever was sent one opens them. A guess and a link of a deleted pair are not found; one
that was withdrawn or has ended says so."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, joinedload

from webapp.services.comments import Written, keep_comment
from webapp.services.comparisons import locked_pair, read_result
from webapp.services.desk import Desk
from webapp.services.errors import (
    ForbiddenError,
    GoneError,
    InvalidError,
    NotFoundError,
    TooManyCommentsError,
    TooManyTriesError,
    WrongPasswordError,
)
from webapp.services.names import clean_name
from webapp.services.passwords import check_password
from webapp.services.provenance import origin
from webapp.services.review import looked
from webapp.services.share_values import MINUTE, Cover, Opened, last_minute
from webapp.services.workspaces import hash_secret
from webapp.store.models import CommentRow, ComparisonRow, PairRow, ShareRow
from webapp.store.review import review_of
from webapp.words import say

FREE_TRIES = 5
"""Wrong passwords before a link is closed for a while: enough for a typing slip or two."""

FIRST_LOCK = timedelta(minutes=1)
"""How long it is closed then; each further failure doubles it."""

COMMENTS_A_MINUTE = 10
"""Through one link: faster than people write."""

MOST_OUTSIDE = 300
"""Comments through one link in all: a stranger cannot fill a pair, which takes 2,000."""

LONGEST_LOCK = timedelta(hours=1)
"""At most 24 tries a day, and nobody can close a link for good."""


def open_share(desk: Desk, token: str, proof: str = "", *, count: bool = False) -> Opened | None:
    """What a link shows; None where its password is wanted first.

    Args:
        desk: the application's parts.
        token: out of the link's address.
        proof: what ``unlock_share`` gave for the right password.
        count: this is a reader opening the page, and not one of its parts.

    Raises:
        NotFoundError: no such link, or its comparison was deleted.
        GoneError: it was withdrawn or has ended.
    """
    with desk.store.reading() as session:
        row = _live(session, token, desk.clock())
        if row.password_hash and not secrets.compare_digest(proof.encode(), _proof(row).encode()):
            return None
        opened = _opened(desk, session, row)
    if count:
        with desk.store.writing() as session:
            session.execute(
                update(ShareRow)
                .where(ShareRow.id == opened.share_id)
                .values(opened_count=ShareRow.opened_count + 1, opened_at=desk.clock())
            )
    return opened


def comment_through(desk: Desk, token: str, proof: str, written: Written) -> str | None:
    """Adds a comment of whoever was sent a link that allows it: its id, None where a password is wanted.

    Raises:
        NotFoundError, GoneError: as ``open_share``; or nothing of the key is shown, or no such comment.
        ForbiddenError: the link shows and no more.
        InvalidError: nobody is named, the text is empty or too long, or there are too many comments.
        TooManyCommentsError: too many came through this link just now.
    """
    now = desk.clock()
    with desk.store.writing() as session:
        row = _live(session, token, now, lock=True)
        if row.password_hash and not secrets.compare_digest(proof.encode(), _proof(row).encode()):
            return None
        if row.role != "comment":
            raise ForbiddenError(say("errors.comments.only_reading"))
        if not clean_name(written.author):
            raise InvalidError(say("errors.comments.no_name"), "name")
        _take_comment(session, row, now)
        shown = _shown(session, row)
        locked_pair(session, shown.pair_id)
        seen = looked(session, shown, read_result(desk, shown))
        return keep_comment(desk, session, seen, replace(written, share_id=row.id))


def _take_comment(session: Session, row: ShareRow, now: datetime) -> None:
    mine = select(func.count()).select_from(CommentRow).where(CommentRow.share_id == row.id)
    if (session.scalar(mine.where(CommentRow.made_at > now - MINUTE)) or 0) >= COMMENTS_A_MINUTE:
        raise TooManyCommentsError
    if (session.scalar(mine) or 0) >= MOST_OUTSIDE:
        raise InvalidError(say("errors.comments.most_through_link", most=MOST_OUTSIDE), "text")


def share_cover(desk: Desk, token: str) -> Cover:
    """What a link tells before its password.

    Raises:
        NotFoundError, GoneError: as ``open_share``.
    """
    with desk.store.reading() as session:
        return _cover(_live(session, token, desk.clock()))


def unlock_share(desk: Desk, token: str, password: str) -> str:
    """The proof that somebody knows a link's password; it ends with the password.

    Raises:
        NotFoundError, GoneError: as ``open_share``.
        WrongPasswordError: the password is wrong.
        TooManyTriesError: wrong ones were tried too often; this one was not tried, so that the answer says
            nothing about it.
    """
    now = desk.clock()
    with desk.store.writing() as session:
        row = _live(session, token, now, lock=True)
        kept, proof, share_id = row.password_hash, _proof(row), row.id
        if kept:
            _take_try(row, now)
    if not kept:
        return ""
    if not check_password(password, kept):
        raise WrongPasswordError
    with desk.store.writing() as session:
        session.execute(update(ShareRow).where(ShareRow.id == share_id).values(failures=0, locked_until=None))
    return proof


def _take_try(row: ShareRow, now: datetime) -> None:
    """Counted before the password is tried, so that tries made at once count too."""
    if row.locked_until is not None and row.locked_until > now:
        raise TooManyTriesError(row.locked_until - now)
    row.failures += 1
    if row.failures >= FREE_TRIES:
        doubled = FIRST_LOCK * 2 ** min(row.failures - FREE_TRIES, 10)
        row.locked_until = now + min(doubled, LONGEST_LOCK)


def _live(session: Session, token: str, now: datetime, *, lock: bool = False) -> ShareRow:
    """The link of a token. A guess, one that has ended and one whose comparison was deleted cost the same:
    one hash and one query."""
    query = (
        select(ShareRow)
        .join(ComparisonRow)
        .join(PairRow)
        .where(ShareRow.token_hash == hash_secret(token), PairRow.deleted_at.is_(None))
    )
    row = session.scalar(query.with_for_update(of=ShareRow) if lock else query)
    if row is None:
        raise NotFoundError
    if row.expires_at is not None and row.expires_at <= min(now, row.revoked_at or now):
        raise GoneError(withdrawn=False, at=row.expires_at - MINUTE, sent_by=row.sent_by)
    if row.revoked_at is not None:
        raise GoneError(withdrawn=True, at=row.revoked_at, sent_by=row.sent_by)
    return row


def _opened(desk: Desk, session: Session, row: ShareRow) -> Opened:
    kept = _shown(session, row)
    comparison = read_result(desk, kept)
    return Opened(
        share_id=row.id,
        comparison_id=kept.id,
        role=row.role,
        cover=_cover(row),
        title=kept.pair.title,
        number=kept.number,
        follows=row.follows,
        created_at=kept.created_at,
        comparison=comparison,
        review=review_of(session, kept.pair_id),
        left_from=origin(kept.left_from, comparison.left.text),
        right_from=origin(kept.right_from, comparison.right.text),
    )


def _shown(session: Session, row: ShareRow) -> ComparisonRow:
    """The revision that a link shows just now."""
    if not row.follows:
        return row.comparison
    newest = (
        select(ComparisonRow)
        .where(ComparisonRow.pair_id == row.comparison.pair_id)
        .order_by(ComparisonRow.number.desc())
        .limit(1)
        .options(joinedload(ComparisonRow.pair))
    )
    return session.scalars(newest).one()


def _cover(row: ShareRow) -> Cover:
    return Cover(row.sent_by, row.created_at, last_minute(row.expires_at))


def _proof(row: ShareRow) -> str:
    """Bound to this link and its password; only those who know the kept hash can make it."""
    return hash_secret(f"{row.id}:{row.password_hash}")
