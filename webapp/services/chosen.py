"""Pairs that were chosen together in a list: delete, bring back, tag.

What is not there, be it deleted meanwhile or another workspace's, is left out and counted; the rest is done.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from webapp.services.desk import Desk
from webapp.services.errors import InvalidError
from webapp.services.library import MOST_LISTED, UNDO_FOR
from webapp.services.tags import MOST_TAGS, distinct, keep_tags
from webapp.services.values import Chosen, Deleted
from webapp.store.models import ComparisonRow, PairRow
from webapp.store.tags import folded_of
from webapp.words import say


def find_chosen(desk: Desk, workspace: str, comparison_ids: Collection[str]) -> tuple[str, ...]:
    """Those of the comparisons that are in this workspace, one a pair, in the order asked for.

    Raises:
        InvalidError: none is chosen, or more than a list can show.
    """
    _check(comparison_ids)
    with desk.store.reading() as session:
        return tuple(_found(session, workspace, comparison_ids))


def delete_chosen(desk: Desk, workspace: str, comparison_ids: Collection[str]) -> Chosen:
    """Deletes the pairs of comparisons; it can be undone for ten minutes, as for a single one. One that was
    deleted a moment ago counts as deleted.

    Raises:
        InvalidError: none is chosen, or more than a list can show.
    """
    _check(comparison_ids)
    now = desk.clock()
    with desk.store.writing() as session:
        pairs = _locked(session, workspace, comparison_ids, now)
        for pair in pairs.values():
            pair.deleted_at = pair.deleted_at or now
        return _chosen(pairs, comparison_ids)


def restore_chosen(desk: Desk, workspace: str, comparison_ids: Collection[str]) -> Chosen:
    """Brings back pairs that were deleted a moment ago; those that are there stay.

    Raises:
        InvalidError: none is named, or more than a list can show.
    """
    _check(comparison_ids)
    with desk.store.writing() as session:
        pairs = _locked(session, workspace, comparison_ids, desk.clock())
        for pair in pairs.values():
            pair.deleted_at = None
        return _chosen(pairs, comparison_ids)


def tag_chosen(desk: Desk, workspace: str, comparison_ids: Collection[str], names: Iterable[str]) -> Chosen:
    """Adds tags to pairs; one that would have too many is left as it is, and counted.

    Raises:
        InvalidError: none is chosen, or more than a list can show; or no tag is named.
    """
    _check(comparison_ids)
    wanted = distinct(names)
    if not wanted:
        raise InvalidError(say("errors.tags.none"), "tags")
    with desk.store.writing() as session:
        pairs = _locked(session, workspace, comparison_ids)
        there = folded_of(session, {pair.id for pair in pairs.values()})
        full = 0
        for pair in pairs.values():
            new = {key: name for key, name in wanted.items() if key not in there[pair.id]}
            if len(there[pair.id]) + len(new) > MOST_TAGS:
                full += 1
            else:
                keep_tags(session, pair.id, new, len(there[pair.id]))
        return _chosen(pairs, comparison_ids, full)


def list_deleted(desk: Desk, workspace: str, comparison_ids: Collection[str]) -> tuple[Deleted, ...]:
    """Those of the pairs that were deleted and can still be brought back, in the order asked for."""
    if not 0 < len(comparison_ids) <= MOST_LISTED:
        return ()
    with desk.store.reading() as session:
        pairs = _found(session, workspace, comparison_ids, desk.clock())
        return tuple(Deleted(name, pair.title) for name, pair in pairs.items() if pair.deleted_at)


def _check(comparison_ids: Collection[str]) -> None:
    if not comparison_ids:
        raise InvalidError(say("errors.chosen.none"), "id")
    if len(comparison_ids) > MOST_LISTED:
        raise InvalidError(say("errors.chosen.most", most=MOST_LISTED), "id")


def _locked(
    session: Session, workspace: str, comparison_ids: Collection[str], now: datetime | None = None
) -> dict[str, PairRow]:
    """The same, locked in one order for everybody."""
    return _found(session, workspace, comparison_ids, now, lock=True)


def _found(
    session: Session,
    workspace: str,
    comparison_ids: Collection[str],
    now: datetime | None = None,
    *,
    lock: bool = False,
) -> dict[str, PairRow]:
    """The pairs by the first comparison that names each; those too, where ``now`` is given, that were deleted
    so short a time before that it can be undone."""
    names = {name: None for name in comparison_ids if "\0" not in name}  # PostgreSQL takes none
    kept = PairRow.deleted_at.is_(None)
    query = (
        select(ComparisonRow.id, PairRow)
        .join(PairRow)
        .where(
            ComparisonRow.id.in_(names),
            PairRow.workspace_id == workspace,
            or_(kept, PairRow.deleted_at > now - UNDO_FOR) if now else kept,
        )
        .order_by(PairRow.id)
    )
    rows = session.execute(query.with_for_update(of=PairRow) if lock else query)
    found = {row[0]: row[1] for row in rows}
    pairs: dict[str, str] = {}
    for name in names:
        if name in found:
            pairs.setdefault(found[name].id, name)
    return {name: found[name] for name in pairs.values()}


def _chosen(pairs: dict[str, PairRow], comparison_ids: Collection[str], full: int = 0) -> Chosen:
    return Chosen(tuple(pairs), len(set(comparison_ids)) - len(pairs), full)
