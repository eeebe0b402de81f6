"""Comments and replies."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import category

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.review import Standing, standing, words_of
from webapp.services.desk import Desk
from webapp.services.errors import InvalidError, NotFoundError
from webapp.services.names import clean_name
from webapp.services.progress import end_sign_off
from webapp.services.review import Looked, looked_at
from webapp.services.workspaces import is_id, new_id
from webapp.store.models import CommentRow
from webapp.store.review import review_of
from webapp.words import say

MOST_COMMENT = 5_000
"""Characters of a comment: two pages. A longer one is refused, so that nothing of it is lost unseen."""

MOST_COMMENTS = 2_000
"""Comments and replies of a pair; more are no discussion."""

_KEPT = {"\n", "\t"}


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote."""

    key: str
    """Of the sentence, link or finding it is about; empty for the whole. A reply is about what the comment is
    about."""
    text: str
    """As typed: plain, at most 5,000 characters."""
    reply_to: str = ""
    """Id of the comment that is answered; empty for one of its own."""
    author: str = ""
    """Who writes."""
    share_id: str = ""
    """Of the link it comes through; empty for the owner's own."""


def add_comment(desk: Desk, workspace: str, comparison_id: str, written: Written) -> str:
    """Adds a comment to the pair of a comparison, or a reply to one; its id.

    Raises:
        NotFoundError: no such comparison in this workspace, nothing of the key in it, or no such comment.
        InvalidError: the text is empty or too long, or the pair has too many comments.
    """
    with desk.store.writing() as session:
        seen = looked_at(desk, session, workspace, comparison_id, lock=True)
        return keep_comment(desk, session, seen, written)


def resolve_comment(
    desk: Desk, workspace: str, comparison_id: str, comment_id: str, *, resolved: bool, author: str = ""
) -> Standing:
    """Says that nothing is left to do about a comment, or opens it again.

    Raises:
        NotFoundError: no such comparison in this workspace, or no such comment on it.
    """
    with desk.store.writing() as session:
        seen = looked_at(desk, session, workspace, comparison_id, lock=True)
        row = _comment(session, seen, comment_id)
        if row.reply_to:
            raise NotFoundError(say("errors.comments.only_threads"))
        row.resolved_at = desk.clock() if resolved else None
        row.resolved_by = clean_name(author) if resolved else ""
        end_sign_off(session, seen.row.pair_id, desk.clock(), clean_name(author), "settled")
        return _after(desk, session, seen)


def delete_comment(desk: Desk, workspace: str, comparison_id: str, comment_id: str) -> Standing:
    """Deletes a comment with its replies, or a reply, for good.

    Raises:
        NotFoundError: no such comparison in this workspace, or no such comment on it.
    """
    with desk.store.writing() as session:
        seen = looked_at(desk, session, workspace, comparison_id, lock=True)
        session.delete(_comment(session, seen, comment_id))
        end_sign_off(session, seen.row.pair_id, desk.clock(), "", "deleted")
        return _after(desk, session, seen)


def keep_comment(desk: Desk, session: Session, seen: Looked, written: Written) -> str:
    """Adds a comment to the pair of a comparison that is looked at and locked; its id.

    Raises:
        NotFoundError: there is nothing of its key in this comparison, or no comment of its ``reply_to``.
        InvalidError: the text is empty or too long, or the pair has too many comments.
    """
    pair_id = seen.row.pair_id
    count = session.scalar(select(func.count()).select_from(CommentRow).where(CommentRow.pair_id == pair_id))
    if count and count >= MOST_COMMENTS:
        raise InvalidError(say("errors.comments.most", most=MOST_COMMENTS), "text")
    thread = _thread(session, seen, written.reply_to) if written.reply_to else None
    key = thread.key if thread else written.key
    if thread is None and key and key not in seen.standing.anchors:
        raise NotFoundError(say("errors.comments.no_words"))
    row = CommentRow(
        id=new_id(),
        pair_id=pair_id,
        key=key,
        reply_to=thread.id if thread else None,
        text=clean_comment(written.text),
        author=clean_name(written.author),
        made_at=desk.clock(),
        revision=seen.row.number,
        words=words_of(seen.comparison, seen.standing.anchors.get(key, "")),
        share_id=written.share_id,
        resolved_by="",
    )
    session.add(row)
    seen.row.pair.updated_at = row.made_at
    session.flush()
    end_sign_off(session, pair_id, row.made_at, row.author, "comment")
    return row.id


def clean_comment(text: str) -> str:
    """A comment as it is kept: its lines, without characters that no screen shows.

    Raises:
        InvalidError: it is empty or too long.
    """
    if len(text) > 2 * MOST_COMMENT:  # line ends may take two characters each
        raise _too_long()
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = "".join(one for one in lines if one in _KEPT or category(one) not in {"Cc", "Cs"}).strip()
    if not any(one.isprintable() and not one.isspace() for one in shown):
        raise InvalidError(say("errors.comments.empty"), "text")
    if len(shown) > MOST_COMMENT:
        raise _too_long()
    return shown


def _too_long() -> InvalidError:
    return InvalidError(say("errors.comments.long", most=MOST_COMMENT), "text")


def _comment(session: Session, seen: Looked, comment_id: str) -> CommentRow:
    """A comment on this pair, or a reply."""
    row = session.get(CommentRow, comment_id) if is_id(comment_id) else None
    if row is None or row.pair_id != seen.row.pair_id:
        raise NotFoundError(say("errors.comments.no_comment"))
    return row


def _thread(session: Session, seen: Looked, comment_id: str) -> CommentRow:
    """The comment that is answered; a reply to a reply is one to the thread."""
    row = _comment(session, seen, comment_id)
    return _comment(session, seen, row.reply_to) if row.reply_to else row


def _after(desk: Desk, session: Session, seen: Looked) -> Standing:
    seen.row.pair.updated_at = desk.clock()
    session.flush()
    return standing(seen.comparison, review_of(session, seen.row.pair_id))
