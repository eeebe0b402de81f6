"""Sets as they are kept: found in an open session, with the newest revision of each pair."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session, contains_eager

from webapp.review import State, standing
from webapp.services.comparisons import read_result
from webapp.services.desk import Desk
from webapp.services.errors import NotFoundError
from webapp.services.set_values import KeptMember
from webapp.sets import Member
from webapp.store.models import ComparisonRow, PairRow
from webapp.store.review import review_of
from webapp.store.sets import ArticleSetRow, SetMemberRow


def own_set(session: Session, workspace: str, set_id: str, *, lock: bool = False) -> ArticleSetRow:
    """A set of this workspace; another's is not found. With ``lock`` it is locked until the end of the
    transaction, so that two who add members do so one after the other."""
    if "\0" in set_id:  # PostgreSQL takes none in a look-up
        raise NotFoundError
    query = select(ArticleSetRow).where(ArticleSetRow.id == set_id, ArticleSetRow.workspace_id == workspace)
    row = session.scalar(query.with_for_update() if lock else query)
    if row is None:
        raise NotFoundError
    return row


def newest_of(session: Session, row: ArticleSetRow) -> list[tuple[SetMemberRow, ComparisonRow]]:
    """The members of a set in their order, each with the newest revision of its pair; without those that were
    deleted."""
    number = (
        select(func.max(ComparisonRow.number))
        .where(ComparisonRow.pair_id == PairRow.id)
        .correlate(PairRow)
        .scalar_subquery()
    )
    found = session.execute(
        select(SetMemberRow, ComparisonRow)
        .join(PairRow, PairRow.id == SetMemberRow.pair_id)
        .join(ComparisonRow, ComparisonRow.pair_id == PairRow.id)
        .where(
            SetMemberRow.set_id == row.id,
            PairRow.workspace_id == row.workspace_id,
            PairRow.deleted_at.is_(None),
            ComparisonRow.number == number,
        )
        .order_by(SetMemberRow.position, SetMemberRow.pair_id)
        .options(contains_eager(ComparisonRow.pair))
    )
    return [(member, comparison) for member, comparison in found]


def kept_members(desk: Desk, session: Session, row: ArticleSetRow) -> tuple[KeptMember, ...]:
    """The same with what the engine and the reviewers said of each."""
    return tuple(_kept(desk, session, member, newest) for member, newest in newest_of(session, row))


def _kept(desk: Desk, session: Session, member: SetMemberRow, newest: ComparisonRow) -> KeptMember:
    comparison = read_result(desk, newest)
    now = standing(comparison, review_of(session, newest.pair_id))
    dismissed = frozenset(
        finding.key for finding in comparison.findings if now.state(finding.key) is State.DISMISSED
    )
    return KeptMember(
        newest.id, newest.pair_id, newest.number, Member(member.label, comparison, dismissed, now.progress)
    )
