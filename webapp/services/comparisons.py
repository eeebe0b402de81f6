"""Make, keep, read and list comparisons."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from webapp.engine import Article, Comparison
from webapp.engine.model import ENGINE_VERSION, SCHEMA
from webapp.engine.options import KINDS
from webapp.engine.serialise import from_json
from webapp.jobs import Compared
from webapp.review import Review, standing
from webapp.services.desk import Desk
from webapp.services.errors import InvalidError, NotFoundError, TooLargeError
from webapp.services.progress import count_progress, end_sign_off, mark_pins
from webapp.services.provenance import dumped, loaded, names_of, origin
from webapp.services.titles import clean_title, title_of
from webapp.services.values import NOBODY, Asker, Draft, Kept, Revision
from webapp.services.waiting import compared
from webapp.services.workspaces import new_id, settled
from webapp.store.articles import keep_article
from webapp.store.models import ComparisonRow, PairRow
from webapp.store.review import review_of
from webapp.store.tags import tags_of
from webapp.store.text import content_hash, encode
from webapp.words import say

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


def create_comparison(desk: Desk, workspace: str, draft: Draft, asker: Asker = NOBODY) -> Kept:
    """Compares two texts and keeps the result as the first revision of a new pair.

    Raises:
        InvalidError: a text is empty, or the kind is none.
        TooLargeError: a text is too large.
        BusyError: too many comparisons are waited for.
        FailedError: the comparison did not come to its end.
    """
    draft = _checked(desk, draft)
    found = _compare(desk, draft, asker)  # before the transaction: others wait for its end
    comparison = from_json(json.loads(found.result), draft.left, draft.right)
    now = desk.clock()
    with desk.store.writing() as session:
        pair = PairRow(
            id=new_id(),
            workspace_id=settled(session, workspace),
            title=title_of((*found.titles, *names_of(draft)), draft.left),
            created_at=now,
            updated_at=now,
        )
        session.add(pair)
        session.flush()
        row = _add_revision(session, pair, draft, found.result, Made(asker.name))
        count_progress(pair, standing(comparison, Review()))
        kept = kept_from(session, row, comparison)
    desk.results.keep(kept.id, comparison, len(found.result))  # its page is asked for next
    return kept


def compare_again(
    desk: Desk, workspace: str, comparison_id: str, draft: Draft, asker: Asker = NOBODY
) -> Kept:
    """Compares edited texts and keeps the result as the pair's newest revision; older ones stay as they are,
    and so does the review: what was said of words that stand holds for the new one. A sign-off ends. What is
    the newest revision to the letter, and of this engine, makes no other one: that one is given.

    Raises:
        NotFoundError: no such comparison in this workspace.
        InvalidError: a text is empty, or the kind is none.
        TooLargeError: a text is too large.
        BusyError: too many comparisons are waited for.
        FailedError: the comparison did not come to its end.
    """
    draft = _checked(desk, draft)
    with desk.store.reading() as session:
        before = own_comparison(session, workspace, comparison_id)
        if (same := _newest_like(desk, session, before.pair_id, draft)) is not None:
            return kept_from(session, same, read_result(desk, same))
    found = _compare(desk, draft, asker)  # before the transaction: others wait for its end
    comparison = from_json(json.loads(found.result), draft.left, draft.right)
    with desk.store.writing() as session:
        before = own_comparison(session, settled(session, workspace), comparison_id)
        # Locked, so that two revisions made at once get two numbers.
        pair = locked_pair(session, before.pair_id)
        if (same := _newest_like(desk, session, pair.id, draft)) is not None:  # somebody was quicker
            return kept_from(session, same, read_result(desk, same))
        pair.updated_at = desk.clock()
        row = _add_revision(session, pair, draft, found.result, Made(asker.name, before.number))
        mark_pins(session, before, read_result(desk, before), draft.pins, asker.name)
        end_sign_off(session, pair.id, pair.updated_at, asker.name, "revision")
        count_progress(pair, standing(comparison, review_of(session, pair.id)))
        kept = kept_from(session, row, comparison)
    desk.results.keep(kept.id, comparison, len(found.result))  # its page is asked for next
    return kept


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


def _checked(desk: Desk, draft: Draft) -> Draft:
    """The draft with its titles cleaned; raises where it cannot be compared."""
    if not draft.left.strip():
        raise InvalidError(say("errors.comparisons.empty_source"), "left")
    if not draft.right.strip():
        raise InvalidError(say("errors.comparisons.empty_rewrite"), "right")
    if draft.kind not in KINDS:
        raise InvalidError(say("errors.comparisons.kind", kinds=", ".join(KINDS[1:])), "kind")
    limit = desk.config.max_bytes
    if len(encode(draft.left)) + len(encode(draft.right)) > limit:
        raise TooLargeError.over(limit)
    return replace(
        draft, left_title=clean_title(draft.left_title), right_title=clean_title(draft.right_title)
    )


def _compare(desk: Desk, draft: Draft, asker: Asker) -> Compared:
    left = Article.from_text(draft.left, title=draft.left_title, kept=draft.left_kept)
    right = Article.from_text(draft.right, title=draft.right_title, kept=draft.right_kept)
    return compared(desk, (left, right), asker, draft.kind, draft.pins)


@dataclass(frozen=True, slots=True)
class Made:
    """How a revision came to be."""

    author: str
    """Who made it; empty where nobody gave a name."""
    base: int = 0
    """Number of the revision it was made from; 0 for none."""


def _add_revision(session: Session, pair: PairRow, draft: Draft, result: str, made: Made) -> ComparisonRow:
    """Adds a revision and the articles it needs that are not there yet."""
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
        result=result,
        created_at=pair.updated_at,
        author=made.author,
        made_from=made.base,
        left_from=dumped(draft.left_from),
        right_from=dumped(draft.right_from),
    )
    session.add(row)
    session.flush()
    return row


def _newest_like(desk: Desk, session: Session, pair_id: str, draft: Draft) -> ComparisonRow | None:
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
