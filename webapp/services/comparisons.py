"""Comparisons as they are kept: whose they are, and reading them."""

from __future__ import annotations

import json

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, contains_eager

from webapp.engine import Comparison
from webapp.engine.model import ENGINE_VERSION
from webapp.engine.serialise import from_json
from webapp.services.desk import Desk
from webapp.services.errors import NotFoundError
from webapp.services.provenance import loaded, origin
from webapp.services.values import Draft, Kept, Revision
from webapp.store.models import ComparisonRow, PairRow
from webapp.store.review import review_of
from webapp.store.tags import tags_of

# Built once: building a statement takes longer than to run it, and these run with every request.
_OWN = (
    select(ComparisonRow)
    .join(ComparisonRow.pair)
    .where(
        ComparisonRow.id == bindparam("id"),
        PairRow.workspace_id == bindparam("workspace"),
        PairRow.deleted_at.is_(None),
    )
    .options(contains_eager(ComparisonRow.pair))
)

_OWN_LOCKED = _OWN.with_for_update(of=PairRow).execution_options(populate_existing=True)

_REVISIONS = (
    select(
        ComparisonRow.id,
        ComparisonRow.number,
        ComparisonRow.created_at,
        ComparisonRow.engine_version,
        ComparisonRow.author,
        ComparisonRow.made_from,
        ComparisonRow.left_hash + ":" + ComparisonRow.left_title,
        ComparisonRow.right_hash + ":" + ComparisonRow.right_title,
    )
    .where(ComparisonRow.pair_id == bindparam("pair"))
    .order_by(ComparisonRow.number)
)


def get_comparison(desk: Desk, workspace: str, comparison_id: str) -> Kept:
    """One revision with what the engine said about it then.

    Raises:
        NotFoundError: no such comparison in this workspace.
    """
    with desk.store.reading() as session:
        row = own_comparison(session, workspace, comparison_id)
        return kept_from(session, row, read_result(desk, row))


def get_draft(desk: Desk, workspace: str, comparison_id: str) -> Draft:
    """The two texts of a revision, to edit them and compare again, with what was taken into the comparison,
    what a reader takes the pair for, and the links that were drawn or taken away.

    Raises:
        NotFoundError: no such comparison in this workspace.
    """
    with desk.store.reading() as session:
        row = own_comparison(session, workspace, comparison_id)
        return draft_of(desk, row)


def draft_of(desk: Desk, row: ComparisonRow) -> Draft:
    """What a revision was made of."""
    comparison = read_result(desk, row)
    return Draft(
        row.left.text,
        row.right.text,
        row.left_title,
        row.right_title,
        frozenset(comparison.left.kept),
        frozenset(comparison.right.kept),
        comparison.pair.kind.value if comparison.pair and comparison.pair.given else "",
        comparison.pins,
        loaded(row.left_from),
        loaded(row.right_from),
    )


def read_result(desk: Desk, row: ComparisonRow) -> Comparison:
    """The comparison in a row of an open session, whatever version of Diptych wrote it."""
    comparison = desk.results.find(row.id)
    if comparison is None:
        comparison = from_json(json.loads(row.result), row.left.text, row.right.text)
        desk.results.keep(row.id, comparison, len(row.result))
    return comparison


def own_comparison(
    session: Session, workspace: str, comparison_id: str, *, lock: bool = False
) -> ComparisonRow:
    """A comparison of this workspace; another's is not found. With ``lock`` its pair is as it is now and
    locked until the end of the transaction, as by ``locked_pair``."""
    if "\0" in comparison_id:  # PostgreSQL takes none in a look-up
        raise NotFoundError
    row = session.scalar(_OWN_LOCKED if lock else _OWN, {"id": comparison_id, "workspace": workspace})
    if row is None:
        raise NotFoundError
    return row


def locked_pair(session: Session, pair_id: str) -> PairRow:
    """A pair as it is now, read anew and locked until the end of the transaction: writers take turns, and
    each sees what the one before it left."""
    pair = session.scalar(
        select(PairRow)
        .where(PairRow.id == pair_id, PairRow.deleted_at.is_(None))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if pair is None:  # deleted while we waited
        raise NotFoundError
    return pair


def revisions_of(session: Session, pair_id: str) -> tuple[Revision, ...]:
    """The history of a pair, oldest first."""
    return tuple(Revision(*entry) for entry in session.execute(_REVISIONS, {"pair": pair_id}))


def kept_from(session: Session, row: ComparisonRow, comparison: Comparison) -> Kept:
    return Kept(
        id=row.id,
        pair_id=row.pair_id,
        title=row.pair.title,
        tags=tags_of(session, [row.pair_id]).get(row.pair_id, ()),
        number=row.number,
        revisions=revisions_of(session, row.pair_id),
        created_at=row.created_at,
        engine_version=row.engine_version,
        outdated=row.engine_version != ENGINE_VERSION,
        comparison=comparison,
        review=review_of(session, row.pair_id),
        left_from=origin(row.left_from, comparison.left.text),
        right_from=origin(row.right_from, comparison.right.text),
    )
