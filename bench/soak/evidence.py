"""Looks into a database for what must be there, what must not, and what is there in part."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import select, text
from sqlalchemy.orm import Session, joinedload

from webapp.engine.serialise import from_json
from webapp.store import open_store
from webapp.store.models import ArticleRow, ComparisonRow, PairRow
from webapp.store.text import content_hash


def check(
    database_url: str,
    kept: Mapping[str, tuple[str, str]],
    gone: Collection[str] = (),
    unsure: Collection[str] = (),
) -> int:
    """How many comparisons are there; every acknowledged one is, whole, and nothing is there in part.

    Args:
        database_url: where to look.
        kept: comparisons that were acknowledged, and both texts of each.
        gone: comparisons whose deletion was acknowledged.
        unsure: comparisons whose deletion was asked for: there or not, but not in part.

    Raises:
        AssertionError: something is lost, damaged, half-written or back again.
    """
    store = open_store(database_url)
    try:
        with store.reading() as session:
            found = _whole(session)
    finally:
        store.close()
    lost = {name for name, pair in kept.items() if found.get(name) != pair}
    assert not lost, f"acknowledged and not there: {sorted(lost)}"
    back = found.keys() & set(gone)
    assert not back, f"deleted and there again: {sorted(back)}"
    assert len(found) >= len(kept), "fewer than were acknowledged"
    assert not set(kept) & set(unsure), "the tally contradicts itself"
    return len(found)


def _whole(session: Session) -> dict[str, tuple[str, str]]:
    """Every comparison's texts, after a look at whether all of it is there."""
    if session.get_bind().dialect.name == "sqlite":
        assert session.scalar(text("PRAGMA integrity_check")) == "ok", "the file is damaged"
    rows = session.scalars(
        select(ComparisonRow).options(
            joinedload(ComparisonRow.left), joinedload(ComparisonRow.right), joinedload(ComparisonRow.pair)
        )
    ).all()
    numbers = defaultdict(list)
    for row in rows:
        from_json(json.loads(row.result), row.left.text, row.right.text)
        assert row.pair.title, "a pair without a title"
        assert content_hash(row.left.text) == row.left_hash, "a text is damaged"
        assert content_hash(row.right.text) == row.right_hash, "a text is damaged"
        numbers[row.pair_id].append(row.number)
    for revisions in numbers.values():
        assert sorted(revisions) == list(range(1, len(revisions) + 1)), "a revision is missing"
    used = {name for row in rows for name in (row.left_hash, row.right_hash)}
    assert used == set(session.scalars(select(ArticleRow.hash))), "a text without a comparison"
    assert numbers.keys() == set(session.scalars(select(PairRow.id))), "a pair without a comparison"
    return {row.id: (row.left.text, row.right.text) for row in rows}
