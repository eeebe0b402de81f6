"""The review of a pair in a file of a workspace, and back.

Of each item the last word is written, with who, when, why and on which revision; that a person changed his
mind before is not. Ids are made anew; that something came through a link is kept, the link is not.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.review import Review, State
from webapp.review.items import WORDS_WIDTH
from webapp.services.checks import key_of, listed, moment_of, number_of, text_of
from webapp.services.comments import MOST_COMMENTS, clean_comment
from webapp.services.errors import InvalidError
from webapp.services.names import clean_name
from webapp.services.review import MOST_REASON
from webapp.services.titles import clean_title
from webapp.services.workspaces import new_id
from webapp.store.models import CommentRow, DecisionRow, PinRow, SignOffRow
from webapp.store.review import decision_of, review_of

MOST_DECISIONS = 100_000
"""Items of a pair that are decided, over all revisions: more than ten books have sentences."""

Json = Any


def written_review(session: Session, pair_id: str) -> dict[str, Json]:
    """All that was said of a pair, in an order that hangs on no id."""
    review = review_of(session, pair_id)
    decisions = sorted(review.decisions.values(), key=lambda one: (one.at, one.key))
    rows = session.scalars(select(CommentRow).where(CommentRow.pair_id == pair_id)).all()
    rows = sorted(rows, key=lambda row: (row.made_at, row.key, row.text, row.author))
    replies: defaultdict[str, list[CommentRow]] = defaultdict(list)
    for row in rows:
        replies[row.reply_to or ""].append(row)
    signed = review.sign_off
    return {
        "decisions": [
            {
                "key": one.key,
                "state": one.state,
                "reason": one.reason,
                "author": one.author,
                "at": one.at.isoformat(),
                "revision": one.revision,
                "words": one.words,
            }
            for one in decisions
        ],
        "comments": [
            {
                **_remark(row),
                "key": row.key,
                "resolved_at": row.resolved_at.isoformat() if row.resolved_at else None,
                "resolved_by": row.resolved_by,
                "replies": [_remark(reply) for reply in replies[row.id]],
            }
            for row in replies[""]
        ],
        "pins": [
            {
                "left": left,
                "right": right,
                "author": mark.author,
                "at": mark.at.isoformat(),
                "words": mark.words,
            }
            for (left, right), mark in sorted(review.pins.items())
        ],
        "sign_off": signed
        and {
            "name": signed.author,
            "note": signed.note,
            "at": signed.at.isoformat(),
            "revision": signed.revision,
            "summary": signed.summary,
            "ended_at": signed.ended_at.isoformat() if signed.ended_at else None,
            "ended_by": signed.ended_by,
            "ended_for": signed.ended_for,
        },
    }


def _remark(row: CommentRow) -> dict[str, Json]:
    return {
        "text": row.text,
        "author": row.author,
        "at": row.made_at.isoformat(),
        "revision": row.revision,
        "words": row.words,
        "outside": bool(row.share_id),
    }


Rows = list[DecisionRow | CommentRow | PinRow | SignOffRow]


def read_review(value: Json, revisions: int) -> Rows:
    """The rows that a review out of a file is kept as, replies after what they answer; of no pair yet.

    Args:
        value: as it stands in the file.
        revisions: how many the pair has.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it is none that we could have written.
    """
    decisions = [_decision(one, revisions) for one in listed(value["decisions"], MOST_DECISIONS)]
    pins = [_pin(one) for one in listed(value["pins"], MOST_DECISIONS)]
    comments: list[CommentRow] = []
    for one in listed(value["comments"], MOST_COMMENTS):
        thread = _comment(one, revisions)
        comments += (
            thread,
            *(_reply(reply, thread, revisions) for reply in listed(one["replies"], MOST_COMMENTS)),
        )
    if len(comments) > MOST_COMMENTS:
        raise ValueError("there are too many comments")
    _check_unlike([row.key for row in decisions])
    _check_unlike([(row.left_key, row.right_key) for row in pins])
    signed = [] if value["sign_off"] is None else [_sign_off(value["sign_off"], revisions)]
    return [*decisions, *comments, *pins, *signed]


def decided(rows: Rows) -> Review:
    """What of these rows says how far a review has come."""
    return Review({row.key: decision_of(row) for row in rows if isinstance(row, DecisionRow)})


def last_moment(rows: Rows) -> datetime | None:
    """When something was said last."""
    return max((row.made_at for row in rows), default=None)


def _decision(one: Json, revisions: int) -> DecisionRow:
    key, state = key_of(one["key"], "LRKF"), State(text_of(one["state"]))
    if state is State.DISMISSED and not key.startswith("F"):
        raise ValueError("only a difference of fact is dismissed")
    return DecisionRow(
        key=key,
        action=new_id(),
        state=state.value,
        reason=clean_title(text_of(one["reason"]), MOST_REASON),
        **_said(one, revisions),
    )


def _comment(one: Json, revisions: int) -> CommentRow:
    resolved_at = None if one["resolved_at"] is None else moment_of(one["resolved_at"])
    by = clean_name(text_of(one["resolved_by"]))
    return CommentRow(
        **_remark_of(one, revisions),
        key=key_of(one["key"], "LRKF") if one["key"] != "" else "",
        reply_to=None,
        resolved_at=resolved_at,
        resolved_by=by if resolved_at else "",
    )


def _reply(one: Json, thread: CommentRow, revisions: int) -> CommentRow:
    """What a reply is about is what its comment is about."""
    remark = _remark_of(one, revisions)
    return CommentRow(**remark, key=thread.key, reply_to=thread.id, resolved_at=None, resolved_by="")


def _remark_of(one: Json, revisions: int) -> dict[str, Json]:
    outside = one["outside"]
    if not isinstance(outside, bool):
        raise TypeError("outside is neither true nor false")
    try:
        text = clean_comment(text_of(one["text"]))
    except InvalidError as error:
        raise ValueError("the comment is none") from error
    return {"id": new_id(), "text": text, "share_id": new_id() if outside else "", **_said(one, revisions)}


def _said(one: Json, revisions: int) -> dict[str, Json]:
    """What every word has: who, when, on which revision and about which words."""
    return {
        "author": clean_name(text_of(one["author"])),
        "made_at": moment_of(one["at"]),
        "revision": number_of(one["revision"], 1, revisions),
        "words": _words(one),
    }


def _words(one: Json) -> str:
    words = text_of(one["words"])
    if len(words) > WORDS_WIDTH:
        raise ValueError("there are too many words")
    return words


def _pin(one: Json) -> PinRow:
    return PinRow(
        left_key=key_of(one["left"], "L"),
        right_key=key_of(one["right"], "R"),
        author=clean_name(text_of(one["author"])),
        made_at=moment_of(one["at"]),
        words=_words(one),
    )


def _sign_off(one: Json, revisions: int) -> SignOffRow:
    name = clean_name(text_of(one["name"]))
    if not name:
        raise ValueError("nobody signed")
    ended_by, ended_for = clean_name(text_of(one["ended_by"])), clean_title(text_of(one["ended_for"]))
    return SignOffRow(
        author=name,
        note=clean_title(text_of(one["note"]), MOST_REASON),
        made_at=moment_of(one["at"]),
        revision=number_of(one["revision"], 1, revisions),
        summary=clean_title(text_of(one["summary"])),
        ended_at=None if one["ended_at"] is None else moment_of(one["ended_at"]),
        ended_by=ended_by,
        ended_for=ended_for,
    )


def _check_unlike(names: list[Json]) -> None:
    if len(set(names)) < len(names):
        raise ValueError("something was said twice")
