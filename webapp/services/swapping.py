"""A pair with its sides the other way round."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from webapp.engine.keys import key_on
from webapp.engine.keys import swapped as swapped_pins
from webapp.engine.model import Side
from webapp.services.comparing import create_comparison
from webapp.services.comparisons import draft_of, get_draft, kept_from, read_result
from webapp.services.desk import Desk
from webapp.services.values import NOBODY, Asker, Draft, Kept
from webapp.store.models import ComparisonRow, PairRow
from webapp.store.text import content_hash

MOST_LOOKED_AT = 20
"""Comparisons of the same two texts that are looked at, those touched last first."""


def swapped_draft(desk: Desk, workspace: str, comparison_id: str) -> Draft:
    """What a comparison was made of with its sides swapped, and with all that was said of them.

    Raises:
        NotFoundError: no such comparison in this workspace.
    """
    draft = get_draft(desk, workspace, comparison_id)
    return Draft(
        draft.right,
        draft.left,
        draft.right_title,
        draft.left_title,
        frozenset(key_on(Side.LEFT, key) for key in draft.right_kept),
        frozenset(key_on(Side.RIGHT, key) for key in draft.left_kept),
        draft.kind,
        swapped_pins(draft.pins),
        draft.right_from,
        draft.left_from,
    )


def find_or_create(desk: Desk, workspace: str, draft: Draft, asker: Asker = NOBODY) -> Kept:
    """The comparison that was made of the same, with all that was said of it, or a new one: swapped twice, a
    comparison is itself again.

    Raises:
        RefusalError: as of ``create_comparison``.
    """
    with desk.store.reading() as session:
        row = _like(desk, session, workspace, draft)
        if row is not None:
            return kept_from(session, row, read_result(desk, row))
    return create_comparison(desk, workspace, draft, asker)


def _like(desk: Desk, session: Session, workspace: str, draft: Draft) -> ComparisonRow | None:
    """The comparison that was made of a draft; of several the one whose pair was touched last."""
    rows = session.scalars(
        select(ComparisonRow)
        .join(ComparisonRow.pair)
        .where(
            ComparisonRow.left_hash == content_hash(draft.left),
            ComparisonRow.right_hash == content_hash(draft.right),
            PairRow.workspace_id == workspace,
            PairRow.deleted_at.is_(None),
        )
        .order_by(PairRow.updated_at.desc(), ComparisonRow.number.desc())
        .limit(MOST_LOOKED_AT)
        .options(contains_eager(ComparisonRow.pair))
    )
    return next((row for row in rows if draft_of(desk, row) == draft), None)
