"""A comparison that was made becomes a revision, within the transaction of whoever had it made."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from webapp.engine import Comparison
from webapp.engine.model import ENGINE_VERSION, SCHEMA
from webapp.engine.serialise import from_json
from webapp.jobs import Compared
from webapp.review import Review, standing
from webapp.services.comparisons import draft_of, locked_pair, own_comparison, read_result
from webapp.services.desk import Desk
from webapp.services.progress import count_progress, end_sign_off, mark_pins
from webapp.services.provenance import dumped, names_of
from webapp.services.titles import title_of
from webapp.services.values import Draft
from webapp.services.workspaces import new_id, settled
from webapp.store.articles import keep_article
from webapp.store.models import ComparisonRow, PairRow
from webapp.store.review import review_of
from webapp.store.text import content_hash


@dataclass(frozen=True, slots=True)
class Made:
    """What comparing a draft gave."""

    draft: Draft
    """What was compared."""
    found: Compared
    """As the engine's process told it."""
    comparison: Comparison
    """The same, read."""
    author: str
    """Who had it made; empty where nobody gave a name."""


def made_of(draft: Draft, found: Compared, author: str) -> Made:
    """The comparison of a draft, read: slow for long texts, so it is done before a transaction begins."""
    return Made(draft, found, from_json(json.loads(found.result), draft.left, draft.right), author)


def keep_first(desk: Desk, session: Session, workspace: str, made: Made) -> ComparisonRow:
    """Keeps it as the first revision of a new pair."""
    now = desk.clock()
    pair = PairRow(
        id=new_id(),
        workspace_id=settled(session, workspace),
        title=title_of((*made.found.titles, *names_of(made.draft)), made.draft.left),
        created_at=now,
        updated_at=now,
    )
    session.add(pair)
    session.flush()
    row = _add_revision(session, pair, made)
    count_progress(pair, standing(made.comparison, Review()))
    return row


def keep_again(desk: Desk, session: Session, workspace: str, base: str, made: Made) -> ComparisonRow:
    """Keeps it as the newest revision of the pair of ``base``; or gives the newest one, where that is the
    same to the letter: somebody was quicker.

    Raises:
        NotFoundError: that comparison is there no more.
    """
    before = own_comparison(session, settled(session, workspace), base)
    # Locked, so that two revisions made at once get two numbers.
    pair = locked_pair(session, before.pair_id)
    if (same := newest_like(desk, session, pair.id, made.draft)) is not None:
        return same
    pair.updated_at = desk.clock()
    row = _add_revision(session, pair, made, before.number)
    mark_pins(session, before, read_result(desk, before), made.draft.pins, made.author)
    end_sign_off(session, pair.id, pair.updated_at, made.author, "revision")
    count_progress(pair, standing(made.comparison, review_of(session, pair.id)))
    return row


def newest_like(desk: Desk, session: Session, pair_id: str, draft: Draft) -> ComparisonRow | None:
    """The newest revision of a pair, where it was made of the same by the engine there is: a second click on
    the same button makes no second revision."""
    row = session.scalars(
        select(ComparisonRow)
        .where(ComparisonRow.pair_id == pair_id)
        .order_by(ComparisonRow.number.desc())
        .limit(1)
        .options(joinedload(ComparisonRow.pair))
    ).one()
    hashes = content_hash(draft.left), content_hash(draft.right)
    if row.engine_version != ENGINE_VERSION or (row.left_hash, row.right_hash) != hashes:
        return None
    return row if draft_of(desk, row) == draft else None


def _add_revision(session: Session, pair: PairRow, made: Made, base: int = 0) -> ComparisonRow:
    """Adds a revision and the articles it needs that are not there yet; ``base`` is the number of the
    revision it was made from."""
    draft = made.draft
    last = session.scalar(select(func.max(ComparisonRow.number)).where(ComparisonRow.pair_id == pair.id))
    # In the order of their hashes, as everybody locks them: else two writers could wait for each other.
    kept = {text: keep_article(session, text) for text in sorted({draft.left, draft.right}, key=content_hash)}
    row = ComparisonRow(
        id=new_id(),
        pair_id=pair.id,
        number=(last or 0) + 1,
        left_hash=kept[draft.left],
        right_hash=kept[draft.right],
        left_title=draft.left_title,
        right_title=draft.right_title,
        engine_version=ENGINE_VERSION,
        schema=SCHEMA,
        result=made.found.result,
        created_at=pair.updated_at,
        author=made.author,
        made_from=base,
        left_from=dumped(draft.left_from),
        right_from=dumped(draft.right_from),
    )
    session.add(row)
    session.flush()
    return row
