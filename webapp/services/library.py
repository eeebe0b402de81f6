"""The list of a workspace's pairs: search, filter by tag, rename, delete with undo."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session

from webapp.services.comparisons import own_comparison
from webapp.services.desk import Desk
from webapp.services.errors import InvalidError, NotFoundError
from webapp.services.tags import clean_tag, fold
from webapp.services.titles import clean_title
from webapp.services.values import Listed, ListedPage
from webapp.store.articles import sweep_articles
from webapp.store.models import ComparisonRow, PairRow, SignOffRow, TagRow
from webapp.store.review import open_comments
from webapp.store.sets import erase_empty_sets
from webapp.store.tags import tags_of
from webapp.words import say

LIST_LIMIT = 20
"""Pairs in one part of a list: a screenful."""

MOST_LISTED = 100
"""Pairs that a program may ask for at once."""

FURTHEST = 1_000_000
"""Where a part of a list can begin at most; keeps the number inside what every database takes."""

UNDO_FOR = timedelta(minutes=10)
"""How long a deletion can be undone: long enough to notice a slip, short enough to mean it."""


def list_recent(desk: Desk, workspace: str, limit: int = LIST_LIMIT) -> tuple[Listed, ...]:
    """The pairs of a workspace, the one touched last first, each by its newest revision."""
    return list_pairs(desk, workspace, limit=limit).entries


def list_pairs(
    desk: Desk, workspace: str, *, search: str = "", tag: str = "", offset: int = 0, limit: int = LIST_LIMIT
) -> ListedPage:
    """One part of a workspace's list, the pair touched last first.

    Args:
        desk: the application's parts.
        workspace: whose list.
        search: words that all stand in the title of a pair or of one of its sides or in a tag, in any case.
        tag: one that the pairs have; empty for any or none.
        offset: how many to leave out.
        limit: how many to list, at most 100.
    """
    limit = max(1, min(limit, MOST_LISTED))
    query = _newest().where(PairRow.workspace_id == workspace, PairRow.deleted_at.is_(None))
    for word in clean_title(search).split():
        query = query.where(_names(word))
    if tag := clean_tag(tag):
        query = query.where(exists().where(TagRow.pair_id == PairRow.id, TagRow.folded == fold(tag)))
    query = query.order_by(PairRow.updated_at.desc(), PairRow.id).offset(max(0, offset)).limit(limit + 1)
    with desk.store.reading() as session:
        rows = session.execute(query).all()
        pairs = {row.pair_id for row in rows}
        tags, comments = tags_of(session, pairs), open_comments(session, pairs)
    found = tuple(
        Listed(
            row.id,
            row.title,
            row.left_title,
            row.right_title,
            row.number,
            row.created_at,
            tags.get(row.pair_id, ()),
            row.looked_at,
            row.to_look_at,
            comments[row.pair_id],
            row.signed,
        )
        for row in rows
    )
    return ListedPage(found[:limit], offset + limit if len(found) > limit else None)


def _names(word: str) -> ColumnElement[bool]:
    """Whether a word stands in what a pair is called."""
    titles = func.lower(PairRow.title + " " + ComparisonRow.left_title + " " + ComparisonRow.right_title)
    tagged = exists().where(
        TagRow.pair_id == PairRow.id, func.lower(TagRow.name).contains(word.lower(), autoescape=True)
    )
    return or_(titles.contains(word.lower(), autoescape=True), tagged)


def rename_pair(desk: Desk, workspace: str, comparison_id: str, title: str) -> None:
    """Gives a pair another title; its comparisons stay as they are.

    Raises:
        NotFoundError: no such comparison in this workspace.
        InvalidError: the title is empty.
    """
    title = clean_title(title)
    if not title:
        raise InvalidError(say("errors.comparisons.no_title"), "title")
    with desk.store.writing() as session:
        own_comparison(session, workspace, comparison_id).pair.title = title


def delete_pair(desk: Desk, workspace: str, comparison_id: str, *, undoable: bool) -> None:
    """Deletes a pair with all its revisions and share links; texts too when nothing else refers to them.

    Args:
        desk: the application's parts.
        workspace: whose pair.
        comparison_id: any of its comparisons.
        undoable: keeps it out of sight for ten minutes first, so that ``restore_pair`` can bring it back;
            doing so again changes nothing.

    Raises:
        NotFoundError: no such comparison in this workspace.
    """
    with desk.store.writing() as session:
        if undoable:
            pair = _within_reach(session, workspace, comparison_id, desk.clock())
            pair.deleted_at = pair.deleted_at or desk.clock()
        else:
            pair = own_comparison(session, workspace, comparison_id).pair
            _erase(session, select(PairRow).where(PairRow.id == pair.id))


def restore_pair(desk: Desk, workspace: str, comparison_id: str) -> None:
    """Brings back a pair that was deleted a moment ago, share links and all; one that is there stays.

    Raises:
        NotFoundError: it is gone for good, or was never there.
    """
    with desk.store.writing() as session:
        _within_reach(session, workspace, comparison_id, desk.clock()).deleted_at = None


def _within_reach(session: Session, workspace: str, comparison_id: str, now: datetime) -> PairRow:
    """The pair, be it deleted a moment ago: whoever clicks twice, or in two windows, is not told off."""
    pair = session.scalar(
        select(PairRow)
        .join(ComparisonRow)
        .where(
            ComparisonRow.id == comparison_id,
            PairRow.workspace_id == workspace,
            or_(PairRow.deleted_at.is_(None), PairRow.deleted_at > now - UNDO_FOR),
        )
    )
    if pair is None:
        raise NotFoundError
    return pair


def erase_deleted(desk: Desk) -> int:
    """Erases what was deleted and can no longer be brought back; how many pairs."""
    with desk.store.writing() as session:
        return _erase(session, select(PairRow).where(PairRow.deleted_at <= desk.clock() - UNDO_FOR))


def erase_older(desk: Desk, than: timedelta) -> int:
    """Erases the pairs that nobody has touched for so long; how many."""
    with desk.store.writing() as session:
        return _erase(session, select(PairRow).where(PairRow.updated_at <= desk.clock() - than))


def _erase(session: Session, pairs: Select[PairRow]) -> int:
    erased = session.scalars(pairs).all()
    for pair in erased:
        texts = session.execute(
            select(ComparisonRow.left_hash, ComparisonRow.right_hash).where(ComparisonRow.pair_id == pair.id)
        )
        hashes = {name for row in texts for name in row}
        session.delete(pair)
        session.flush()
        sweep_articles(session, hashes)
    if erased:
        erase_empty_sets(session)
    return len(erased)


def _newest() -> Select[str, str, str, str, str, int, datetime, int, int, bool]:
    """Each pair with its newest comparison."""
    newest = (
        select(ComparisonRow.pair_id, func.max(ComparisonRow.number).label("number"))
        .group_by(ComparisonRow.pair_id)
        .subquery()
    )
    return (
        select(
            ComparisonRow.pair_id,
            ComparisonRow.id,
            PairRow.title,
            ComparisonRow.left_title,
            ComparisonRow.right_title,
            ComparisonRow.number,
            ComparisonRow.created_at,
            PairRow.looked_at,
            PairRow.to_look_at,
            exists().where(SignOffRow.pair_id == PairRow.id, SignOffRow.ended_at.is_(None)).label("signed"),
        )
        .join(PairRow, PairRow.id == ComparisonRow.pair_id)
        .join(newest, (newest.c.pair_id == ComparisonRow.pair_id) & (newest.c.number == ComparisonRow.number))
    )
