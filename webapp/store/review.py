"""Reviews as they are kept. The statements are built once: building one takes longer than to run it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import Session

from webapp.review import (
    Comment,
    Decision,
    PinMark,
    Reply,
    Review,
    SignOff,
    State,
    change_words,
    counted_words,
)
from webapp.store.models import Base, CommentRow, DecisionRow, PinRow, SignOffRow

_OF_PAIR: Any = bindparam("pair")


def _columns(table: type[Base]) -> list[Any]:
    return [getattr(table, column.name) for column in table.__table__.columns]


_DECISIONS = (
    select(
        DecisionRow.key,
        DecisionRow.state,
        DecisionRow.reason,
        DecisionRow.author,
        DecisionRow.made_at,
        DecisionRow.revision,
        DecisionRow.words,
        DecisionRow.action,
    )
    .where(
        DecisionRow.id.in_(
            select(func.max(DecisionRow.id)).where(DecisionRow.pair_id == _OF_PAIR).group_by(DecisionRow.key)
        ),
        DecisionRow.state != "",
    )
    .order_by(DecisionRow.id)
)

_COMMENTS = (
    select(*_columns(CommentRow))
    .where(CommentRow.pair_id == _OF_PAIR)
    .order_by(CommentRow.made_at, CommentRow.id)
)

_PINS = select(*_columns(PinRow)).where(PinRow.pair_id == _OF_PAIR)

_SIGN_OFF = select(*_columns(SignOffRow)).where(SignOffRow.pair_id == _OF_PAIR)


def review_of(session: Session, pair_id: str) -> Review:
    """All that was said of a pair."""
    return Review(
        decisions=decisions_of(session, pair_id),
        comments=_comments(session, pair_id),
        pins={
            (row.left_key, row.right_key): PinMark(row.author, row.made_at, row.words)
            for row in session.execute(_PINS, {"pair": pair_id})
        },
        sign_off=sign_off_of(session, pair_id),
    )


def open_comments(session: Session, pairs: Collection[str]) -> Counter[str]:
    """How many comments of some pairs are not resolved; replies are none of their own.

    Args:
        session: an open one.
        pairs: their ids.
    """
    query = (
        select(CommentRow.pair_id, func.count().label("open"))
        .where(CommentRow.pair_id.in_(pairs), CommentRow.reply_to.is_(None), CommentRow.resolved_at.is_(None))
        .group_by(CommentRow.pair_id)
    )
    return Counter({row.pair_id: row.open for row in session.execute(query)})


def decisions_of(session: Session, pair_id: str) -> dict[str, Decision]:
    """What was decided of the items of a pair, by key, oldest first."""
    return {row.key: decision_of(row) for row in session.execute(_DECISIONS, {"pair": pair_id})}


def decision_of(row: DecisionRow | Row[*tuple[Any, ...]]) -> Decision:
    """A decision as it is kept, or those of its columns that tell it."""
    return Decision(
        row.key,
        State(row.state),
        row.reason,
        row.author,
        row.made_at,
        row.revision,
        row.words,
        row.action,
    )


def _comments(session: Session, pair_id: str) -> tuple[Comment, ...]:
    rows = session.execute(_COMMENTS, {"pair": pair_id}).all()
    replies: dict[str, list[Reply]] = defaultdict(list)
    for row in rows:
        if row.reply_to:
            replies[row.reply_to].append(
                Reply(row.id, row.text, row.author, row.made_at, outside=bool(row.share_id))
            )
    return tuple(
        Comment(
            id=row.id,
            key=row.key,
            text=row.text,
            author=row.author,
            at=row.made_at,
            revision=row.revision,
            words=row.words,
            outside=bool(row.share_id),
            resolved=row.resolved_at is not None,
            resolved_by=row.resolved_by,
            replies=tuple(replies[row.id]),
        )
        for row in rows
        if not row.reply_to
    )


def sign_off_of(session: Session, pair_id: str) -> SignOff | None:
    """The last sign-off of a pair; None where nobody signed yet."""
    row = session.execute(_SIGN_OFF, {"pair": pair_id}).first()
    if row is None:
        return None
    return SignOff(
        row.author,
        row.note,
        row.made_at,
        row.revision,
        counted_words(row.summary),
        row.ended_at,
        row.ended_by,
        change_words(row.ended_for),
    )
