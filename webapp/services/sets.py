"""Sets: make one of texts or of pairs that there are, list, show, edit and delete.

A member is an ordinary pair: its comparison, review, revisions and exports are those of any other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.services.chosen import find_chosen
from webapp.services.comparisons import get_comparison, own_comparison
from webapp.services.desk import Desk
from webapp.services.errors import InvalidError, NotFoundError
from webapp.services.kept_sets import kept_members, newest_of, own_set
from webapp.services.library import LIST_LIMIT
from webapp.services.set_members import (
    Labelled,
    clean_label,
    compare_texts,
    keep_members,
    labelled,
    name_pairs,
    unlike,
)
from webapp.services.set_values import FEWEST_MEMBERS, MOST_MEMBERS, KeptSet, ListedSet, MadeSet, SetDraft
from webapp.services.titles import clean_title, title_of
from webapp.services.values import NOBODY, Asker
from webapp.services.workspaces import new_id, settled
from webapp.sets import Direction
from webapp.store.models import ComparisonRow, PairRow
from webapp.store.sets import ArticleSetRow, SetMemberRow
from webapp.words import say

MOST_LISTED = 100
"""Sets that a list gives at once."""


def create_set(desk: Desk, workspace: str, draft: SetDraft, asker: Asker = NOBODY) -> MadeSet:
    """Compares the text in the middle with each of the others and keeps the pairs as a set. One text that
    cannot be compared does not keep the others from it.

    Raises:
        InvalidError: the text in the middle is empty, or there are too few or too many others.
        RefusalError: none of them could be compared; nothing is kept.
        StoppedError: it is not wanted any more; nothing is kept.
        NotFoundError: one of the pairs is not in this workspace.
    """
    if not draft.middle.text.strip():
        raise InvalidError(say(f"errors.sets.empty.{draft.direction}"), "middle")
    _check_count(len(draft.others) + len(draft.pairs))
    with desk.store.reading() as session:
        there = [(own_comparison(session, workspace, name).pair_id, "") for name in draft.pairs]
    middle = draft.direction, draft.middle
    made, failed = compare_texts(desk, workspace, middle, draft.others, asker)
    if not made:
        raise failed[0].refusal
    article = getattr(made[0][0].comparison, draft.direction.middle)
    title = title_of((draft.title, article.title), article.text)
    set_id = _keep(desk, workspace, title, draft.direction, (*there, *labelled(made)))
    with desk.store.writing() as session:
        name_pairs(session, own_set(session, workspace, set_id), made)
    return MadeSet(set_id, failed)


def gather_set(desk: Desk, workspace: str, comparison_ids: Collection[str], title: str = "") -> str:
    """Makes a set of pairs that there are, which all have the same source or the same rewrite; its id.

    Raises:
        NotFoundError: one of them is not in this workspace.
        InvalidError: they are too few or too many, or they share neither.
    """
    there = find_chosen(desk, workspace, comparison_ids)
    if len(there) < len(set(comparison_ids)):
        raise NotFoundError(say("errors.sets.gone"))
    _check_count(len(there))
    first = get_comparison(desk, workspace, there[0])
    with desk.store.reading() as session:
        pairs = [(own_comparison(session, workspace, name).pair_id, "") for name in there]
        direction = _shared(session, [pair for pair, _ in pairs])
    article = getattr(first.comparison, direction.middle)
    return _keep(desk, workspace, title_of((title, article.title), article.text), direction, pairs)


def _check_count(members: int) -> None:
    if not FEWEST_MEMBERS <= members <= MOST_MEMBERS:
        raise InvalidError(say("errors.sets.count", fewest=FEWEST_MEMBERS, most=MOST_MEMBERS), "others")


def _keep(desk: Desk, workspace: str, title: str, direction: Direction, pairs: Iterable[Labelled]) -> str:
    """Keeps a set with its members at once: one without a member is erased by whoever tidies up."""
    now = desk.clock()
    with desk.store.writing() as session:
        row = ArticleSetRow(
            id=new_id(),
            workspace_id=settled(session, workspace),
            title=title,
            direction=direction.value,
            created_at=now,
            updated_at=now,
        )
        session.add(row)
        session.flush()
        keep_members(session, row, pairs, desk)
        return row.id


def _shared(session: Session, pairs: Collection[str]) -> Direction:
    """Which text the newest revisions of the pairs have in common."""
    newest = (
        select(ComparisonRow.pair_id, func.max(ComparisonRow.number).label("number"))
        .where(ComparisonRow.pair_id.in_(pairs))
        .group_by(ComparisonRow.pair_id)
        .subquery()
    )
    hashes = session.execute(
        select(ComparisonRow.left_hash, ComparisonRow.right_hash).join(
            newest, (newest.c.pair_id == ComparisonRow.pair_id) & (newest.c.number == ComparisonRow.number)
        )
    ).all()
    for direction, texts in zip(Direction, zip(*hashes, strict=True), strict=True):
        if len(set(texts)) == 1:
            return direction
    raise InvalidError(say("errors.sets.nothing_shared"), "id")


def list_sets(
    desk: Desk, workspace: str, *, search: str = "", limit: int = LIST_LIMIT, offset: int = 0
) -> tuple[ListedSet, ...]:
    """The sets of a workspace that have a pair, the one changed last first.

    Args:
        desk: the application's parts.
        workspace: whose list.
        search: words that all stand in the title of a set, in any case.
        limit: how many to list, at most 100.
        offset: how many to leave out.
    """
    members = (
        select(SetMemberRow.set_id, func.count().label("members"))
        .join(PairRow, PairRow.id == SetMemberRow.pair_id)
        .where(PairRow.workspace_id == workspace, PairRow.deleted_at.is_(None))
        .group_by(SetMemberRow.set_id)
        .subquery()
    )
    query = (
        select(ArticleSetRow, members.c.members)
        .join(members, members.c.set_id == ArticleSetRow.id)
        .where(ArticleSetRow.workspace_id == workspace)
        .order_by(ArticleSetRow.updated_at.desc(), ArticleSetRow.id)
        .offset(max(0, offset))
        .limit(max(1, min(limit, MOST_LISTED)))
    )
    for word in clean_title(search).split():
        query = query.where(func.lower(ArticleSetRow.title).contains(word.lower(), autoescape=True))
    with desk.store.reading() as session:
        return tuple(
            ListedSet(row.id, row.title, Direction(row.direction), count, row.created_at, row.updated_at)
            for row, count in session.execute(query)
        )


def get_set(desk: Desk, workspace: str, set_id: str) -> KeptSet:
    """A set with its pairs.

    Raises:
        NotFoundError: no such set in this workspace.
    """
    with desk.store.reading() as session:
        row = own_set(session, workspace, set_id)
        members = kept_members(desk, session, row)
        return KeptSet(row.id, row.title, Direction(row.direction), row.created_at, row.updated_at, members)


def edit_set(desk: Desk, workspace: str, set_id: str, title: str, labels: Mapping[str, str]) -> None:
    """Gives a set another title and its members other labels, by the id of their newest comparison. What is
    empty stays as it is; of two labels that are the same the second gets a number.

    Raises:
        NotFoundError: no such set in this workspace.
    """
    with desk.store.writing() as session:
        row = own_set(session, workspace, set_id, lock=True)
        row.title = clean_title(title) or row.title
        taken: set[str] = set()
        for member, newest in newest_of(session, row):
            label = clean_label(labels.get(newest.id, "")) or member.label
            member.label = unlike(label, taken)
            taken.add(member.label)


def delete_set(desk: Desk, workspace: str, set_id: str, *, with_pairs: bool) -> tuple[str, ...]:
    """Deletes a set. Its pairs stay, or are deleted too, which can be undone as for any pair.

    Returns:
        The newest comparison of each pair that was deleted.

    Raises:
        NotFoundError: no such set in this workspace.
    """
    now = desk.clock()
    with desk.store.writing() as session:
        row = own_set(session, workspace, set_id, lock=True)
        newest = [comparison for _, comparison in newest_of(session, row)] if with_pairs else []
        pairs = select(PairRow).where(PairRow.id.in_([one.pair_id for one in newest])).order_by(PairRow.id)
        for pair in session.scalars(pairs.with_for_update()):
            pair.deleted_at = pair.deleted_at or now
        session.delete(row)
        return tuple(one.id for one in newest)
